"""The vocabulary every measure is told in: fields, norms, thresholds, error, sources."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from medex_desktop.domain.evidence import (
    ChangeFact,
    Citation,
    CutPoint,
    Equation,
    Fact,
    Item,
    Loinc,
    Reference,
    ScoreBand,
    When,
)
from medex_desktop.domain.scoring import Person, Score, Values, fits
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

__all__ = [
    "SEXES_WITH_NORMS",
    "ChangeValue",
    "Citation",
    "Direction",
    "Field",
    "FieldKind",
    "Group",
    "Measure",
    "Norm",
    "Remark",
    "Role",
    "Rule",
    "Scoring",
    "Threshold",
    "TotalRule",
]

FieldKind = Literal["number", "integer", "choice", "boolean", "text", "list of numbers"]


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Role(StrEnum):
    """What a field does: it is the result, says of what, decides comparability, or is kept."""

    VALUE = "value"
    IDENTITY = "identity"
    PROTOCOL = "protocol"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a measure.

    Attributes:
        key: permanent name, as in files and commands.
        unit: unit of the number, "" when it has none.
        low: hard limit; less is refused. ``high`` likewise. ``soft_low`` and ``soft_high`` are
            kept with a remark. Both are entry rules of the program, not clinical numbers.
        optional: may be left out.
        from_client: a fact about the client rather than of the test.
        role: what the field does (``Role``). A series belongs to its identity fields; a change
            in a protocol field breaks it.
        words: what the choices are called on screen, by choice.
        places: decimals that are shown; the field takes as many as are typed.
        clock: "stopwatch" or "countdown" when the number is taken by one; ``seconds`` of the
            countdown, ``marks`` the interval of its marks.
        counter: the number is counted by a key while the countdown runs.
        repeats: how many trials may be entered; 1 is a single number.
        preset: what a new form begins with; "" is blank.
        instead_of: of a yes or no, the field whose value it stands for; with a yes that field is
            left blank, and isn't needed.
        figure: it is chosen on the body figure too: "pain" where it hurts, in words, or "joint",
            whose side is the field "side".
    """

    key: str
    label: Text
    unit: str = ""
    kind: FieldKind = "number"
    choices: tuple[str, ...] = ()
    optional: bool = False
    from_client: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    role: Role = Role.VALUE
    soft_low: Decimal | None = None
    soft_high: Decimal | None = None
    words: tuple[tuple[str, Text], ...] = ()
    places: int = 0
    clock: Literal["", "stopwatch", "countdown"] = ""
    seconds: int = 0
    marks: int = 0
    counter: bool = False
    repeats: int = 1
    preset: str = ""
    instead_of: str = ""
    figure: Literal["", "pain", "joint"] = ""

    def word_for(self, choice: str) -> Text:
        """What a choice is called; its key with blanks where nothing else is said."""
        return dict(self.words).get(choice, Text(choice.replace("_", " ")))


@dataclass(frozen=True, slots=True)
class Norm:
    """A set of reference values: who was measured, how, and where it was published.

    Attributes:
        title: short name shown in lists, such as "Tomkinson 2025".
        population: who was measured; printed beside every percentile.
        hand, summary: which hand and which value of its trials the table describes.
        postures: kinds of posture the table describes; empty when its source states none.
        ages: in words, such as "20 and over".
    """

    key: str
    title: str
    population: Text
    device: Text
    protocol: Text
    hand: Text
    summary: Text
    ages: Text
    citation: Citation
    postures: tuple[str, ...] = ()
    licence: Text | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A published cut-point; met strictly below it, and only from ``from_age`` on.

    Attributes:
        cuts: cut by sex ("female", "male"), in ``unit``.
        name: the definition's name inside a sentence, such as "EWGSOP2".
    """

    key: str
    name: str
    cuts: tuple[tuple[str, Decimal], ...]
    unit: str
    from_age: int
    citation: Citation

    def cut_for(self, sex: str) -> Decimal | None:
        """The cut for this sex; None when the definition has none."""
        return dict(self.cuts).get(sex)


@dataclass(frozen=True, slots=True)
class ChangeValue:
    """What a change of one population is judged by; a missing value is None.

    Attributes:
        population: in words, such as "women from 60".
        basis: how the error values came about, for the "judged by" line.
        important_words: what a change of ``mcid`` may be called, after "beyond error".
        important_people: whom ``mcid`` was found in, where that is to be named beside it.
        is_small: the source calls ``mcid`` a small meaningful change, not an important one.
        sex, age_from, age_below: whom it fits; None fits all.
        verified: False when a value exists but its source has not been read.
        error_name: what the source calls ``mdc95`` ("MDC" where it states no level).
        larger: a change larger than an important one, such as a substantial clinical benefit,
            where that alone is published; it is told and judges nothing. ``larger_name`` is what
            it is called, ``larger_words`` what is said of a gain that reaches it.
    """

    population: Text
    basis: Text
    unit: str
    citation: Citation
    sem: Decimal | None = None
    mdc90: Decimal | None = None
    mdc95: Decimal | None = None
    mcid: Decimal | None = None
    mcid_citation: Citation | None = None
    important_words: Text | None = None
    sex: str | None = None
    age_from: int | None = None
    age_below: int | None = None
    verified: bool = True
    error_name: str = "MDC95"
    important_people: Text | None = None
    is_small: bool = False
    larger: Decimal | None = None
    larger_name: Text | None = None
    larger_words: Text | None = None

    def fits(self, sex: str, age: Decimal) -> bool:
        """Whether this value is for that sex and age."""
        return (
            self.sex in (None, sex)
            and (self.age_from is None or age >= self.age_from)
            and (self.age_below is None or age < self.age_below)
        )


@dataclass(frozen=True, slots=True)
class TotalRule:
    """How the total of a licensed form follows from its answers, which are not kept.

    Attributes:
        field: the input that takes the total.
        count: how many answers the form has, each a whole number from ``low`` to ``high``.
        total: from the answers in order (None where one was left out) to the total, or why none.
    """

    field: str
    count: int
    low: int
    high: int
    total: Callable[[Sequence[Decimal | None]], Score]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at beside a field; the value is kept."""

    field: str
    words: Text


Rule = Callable[[Values], InvalidInput | Remark | None]
Scoring = Callable[[Values, Person], Score]


class Group(StrEnum):
    """Where a measure stands in a list of all of them."""

    VITALS = "vitals"
    SAFETY = "safety"
    MOBILITY = "mobility"
    STRENGTH = "strength"
    BALANCE = "balance"
    FLEXIBILITY = "flexibility"
    ENDURANCE = "endurance"
    PAIN = "pain"
    QUESTIONNAIRE = "questionnaire"
    BODY = "body"
    SCREEN = "screen"
    PRESCRIPTION = "prescription"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of test, found by its key; the key never changes, the version does with formulas.

    Attributes:
        summary: what is scored, in words.
        fields: the inputs, in form order.
        protocol_fields: names of the protocol's parts; a change in one starts a new series.
        norms, thresholds, change_values: of the grip test, which reads two hands at once.
        how_to: the protocol card, one heading and its lines at a time.
        licence: what may be done with the test and its tables.
        scoring: the pure function from values to score; None for the grip test.
        references, equations: what a score is compared with, the default first.
        cut_points, bands: what it may be called.
        change_facts: published error and important change, the one to prefer first.
        facts: what is published and shown, and judges nothing.
        rules: what must hold between fields: a fault or a remark beside a field.
        items: the questions of a questionnaire, by field.
        total_only: a licensed questionnaire, of which the total alone is entered.
        total_rule: how that total follows from the answers, where the rule is published.
        compared: False when a change of the score says nothing (a zone, a prescription).
        short: its name where there is little room.
        naming: what one result of it is called, where that goes by more than its title and its
            identity fields one after another ("Knee flexion, right").
        turned: inputs under which the other direction is better (what is missing to straight).
    """

    key: str
    version: int
    title: Text
    unit: str
    direction: Direction
    summary: Text
    fields: tuple[Field, ...]
    protocol_fields: tuple[str, ...]
    norms: tuple[Norm, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    change_values: tuple[ChangeValue, ...] = ()
    citations: tuple[Citation, ...] = ()
    licence: Text = Text("Free to use.")
    how_to: tuple[tuple[str, tuple[Text, ...]], ...] = ()
    group: Group = Group.STRENGTH
    scoring: Scoring | None = None
    references: tuple[Reference, ...] = ()
    equations: tuple[Equation, ...] = ()
    cut_points: tuple[CutPoint, ...] = ()
    bands: tuple[ScoreBand, ...] = ()
    change_facts: tuple[ChangeFact, ...] = ()
    facts: tuple[Fact, ...] = ()
    rules: tuple[Rule, ...] = ()
    items: tuple[Item, ...] = ()
    loinc: Loinc | None = None
    total_only: bool = False
    total_rule: TotalRule | None = None
    compared: bool = True
    places: int = 1
    short: Text | None = None
    naming: Callable[[Values], Text] | None = None
    turned: When = ()

    def direction_for(self, values: Values) -> Direction:
        """Which way is better for one result."""
        if not self.turned or not fits(values, self.turned):
            return self.direction
        return Direction.LOWER if self.direction is Direction.HIGHER else Direction.HIGHER

    def field(self, key: str) -> Field | None:
        """The input of that key, or None."""
        return next((field for field in self.fields if field.key == key), None)

    def norm(self, key: str) -> Norm | None:
        """The norm set of that key, or None."""
        return next((norm for norm in self.norms if norm.key == key), None)

    @property
    def comparisons(self) -> tuple[Reference | Equation, ...]:
        """The reference tables, then the equations."""
        return (*self.references, *self.equations)

    def of_role(self, role: Role) -> tuple[Field, ...]:
        """The fields of one role, in form order."""
        return tuple(field for field in self.fields if field.role is role)


SEXES_WITH_NORMS: Final = ("female", "male")

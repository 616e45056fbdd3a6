"""The vocabulary every measure is told in: fields, norms, thresholds, error, sources."""

from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

FieldKind = Literal["number", "integer", "choice", "boolean", "text", "list of numbers"]


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a number was read: ``key`` for short, ``text`` as a paper cites it."""

    key: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a measure.

    Attributes:
        key: permanent name, as in files and commands.
        unit: unit of the number, "" when it has none.
        low: hard limit; less is refused. ``high`` likewise.
        optional: may be left out.
        from_client: a fact about the client rather than of the test.
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
        sex, age_from, age_below: whom it fits; None fits all.
        verified: False when a value exists but its source has not been read.
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

    def fits(self, sex: str, age: Decimal) -> bool:
        """Whether this value is for that sex and age."""
        return (
            self.sex in (None, sex)
            and (self.age_from is None or age >= self.age_from)
            and (self.age_below is None or age < self.age_below)
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of test, found by its key; the key never changes, the version does with formulas.

    Attributes:
        summary: what is scored, in words.
        fields: the inputs, in form order.
        protocol_fields: names of the protocol's parts; a change in one starts a new series.
        norms: reference sets, the default first.
        how_to: the protocol in two lines, by protocol key.
        licence: what may be done with the test and its tables.
    """

    key: str
    version: int
    title: Text
    unit: str
    direction: Direction
    summary: Text
    fields: tuple[Field, ...]
    protocol_fields: tuple[str, ...]
    norms: tuple[Norm, ...]
    thresholds: tuple[Threshold, ...]
    change_values: tuple[ChangeValue, ...]
    citations: tuple[Citation, ...]
    licence: Text
    how_to: tuple[tuple[str, tuple[Text, ...]], ...] = ()

    def field(self, key: str) -> Field | None:
        """The input of that key, or None."""
        return next((field for field in self.fields if field.key == key), None)

    def norm(self, key: str) -> Norm | None:
        """The norm set of that key, or None."""
        return next((norm for norm in self.norms if norm.key == key), None)


SEXES_WITH_NORMS: Final = ("female", "male")

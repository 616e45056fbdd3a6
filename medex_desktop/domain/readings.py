"""What one result says: its score, what it is compared with, the cut-points it meets."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import (
    AgeRow,
    Citation,
    CutPoint,
    Equation,
    Kind,
    Reference,
    ScoreBand,
)
from medex_desktop.domain.measure import SEXES_WITH_NORMS, Direction, Measure
from medex_desktop.domain.scoring import Person, Score, Values, fits, number
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text

BELOW: Final = Text("Below average")
AVERAGE: Final = Text("Average")
ABOVE: Final = Text("Above average")
UNDER_LIMIT: Final = Text("Below the lower limit of normal")
WITHIN_LIMIT: Final = Text("Not below the lower limit of normal")
_SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """A score beside a reference.

    Attributes:
        group: the people of the row, such as "women 75 to 79".
        display: the reference in words: "10 to 15", "mean 8.1 (7.1 to 9.0)".
        band: "below", "average" or "above" where the table says so, "" elsewhere.
        low, mid, high: the row in the score's unit.
        predicted, percent: of an equation.
    """

    key: str
    title: str
    group: Text
    population: Text
    display: Text
    citation: Citation
    band: str = ""
    low: Decimal | None = None
    mid: Decimal | None = None
    high: Decimal | None = None
    predicted: Decimal | None = None
    percent: Decimal | None = None

    @property
    def people(self) -> Text:
        """Who the row is about and who was measured."""
        return Text("{group}, {population}", {"group": self.group, "population": self.population})


@dataclass(frozen=True, slots=True)
class Met:
    """One cut-point held against a result; ``met`` is None where it does not apply."""

    point: CutPoint
    met: bool | None
    rule: Text


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one result says.

    Attributes:
        compared: the chosen reference, None with a reason in ``messages``.
        others: the other references that fit.
        category: what the result is called.
    """

    measure: Measure
    values: Values
    score: Score
    compared: Compared | None
    others: tuple[Compared, ...]
    cuts: tuple[Met, ...]
    category: Text | None
    messages: tuple[Text, ...]

    @property
    def met(self) -> tuple[Met, ...]:
        """The cut-points that are met."""
        return tuple(cut for cut in self.cuts if cut.met)


def read_result(
    measure: Measure, person: Person, values: Values, reference_key: str = ""
) -> Reading:
    """Read one result; a reference of that key comes first, else the measure's own order."""
    if measure.scoring is None:
        raise ValueError(f"{measure.key} is read by its own module")
    score = measure.scoring(values, person)
    found, why = _references(measure, person, values, score, reference_key)
    cuts = tuple(_judge(point, measure, person, values, score) for point in measure.cut_points)
    messages = [score.why] if score.why is not None else []
    messages += [*score.messages, *why]
    messages += [cut.point.meaning for cut in cuts if cut.met]
    return Reading(
        measure=measure,
        values=values,
        score=score,
        compared=found[0] if found else None,
        others=tuple(found[1:]),
        cuts=cuts,
        category=score.category or _category(measure, score, found),
        messages=tuple(_once(messages)),
    )


def _once(messages: Iterable[Text]) -> Iterable[Text]:
    """Each sentence once, in order (several cut-points may mean the same)."""
    said: list[Text] = []
    for words in messages:
        if words not in said:
            said.append(words)
            yield words


def _category(measure: Measure, score: Score, found: Sequence[Compared]) -> Text | None:
    if score.value is None:
        return None
    band = band_of(measure.bands, score.value)
    if band is not None:
        return band.title
    if not found:
        return None
    words = {"below": BELOW, "average": AVERAGE, "above": ABOVE}
    if found[0].predicted is not None:  # an equation tells a limit of normal, not an average
        words = {"below": UNDER_LIMIT, "average": WITHIN_LIMIT}
    return words.get(found[0].band)


def band_of(bands: Sequence[ScoreBand], value: Decimal) -> ScoreBand | None:
    """The first band that holds the value."""
    return next((band for band in bands if band.holds(value)), None)


def _references(
    measure: Measure, person: Person, values: Values, score: Score, key: str
) -> tuple[list[Compared], list[Text]]:
    """The references that fit, the asked one alone, and why none does where none does."""
    fitting = [
        one for one in measure.comparisons
        if fits(values, one.when) and not _of_the_other_sex(one, person)
    ]  # fmt: skip
    if score.value is None or not measure.comparisons:
        return [], []
    if not fitting:
        return [], [Text("No norm for this protocol.")]
    asked = [one for one in fitting if one.key == key] or fitting
    direction = measure.direction_for(values)
    answers = [compare(one, measure, person, score, direction) for one in asked]
    found = [answer for answer in answers if isinstance(answer, Compared)]
    why = [answer for answer in answers if isinstance(answer, Text)]
    return found, [] if found else why[:1]


def _of_the_other_sex(one: Reference | Equation, person: Person) -> bool:
    """Whether a table under this protocol has rows of the other sex only."""
    if isinstance(one, Equation) or person.sex not in SEXES_WITH_NORMS:
        return False
    return all(row.sex not in ("", person.sex) for row in one.rows)


def compare(
    one: Reference | Equation,
    measure: Measure,
    person: Person,
    score: Score,
    direction: Direction | None = None,
) -> Compared | Text:
    """A score beside one reference, or why there is no norm; ``direction`` is of this result."""
    if isinstance(one, Reference):
        return _in_table(one, measure, person, score, direction or measure.direction)
    return _expected(one, measure, person, score)


def _in_table(
    table: Reference, measure: Measure, person: Person, score: Score, direction: Direction
) -> Compared | Text:
    """The row of a table for one person, or why there is none."""
    if table.needs_sex and person.sex not in SEXES_WITH_NORMS:
        return Text("No norm: the sex used for norms is not stated.")
    row = next((row for row in table.rows if row.fits(person.sex, person.age)), None)
    if row is None and person.age is None:
        return Text("No norm: the age is not stated.")
    if row is None:
        return Text("No norm for this age ({title}).", {"title": table.title})
    value = score.part(table.part) if table.part else score.value
    low, mid, high = (
        None if each is None else each * table.factor for each in (row.low, row.mid, row.high)
    )
    return Compared(
        key=table.key,
        title=table.title,
        group=people_of(row),
        population=table.population,
        display=_display(table.kind, measure.places, *_told(table, measure, low, mid, high)),
        citation=table.citation,
        band="" if value is None else _band(table.kind, direction, value, low, mid, high),
        low=low,
        mid=mid,
        high=high,
    )


def _told(
    table: Reference, measure: Measure, *values: Decimal | None
) -> tuple[Decimal | None, ...]:
    """Values as printed; those turned from another unit one decimal finer than the measure."""
    if table.factor == 1:
        return values
    return tuple(None if each is None else round(each, measure.places + 1) for each in values)


def people_of(row: AgeRow) -> Text:
    """Whom a row is about: "women 75 to 79", "adults 80 and over"."""
    words = {"low": row.age_from, "high": row.age_below - 1}
    if row.ageless:
        return Text("people of any age")
    if row.sex == "female":
        return Text("women {low} to {high}", words)
    if row.sex == "male":
        return Text("men {low} to {high}", words)
    return Text("people {low} to {high}", words)


def _display(
    kind: Kind, places: int, low: Decimal | None, mid: Decimal | None, high: Decimal | None
) -> Text:
    words: dict[str, object] = {
        name: shown(value, places)
        for name, value in (("low", low), ("mid", mid), ("high", high))
        if value is not None
    }
    if kind is Kind.MIDDLE_HALF:
        return Text("middle half {low} to {high}", words)
    if kind is Kind.MEDIAN:
        return Text("median {mid}", words)
    if kind is Kind.LIMIT:
        return Text("worse than average beyond {mid}", words)
    if kind is Kind.USUAL:
        return Text("reference {mid}", words)
    if low is not None and high is not None:
        return Text("mean {mid} (95 % interval of the mean {low} to {high})", words)
    return Text("mean {mid}", words)


def shown(value: Decimal, places: int) -> Number:
    """A number as published: with its own decimals, or those of the measure where it has more."""
    exponent = -int(value.as_tuple().exponent)
    return Number(value, min(max(exponent, 0), max(places, 2)))


def _band(
    kind: Kind,
    direction: Direction,
    value: Decimal,
    low: Decimal | None,
    mid: Decimal | None,
    high: Decimal | None,
) -> str:
    if kind is Kind.MIDDLE_HALF and low is not None and high is not None:
        if low <= value <= high:
            return "average"
        better = (value > high) == (direction is Direction.HIGHER)
        return "above" if better else "below"
    if kind is Kind.LIMIT and mid is not None:
        worse = value > mid if direction is Direction.LOWER else value < mid
        return "below" if worse else "average"
    return ""


def _expected(
    equation: Equation, measure: Measure, person: Person, score: Score
) -> Compared | Text:
    if person.sex not in SEXES_WITH_NORMS:
        return Text("No norm: the sex used for norms is not stated.")
    if person.age is None:
        return Text("No norm: the age is not stated.")
    if not equation.age_from <= person.age < equation.age_below:
        return Text("No norm for this age ({title}).", {"title": equation.title})
    expected = equation.predicted(person)
    if expected is None or expected <= 0 or score.value is None:
        return Text("No norm: {needs}.", {"needs": equation.needs})
    percent = score.value / expected * 100
    below = dict(equation.below).get(person.sex)
    low = None if below is None else expected - below
    words: dict[str, object] = {
        "percent": Number(percent, 0),
        "expected": Number(expected, measure.places),
        "unit": measure.unit,
    }
    display = Text("{percent} % of the expected {expected} {unit}", words)
    if low is not None:
        words = {**words, "low": Number(low, measure.places)}
        display = Text(
            "{percent} % of the expected {expected} {unit}; lower limit {low} {unit}", words
        )
    return Compared(
        key=equation.key,
        title=equation.title,
        group=_person_words(person),
        population=equation.population,
        display=display,
        citation=equation.citation,
        band="" if low is None else ("below" if score.value < low else "average"),
        low=low,
        predicted=expected,
        percent=percent,
    )


def _person_words(person: Person) -> Text:
    age = {"age": int(person.age or 0)}
    if person.sex == "female":
        return Text("a woman of {age} years", age)
    return Text("a man of {age} years", age)


def _judge(point: CutPoint, measure: Measure, person: Person, values: Values, score: Score) -> Met:
    if not _applies(point, person, values):
        return Met(point, None, point.rule)
    if point.any_of or point.all_of:
        return Met(point, _together(point, values, score), point.rule)
    limit = point.limit
    if point.rows:
        row = next((r for r in point.rows if r.fits(person.sex, person.age)), None)
        limit = row.mid if row else None
    value = _value(point.part, values, score)
    if value is None or limit is None:
        return Met(point, None, point.rule)
    return Met(point, holds(value, point.op, limit), point.rule)


def _together(point: CutPoint, values: Values, score: Score) -> bool | None:
    """Whether one of ``any_of`` holds, or ``all_of``; None where nothing can be said."""
    conditions = point.any_of or point.all_of
    held = [
        holds(value, op, limit)
        for part, op, limit in conditions
        if (value := _value(part, values, score)) is not None
    ]
    if point.any_of:
        return any(held) if held else None
    return all(held) if len(held) == len(conditions) else None


def _applies(point: CutPoint, person: Person, values: Values) -> bool:
    if point.sex and point.sex != person.sex:
        return False
    if not fits(values, point.when):
        return False
    if point.groups and person.groups.isdisjoint(point.groups):
        return False
    if point.age_from is None and point.age_below is None:
        return True
    if person.age is None:
        return False
    return (point.age_from is None or person.age >= point.age_from) and (
        point.age_below is None or person.age < point.age_below
    )


def _value(part: str, values: Values, score: Score) -> Decimal | None:
    if not part:
        return score.value
    found = score.part(part)
    if found is None and isinstance(entered := values.get(part), bool):
        return Decimal(entered)
    return found if found is not None else number(values, part)


def holds(value: Decimal, op: str, limit: Decimal) -> bool:
    """Whether a value stands so to a limit."""
    return {"<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit}[op]


def citations_of(measure: Measure) -> tuple[Citation, ...]:
    """Every source a measure's numbers come from, each once, in order."""
    return tuple(dict.fromkeys(_sources(measure)))


def _sources(measure: Measure) -> Iterable[Citation]:
    yield from measure.citations
    for many in (measure.references, measure.equations, measure.cut_points, measure.bands,
                 measure.change_facts, measure.facts):  # fmt: skip
        for one in many:
            yield one.citation
    if measure.loinc is not None and measure.loinc.citation is not None:
        yield measure.loinc.citation

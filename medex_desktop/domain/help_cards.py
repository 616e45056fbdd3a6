"""The protocol card of a measure: how it is done, and everything it is read by, with its source."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import (
    ANY_AGE,
    ChangeFact,
    Citation,
    CutPoint,
    Equation,
    Kind,
    Reference,
)
from medex_desktop.domain.measure import ChangeValue, Measure, Norm, Threshold
from medex_desktop.domain.readings import citations_of
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text, render

_HEADS: Final = {
    "setup": Text("Set up"),
    "say": Text("Say"),
    "protocol": Text("How it is done"),
    "score": Text("Score"),
    "safety": Text("Safety"),
    "asht": Text("ASHT"),
}
_KINDS: Final = {
    Kind.MIDDLE_HALF: Text("middle half"),
    Kind.MEAN: Text("means"),
    Kind.MEDIAN: Text("medians"),
    Kind.LIMIT: Text("limits of average"),
    Kind.USUAL: Text("usual values"),
}
_GRADES: Final = {
    "abstract": Text("read in the abstract"),
    "official": Text("official page"),
    "two_copies": Text("two copies that agree"),
    "one_copy": Text("one copy"),
}
NO_NORM: Final = Text("No norms are published here: a result is read against the client's own.")
NO_ERROR: Final = Text("No published error: a change is shown and not judged.")
NOT_COMPARED: Final = Text("A change of it says nothing and is not judged.")


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of a card and its lines; ``is_evidence`` where numbers stand, cited."""

    key: str
    head: Text
    lines: tuple[Text, ...]
    is_evidence: bool = False


@dataclass(frozen=True, slots=True)
class HelpCard:
    """Everything on one card, still to be worded."""

    key: str
    title: Text
    summary: Text
    parts: tuple[Part, ...]

    def part(self, key: str) -> Part | None:
        """One part by its key, or None."""
        return next((part for part in self.parts if part.key == key), None)


def card_of(measure: Measure) -> HelpCard:
    """The card of any measure, made from nothing but the measure itself."""
    made = [
        *(_how(head, lines) for head, lines in measure.how_to),
        Part("norms", Text("Norms"), _once(_norms(measure)) or (NO_NORM,), True),
        Part("cut_points", Text("Cut-points"), tuple(_cut_points(measure)), True),
        Part("change", Text("Error and important change"), tuple(_changes(measure)), True),
        Part("facts", Text("Also published"), tuple(_facts(measure)), True),
        Part("sources", Text("Sources"), tuple(map(cited, sources_of(measure)))),
        Part("licence", Text("Licence"), tuple(_licence(measure))),
    ]
    parts = tuple(part for part in made if part.lines)
    return HelpCard(measure.key, measure.title, measure.summary, parts)


def sources_of(measure: Measure) -> tuple[Citation, ...]:
    """Every source of a measure, each once; those of the grip test's two hands too."""
    more = [one.citation for one in measure.norms]
    more += [one.citation for one in measure.thresholds]
    for one in measure.change_values:
        more += [one.citation, one.mcid_citation or one.citation]
    return tuple(dict.fromkeys((*citations_of(measure), *more)))


def cited(one: Citation) -> Text:
    """A source as it is cited, and how near it was read where that is not the paper itself."""
    if one.grade not in _GRADES or (one.grade == "abstract" and "abstract" in one.text):
        return Text("{source}", {"source": one.text})
    return Text("{source} ({how})", {"source": one.text, "how": _GRADES[one.grade]})


def _how(head: str, lines: tuple[Text, ...]) -> Part:
    named = Text("{words}", {"words": head.replace("_", " ").capitalize()})
    return Part(head, _HEADS.get(head, named), lines)


def _once(lines: Iterable[Text]) -> tuple[Text, ...]:
    """Each line once: many tables of one source read alike (one for each joint)."""
    return tuple({render(line, "en"): line for line in lines}.values())


def _norms(measure: Measure) -> Iterable[Text]:
    for norm in measure.norms:
        yield _norm(norm)
    for one in measure.comparisons:
        yield _reference(one) if isinstance(one, Reference) else _equation(one)


def _norm(norm: Norm) -> Text:
    words = {"title": norm.title, "people": norm.population, "ages": norm.ages}
    return Text("{title}: {people}; ages {ages}", words)


def _reference(table: Reference) -> Text:
    first = min(row.age_from for row in table.rows)
    below = max(row.age_below for row in table.rows)
    words: dict[str, object] = {
        "title": table.title, "kind": _KINDS[table.kind], "people": table.population,
        "first": first, "last": below - 1,
    }  # fmt: skip
    if first == 0 and below == ANY_AGE:
        return Text("{title}: {kind}, {people}", words)
    return Text("{title}: {kind}, {people}; ages {first} to {last}", words)


def _equation(one: Equation) -> Text:
    words: dict[str, object] = {
        "title": one.title, "people": one.population, "first": one.age_from,
        "last": one.age_below - 1,
    }  # fmt: skip
    return Text("{title}: equation, {people}; ages {first} to {last}", words)


def _cut_points(measure: Measure) -> Iterable[Text]:
    for threshold in measure.thresholds:
        yield _threshold(threshold)
    for point in measure.cut_points:
        yield _cut_point(point)
    for band in measure.bands:
        words = {"title": band.title, "rule": band.rule, "source": band.citation.key}
        yield Text("{title}: {rule} ({source})", words)


def _threshold(one: Threshold) -> Text:
    cuts = dict(one.cuts)
    words: dict[str, object] = {
        "name": one.name, "men": _value(cuts["male"]), "women": _value(cuts["female"]),
        "unit": one.unit, "age": one.from_age,
    }  # fmt: skip
    return Text("{name}: below {men} {unit} in men, {women} {unit} in women, from {age}", words)


def _cut_point(point: CutPoint) -> Text:
    words = {"meaning": point.meaning, "source": point.citation.key}
    return Text("{meaning} ({source})", words)


def _changes(measure: Measure) -> Iterable[Text]:
    if not measure.compared:
        yield NOT_COMPARED
        return
    for value in measure.change_values:
        yield from _change_value(value)
    for fact in measure.change_facts:
        yield _change_fact(fact)
    if not measure.change_values and not measure.change_facts:
        yield NO_ERROR


def _change_value(value: ChangeValue) -> Iterable[Text]:
    for name, found in (("MDC90", value.mdc90), (value.error_name, value.mdc95)):
        if found is not None:
            yield _stat(name, (found,), value.unit, value.population, value.citation)
    if value.mcid is not None:
        citation = value.mcid_citation or value.citation
        yield _stat("MCID", (value.mcid,), value.unit, value.population, citation)


def _change_fact(fact: ChangeFact) -> Text:
    said = _stat(fact.stat.value, fact.values, fact.unit, fact.population, fact.citation)
    return Text("{said}; shown only", {"said": said}) if not fact.judges else said


def _stat(
    name: str, values: tuple[Decimal, ...], unit: str, people: Text, citation: Citation
) -> Text:
    words: dict[str, object] = {
        "name": name, "low": _value(values[0]), "high": _value(values[-1]), "unit": unit,
        "people": people, "source": citation.key,
    }  # fmt: skip
    if len(values) > 1:
        return Text("{name} {low} to {high} {unit}, {people} ({source})", words)
    return Text("{name} {low} {unit}, {people} ({source})", words)


def _value(value: Decimal) -> Number:
    """As printed: with the decimals of its source."""
    return Number(value, max(0, -int(value.as_tuple().exponent)))


def _facts(measure: Measure) -> Iterable[Text]:
    for fact in measure.facts:
        yield Text("{words} ({source})", {"words": fact.words, "source": fact.citation.key})


def _licence(measure: Measure) -> Iterable[Text]:
    yield measure.licence
    code = measure.loinc.code if measure.loinc is not None else ""
    if code:
        yield Text("LOINC {code}", {"code": code})

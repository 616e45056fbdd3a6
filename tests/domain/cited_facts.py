"""The cited numbers, read from their own files, and the numbers a measure holds, side by side.

The files in ``cited/`` were written from the collected facts, not from our code: one per measure,
every norm cell by cell, with the key of the source that was read.
"""

import csv
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from medex_desktop.domain.evidence import ChangeFact, CutPoint, Kind, Reference
from medex_desktop.domain.measure import Group, Measure
from medex_desktop.language import render
from tests.domain.cited_formulas import equation_faults

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"
# what a row of a table prints in low, mid and high
PRINTED = {
    Kind.MIDDLE_HALF: ("p25", "median", "p75"),
    Kind.MEAN: ("ci_low", "mean", "ci_high"),
    Kind.MEDIAN: ("p25", "median", "p75"),
    Kind.LIMIT: ("", "limit", ""),
    Kind.USUAL: ("", "usual", ""),
}
COUNTS = ("reps", "steps", "count", "points", "")
EVERY_AGE = (0, 0)
BAND = " of a band"
# the inputs by which a source tells its tables apart; others are conditions of our protocol
SITES = ("pace", "eyes", "joint", "movement", "active_passive")
# a questionnaire is made for its people: who answers it is one of them
ANYBODY = (Group.QUESTIONNAIRE, Group.PAIN)

Atom = tuple[Any, ...]


def cited() -> dict[str, dict[str, Any]]:
    """The files by measure."""
    files = sorted((HERE / "cited").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def inputs() -> dict[str, dict[str, dict[str, str]]]:
    """The agreed inputs by measure and name."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    with (FIXTURES / "measure_inputs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["key"], {})[row["input"]] = row
    return found


def differences(facts: dict[str, Any], measure: Measure) -> list[str]:
    """Everything in which a measure and its cited numbers disagree, both ways."""
    return [
        *_norms(facts, measure),
        *_changes(facts, measure),
        *_cuts(facts, measure),
        *_equations(facts, measure),
        *_codes(facts, measure),
    ]


def _sorted(found: Iterable[Atom]) -> list[Atom]:
    return sorted(found, key=str)


# norms --------------------------------------------------------------------------------------


def _norms(facts: dict[str, Any], measure: Measure) -> Iterator[str]:
    want = {atom for norm in facts.get("norms", []) for atom in cited_cells(norm)}
    have = {atom for table in measure.references for atom in held_cells(table)}
    yield from (f"norm not held: {_words(atom)}" for atom in _sorted(want - have))
    yield from (f"norm held, not cited: {_words(atom)}" for atom in _sorted(have - want))


def _words(atom: Atom) -> str:
    unit, when, sex, first, below, name, value = atom
    who = " ".join(word for key, word in when)
    return f"{who} {sex} {first} to {below}: {name} {value} {unit}".strip()


def cited_cells(norm: dict[str, Any]) -> Iterator[Atom]:
    unit = _unit(norm["unit"])
    when = tuple((key, words[0]) for key, words in sorted(norm.get("when", {}).items()))
    for *who, sex, first, below, name, number in norm.get("cells", []):
        yield (unit, when, sex, first, below, name, Decimal(number))
        assert not who
    for joint, movement, sex, first, below, name, number in norm.get("joint_cells", []):
        where = (("joint", joint), ("movement", movement))
        if norm.get("passive"):
            where = (("active_passive", "passive"), *where)
        ages = EVERY_AGE if below is None else (first, below)
        yield (unit, where, sex, *ages, name, Decimal(number))


def held_cells(table: Reference) -> Iterator[Atom]:
    keys = [(key, words) for key, words in sorted(table.when) if key in SITES]
    sites = itertools.product(*[[(key, word) for word in words] for key, words in keys])
    for when, row in itertools.product([*sites], table.rows):
        ages = EVERY_AGE if table.kind is Kind.USUAL else (row.age_from, row.age_below)
        for name, value in zip(PRINTED[table.kind], (row.low, row.mid, row.high), strict=True):
            if value is not None:
                yield (_unit(table.unit), when, row.sex, *ages, name, value)


def _unit(unit: str) -> str:
    """A unit without the words around it."""
    bare = unit.replace("(", " ").split(" ")[0].replace("°", "deg")
    return "count" if bare in COUNTS else bare


# change -------------------------------------------------------------------------------------


def _changes(facts: dict[str, Any], measure: Measure) -> Iterator[str]:
    left = [*measure.change_facts]
    for one in facts.get("changes", []):
        found = next((fact for fact in left if same_change(one, fact, measure)), None)
        if found is not None:
            left.remove(found)
        elif not ("of_another_test" in one and _told(one["values"][0], measure)):
            numbers = " to ".join(one["values"])
            yield f"change not held: {one['population']}, {one['printed']} {numbers} {one['unit']}"
    beside = {(Decimal(value), _unit(unit)) for value, unit in facts.get("noted_beside", [])}
    matched = [fact for fact in measure.change_facts if fact not in left]
    for fact in left:
        again = any(replace(fact, group=one.group, population=one.population) == one
                    for one in matched)  # fmt: skip
        noted = all((value, _unit(fact.unit)) in beside for value in fact.values)
        if not again and not noted:
            numbers = " to ".join(map(str, fact.values))
            yield f"change held, not cited: {fact.group}, {fact.stat} {numbers} {fact.unit}"


def same_change(one: dict[str, Any], fact: ChangeFact, measure: Measure) -> bool:
    band = tuple(None if end is None else Decimal(end) for end in one.get("baseline", (None, None)))
    when = {key: set(words) for key, words in fact.when if key in SITES}
    return (
        _same_values(one, fact)
        and _unit(fact.unit) == _unit(one["unit"])
        and fact.group in (*one["groups"], *(("",) if measure.group in ANYBODY else ()))
        and fact.stat.name in one["stats"]
        and fact.display_only >= one.get("display_only", False)
        and (fact.baseline_from, fact.baseline_through) == band
        and when == {key: set(words) for key, words in one.get("when", {}).items()}
    )


def _same_values(one: dict[str, Any], fact: ChangeFact) -> bool:
    """As printed; or the end its source advises to use, with what was printed in the words."""
    if "used" in one and fact.values == tuple(map(Decimal, one["used"])):
        return all(number in render(fact.population) for number in one["values"])
    return fact.values == tuple(map(Decimal, one["values"]))


# cut-points ---------------------------------------------------------------------------------


def _cuts(facts: dict[str, Any], measure: Measure) -> Iterator[str]:
    whole = all(field.kind != "number" for field in measure.fields)
    held = {_edge(*test, whole=whole): test for test in _held_tests(measure)}
    known = {_edge(*test, whole=whole) for test in facts.get("category_edges", [])}
    for cut in facts.get("cuts", []):
        banded = "as_bands" in cut
        tests = [_edge(*test, whole=whole, banded=banded) for test in cut.get("tests", [])]
        known |= {*tests, *(_edge(*test, whole=whole) for test in cut.get("tests_if_held", []))}
        if "not_shown" in cut:
            continue
        for test, edge in zip(cut.get("tests", []), tests, strict=True):
            by_category = banded and "categories" in facts
            if not (_within(edge, held) or _told(test[2], measure) or by_category):
                yield f"cut-point not held: {cut['rule']} {test}"
        for number in cut.get("told", []):
            if not _told(number, measure):
                yield f"not said: {cut['rule']} {number}"
    yield from (
        f"cut-point held, not cited: {test}"
        for edge, test in held.items()
        if not any(_within(edge, [one]) or _within(one, [edge]) for one in known)
    )
    yield from _cut_rows(facts, measure)


def _told(number: str, measure: Measure) -> bool:
    """Whether a fact that judges nobody says this number."""
    said = [render(fact.words) for fact in measure.facts]
    return any(re.search(rf"(?<![\d.]){re.escape(number)}(?![\d]|\.\d)", words) for words in said)


def _within(edge: Atom, edges: Iterable[Atom]) -> bool:
    """Whether an edge is among others, of the same part and way or where none is named."""
    part, number, above, way = edge
    return any(
        (number, above) == (other, over)
        and part in ("", named)
        and (way == ways or "" in (way, ways))
        for named, other, over, ways in edges
    )


def _edge(part: str, op: str, limit: str | Decimal, *, whole: bool, banded: bool = False) -> Atom:
    """Where the line lies: just below a number or just above it; whole numbers only once.

    And which side of it is meant, where one is: the bands of a score share their edges.
    """
    number = Decimal(limit)
    above = op in ("<=", ">")
    way = "" if banded or op.endswith(BAND) else ("down" if "<" in op else "up")
    above = above or op == f"<={BAND}"
    if above and whole:
        return (part, number + 1, False, way)
    return (part, number, above, way)


def _held_tests(measure: Measure) -> Iterator[tuple[str, str, Decimal]]:
    for point in measure.cut_points:
        yield from (*point.any_of, *point.all_of)
        if point.limit is not None:
            yield (point.part, point.op, point.limit)
    for band in measure.bands:
        if band.through is not None:
            yield ("", f"<={BAND}", band.through)
        if band.below is not None:
            yield ("", f"<{BAND}", band.below)


def _cut_rows(facts: dict[str, Any], measure: Measure) -> Iterator[str]:
    want = {
        (sex, first, below, "<", Decimal(number))
        for cut in facts.get("cuts", [])
        for sex, first, below, number in cut.get("rows", [])
    }
    have = {atom for point in measure.cut_points for atom in _rows_of(point)}
    yield from (f"cut-point not held: {atom}" for atom in _sorted(want - have))
    yield from (f"cut-point held, not cited: {atom}" for atom in _sorted(have - want))


def _rows_of(point: CutPoint) -> Iterator[Atom]:
    for row in point.rows:
        yield (row.sex, row.age_from, row.age_below, point.op, row.mid)


# equations ----------------------------------------------------------------------------------


def _equations(facts: dict[str, Any], measure: Measure) -> Iterator[str]:
    left = [*measure.equations]
    for one in facts.get("equations", []):
        found = next((each for each in left if not equation_faults(one, each)), None)
        if found is None:
            yield f"equation not held: {one['name']}"
        else:
            left.remove(found)
    yield from (f"equation held, not cited: {each.key}" for each in left)


# codes --------------------------------------------------------------------------------------


def held_codes(measure: Measure) -> set[str]:
    """Every LOINC code of a measure and its items."""
    codes = {item.loinc for item in measure.items}
    if measure.loinc is not None:
        codes |= {measure.loinc.code, measure.loinc.panel}
        codes |= {code for _name, code in measure.loinc.others}
    return codes - {""}


def _codes(facts: dict[str, Any], measure: Measure) -> Iterator[str]:
    told = facts.get("loinc", {})
    want, have = set(told.get("codes", [])), held_codes(measure)
    if "another_protocol" not in told and "examples" not in told:
        yield from (f"LOINC not held: {code}" for code in sorted(want - have))
    yield from (
        f"LOINC held, not cited: {code}"
        for code in sorted(have - want - {*told.get("noted_beside", [])})
    )
    if "only_when" in told and have and not (measure.loinc and measure.loinc.when):
        yield f"LOINC only holds when {told['only_when']}"

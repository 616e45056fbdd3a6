"""Write docs/clinical-sources.md: every measure's numbers and where each was read."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from medex_desktop.domain.catalogue import all_measures  # noqa: E402
from medex_desktop.domain.evidence import (  # noqa: E402
    AgeRow,
    ChangeFact,
    Citation,
    CutPoint,
    Equation,
    Kind,
    Reference,
)
from medex_desktop.domain.measure import (  # noqa: E402
    ChangeValue,
    Direction,
    Group,
    Measure,
    Norm,
)
from medex_desktop.domain.readings import citations_of  # noqa: E402
from medex_desktop.language import render  # noqa: E402

PAGE = ROOT / "docs" / "clinical-sources.md"
LEFT_OUT = ROOT / "packaging" / "left_out.txt"
GRADES = {
    "primary": "the paper or its table",
    "abstract": "its abstract",
    "official": "an official page",
    "two_copies": "two copies that agree",
    "one_copy": "one copy",
    "": "",
}
DIRECTIONS = {
    Direction.HIGHER: "Higher is better.",
    Direction.LOWER: "Lower is better.",
    Direction.NEITHER: "Neither way is better.",
}
KINDS = {
    Kind.MIDDLE_HALF: "middle half, 25th to 75th percentile",
    Kind.MEAN: "mean",
    Kind.MEDIAN: "median",
    Kind.LIMIT: "limit of worse than average",
    Kind.USUAL: "one usual value",
}
HEAD = """# Clinical sources

Written by `python3 dev.py sources` from the measures themselves; change them, not this page.

Every number the program holds stands here with its source and how near it was read: the paper or
its table, its abstract, an official page, two copies that agree, or one copy only. A number marked
"shown only" never judges a change. What nobody read is not in the program: the last section names
it. Nothing here is medical advice.
"""


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(all_measures())} measures")
    return 0


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    for group in Group:
        measures = [one for one in all_measures().values() if one.group is group]
        if measures:
            lines += [f"## {group.value.capitalize()}", ""]
            for measure in sorted(measures, key=lambda one: render(one.title)):
                lines += [*_measure(measure), ""]
    lines += ["## Left out, because nobody read its source", "", *_left_out(), ""]
    return "\n".join(lines)


def _measure(measure: Measure) -> Iterator[str]:
    yield f"### {render(measure.title)} (`{measure.key}`, version {measure.version})"
    yield ""
    unit = f" Unit: {measure.unit}." if measure.unit else ""
    yield f"Scored: {render(measure.summary).rstrip('.')}.{unit} {DIRECTIONS[measure.direction]}"
    told: set[str] = set()
    for title, lines in _parts(measure, told):
        if lines:
            yield from ("", f"**{title}**", "", *(f"- {line}" for line in lines))
    yield ""
    yield f"**Licence**: {render(measure.licence)}"


def _parts(measure: Measure, told: set[str]) -> Iterator[tuple[str, list[str]]]:
    def cite(citation: Citation) -> str:
        told.add(citation.text)
        return cited(citation)

    norms = [
        *(_norm(one, cite) for one in measure.norms),
        *(_table(one, measure, cite) for one in measure.references),
        *(_equation(one, cite) for one in measure.equations),
    ]
    yield "Norms", norms
    cuts = [
        *(
            f"{one.name}, from {one.from_age} years: "
            + ", ".join(f"{sex} below {cut} {one.unit}" for sex, cut in one.cuts)
            + f". {cite(one.citation)}"
            for one in measure.thresholds
        ),
        *(_cut(one, cite) for one in measure.cut_points),
        *_bands(measure, cite),
    ]
    yield "Cut-points and bands", cuts
    changes = [
        *(_grip_change(one, cite) for one in measure.change_values),
        *(_change(one, cite) for one in measure.change_facts),
    ]
    yield "Error and important change", changes
    yield (
        "Also published",
        [f"{render(one.words).rstrip('.')}. {cite(one.citation)}" for one in measure.facts],
    )
    yield "LOINC", _codes(measure, cite)
    others = [one for one in citations_of(measure) if one.text not in told]
    yield "Formulas and other sources", [cited(one) for one in others]


Cite = Callable[[Citation], str]


def _bands(measure: Measure, cite: Cite) -> Iterator[str]:
    for citation in dict.fromkeys(band.citation for band in measure.bands):
        same = [band for band in measure.bands if band.citation == citation]
        said = "; ".join(f"{render(band.title)} {band.rule}" for band in same)
        yield f"{said}. {cite(citation)}"


def cited(citation: Citation) -> str:
    """A source and how near it was read."""
    grade = GRADES[citation.grade]
    link = f" <{citation.url}>" if citation.url else ""
    return f"{citation.text.rstrip('.')}{link}" + (f" [{grade}]." if grade else ".")


def _norm(norm: Norm, cite: Cite) -> str:
    return f"{norm.title}: {render(norm.population)}, {render(norm.ages)}. {cite(norm.citation)}"


def _table(table: Reference, measure: Measure, cite: Cite) -> str:
    said = f"{table.title}: {render(table.population)}; {_ages(table.rows)}"
    said += f"; {KINDS[table.kind]}, {table.unit or measure.unit}"
    for name, words in table.when:
        field = measure.field(name)
        said += f"; {render(field.label).lower() if field else name}: {_words(words)}"
    note = f" {render(table.note)}" if table.note else ""
    return f"{said}.{note} {cite(table.citation)}"


def _words(words: tuple[str, ...]) -> str:
    return ", ".join(word.replace("_", " ") or "not stated" for word in words)


def _ages(rows: tuple[AgeRow, ...]) -> str:
    if all(row.ageless for row in rows):
        return "any age"
    first, last = min(row.age_from for row in rows), max(row.age_below for row in rows) - 1
    sexes = {row.sex for row in rows}
    apart = ", women and men apart" if {"female", "male"} <= sexes else ""
    return f"{first} to {last} years{apart}"


def _equation(one: Equation, cite: Cite) -> str:
    below = {"female": "women", "male": "men"}
    limits = ", ".join(f"{number} below for {below[sex]}" for sex, number in one.below)
    limit = f"; lower limit {limits}" if limits else ""
    ages = f"{one.age_from} to {one.age_below - 1} years"
    said = f"{one.title}, equation: {render(one.population)}; used at {ages}{limit}"
    note = f" {render(one.note)}" if one.note else ""
    return f"{said}.{note} {cite(one.citation)}"


def _cut(point: CutPoint, cite: Cite) -> str:
    rule, meaning = render(point.rule), render(point.meaning)
    head, _, rest = meaning.partition(": ")
    said = f"{rule}: {rest if rest and head.lower() in rule.lower() else meaning}"
    for_whom = f" (from {point.age_from} years)" if point.age_from else ""
    return f"{said.rstrip('.')}{for_whom}. {cite(point.citation)}"


def _grip_change(one: ChangeValue, cite: Cite) -> str:
    said = f"{render(one.population)}: SEM {one.sem}, MDC90 {one.mdc90}, MDC95 {one.mdc95}"
    said += f" {one.unit}; {render(one.basis)}. {cite(one.citation)}"
    if one.mcid is not None and one.mcid_citation is not None:
        said += f" Important from {one.mcid} {one.unit}: {cite(one.mcid_citation)}"
    return said


def _change(fact: ChangeFact, cite: Cite) -> str:
    numbers = " to ".join(str(value) for value in fact.values)
    name = f"{fact.stat.value}, {render(fact.words)}" if fact.words else fact.stat.value
    band = ""
    if fact.baseline_from is not None and fact.baseline_through is not None:
        band = f", baseline {fact.baseline_from} to {fact.baseline_through}"
    only = " (shown only)" if not fact.judges else ""
    who = f"{render(fact.population)}{band}"
    return f"{who}: {name}: {numbers} {fact.unit}{only}. {cite(fact.citation)}"


def _codes(measure: Measure, cite: Cite) -> list[str]:
    if measure.loinc is None:
        return []
    loinc = measure.loinc
    named = [("code", loinc.code), ("panel", loinc.panel), *loinc.others]
    codes = ", ".join(f"{name} {code}" for name, code in named if code)
    for_what = f" ({loinc.display})" if loinc.display else ""
    when = "".join(f"; only when {name} is {_words(words)}" for name, words in loinc.when)
    source = f" {cite(loinc.citation)}" if loinc.citation else ""
    return [f"{codes}{for_what}{when}.{source}"]


def left_out() -> list[tuple[str, str, str]]:
    """What is not in the program: the measure, what it is, and what should be read."""
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()
    found = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(key, what, source) for key, what, source in found]


def _left_out() -> Iterator[str]:
    for key, what, source in left_out():
        title = render(all_measures()[key].title)
        last = source.capitalize() if source.startswith("none") else f"To read: {source}"
        yield f"- {title}: {what}. {last}."


if __name__ == "__main__":
    sys.exit(main())

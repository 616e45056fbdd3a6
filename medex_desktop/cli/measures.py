"""The catalogue: what can be measured, with inputs, norm sets, thresholds and sources."""

import argparse
import json
from collections.abc import Iterable
from typing import Any

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.evidence import ChangeFact, Equation, Reference
from medex_desktop.domain.measure import Field, Measure
from medex_desktop.domain.readings import citations_of
from medex_desktop.language import _, render


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--json``."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON list"))


def run(arguments: argparse.Namespace) -> int:
    """Print every measure with its inputs and sources."""
    measures = all_measures().values()
    if arguments.json:
        print(json.dumps([_plain(m) for m in measures], ensure_ascii=False, indent=2))
        return 0
    for measure in measures:
        print(f"{measure.key}: {render(measure.title)}, {measure.unit}")
        for field in measure.fields:
            unit = f", {field.unit}" if field.unit else ""
            print(f"  {field.key} ({field.kind}{unit})")
        for norm in measure.norms:
            print("  " + _("norms {key}: {title}", key=norm.key, title=norm.title))
        for reference in measure.comparisons:
            print("  " + _("norms {key}: {title}", key=reference.key, title=reference.title))
        for citation in citations_of(measure):
            print(f"  {citation.text}")
    return 0


def _plain(measure: Measure) -> dict[str, Any]:
    return {
        "key": measure.key,
        "version": measure.version,
        "title": render(measure.title),
        "unit": measure.unit,
        "group": measure.group.value,
        "direction": measure.direction.value,
        "summary": render(measure.summary),
        "inputs": [_input(field) for field in measure.fields],
        "protocol": list(measure.protocol_fields),
        "norms": [*_norms(measure)],
        "thresholds": [*_thresholds(measure)],
        "change": [_change(fact) for fact in measure.change_facts],
        "facts": [
            {"words": render(fact.words), "citation": fact.citation.text} for fact in measure.facts
        ],
        "loinc": _loinc(measure),
        "citations": [citation.text for citation in citations_of(measure)],
        "licence": render(measure.licence),
    }


def _input(field: Field) -> dict[str, Any]:
    return {
        "key": field.key,
        "label": render(field.label),
        "unit": field.unit,
        "type": field.kind,
        "choices": list(field.choices),
        "optional": field.optional,
        "from_client": field.from_client,
        "role": field.role.value,
        "low": None if field.low is None else float(field.low),
        "high": None if field.high is None else float(field.high),
    }


def _norms(measure: Measure) -> Iterable[dict[str, Any]]:
    for norm in measure.norms:
        yield {
            "key": norm.key,
            "title": norm.title,
            "population": render(norm.population),
            "ages": render(norm.ages),
            "citation": norm.citation.text,
        }
    for table in measure.references:
        yield _norm(table, _ages(table))
    for equation in measure.equations:
        yield _norm(equation, f"{equation.age_from} to {equation.age_below - 1}")


def _ages(table: Reference) -> str:
    if any(row.ageless for row in table.rows):
        return _("any age")
    first = min(row.age_from for row in table.rows)
    return f"{first} to {max(row.age_below for row in table.rows) - 1}"


def _norm(one: Reference | Equation, ages: str) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        "population": render(one.population),
        "ages": ages,
        "when": {name: list(words) for name, words in one.when},
        "citation": one.citation.text,
    }


def _thresholds(measure: Measure) -> Iterable[dict[str, Any]]:
    for threshold in measure.thresholds:
        yield {"key": threshold.key, "citation": threshold.citation.text}
    for point in measure.cut_points:
        yield {"key": point.key, "rule": render(point.rule), "citation": point.citation.text}


def _change(fact: ChangeFact) -> dict[str, Any]:
    return {
        "population": render(fact.population),
        "stat": fact.stat.value,
        "values": [float(value) for value in fact.values],
        "unit": fact.unit,
        "judges": fact.judges,
        "citation": fact.citation.text,
    }


def _loinc(measure: Measure) -> dict[str, Any] | None:
    if measure.loinc is None:
        return None
    named = {"code": measure.loinc.code, "panel": measure.loinc.panel, **dict(measure.loinc.others)}
    return {name: code for name, code in named.items() if code}

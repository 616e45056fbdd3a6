"""A number stands beside the source it was read in, not beside another one."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Measure
from medex_desktop.language import render
from tests.domain.cited_facts import HERE, cited, cited_cells, held_cells, same_change

MEASURES = all_measures()
CITED = cited()
# a word of the source's name by its key in the cited files
WORDS: dict[str, str] = json.loads((HERE / "cited_sources.json").read_text(encoding="utf-8"))


def beside(facts: dict[str, Any], measure: Measure) -> Iterator[tuple[str, str, list[Citation]]]:
    """Each cited entry: what it is, its source, and the sources the measure names for it."""
    for norm in facts.get("norms", []):
        cells = set(cited_cells(norm))
        tables = [one for one in measure.references if cells & set(held_cells(one))]
        yield f"{measure.key} norm", norm["source"][0], [one.citation for one in tables]
    for change in facts.get("changes", []):
        held = [one for one in measure.change_facts if same_change(change, one, measure)]
        told = [*numbered(change["values"], measure)]
        sources = [one.citation for one in held] or told
        yield f"{measure.key}: {change['printed']}", change["source"][0], sources
    for cut in facts.get("cuts", []):
        numbers = [number for _part, _op, number in cut.get("tests", [])] or cut.get("told", [])
        if numbers and "not_shown" not in cut:
            limits = [*limited(numbers, measure), *numbered(numbers, measure)]
            yield f"{measure.key}: {cut['rule']}", cut["source"][0], limits


def limited(numbers: list[str], measure: Measure) -> Iterator[Citation]:
    """The sources of cut-points and bands with one of these limits."""
    for point in measure.cut_points:
        limits = {f"{limit}" for _part, _op, limit in (*point.any_of, *point.all_of)}
        if {*limits, f"{point.limit}"} & set(numbers):
            yield point.citation
    for band in measure.bands:
        yield band.citation


def numbered(numbers: list[str], measure: Measure) -> Iterator[Citation]:
    """The sources of facts that say one of these numbers."""
    for fact in measure.facts:
        if any(number in render(fact.words) for number in numbers):
            yield fact.citation


@pytest.mark.parametrize("key", CITED)
def test_a_number_stands_beside_its_own_source(key: str) -> None:
    for what, source, citations in beside(CITED[key], MEASURES[key]):
        word = WORDS[source]
        assert any(word.lower() in one.text.lower() for one in citations), (what, source, citations)


@pytest.mark.parametrize("key", CITED)
def test_how_near_it_was_read_is_said_as_it_was(key: str) -> None:
    facts, measure = CITED[key], MEASURES[key]
    for change in facts.get("changes", []):
        held = [one for one in measure.change_facts if same_change(change, one, measure)]
        grades = {one.citation.grade for one in held}
        assert "evidence" not in change or not grades or change["evidence"] in grades
    for norm in facts.get("norms", []):
        cells = set(cited_cells(norm))
        whole = [one for one in measure.references if set(held_cells(one)) >= cells]
        assert "evidence" not in norm or all(
            one.citation.grade == norm["evidence"] for one in whole
        )
    loinc = measure.loinc and measure.loinc.citation
    assert not loinc or loinc.grade == facts["loinc"].get("evidence", loinc.grade)


def test_every_named_source_is_in_use() -> None:
    used = {
        source
        for key, facts in CITED.items()
        for _what, source, _citations in beside(facts, MEASURES[key])
    }
    assert set(WORDS) >= used

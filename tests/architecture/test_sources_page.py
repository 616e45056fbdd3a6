"""docs/clinical-sources.md is what the measures say now, and every number of theirs is on it."""

import importlib.util
import sys
from decimal import Decimal
from types import ModuleType

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.readings import citations_of
from medex_desktop.language import render
from tests.architecture import tree

MEASURES = all_measures()
EACH = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)


def writer() -> ModuleType:
    """The script behind ``dev.py sources``."""
    script = tree.ROOT / "packaging" / "sources.py"
    spec = importlib.util.spec_from_file_location("clinical_sources", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = [*sys.path]
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module


SOURCES = writer()
TEXT: str = SOURCES.page()


def section(measure: Measure) -> str:
    """What the page says about one measure."""
    whole = TEXT.split(f"(`{measure.key}`, version {measure.version})")[1]
    return whole.split("\n### ")[0].split("\n## ")[0]


def test_the_page_is_up_to_date() -> None:
    kept = (tree.ROOT / "docs" / "clinical-sources.md").read_text(encoding="utf-8")
    assert kept == TEXT, "python3 dev.py sources writes it anew"


@EACH
def test_every_source_and_number_of_a_measure_is_on_the_page(measure: Measure) -> None:
    said = section(measure)
    for citation in citations_of(measure):
        assert citation.text.rstrip(".") in said
    for fact in measure.change_facts:
        assert f"{' to '.join(map(str, fact.values))} {fact.unit}" in said
    for point in measure.cut_points:
        assert render(point.meaning).rpartition(": ")[2].rstrip(".") in said
        assert f"- {render(point.rule)}" in said
    for value in measure.change_values:
        assert isinstance(value.mdc95, Decimal)
        assert f"MDC95 {value.mdc95}" in said
    assert render(measure.licence) in said


def test_a_single_copy_is_called_one() -> None:
    copies = [
        citation
        for measure in MEASURES.values()
        for citation in citations_of(measure)
        if citation.grade == "one_copy"
    ]
    assert copies
    assert all("[one copy]" in SOURCES.cited(one) for one in copies)


def test_what_was_left_out_is_named_without_its_number() -> None:
    told = SOURCES.left_out()
    assert len(told) > 20
    for key, what, source in told:
        assert key in MEASURES
        assert what
        assert source

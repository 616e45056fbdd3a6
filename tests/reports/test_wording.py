"""What our papers say on their own stays inside the scope of medical exercise."""

import ast
import json
import re
from pathlib import Path

import pytest

from medex_desktop import assets
from medex_desktop.domain.grip_background import ASSOCIATION, SOURCES_AND_GRADE
from medex_desktop.language import render
from medex_desktop.reports import document

PACKAGE = Path(document.__file__).parent
BACKGROUND = [render(passage) for passage in (ASSOCIATION, *SOURCES_AND_GRADE)]
GUARD = json.loads(assets.text("wording_guard.json"))
RISK = re.compile(r"risk of \d|every 5|per 5 kg|raises?\b.{0,30}dementia|HR \d|causes?\b", re.I)


def hits(words: str) -> list[str]:
    """Ids of the guards that speak up, after what the context allows is taken out."""
    for allowed in GUARD["allow_context"]:
        words = re.sub(allowed, " ", words, flags=re.IGNORECASE)
    return [g["id"] for g in GUARD["guards"] if re.search(g["regex"], words, re.IGNORECASE)]


def boilerplate() -> list[str]:
    """Every literal text inside a call of ``_``, ``n_`` or ``Text`` in the reports package."""
    found = []
    for path in sorted(PACKAGE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "n_", "Text"):
                found += [a.value for a in node.args if isinstance(a, ast.Constant)]
    return found


def test_the_guard_agrees_with_its_own_cases():
    for case in GUARD["cases"]:
        assert set(hits(case["text"])) == set(case["expect"]), case["text"]


def test_all_boilerplate_passes_the_guard():
    said = [s for s in boilerplate() if isinstance(s, str)]
    assert len(said) > 40
    assert document.scope_line() in said
    assert {words: hits(words) for words in said if hits(words)} == {}


@pytest.mark.parametrize("words", BACKGROUND)
def test_background_names_no_risk_of_a_person_and_no_cause(words):
    assert not RISK.search(words)
    assert not hits(words)
    assert "\N{EM DASH}" not in words


def test_background_has_references_and_its_grade():
    said = " ".join(BACKGROUND)
    assert "not an individual risk estimate" in said
    assert "low to very low" in said
    for source in ("Leong 2015", "Celis-Morales 2018", "Kunutsor 2022", "Cui 2021", "Sun 2025"):
        assert source in said


def test_no_exclamation_marks():
    assert not [words for words in boilerplate() if isinstance(words, str) and "!" in words]

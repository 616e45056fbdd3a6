from pathlib import Path

from medex_desktop.domain.grip_background import ASSOCIATION, SOURCES_AND_GRADE
from medex_desktop.language import render

MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "trends.md"
WORDS = "\n".join(render(passage) for passage in (ASSOCIATION, *SOURCES_AND_GRADE))


def test_the_background_claims_no_cause():
    assert not any(claim in WORDS.lower() for claim in ("every 5", "raise", "causes", "diagnos"))


def test_the_help_says_the_same_with_its_grade():
    manual = " ".join(MANUAL.read_text(encoding="utf-8").split())
    assert render(ASSOCIATION) in manual
    assert "low to very low" in manual

from medex_desktop.domain.grip_background import BACKGROUND, BACKGROUND_CITATIONS, EVIDENCE_GRADE
from medex_desktop.language import render


def test_the_background_claims_no_cause_and_no_individual_risk():
    words = f"{render(BACKGROUND)} {render(EVIDENCE_GRADE)}"
    assert "not an individual risk estimate" in words
    assert "low to very low" in words
    assert not any(claim in words.lower() for claim in ("every 5", "raise", "causes", "diagnos"))


def test_the_graded_source_is_cited():
    assert "Kunutsor 2022" in [citation.key for citation in BACKGROUND_CITATIONS]

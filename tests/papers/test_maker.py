"""The papers of the demo practice: all are made, say DEMO, and those on skills name nobody."""

from pathlib import Path

from tests.papers.maker import WHOSE, make_all
from tests.reports.reading import text


def test_the_papers_on_skills_of_the_demo_name_no_client(tmp_path: Path) -> None:
    made = list(make_all(tmp_path, "skills"))
    assert len(made) == 8
    for path in made:
        said = text(path.read_bytes())
        assert "DEMO" in said
        assert not [part for part in WHOSE.split() if part in said]
    assert "Steady pace with M. H." in text((tmp_path / "skills-portfolio-a4.pdf").read_bytes())

"""Lists a practice owns: their names, and that what they say can be carried and printed."""

import pytest

from medex_desktop.errors import InvalidInput
from medex_desktop.exchange.observation_file import read_form
from medex_desktop.services import observation_files, skill_lists, skill_papers
from medex_desktop.services.desk import Desk
from tests.reports.reading import text
from tests.services.skill_samples import own_rows


@pytest.mark.parametrize(
    "title", ["medex 52", "MedEx-52", "MedEx\u200b52", "MÉDEX 52", "ＭedEx 52"]
)
def test_no_list_is_called_almost_as_ours(desk: Desk, title: str) -> None:
    with pytest.raises(InvalidInput, match="this name already"):
        desk.do(skill_lists.add_skill_list, title=title, rows=own_rows())


def test_a_list_with_signs_nobody_sees_goes_on_paper_and_into_a_form(desk: Desk) -> None:
    rows = own_rows(title="Stand\u202e up\u200b", behaviour="Stands\u2066 up")
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=rows)
    asked = {"list_key": key, "slug": rows[0]["slug"]}
    form = read_form(desk.ask(observation_files.new_form, **asked)).request
    assert (form.skill, form.behaviour) == ("Stand up", "Stands up")
    for paper in (
        desk.ask(skill_papers.checklist, list_key=key),
        desk.ask(skill_papers.observation_form, **asked),
    ):
        assert "Stand up" in text(paper.pdf)

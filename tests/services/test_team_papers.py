"""The portfolio of a colleague: for an owner, of who works here, noted in the audit."""

import pytest

from medex_desktop.errors import Refused
from medex_desktop.services import people, skill_papers, skill_ratings, team_papers
from medex_desktop.services.acts import Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.skill_papers import SkillPaper
from tests.desks import PASSPHRASE, TestClock
from tests.reports.reading import text
from tests.services import portfolio_practice
from tests.services.portfolio_practice import NAMES
from tests.services.skill_samples import GRIP, acts
from tests.services.test_people import HIS, add, reopened

NOTES = (team_papers.note_colleague_print, team_papers.note_colleague_export)


def of(desk: Desk, practitioner_id: int) -> SkillPaper:
    return desk.ask(team_papers.colleague_portfolio, practitioner_id=practitioner_id)


def test_it_is_the_colleagues_own_and_says_who_printed_it(desk: Desk, clock: TestClock) -> None:
    his = add(desk)
    desk.do(skill_ratings.rate, slug=GRIP, value=1)
    other = reopened(desk, HIS, clock)
    other.do(skill_ratings.rate, slug=GRIP, value=4)
    mine = text(other.ask(skill_papers.portfolio).pdf)
    owner = reopened(other, PASSPHRASE, clock)
    said = text(of(owner, his).pdf)
    owner.close()
    printed = " Printed by Rosa Castellanos, MES, AMES, for the practice."
    assert "Skills portfolio: Tomas Kral, CMES" in said
    assert "9 Grip strength by dynamometer. 4 on 1 Oct 2026." in said
    assert said.count(printed) == 4
    assert said.replace(printed, "") == mine, "nothing else is another"


def test_no_client_is_on_it(desk: Desk) -> None:
    portfolio_practice.with_clients(desk)
    colleague = portfolio_practice.fill_portfolio(desk, portfolio_practice.typed_words())
    for whose in (colleague, desk.practitioner_id):
        said = text(of(desk, whose).pdf)
        assert [name for name in NAMES if name in said] == []


def test_who_is_no_owner_is_refused_in_words(desk: Desk, clock: TestClock) -> None:
    add(desk)
    hers = desk.practitioner_id
    other = reopened(desk, HIS, clock)
    before = other.ask(acts)
    with pytest.raises(Refused, match="Only an owner of the practice prints the portfolio"):
        of(other, hers)
    for note in NOTES:
        with pytest.raises(Refused, match="Only an owner"):
            other.do(note, practitioner_id=hers)
    assert other.ask(acts) == before
    other.close()


def test_who_has_no_checklist_here_has_no_portfolio(desk: Desk) -> None:
    his = add(desk)
    desk.do(people.change_role, practitioner_id=his, role=Role.READ_ONLY)
    for whose in (his, 99):
        with pytest.raises(Refused, match="has no checklist"):
            of(desk, whose)
        for note in NOTES:
            with pytest.raises(Refused, match="has no checklist"):
                desk.do(note, practitioner_id=whose)


def test_what_leaves_is_noted(desk: Desk) -> None:
    his = add(desk)
    for note in NOTES:
        desk.do(note, practitioner_id=his)
    assert desk.ask(acts)[-2:] == ["skill.print_colleague", "skill.export_colleague"]

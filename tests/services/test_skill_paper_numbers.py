"""Numbers of portfolios and certificates: none is given twice, and each is found in the audit."""

from medex_desktop.services import skill_papers, team_papers
from medex_desktop.services.acts import all_acts
from medex_desktop.services.desk import Desk
from medex_desktop.services.skill_paper_numbers import (
    CERTIFICATES,
    LEFT_BY,
    PORTFOLIOS,
    next_number,
)
from tests.desks import TestClock
from tests.reports.reading import text
from tests.services import portfolio_practice
from tests.services.test_people import add


def numbers(desk: Desk) -> tuple[str, str]:
    return desk.ask(next_number, series=PORTFOLIOS), desk.ask(next_number, series=CERTIFICATES)


def test_each_paper_that_leaves_takes_the_next_number_of_its_series(desk: Desk) -> None:
    his = add(desk)
    assert numbers(desk) == ("SP 2026 0001", "SC 2026 0001")
    desk.do(skill_papers.note_portfolio_print)
    desk.do(skill_papers.note_certificate_export)
    assert numbers(desk) == ("SP 2026 0002", "SC 2026 0002")
    desk.do(team_papers.note_colleague_print, practitioner_id=his)
    desk.do(skill_papers.note_portfolio_export)
    desk.do(skill_papers.note_skill_print)
    assert numbers(desk) == ("SP 2026 0004", "SC 2026 0002"), "blank papers bear none"


def test_a_year_begins_with_the_first(desk: Desk, clock: TestClock) -> None:
    desk.do(skill_papers.note_portfolio_print)
    clock.pass_time(days=92)
    assert clock.today().year == 2027
    assert numbers(desk)[0] == "SP 2027 0001"
    clock.pass_time(days=-1)
    assert numbers(desk)[0] == "SP 2026 0002"


def test_the_papers_bear_it_on_every_page_and_blank_ones_do_not(desk: Desk) -> None:
    portfolio_practice.fill_portfolio(desk, "Good.")
    for _n in range(8):
        desk.do(skill_papers.note_portfolio_print)
    paper = desk.ask(skill_papers.portfolio)
    for page in range(paper.pages):
        assert "SP 2026 0009 \N{MIDDLE DOT} page" in text(paper.pdf, page)
    assert "SC 2026 0001" in text(desk.ask(skill_papers.certificate).pdf)
    assert "2026 00" not in text(desk.ask(skill_papers.checklist).pdf)


def test_every_act_that_is_counted_exists(desk: Desk) -> None:
    counted = {name for names in LEFT_BY.values() for name in names}
    assert counted <= set(all_acts())

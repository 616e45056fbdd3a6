"""A first year of practice, as it is counted: assessments, reports and ratings in their order."""

from datetime import timedelta
from pathlib import Path

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.skills.lists import our_list
from medex_desktop.services import assessing, clients, documents, skill_ratings
from medex_desktop.services.desk import Desk
from medex_desktop.services.progress_report import ReportWords
from tests.bench import samples
from tests.bench.results import entries
from tests.desks import TestClock

_APART = 36
_REPORTED = {6: 1, 9: 2}  # the visit, and every which client gets a report


def make_year(root: Path, *, people: int, visits: int) -> None:
    """A first year: each client every five weeks, ten measures and grip, reports in between."""
    desk, clock = samples.empty(root), TestClock()
    clock.at -= timedelta(days=_APART * visits)
    desk.clock = clock
    ids = [
        desk.do(
            clients.add_client,
            form=ClientForm(name=f"Person {n}", birth_date="1951-06-06", sex="female"),
        )
        for n in range(people)
    ]
    for visit in range(visits):
        clock.pass_time(days=_APART)
        for n, client_id in enumerate(ids):
            _see(desk, client_id, visit, supervised=visit < 2)
            if n % _REPORTED.get(visit, people) == 0 and visit in _REPORTED:
                _report(desk, client_id)
        for skill in our_list().skills[:: visits - visit]:
            desk.do(skill_ratings.rate, slug=skill.slug, value=min(4, visit // 2))
    desk.close()


def _see(desk: Desk, client_id: int, visit: int, *, supervised: bool) -> None:
    desk.do(
        assessing.sign_assessment,
        client_id=client_id,
        day=desk.clock.today(),
        entries=entries(visit),
        grip_entry=samples.entry(visit),
        title="Older adult and falls",
        rationale="Falls; hop tests left out.",
        note="Leans left.",
        supervised_by="Theo Moreau, PT" if supervised else "",
    )


def _report(desk: Desk, client_id: int) -> None:
    words = ReportWords(program="Sit to stand from 43 cm, twice a week.")
    number = desk.do(documents.sign_report, client_id=client_id, words=words)
    desk.do(
        documents.mark_sent,
        document_id=number,
        how="fax",
        to_whom="Dr Osei",
        day=desk.clock.today(),
    )

"""A first year of practice, as it is counted: assessments, reports and ratings in their order.

Clients join one after the other and are seen about every month; tests are added as the practitioner
learns them; the first assessments are supervised. Ratings grow a tier at a time.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.skills.lists import our_list
from medex_desktop.frozen import dataclass
from medex_desktop.services import assessing, clients, documents, skill_ratings
from medex_desktop.services.desk import Desk
from medex_desktop.services.progress_report import ReportWords
from tests.bench import samples
from tests.bench.results import entries
from tests.desks import TestClock

DAYS = 365
_JOIN_EVERY = 4
_SEEN_EVERY = 30
_REPORTED = (1, 2)  # at which visits after the first a client's report is sent
_SUPERVISED = 60
_TESTS_AT_FIRST = 3
_NEW_TEST_EVERY = 20
_MONTH = 30
# From which month on a skill of a tier is rated.
_BEGUN = (0, 3, 7)


@dataclass(frozen=True, slots=True)
class Visit:
    """One assessment: on which day of the year, of whom, the how-manieth of this client."""

    day: int
    person: int
    nth: int


def visits_of(people: int, assessments: int) -> list[Visit]:
    """The assessments of a year, in order; fewer where the year is too short for them."""
    every = sorted(
        (day, person, nth)
        for person in range(people)
        for nth, day in enumerate(range(_JOIN_EVERY * person, DAYS, _SEEN_EVERY))
    )
    return [Visit(*one) for one in every[:assessments]]


def make_year(root: Path, *, people: int, assessments: int, reports: int) -> None:
    """The closed practice of a year that ends on the clock's day."""
    desk = samples.empty(root)
    for _day in live_a_year(desk, people=people, assessments=assessments, reports=reports):
        pass
    desk.close()


def live_a_year(desk: Desk, *, people: int, assessments: int, reports: int) -> Iterator[int]:
    """Do a year's work at a desk; every day of the year is told in its evening."""
    clock = TestClock()
    clock.at -= timedelta(days=DAYS)
    desk.clock = clock
    ids: dict[int, int] = {}
    waiting = visits_of(people, assessments)
    for day in range(DAYS):
        clock.pass_time(days=1)
        while waiting and waiting[0].day == day:
            visit = waiting.pop(0)
            seen = assessments - len(waiting)
            client_id = ids.get(visit.person) or _add(desk, visit.person)
            ids[visit.person] = client_id
            _see(desk, client_id, visit, seen)
            if visit.nth in _REPORTED and reports:
                reports -= 1
                _report(desk, client_id)
        if day % _MONTH == 0:
            _rate(desk, day // _MONTH)
        yield day


def _add(desk: Desk, person: int) -> int:
    form = ClientForm(name=f"Person {person}", birth_date="1951-06-06", sex="female")
    return desk.do(clients.add_client, form=form)


def _see(desk: Desk, client_id: int, visit: Visit, seen: int) -> None:
    known = _TESTS_AT_FIRST + visit.day // _NEW_TEST_EVERY
    desk.do(
        assessing.sign_assessment,
        client_id=client_id,
        day=desk.clock.today(),
        entries=entries(visit.nth)[:known],
        grip_entry=samples.entry(visit.nth),
        title="Older adult and falls",
        rationale="Falls; hop tests left out.",
        note="Leans left.",
        supervised_by="Theo Moreau, PT" if seen <= _SUPERVISED else "",
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


def _rate(desk: Desk, month: int) -> None:
    """A step takes two, three or four months; nobody teaches in the first year."""
    for at, skill in enumerate(our_list().skills):
        since, pace = month - _BEGUN[skill.tier], 2 + at % 3
        if since >= 0 and since % pace == 0:
            desk.do(skill_ratings.rate, slug=skill.slug, value=min(3, since // pace))

"""A practitioner who has rated for half a year, with sign-offs of a colleague."""

from datetime import UTC, date, datetime

from medex_desktop.domain.skills.lists import our_list
from medex_desktop.services import people, sign_offs, skill_ratings
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from tests.desks import CHEAP, TestClock

RATED = (  # how far each of the first skills of a tier came, by month
    (datetime(2026, 3, 2, 9, tzinfo=UTC), {0: "2101120210", 1: "00", 2: ""}),
    (datetime(2026, 6, 20, 9, tzinfo=UTC), {0: "323232322133", 1: "2121", 2: "1"}),
    (datetime(2026, 9, 8, 9, tzinfo=UTC), {0: "3233323323143333", 1: "332313", 2: "31"}),
)
NOTES = {"grip-dynamometry": "Elbow at 90 degrees every time now."}


def rate_over_time(desk: Desk, clock: TestClock) -> None:
    """Three sittings of ratings, the last with a note; the clock stands where it stood before."""
    before = clock.at
    for at, values in RATED:
        clock.at = at
        for tier, digits in values.items():
            for skill, digit in zip(our_list().of_tier(tier), digits, strict=False):
                desk.do(skill_ratings.rate, slug=skill.slug, value=int(digit))
    for slug, note in NOTES.items():
        desk.do(skill_ratings.note_rating, slug=slug, note=note)
    clock.at = before


def sign_some_off(desk: Desk) -> None:
    """A colleague who has watched three skills."""
    new = NewPerson("Theo Moreau", "PT")
    other = people.add_person(desk, person=new, passphrase="seven green kettles", cost=CHEAP)
    for slug, day in (
        ("vital-signs", date(2026, 3, 4)),
        ("grip-dynamometry", date(2026, 3, 4)),
        ("mobility-performance-tests", date(2026, 6, 22)),
    ):
        desk.do(
            sign_offs.record_sign_off,
            practitioner_id=desk.practitioner_id,
            slug=slug,
            feedback="Clear instruction. Check the elbow angle before trial one.",
            observer_id=other,
            day=day,
        )

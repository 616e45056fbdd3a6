"""A year of practice: ratings and evidence grow month by month, and voiding takes them back."""

import random
from datetime import date, timedelta

from medex_desktop.domain.skills.evidence import Count
from medex_desktop.services import skill_evidence, skill_ratings, skills_page
from medex_desktop.services.desk import Desk
from tests.desks import TestClock
from tests.services.skill_practice import TUG, Practice, typed
from tests.services.test_grip import FIRST

BP = typed("blood_pressure", systolic="124", diastolic="76", arm="left", position="seated")
PULSE = typed("resting_heart_rate", bpm="66")
CHAIR = typed("chair_stand_30s", reps="12", used_arms="no", chair_height_cm="43")
PAIN = typed("nprs", now="3", site="right knee")
PSFS = typed("psfs", activity_1="4", activity_2="5", activity_3="3")
BATTERY = (BP, PULSE, TUG, CHAIR, PAIN, PSFS)
RATED = ("vital-signs", "function-scale", "pain-rating", "mobility-performance-tests")


def every(desk: Desk) -> dict[str, Count]:
    return desk.ask(skill_evidence.evidence)


def numbers(found: dict[str, Count]) -> dict[str, tuple[int, int]]:
    return {slug: (one.records, one.clients) for slug, one in found.items()}


def test_a_year_makes_a_curve_that_only_rises(desk: Desk, clock: TestClock) -> None:
    """Each month brings a new client; everybody is seen again, with more of the tests."""
    practice, before, met = Practice(desk), numbers(every(desk)), []
    for month in range(12):
        clock.pass_time(days=30)
        for n in range(min(month + 1, 4)):
            battery = BATTERY[: 1 + (month + n) // 2]
            grip = FIRST if month % 3 == 0 else None
            practice.sign(battery, n, on=clock.today(), grip_entry=grip, title="Set",
                          rationale="Falls", note="Leans left.")  # fmt: skip
        if month % 3 == 2:
            for slug in RATED:
                desk.do(skill_ratings.rate, slug=slug, value=min(4, month // 3 + 1))
        found = every(desk)
        now = numbers(found)
        fell = [slug for slug in now if now[slug] < before[slug]]
        assert fell == []
        met.append(sum(one.is_met for one in found.values()))
        before = now
    assert met == sorted(met)
    assert met[0] == 0
    assert met[5] < met[-1], "it goes on in the second half of the year"
    page = desk.ask(skills_page.skills_page)
    rated = {row.skill.slug: [one.value for one in row.ratings] for row in page.rows if row.ratings}
    assert rated == {slug: [1, 2, 3, 4] for slug in RATED}


def test_any_records_in_order_raise_counts_and_voiding_lowers_them(desk: Desk) -> None:
    practice, chance = Practice(desk), random.Random(52)
    day, ids, before = date(2026, 1, 5), [], numbers(every(desk))
    for _ in range(25):
        day += timedelta(days=chance.randrange(1, 10))
        battery = tuple(chance.sample(BATTERY, chance.randrange(1, len(BATTERY) + 1)))
        ids.append(practice.sign(battery, chance.randrange(3), on=day, note="Slow."))
        now = numbers(every(desk))
        assert [slug for slug in now if now[slug] < before[slug]] == []
        before = now
    chance.shuffle(ids)
    for one in ids:
        found = every(desk)
        mine = [slug for slug, count in found.items() if one in {f.record_id for f in count.found}]
        practice.void(one)
        after = every(desk)
        assert all(after[slug].records < found[slug].records for slug in mine)
    assert not any(one.records for one in every(desk).values())

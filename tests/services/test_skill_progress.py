"""Progress from the history of ratings: by day, the last of a day, and never a zero for nothing."""

from datetime import UTC, date, datetime

import pytest

from medex_desktop.domain.skills.ratings import Rating
from medex_desktop.services import skill_lists, skill_ratings
from medex_desktop.services.desk import Desk
from medex_desktop.services.skill_progress import (
    Progress,
    bars_of,
    over_time,
    progress,
    steps_of,
)
from tests.desks import TestClock
from tests.services.skill_samples import own_rows

MARCH, JUNE = date(2026, 3, 2), date(2026, 6, 20)


def rating(slug: str, value: int, day: date) -> Rating:
    return Rating(slug, value, day, "", datetime(day.year, day.month, day.day, tzinfo=UTC))


def on(desk: Desk, clock: TestClock, day: date, **values: int) -> None:
    clock.at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    for slug, value in values.items():
        desk.do(skill_ratings.rate, slug=slug.replace("_", "-"), value=value)


def test_steps_count_who_stands_at_three_or_more_in_the_evening_of_a_day() -> None:
    histories = (
        (rating("a", 3, MARCH), rating("a", 2, JUNE)),
        (rating("b", 1, MARCH), rating("b", 4, MARCH)),
        (),
    )
    assert steps_of(histories) == ((MARCH, 2), (JUNE, 1))


def test_nothing_rated_has_no_steps_at_all(desk: Desk) -> None:
    found = desk.ask(progress)
    assert found.is_empty
    assert [tier.steps for tier in found.tiers] == [(), (), ()]
    assert over_time(found, MARCH).is_empty
    assert bars_of(found.by_kind).is_empty


@pytest.fixture
def rated(desk: Desk, clock: TestClock) -> Progress:
    on(desk, clock, MARCH, vital_signs=1, grip_dynamometry=3)
    on(desk, clock, JUNE, vital_signs=3, norm_comparison=2)
    return desk.ask(progress)


def test_each_tier_grows_by_itself(rated: Progress) -> None:
    essential, intermediate, advanced = rated.tiers
    assert essential.steps == ((MARCH, 1), (JUNE, 2))
    assert (essential.skills, essential.now) == (21, 2)
    assert intermediate.steps == ((JUNE, 0),)  # rated, below 3: that is a zero
    assert advanced.steps == ()  # not rated: no zero


def test_strengths_by_kind_keep_not_rated_apart(rated: Progress) -> None:
    technical, analytical, communication = rated.by_kind
    assert (technical.independent, technical.lower, technical.not_rated) == (2, 0, 15)
    assert (analytical.independent, analytical.lower, analytical.not_rated) == (0, 1, 18)
    assert communication.not_rated == communication.skills == 16
    assert [one.independent for one in rated.by_tier] == [2, 0, 0]
    assert [one.skills for one in rated.by_tier] == [21, 18, 13]


def test_the_words_of_the_charts(rated: Progress) -> None:
    data = over_time(rated, JUNE)
    assert [line.label for line in data.lines] == [
        "Essential 2 of 21", "Intermediate 0 of 18", "Advanced 0 of 13",
    ]  # fmt: skip
    assert (data.most, data.end) == (21, JUNE)
    assert [bar.name for bar in bars_of(rated.by_tier).bars] == [
        "Essential", "Intermediate", "Advanced",
    ]  # fmt: skip
    assert [bar.label for bar in bars_of(rated.by_kind).bars] == [
        "2 of 17 at 3 or more", "0 of 19 at 3 or more", "0 of 16 at 3 or more",
    ]  # fmt: skip


def test_an_own_list_has_its_own_history(desk: Desk) -> None:
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    desk.do(skill_ratings.rate, slug="x-vital-signs", value=4, list_key=key)
    found = desk.ask(progress, list_key=key)
    assert found.tiers[0].now == 1
    assert over_time(found, JUNE).lines[0].label == "Foundation 1 of 21"
    assert desk.ask(progress).is_empty

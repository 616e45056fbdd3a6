"""Which backups may go: a table with fixed dates, then what holds for every calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.thinning import ALL_FOR, Copy, superfluous

NOW = datetime(2026, 11, 28, 18, 0, tzinfo=UTC)


def ago(days: float, rows: int = 100) -> Copy:
    return Copy(NOW - timedelta(days=days), rows)


def left(copies: list[Copy], now: datetime = NOW) -> list[Copy]:
    gone = superfluous(copies, now)
    return [copy for copy in copies if copy not in gone]


def test_everything_of_two_days_stays() -> None:
    copies = [ago(hours / 24) for hours in range(48)]
    assert left(copies) == copies


def test_a_year_of_two_backups_a_day() -> None:
    copies = [ago(half / 2) for half in range(2 * 365)]
    kept = left(copies)
    ages = sorted((NOW - copy.made_at).total_seconds() / 86_400 for copy in kept)
    young = [age for age in ages if age <= 2]
    assert len(young) == 5  # 0, 0.5, 1, 1.5 and 2 days
    assert ages[5:10] == [2.5, 3.0, 4.0, 5.0, 6.0]  # the newest of each day
    assert len(ages) <= 5 + 12 + 10 + 9
    assert ages[-1] > 230  # the ninth month back


@pytest.mark.parametrize(("days", "stays"), [(1.9, True), (2.1, False)])
def test_the_second_copy_of_a_day_goes_after_two_days(days: float, stays: bool) -> None:
    copies = [ago(0), ago(days), ago(days + 0.01)]
    assert (copies[2] in left(copies)) is stays


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_jumped_lets_nothing_go(year: int) -> None:
    copies = [ago(half / 2) for half in range(600)]
    assert left(copies, NOW.replace(year=year)) == copies


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_backup_made_while_the_clock_is_wrong_lets_none_of_the_others_go(year: int) -> None:
    copies = [ago(hours / 24) for hours in range(40)]
    wrong = NOW.replace(year=year)
    ahead = Copy(wrong, 100)
    assert left([ahead, *copies], wrong + timedelta(days=3)) == [ahead, *copies]
    assert left([*copies, ahead]) == [*copies, ahead]


def test_a_copy_from_the_future_stays_and_does_not_count() -> None:
    ahead = Copy(NOW.replace(year=2099), 100)
    copies = [ahead, *(ago(half / 2) for half in range(100))]
    assert left(copies) == [ahead, *left(copies[1:])]


def test_what_was_there_before_a_loss_stays() -> None:
    copies = [ago(0, 70), ago(3.0, 70), ago(3.01, 100), ago(3.02, 100), ago(3.03, 90)]
    assert left(copies) == copies[:3]
    assert left([ago(0, 81), *copies[1:]]) == [ago(0, 81), copies[1]]


def test_without_backups_nothing_happens() -> None:
    assert superfluous([], NOW) == []


moments = st.lists(
    st.tuples(
        st.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 28), timezones=st.just(UTC)),  # noqa: DTZ001  # hypothesis adds the zone
        st.integers(0, 10_000),
    ).map(lambda pair: Copy(*pair)),
    max_size=60,
    unique_by=lambda copy: copy.made_at,
)


@given(moments, st.datetimes(datetime(1970, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  # hypothesis adds the zone
def test_the_newest_and_the_young_never_go(copies: list[Copy], now: datetime) -> None:
    gone = superfluous(copies, now)
    past = [copy for copy in copies if copy.made_at <= now]
    if past:
        assert max(past, key=lambda copy: copy.made_at) not in gone
    assert all(now - copy.made_at > ALL_FOR for copy in gone)


@given(moments)
def test_thinning_twice_is_thinning_once(copies: list[Copy]) -> None:
    once = left(copies)
    assert left(once) == once


@given(moments)
def test_every_month_of_the_last_nine_keeps_a_copy(copies: list[Copy]) -> None:
    kept = {(copy.made_at.year, copy.made_at.month) for copy in left(copies)}
    months = sorted({(c.made_at.year, c.made_at.month) for c in copies}, reverse=True)
    assert kept >= set(months[:9])

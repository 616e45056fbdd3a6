"""A fall since last time is never hidden behind a baseline that was lower."""

from dataclasses import replace
from datetime import date

from medex_desktop.domain.bottom_line import course_of_test, summary_of
from medex_desktop.domain.grip_reading import GripContext, GripTest, read_test
from medex_desktop.domain.sentences import Course
from medex_desktop.language import render
from tests.domain.test_grip_reading import JULY, context
from tests.storage.samples import entry


def words_of(told: GripContext) -> str:
    reading = read_test(told, told.tests[-1])
    return render(summary_of(reading)).replace("\N{NO-BREAK SPACE}", " ")


def apart(*bests: tuple[str, str]) -> GripContext:
    """One test a month, right and left each with a squeeze of its own."""
    made = story(*(right for right, _left in bests))
    tests = tuple(
        replace(test, entry=replace(entry(*[r, le] * 3), protocol=JULY.entry.protocol))
        for test, (r, le) in zip(made.tests, bests, strict=True)
    )
    return replace(made, tests=tests)


def story(*bests: str) -> GripContext:
    """One test a month, the same squeeze six times, by one protocol."""
    made = context(JULY)
    tests = tuple(
        GripTest(
            at,
            date(2026, at, 1),
            at,
            replace(entry(*[best] * 6), protocol=JULY.entry.protocol),
            signed=True,
        )
        for at, best in enumerate(bests, start=1)
    )
    return replace(made, tests=tests)


def test_a_fall_since_last_time_leads_although_the_baseline_was_lower() -> None:
    told = story("20.0", "26.0", "20.5")
    reading = read_test(told, told.tests[-1])
    words = render(summary_of(reading)).replace("\N{NO-BREAK SPACE}", " ")
    assert course_of_test(reading) is Course.DECLINED
    assert words.startswith("Right grip and left grip are worse than on 1 Feb 2026 by more than")
    assert "Nothing is worse" not in words


def test_what_fell_since_the_baseline_is_said_once() -> None:
    told = story("26.0", "26.0", "20.5")
    words = render(summary_of(read_test(told, told.tests[-1])))
    assert words.count("worse than on") == 1


def test_what_rose_stays_better() -> None:
    told = story("20.0", "22.0", "26.0")
    reading = read_test(told, told.tests[-1])
    assert course_of_test(reading) is Course.IMPROVING
    assert "Nothing is worse." in render(summary_of(reading))


FELL = " worse than on 1 Feb 2026 by more than measurement error."


def test_a_hand_that_fell_is_not_called_near_or_within_error_beside_it() -> None:
    """Near below the baseline since January, and more than that below February: said once."""
    near = words_of(apart(("24.0", "20.0"), ("25.0", "20.0"), ("20.5", "20.0")))
    assert near == (f"Right grip is{FELL} Left grip unchanged within error since 1 Jan 2026.")
    assert words_of(story("20.0", "25.0", "20.5")) == f"Right grip and left grip are{FELL}"


def test_the_other_hand_near_the_limit_has_its_date() -> None:
    told = apart(("20.0", "20.0"), ("25.0", "20.0"), ("20.5", "16.5"))
    assert words_of(told) == (
        f"Right grip is{FELL} Left grip near the limit of error since 1 Jan 2026."
    )


def test_a_hand_that_fell_and_is_still_better_than_at_baseline_says_both_with_dates() -> None:
    told = apart(("14.0", "20.0"), ("26.0", "20.0"), ("20.0", "20.0"))
    words = words_of(told)
    assert words.startswith(f"Right grip is{FELL[:-1]}")
    assert "Right grip is better than on 1 Jan 2026" in words

"""Reminders of the second place: after 7 days, after 30 without any, quiet when put off."""

from datetime import date, timedelta

import pytest

from medex_desktop.domain.second_place import Reminder, reminder

TODAY = date(2026, 11, 28)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("place", "founded", "last", "quiet", "wanted"),
    [
        ("", 29, None, None, Reminder.NONE),
        ("", 30, None, None, Reminder.NEVER),
        ("", 30, None, 6, Reminder.NONE),
        ("", 30, None, 7, Reminder.NEVER),
        ("/stick", 400, 6, None, Reminder.NONE),
        ("/stick", 400, 7, None, Reminder.OVERDUE),
        ("/stick", 1, None, None, Reminder.OVERDUE),
        ("/stick", 400, 9, 0, Reminder.NONE),
        ("/stick", 400, -300, None, Reminder.OVERDUE),
        ("/stick", 400, 9, -300, Reminder.OVERDUE),
    ],
)
def test_what_is_due(
    place: str, founded: int, last: int | None, quiet: int | None, wanted: Reminder
) -> None:
    found = reminder(
        TODAY,
        founded=ago(founded),
        place=place,
        last=None if last is None else ago(last),
        quiet_since=None if quiet is None else ago(quiet),
    )
    assert found is wanted

"""When to remind of a backup to a second place: a stick, another disk."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

OVERDUE_AFTER: Final = timedelta(days=7)
NEVER_AFTER: Final = timedelta(days=30)
QUIET_FOR: Final = timedelta(days=7)


class Reminder(StrEnum):
    """What Today says of it."""

    NONE = "none"
    OVERDUE = "overdue"
    NEVER = "never"


def reminder(
    today: date, *, founded: date, place: str, last: date | None, quiet_since: date | None
) -> Reminder:
    """The reminder that is due.

    Args:
        today: the day it is.
        founded: when the practice was set up.
        place: the place that was chosen, "" for none.
        last: the last backup there.
        quiet_since: when a reminder was put off; a clock set back counts for nothing.
    """
    if quiet_since is not None and timedelta(0) <= today - quiet_since < QUIET_FOR:
        return Reminder.NONE
    if place:
        late = last is None or not timedelta(0) <= today - last < OVERDUE_AFTER
        return Reminder.OVERDUE if late else Reminder.NONE
    return Reminder.NEVER if today - founded >= NEVER_AFTER else Reminder.NONE

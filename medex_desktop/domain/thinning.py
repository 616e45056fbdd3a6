"""Which backups may go: all of two days stay, then one a day, a week and a month.

The figures are Anki's, which has thinned its users' backups that way for years (rslib backup
settings: 12 daily, 10 weekly, 9 monthly). A copy that may go is one that others stand in for; a
clock that jumped, or a practice that suddenly shrank, lets nothing go.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from medex_desktop.frozen import dataclass

ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_LONGEST_GAP = timedelta(days=366)
_SHRUNK = 0.8


@dataclass(frozen=True, slots=True)
class Copy:
    """One verified backup: when it was made, and how many rows it holds."""

    made_at: datetime
    rows: int


def superfluous(copies: Iterable[Copy], now: datetime) -> list[Copy]:
    """The copies that may go, oldest first; never the newest.

    Copies from the future (the clock was ahead) are kept and count for nothing, and so are those
    beyond a gap of more than a year, where the clock is not believed.
    """
    past = _believed(copies, now)
    if not past:
        return []
    older = [copy for copy in past if now - copy.made_at > ALL_FOR]
    kept = {id(past[0]), id(_fullest(past))}
    for key, many in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        kept |= _newest_of_each(older, key, many)
    return [copy for copy in reversed(older) if id(copy) not in kept]


def _believed(copies: Iterable[Copy], now: datetime) -> list[Copy]:
    """The copies up to now, newest first, as far as no year lies between two of them."""
    found: list[Copy] = []
    after = now
    for copy in sorted(copies, key=lambda copy: copy.made_at, reverse=True):
        if copy.made_at > now:
            continue
        if after - copy.made_at > _LONGEST_GAP:
            break
        found.append(copy)
        after = copy.made_at
    return found


def _newest_of_each(
    copies: list[Copy], key: Callable[[datetime], tuple[int, ...]], many: int
) -> set[int]:
    """The newest copy of each of the ``many`` newest days, weeks or months that have one."""
    found: dict[tuple[int, ...], int] = {}
    for copy in copies:
        if len(found) < many or key(copy.made_at) in found:
            found.setdefault(key(copy.made_at), id(copy))
    return set(found.values())


def _fullest(newest_first: list[Copy]) -> Copy:
    """The copy to go back to when a fifth or more of the rows is gone; else the newest."""
    newest = newest_first[0]
    fullest = max(newest_first, key=lambda copy: (copy.rows, copy.made_at))
    return fullest if newest.rows < _SHRUNK * fullest.rows else newest


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar()[:2])


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month

"""When and why a backup was made, in words."""

from datetime import datetime
from typing import Final

from medex_desktop.language import Text, _, clock, day, render

_WHY: Final = {
    "manual": Text("by hand"),
    "automatic": Text("by itself"),
    "before-import": Text("before an import"),
    "before-restore": Text("before a restore"),
    "before-erase": Text("before an erasure"),
    "before-migration": Text("before a new version"),
}


def when(moment: datetime) -> str:
    """The day and the time where the computer is."""
    at = moment.astimezone()
    return _("{day}, {time}", day=day(at.date()), time=clock(at, seconds=False))


def when_and_why(made_at: datetime, reason: str) -> str:
    """For example "12 Nov 2026, 14:05, before an import"."""
    why = _WHY.get(reason)
    return f"{when(made_at)}, {render(why)}" if why else when(made_at)

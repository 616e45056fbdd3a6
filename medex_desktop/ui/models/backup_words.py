"""When and why a backup was made, in words."""

from datetime import datetime
from pathlib import Path
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


def when_and_why(made_at: datetime, reason: str, kept_in: Path | None = None) -> str:
    """For example "12 Nov 2026, 14:05, before an import"; and where, when a restore kept it."""
    why = _WHY.get(reason)
    said = f"{when(made_at)}, {render(why)}" if why else when(made_at)
    return said if kept_in is None else _("{backup}, in {folder}", backup=said, folder=kept_in.name)

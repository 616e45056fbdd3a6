"""The second place for backups as this computer remembers it."""

from datetime import date

from medex_desktop.domain.second_place import Reminder, reminder
from medex_desktop.frozen import dataclass
from medex_desktop.ui.program import Program


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder, "" for none; the last backup there; when a reminder was put off."""

    place: str = ""
    last: date | None = None
    quiet_since: date | None = None


def kept(program: Program | None) -> Kept:
    """What is remembered; days that can't be read count as never."""
    if program is None:
        return Kept()
    chosen = program.preferences.read()
    return Kept(chosen.second_place, _day(chosen.second_backup), _day(chosen.second_later))


def choose(program: Program | None, folder: str) -> None:
    """Another place: nothing was backed up there yet."""
    if program is not None:
        program.preferences.change(second_place=folder, second_backup="", second_later="")


def used(program: Program | None, today: date) -> None:
    """A backup was made there."""
    if program is not None:
        program.preferences.change(second_backup=today.isoformat(), second_later="")


def put_off(program: Program, today: date) -> None:
    """Say nothing of it for a week."""
    program.preferences.change(second_later=today.isoformat())


def due(program: Program, today: date, founded: date) -> Reminder:
    """What Today says of it."""
    now = kept(program)
    return reminder(
        today, founded=founded, place=now.place, last=now.last, quiet_since=now.quiet_since
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None

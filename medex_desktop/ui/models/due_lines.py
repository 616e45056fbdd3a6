"""What is due, read once for Today, the clients' list and the rail, until something is written."""

from datetime import date
from typing import Final

from medex_desktop.frozen import dataclass
from medex_desktop.services.due import TodayLine
from medex_desktop.ui.session import Session

_NAME: Final = "due lines"


@dataclass(frozen=True, slots=True)
class State:
    """What a reading stands for: how often was written before it, and what day it was."""

    written: int
    day: date


def state_of(session: Session) -> State:
    """The state now; ask before reading, so that what is written meanwhile makes it old."""
    return State(session.desk.written, session.desk.clock.today())


def keep(session: Session, lines: list[TodayLine], state: State) -> None:
    """Remember a whole list that was read in a state."""
    session.setProperty(_NAME, (lines, state))


def known(session: Session) -> list[TodayLine] | None:
    """The list as it is now, when it was read and nothing was written since; else None."""
    kept = session.property(_NAME)
    if kept is None or kept[1] != state_of(session):
        return None
    lines: list[TodayLine] = kept[0]
    return lines

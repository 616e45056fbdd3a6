"""What a stopwatch knows: when it was started, stopped and lapped, and what came before.

It counts by a clock that nobody can set. The wall clock only tells whether the computer slept
meanwhile. Nothing here knows Qt; whoever shows it asks again as the time passes.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, Final, NamedTuple, Self

from medex_desktop.frozen import dataclass
from medex_desktop.services.clock import SystemClock

SECOND: Final = 1_000_000_000
GUARD_NS: Final = SECOND * 3 // 10
LATE_NS: Final = SECOND // 10
SLEPT_NS: Final = 2 * SECOND
LAPS_KEPT: Final = 3
STEPS_KEPT: Final = 100
_HUNDREDTH: Final = Decimal("0.01")
SYSTEM: Final = SystemClock()

Steady = Callable[[], int]
Wall = Callable[[], datetime]


class Phase(StrEnum):
    """Where a clock stands."""

    READY = "ready"
    RUNNING = "running"
    STOPPED = "stopped"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"


class Lap(NamedTuple):
    """The time at its end, and what passed since the lap before."""

    number: int
    at_ns: int
    split_ns: int


@dataclass(frozen=True, slots=True)
class Moment:
    """All there is to know between two acts; undo goes back to one of these."""

    phase: Phase = Phase.READY
    since_ns: int = 0
    wall: datetime | None = None
    elapsed_ns: int = 0
    laps: tuple[Lap, ...] = ()
    slept: bool = False
    late_ns: int = 0


def seconds_of(nanoseconds: int) -> Decimal:
    """As it is recorded: in hundredths of a second."""
    return (Decimal(nanoseconds) / SECOND).quantize(_HUNDREDTH, ROUND_HALF_UP)


class StopwatchState:
    """``start``, ``stop``, ``lap``, ``again``, ``undo``: each True when it did something."""

    def __init__(self, now: Steady = time.monotonic_ns, wall: Wall = SYSTEM.now) -> None:
        self._now, self._wall = now, wall
        self._moment = Moment()
        self._before: list[tuple[str, Moment]] = []
        self._pressed_ns: int | None = None
        self._lapped_ns: int | None = None
        self._undone_ns: int | None = None
        self._held = (0, 0)
        self.restarts = False  # whether a start may follow a time that was taken, as one act
        self.undone = ""  # the act that was just taken back: "start", "stop", "lap", "again"

    @property
    def phase(self) -> Phase:
        """Ready, running, stopped, run out, or interrupted while it ran."""
        return self._moment.phase

    @property
    def slept(self) -> bool:
        """Whether the computer slept while it ran: the time may be wrong."""
        return self._moment.slept

    @property
    def late_ns(self) -> int:
        """By how much the time may be wrong, because a press may have had to wait."""
        return self._moment.late_ns

    @property
    def laps(self) -> tuple[Lap, ...]:
        """The last three, oldest first."""
        return self._moment.laps[-LAPS_KEPT:]

    def elapsed_ns(self) -> int:
        """The time it shows; while it runs, more at each look."""
        at = self._moment
        return max(0, self._now() - at.since_ns) if at.phase is Phase.RUNNING else at.elapsed_ns

    def result(self) -> Decimal | None:
        """The seconds that were taken; None until it was stopped, or when that never happened."""
        taken = self.phase in (Phase.STOPPED, Phase.FINISHED)
        return seconds_of(self._moment.elapsed_ns) if taken else None

    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return bool(self._before)

    def start(self) -> bool:
        """Begin, at zero. A time that was taken stays until ``again``, unless it ``restarts``."""
        taken = self.result() is not None
        if self.phase is Phase.RUNNING or (taken and (not self.restarts or self.is_slip())):
            return False
        now = self._pressed_ns = self._now()
        late = self._late_by(now)
        self._go_on("start", Moment(Phase.RUNNING, now, self._wall(), late_ns=late))
        return True

    def stop(self) -> bool:
        """Take the time. A finger that slips twice within 0.3 s stops once."""
        if self.phase is not Phase.RUNNING or self.is_slip():
            return False
        now = self._pressed_ns = self._now()
        self.look()
        if self.phase is Phase.RUNNING:
            elapsed = max(0, now - self._moment.since_ns)
            late = self._moment.late_ns + self._late_by(now)
            stopped = replace(self._moment, phase=Phase.STOPPED, elapsed_ns=elapsed, late_ns=late)
            self._go_on("stop", stopped)
        return True

    def press(self) -> bool:
        """The one key: starts what stands ready, stops what runs, leaves a taken time alone."""
        return self.stop() if self.phase is Phase.RUNNING else self.start()

    def is_slip(self) -> bool:
        """Whether a press now would be the same one, felt twice."""
        return self._is_just_after(self._pressed_ns)

    def held(self, seconds: float) -> None:
        """Keys had to wait so long until now: one that comes at once may have been pressed then."""
        self._held = (self._now(), max(0, round(seconds * SECOND)))

    def lap(self) -> bool:
        """Note the time without stopping."""
        if self.phase is not Phase.RUNNING or self._is_just_after(self._lapped_ns):
            return False
        now = self._lapped_ns = self._now()
        at, laps = max(0, now - self._moment.since_ns), self._moment.laps
        number, last = (laps[-1].number, laps[-1].at_ns) if laps else (0, 0)
        kept = (*laps, Lap(number + 1, at, at - last))[-LAPS_KEPT:]
        self._go_on("lap", replace(self._moment, laps=kept))
        return True

    def again(self) -> bool:
        """Stand ready at zero once more; undo brings the time back."""
        if self.phase in (Phase.READY, Phase.RUNNING):
            return False
        self._go_on("again", Moment())
        return True

    def undo(self) -> bool:
        """As if the last act had not been: an undone stop goes on from the original start.

        A finger that slips does not take back the start as well.
        """
        if not self._before or self._is_just_after(self._undone_ns):
            return False
        self._undone_ns = self._now()
        self.undone, self._moment = self._before.pop()
        self.look()
        return True

    def look(self) -> None:
        """Notice that the computer slept; to be called as the time passes."""
        at = self._moment
        if at.phase is Phase.RUNNING and at.wall is not None and not at.slept:
            by_wall = (self._wall() - at.wall).total_seconds() * SECOND
            if by_wall - self.elapsed_ns() > SLEPT_NS:
                self._moment = replace(at, slept=True)

    def to_plain(self) -> dict[str, Any]:
        """What a draft keeps."""
        self.look()
        return {
            "phase": str(self.phase),
            "elapsed_ns": self.elapsed_ns(),
            "laps": [list(lap) for lap in self.laps],
            "slept": self.slept,
            "late_ns": self.late_ns,
        }

    def restore(self, plain: Mapping[str, Any]) -> None:
        """Stand as the draft says. What ran when it was kept was interrupted and does not run on.

        Raises:
            ValueError: when these are not the facts of a clock; nothing has changed then.
        """
        kept = self._kept(plain)
        self.fresh()
        self._moment = kept

    def fresh(self) -> None:
        """Stand ready for the next trial, with nothing to take back; whatever ran is forgotten."""
        self._moment = Moment()
        self._before.clear()
        self._pressed_ns = self._lapped_ns = self._undone_ns = None
        self.undone = ""

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], **made_with: Any) -> Self:
        """A clock that stands as the draft says; raises ValueError as ``restore`` does."""
        made = cls(**made_with)
        made.restore(plain)
        return made

    def _kept(self, plain: Mapping[str, Any]) -> Moment:
        try:
            phase, elapsed = Phase(plain["phase"]), plain["elapsed_ns"]
            laps = tuple(Lap(*lap) for lap in plain["laps"])
            slept, late = plain["slept"], plain["late_ns"]
        except (KeyError, TypeError, ValueError) as fault:
            raise ValueError("not the facts of a clock") from fault
        numbers = [elapsed, late, *(part for lap in laps for part in lap)]
        if any(type(one) is not int or one < 0 for one in numbers) or type(slept) is not bool:
            raise ValueError("no clock shows such a time")
        if len(laps) > LAPS_KEPT:
            raise ValueError("more laps than are kept")
        if phase is Phase.READY:
            return Moment()
        if phase is Phase.RUNNING:
            phase = Phase.INTERRUPTED
        return Moment(phase, elapsed_ns=elapsed, laps=laps, slept=slept, late_ns=late)

    def _go_on(self, act: str, moment: Moment) -> None:
        self._before = [*self._before, (act, self._moment)][-STEPS_KEPT:]
        self._moment = moment
        self._undone_ns = None
        self.undone = ""

    def _late_by(self, now: int) -> int:
        ended, length = self._held
        return length if now - ended < LATE_NS else 0

    def _is_just_after(self, at_ns: int | None) -> bool:
        return at_ns is not None and self._now() - at_ns < GUARD_NS

"""What a countdown knows: a stopwatch that ends by itself, with marks on its way."""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from medex_desktop.ui.clocks.stopwatch import (
    SECOND,
    SYSTEM,
    Moment,
    Phase,
    Steady,
    StopwatchState,
    Wall,
)


class CountdownState(StopwatchState):
    """``length_s`` seconds with a mark every ``every_s``; stopped early, it tells what passed."""

    def __init__(
        self,
        length_s: int,
        every_s: int = 0,
        now: Steady = time.monotonic_ns,
        wall: Wall = SYSTEM.now,
    ) -> None:
        if length_s <= 0 or every_s < 0:
            raise ValueError("a countdown lasts at least a second")
        super().__init__(now, wall)
        self.length_s = length_s
        self.marks = tuple(range(every_s, length_s, every_s)) if every_s else ()
        self._told = 0

    def elapsed_ns(self) -> int:
        """The time that passed, the length at most."""
        return min(super().elapsed_ns(), self.length_s * SECOND)

    def left_ns(self) -> int:
        """The time that is left, zero at least."""
        return self.length_s * SECOND - self.elapsed_ns()

    def start(self) -> bool:
        """Begin, with all marks ahead."""
        if not super().start():
            return False
        self._told = 0
        return True

    def look(self) -> None:
        """End when the time is over. What ran out can't be taken back, only taken again."""
        super().look()
        length = self.length_s * SECOND
        if self.phase is Phase.RUNNING and self.elapsed_ns() >= length:
            self._moment = replace(self._moment, phase=Phase.FINISHED, elapsed_ns=length)
            self._before.clear()
            self.undone = ""

    def undo(self) -> bool:
        """As a stopwatch does; marks that a time brought back has behind it are not told again."""
        brings_back = self.phase is Phase.READY
        done = super().undo()
        if done and brings_back:
            self._told = self._passed()
        return done

    def new_marks(self) -> tuple[int, ...]:
        """The marks, in seconds, that were passed since this was asked before."""
        if self.phase not in (Phase.RUNNING, Phase.FINISHED):
            return ()
        told, self._told = self._told, max(self._told, self._passed())
        return self.marks[told : self._told]

    def restore(self, plain: Mapping[str, Any]) -> None:
        """As a stopwatch does; marks of a time that was taken are not told once more."""
        super().restore(plain)
        self._told = len(self.marks)

    def _passed(self) -> int:
        elapsed = self.elapsed_ns()
        return sum(mark * SECOND <= elapsed for mark in self.marks)

    def _kept(self, plain: Mapping[str, Any]) -> Moment:
        kept = super()._kept(plain)
        if kept.elapsed_ns > self.length_s * SECOND:
            raise ValueError("more time passed than there was")
        return kept

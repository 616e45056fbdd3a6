"""A clock that runs on screen: it asks what it knows as time passes, and tells what came of it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from medex_desktop.ui.clocks.countdown import CountdownState
from medex_desktop.ui.clocks.stopwatch import SECOND, Phase, StopwatchState
from medex_desktop.ui.ticking import Ticking

REPAINT_MS: Final = 50
KEEP_NS: Final = 5 * SECOND


class Watch(Ticking):
    """``timed(Decimal)`` once a time is taken, ``withdrawn()`` when it no longer stands.

    ``changed()`` follows whatever a draft should keep, every five seconds while it runs;
    ``ticked()`` follows whatever shall be shown.
    While it runs the idle lock waits.
    """

    timed = Signal(object)
    withdrawn = Signal()
    changed = Signal()

    def __init__(self, state: StopwatchState, parent: QObject | None = None) -> None:
        super().__init__(parent, every_ms=REPAINT_MS)
        self.state = state
        self._told: Decimal | None = state.result()
        self._kept_ns = 0

    def press(self) -> bool:
        """Start, or stop."""
        return self._acted(self.state.press)

    def lap(self) -> bool:
        """Note the time without stopping."""
        return self._acted(self.state.lap)

    def again(self) -> bool:
        """Stand ready at zero."""
        return self._acted(self.state.again)

    def undo(self) -> bool:
        """Take the last act back."""
        return self._acted(self.state.undo)

    def restore(self, plain: Mapping[str, Any]) -> None:
        """Stand as a draft says, without telling it again; raises ValueError, see the state."""
        self.state.restore(plain)
        self._stand()

    def fresh(self) -> None:
        """Stand ready for the next trial: the time that was told stands, and is not withdrawn."""
        self.state.fresh()
        self._stand()

    def tick(self) -> None:
        """Look what the time did."""
        before = self.state.phase, self.state.slept
        self.state.look()
        if (self.state.phase, self.state.slept) != before:
            self._settle()
        elif self.is_running() and self.state.elapsed_ns() - self._kept_ns >= KEEP_NS:
            self._tell_changed()
        super().tick()

    def _acted(self, act: Callable[[], bool]) -> bool:
        done = act()
        if done:
            self._settle()
            self.ticked.emit()
        return done

    def _settle(self) -> None:
        self._keep_step()
        result = self.state.result()
        if result != self._told:
            self._told = result
            if result is None:
                self.withdrawn.emit()
            else:
                self.timed.emit(result)
        self._tell_changed()

    def _tell_changed(self) -> None:
        self._kept_ns = self.state.elapsed_ns()
        self.changed.emit()

    def _stand(self) -> None:
        self._told = self.state.result()
        self._keep_step()
        self.ticked.emit()

    def _keep_step(self) -> None:
        runs = self.state.phase is Phase.RUNNING
        if runs and not self.is_running():
            self.run()
        elif not runs:
            self.stop()


class CountdownWatch(Watch):
    """Tells its marks too, in seconds from the start, and its end."""

    mark_reached = Signal(int)
    finished = Signal()
    state: CountdownState

    def __init__(self, state: CountdownState, parent: QObject | None = None) -> None:
        super().__init__(state, parent)
        self._over = False

    def tick(self) -> None:
        """Look what the time did, and which marks it passed."""
        super().tick()
        self._tell_marks()

    def _settle(self) -> None:
        super()._settle()
        self._tell_marks()
        over = self.state.phase is Phase.FINISHED
        if over and not self._over:
            self.finished.emit()
        self._over = over

    def _tell_marks(self) -> None:
        for mark in self.state.new_marks():
            self.mark_reached.emit(mark)

"""A time or a count that is taken here: stopwatch, or countdown with what is counted meanwhile."""

import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, number
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.acts_row import gym_size
from medex_desktop.ui.clocks.countdown import CountdownState
from medex_desktop.ui.clocks.counter_panel import CounterPanel
from medex_desktop.ui.clocks.panels import CountdownPanel, StopwatchPanel
from medex_desktop.ui.clocks.stopwatch import SYSTEM, Phase, Steady, StopwatchState, Wall
from medex_desktop.ui.clocks.together import KeyPanel, Together, is_plain
from medex_desktop.ui.gym.task import MainAct, Spot, Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.sentence import Sentence, Tone

TAKEN: Final = (Phase.STOPPED, Phase.FINISHED)


class Clocks(NamedTuple):
    """What a clock counts by, and the wall clock beside it."""

    now: Steady = time.monotonic_ns
    wall: Wall = SYSTEM.now


class ClockTask(Task):
    """What the clocks share: keys from anywhere on the page, the draft, the main action."""

    def __init__(self, spot: Spot, panel: StopwatchPanel | CountdownPanel) -> None:
        super().__init__(spot)
        self.panel = panel
        panel.acts.hide()  # the foot has them
        if theme.is_compact():
            panel.frame.hide_hint()
        self.sentence = Sentence(gym=True, min_width=200)
        column = Column(self, gap=8)
        column.addWidget(panel, 1)
        column.addWidget(self.sentence)
        self.setFocusProxy(panel)
        panels: list[KeyPanel] = [panel, *self._counters()]
        self.together = Together(panels, self)
        panel.changed.connect(self._on_changed)

    def _counters(self) -> list[CounterPanel]:
        return []

    @property
    def phase(self) -> Phase:
        """Where the clock stands."""
        return self.panel.watch.state.phase

    def say(self, words: str, tone: Tone = "hint") -> None:
        """A fault or a remark below the clock."""
        self.sentence.say(words, tone)

    def said(self) -> str:
        """What is said below it."""
        return self.sentence.words()

    def start(self) -> None:
        """The clock takes the keyboard."""
        self.panel.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_act(self) -> MainAct:
        """Start, stop, go on."""
        if self.phase is Phase.RUNNING:
            return MainAct(_("Stop"), _("Space"), filled=False)
        if self.phase in TAKEN:
            return MainAct(_("Next"), _("Enter"))
        return MainAct(_("Start"), _("Space"))

    def do_main(self) -> None:
        """As the button says."""
        if self.phase in TAKEN and not self.panel.watch.state.is_slip():
            self.kept.emit(None)
            self.passed.emit()
        else:
            self.panel.press()

    def can_undo(self) -> bool:
        """Whether the clock or a counter has an act to take back."""
        return self.together.can_undo()

    def undo(self) -> bool:
        """Take the last of them back."""
        return self.together.undo()

    def handle_key(self, event: QKeyEvent) -> bool:
        """The keys of the clock and of the counter."""
        return self.together.handle_key(event)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is one of theirs now."""
        return self.together.panel_of(event) is not None

    def plain(self) -> dict[str, Any]:
        """How everything stands, for the draft."""
        return {"watch": self.panel.to_plain()}

    def restore(self, plain: dict[str, Any]) -> None:
        """Stand as the draft says."""
        self.panel.restore(plain["watch"])
        self.changed.emit()

    def held(self, seconds: float) -> None:
        """Keys had to wait so long."""
        self.panel.held(seconds)

    def _on_changed(self) -> None:
        self.kept.emit(self.plain())
        self.changed.emit()


class StopwatchTask(ClockTask):
    """``entered`` with the seconds at each stop, with "" when the stop is taken back."""

    def __init__(self, spot: Spot, clocks: Clocks) -> None:
        panel = StopwatchPanel(_titled(spot), StopwatchState(*clocks))
        super().__init__(spot, panel)
        panel.timed.connect(self._on_timed)
        panel.withdrawn.connect(self._on_withdrawn)

    def _on_timed(self, seconds: object) -> None:
        self.entered.emit(str(seconds))

    def _on_withdrawn(self) -> None:
        self.entered.emit("")


class CountdownTask(ClockTask):
    """A countdown after which a number is typed: ``passed`` asks for it."""

    def __init__(self, spot: Spot, clocks: Clocks) -> None:
        field = spot.field
        assert field is not None
        state = CountdownState(field.seconds, field.marks, *clocks)
        super().__init__(spot, CountdownPanel(_titled(spot), state))


class CountedTask(CountdownTask):
    """A countdown with a counter: the count stands once the time is over or was stopped."""

    def __init__(self, spot: Spot, clocks: Clocks) -> None:
        self.counter = CounterPanel(spot.label, _("One more"))
        super().__init__(spot, clocks)
        self.counter.counted.connect(self._on_counted)
        self.counter.changed.connect(self._on_changed)
        self.panel.timed.connect(self._on_timed)
        self.panel.withdrawn.connect(self._on_withdrawn)

    def _counters(self) -> list[CounterPanel]:
        return [self.counter]

    def beside(self) -> Sequence[QWidget]:
        """The counter stands at the right."""
        return (self.counter,)

    def show_text(self, text: str) -> None:
        """A count that stands already; one it can't show is left to the desk."""
        if not self.counter.count():
            with suppress(ValueError):
                self.counter.restore({"count": int(text or "0")})

    def plain(self) -> dict[str, Any]:
        """Clock and count."""
        return {**super().plain(), "count": self.counter.to_plain()}

    def restore(self, plain: dict[str, Any]) -> None:
        """Stand as the draft says."""
        self.counter.restore(plain["count"])
        super().restore(plain)

    def _on_counted(self, count: int) -> None:
        if self.phase in (*TAKEN, Phase.READY):
            self.entered.emit(str(count))

    def _on_timed(self, seconds: object) -> None:
        self.entered.emit(str(self.counter.count()))
        if self.phase is Phase.STOPPED and not self.said():
            at = number(float(str(seconds)), 1)
            self.say(_("Stopped at {time} s: the count is of a shorter time.", time=at), "watch")

    def _on_withdrawn(self) -> None:
        self.say("")
        self.entered.emit("")


class WalkTask(CountdownTask):
    """A walk on a course: its lengths are counted by a key, rests by another."""

    rested = Signal()

    def __init__(self, spot: Spot, clocks: Clocks) -> None:
        self.counter = CounterPanel(_("Lengths of the course"), _("One length"))
        super().__init__(spot, clocks)
        self.rest = Button(_("One rest"), key="R", size=gym_size())
        self.rest.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rest.clicked.connect(self.rested)
        self.counter.changed.connect(self._on_changed)

    def _counters(self) -> list[CounterPanel]:
        return [self.counter]

    def beside(self) -> Sequence[QWidget]:
        """Lengths and rests at the right."""
        return (self.counter, self.rest)

    def lengths(self) -> int:
        """How many were counted."""
        return self.counter.count()

    def handle_key(self, event: QKeyEvent) -> bool:
        """R is a rest, while the clock runs."""
        if event.key() == Qt.Key.Key_R and is_plain(event) and self.phase is Phase.RUNNING:
            if not event.isAutoRepeat():
                self.rested.emit()
            return True
        return super().handle_key(event)

    def plain(self) -> dict[str, Any]:
        """Clock and lengths."""
        return {**super().plain(), "count": self.counter.to_plain()}

    def restore(self, plain: dict[str, Any]) -> None:
        """Stand as the draft says."""
        self.counter.restore(plain["count"])
        super().restore(plain)


def _titled(spot: Spot) -> str:
    clocks = [one for one in spot.measure.fields if one.clock]
    title = spot.test if len(clocks) == 1 else spot.label
    if spot.step.trials > 1:
        return _("{title}, trial {n}", title=title, n=spot.step.trial + 1)
    return title

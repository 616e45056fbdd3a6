"""Stopwatch and countdown for the gym floor: one big frame, a few keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.clocks.acts_row import ActsRow
from medex_desktop.ui.clocks.countdown import CountdownState
from medex_desktop.ui.clocks.frame import LEAST_WIDE, ClockFrame
from medex_desktop.ui.clocks.mark_bar import MarkBar
from medex_desktop.ui.clocks.stopwatch import Phase, StopwatchState
from medex_desktop.ui.clocks.together import is_plain
from medex_desktop.ui.clocks.watch import CountdownWatch, Watch
from medex_desktop.ui.clocks.watch_panel import WatchPanel
from medex_desktop.ui.clocks.words import TENTHS_TO, figures, figures_left, lap_words
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClockPanel(WatchPanel):
    """What both clocks of the gym floor share."""

    def __init__(
        self, title: str, room: str, watch: Watch, below: QWidget, *, laps: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(watch, parent)
        self._laps = laps
        self.frame = ClockFrame(title, room, below)
        self.acts = ActsRow(laps=laps)
        column = Column(self, gap=8 if theme.is_compact() else 16)
        column.addWidget(self.frame, 1)
        column.addWidget(self.acts)
        self.setFocusProxy(self.frame)
        self.frame.pressed.connect(self.press)
        self.acts.undo.clicked.connect(self.undo)
        self.acts.lap.clicked.connect(self.lap)
        self.acts.again.clicked.connect(self.again)

    def lap(self) -> bool:
        """Note the time without stopping; as L."""
        return self.act("lap")

    def again(self) -> bool:
        """Stand ready for another time; as Del."""
        return self.act("again")

    def verb_of(self, event: QKeyEvent) -> str:
        """Space always; Enter only while it starts or stops, so that it goes on afterwards."""
        state = self.watch.state
        if event.matches(QKeySequence.StandardKey.Undo):
            return "undo" if state.can_undo() else ""
        if not is_plain(event):
            return ""
        key, taken = event.key(), state.phase in (Phase.STOPPED, Phase.FINISHED)
        if key == Qt.Key.Key_Space or (key in ENTER and (not taken or state.is_slip())):
            return "press"
        if key == Qt.Key.Key_L and self._laps and state.phase is Phase.RUNNING:
            return "lap"
        stands = state.phase not in (Phase.READY, Phase.RUNNING)
        return "again" if key == Qt.Key.Key_Delete and stands else ""

    def refresh(self) -> None:
        """Show where the clock stands."""
        self.frame.show_state(self.watch.state, self._figures())
        self.acts.show_state(self.watch.state)

    def _figures(self) -> tuple[str, str]:
        raise NotImplementedError


class StopwatchPanel(ClockPanel):
    """``StopwatchPanel(title)``: ``timed(Decimal)`` at each stop, ``withdrawn()`` when undone."""

    def __init__(
        self, title: str, state: StopwatchState | None = None, parent: QWidget | None = None
    ) -> None:
        compact = theme.is_compact()
        line = ParagraphLabel("", "note" if compact else "gym", "ink2", min_width=LEAST_WIDE)
        watch = Watch(state or StopwatchState())
        super().__init__(title, "88.88", watch, line, laps=True, parent=parent)
        self._lap_line = line
        self.refresh()

    def refresh(self) -> None:
        """Show where the watch stands, and its laps."""
        super().refresh()
        laps = self.watch.state.laps
        words = lap_words(laps[-1:] if theme.is_compact() else laps)
        if words != self._lap_line.text():
            self._lap_line.setText(words)
        self._lap_line.setVisible(bool(words))

    def _figures(self) -> tuple[str, str]:
        state = self.watch.state
        exact = state.phase not in (Phase.READY, Phase.RUNNING)
        return figures(state.elapsed_ns(), exact=exact)


class CountdownPanel(ClockPanel):
    """``CountdownPanel(title, CountdownState(30, 10))``: marks on the way, ``finished()`` at last.

    ``timed(Decimal)`` tells what passed: the whole length, or less when it was stopped.
    """

    mark_reached = Signal(int)
    finished = Signal()

    def __init__(self, title: str, state: CountdownState, parent: QWidget | None = None) -> None:
        bar, watch = MarkBar(state), CountdownWatch(state)
        room = "88.8" if state.length_s <= TENTHS_TO else "8:88"
        super().__init__(title, room, watch, bar, laps=False, parent=parent)
        self.bar, self._state = bar, state
        watch.mark_reached.connect(self.mark_reached)
        watch.mark_reached.connect(self.frame.flash)
        watch.finished.connect(self.finished)
        watch.finished.connect(self.frame.flash)
        self.refresh()

    def refresh(self) -> None:
        """Show where the countdown stands."""
        super().refresh()
        self.bar.update()

    def _figures(self) -> tuple[str, str]:
        return figures_left(self._state)

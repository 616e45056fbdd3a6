"""A small stopwatch beside a field of a form: its time goes into the field."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.stopwatch import Phase, StopwatchState
from medex_desktop.ui.clocks.watch import Watch
from medex_desktop.ui.clocks.watch_panel import WatchPanel
from medex_desktop.ui.clocks.words import figures, sentence_words
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.sentence import Sentence


class _TimeButton(Button):
    """As wide as its longest words, so that nothing beside it moves while it runs."""

    def sizeHint(self) -> QSize:
        face = theme.font(13, 600)
        spare = drawing.advance(_time_words("8:88.8", _("min")), face)
        rest = self._content_width() - drawing.advance(self.text(), face)
        return QSize(round(rest + spare + 2 * self._padding()), self._height())


class FieldStopwatch(WatchPanel):
    """``FieldStopwatch("Walk 1")``: Space on it starts and stops; ``timed(Decimal)`` as it stops.

    Once a time was taken the next press begins another; undo brings back the one before.
    """

    def __init__(
        self, field: str, state: StopwatchState | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(Watch(state or StopwatchState()), parent)
        self.watch.state.restarts = True
        self.button = _TimeButton("", icon="stopwatch", name=_("Stopwatch: {field}", field=field))
        undo = _("Undo, stopwatch: {field}", field=field)
        self.undo_button = Button("", "quiet", icon="undo", name=undo)
        self.sentence = Sentence()
        column = Column(self, gap=4)
        row = Row(gap=4)
        row.addWidget(self.button)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.sentence)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.button)
        self.button.pressed.connect(self.press)
        self.undo_button.clicked.connect(self.undo)
        self.refresh()

    def verb_of(self, event: QKeyEvent) -> str:
        """Undo; Space and Enter are the button's."""
        matches = event.matches(QKeySequence.StandardKey.Undo)
        return "undo" if matches and self.can_undo() else ""

    def refresh(self) -> None:
        """Show where the watch stands."""
        state = self.watch.state
        shown, unit = figures(state.elapsed_ns(), exact=state.phase is not Phase.RUNNING)
        words = {
            Phase.READY: _("Start"),
            Phase.RUNNING: _time_words(shown, unit),
        }.get(state.phase, _("Again"))
        if words != self.button.text():
            self.button.set_words(words)
        said, tone = sentence_words(state)
        if said != self.sentence.words():
            self.sentence.say(said, tone)
        if self.undo_button.hasFocus() and not state.can_undo():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.undo_button.isVisibleTo(self) != state.can_undo():
            self.undo_button.setVisible(state.can_undo())


def _time_words(shown: str, unit: str) -> str:
    return _("Stop {time} {unit}", time=shown, unit=unit)

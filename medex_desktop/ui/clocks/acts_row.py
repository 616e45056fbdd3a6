"""The acts below a clock, for a finger: undo, lap, another time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.stopwatch import Phase, StopwatchState
from medex_desktop.ui.widgets.button import Button, Size
from medex_desktop.ui.widgets.layouts import Row


def gym_size() -> Size:
    """Gym controls are 56 high; at large text the desk's 36 are larger than that already."""
    return "main" if theme.is_compact() else "gym"


class ActsRow(QWidget):
    """A screen that has these acts in its own foot hides the row."""

    def __init__(self, *, laps: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        size = gym_size()
        self.undo = Button(_("Undo"), icon="undo", key=_("Ctrl Z"), size=size)
        self.lap = Button(_("Lap"), key="L", size=size)
        self.again = Button(_("Again"), key=_("Del"), size=size, name=_("Take the time again"))
        row = Row(self, gap=8 if theme.is_compact() else 16)
        for button in (self.undo, self.lap, self.again):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a tap leaves Space to the clock
            row.addWidget(button)
        row.addStretch(1)
        if not laps:
            self.lap.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, state: StopwatchState) -> None:
        """What can be done now; the others say why not."""
        running = state.phase is Phase.RUNNING
        ready = state.phase is Phase.READY
        reasons = {
            self.undo: "" if state.can_undo() else _("Nothing to take back"),
            self.lap: "" if running else _("Start first"),
            self.again: _("Stop first") if running else _("It stands ready") if ready else "",
        }
        for button, reason in reasons.items():
            if button.reason() != reason:
                button.set_not_yet(reason)

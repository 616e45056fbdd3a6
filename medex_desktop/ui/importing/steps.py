"""The steps of an import in their order, and what the foot of the dialog offers in each."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.progress_panel import ProgressPanel

EDGE: Final = 28
BANNER: Final = 44


class Step(IntEnum):
    """Where the dialog is."""

    FILE = 0
    COLUMNS = 1
    CHECK = 2
    DONE = 3
    EARLIER = 4


_SHOWN: Final[dict[Step, tuple[str, ...]]] = {
    Step.FILE: ("earlier", "forth"),
    Step.COLUMNS: ("back", "main"),
    Step.CHECK: ("back", "again", "main"),
    Step.DONE: ("take_back", "earlier", "another", "main"),
    Step.EARLIER: ("back", "take_back"),
}


class StepFoot(QWidget):
    """The buttons below; while something runs, how far it is and the way to stop it stand here.

    Each button is public; ``cancelled`` when the work is to stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("", icon="chevron-left", size="main")
        self.again = Button(_("Check file again"), key="F5", size="main")
        self.earlier = Button(_("Earlier imports"), "quiet", size="main")
        self.take_back = Button(_("Take this import back"), icon="undo", size="main")
        self.another = Button(_("Import another file"), size="main")
        self.forth = Button(_("Go on to the columns"), icon="chevron-right", size="main")
        self.main = Button("", "filled", size="main")
        self._why = ParagraphLabel("", "body", "ink3", min_width=90)
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.progress = ProgressPanel()
        self._pages = QStackedWidget()

        self._arrange()

        self.main.reason_changed.connect(self._why.setText)
        self.progress.cancelled.connect(self.cancelled)

    def show_step(self, step: Step, *, has_file: bool) -> None:
        """Offer what this step has."""
        shown = _SHOWN[step]
        for name in ("earlier", "forth", "back", "again", "take_back", "another", "main"):
            button: Button = getattr(self, name)
            button.setVisible(name in shown)
        self.forth.setVisible(step is Step.FILE and has_file)
        words = {
            Step.COLUMNS: _("Change file"),
            Step.CHECK: _("Change columns"),
            Step.EARLIER: _("Back"),
        }
        self.back.set_words(words.get(step, ""))
        self.main.set_not_yet("")
        self._why.setVisible("main" in shown and step is not Step.DONE)

    def start(self, title: str, *, can_cancel: bool = True) -> None:
        """Something runs."""
        self.progress.start(title, can_cancel=can_cancel)
        self._pages.setCurrentIndex(1)

    def set_progress(self, done: int, whole: int) -> None:
        """How far it is; at the end it is being written, and can't be stopped any more."""
        words = _("{n} of {m}", n=f"{done:,}", m=f"{whole:,}") if whole else ""
        self.progress.set_progress(done, whole, words)

    def finish(self) -> None:
        """Nothing runs any more."""
        self.progress.finish()
        self._pages.setCurrentIndex(0)

    def _arrange(self) -> None:
        row = Row(gap=8, margins=(EDGE, 14, EDGE, 12))
        row.addWidget(self._pages, 1)
        whole = Column(self, gap=0)
        whole.addLayout(row)
        buttons = QWidget()
        if theme.is_compact():
            stacked = Column(buttons, gap=8)
            stacked.addWidget(self._why)
            line = Row(gap=8)
            stacked.addLayout(line)
        else:
            line = Row(buttons, gap=8)
        for button in (self.back, self.again, self.take_back, self.earlier):
            line.addWidget(button)
        if theme.is_compact():
            line.addStretch(1)
        else:
            line.addWidget(self._why, 1)
            line.addStretch(0)
        for button in (self.another, self.forth, self.main):
            line.addWidget(button)
        working = QWidget()
        inside = Column(working, gap=0)
        inside.addWidget(self.progress)
        self._pages.addWidget(buttons)
        self._pages.addWidget(working)

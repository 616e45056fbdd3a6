"""The frame of the import: title, steps, foot, one task at a time, and files dropped on it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.errors import MedExError
from medex_desktop.exchange.faults import Cancelled
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.errors import faults
from medex_desktop.ui.importing.steady import hold_collector
from medex_desktop.ui.importing.steps import EDGE, Step, StepFoot
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.trouble import TroubleBand
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.overlay import Overlay

WIDTH: Final = 900
HEIGHT: Final = 672
_BREATH: Final = 5


class _Pages(QStackedWidget):
    """Opaque, so that what lies beneath the dialog is not painted again at every step."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing.painter_for(self).fillRect(event.rect(), theme.color("surface"))


class ImportFrame(Overlay):
    """``run(title, job, done)`` shows progress and takes refusals; ``dropped(path)``.

    While something runs, Escape stops it instead of closing, and nothing else can be pressed.
    """

    dropped = Signal(object)  # Path
    hangs = Signal(bool)  # a file hangs over the dialog
    turned = Signal(object)  # the Step that was asked for with go_soon

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host, _("Import"), width=WIDTH, height=HEIGHT, margins=0)
        self.session = session
        self.step = Step.FILE
        self._task: Task | None = None
        self._next: Step | None = None
        self._done: Callable[[Any], None] | None = None
        self._title = Label("", "title")
        self._place = Label("", "body", "ink2")
        self._close = Button(_("Close"), "quiet", icon="close", key=_("Esc"))
        self.trouble = TroubleBand()
        self.pages = _Pages()
        self.foot = StepFoot()
        self.setAcceptDrops(True)
        hold_collector(self)

        self._arrange()

        self._close.clicked.connect(self.close_overlay)
        self.foot.cancelled.connect(self.cancel)
        self.closed.connect(self.deleteLater)
        session.troubled.connect(self.trouble.show_error)

    def show_step(self, step: Step, place: str, *, title: str, has_file: bool) -> None:
        """Go to a step; ``place`` says under the title where one is."""
        self.step = step
        self._title.setText(title)
        self._place.setText(place)
        self.pages.setCurrentIndex(step)
        self.foot.show_step(step, has_file=has_file)

    def place(self) -> str:
        """Where one is, in words."""
        return self._place.text()

    def is_busy(self) -> bool:
        """True while something runs, or is about to be shown."""
        return self._task is not None or self._next is not None

    def go_soon(self, step: Step) -> None:
        """Show a step that was just filled, in three breaths: one would hold the screen."""
        self._next = step
        QTimer.singleShot(_BREATH, self, self._lay_out)

    def run(
        self,
        title: str,
        job: Callable[[Task], object],
        done: Callable[[Any], None],
        *,
        can_cancel: bool = True,
    ) -> None:
        """Run a job off the screen's thread; ``done`` gets its result."""
        if self._task is not None:
            return
        self.trouble.calm()
        self.foot.start(title, can_cancel=can_cancel)
        self.pages.setEnabled(False)
        self._close.setEnabled(False)
        self._done = done
        task = self._task = self.session.tasks.start(self, job)
        task.progressed.connect(self._on_task_progressed)
        task.done.connect(self._on_task_done)
        task.refused.connect(self._on_task_refused)
        task.failed.connect(self._on_task_failed)

    def take_refusal(self, error: MedExError) -> None:
        """A step did not work: say why, keep everything as it was."""
        if isinstance(error, Cancelled):
            self.trouble.show_error(error)
        else:
            self.session.troubled.emit(error)

    @Slot()
    def cancel(self) -> None:
        """Ask what runs to stop."""
        if self._task is not None:
            self._task.cancel()

    def close_overlay(self) -> None:
        """Stop what runs; with nothing running, close."""
        if self._task is not None:
            self.cancel()
            return
        super().close_overlay()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if self._task is None and _dropped_file(event) is not None:
            event.acceptProposedAction()
            self.hangs.emit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        self.hangs.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.hangs.emit(False)
        path = _dropped_file(event)
        if path is not None and self._task is None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _arrange(self) -> None:
        body = self.card.body
        body.setSpacing(0)
        head = Row(gap=12, margins=(EDGE, 20, 20, 12))
        said = Column(gap=2)
        said.addWidget(self._title)
        said.addWidget(self._place)
        head.addLayout(said, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        body.addWidget(self.trouble)
        body.addWidget(self.pages, 1)
        body.addWidget(Divider())
        body.addWidget(self.foot)

    @Slot()
    def _lay_out(self) -> None:
        """Dress and lay out what is still hidden, so that showing it is painting only."""
        page = self.pages.widget(self._next or self.step)
        if page is not None:
            page.resize(self.pages.size())
            for part in page.findChildren(QWidget):
                part.ensurePolished()
            layout = page.layout()
            if layout is not None:
                layout.activate()
        QTimer.singleShot(_BREATH, self, self._turn)

    @Slot()
    def _turn(self) -> None:
        step, self._next = self._next, None
        self.turned.emit(step)

    @Slot(int, int)
    def _on_task_progressed(self, done: int, whole: int) -> None:
        if self._task is not None and not self._task.is_cancelled:
            self.foot.set_progress(done, whole)

    @Slot(object)
    def _on_task_done(self, result: object) -> None:
        done = self._done
        self._rest()
        if done is not None:
            done(result)

    @Slot(object)
    def _on_task_refused(self, error: MedExError) -> None:
        self._rest()
        self.take_refusal(error)

    @Slot(object)
    def _on_task_failed(self, fault: BaseException) -> None:
        self._rest()
        faults().report(fault)

    def _rest(self) -> None:
        """Nothing runs any more."""
        self._task = self._done = None
        self.foot.finish()
        self.pages.setEnabled(True)
        self._close.setEnabled(True)


def _dropped_file(event: QDropEvent) -> Path | None:
    """The one local file that is dropped, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())

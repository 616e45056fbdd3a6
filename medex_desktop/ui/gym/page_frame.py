"""The two sides of a gym page: side by side, at large text one on top of the other."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.gym.facts import FactsCard
from medex_desktop.ui.gym.ground import Ground
from medex_desktop.ui.gym.step_list import StepList
from medex_desktop.ui.gym.task import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody

LEAST_HIGH: Final = 160


class PageFrame(QWidget):
    """``put(task)`` at the left, with what belongs beside it; tiles and facts at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.list = StepList()
        self.facts = FactsCard()
        self._left = QWidget()
        self._right = ScrollBody(gap=16, margins=(6, 4), page_keys=False)
        self._left_row = Row(self._left, gap=8)
        self._beside = QWidget()
        self._beside_column = Column(self._beside, gap=16)
        for part, share in ((self._beside, 100), (self.list, 0), (self.facts, 0)):
            self._right.body.addWidget(part, share)
        self._right.body.addStretch(1)
        self._stack: QStackedLayout | None = None
        self._arrange()
        self.setMinimumHeight(theme.px(LEAST_HIGH))  # words that fold at first make no window grow

    def put(self, task: Task) -> None:
        """Show a task."""
        self._left_row.insertWidget(0, task, 3)
        for part in task.beside():
            self._beside_column.addWidget(part, 0 if isinstance(part, Button) else 1)
        self._beside.setVisible(bool(task.beside()))
        second = self.facts if task.beside() else self.list  # what was before is not scrolled away
        body = self._right.body
        body.removeWidget(second)
        body.insertWidget(body.indexOf(self._beside) + 1, second)
        if self._stack is not None:
            self._stack.setCurrentIndex(0)
            self._left_row.setStretch(1, 2 if task.beside() else 0)
        if self.isVisible():  # whatever takes the keyboard stands where it belongs
            task.show()
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def take_out(self, task: Task) -> None:
        """Let a task go; the keyboard waits here, or it would fall to a button of the foot."""
        gone = (task, *task.beside())
        now = QApplication.focusWidget()
        if now is not None and any(part.isAncestorOf(now) for part in gone):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in gone:
            part.hide()
            part.deleteLater()

    def has_beside(self) -> bool:
        """Whether something is counted beside the task."""
        return self._beside.isVisibleTo(self)

    def widen(self, *, whole: bool) -> None:
        """Give the task the whole width, or half of it."""
        if self._stack is None:
            self._right.setVisible(not whole)

    def _arrange(self) -> None:
        if not theme.is_compact():
            row = Row(self, gap=24, margins=(32, 20))
            row.addWidget(self._left, 3)
            row.addWidget(self._right, 2)
            return
        self._stack = QStackedLayout(self)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
        for part in (self._left, self._right):
            self._stack.addWidget(Ground(part))
        self._left_row.addWidget(self._beside)  # what counts stays in sight
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """At large text the side that has the keyboard lies on top."""
        if self._stack is None or now is None:
            return
        for place, part in enumerate((self._left, self._right)):
            if part.isAncestorOf(now):
                self._stack.setCurrentIndex(place)

"""Long work in sight: what is being done, how far it is, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from medex_desktop.language import _
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Row


class ProgressPanel(QWidget):
    """``start("Importing")``, ``set_progress(120, 600, "120 of 600 rows")``; ``cancelled()``."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "body", weight=500)
        self._facts = Label("", "body", "ink3")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._button = Button(_("Cancel"))
        self._button.clicked.connect(self._on_button_clicked)
        words = Row(gap=8)
        words.addWidget(self._title, 1)
        words.addWidget(self._facts)
        left = Column(gap=6)
        left.addLayout(words)
        left.addWidget(self._bar)
        row = Row(self, gap=12)
        row.addLayout(left, 1)
        row.addWidget(self._button)
        self.hide()

    def start(self, title: str, *, can_cancel: bool = True) -> None:
        """Show it with nothing done yet."""
        self._title.setText(title)
        self._facts.setText("")
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self._button.setVisible(can_cancel)
        self._button.set_not_yet("")
        self.show()

    def set_progress(self, done: int, whole: int, words: str = "") -> None:
        """How far it is; ``whole`` 0 means nobody knows."""
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        self._facts.setText(words)

    def finish(self) -> None:
        """Take it away."""
        self.hide()

    def _on_button_clicked(self) -> None:
        self._button.set_not_yet(_("Stopping"))
        self.cancelled.emit()

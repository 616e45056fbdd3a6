"""The last way a fault reaches a person: one dialog, with details that hold no client data."""

import logging
import sys
import threading
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from medex_desktop.language import _
from medex_desktop.ui import fault_details, theme
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from medex_desktop.ui.diagnostics import Diagnostics
    from medex_desktop.ui.stops.run import Run

_log = logging.getLogger("medex")


class FaultDialog(QDialog):
    """What happened, what is safe, what to do, and details to copy. At most one is open."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("MedEx Desktop")
        self.setModal(True)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setFont(theme.mono(12))
        self._details.setAccessibleName(_("Details of the fault"))
        self._details.setTabChangesFocus(True)
        self.copy = Button(_("Copy details"), icon="copy")
        self.more = Button(_("Add diagnostics"), "quiet")
        self._gathering: Diagnostics | None = None
        self.more.setVisible(_gather(parent) is not None)
        close = Button(_("Go on"), "filled", size="main")
        self._arrange(close)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        close.clicked.connect(self.close)
        close.setFocus()

    def _arrange(self, close: Button) -> None:
        column = Column(self, gap=12, margins=24)
        column.addWidget(Label(_("A fault of the program"), "title"))
        column.addWidget(
            ParagraphLabel(
                _(
                    "The last step did not work. Everything saved before is safe. "
                    "You can go on; if it happens again, close the program and start it anew."
                ),
                min_width=420,
            )
        )
        column.addWidget(
            ParagraphLabel(
                _("The details name places in the program, no clients and nothing you typed."),
                "caption",
                min_width=420,
            )
        )
        column.addWidget(self._details, 1)
        foot = Row(gap=8)
        foot.addWidget(self.copy)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(theme.px(560), theme.px(400))

    def details(self) -> str:
        """What can be copied."""
        return self._details.toPlainText()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.details())

    def _on_more_clicked(self) -> None:
        """Versions, counts and sizes under the details, to be read before they are copied."""
        gather = _gather(self.parent())
        if gather is None:
            return
        self.more.hide()
        self._gathering = gather(self)
        self._gathering.made.connect(self._on_gathered)

    def _on_gathered(self, text: str) -> None:
        self._details.setPlainText(f"{self.details()}\n\n{text}")


def _gather(window: QObject | None) -> "Callable[[QObject], Diagnostics] | None":
    """How the window gathers diagnostics, when there is one: it is made of everything."""
    return getattr(window, "gather_diagnostics", None)


class Faults(QObject):
    """Takes faults from any thread to the one dialog on the screen's thread."""

    happened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.dialog: FaultDialog | None = None
        self._run: Run | None = None
        self.happened.connect(self._on_happened)

    def report(self, fault: BaseException) -> None:
        """Keep the fault by its place, and show it; safe from any thread."""
        self.happened.emit(self._kept(fault))

    def _kept(self, fault: BaseException) -> str:
        told = fault_details.describe(fault)
        _log.error("fault %s", told.replace("\n", " | "))
        if self._run is not None:
            self._run.record(told)
        return told

    def _on_happened(self, told: str) -> None:
        if self.dialog is not None:
            return
        window = QApplication.activeWindow()
        self.dialog = FaultDialog(f"{told}\n\n{fault_details.versions()}", window)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def take_over(self, run: "Run | None" = None) -> None:
        """From now on every fault that nobody caught comes here, and into the run's report."""
        self._run = run
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread_uncaught
        sys.unraisablehook = self._on_unraisable

    def _on_uncaught(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(fault)

    def _on_thread_uncaught(self, given: Any) -> None:
        if given.exc_value is not None:
            self.report(given.exc_value)

    def _on_unraisable(self, given: Any) -> None:
        """Nobody's step failed by it (something was being let go): kept, not shown."""
        if isinstance(given.exc_value, BaseException):
            self._kept(given.exc_value)


@cache
def faults() -> Faults:
    """The one receiver of faults; connect ``task.failed`` to its ``report``."""
    return Faults()

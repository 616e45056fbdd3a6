"""A paper to a printer: the system's own dialog, then every page as a picture at 300 dots."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.ui.errors import faults
from medex_desktop.ui.pdf_pages import page_image, page_sizes
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task

DPI: Final = 300


def put_on_paper(pdf: bytes, printer: QPrinter) -> int:
    """Print every page of a PDF in its own size; the number of pages. Safe off the screen.

    Raises Refused when the printer takes nothing.
    """
    sizes = page_sizes(pdf)
    printer.setFullPage(True)
    _choose_size(printer, sizes[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused(Text("The printer took nothing. Choose another one, or save the PDF."))
    try:
        for at, size in enumerate(sizes):
            if at:
                printer.newPage()
            inch = printer.resolution() / 72
            place = QRectF(0, 0, size.width() * inch, size.height() * inch)
            painter.drawImage(place, page_image(pdf, at, DPI))
    finally:
        painter.end()
    return len(sizes)


def _choose_size(printer: QPrinter, size: QSizeF) -> None:
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", match))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


class Printing(QObject):
    """``ask(make)``: choose a printer, then make the PDF and print it, off the screen.

    ``printed`` comes when the pages are with the printer.
    """

    printed = Signal()

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._make: Callable[[], bytes] | None = None
        self._printer: QPrinter | None = None

    def ask(self, make: Callable[[], bytes]) -> None:
        """Open the print dialog; nothing waits for it."""
        self._make = make
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_dialog_accepted)
        QDialog.open(dialog)  # QPrintDialog.open wants a receiver

    def print_on(self, make: Callable[[], bytes], printer: QPrinter) -> None:
        """Make the PDF and print it on a chosen printer."""
        self._printer = printer
        task = self._session.tasks.start(self, _Job(make, printer))
        task.done.connect(self._on_task_done)
        task.refused.connect(self._session.troubled)
        task.failed.connect(faults().report)

    def _on_dialog_accepted(self) -> None:
        if self._make is not None and self._printer is not None:
            self.print_on(self._make, self._printer)

    def _on_task_done(self, _pages: object) -> None:
        self.printed.emit()


class _Job:
    """The work of one task; it holds no widget."""

    def __init__(self, make: Callable[[], bytes], printer: QPrinter) -> None:
        self._make = make
        self._printer = printer

    def __call__(self, _task: Task) -> int:
        return put_on_paper(self._make(), self._printer)

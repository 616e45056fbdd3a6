"""What leaves the program from the Trends tab: the chart copied or saved, the sheet printed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, render
from medex_desktop.services import charts
from medex_desktop.services.acts import Act
from medex_desktop.services.trends import TrendPage
from medex_desktop.ui.errors import faults
from medex_desktop.ui.printing import Printing
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session
from medex_desktop.ui.trends import chart_copies
from medex_desktop.ui.widgets.button import Button


class TrendFiles(QObject):
    """``show_page(page, paper)``; its buttons stand where the screen puts them.

    ``paper`` makes the printed sheet of the page that is shown.
    """

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self._session = session
        self._page: TrendPage | None = None
        self._paper: Callable[[], bytes] = bytes
        self.print_button = Button(_("Print"), icon="print")
        self.save_button = Button(_("Save chart"), icon="save")
        self.copy_button = Button(_("Copy"), icon="copy")
        self.saving = Saving(session, host)
        self.printing = Printing(session, host)
        self.print_button.clicked.connect(self.ask_to_print)
        self.save_button.clicked.connect(self.ask_to_save)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.saving.saved.connect(self._on_saving_saved)
        self.printing.printed.connect(self._on_printing_printed)

    def show_page(self, page: TrendPage, paper: Callable[[], bytes]) -> None:
        """Which page is meant from now on."""
        self._page, self._paper = page, paper

    def file_kinds(self) -> list[FileKind]:
        """What can be saved: the chart as a picture, as PDF, and the sheet."""
        assert self._page is not None
        return [
            FileKind(_("Picture"), "png", partial(chart_copies.png, self._page)),
            FileKind(_("Chart, PDF"), "pdf", partial(chart_copies.pdf, self._page)),
            FileKind(_("Trend sheet with every visit, PDF"), "pdf", self._paper),
        ]

    def ask_to_print(self) -> None:
        """Print the sheet, once there is one."""
        if self._page is not None and self._page.rows:
            self.printing.ask(self._paper)

    def ask_to_save(self) -> None:
        """Save the chart; the name on offer holds what was measured, never of whom."""
        if self._page is not None and self._page.rows:
            self.saving.ask(_("Save the chart"), self._name(self._page), self.file_kinds())

    def _name(self, page: TrendPage) -> str:
        if page.is_grip:
            return _("grip trend")
        title = "".join(c if c.isalnum() else " " for c in render(page.title).lower())
        return _("{title} trend", title=" ".join(title.split()))

    def _on_copy_clicked(self) -> None:
        if self._page is None or not self._page.rows:
            return
        task = self._session.tasks.start(self, chart_copies.Copy(self._page))
        task.done.connect(self._on_copy_done)
        task.failed.connect(faults().report)

    def _on_copy_done(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._note(charts.note_chart_export)
        self._session.told.emit(_("The chart is in the clipboard"))

    def _on_saving_saved(self, name: str) -> None:
        self._note(charts.note_chart_export)
        self._session.told.emit(_("Saved as {name}", name=name))

    def _on_printing_printed(self) -> None:
        self._note(charts.note_chart_print)
        self._session.told.emit(_("The trend sheet is with the printer"))

    def _note(self, act: Act[..., None]) -> None:
        if self._page is not None:
            with self._session.shown():
                self._session.do(act, client_id=self._page.client.id)

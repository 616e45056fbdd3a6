"""The band across the content for refusals and known faults; one at a time, closed by a button."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.errors import StorageProblem
from medex_desktop.language import _, render
from medex_desktop.ui.session import Stuck
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Column, Row


class TroubleBand(QWidget):
    """``show_error(error)``; a storage problem stays until something was saved again.

    ``offer(stuck)`` adds what can be done about what the disk refused: again, or a copy elsewhere
    (``copy_asked`` with what gives its text).
    """

    copy_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._storage = False
        self._stuck: Stuck | None = None
        self.again = Button(_("Try again"))
        self.copy = Button(_("Save a copy elsewhere…"), "quiet")
        self._ways = QWidget()
        self.banner = Banner("watch", "", _("Close"))
        column = Column(self, gap=0, margins=(24, 12, 24, 0))
        column.addWidget(self.banner)
        column.addWidget(self._ways)
        row = Row(self._ways, gap=8, margins=(0, 8, 0, 0))
        row.addWidget(self.again)
        row.addWidget(self.copy)
        row.addStretch(1)
        self._ways.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        self.banner.acted.connect(self._on_banner_acted)
        self.again.clicked.connect(self._on_again_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)

    @Slot(object)
    def offer(self, stuck: Stuck) -> None:
        """What is stuck can be tried again, or copied to another place."""
        self._stuck = stuck
        self._ways.show()

    def show_error(self, error: object) -> None:
        """What happened, what is safe, what to do."""
        self._storage = isinstance(error, StorageProblem)
        self._ways.setVisible(self._storage and self._stuck is not None)
        if isinstance(error, StorageProblem):
            self.banner.set_kind("alert")
            rest = f"{render(error.safe)} {render(error.remedy)}"
            self.banner.set_words(rest, lead=render(error.happened))
        else:
            self.banner.set_kind("watch")
            self.banner.set_words(str(error))
        self.show()

    def is_storage(self) -> bool:
        """True while it tells a fault of the file or the disk."""
        return self._storage and not self.isHidden()

    def words(self) -> str:
        """What it says, "" while hidden."""
        return "" if self.isHidden() else self.banner.accessibleName()

    def calm(self) -> None:
        """Something was saved: what was wrong is over."""
        self._stuck = None
        self._ways.hide()
        self.hide()

    def _on_banner_acted(self) -> None:
        self.hide()

    def _on_again_clicked(self) -> None:
        if self._stuck is not None:
            self._stuck.retry()

    def _on_copy_clicked(self) -> None:
        if self._stuck is not None:
            self.copy_asked.emit(self._stuck.text)

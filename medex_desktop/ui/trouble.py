"""The band across the content for refusals and known faults; one at a time, closed by a button."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.errors import StorageProblem
from medex_desktop.language import _, render
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.layouts import Column


class TroubleBand(QWidget):
    """``show_error(error)``; a storage problem stays until something was saved again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._storage = False
        self.banner = Banner("watch", "", _("Close"))
        column = Column(self, gap=0, margins=(24, 12, 24, 0))
        column.addWidget(self.banner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        self.banner.acted.connect(self._on_banner_acted)

    def show_error(self, error: object) -> None:
        """What happened, what is safe, what to do."""
        self._storage = isinstance(error, StorageProblem)
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
        self.hide()

    def _on_banner_acted(self) -> None:
        self.hide()

"""The heart of Assess: six trials, where the best stands, each hand against its baseline."""

from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.grip.change_rows import ChangeRows
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.grid import GripGrid
from medex_desktop.ui.grip.protocol_bar import ProtocolBar
from medex_desktop.ui.grip.standing import Standing
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.layouts import Column


class GripEntryPanel(QWidget):
    """``refresh(form)`` after each change; the panel itself never scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ProtocolBar()
        self.grid = GripGrid()
        self.standing = Standing()
        self.changes = ChangeRows()
        self._column = Column(self, gap=10)
        for part in (
            self.bar.warning,
            self.grid,
            Divider(),
            self.standing,
            Divider(),
            self.changes,
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)
        theme.look().changed.connect(self._fold)
        self._fold()

    def _fold(self) -> None:
        """At large text the trials come first and how they are done after them."""
        self._column.removeWidget(self.bar)
        self._column.insertWidget(6 if theme.is_compact() else 0, self.bar)

    def set_form(self, form: GripForm) -> None:
        """Show and fill this test from now on."""
        self.bar.set_form(form)
        self.grid.set_form(form)
        self.refresh(form)

    def refresh(self, form: GripForm) -> None:
        """Show the reading of what is typed so far."""
        self.bar.refresh()
        self.grid.refresh()
        self.standing.show_reading(form.context, form.reading)
        self.changes.show_reading(form.reading)

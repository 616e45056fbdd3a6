"""Every import on record, with what came in, and the way to take one back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.language import _, clock, day, n_
from medex_desktop.services.imports import GRIP, BatchLine, Withdrawn
from medex_desktop.ui import theme
from medex_desktop.ui.importing import words
from medex_desktop.ui.importing.done_step import withdrawn_words
from medex_desktop.ui.importing.steps import BANNER, EDGE
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.table_model import Cell, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn


class EarlierStep(ScrollBody):
    """``current_changed()`` when another import is chosen; ``withdraw_asked(batch_id)``."""

    current_changed = Signal()
    withdraw_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=12, margins=(EDGE, 0, EDGE, 12), parent=parent)
        self.banner = Banner("watch", "", _("Take it back now"))
        self.banner.setMinimumHeight(theme.px(BANNER))
        self.banner.hide()
        self.model: TableModel[BatchLine] = TableModel(_columns())
        self.table = DataTable(_("Earlier imports"), self.model)
        self._none = ParagraphLabel(
            _("Nothing was imported yet. Each import will stand here, and can be taken back."),
            "body", "ink2", min_width=200,
        )  # fmt: skip
        self._left_out = ParagraphLabel("", "body", "ink2", min_width=200)
        self._pages = QStackedWidget()
        column = self.body
        column.addWidget(self.banner)
        card = Card(margins=1, gap=0, ground="surface")
        card.body.addWidget(self.table)
        empty = QWidget()
        inside = Column(empty, gap=0)
        inside.addWidget(self._none)
        inside.addStretch(1)
        self._pages.addWidget(card)
        self._pages.addWidget(empty)
        column.addWidget(self._pages, 1)
        column.addWidget(self._left_out)
        self.table.current_changed.connect(self._on_table_changed)
        self.banner.acted.connect(self._on_banner_acted)

    def show_batches(self, lines: Sequence[BatchLine]) -> None:
        """Show the imports, newest first."""
        self.banner.setMinimumHeight(theme.px(BANNER))
        self.banner.hide()
        self.model.set_rows(lines)
        self._pages.setCurrentIndex(0 if lines else 1)
        self.table.choose_line(0)
        self._on_table_changed(self.table.current_row())

    def current(self) -> BatchLine | None:
        """The import the bar is on."""
        row = self.table.current_row()
        return row if isinstance(row, BatchLine) else None

    def ask(self) -> None:
        """Say what would go, and offer to do it: this can't be undone, only imported again."""
        line = self.current()
        if line is None:
            return
        lead = _("Take {file} back?", file=_file(line))
        self.banner.set_kind("watch")
        self.banner.button().show()
        self.banner.set_words(
            _(
                "What came in with it is removed, save clients and tests worked with since. "
                "To have it again, import the file again."
            ),
            lead=lead,
        )
        self.banner.show()
        self.banner.button().setFocus()

    def tell(self, taken: Withdrawn) -> None:
        """What went."""
        self.banner.set_kind("info")
        self.banner.button().hide()
        self.banner.set_words(withdrawn_words(taken), lead=_("The import was taken back."))
        self.banner.show()

    @Slot(object)
    def _on_table_changed(self, line: object) -> None:
        self.banner.hide()
        n = len(line.left_out) if isinstance(line, BatchLine) else 0
        self._left_out.setVisible(n > 0)
        if isinstance(line, BatchLine) and n:
            first = ", ".join(str(fault["line"]) for fault in line.left_out[:12])
            said = n_("Left out: line {lines}", "Left out: lines {lines}", n, lines=first)
            self._left_out.setText(said + (_(" and {n} more.", n=n - 12) if n > 12 else "."))
        self.current_changed.emit()

    @Slot()
    def _on_banner_acted(self) -> None:
        line = self.current()
        if line is not None:
            self.withdraw_asked.emit(line.id)


def _columns() -> list[TableColumn[BatchLine]]:
    return [
        TableColumn(_("File"), _file, width=180, stretch=2),
        TableColumn(_("Imported"), _when, width=150, need=2),
        TableColumn(_("What came in"), _what, width=220, stretch=3, need=3),
        TableColumn(_("State"), _state, width=160, stretch=1),
    ]


def _file(line: BatchLine) -> str:
    return line.file_name or _("(name erased with a client)")


def _when(line: BatchLine) -> Cell:
    at = line.imported_at.astimezone()
    return Cell(f"{day(at.date())}, {clock(at, seconds=False)}", ink="ink2")


def _what(line: BatchLine) -> Cell:
    return Cell(words.imported_words(GRIP if line.kind == GRIP else line.kind, line.counts))


def _state(line: BatchLine) -> Cell:
    if line.withdrawn_at is None:
        return Cell(_("in the practice"), shape="done")
    return Cell(_("taken back {day}", day=day(line.withdrawn_at.astimezone().date())), ink="ink3")

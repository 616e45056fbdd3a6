"""A table that is read and chosen from by keyboard; narrow windows drop the least needed column."""

from typing import Any, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.table_delegate import PADDING, TableDelegate
from medex_desktop.ui.widgets.table_model import Group, Index, TableModel

HEADER: Final = 30
ROW: Final = 36
DUE_ROW: Final = 46
GROUP_ROW: Final = 34


class _Header(QHeaderView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        painter.fillRect(rect, theme.color("sunken"))
        wide = theme.line_width()
        painter.fillRect(
            QRect(rect.left(), rect.bottom() - wide + 1, rect.width(), wide), theme.color("line")
        )
        if isinstance(model, TableModel) and section < len(model.columns):
            column = model.columns[section]
            room = QRectF(rect).adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
            align = drawing.RIGHT if column.number else drawing.CENTRE
            drawing.text(
                painter, room, column.title, theme.font(12, 500), theme.color("ink2"), align
            )


class DataTable(QTableView):
    """``DataTable("Clients", model)``; rows are the objects given to the model.

    ``chosen(row)``: Enter or double click. ``current_changed(row)``: the bar moved.
    ``row_height``: 36, or 46 for due rows; ``text``: the size of the words.
    No column is ever wider than the window.
    """

    chosen = Signal(object)
    current_changed = Signal(object)
    left_at_top = Signal()

    def __init__(
        self,
        name: str,
        model: TableModel[Any],
        *,
        row_height: int = ROW,
        header: bool = True,
        text: int = theme.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # made here, Qt for Python knows it; for one of Qt's own it resolves every kind of widget
        self.setViewport(QWidget())
        self._model = model
        self._row_height = row_height
        self.setAccessibleName(name)
        self.setHorizontalHeader(_Header(self))
        self.horizontalHeader().setVisible(header)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setModel(model)
        self.setItemDelegate(TableDelegate(row_height, self, text=text))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(False)
        model.modelReset.connect(self._on_model_reset)
        theme.look().changed.connect(self._rescale)
        self._rescale()

    def set_row_height(self, height: int) -> None:
        """Other rows from now on, in design pixels."""
        self._row_height = height
        self._rescale()

    def current_row(self) -> object | None:
        """The row the bar is on."""
        return self._model.row_at(self.currentIndex().row())

    def choose_line(self, line: int) -> None:
        """Put the bar on a line, or on the next that is no group; past the end: nothing."""
        while isinstance(self._row_or_none(line), Group):
            line += 1
        if 0 <= line < self._model.rowCount():
            self.setCurrentIndex(self._model.index(line, 0))

    def move_by(self, step: int) -> None:
        """Move the bar up or down, over groups, from outside (a search field's arrows)."""
        line = self.currentIndex().row() + step
        while isinstance(self._row_or_none(line), Group):
            line += step
        if 0 <= line < self._model.rowCount():
            self.setCurrentIndex(self._model.index(line, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell who listens."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_changed.emit(self._model.row_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; arrows, Home and End skip groups; Left and Right have no meaning here."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            before = self.currentIndex().row()
            self.move_by(-1 if key == Qt.Key.Key_Up else 1)
            if key == Qt.Key.Key_Up and self.currentIndex().row() == before:
                self.left_at_top.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(first=key == Qt.Key.Key_Home)
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        if self.indexAt(event.position().toPoint()).isValid():
            self._choose()

    def _go_to_end(self, *, first: bool) -> None:
        lines = range(self._model.rowCount())
        for line in lines if first else reversed(lines):
            if not isinstance(self._row_or_none(line), Group):
                self.choose_line(line)
                return

    def _choose(self) -> None:
        row = self.current_row()
        if row is not None:
            self.chosen.emit(row)

    def _row_or_none(self, line: int) -> object | None:
        rows = self._model.rows()
        return rows[line] if 0 <= line < len(rows) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width anew; the row of the bar stays in sight when the table gets lower."""
        super().resizeEvent(event)
        self._share_width()
        row = self.visualRect(self.currentIndex())
        was_in_sight = row.isValid() and row.top() >= 0 and row.bottom() < event.oldSize().height()
        if was_in_sight and row.bottom() >= self.viewport().height():
            self.scrollTo(self.currentIndex())

    def _on_model_reset(self) -> None:
        self.clearSpans()
        for line in self._model.groups():
            self.setSpan(line, 0, 1, len(self._model.columns))
            self.setRowHeight(line, theme.px(GROUP_ROW))
        self._share_width()

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        self.horizontalHeader().setFixedHeight(theme.px(HEADER))
        self._on_model_reset()

    def _share_width(self) -> None:
        room = self.viewport().width()
        columns = self._model.columns
        shown = list(range(len(columns)))
        for index in sorted(shown, key=lambda at: -columns[at].need):
            if sum(theme.px(columns[at].width) for at in shown) <= room or not columns[index].need:
                break
            shown.remove(index)
        least = sum(theme.px(columns[at].width) for at in shown)
        shares = sum(columns[at].stretch for at in shown)
        spare = max(0, room - least)
        squeeze = min(1.0, room / least) if least else 1.0
        left, last = room, shown[-1] if shown else -1
        for index, column in enumerate(columns):
            self.setColumnHidden(index, index not in shown)
            extra = spare * column.stretch // shares if shares else 0
            width = max(1, int(theme.px(column.width) * squeeze) + extra)
            if index == last:
                width = max(1, left)
            if index in shown:
                left -= width
            self.setColumnWidth(index, width)

    def minimumSizeHint(self) -> QSize:
        """Header and three rows."""
        return QSize(theme.px(160), theme.px(HEADER + 3 * self._row_height))

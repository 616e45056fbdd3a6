"""Draws the cells of a table: text, number, status with its shape, verdict chip, key cap."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from medex_desktop.language import render
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.key_cap import cap_size, paint_cap
from medex_desktop.ui.widgets.shapes import paint_shape
from medex_desktop.ui.widgets.status_shape import TOKENS
from medex_desktop.ui.widgets.table_model import Cell, Group, TableModel
from medex_desktop.ui.widgets.verdict_chip import KINDS, chip_size, paint_chip

PADDING = 8
LINE = 17


class TableDelegate(QStyledItemDelegate):
    """``row`` is the row height in design pixels, ``text`` the size of its words."""

    def __init__(self, row: int, parent: QObject, *, text: int = theme.BODY) -> None:
        super().__init__(parent)
        self.row = row
        self._text = text
        self.chosen = False  # whether the bar is on the row being drawn

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Fixed height; widths are the table's affair."""
        return QSize(theme.px(80), theme.px(self.row))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, line below, then what the cell holds."""
        model = index.model()
        if not isinstance(model, TableModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        line, column = index.row(), index.column()
        group = model.group_at(line)
        if group is not None:
            self._paint_group(painter, rect, group)
        else:
            self.chosen = self._is_chosen(index)
            self._paint_ground(painter, rect, chosen=self.chosen, first=column == 0)
            inner = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
            cell = model.cell(line, column)
            self._paint_cell(painter, inner, cell, number=model.columns[column].number)
        painter.restore()

    def _is_chosen(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """From the table: the option's own state brings in QStyle and its 600 names."""
        owner = self.parent()
        return isinstance(owner, QAbstractItemView) and owner.currentIndex().row() == index.row()

    def _paint_group(self, painter: QPainter, rect: QRectF, group: Group) -> None:
        painter.fillRect(rect, theme.color("sunken"))
        self._paint_line(painter, rect)
        inner = rect.adjusted(theme.px(16), 0, -theme.px(PADDING), 0)
        face = theme.font(self._text, 600)
        width = drawing.text(painter, inner, group.title, face, theme.color("ink"))
        rest = inner.adjusted(width + theme.px(8), 0, 0, 0)
        drawing.text(painter, rest, group.note, theme.font(13), theme.color("ink3"))

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, first: bool) -> None:
        if chosen:
            painter.fillRect(rect, theme.color("accent-soft"))
        self._paint_line(painter, rect)
        owner = self.parent()
        if chosen and isinstance(owner, QWidget) and owner.hasFocus():
            wide = theme.px(2)
            painter.fillRect(
                QRectF(rect.left(), rect.top(), rect.width(), wide), theme.color("focus")
            )
            painter.fillRect(
                QRectF(rect.left(), rect.bottom() - wide, rect.width(), wide), theme.color("focus")
            )
        if chosen and first:
            bar = QRectF(rect.left(), rect.top(), theme.px(4), rect.height())
            painter.fillRect(bar, theme.color("accent"))

    def _paint_line(self, painter: QPainter, rect: QRectF) -> None:
        wide = theme.line_width()
        line = QRectF(rect.left(), rect.bottom() - wide, rect.width(), wide)
        painter.fillRect(line, theme.color("line"))

    def _paint_cell(self, painter: QPainter, room: QRectF, cell: Cell, *, number: bool) -> None:
        if cell.verdict:
            self._paint_verdict(painter, room, cell)
            return
        if cell.key:
            cap = cap_size(cell.key)
            left = room.right() - cap.width()
            top = room.center().y() - cap.height() / 2
            paint_cap(painter, QRectF(left, round(top), cap.width(), cap.height()), cell.key)
            room = room.adjusted(0, 0, -cap.width() - theme.px(8), 0)
        if cell.shape:
            side = theme.px(14)
            at = QRectF(room.left(), room.center().y() - side / 2, side, side)
            colour = theme.color(cell.ink or TOKENS[cell.shape])
            paint_shape(painter, cell.shape, at, colour, theme.color("surface"))
            room = room.adjusted(side + theme.px(8), 0, 0, 0)
        self._paint_words(painter, room, cell, number=number)

    def _paint_verdict(self, painter: QPainter, room: QRectF, cell: Cell) -> None:
        """The chip, and under it what is said of it."""
        kind = KINDS[cell.verdict]
        words = cell.text or render(kind.words)
        size = chip_size(words)
        face = theme.font(12)
        below = drawing.folded(cell.second, face, room.width())
        wide = min(float(size.width()), room.width() + theme.px(8))
        top = room.center().y() - (size.height() + len(below) * theme.px(LINE)) / 2
        at = QRectF(room.left() - theme.px(8), top, wide, size.height())
        paint_chip(painter, at, cell.verdict, words, ink=kind.ink, fill=kind.fill, line=kind.line)
        for turn, line in enumerate(below):
            high = theme.px(LINE)
            under = QRectF(room.left(), at.bottom() + turn * high, room.width(), high)
            drawing.text(painter, under, line, face, theme.color("ink2"))

    def _paint_words(self, painter: QPainter, room: QRectF, cell: Cell, *, number: bool) -> None:
        usual = "accent" if cell.action else "ink"
        if cell.shape and not cell.ink:
            usual = TOKENS[cell.shape] if cell.shape in ("attend", "stop", "draft") else "ink2"
        ink = theme.color(cell.ink or usual)
        if cell.fixed:
            face = theme.mono(self._text)
        else:
            face = theme.font(self._text, 600 if cell.strong else 500 if cell.action else 400)
        align = drawing.RIGHT if number or cell.action else drawing.CENTRE
        line = room
        if cell.second:
            half = room.height() / 2
            line = room.adjusted(0, half - theme.px(18), 0, -(half - theme.px(1)))
            below = room.adjusted(0, half - theme.px(1), 0, -(half - theme.px(17)))
            drawing.text(painter, below, cell.second, theme.font(12), theme.color("ink3"), align)
        words = cell.text
        if cell.wrap and not cell.second:
            first, *rest = drawing.folded(words, face, room.width()) or [""]
            if rest:
                half = room.center().y()
                line = QRectF(room.left(), half - theme.px(LINE), room.width(), theme.px(LINE))
                under = line.translated(0, theme.px(LINE))
                drawing.text(painter, under, rest[0], face, ink, align)
            words = first
        width = drawing.text(painter, line, words, face, ink, align)
        if cell.note and not number:
            beside = line.adjusted(width + theme.px(5), 0, 0, 0)
            drawing.text(painter, beside, cell.note, theme.font(12), theme.color("ink3"))

"""Draws the client list fast enough to follow the typing: a full page within a frame."""

from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText, QTransform
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from medex_desktop.ui import theme
from medex_desktop.ui.models.caseload import ClientRow
from medex_desktop.ui.models.client_table import ChipCell
from medex_desktop.ui.models.veiled_table import VeiledTableModel
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.shapes import paint_shape
from medex_desktop.ui.widgets.status_shape import TOKENS
from medex_desktop.ui.widgets.table_delegate import PADDING, TableDelegate
from medex_desktop.ui.widgets.table_model import Cell
from medex_desktop.ui.widgets.verdict_chip import chip_size, paint_chip

_MOST_KNOWN: Final = 6000
_DOTS: Final = Qt.TextElideMode.ElideRight


class _Look:
    """Fonts, colours and sizes of the present look, made once and not for every cell."""

    def __init__(self) -> None:
        self.fonts = {strong: theme.font(13, 600 if strong else 400) for strong in (False, True)}
        self.metrics = {strong: QFontMetrics(font) for strong, font in self.fonts.items()}
        self.colors = {
            token: theme.color(token)
            for token in ("ink", "ink2", "ink3", "accent", "watch", "alert", "line", "surface",
                          "accent-soft")
        }  # fmt: skip
        self.pad = theme.px(PADDING)
        self.line = theme.line_width()
        self.bar, self.focus = theme.px(4), theme.px(2)
        self.shape = theme.px(14)
        self.gap = theme.px(8)
        self._shapes: dict[tuple[str, str, float], QPixmap] = {}

    def drawn(self, shape: str, token: str, ratio: float) -> QPixmap:
        """A status shape as a picture, drawn once."""
        key = (shape, token, ratio)
        if key not in self._shapes:
            made = self._shapes[key] = _blank(QSize(self.shape, self.shape), ratio)
            painter = QPainter(made)
            box = QRectF(0, 0, self.shape, self.shape)
            paint_shape(painter, shape, box, self.color(token), self.colors["surface"])
            painter.end()
        return self._shapes[key]

    def chip(self, words: str, ratio: float) -> QPixmap:
        """The chip of clients who share a name, drawn once."""
        key = ("", words, ratio)
        if key not in self._shapes:
            size = chip_size(words, 12)
            made = self._shapes[key] = _blank(size, ratio)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(0, 0, size.width(), size.height())
            paint_chip(
                painter, box, "attend", words, ink="watch", fill="watch-soft", line="watch", size=12
            )
            painter.end()
        return self._shapes[key]

    def face(self, strong: bool) -> tuple[QFont, QFontMetrics]:
        return self.fonts[strong], self.metrics[strong]

    def color(self, token: str) -> QColor:
        known = self.colors.get(token)
        return theme.color(token) if known is None else known


def _blank(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


class _Ready(NamedTuple):
    """A cell laid out: its text shaped for drawing, and where it starts in the cell."""

    text: QStaticText
    font: QFont
    ink: QColor
    left: int
    high: int
    shape: str
    token: str
    chip: str


class ClientDelegate(TableDelegate):
    """One line of text, a shape before it or a chip behind it; nothing is measured twice."""

    def __init__(self, row: int, model: VeiledTableModel[ClientRow], table: QTableView) -> None:
        super().__init__(row, table)
        self._model, self._table = model, table
        self._look = _Look()
        self._known: dict[tuple[int, int, int, bool], _Ready] = {}
        theme.look().changed.connect(self._on_look_changed)

    @Slot()
    def _on_look_changed(self) -> None:
        self._look = _Look()
        self.forget()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground and line, then chip, shape and text."""
        view: Any = option
        look = self._look
        rect: QRect = view.rect
        chosen = index.row() == self._table.currentIndex().row()
        if chosen:
            painter.fillRect(rect, look.colors["accent-soft"])
        bottom = rect.y() + rect.height() - look.line
        painter.fillRect(rect.x(), bottom, rect.width(), look.line, look.colors["line"])
        if chosen:
            self._paint_chosen(painter, rect, first=index.column() == 0)
        line, column = index.row(), index.column()
        row = self._model.row_at(line)
        if row is not None:
            self._paint_ready(painter, rect, self._ready(row, line, column, rect.width()))

    def _paint_chosen(self, painter: QPainter, rect: QRect, *, first: bool) -> None:
        """A line above and below while the table has the keyboard, and the bar at the left."""
        look = self._look
        if self._table.hasFocus():
            wide, focus = look.focus, look.color("focus")
            painter.fillRect(rect.x(), rect.y(), rect.width(), wide, focus)
            bottom = rect.y() + rect.height() - wide
            painter.fillRect(rect.x(), bottom, rect.width(), wide, focus)
        if first:
            painter.fillRect(rect.x(), rect.y(), look.bar, rect.height(), look.colors["accent"])

    def forget(self) -> None:
        """The rows are others now."""
        self._known.clear()

    def _ready(self, row: ClientRow, line: int, column: int, wide: int) -> _Ready:
        """A cell laid out for its width; the same row is laid out once, wherever it stands."""
        key = (row.line.id, column, wide, self._model.is_veiled(line))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._lay(self._model.cell(line, column), wide)
        return known

    def _lay(self, cell: Cell, wide: int) -> _Ready:
        look = self._look
        left, right = look.pad, wide - look.pad
        chip = cell.chip if isinstance(cell, ChipCell) else ""
        if chip:
            right -= chip_size(chip, 12).width() + look.gap
        if cell.shape:
            left += look.shape + look.gap
        font, metrics = look.face(cell.strong)
        text = QStaticText(metrics.elidedText(drawing.hyphened(cell.text), _DOTS, right - left))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        text.prepare(QTransform(), font)
        ink = look.color(cell.ink or "ink")
        token = cell.ink or TOKENS[cell.shape] if cell.shape else ""
        return _Ready(text, font, ink, left, metrics.height(), cell.shape, token, chip)

    def _paint_ready(self, painter: QPainter, rect: QRect, ready: _Ready) -> None:
        look = self._look
        middle = rect.y() + rect.height() / 2
        if ready.shape:
            drawn = look.drawn(ready.shape, ready.token, painter.device().devicePixelRatioF())
            painter.drawPixmap(rect.x() + look.pad, round(middle - look.shape / 2), drawn)
        if ready.chip:
            chip = look.chip(ready.chip, painter.device().devicePixelRatioF())
            size = chip.deviceIndependentSize()
            left = rect.x() + rect.width() - look.pad - round(size.width())
            painter.drawPixmap(left, round(middle - size.height() / 2), chip)
        painter.setFont(ready.font)
        painter.setPen(ready.ink)
        painter.drawStaticText(rect.x() + ready.left, round(middle - ready.high / 2), ready.text)

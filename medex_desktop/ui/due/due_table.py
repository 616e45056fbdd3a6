"""Today's lines as a table: shape and kind, client, what, when, and the one action."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from medex_desktop.language import _, render
from medex_desktop.services.due import TodayLine
from medex_desktop.ui import theme
from medex_desktop.ui.models.due_words import action_word, group_ink, kind_word, line_shape
from medex_desktop.ui.models.veiled_table import NameCell
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.key_cap import cap_size, paint_cap
from medex_desktop.ui.widgets.table_delegate import TableDelegate
from medex_desktop.ui.widgets.table_model import Cell, Column, Group

ACTION: Final = 4
OWN: Final = ("practice", "credential")
KINDS: Final = {
    "all": (),
    "alerts": ("alert",),
    "unsigned": ("draft", "client"),
    "reports": ("report",),
    "dates": ("reassessment", *OWN),
}


def columns() -> list[Column[TodayLine]]:
    """Kind, client, what, when, action; what it is about goes first when room is short."""
    return [
        Column(_("Kind"), _kind, width=146),
        Column(_("Client"), _client, width=140, stretch=2),
        Column(_("What"), _what, width=150, stretch=4, need=3),
        Column(_("When"), _when, width=96, number=True),
        Column(_("Action"), _action, width=132, need=2),
    ]


def _kind(line: TodayLine) -> Cell:
    return Cell(kind_word(line.kind), shape=line_shape(line), ink=group_ink(line), strong=True)


def _client(line: TodayLine) -> Cell:
    if line.kind in OWN:
        return Cell(line.client_name)
    return NameCell(line.client_name) if line.client_name else Cell(_("no name yet"), ink="ink3")


def _what(line: TodayLine) -> Cell:
    return Cell(render(line.words), ink="ink2")


def _when(line: TodayLine) -> Cell:
    return Cell(render(line.when), ink=group_ink(line))


def _action(line: TodayLine) -> Cell:
    return Cell(action_word(line.action), action=True)


def grouped(lines: Sequence[TodayLine], kinds: str) -> list[TodayLine | Group]:
    """The lines of one filter under their headings with counts."""
    wanted = KINDS[kinds]
    shown = [line for line in lines if not wanted or line.kind in wanted]
    rows: list[TodayLine | Group] = []
    for key, title in (
        ("overdue", _("Overdue")),
        ("today", _("Today")),
        ("week", _("This week")),
        ("later", _("Coming up")),
    ):
        part = [line for line in shown if line.group == key]
        if part:
            rows.append(Group(title, str(len(part))))
            rows.extend(part)
    return rows


class DueDelegate(TableDelegate):
    """The kind's words stay in ink; the chosen line's action looks like a button with Enter."""

    def _paint_cell(self, painter: QPainter, room: QRectF, cell: Cell, *, number: bool) -> None:
        if cell.action and self.chosen:
            self._paint_button(painter, room, cell.text)
        elif cell.shape:
            shape_only = Cell(shape=cell.shape, ink=cell.ink)
            left = room.adjusted(theme.px(6), 0, 0, 0)
            super()._paint_cell(painter, left, shape_only, number=False)
            words = left.adjusted(theme.px(14 + 14), 0, 0, 0)
            drawing.text(painter, words, cell.text, theme.font(13, 600), theme.color("ink"))
        else:
            super()._paint_cell(painter, room, cell, number=number)

    def _paint_button(self, painter: QPainter, room: QRectF, words: str) -> None:
        face, cap = theme.font(13, 500), cap_size(_("Enter"))
        gap, pad = theme.px(8), theme.px(12)
        wide = drawing.advance(words, face) + gap + cap.width() + 2 * pad
        high = theme.px(32)
        box = QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)
        drawing.box(
            painter, box, fill=theme.color("surface"), line=theme.color("line-strong"),
            width=theme.line_width(), radius=theme.px(6),
        )  # fmt: skip
        line = box.adjusted(pad, 0, 0, 0)
        drawn = drawing.text(painter, line, words, face, theme.color("ink"), elide=False)
        left = line.left() + drawn + gap
        top = round(box.center().y() - cap.height() / 2)
        paint_cap(painter, QRectF(left, top, cap.width(), cap.height()), _("Enter"))

"""The skills of a tier as rows: own rating as boxes, evidence as a bar, who watched."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from medex_desktop.domain.skills.ratings import HIGHEST
from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.services.skills_page import SkillRow
from medex_desktop.ui import theme
from medex_desktop.ui.skills.skill_words import (
    evidence_words,
    lead,
    observer_words,
    rated_words,
)
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.data_table import ROW, DataTable
from medex_desktop.ui.widgets.table_delegate import TableDelegate
from medex_desktop.ui.widgets.table_model import Cell, Column, TableModel

_BOX, _GAP = 13, 2
_BAR: Final = (72, 6)


@dataclass(frozen=True, slots=True)
class RatingCell(Cell):
    """A rating as boxes with its words; -1 is not rated."""

    value: int = -1


@dataclass(frozen=True, slots=True)
class EvidenceCell(Cell):
    """How far the evidence is as a bar (-1: no bar), and its words; ``lead`` is set bold."""

    share: float = -1.0
    lead: str = ""


class SkillModel(TableModel[SkillRow]):
    """``counting`` while the evidence is still being counted."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column(_("Skill"), _skill, width=190, stretch=3),
                Column(_("Own rating"), _rating, width=176),
                Column(_("Evidence in records"), self._evidence, width=186, need=1),
                Column(_("Observed by"), self._observed, width=150, stretch=1, need=2),
            ]
        )
        self.counting = False
        self.today = date.min

    def set_tier(self, name: str) -> None:
        """Name the tier in the first column's head."""
        first, *others = self.columns
        self.columns = (replace(first, title=_("{tier} skill", tier=name)), *others)

    def _evidence(self, row: SkillRow) -> Cell:
        words = evidence_words(row, counting=self.counting)
        if row.evidence is None or row.evidence.later:
            return Cell(words, ink="ink3")
        return EvidenceCell(words, share=row.evidence.share, lead=lead(row.evidence))

    def _observed(self, row: SkillRow) -> Cell:
        if row.observed:
            return Cell(observer_words(row.observed[-1], self.today), shape="done")
        if row.needs_observer:
            return Cell(_("observer needed"), shape="later")
        return Cell(_("not required"), ink="ink3")


def _skill(row: SkillRow) -> Cell:
    return Cell(row.skill.title, wrap=True)


def _rating(row: SkillRow) -> Cell:
    words = rated_words(row.rating)
    if row.rating is None:
        return RatingCell(words, ink="ink3")
    return RatingCell(words, value=row.rating.value)


class SkillTable(DataTable):
    """Left and Right ask for the tier beside; digits and letters go on to the checklist."""

    tier_stepped = Signal(int)

    def __init__(self, model: TableModel[Any]) -> None:
        super().__init__(_("Skills"), model, row_height=ROW)
        self.setItemDelegate(SkillDelegate(ROW, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The tier beside, else as every table."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.tier_stepped.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)


class SkillDelegate(TableDelegate):
    """Boxes for ratings and bars for evidence; each with its words beside."""

    def _paint_cell(self, painter: QPainter, room: QRectF, cell: Cell, *, number: bool) -> None:
        if isinstance(cell, RatingCell):
            wide = self._paint_boxes(painter, room, cell.value)
            rest = room.adjusted(wide + theme.px(10), 0, 0, 0)
            super()._paint_cell(painter, rest, Cell(cell.text, ink=cell.ink), number=False)
        elif isinstance(cell, EvidenceCell):
            self._paint_bar(painter, room, cell)
        else:
            super()._paint_cell(painter, room, cell, number=number)

    def _paint_boxes(self, painter: QPainter, room: QRectF, value: int) -> float:
        side, gap = theme.px(_BOX), theme.px(_GAP)
        top = room.center().y() - side / 2
        line = theme.color("line" if value < 0 else "line-strong")
        for at in range(HIGHEST):
            box = QRectF(room.left() + at * (side + gap), top, side, side)
            filled = at < value
            drawing.box(
                painter, box, fill=theme.color("accent") if filled else None,
                line=None if filled else line, width=theme.line_width(), radius=theme.px(3),
            )  # fmt: skip
        return float(HIGHEST * side + (HIGHEST - 1) * gap)

    def _paint_bar(self, painter: QPainter, room: QRectF, cell: EvidenceCell) -> None:
        wide, high = theme.px(_BAR[0]), theme.px(_BAR[1])
        bar = QRectF(room.left(), room.center().y() - high / 2, wide, high)
        frame = theme.color("line-strong") if theme.is_contrast() else None
        radius = high / 2
        drawing.box(painter, bar, fill=theme.color("track"), line=frame, width=1, radius=radius)
        if cell.share > 0:
            done = QRectF(bar.left(), bar.top(), max(float(high), wide * cell.share), high)
            drawing.box(painter, done, fill=theme.color("accent"), radius=radius)
        rest = room.adjusted(wide + theme.px(8), 0, 0, 0)
        ink = theme.color("ink")
        bold = cell.lead if cell.text.startswith(cell.lead) else ""
        taken = drawing.text(painter, rest, bold, theme.font(13, 600), ink)
        drawing.text(
            painter, rest.adjusted(taken, 0, 0, 0), cell.text[len(bold) :], theme.font(13), ink
        )

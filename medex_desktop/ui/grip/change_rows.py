"""Each hand against its baseline: from, change, verdict, and what judged it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.grip_reading import GripReading, SideReading
from medex_desktop.language import _, number, render
from medex_desktop.ui.grip.words import (
    CHIPS,
    change_words,
    error_words,
    hand_words,
    important_words,
    last_words,
)
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Grid
from medex_desktop.ui.widgets.verdict_chip import VerdictChip


class HandLine:
    """The widgets of one hand's line."""

    def __init__(self, side: str) -> None:
        self.hand = Label(hand_words(side), "body", side, 600)
        self.start = Label("", "body", "ink2")
        self.change = Label("", "body", weight=600)
        self.chip = VerdictChip("none")
        self.judged = ParagraphLabel("", "caption", "ink2", min_width=120)
        self.last = ParagraphLabel("", "caption", "ink2", min_width=120)

    def show_side(self, reading: GripReading, side: SideReading) -> None:
        """Word one hand of a reading."""
        verdict = side.since_baseline
        measured = side.value_kg is not None
        from_kg = side.baseline_kg
        self.start.setText(_("from {kg}", kg=number(from_kg, 1)) if from_kg is not None else "")
        self.change.setText(change_words(verdict.change) if verdict else "")
        self.chip.setVisible(verdict is not None)
        self.last.setText(last_words(reading, side))
        self.last.setVisible(bool(self.last.text()))
        if verdict is None:
            self.judged.setText(_without_verdict(reading, measured, from_kg is not None))
            return
        self.chip.set_verdict(CHIPS[verdict.kind], render(verdict.label))
        parts = [error_words(verdict), important_words(verdict, reading.change_value)]
        self.judged.setText("; ".join(part for part in parts if part))
        if verdict.basis is not None:
            self.judged.setToolTip(render(verdict.basis))


class ChangeRows(QWidget):
    """``show_reading(reading)``: right first, then left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {"right": HandLine("right"), "left": HandLine("left")}
        column = Column(self, gap=0)
        grid = Grid(gap=(10, 2))
        grid.setColumnStretch(4, 1)
        top = Qt.AlignmentFlag.AlignVCenter
        for turn, line in enumerate(self._lines.values()):
            row = 3 * turn
            if turn:
                grid.setRowMinimumHeight(row - 1, 6)
            grid.addWidget(line.hand, row, 0, top)
            grid.addWidget(line.start, row, 1, top)
            grid.addWidget(line.change, row, 2, top)
            grid.addWidget(line.chip, row, 3, top | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(line.judged, row, 4, top)
            grid.addWidget(line.last, row + 1, 1, 1, 4)
        column.addLayout(grid)

    def show_reading(self, reading: GripReading) -> None:
        """Word both hands."""
        for side, line in self._lines.items():
            line.show_side(reading, reading.right if side == "right" else reading.left)


def _without_verdict(reading: GripReading, measured: bool, known: bool) -> str:
    if reading.baseline is None:
        return _("first of its series: this is the baseline")
    if not measured:
        return _("not measured yet")
    return _("no change is judged") if known else _("not measured at baseline")

"""Latest results: each hand at baseline, last time and now, its change, and what judged it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.grip_reading import GripContext, GripReading, SideReading
from medex_desktop.domain.grip_records import SIDES
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day, number, render
from medex_desktop.ui import theme
from medex_desktop.ui.grip.words import (
    CHIPS,
    change_words,
    error_words,
    hand_words,
    important_words,
)
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.data_table import HEADER, DataTable
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.table_delegate import PADDING
from medex_desktop.ui.widgets.table_model import Cell, Column, TableModel
from medex_desktop.ui.widgets.verdict_chip import chip_size

ROW = 46
TALL_ROW: Final = 70  # the verdict and, under it, two lines of what judged it
CHIP: Final = 112


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One hand of a reading."""

    side: str
    note: str
    reading: GripReading
    hand: SideReading


class ResultsCard(Card):
    """``opened()`` when a row is chosen: the test behind it."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=1, gap=0)
        head = Row(gap=8, margins=(16, 12, 12, 10))
        head.addWidget(Label(_("Latest results"), "section"))
        self._note = Label("", "caption")
        head.addWidget(self._note, 1)
        self._open = Button(_("Open the test"), "quiet")
        head.addWidget(self._open)
        self.body.addLayout(head)
        self.model: TableModel[ResultRow] = TableModel(_columns(None))
        self.table = DataTable(_("Latest results"), self.model, row_height=ROW)
        self.body.addWidget(self.table)
        self.table.chosen.connect(self._on_table_chosen)
        self._open.clicked.connect(self.opened)
        self._reading: GripReading | None = None
        theme.look().changed.connect(self._fit)
        self._fit()

    def show_reading(self, context: GripContext, reading: GripReading) -> None:
        """Show the newest test."""
        self._note.setText(
            _("kg, {baseline}", baseline=render(reading.baseline.words))
            if reading.baseline
            else _("kg")
        )
        tests = context.followed()
        rule = tests[-1].entry.protocol.summary_rule if tests else "best"
        note = _("mean of 3") if rule == "mean" else _("best of 3")
        self._reading = reading
        self.model.set_rows(())
        self._fit()
        self.model.set_rows([ResultRow(side, note, reading, reading.side(side)) for side in SIDES])

    def _fit(self) -> None:
        """Columns and heights as the size of the text allows."""
        row = TALL_ROW if theme.is_compact() else ROW
        self.model.columns = tuple(_columns(self._reading))
        self.table.set_row_height(row)
        self.table.setFixedHeight(theme.px(HEADER) + 2 * theme.px(row))

    def _on_table_chosen(self, _row: object) -> None:
        self.opened.emit()


def _columns(reading: GripReading | None) -> list[Column[ResultRow]]:
    found = [Column(_("Measure"), _measure, 96)]
    if reading is not None and reading.baseline is not None:
        then = reading.baseline.days[0]
        found.append(Column(_short(then, reading), _baseline, 64, need=2, number=True))
        if reading.last_day is not None and reading.last_day not in reading.baseline.days:
            title = _short(reading.last_day, reading)
            found.append(Column(title, _last, 64, need=3, number=True))
    now = _short(reading.day, reading) if reading else _("Now")
    found += [
        Column(now, _now, 64, number=True),
        Column(_("Change"), _change, 76, number=True),
    ]
    if theme.is_compact():
        return [*found, Column(_("Verdict, judged by"), _judged_verdict, 230, 1)]
    return [
        *found,
        Column(_("Verdict"), _verdict, _chip_width(reading)),
        Column(_("Judged by"), _judged, 176, 1),
    ]


def _chip_width(reading: GripReading | None) -> int:
    """What the wider verdict needs, in design pixels."""
    verdicts = [reading.side(side).since_baseline for side in SIDES] if reading else []
    chips = [chip_size(render(one.label)).width() for one in verdicts if one]
    wide = max(chips, default=0) * 100 / theme.look().percent
    return max(CHIP, ceil(wide) + 2 * PADDING - 4)


def _short(when: date, reading: GripReading) -> str:
    return day(when, short=when.year == reading.day.year)


def _measure(row: ResultRow) -> Cell:
    return Cell(_("Grip, {hand}", hand=hand_words(row.side).lower()), second=row.note)


def _baseline(row: ResultRow) -> Cell:
    return _value(row.hand.baseline_kg)


def _last(row: ResultRow) -> Cell:
    return _value(row.hand.last_kg)


def _now(row: ResultRow) -> Cell:
    found = _value(row.hand.value_kg)
    return Cell(found.text, strong=True) if row.hand.value_kg is not None else found


def _value(kg: Decimal | None) -> Cell:
    if kg is None:
        return Cell(_("not measured"), ink="ink3")
    return Cell(number(kg, 1))


def _change(row: ResultRow) -> Cell:
    verdict = row.hand.since_baseline
    return Cell(change_words(verdict.change) if verdict else "")


def _verdict(row: ResultRow) -> Cell:
    verdict = row.hand.since_baseline
    if verdict is None:
        words = _("first of its series") if row.hand.value_kg is not None else ""
        return Cell(words, ink="ink2")
    return Cell(render(verdict.label), verdict=CHIPS[verdict.kind])


def _judged_verdict(row: ResultRow) -> Cell:
    """The verdict with what judged it under it, where the text is large."""
    found, judged = _verdict(row), _judged(row)
    said = "; ".join(part for part in (judged.text, judged.second) if part)
    return replace(found, second=said)


def _judged(row: ResultRow) -> Cell:
    verdict = row.hand.since_baseline
    if verdict is None:
        return Cell("")
    second = important_words(verdict, row.reading.change_value, brief=True)
    return Cell(error_words(verdict), second=second, ink="ink2", wrap=True)

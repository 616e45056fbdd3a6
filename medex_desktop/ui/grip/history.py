"""The left column of Assess: the test being done, and those done before, newest first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day
from medex_desktop.services.assessments import AssessmentLine
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, clear
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.shapes import paint_shape
from medex_desktop.ui.widgets.status_shape import TOKENS

NEW = 0
FIRST = 12


@dataclass(frozen=True, slots=True)
class TestLine:
    """One test in the list: ``record_id`` 0 is the one being done; ``note`` stands at the right."""

    __test__ = False

    record_id: int
    day: date
    title: str
    note: str
    shape: str


class HistoryRow(QAbstractButton):
    """One test: shape, title, note; 40 high."""

    def __init__(self, line: TestLine) -> None:
        super().__init__()
        self.line = line
        self.setText(line.title)
        self.setAccessibleName(", ".join(filter(None, (line.title, line.note))))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        FocusRing(self)

    def set_note(self, note: str) -> None:
        """What stands at the right."""
        self.set_line(replace(self.line, note=note))

    def set_line(self, line: TestLine) -> None:
        """Another state of the same test."""
        if line != self.line:
            self.line = line
            self.setText(line.title)
            self.setAccessibleName(", ".join(filter(None, (line.title, line.note))))
            self.update()

    def sizeHint(self) -> QSize:
        """40 high, as wide as the column."""
        return QSize(theme.px(120), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Never lower."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, bar of the chosen one, shape, title, note."""
        painter = drawing.painter_for(self)
        rect, on = QRectF(self.rect()), self.isChecked()
        fill = "accent-soft" if on else "hover" if self.underMouse() else ""
        if fill:
            drawing.box(painter, rect, fill=theme.color(fill), radius=theme.px(6))
        if on:
            bar = QRectF(0, 0, theme.px(4), rect.height())
            drawing.box(painter, bar, fill=theme.color("accent"), radius=theme.px(2))
        side = theme.px(14)
        at = QRectF(theme.px(13), (rect.height() - side) / 2, side, side)
        ground = theme.color("accent-soft" if on else "surface")
        paint_shape(painter, self.line.shape, at, theme.color(TOKENS[self.line.shape]), ground)
        face = theme.font(13, 600 if on else 400)
        note = drawing.advance(self.line.note, theme.font(13))
        room = rect.adjusted(theme.px(36), 0, -theme.px(12), 0)
        drawing.text(painter, room, self.line.note, theme.font(13), theme.color("ink2"),
                     drawing.RIGHT)  # fmt: skip
        words = room.adjusted(0, 0, -note - theme.px(8), 0)
        drawing.text(painter, words, self.line.title, face, theme.color("ink"))


class HistoryCard(Card):
    """``chosen(record_id)``: 0 is the test being done."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(8, 14), gap=4)
        head = Column(gap=0, margins=(8, 0, 8, 8))
        self._title = Label(_("Assessment"), "section")
        self._subtitle = ParagraphLabel("", "caption", min_width=120)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        self.body.addLayout(head)
        self._scroll = ScrollBody(gap=2, margins=0)
        self._rows = Column(gap=2)
        self._scroll.body.addLayout(self._rows)
        self._more = Button("", "quiet", icon="chevron-down")
        self._more.clicked.connect(self._on_more_clicked)
        self._scroll.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        self._group = QButtonGroup(self)
        self._buttons: dict[int, HistoryRow] = {}
        self._waiting: Sequence[TestLine] = ()

    def set_lines(self, now: TestLine, lines: Sequence[TestLine], subtitle: str) -> None:
        """The test being done, then the earlier ones, newest first."""
        self._subtitle.setText(subtitle)
        for button in self._buttons.values():
            self._group.removeButton(button)
        clear(self._rows)
        self._buttons = {}
        self._add(now)
        if lines:
            earlier = Label(_("Earlier"), "caption", weight=500)
            earlier.setContentsMargins(theme.px(12), theme.px(10), 0, theme.px(2))
            self._rows.addWidget(earlier)
        for line in lines[:FIRST]:
            self._add(line)
        self._waiting = lines[FIRST:]
        self._more.setVisible(bool(self._waiting))
        self._more.set_words(_("All {n} tests", n=len(lines)))
        self._buttons[now.record_id].setChecked(True)

    def choose(self, record_id: int) -> None:
        """Mark a line without telling."""
        if any(line.record_id == record_id for line in self._waiting):
            self._on_more_clicked()
        if record_id in self._buttons:
            self._buttons[record_id].setChecked(True)

    def set_progress(self, note: str) -> None:
        """How far the test being done is: "5 of 6"."""
        if NEW in self._buttons:
            self._buttons[NEW].set_note(note)

    def lines(self) -> list[TestLine]:
        """What is listed."""
        return [button.line for button in self._buttons.values()]

    def row(self, record_id: int) -> HistoryRow:
        """One line's button; KeyError when it is not listed."""
        return self._buttons[record_id]

    def _add(self, line: TestLine) -> None:
        row = HistoryRow(line)
        self._buttons[line.record_id] = row
        self._group.addButton(row)
        self._rows.addWidget(row)
        row.clicked.connect(self._on_row_clicked)

    def _on_more_clicked(self) -> None:
        waiting, self._waiting = self._waiting, ()
        for line in waiting:
            self._add(line)
        self._more.hide()

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, HistoryRow):
            self.chosen.emit(row.line.record_id)


def line_of(line: AssessmentLine, *, voided: bool) -> TestLine:
    """A test on record as the list shows it."""
    signed = line.signed_at is not None
    shape = "stop" if voided else "done" if signed else "later"
    note = _("in error") if voided else "" if signed else _("imported")
    return TestLine(line.id, line.day, day(line.day), note, shape)

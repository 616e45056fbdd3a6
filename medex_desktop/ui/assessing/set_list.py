"""The left column while a set is under way: every test with its state, and signing them all."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from medex_desktop.language import _, n_
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.item import SittingItem
from medex_desktop.ui.grip.history import HistoryRow, TestLine
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.scroll_body import ScrollBody

SHAPES: Final = {
    "blank": "later", "begun": "near", "done": "done", "coded": "none", "attend": "attend",
}  # fmt: skip
FINISHED: Final = ("done", "coded")


class _Progress(QWidget):
    """How much of the set is done, as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_part(self, part: float) -> None:
        """From 0 to 1."""
        self._part = part
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        rect, radius = QRectF(self.rect()), theme.px(3)
        drawing.box(painter, rect, fill=theme.color("chip"), radius=radius)
        if self._part:
            done = QRectF(0, 0, rect.width() * self._part, rect.height())
            drawing.box(painter, done, fill=theme.color("accent"), radius=radius)


class SetList(Card):
    """``chosen(i)``, ``sign_asked``, ``add_asked``, ``remove_asked`` (the current one)."""

    chosen = Signal(int)
    sign_asked = Signal()
    add_asked = Signal()
    remove_asked = Signal()
    discard_asked = Signal()
    keep_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(8, 14), gap=4)
        head = Column(gap=0, margins=(8, 0, 8, 8))
        self.title = ParagraphLabel("", "section", min_width=100)
        self.subtitle = ParagraphLabel("", "caption", min_width=100)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        self.body.addLayout(head)
        self._scroll = ScrollBody(gap=2, margins=0)
        self._rows = Column(gap=0)
        self._scroll.body.addLayout(self._rows)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        self._build_foot()
        self._group = QButtonGroup(self)
        self._buttons: list[HistoryRow] = []
        self.sign.clicked.connect(self.sign_asked)
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.discard.clicked.connect(self.discard_asked)
        self.keep.clicked.connect(self.keep_asked)

    def _build_foot(self) -> None:
        tools = Row(gap=0)
        self.add = Button(_("Add"), "quiet", icon="plus", name=_("Add tests"))
        self.remove = Button(_("Take out"), "quiet", icon="minus", name=_("Take this test out"))
        tools.addWidget(self.add)
        tools.addWidget(self.remove)
        tools.addStretch(1)
        self.body.addLayout(tools)
        foot = Column(gap=6, margins=(8, 4, 8, 0))
        self._bar = _Progress()
        self._count = Label("", "caption")
        self.sign = Button(_("Sign assessment"), name=_("Sign assessment"))
        self.keep = Button(_("Keep as set"), "quiet", name=_("Keep these tests as a set"))
        self.discard = Button(_("Discard"), "quiet", name=_("Discard what was typed"))
        for part in (self._bar, self._count, self.sign):
            foot.addWidget(part)
        more = Row(gap=0)
        more.addWidget(self.keep)
        more.addStretch(1)
        more.addWidget(self.discard)
        foot.addLayout(more)
        self.body.addLayout(foot)

    def set_items(self, items: Sequence[SittingItem], current: int, day: date) -> None:
        """List the tests of a set."""
        for button in self._buttons:
            self._group.removeButton(button)
        clear(self._rows)
        self._buttons = []
        for i, item in enumerate(items):
            row = HistoryRow(_line(i, item, day))
            self._buttons.append(row)
            self._group.addButton(row)
            self._rows.addWidget(row)
            row.clicked.connect(self._on_row_clicked)
        self.set_current(current)
        self._count_done(items)

    def refresh(self, items: Sequence[SittingItem], day: date) -> None:
        """Show how far each one is."""
        for i, (row, item) in enumerate(zip(self._buttons, items, strict=True)):
            row.set_line(_line(i, item, day))
        self._count_done(items)

    def set_current(self, i: int) -> None:
        """Mark the test that is shown, and bring it into sight."""
        if 0 <= i < len(self._buttons):
            self._buttons[i].setChecked(True)
            self._scroll.ensureWidgetVisible(self._buttons[i])

    def lines(self) -> list[TestLine]:
        """What is listed."""
        return [row.line for row in self._buttons]

    def row(self, i: int) -> HistoryRow:
        """One line's button."""
        return self._buttons[i]

    def _count_done(self, items: Sequence[SittingItem]) -> None:
        done = sum(item.state in FINISHED for item in items)
        self._count.setText(_("{n} of {all} done", n=done, all=len(items)))
        self._bar.set_part(done / len(items) if items else 0)
        waiting = sum(item.state == "attend" for item in items)
        if waiting:
            more = n_("{n} needs you", "{n} need you", waiting)
            self._count.setText(f"{self._count.text()}, {more}")

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, HistoryRow):
            self.chosen.emit(row.line.record_id)


def short_title(item: SittingItem) -> str:
    """The title of a test where there is little room: its short name, else its own."""
    whole = str(item.measure.title)
    if item.measure.short is not None and item.title.startswith(whole):
        first = item.title[len(whole) :].removeprefix(", ").split(", ")[0]
        return ", ".join(filter(None, (str(item.measure.short), first)))
    return ", ".join(item.title.split(", ")[:2])


def _line(i: int, item: SittingItem, day: date) -> TestLine:
    return TestLine(i, day, short_title(item), item.value, SHAPES[item.state])

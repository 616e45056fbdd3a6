"""How the parts of Assess stand: three columns at the desk, one that scrolls at large text."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.grip.entry import GripEntryPanel
from medex_desktop.ui.grip.facts_card import FactsCard
from medex_desktop.ui.grip.foot import EntryFoot
from medex_desktop.ui.grip.history import HistoryCard
from medex_desktop.ui.grip.protocol_card import ProtocolCard
from medex_desktop.ui.grip.record_view import RecordView
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody

LEFT, RIGHT = 198, 304


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts; they are built once and moved between the frames."""

    history: HistoryCard
    picker: ComboBox
    draft: Banner
    entry: GripEntryPanel
    foot: EntryFoot
    record: RecordView
    protocol: ProtocolCard
    facts: FactsCard
    note: Card
    choose: Button

    def offer_back(self, words: str) -> None:
        """Say that what was typed was let go, with the way to have it back."""
        self.draft.set_words(words)
        self.draft.button().set_words(_("Bring it back"))
        self.draft.show()


class Frame(QWidget):
    """One arrangement; ``show_record`` or ``show_entry`` in its middle.

    What stands ``beside`` the entry belongs to the test being done and goes with it.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.middle = QStackedWidget()
        self.beside: QWidget | None = None

    def show_entry(self) -> None:
        """The test being done."""
        self.middle.setCurrentIndex(0)
        if self.beside is not None:
            self.beside.show()

    def show_record(self) -> None:
        """An older test."""
        self.middle.setCurrentIndex(1)
        if self.beside is not None:
            self.beside.hide()


class DeskFrame(Frame):
    """Tests at the left, the entry in the middle, protocol, facts and note at the right."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        page = Card(margins=(20, 14, 12, 14), gap=12)
        scroll = ScrollBody(gap=12, margins=(0, 0, 8, 0))
        scroll.body.addWidget(parts.draft)
        scroll.body.addWidget(parts.entry, 1)
        page.body.addWidget(scroll, 1)
        foot = Row(gap=0, margins=(0, 0, 8, 0))
        foot.addWidget(parts.foot)
        page.body.addLayout(foot)
        self.middle.addWidget(page)
        self.middle.addWidget(parts.record)
        side = ScrollBody(gap=12, margins=0)
        for part in (parts.protocol, parts.facts):
            side.body.addWidget(part)
        side.body.addWidget(parts.note, 1)
        row = Row(self, gap=14, margins=(24, 16))
        left = Column(gap=10)
        left.addWidget(parts.history, 1)
        left.addWidget(parts.choose)
        row.addLayout(left)
        row.addWidget(self.middle, 1)
        row.addWidget(side)
        self.beside = side
        row.addWidget(parts.picker)
        parts.picker.hide()
        parts.history.show()
        parts.history.setFixedWidth(theme.px(LEFT))
        side.setFixedWidth(theme.px(RIGHT))


class CompactFrame(Frame):
    """One column that scrolls; tests in a drop-down above it, the foot below it."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        page = QWidget()
        inner = Column(page, gap=0)
        scroll = ScrollBody(gap=8, margins=(14, 0, 14, 8))
        scroll.body.addWidget(parts.draft)
        card = Card(margins=(14, 10), gap=8)
        card.body.addWidget(parts.entry)
        for part in (card, parts.protocol, parts.facts, parts.note):
            scroll.body.addWidget(part)
        inner.addWidget(scroll, 1)
        bar = FootBar()
        bar.column.addWidget(parts.foot)
        inner.addWidget(bar)
        self.middle.addWidget(page)
        record = QWidget()
        Column(record, gap=0, margins=(14, 0, 14, 8)).addWidget(parts.record)
        parts.record.show()
        self.middle.addWidget(record)
        column = Column(self, gap=8, margins=(0, 8, 0, 0))
        top = Row(gap=8, margins=(14, 0))
        top.addWidget(parts.picker)
        top.addStretch(1)
        top.addWidget(parts.choose)
        column.addLayout(top)
        column.addWidget(parts.history)
        column.addWidget(self.middle, 1)
        parts.history.hide()
        parts.picker.show()


class FootBar(QWidget):
    """The band at the foot of a page that scrolls above it."""

    def __init__(self) -> None:
        super().__init__()
        self.column = Column(self, gap=0, margins=(14, 6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, with a line above it."""
        painter = drawing.painter_for(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        line = QRectF(0, 0, self.width(), theme.line_width())
        painter.fillRect(line, theme.color("line"))


def note_card(note: QWidget) -> Card:
    """A note under its heading."""
    card = Card(margins=(16, 14))
    card.heading(_("Note"))
    card.body.addWidget(note, 1)
    return card

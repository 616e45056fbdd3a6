"""What one should know before acting on a line: its facts, and the two things one can do."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, render
from medex_desktop.services.due import TodayLine
from medex_desktop.services.due_facts import Fact, LineFacts
from medex_desktop.ui import theme
from medex_desktop.ui.models.due_words import action_word, kind_word, line_shape, may_not_wait
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.status_shape import StatusShape


class _Said(QWidget):
    """One sentence on the soft ground of the accent, with the line's shape."""

    def __init__(self) -> None:
        super().__init__()
        self._shape = StatusShape("attend", name=_("status"))
        self._words = ParagraphLabel("", "note", min_width=140)
        row = Row(self, gap=10, margins=(12, 10, 12, 10))
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)

    def say(self, shape: str, words: str) -> None:
        self._shape.set_status(shape)
        self._words.setText(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing.box(
            drawing.painter_for(self),
            QRectF(self.rect()),
            fill=theme.color("accent-soft"),
            line=theme.color("line") if theme.is_contrast() else None,
            width=theme.line_width(),
            radius=theme.px(8),
        )


class FactsCard(Card):
    """``acted`` for the line's one action, ``later`` to put it off."""

    acted = Signal()
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 16, 20, 18), gap=4)
        self.setAccessibleName(_("Facts about the line selected"))
        self._title = Label("", "section")
        self._client = ParagraphLabel("", "body", "ink2", min_width=140)
        self._said = _Said()
        self._facts = Column(gap=0)
        self._act = Button("", "filled", key=_("Enter"), size="main")
        self._later = Button(_("Later"), key="Z", size="main")

        self.body.addWidget(Label(_("Selected"), "caption"))
        self.body.addWidget(self._title)
        self.body.addWidget(self._client)
        self.body.gap(4)
        self.body.addWidget(self._said)
        scrolled = ScrollBody(gap=0, margins=(0, 8, 0, 0))
        scrolled.body.addLayout(self._facts)
        scrolled.body.addStretch(1)
        self.body.addWidget(scrolled, 1)
        foot = Row(gap=8)
        foot.addWidget(self._act, 1)
        foot.addWidget(self._later)
        self.body.addLayout(foot)

        self._act.clicked.connect(self.acted)
        self._later.clicked.connect(self.later)

    def show_line(self, line: TodayLine, facts: LineFacts) -> None:
        """Show another line's facts."""
        self._title.setText(kind_word(line.kind))
        self._client.setText(facts.subtitle or _("no name yet"))
        self._said.say(line_shape(line), render(facts.sentence or line.words))
        self._act.set_words(action_word(line.action))
        self._later.set_not_yet("" if line.may_wait else may_not_wait(line))
        self._later.setVisible(line.may_wait)
        clear(self._facts)
        for fact in facts.facts:
            self._facts.addWidget(_FactRow(fact))

    def action_button(self) -> Button:
        """The filled button."""
        return self._act


class _FactRow(QWidget):
    def __init__(self, fact: Fact) -> None:
        super().__init__()
        label, value = render(fact.label), render(fact.value)
        self.setAccessibleName(f"{label}: {value}")
        column = Column(self, gap=0)
        column.addWidget(Divider())
        row = Row(gap=8, margins=(0, 7, 0, 8))
        row.addWidget(StatusShape(fact.shape, name=fact.shape))
        row.addWidget(Label(label))
        row.addStretch(1)
        row.addWidget(Label(value, "body", "ink2"))
        column.addLayout(row)

"""What a test asks for before it can be signed: an action for each demand, words for a block."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.actions import ACTION_WORDS, ACTIONS
from medex_desktop.domain.blocks import Block
from medex_desktop.domain.result_entries import Answer, ResultEntry
from medex_desktop.domain.scoring import Demand
from medex_desktop.language import _, render
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.sentence import Sentence


class DemandRow(QWidget):
    """One demand: what was seen, what was done about it, and the words for the record."""

    answered = Signal(str, str, str)
    entered = Signal()

    def __init__(self, demand: Demand, answer: Answer | None, contact: str) -> None:
        super().__init__()
        self.key = demand.key
        seen = Sentence(render(demand.words), min_width=140)
        options = [("", _("choose what was done"))]
        options += [(key, render(ACTION_WORDS[key]).capitalize()) for key in ACTIONS]
        self.action = ComboBox(_("What was done"), options)
        self.words = LineField(_("What was done, in words"), hint=_("in words"), limit=400)
        self.action.set_key(answer.action if answer else "")
        self.words.setText(answer.words if answer else "")
        column = Column(self, gap=6)
        column.addWidget(seen)
        seen.say(render(demand.words), "alert")
        if contact:
            column.addWidget(ParagraphLabel(contact, "body", weight=600, min_width=140))
        row = Row(gap=8)
        row.addWidget(self.action)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        self.action.chosen.connect(self._tell)
        self.words.textEdited.connect(self._tell)
        self.words.returnPressed.connect(self.entered)

    def take_keyboard(self) -> None:
        """To the action, or to the words once it is chosen."""
        (self.words if self.action.key() else self.action).setFocus()

    def _tell(self) -> None:
        self.answered.emit(self.key, self.action.key(), self.words.text())


class Asks(Card):
    """``show_item(sitting, i, contact)``; hidden while nothing is asked. ``entered()`` at Enter."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(14, 12), gap=10, ground="surface")
        self._sitting: AssessmentSitting | None = None
        self._at = -1
        self._shown: tuple[object, ...] = ()
        self._rows = Column(gap=12)
        self.body.addLayout(self._rows)
        self.demands: list[DemandRow] = []
        self.override = LineField(_("Why it is done all the same"), limit=400)
        self._reason = LabeledField(
            _("Why it is done all the same; the record keeps it"), self.override
        )
        self._blocks = Column(gap=6)
        self.body.addLayout(self._blocks)
        self.body.addWidget(self._reason)
        self.override.textEdited.connect(self._on_override_edited)
        self.override.returnPressed.connect(self.entered)
        self.hide()

    def show_item(self, sitting: AssessmentSitting, i: int, contact: str) -> None:
        """Show what one test asks for now; rows that stand already keep what is being typed."""
        demands, blocks = sitting.demands(i), sitting.blocks(i)
        self._sitting, self._at = sitting, i
        entry = sitting.entry(i)
        shown = (sitting, i, demands, tuple(map(render, (one.words for one in blocks))), contact)
        if shown != self._shown:
            self._shown = shown
            self._build(entry, demands, blocks, contact)
        if self.override.text() != entry.override:
            self.override.setText(entry.override)
        self.setVisible(bool(demands or blocks))

    def take_keyboard(self) -> bool:
        """To the first thing that is not answered; False when nothing is."""
        for row in self.demands:
            if not (row.action.key() and row.words.text().strip()):
                row.take_keyboard()
                return True
        if self._reason.isVisible() and not self.override.text().strip():
            self.override.setFocus()
            return True
        return False

    def _build(
        self,
        entry: ResultEntry,
        demands: Sequence[Demand],
        blocks: Sequence[Block],
        contact: str,
    ) -> None:
        clear(self._rows)
        clear(self._blocks)
        answers = {one.demand: one for one in entry.answers}
        self.demands = []
        for demand in demands:
            row = DemandRow(demand, answers.get(demand.key), contact)
            row.answered.connect(self._on_row_answered)
            row.entered.connect(self.entered)
            self.demands.append(row)
            self._rows.addWidget(row)
        for block in blocks:
            sentence = Sentence(min_width=140)
            self._blocks.addWidget(sentence)
            sentence.say(render(block.words), "watch")
        self._reason.setVisible(bool(blocks))

    def _on_row_answered(self, key: str, action: str, words: str) -> None:
        if self._sitting is not None:
            self._sitting.answer(self._at, key, action, words)

    def _on_override_edited(self, words: str) -> None:
        if self._sitting is not None:
            self._sitting.set_override(self._at, words)

"""Step 2: what the columns mean, and what the file leaves open."""

from collections.abc import Mapping as Dict
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.exchange.csv_in import Table
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.language import _, n_, render
from medex_desktop.ui import theme
from medex_desktop.ui.importing.column_list import ColumnList
from medex_desktop.ui.importing.question_list import QuestionField, QuestionList
from medex_desktop.ui.importing.steps import EDGE
from medex_desktop.ui.importing.understanding import Look
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.sentence import Sentence

_QUESTIONS: Final = 344


class ColumnsStep(QWidget):
    """Tells what is chosen and answered; the dialog works out what it comes to.

    ``kept_chosen(name)``, "" for the program's own suggestion; ``keep_asked(name)``.
    """

    meaning_chosen = Signal(str, str)
    answered = Signal(str, str)
    kept_chosen = Signal(str)
    keep_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = Sentence()
        self.kept = ComboBox(_("Read the columns as"))
        self.columns = ColumnList()
        self.questions = QuestionList()
        self._keep = Button(_("Save these columns as"), "quiet", icon="save")
        self.name = LineField(_("Name of these columns"), hint=_("Name of the other program"))
        self._named = LabeledField(_("Name of these columns"), self.name)
        self._store = Button(_("Save"))
        self._naming = QWidget()
        self._first: QuestionField | None = None

        self._arrange()

        self.columns.meaning_chosen.connect(self.meaning_chosen)
        self.questions.answered.connect(self.answered)
        self.kept.chosen.connect(self.kept_chosen)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._store.clicked.connect(self._on_store_clicked)
        self.name.returnPressed.connect(self._on_store_clicked)

    def show_table(self, table: Table, blank: int = 0) -> None:
        """Say what the reader of the file has to say about it."""
        said = [render(note) for note in table.notes]
        blank = blank or table.blank_rows
        if blank:
            said.append(n_("{n} blank row was left out.", "{n} blank rows were left out.", blank))
        self._notes.say(" ".join(said), "note")

    def show_kept(self, kept: Dict[str, Mapping], chosen: str) -> None:
        """The saved columns to choose from, and the one in use."""
        own = _("as their names say") if kept else _("as their names say (none saved yet)")
        self.kept.set_options([("", own), *((name, name) for name in kept)])
        self.kept.set_key(chosen)
        self.kept.setEnabled(bool(kept))
        self._open_name(open_=False)

    def show_look(self, look: Look) -> None:
        """Show meanings, questions and answers."""
        self.columns.show_columns(look.samples, look.mapping)
        self.questions.show_questions(look.asked, look.open_keys)

    def refuse_name(self, words: str) -> None:
        """Say why the columns can't be saved under this name."""
        self._named.set_fault(words)
        self.name.setFocus()

    def insist(self) -> None:
        """Point at what is still open, and go to the first."""
        self._first = self.questions.insist()
        QTimer.singleShot(0, self._show_first)

    def notes(self) -> str:
        """What the reader said about the file."""
        return self._notes.words()

    def _arrange(self) -> None:
        naming = Row(self._naming, gap=8)
        naming.addWidget(self._named, 1)
        lower = Column(gap=4)
        lower.addWidget(Label(" "))
        lower.addWidget(self._store)
        lower.addStretch(1)
        naming.addLayout(lower)
        self._naming.hide()
        whole = Column(self, gap=8, margins=(EDGE, 0, EDGE, 0))
        top = Row(gap=12)
        top.addWidget(Label(_("Read the columns"), "body", "ink2"))
        top.addWidget(self.kept)
        top.addStretch(1)
        top.addWidget(self._keep)
        whole.addLayout(top)
        whole.addWidget(self._naming)
        whole.addWidget(self._notes)
        if theme.is_compact():
            one = self._asking = ScrollBody(gap=20, margins=(0, 0, 8, 12))
            one.body.addWidget(self.questions)
            one.body.addWidget(Divider())
            one.body.addWidget(self.columns)
            whole.addWidget(one, 1)
            return
        sides = Row(gap=20)
        card = Card(margins=1, gap=0, ground="surface")
        left = ScrollBody(gap=0, margins=(14, 4, 8, 8))
        left.body.addWidget(self.columns)
        card.body.addWidget(left)
        right = self._asking = ScrollBody(gap=16, margins=(4, 4, 8, 12))
        right.body.addWidget(self.questions)
        right.setFixedWidth(theme.px(_QUESTIONS))
        sides.addWidget(card, 1)
        sides.addWidget(right)
        whole.addLayout(sides, 1)
        whole.gap(4)

    @Slot()
    def _show_first(self) -> None:
        """Once its sentence was laid out."""
        if self._first is not None and self._first in self.questions.fields.values():
            self._asking.ensureWidgetVisible(self._first, 0, theme.px(16))

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._open_name(open_=self._naming.isHidden())
        if not self._naming.isHidden():
            self.name.setFocus()

    @Slot()
    def _on_store_clicked(self) -> None:
        self._named.clear()
        self.keep_asked.emit(self.name.text())

    def _open_name(self, *, open_: bool) -> None:
        self._naming.setVisible(open_)
        if not open_:
            self.name.clear()
            self._named.clear()

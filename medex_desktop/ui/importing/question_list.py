"""What the file leaves open, asked once: each question, its answer, and what is wrong with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.exchange.questions import CHOICE, COLUMNS, DATE, Question
from medex_desktop.language import _, day, render
from medex_desktop.ui.importing.understanding import Asked
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.sentence import Sentence


class QuestionField(QWidget):
    """One question; ``answered(key, value)`` whenever its answer changes."""

    answered = Signal(str, str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        words = render(question.words)
        self._said = Sentence()
        self.box: ComboBox | None = None
        self.line: LineField | None = None
        column = Column(self, gap=4)
        column.addWidget(ParagraphLabel(words, "body", "ink2", 500, min_width=160))
        if question.form == CHOICE:
            none = _("Choose") if question.required else _("Not known")
            options = [(choice.value, render(choice.label)) for choice in question.choices]
            self.box = ComboBox(words, [("", none), *options])
            self.box.chosen.connect(self._on_box_chosen)
            column.addWidget(self.box)
        elif question.form != COLUMNS:
            hint = _("day month year") if question.form == DATE else ""
            self.line = LineField(words, hint=hint, limit=120)
            self.line.textChanged.connect(self._on_line_changed)
            self.line.editingFinished.connect(self._on_line_finished)
            column.addWidget(self.line)
        column.addWidget(self._said)
        self._fault = ""

    def show_asked(self, asked: Asked) -> None:
        """The answer it has; one that is being typed is left alone."""
        self._fault = render(asked.fault) if asked.fault else ""
        if self.box is not None and self.box.key() != asked.value:
            self.box.set_key(asked.value)
        line = self.line
        if line is not None and line.text() != asked.value and not line.hasFocus():
            line.blockSignals(True)
            line.setText(asked.value)
            line.blockSignals(False)
        typing = line is not None and line.hasFocus()
        if self._fault and not typing:
            self._say_fault(self._fault)
        elif self.question.form == DATE and asked.value.strip():
            self._said.say(day(asked.day) if asked.day else self._fault)
            self._frame(fault=False)

    def insist(self) -> None:
        """Say what stands in the way of reading the file."""
        if self.question.form == COLUMNS:
            self._say_fault(_("Choose the meaning of a column at the left."))
        else:
            self._say_fault(self._fault or _("Not answered yet."))

    def control(self) -> QWidget | None:
        """What takes the answer; None when columns do."""
        return self.box or self.line

    def sentence(self) -> str:
        """What is said below the answer."""
        return self._said.words()

    @Slot(str)
    def _on_box_chosen(self, value: str) -> None:
        self._calm()
        self.answered.emit(self.question.key, value)

    @Slot(str)
    def _on_line_changed(self, value: str) -> None:
        self._calm()
        self.answered.emit(self.question.key, value)

    @Slot()
    def _on_line_finished(self) -> None:
        if self._fault:
            self._say_fault(self._fault)

    def _calm(self) -> None:
        """A new answer is not at fault until it was looked at."""
        self._fault = ""
        self._said.say("")
        self._frame(fault=False)

    def _say_fault(self, words: str) -> None:
        self._said.say(words, "alert")
        self._frame(fault=True)
        control = self.control()
        if control is not None:
            control.setAccessibleDescription(words)

    def _frame(self, *, fault: bool) -> None:
        if self.line is not None:
            self.line.set_fault(fault)
        elif self.box is not None and bool(self.box.property("fault")) != fault:
            self.box.setProperty("fault", fault)
            self.box.update()


class QuestionList(QWidget):
    """``answered(key, value)``. The required ones come first, then what is good to know."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: tuple[str, ...] = ()
        self.fields: dict[str, QuestionField] = {}
        self._titles = (Label("", "section"), Label(_("If you know it"), "section"))
        self._none = ParagraphLabel(
            _("The file says everything that is needed."), "body", "ink2", min_width=160
        )
        self._lists = (Column(gap=12), Column(gap=12))
        column = Column(self, gap=12)
        for title, questions in zip(self._titles, self._lists, strict=True):
            column.addWidget(title)
            if title is self._titles[0]:
                column.addWidget(self._none)
            column.addLayout(questions)
        column.addStretch(1)

    def show_questions(self, asked: Sequence[Asked], open_keys: Sequence[str]) -> None:
        """Show what is asked now; a question that stays keeps its control and the keyboard."""
        keys = {one.question.key for one in asked}
        for key in [key for key in self.fields if key not in keys]:
            gone = self.fields.pop(key)
            gone.hide()
            gone.deleteLater()
        places = [0, 0]
        for one in asked:
            which = 0 if one.question.required else 1
            field = self._field(one.question)
            if self._lists[which].indexOf(field) != places[which]:
                self._lists[which].insertWidget(places[which], field)
            places[which] += 1
            field.show_asked(one)
        self._titles[0].setText(_("The file does not say") if places[0] else _("Nothing to ask"))
        self._none.setVisible(not places[0])
        self._titles[1].setVisible(bool(places[1]))
        self._open = tuple(open_keys)

    def insist(self) -> QuestionField | None:
        """Point at every question that stands in the way, and go to the first; that one."""
        found = [field for key, field in self.fields.items() if key in self._open]
        for field in found:
            field.insist()
        control = found[0].control() if found else None
        if control is not None:
            control.setFocus()
        return found[0] if found else None

    def _field(self, question: Question) -> QuestionField:
        known = self.fields.get(question.key)
        if known is not None and known.question == question:
            return known
        if known is not None:
            known.hide()
            known.deleteLater()
        made = QuestionField(question)
        made.answered.connect(self.answered)
        self.fields[question.key] = made
        return made

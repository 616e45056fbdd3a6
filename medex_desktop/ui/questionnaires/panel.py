"""A questionnaire on screen, one question at a time: large, answered by one key each."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.questions import (
    Question,
    chosen,
    first_open,
    is_answered,
    passed_over,
    questions_of,
    standing,
)
from medex_desktop.language import _, render
from medex_desktop.ui import theme
from medex_desktop.ui.questionnaires.answers import AnswerList
from medex_desktop.ui.questionnaires.calculator import TotalSheet
from medex_desktop.ui.questionnaires.progress import Progress
from medex_desktop.ui.questionnaires.typed import TypedAnswer
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button, Size
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.sentence import Sentence

_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)


class QuestionnairePanel(QWidget):
    """``QuestionnairePanel(measure)`` for a form's middle, ``gym=True`` for a page of gym mode.

    It asks every input of the measure (``fields`` names them), so it stands in the place of the
    fields. It keeps nothing: the owner does, told by ``text_changed(field, text)`` ("" when an
    answer was taken back), and hands in what is kept by ``set_texts({field: text})`` without a
    signal. The first ``set_texts`` goes to the first open question, later ones stay where it is.
    ``set_faults({field: words})`` shows what the owner can't take. ``finished()`` comes with the
    answer of the last question, or with Enter on it; needed questions that were passed over are
    asked once more before that.

    Keys, wherever the keyboard is inside: the answer's own key answers and goes on, Enter and Right
    go on without, Left and Backspace go back (Backspace on the first question is left to the
    owner). ``setFocus()`` gives it the keyboard. For a measure whose total alone is entered it asks
    for the total, with a small calculator where the rule is known.

    ``offer_blank(session, client_id)`` shows the button that prints the blank form.
    """

    text_changed = Signal(str, str)
    finished = Signal()

    def __init__(
        self, measure: Measure, *, gym: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.measure = measure
        self.questions = questions_of(measure)
        self.fields = tuple(question.field.key for question in self.questions)
        self.at = 0
        self._texts: dict[str, str] = {}
        self._faults: dict[str, str] = {}
        self._begun = self._waits = self._again = False
        self._gym = gym
        self._scroll: ScrollBody | None = None
        self._build()
        self._arrange()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(render(measure.title))
        FocusRing(self)
        self._answers.answered.connect(self._on_answered)
        self._typed.text_changed.connect(self._on_typed_changed)
        self._typed.taken.connect(self.forward)
        self._typed.went_back.connect(self.back)
        self.calculate.clicked.connect(self._on_calculate_clicked)
        self._back.clicked.connect(self.back)
        self._on.clicked.connect(self.forward)
        self.go(0)

    def _build(self) -> None:
        roomy = self._gym and not theme.is_compact()
        self._count = Label("", "gym-note" if self._gym else "body", "ink2", 500)
        self._progress = Progress()
        self._lead = ParagraphLabel("", "gym" if roomy else "body", "ink2", min_width=200)
        self._words = ParagraphLabel("", "gym-title" if roomy else "name", min_width=200)
        self._note = ParagraphLabel("", "gym-note" if roomy else "body", "ink2", min_width=200)
        self._answers = AnswerList(gym=self._gym)
        self._typed = TypedAnswer(gym=self._gym)
        self.calculate = Button(
            _("Work it out from the answers"), icon="pencil", size="gym" if self._gym else "desk"
        )
        self.blank = Button(_("Print blank"), icon="print", size="gym" if self._gym else "desk")
        self.blank.hide()
        self._standing = Sentence(gym=self._gym and not self._is_tight())
        size: Size = "gym" if self._gym and not self._is_tight() else "main"
        back = "" if self._is_tight() else _("Backspace")
        self._back = Button(_("Back"), "quiet", key=back, size=size)
        self._on = Button(_("Next"), key=_("Enter"), size=size)

    def _arrange(self) -> None:
        column = Column(self, gap=16 if self._gym and not theme.is_compact() else 10, margins=8)
        head = Row(gap=12)
        head.addWidget(self._count)
        head.addWidget(self._progress, 1)
        head.addWidget(self.blank)
        column.addLayout(head)
        if self._gym:
            self._scroll = ScrollBody(gap=12, margins=4, page_keys=False)
            self._scroll.verticalScrollBar().rangeChanged.connect(self._show_answers)
            column.addWidget(self._scroll, 1)
        asked = self._scroll.body if self._scroll is not None else column
        said: tuple[QWidget, ...] = (self._lead, self._words, self._note)
        if self._is_tight():
            said = (self._standing, self._lead, self._note, self._words)
        for part in (*said, self._answers, self._typed):
            asked.addWidget(part)
        asked.addWidget(self.calculate, 0, Qt.AlignmentFlag.AlignLeft)
        asked.addStretch(1)
        if not self._is_tight():
            column.addWidget(self._standing)
        foot = head if self._is_tight() else Row(gap=12)
        foot.addWidget(self._back)
        if not self._is_tight():
            foot.addStretch(1)
            column.addLayout(foot)
        foot.addWidget(self._on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _is_tight(self) -> bool:
        """Whether the gym floor's large text leaves no room for a foot."""
        return self._gym and theme.is_compact()

    def _show_answers(self) -> None:
        """What does not fit leaves the answers in sight, not what is said before them."""
        if self._scroll is not None:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())

    def offer_blank(self, session: Session, client_id: int) -> None:
        """Show the button that prints the blank form, where there are questions to print."""
        if not self.measure.items:
            return
        from medex_desktop.ui.questionnaires.blank import BlankForms  # printing is rarely wanted

        forms = BlankForms(session, self, self.measure, client_id)
        self.blank.clicked.connect(forms.ask)
        self.blank.show()

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """What is kept so far, by field."""
        self._texts = {key: text for key, text in texts.items() if key in self.fields}
        if not self._begun:
            self._begun = True
            self.at = first_open(self.questions, self._texts)
            self.go(self.at)
        else:
            self._show_answer()

    def set_faults(self, faults: Mapping[str, str]) -> None:
        """What can't be taken, in words, by field."""
        self._faults = dict(faults)
        self._say()

    def texts(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {key: text for key, text in self._texts.items() if text}

    def go(self, at: int) -> None:
        """Ask one question, by its place from 0 on."""
        self.at, self._waits = at, False
        question = self.questions[at]
        inside = self._has_keyboard()
        self._count.setText(_("Question {n} of {m}", n=at + 1, m=len(self.questions)))
        self._show(self._lead, "" if question.lead is None else render(question.lead))
        self._words.setText(render(question.words))
        self._show(self._note, self._note_on(question))
        self._answers.set_options(question.options, render(question.words))
        self._typed.ask(question)
        rule = self.measure.total_rule
        self.calculate.setVisible(rule is not None and rule.field == question.field.key)
        self._back.setVisible(len(self.questions) > 1)
        self._on.set_words(_("Done") if at == len(self.questions) - 1 else _("Next"))
        self._show_answer()
        self._show_answers()
        if inside:
            (self._typed.box() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def forward(self) -> None:
        """The next question; after the last one those that were passed over, then it is done."""
        if self.at < len(self.questions) - 1 and not self._again:
            self.go(self.at + 1)
            return
        over = passed_over(self.questions, self._texts, self.at + 1 if self._again else 0)
        self._again = over is not None and over != self.at
        if over is None or over == self.at:
            self.finished.emit()
        else:
            self.go(over)

    def back(self) -> None:
        """The question before."""
        if self.at > 0:
            self.go(self.at - 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where something is typed, its box has the keyboard."""
        super().focusInEvent(event)
        box = self._typed.box()
        if box is not None:
            box.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An answer's key, on, back; what is none of these is the owner's."""
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.modifiers() & control or event.isAutoRepeat():
            event.ignore()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left) and self.at > 0:
            self.back()
        elif event.key() in _ON:
            self.forward()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._answers.buttons:
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif not self._answer_by(event.text()):
            event.ignore()

    def _answer_by(self, typed: str) -> bool:
        """Give the answer of a key; of ten the 1 waits for its 0."""
        options = {option.key: option for option in self.questions[self.at].options}
        before = self._texts.get(self.fields[self.at], "")
        if typed == "0" and before == "1" and "10" in options and self._waits:
            typed = "10"
        if not typed or typed not in options:
            return False
        self._waits = typed == "1" and "10" in options
        self._keep(options[typed].text)
        if not self._waits:
            self.forward()
        return True

    def _step(self, by: int) -> None:
        """Move among the answers; Space or Enter there answers."""
        buttons = self._answers.buttons
        now = next((at for at, one in enumerate(buttons) if one.hasFocus()), None)
        at = (0 if by > 0 else len(buttons) - 1) if now is None else (now + by) % len(buttons)
        buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(buttons[at])

    def _keep(self, text: str) -> None:
        field = self.fields[self.at]
        self._texts[field] = text
        self._faults.pop(field, None)
        self._show_answer()
        self.text_changed.emit(field, text)

    def _on_answered(self, text: str) -> None:
        self._keep(text)
        self.forward()

    def _on_typed_changed(self, text: str) -> None:
        self._keep(text)

    def _on_calculate_clicked(self) -> None:
        sheet = TotalSheet(self.window(), self.measure)
        sheet.worked_out.connect(self._on_worked_out)
        sheet.open(sheet.boxes[0])

    def _on_worked_out(self, text: str) -> None:
        self._keep(text)
        self._typed.show_text(text)

    def _show_answer(self) -> None:
        question = self.questions[self.at]
        text = self._texts.get(question.field.key, "")
        option = chosen(question, text)
        self._answers.set_answer("" if option is None else option.text)
        self._typed.show_text(text)
        self._progress.set_progress(
            [is_answered(one, self._texts) for one in self.questions], self.at
        )
        self._say()

    def _say(self) -> None:
        fault = self._faults.get(self.fields[self.at], "")
        found = standing(self.measure, self._texts)
        if fault:
            self._standing.say(fault, "alert")
        elif found.words is not None:
            self._standing.say(render(found.words), "watch" if self._again else "note")
        else:
            self._standing.say(_("Everything that is needed is answered."), "good")

    def _note_on(self, question: Question) -> str:
        if question.topic:
            return _("Short name only: read the question from the owner's printed form.")
        if question.ends:
            low, high = render(question.ends[0]), render(question.ends[-1])
            return _("0 is “{low}”, the other end “{high}”.", low=low, high=high)
        if any(option.key == "10" for option in question.options):
            return _("Keys 0 to 9; 1 and 0 for ten; 1 and Enter for one.")
        return _("May be left open.") if question.field.optional else ""

    def _has_keyboard(self) -> bool:
        now = self.window().focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))

    def _show(self, label: ParagraphLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

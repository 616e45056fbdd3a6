"""What every left side of gym mode shares: the thing to do now, told what stands and asked by keys.

A task knows nothing of the set. It tells what was entered and when it is done; the page keeps it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.measure import Field, Measure, Role
from medex_desktop.language import _, render
from medex_desktop.ui import theme
from medex_desktop.ui.gym.steps import Step
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.sentence import Sentence, Tone

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MainAct(NamedTuple):
    """The one main action of the foot: words, key, and whether it is the filled button."""

    words: str
    key: str
    filled: bool = True


class Spot(NamedTuple):
    """What a task is about: the measure, the step, its field, and what the test is called."""

    measure: Measure
    step: Step
    field: Field | None
    test: str

    @property
    def label(self) -> str:
        """What the field is called; the test where there is none."""
        return render(self.field.label) if self.field is not None else self.test

    @property
    def title(self) -> str:
        """The test where one number is all of it, else what is entered of it."""
        values = self.measure.of_role(Role.VALUE)
        return self.test if self.field is not None and values == (self.field,) else self.label

    @property
    def note(self) -> str:
        """Which trial; else what stands beside the title: the test, or what is entered."""
        if self.step.trials > 1:
            return _("trial {n} of {all}", n=self.step.trial + 1, all=self.step.trials)
        if self.title != self.label:
            return self.label
        return self.test if self.test != self.title else ""


class Task(QWidget):
    """``entered(text)`` for what reads so now, ``passed()`` to go on, ``went_back()``.

    ``kept(plain)`` is for the draft: how a clock stands, None once there is nothing to keep.
    ``changed()`` when the main action or what can be undone is another.
    """

    entered = Signal(str)
    passed = Signal()
    went_back = Signal()
    kept = Signal(object)
    changed = Signal()

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot

    def show_text(self, text: str) -> None:
        """What stands at this step."""

    def say(self, words: str, tone: Tone = "hint") -> None:
        """A fault or a remark beside what was entered."""

    def said(self) -> str:
        """What is said beside it."""
        return ""

    def start(self) -> None:
        """Take the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_act(self) -> MainAct:
        """What the main button does now."""
        return MainAct(_("Next"), _("Enter"))

    def do_main(self) -> None:
        """The main button."""
        self.passed.emit()

    def keep_typed(self) -> None:
        """Locking and quitting: words that no Enter ended yet are entered."""

    def can_undo(self) -> bool:
        """Whether it has an act of its own to take back."""
        return False

    def undo(self) -> bool:
        """Take it back; False when there is none."""
        return False

    def handle_key(self, event: QKeyEvent) -> bool:
        """A key that arrived elsewhere on the page; True when it was taken."""
        return False

    def restore(self, plain: dict[str, Any]) -> None:
        """Stand as the draft says; ValueError for what it never kept."""

    def held(self, seconds: float) -> None:
        """Keys had to wait so long."""

    def beside(self) -> Sequence[QWidget]:
        """What belongs at the top of the right side."""
        return ()


class TaskCard(Task):
    """A task as one big card: title and trial above, ``body`` in the middle, a sentence below."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(spot)
        compact = theme.is_compact()
        card = Card(margins=(16, 8) if compact else (40, 24), gap=8 if compact else 16)
        self.body = Column(gap=8 if compact else 16)
        self.title = ParagraphLabel(spot.title, "name" if compact else "gym-title", min_width=200)
        self.note = Label(spot.note, "note" if compact else "gym", "ink2")
        self.sentence = Sentence(gym=not compact, min_width=200)
        head = Row(gap=16)
        head.addWidget(self.title, 1)
        head.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        card.body.addLayout(self.body, 1)
        card.body.addWidget(self.sentence)
        Column(self, gap=0).addWidget(card)

    def say(self, words: str, tone: Tone = "hint") -> None:
        """A fault or a remark below what was entered."""
        self.sentence.say(words, tone)

    def said(self) -> str:
        """What is said below it."""
        return self.sentence.words()

"""A questionnaire on the gym floor: its own panel, one question at a time, one key an answer."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.gym.task import MainAct, Spot, Task
from medex_desktop.ui.questionnaires.panel import QuestionnairePanel
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.layouts import Column


class ItemsTask(Task):
    """``answered(field, text)`` for each answer; ``passed`` after the last question."""

    answered = Signal(str, str)

    def __init__(self, spot: Spot, answers: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(spot)
        self._answers = answers
        self.panel = QuestionnairePanel(spot.measure, gym=True)
        card = Card(margins=(8, 4) if theme.is_compact() else (28, 16))
        card.body.addWidget(self.panel, 1)
        Column(self, gap=0).addWidget(card)
        self.panel.text_changed.connect(self.answered)
        self.panel.finished.connect(self.passed)

    def show_text(self, text: str) -> None:
        """What is answered so far."""
        self.panel.set_texts(self._answers())

    def start(self) -> None:
        """The question takes the keyboard."""
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_act(self) -> MainAct:
        """As Enter: the next question, after the last one the next measure."""
        return MainAct(_("Next"), _("Enter"))

    def do_main(self) -> None:
        """As Enter."""
        self.panel.forward()

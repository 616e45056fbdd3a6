"""Under the right column: the PDF, the one next step of the paper, and why it can't be taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.sentence import Sentence


class PaperFoot(QWidget):
    """``set_state("draft")`` names the next step; ``stepped`` when it is asked for."""

    stepped = Signal()
    pdf_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Sentence()
        self.pdf = Button("PDF", icon="save", size="main", name=_("Save as PDF"))
        self.step = Button(_("Sign report"), "filled", key="Ctrl Enter", size="main")
        column = Column(self, gap=8)
        row = Row(gap=8)
        row.addWidget(self.pdf)
        row.addWidget(self.step, 1)
        column.addWidget(self.sentence)
        column.addLayout(row)
        self.step.clicked.connect(self.stepped)
        self.step.refused.connect(self._on_step_refused)
        self.pdf.clicked.connect(self.pdf_asked)

    def set_state(self, state: str) -> None:
        """The paper's state decides the next step; after the last there is none."""
        words = {
            "draft": _("Sign report"),
            "signed": _("Mark sent"),
            "sent": _("Acknowledged"),
        }.get(state, "")
        self.step.setVisible(bool(words))
        if words:
            self.step.set_words(words)
        self.refuse("")

    def refuse(self, why: str) -> None:
        """Say why the next step can't be taken; "" when it can."""
        self.step.set_not_yet(why)
        self.sentence.say(why, "alert")

    def say(self, words: str) -> None:
        """A fault of the last try; the step stays open."""
        self.sentence.say(words, "alert")

    def wait(self, words: str) -> None:
        """The step is under way; "" when it has ended."""
        self.step.set_not_yet(words)
        self.sentence.say(words)

    def _on_step_refused(self, why: str) -> None:
        self.sentence.say(why, "alert")

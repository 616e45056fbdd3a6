"""The note to one visit beside the chart: what was signed with it, what was added, and adding."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, day, render
from medex_desktop.services.assessments import ADDENDUM_KINDS, Addendum, AssessmentLine
from medex_desktop.ui.grip.addendum_sheet import AddendumSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, clear


class NoteCard(Card):
    """``show_visit(...)``; ``asked(assessment_id)`` when something is to be added to it."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14), gap=8)
        self._record_id = 0
        self._said: list[str] = []
        self.title = Label("", "section")
        self._notes = Column(gap=6)
        self.add = Button(_("Add a note"), icon="pencil")
        self.body.addWidget(self.title)
        self.body.addLayout(self._notes)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._on_add_clicked)

    def show_visit(self, line: AssessmentLine | None, addenda: Sequence[Addendum]) -> None:
        """Show the note of a visit and its addenda, the signed words first."""
        self.setVisible(line is not None)
        clear(self._notes)
        self._said = []
        if line is None:
            return
        self._record_id = line.id
        self.title.setText(_("Note to {day}", day=day(line.day)))
        if line.rationale:
            self._say(_("Why these tests: {words}", words=line.rationale), "ink")
        if line.note:
            self._say(line.note, "ink")
        for one in addenda:
            kind = render(ADDENDUM_KINDS[one.kind])
            added = day(one.added_at.astimezone().date())
            words = ". ".join(part for part in (one.reason, one.body) if part)
            self._say(_("{kind}, {day}: {words}", kind=kind, day=added, words=words), "ink")
        if not self._said:
            self._say(_("No note was signed with this visit."), "ink2")

    def said(self) -> list[str]:
        """What it says of the visit."""
        return list(self._said)

    def _say(self, words: str, ink: str) -> None:
        self._said.append(words)
        self._notes.addWidget(ParagraphLabel(words, "body", ink, min_width=200))

    def _on_add_clicked(self) -> None:
        self.asked.emit(self._record_id)


def ask_for_note(host: QWidget, session: Session, client_id: int, assessment_id: int) -> None:
    """Open the sheet of an addendum with a late note chosen; what is signed stays as it is."""
    AddendumSheet(host, session, client_id, assessment_id, "late_note").open()

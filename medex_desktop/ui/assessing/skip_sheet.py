"""Why a test of the set is not measured: a code and the words for it."""

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.result_entries import MEASURED, OUTCOME_WORDS
from medex_desktop.language import _, render
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.line_field import LineField


class SkipItemSheet(Sheet):
    """``code()`` and ``reason()`` once ``agreed``; an empty reason is refused in words."""

    def __init__(self, host: QWidget, sitting: AssessmentSitting, title: str) -> None:
        super().__init__(host, _("Skip: {title}", title=title), _("Skip it"))
        words = _("The record keeps that it was not measured, and why.")
        self.body.addWidget(ParagraphLabel(words, "body", "ink2"))
        entry = sitting.entry(sitting.current)
        codes = [
            (key, render(said).capitalize())
            for key, said in OUTCOME_WORDS.items()
            if key != MEASURED
        ]
        self.choice = ComboBox(_("Why"), codes)
        self.choice.set_key(entry.outcome)
        self.line = LineField(limit=200)
        self.line.setText(entry.reason)
        self.field = LabeledField(_("Reason, in words"), self.line)
        self.body.addWidget(LabeledField(_("Code"), self.choice))
        self.body.addWidget(self.field)
        fields = {"code": self.choice, "reason": self.line}
        self.keep_words(sitting.session, sitting.about_skip(), fields, sitting.client_id)
        self.line.returnPressed.connect(self.agreed)

    def code(self) -> str:
        """Why, as a code."""
        return self.choice.key()

    def reason(self) -> str:
        """Why, in words."""
        return self.line.text().strip()

    def refuse(self) -> None:
        """Say what is missing."""
        self.field.set_fault(_("Write why; the record keeps it."))
        self.line.setFocus()

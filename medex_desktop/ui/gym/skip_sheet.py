"""Why a test is not done now: one of four codes by one key, and the reason in words."""

from typing import Final

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.result_entries import OUTCOME_WORDS
from medex_desktop.language import _, render
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.clocks.acts_row import gym_size
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Grid
from medex_desktop.ui.widgets.line_field import LineField

CODES: Final = ("unable", "refused", "stopped_for_pain", "not_measured")


class FloorSkip(Sheet):
    """``code()`` and ``reason()`` once ``agreed``; without a reason it is refused in words."""

    def __init__(self, host: QWidget, sitting: AssessmentSitting, title: str) -> None:
        super().__init__(host, _("Skip: {test}", test=title), _("Skip it"), width=680)
        self._code = "not_measured"
        self.body.addWidget(
            ParagraphLabel(_("The record keeps that it was not done, and why."), "body", "ink2")
        )
        self.codes: dict[str, Button] = {}
        grid = Grid(gap=16)
        for place, code in enumerate(CODES):
            button = Button(render(OUTCOME_WORDS[code]).capitalize(), size=gym_size())
            button.setCheckable(True)
            button.setProperty("code", code)
            button.clicked.connect(self._on_code_clicked)
            self.codes[code] = button
            grid.addWidget(button, place // 2, place % 2)
        self.body.addLayout(grid)
        self.line = LineField(limit=200, size="gym")
        self.field = LabeledField(_("Reason"), self.line)
        self.body.addWidget(self.field)
        self._show_code()
        fields = {"reason": self.line, **self.codes}
        self.keep_words(sitting.session, sitting.about_skip(), fields, sitting.client_id)

    def code(self) -> str:
        """Unable, refused, stopped for pain, or not measured."""
        return self._code

    def reason(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def refuse(self, words: str) -> None:
        """Say why it can't be skipped like that."""
        self.field.set_fault(words)
        self.line.setFocus()

    def _show_code(self) -> None:
        for code, button in self.codes.items():
            button.setChecked(code == self._code)

    def _on_code_clicked(self) -> None:
        self._code = str(self.sender().property("code"))
        self._show_code()
        self.line.setFocus()

"""Why a grip test was not done: the record keeps the reason, the trend keeps its line."""

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.line_field import LineField


class SkipSheet(Sheet):
    """``reason()`` once ``agreed``; an empty reason is refused in words."""

    def __init__(self, host: QWidget, sitting: GripSitting) -> None:
        super().__init__(host, _("Skip the grip test"), _("Skip it"))
        words = _("The record keeps that it was not done, and why.")
        if len(sitting.form.entry.trials) > sitting.form.blanks:
            words += " " + _("The trials typed so far are let go.")
        self.body.addWidget(ParagraphLabel(words, "body", "ink2"))
        self._line = LineField(limit=200)
        self.field = LabeledField(_("Reason"), self._line)
        self.body.addWidget(self.field)
        row = Row(gap=8)
        for common in (_("Pain today"), _("Hand in a cast"), _("No time"), _("Client declined")):
            button = Button(common)
            button.clicked.connect(self._on_common_clicked)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        about = f"skip/{sitting.form.day}/grip"
        self.keep_words(sitting.session, about, {"reason": self._line}, sitting.client_id)

    def reason(self) -> str:
        """What was typed."""
        return self._line.text()

    def set_reason(self, words: str) -> None:
        """Put a reason in."""
        self._line.setText(words)

    def refuse(self, words: str) -> None:
        """Say why it can't be skipped like that."""
        self.field.set_fault(words)
        self.field.setFocus()

    def _on_common_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.set_reason(button.text())
            self.field.setFocus()

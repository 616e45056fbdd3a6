"""What is noted of the hands themselves: pain, the affected hand, and how far they differ."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.language import Text, _
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.words import asymmetry_advice, asymmetry_words
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Grid
from medex_desktop.ui.widgets.sentence import Sentence

PAIN_WORDS = {0: Text("0, none"), 10: Text("10, worst")}


class HandFacts(QWidget):
    """Changes the form it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: GripForm | None = None
        pains = [("", _("not asked"))]
        pains += [(str(n), str(PAIN_WORDS.get(n, n))) for n in range(11)]
        hands = [("", _("None")), ("right", _("Right")), ("left", _("Left")), ("both", _("Both"))]
        self.pain = ComboBox(_("Pain in hand, 0 to 10"), pains)
        self.affected = ComboBox(_("Affected hand"), hands)
        self.asymmetry = Sentence()
        grid = Grid(self, gap=(12, 8))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(LabeledField(_("Pain in hand"), self.pain), 0, 0, top)
        grid.addWidget(LabeledField(_("Affected hand"), self.affected), 0, 1, top)
        grid.addWidget(self.asymmetry, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.pain.chosen.connect(self._on_pain_chosen)
        self.affected.chosen.connect(self._on_affected_chosen)

    def set_form(self, form: GripForm) -> None:
        """Show and change this test from now on."""
        self._form = form
        self.refresh()

    def refresh(self) -> None:
        """Show what the form holds."""
        form = self._form
        if form is None:
            return
        self.pain.set_key("" if form.entry.pain is None else str(form.entry.pain))
        self.affected.set_key(form.entry.affected)
        score = form.reading.score
        words = asymmetry_words(score)
        said = f"{words} {asymmetry_advice(form.reading)}" if words else ""
        self.asymmetry.say(said, "watch" if score.asymmetry_level == "warning" else "note")

    def _on_pain_chosen(self, key: str) -> None:
        if self._form is not None:
            self._form.set_fact(pain=int(key) if key else None)

    def _on_affected_chosen(self, key: str) -> None:
        if self._form is not None:
            self._form.set_fact(affected=key)

"""What the test says so far, large enough to read from the dynamometer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, number, render
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.words import CHIPS, change_words, hand_words
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.status_shape import StatusShape


class GymStanding(Card):
    """``show_reading(form)``: percentile and band, then each hand's change and verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 20), gap=8)
        self._ordinal = Label("", "gym-side", weight=600)
        self._band = ParagraphLabel("", "gym", weight=600, min_width=160)
        self._people = ParagraphLabel("", "gym-note", "ink2", min_width=200)
        head = Row(gap=14)
        head.addWidget(self._ordinal, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._band, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        self.body.addWidget(self._people)
        self.body.addWidget(Divider())
        self._lines: dict[str, tuple[Label, StatusShape]] = {}
        for side in ("right", "left"):
            words, shape = Label("", "gym", weight=600), StatusShape("none", " ", size=20)
            row = Row(gap=12)
            row.addWidget(words)
            row.addWidget(shape)
            row.addStretch(1)
            self.body.addLayout(row)
            self._lines[side] = (words, shape)
        self.body.addStretch(1)

    def show_reading(self, form: GripForm) -> None:
        """Show what is typed so far."""
        reading = form.reading
        norm = reading.norm.result if reading.norm else None
        best = reading.score.best_kg
        self._ordinal.setVisible(norm is not None)
        if norm is not None and best is not None:
            self._ordinal.setText(render(norm.ordinal))
            self._band.setText(_("percentile, {band}", band=render(norm.band_words)))
            people = render(norm.group)
            self._people.setText(
                _(
                    "Best trial {kg} kg, among {people}, {title}.",
                    kg=number(best, 1),
                    people=people,
                    title=norm.title,
                )
            )
        elif reading.norm is not None and reading.norm.message is not None:
            self._band.setText(_("No percentile"))
            self._people.setText(render(reading.norm.message))
        else:
            self._band.setText(_("Percentile"))
            self._people.setText(_("after the first trial"))
        for side, (words, shape) in self._lines.items():
            verdict = (reading.right if side == "right" else reading.left).since_baseline
            change = change_words(verdict.change) if verdict else ""
            words.setText(f"{hand_words(side)} {change}".strip())
            shape.setVisible(verdict is not None)
            words.setVisible(verdict is not None)
            if verdict is not None:
                shape.set_status(CHIPS[verdict.kind], render(verdict.label))

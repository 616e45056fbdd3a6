"""The hand that squeezes now: the digits across the room, its rest, what it did before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.grip_reading import GripReading
from medex_desktop.language import _, day
from medex_desktop.ui import theme
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.grid import TRIALS, in_unit
from medex_desktop.ui.gym.rest import REST_S, Rest
from medex_desktop.ui.widgets.big_number import BigNumber
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import Label, Role
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.verdict_chip import Chip
from medex_desktop.ui.workspace_parts.elided import ElidedLabel


class NowCard(Card):
    """``show_cell(form, side, index, typed)``; ``show_rest(rest)`` as the seconds pass."""

    def __init__(self, parent: QWidget | None = None) -> None:
        compact = theme.is_compact()
        super().__init__(parent, margins=(16, 8) if compact else (40, 20), gap=12)
        self._side = "right"
        small: Role = "note" if compact else "gym"
        self.hand = Label("", "name" if compact else "gym-side", "right")
        self.trial = Label("", small, "ink2")
        self.rest = Chip("done", " ", size=14 if compact else 20)
        self.number = BigNumber()
        self.last = ElidedLabel(small, "ink2")
        self.hint = Label("", small, "ink2")
        head = Row(gap=20)
        base = Qt.AlignmentFlag.AlignBaseline
        head.addWidget(self.hand, 0, base)
        head.addWidget(self.trial, 1, base)
        head.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        self.body.addWidget(self.number, 1)
        self.body.addWidget(Divider())
        foot = Row(gap=16)
        foot.addWidget(self.last)
        foot.addStretch(1)
        foot.addWidget(self.hint)
        self.body.addLayout(foot)

    def show_cell(self, form: GripForm, side: str, index: int, typed: str) -> None:
        """Which trial is squeezed now, and the keys so far."""
        self._side = side
        self.hand.set_ink(side)
        self.hand.setText(_("Right hand") if side == "right" else _("Left hand"))
        self.trial.setText(_("trial {n} of {all}", n=index + 1, all=TRIALS))
        kept = form.trial(side, index).quantity
        unit = kept.unit if kept else form.unit
        self.number.set_number(typed, unit, typing=True)
        self.last.setText(_before_words(form.reading, side, form.unit))
        example = "205" if form.keypad.decimals else "20"
        shown = form.keypad.echo(example).text
        words = _("Type {keys} for {shown}", keys=example, shown=shown)
        self.hint.setText(words if shown != example else "")

    def show_done(self, form: GripForm, side: str, index: int) -> None:
        """All trials stand: the last one stays in large."""
        self.show_cell(form, side, index, "")
        kept = form.trial(side, index).quantity
        self.number.set_number(kept.typed if kept else "", kept.unit if kept else "")
        self.hint.setText("")

    def show_rest(self, rest: Rest) -> None:
        """How long this hand still rests, once it has squeezed."""
        self.rest.setVisible(rest.has_squeezed(self._side))
        left = rest.seconds_left(self._side)
        if left:
            words = _("Rest {n} s", n=left)
            self.rest.set_chip("later", words, ink="watch", fill="watch-soft")
        else:
            words = _("Rested {n} s", n=REST_S)
            self.rest.set_chip("done", words, ink="good", fill="good-soft")


def _before_words(reading: GripReading, side: str, unit: str) -> str:
    """The last time and the baseline of this hand."""
    hand = reading.right if side == "right" else reading.left
    parts = []
    baseline = reading.baseline
    last_is_baseline = baseline is not None and reading.last_day in baseline.days
    if hand.last_kg is not None and reading.last_day is not None and not last_is_baseline:
        when = day(reading.last_day, short=True)
        parts.append(_("Last time, {day} {kg}", day=when, kg=in_unit(hand.last_kg, unit)))
    if hand.baseline_kg is not None and baseline is not None:
        when = day(baseline.days[0], short=True)
        parts.append(_("Baseline, {day} {kg}", day=when, kg=in_unit(hand.baseline_kg, unit)))
    return "     ".join(parts) or _("The first of its series")

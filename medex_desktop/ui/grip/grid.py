"""The six trials bound to the form: what is typed goes in, what is known comes back."""

from decimal import Decimal
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.clients import Hand
from medex_desktop.domain.measures.grip_strength import CODE_WORDS, SIDES, Trial
from medex_desktop.domain.quantity import KG, convert
from medex_desktop.language import _, number, render
from medex_desktop.ui import theme
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.widgets.number_state import State
from medex_desktop.ui.widgets.trial_grid import TrialGrid, ordinal

TRIALS: Final = 3
CODE_KEYS: Final[dict[int, str]] = {
    Qt.Key.Key_U: "unable",
    Qt.Key.Key_R: "refused",
    Qt.Key.Key_P: "stopped_for_pain",
    Qt.Key.Key_N: "not_measured",
}


class GripGrid(TrialGrid):
    """``coded(side, index)`` after U, R, P or N in an empty cell.

    ``set_form`` binds it; the same form may be bound to several grids.
    """

    coded = Signal(str, int)

    def __init__(
        self, *, size: Literal["trial", "gym"] = "trial", parent: QWidget | None = None
    ) -> None:
        super().__init__(size=size, pass_letters=True, parent=parent)
        self._form: GripForm | None = None
        self._said: dict[str, object] = {}
        self.trial_taken.connect(self._on_trial_taken)
        self.typing.connect(self._on_typing)
        theme.look().changed.connect(self._on_look_changed)

    def set_form(self, form: GripForm) -> None:
        """Show and fill this test from now on."""
        self._form = form
        self.judge = form.judge
        self._said = {}
        for side in SIDES:
            for index in range(TRIALS):
                self.set_value(side, index, "")
        self.refresh()

    def refresh(self) -> None:
        """Show what the form holds; a cell with other keys in it is left alone."""
        form = self._form
        if form is None:
            return
        start: Literal["left", "right"] = "left" if self._starts_left(form) else "right"
        if self._said.get("start") != start:
            self._said = {"start": start}
            self.set_start(start)
        self.set_keypad(form.keypad)
        self.set_side_notes(*(self._side_note(form, side) for side in ("left", "right")))
        for trial in form.entry.trials:
            self._show_trial(form, trial)
        for side in SIDES:
            self._show_summary(form, side)
        remarks = form.reading.remarks
        self.say(" ".join(render(one) for one in remarks))

    def _starts_left(self, form: GripForm) -> bool:
        return form.entry.protocol.start_side == "left"

    def _side_note(self, form: GripForm, side: str) -> str:
        starts = side == ("left" if self._starts_left(form) else "right")
        turn = _("starts") if starts else _("second")
        if form.client.hand in (Hand(side), Hand.BOTH):
            return _("dominant, {turn}", turn=turn)
        return turn

    def _show_trial(self, form: GripForm, trial: Trial) -> None:
        box, index = self.box(trial.side, trial.number - 1), trial.number - 1
        box.set_unit(trial.quantity.unit if trial.quantity else form.unit)
        if trial.code:
            words = render(CODE_WORDS[trial.code]).capitalize()
            if box.text() != words:
                self.set_code(trial.side, index, words)
            return
        text = trial.quantity.typed if trial.quantity else ""
        typing = form.partial
        if typing is not None and (typing.side, typing.index) == (trial.side, index):
            if box.text() != typing.text:
                box.set_value(typing.text, State.WAITING)
        elif box.text() != text and (text or box.state() is not State.HARD):
            box.set_value(text)
        elif text and box.state() is State.WAITING:  # typed in another grid of this form
            box.set_state(State.TAKEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """U, R, P and N say why an empty cell has no number."""
        place, code = self.current(), CODE_KEYS.get(event.key())
        if self._form is None or place is None or code is None or event.modifiers():
            super().keyPressEvent(event)
            return
        self.set_trial_code(*place, code)

    def set_trial_code(self, side: str, index: int, code: str) -> None:
        """Say why a trial has no number and go on; a number that stands there is left alone."""
        box = self.box(side, index)
        if self._form is None or (box.text() and box.state() is not State.CODED):
            self.say(_("A number stands here. Backspace empties the field first."))
            return
        self._form.code(side, index, code)
        self.coded.emit(side, index)
        if not self.focus_next():
            self.finished.emit()

    def _show_summary(self, form: GripForm, side: str) -> None:
        """Best, mean and variation in the unit that is typed; cells of another unit say theirs."""
        score = form.reading.right.score if side == "right" else form.reading.left.score
        top = form.trial(side, score.best_trial - 1).quantity if score else None
        parts = []
        if score is not None:
            parts = [
                (_("Best"), top.shown(form.unit) if top else ""),
                (_("Mean"), in_unit(score.mean, form.unit)),
            ]
            if score.cv_percent is not None:
                parts.append((_("CV"), f"{number(score.cv_percent, 1)} %"))
        others = [
            (trial.number, trial.order, trial.quantity.unit)
            for trial in form.entry.trials
            if trial.side == side and trial.quantity and trial.quantity.unit != form.unit
        ]
        best_at = score.best_trial if score else 0
        wanted = (best_at, parts, others)
        if self._said.get(side) == wanted:
            self.mark_best(side)  # the best may be the number that was only now taken
            return
        self._said[side] = wanted
        self.set_summary(side, best_at - 1 if best_at else None, parts)
        for trial, order, unit in others:
            best = trial == best_at
            said = _("{unit}, {said}", unit=unit, said=_("best") if best else ordinal(order))
            self.box(side, trial - 1).set_note(said, best=best)

    def _on_look_changed(self) -> None:
        self._said = {}
        self.refresh()

    def _on_trial_taken(self, side: str, index: int, text: str) -> None:
        if self._form is not None:
            self._form.take(side, index, text)

    def _on_typing(self, side: str, index: int, text: str) -> None:
        if self._form is not None:
            self._form.typing(side, index, text)


def in_unit(value_kg: Decimal, unit: str) -> str:
    """A value in kg as read in another unit, with one decimal."""
    return number(convert(value_kg, KG, unit), 1)

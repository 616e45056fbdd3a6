"""The total of a licensed form from its answers: a box for each, nothing of them is kept."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.scoring import Score
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text, _, render
from medex_desktop.ui import theme
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Grid
from medex_desktop.ui.widgets.number_box import NumberBox, State

_FINENESS: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _OneFigure:
    text: str
    complete: bool


class _AnswerKeys:
    """One figure is the whole answer."""

    def echo(self, keys: str) -> _OneFigure:
        return _OneFigure(keys[-1:], keys[-1:].isdigit())


class TotalSheet(Sheet):
    """``TotalSheet(host, measure)``; ``worked_out(text)`` with the total that was agreed to.

    A figure goes on by itself; Enter in an empty box leaves that answer out.
    """

    worked_out = Signal(str)

    def __init__(self, host: QWidget, measure: Measure) -> None:
        title = _("Total from the answers: {title}", title=render(measure.short or measure.title))
        super().__init__(host, title, _("Use this total"), cancel=_("Cancel"), width=640)
        rule = measure.total_rule
        assert rule is not None
        self._measure, self._rule = measure, rule
        words = _(
            "Answers of {low} to {high}, in the order of the printed form. Enter leaves one out. "
            "They are not kept; the total is.",
            low=rule.low,
            high=rule.high,
        )
        self.body.addWidget(ParagraphLabel(words, "body", "ink2", min_width=240))
        self.boxes = [self._box(at) for at in range(rule.count)]
        self.body.addLayout(self._grid())
        self.result = Label("", "value")
        self.body.addWidget(self.result)
        self.body.addStretch(1)
        self.agreed.connect(self._on_agreed)
        self._total: Decimal | None = None
        self._work_out()

    def _box(self, at: int) -> NumberBox:
        box = NumberBox(_("Answer {n}", n=at + 1), keypad=_AnswerKeys(), size="desk")
        box.changed.connect(self._work_out)
        box.taken.connect(self._on_box_taken)
        box.went_back.connect(self._on_box_went_back)
        return box

    def _grid(self) -> Grid:
        grid = Grid(gap=(12, 10))
        across = 3 if theme.is_compact() else 6
        for at, box in enumerate(self.boxes):
            cell = Column(gap=2)
            cell.addWidget(Label(str(at + 1), "caption"))
            cell.addWidget(box)
            grid.addLayout(cell, at // across, at % across)
        return grid

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in an empty box leaves the answer out."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        at = next((at for at, box in enumerate(self.boxes) if box.hasFocus()), None)
        if plain and at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on(at)
            return
        super().keyPressEvent(event)

    def _on_box_taken(self) -> None:
        at = next((at for at, box in enumerate(self.boxes) if box is self.sender()), None)
        if at is not None and self.boxes[at].state() is not State.HARD:
            self._go_on(at)

    def _on_box_went_back(self) -> None:
        at = next(at for at, box in enumerate(self.boxes) if box is self.sender())
        self.boxes[max(0, at - 1)].setFocus(Qt.FocusReason.BacktabFocusReason)

    def _go_on(self, at: int) -> None:
        after = self.boxes[at + 1] if at + 1 < len(self.boxes) else self.agree
        after.setFocus(Qt.FocusReason.TabFocusReason)

    def _work_out(self) -> None:
        """Read every box again and show the total, or why there is none."""
        self._total = None
        self.result.setText("")
        for box in self.boxes:
            if box.state() is State.HARD:
                box.set_state(State.TAKEN)
        try:
            score = self._rule.total([_answer(box) for box in self.boxes])
        except InvalidInput as fault:
            at = int(fault.field.rpartition("_")[2]) - 1
            self.boxes[at].set_state(State.HARD)
            self._refuse(f"{at + 1}: {fault}")
        else:
            self._show(score)

    def _show(self, score: Score) -> None:
        if score.value is None:
            self._refuse("" if score.why is None else render(score.why))
            return
        self._total = score.value.quantize(_FINENESS, ROUND_HALF_UP)
        unit = self._measure.unit
        words = Text("{value} {unit}", {"value": Number(self._total, 1), "unit": unit})
        self.result.setText(render(words))
        self.agree.set_not_yet("")
        self.say("")

    def _refuse(self, words: str) -> None:
        self.agree.set_not_yet(words or _("No total yet"))
        self.say(words if any(box.text() for box in self.boxes) else "")

    def _on_agreed(self) -> None:
        if self._total is not None:
            plain = self._total.normalize()
            self.worked_out.emit(f"{plain:f}")
            self.close_overlay()


def _answer(box: NumberBox) -> Decimal | None:
    return Decimal(box.text()) if box.text().isdecimal() else None

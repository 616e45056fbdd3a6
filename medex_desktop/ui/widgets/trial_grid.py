"""Three trials a hand, Left beside Right, taken in alternating order by keyboard alone."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.keypad import Keypad
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.widgets.number_box import NumberBox, State
from medex_desktop.ui.widgets.sentence import Sentence

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the owner makes of a number before it is taken: TAKEN, SOFT or HARD, and why."""

    state: State
    sentence: str = ""


Judge = Callable[[str, int, str], Judgement]


class TrialGrid(QWidget):
    """Sides are "left" and "right", trials count from 0.

    ``trial_taken(side, index, text)`` and ``trial_cleared(side, index)`` tell what to keep;
    ``typing(side, index, text)`` feeds a large echo; ``current_changed(side, index)`` follows the
    keyboard; ``finished()`` comes when the last empty trial was taken. ``judge`` may refuse.
    """

    trial_taken = Signal(str, int, str)
    trial_cleared = Signal(str, int)
    typing = Signal(str, int, str)
    current_changed = Signal(str, int)
    finished = Signal()

    def __init__(
        self,
        *,
        trials: int = 3,
        unit: str = "kg",
        start: Side = "right",
        keypad: Keypad | None = None,
        judge: Judge | None = None,
        size: Literal["trial", "gym"] = "trial",
        pass_letters: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.judge = judge
        self._trials = trials
        self._size: Literal["trial", "gym"] = size
        self._start: Side = start
        self._best: dict[str, int | None] = {"left": None, "right": None}
        self._boxes: dict[tuple[str, int], NumberBox] = {}
        self._heads: dict[str, Label] = {}
        self._notes: dict[str, Label] = {}
        self._sums: dict[str, ParagraphLabel] = {}
        self._numbers: list[Label] = []
        self._notice = Sentence(gym=size == "gym")
        self._build(unit, keypad, pass_letters=pass_letters)
        self._relabel()
        theme.look().changed.connect(self._relabel)

    def _build(self, unit: str, keypad: Keypad | None, *, pass_letters: bool) -> None:
        outer = Column(self, gap=8)
        grid = Grid(gap=(12, 8) if self._size == "trial" else (16, 10))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, side in enumerate(SIDES, start=1):
            grid.addLayout(self._build_head(side), 0, column)
            self._sums[side] = ParagraphLabel(
                "",
                "gym-note" if self._size == "gym" else "body",
                "ink2",
                min_width=120,
                rich=True,
            )
            grid.addWidget(self._sums[side], self._trials + 1, column)
        for index in range(self._trials):
            number = Label("", "note", "ink2")
            self._numbers.append(number)
            if self._size == "trial":
                grid.addWidget(number, index + 1, 0)
            for column, side in enumerate(SIDES, start=1):
                box = NumberBox(
                    _("{side}, trial {n}", side=side_name(side), n=index + 1),
                    unit=unit, keypad=keypad, size=self._size, pass_letters=pass_letters,
                )  # fmt: skip
                self._boxes[side, index] = box
                self._connect(box)
                grid.addWidget(box, index + 1, column)
        outer.addLayout(grid)
        outer.addWidget(self._notice)

    def _build_head(self, side: Side) -> Row:
        head = Row(gap=8)
        gym = self._size == "gym"
        self._heads[side] = Label(side_name(side), "gym" if gym else "section", side, 600)
        self._notes[side] = Label("", "gym-note" if gym else "body", "ink3")
        head.addWidget(self._heads[side], 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._notes[side], 1, Qt.AlignmentFlag.AlignBaseline)
        return head

    def _connect(self, box: NumberBox) -> None:
        box.taken.connect(self._on_box_taken)
        box.left_with.connect(self._on_box_left)
        box.changed.connect(self._on_box_changed)
        box.went_back.connect(self._on_box_went_back)
        box.moved.connect(self._on_box_moved)
        box.refused.connect(self._on_box_refused)
        box.activated.connect(self._on_box_activated)

    def order(self) -> list[tuple[str, int]]:
        """The cells in the order of testing: the starting side first, then alternating."""
        other: Side = "left" if self._start == "right" else "right"
        return [(side, index) for index in range(self._trials) for side in (self._start, other)]

    def set_start(self, start: Side) -> None:
        """Which hand begins."""
        self._start = start
        self._relabel()

    def set_side_notes(self, left: str, right: str) -> None:
        """The quiet words beside the side names: "second", "dominant, starts"."""
        self._notes["left"].setText(left)
        self._notes["right"].setText(right)

    def set_unit(self, unit: str) -> None:
        """The unit the device shows."""
        for box in self._boxes.values():
            box.set_unit(unit)

    def set_keypad(self, keypad: Keypad) -> None:
        """Another device."""
        for box in self._boxes.values():
            box.set_keypad(keypad)

    def set_value(self, side: str, index: int, text: str, state: State = State.TAKEN) -> None:
        """Put a known trial in without signals."""
        self._boxes[side, index].set_value(text, state)

    def set_code(self, side: str, index: int, words: str) -> None:
        """A trial that has a value of its own: unable, refused, stopped for pain, not measured."""
        self._boxes[side, index].set_code(words)

    def set_locked(self) -> None:
        """Signed: nothing can be typed any more."""
        for box in self._boxes.values():
            box.set_state(State.LOCKED)

    def set_summary(self, side: str, best: int | None, parts: Sequence[tuple[str, str]]) -> None:
        """Mark the best trial by word and write "Best 20.8  Mean 20.5  CV 1.7 %" under a side."""
        self._best[side] = best
        self.mark_best(side)
        said = [f"{escape(name)}&nbsp;<b>{escape(value)}</b>" for name, value in parts]
        self._sums[side].setText(" &nbsp; ".join(part.replace(" ", "&nbsp;") for part in said))
        self._sums[side].setAccessibleName(", ".join(f"{name} {value}" for name, value in parts))
        self._relabel()

    def mark_best(self, side: str) -> None:
        """Give the best trial its frame, among the numbers that are taken."""
        for index in range(self._trials):
            box = self._boxes[side, index]
            if box.state() in (State.TAKEN, State.BEST) and box.text():
                box.set_state(State.BEST if index == self._best[side] else State.TAKEN)

    def say(self, sentence: str, *, alert: bool = False) -> None:
        """Show a sentence under the grid; "" takes it away."""
        self._notice.say(sentence, "alert" if alert else "watch")

    def box(self, side: str, index: int) -> NumberBox:
        """One cell."""
        return self._boxes[side, index]

    def text(self, side: str, index: int) -> str:
        """What stands in one cell, "" while empty."""
        return self._boxes[side, index].text()

    def current(self) -> tuple[str, int] | None:
        """The cell that has the keyboard."""
        for place, box in self._boxes.items():
            if box.hasFocus():
                return place
        return None

    def focus_cell(self, side: str, index: int) -> None:
        """Give one cell the keyboard."""
        self._boxes[side, index].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_next(self) -> bool:
        """Go on in a half typed trial, else in the first empty one; False when there is none."""
        for box in self._boxes.values():
            if box.text() and box.state() is State.WAITING:
                box.resume()
                return True
        for side, index in self.order():
            if not self.text(side, index):
                self.focus_cell(side, index)
                return True
        return False

    def _place(self) -> tuple[str, int]:
        sender = self.sender()
        return next(place for place, box in self._boxes.items() if box is sender)

    def _on_box_taken(self, text: str) -> None:
        side, index = self._place()
        if self._keep(side, index, text) and not self.focus_next():
            self.finished.emit()

    def _on_box_left(self, text: str) -> None:
        self._keep(*self._place(), text)

    def _keep(self, side: str, index: int, text: str) -> bool:
        """Judge a number and tell of it; False when it may not be taken."""
        box = self._boxes[side, index]
        if box.state() is State.CODED:
            return True
        if self.judge is not None:
            judged = self.judge(side, index, text)
            box.set_state(judged.state)
            self.say(judged.sentence, alert=judged.state is State.HARD)
            if judged.state is State.HARD:
                return False
        self.trial_taken.emit(side, index, text)
        return True

    def _on_box_changed(self, text: str) -> None:
        side, index = self._place()
        self.say("")
        self.typing.emit(side, index, text)
        if not text:
            self.trial_cleared.emit(side, index)

    def _on_box_went_back(self) -> None:
        order = self.order()
        at = order.index(self._place())
        if at > 0:
            self._boxes[order[at - 1]].resume()

    def _on_box_moved(self, across: int, down: int) -> None:
        side, index = self._place()
        column = min(max((0 if side == "left" else 1) + across, 0), 1)
        self.focus_cell(SIDES[column], min(max(index + down, 0), self._trials - 1))

    def _on_box_refused(self, sentence: str) -> None:
        self.say(sentence, alert=True)

    def _on_box_activated(self) -> None:
        self.current_changed.emit(*self._place())

    def _relabel(self) -> None:
        for index, number in enumerate(self._numbers):
            short = str(index + 1)
            number.setText(short if theme.is_compact() else _("Trial {n}", n=index + 1))
        for turn, (side, index) in enumerate(self.order(), start=1):
            box = self._boxes[side, index]
            best = self._best[side] == index
            box.set_hint(ordinal(turn), _("now") if self._size == "gym" else "")
            order = "" if self._size == "gym" else ordinal(turn)
            box.set_note(_("best") if best else order, best=best)


def side_name(side: str) -> str:
    """The side in words."""
    return _("Left") if side == "left" else _("Right")


def ordinal(turn: int) -> str:
    """The turn of a trial: 1st to 9th."""
    endings = {1: _("{n}st", n=turn), 2: _("{n}nd", n=turn), 3: _("{n}rd", n=turn)}
    return endings.get(turn, _("{n}th", n=turn))

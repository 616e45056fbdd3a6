"""One input of a measure on the desk form: made from its Field alone, worked by keyboard."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.entries import is_unit, pieces_of
from medex_desktop.domain.measure import Field, Role
from medex_desktop.domain.units import units_for
from medex_desktop.language import _, render
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.beside_field import FieldStopwatch
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.number_box import NumberBox, State
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.sentence import Sentence, Tone

_MOST_SEGMENTS: Final = 5
_MOST_LETTERS: Final = 20
_TRIALS_PER_ROW: Final = 3
Options = Sequence[tuple[str, str]]


class FieldControl(QWidget):
    """``changed(text)`` at every key, ``entered()`` when it is done with, ``went_back()``.

    ``say`` shows words beside it; ``inline`` puts the label at the left of it.
    """

    changed = Signal(str)
    unit_changed = Signal(str)
    entered = Signal()
    went_back = Signal()

    def __init__(self, field: Field, label: str, *, inline: bool = False) -> None:
        super().__init__()
        self.field = field
        self.name = label
        self._sentence: Sentence | None = None
        self.line = Row(gap=8)
        self._column = column = Column(self, gap=4)
        if inline:
            words = ParagraphLabel(label, "body", min_width=140)
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.line.addWidget(words, 1)
        else:
            column.addWidget(Label(label, "body", "ink2", 500))
        column.addLayout(self.line)

    def text(self) -> str:
        """What it holds, as a draft keeps it."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show something without telling."""
        raise NotImplementedError

    def set_unit(self, unit: str) -> None:
        """The unit it is typed in, without telling."""

    def take_keyboard(self) -> None:
        """To its first place that waits."""
        raise NotImplementedError

    def is_typing(self) -> bool:
        """Whether more keys may still follow, so that it is too early to call it wrong."""
        return False

    def say(self, words: str, tone: Tone = "alert") -> None:
        """Words beside it; "" takes them away."""
        if self._sentence is None and words:  # most fields never say anything
            self._sentence = Sentence(min_width=100)
            self._column.addWidget(self._sentence)
        if self._sentence is not None:
            self._sentence.say(words, tone)
            self.setAccessibleDescription(words)

    def said(self) -> str:
        """What stands beside it."""
        return self._sentence.words() if self._sentence is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Backspace goes back, whatever inside has let them through."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif plain and event.key() == Qt.Key.Key_Backspace:
            self.went_back.emit()
        else:
            super().keyPressEvent(event)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except ArithmeticError:
        return None


class _TimeBox(NumberBox):
    """``watch_pressed``: Space is the stopwatch's, which stands beside it."""

    watch_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self.watch_pressed.emit()
        else:
            super().keyPressEvent(event)


class NumberControl(FieldControl):
    """A number, or several trials of it, each in a box; with its units and its stopwatch."""

    clock_changed = Signal()

    def __init__(self, field: Field, label: str, *, small: bool = False) -> None:
        super().__init__(field, label)
        self._units = units_for(field.unit) if is_unit(field.unit) else (field.unit,)
        unit = field.unit if is_unit(field.unit) else ""
        negative = field.low is not None and field.low < 0
        count = max(1, field.repeats)
        kind = _TimeBox if field.clock == "stopwatch" else NumberBox
        self.boxes = [
            kind(
                _("{label}, trial {n}", label=label, n=turn + 1) if count > 1 else label,
                unit=unit,
                size="desk" if small else "trial",
                allow_negative=negative,
            )
            for turn in range(count)
        ]
        trials = Grid(gap=(8, 6))
        for turn, box in enumerate(self.boxes):
            if count > 1:
                box.set_hint(_("trial {n}", n=turn + 1))
            trials.addWidget(box, *divmod(turn, _TRIALS_PER_ROW))
            box.changed.connect(self._on_box_changed)
            box.taken.connect(self._on_box_taken)
            box.left_with.connect(self._on_box_left)
            box.went_back.connect(self._on_box_went_back)
            box.refused.connect(self._on_box_refused)
        self.line.addLayout(trials, 1)
        self._choice: Segmented | ComboBox | None = None
        if len(self._units) > 1:
            name, options = _("Unit of {label}", label=label), [(one, one) for one in self._units]
            self._choice = ComboBox(name, options) if small else Segmented(name, options)
            self._choice.chosen.connect(self._on_unit_chosen)
            self.line.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignVCenter)
        self.watch: FieldStopwatch | None = None
        if field.clock == "stopwatch":
            self.watch = self._watch(label)

    def _watch(self, label: str) -> FieldStopwatch:
        made = FieldStopwatch(label)
        made.timed.connect(self._on_watch_timed)
        made.changed.connect(self.clock_changed)
        for box in self.boxes:
            if isinstance(box, _TimeBox):
                box.watch_pressed.connect(made.press)
        self.line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def text(self) -> str:
        """The trials parted by semicolons."""
        return ";".join(box.text() for box in self.boxes if box.text())

    def set_text(self, text: str) -> None:
        """Put trials in, each into its box."""
        if text == self.text():
            return
        several = self.field.repeats > 1
        pieces = pieces_of(text, listed=False) if several and text else [text]
        for turn, box in enumerate(self.boxes):
            box.set_value(pieces[turn].strip() if turn < len(pieces) else "")

    def set_unit(self, unit: str) -> None:
        """The unit at the right of the boxes."""
        if self._choice is not None:
            self._choice.set_key(unit)
        for box in self.boxes:
            box.set_unit(unit if is_unit(unit) else "")

    def take_keyboard(self) -> None:
        """To the first trial that can't be taken, else the first blank one, else the first."""
        first = [box for box in self.boxes if box.state() is State.HARD]
        first += [box for box in self.boxes if not box.text()]
        (first or self.boxes)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def is_typing(self) -> bool:
        """While a number that may still grow has the keyboard."""
        return any(
            box.hasFocus() and box.state() is State.WAITING and self._may_grow(box.text())
            for box in self.boxes
        )

    def say(self, words: str, tone: Tone = "alert") -> None:
        """Words below, and the frame of the boxes in the same weight."""
        super().say(words, tone)
        state = {"alert": State.HARD, "watch": State.SOFT}.get(tone)
        meant = self._beyond(hard=tone == "alert") or self.boxes
        for box in self.boxes:
            if box in meant and box.text() and words and state is not None:
                box.set_state(state)
            elif box.state() in (State.HARD, State.SOFT):
                box.set_state(State.TAKEN if box.text() else State.WAITING)

    def _beyond(self, *, hard: bool) -> list[NumberBox]:
        """The trials outside the field's limits, where they are typed in its own unit."""
        field = self.field
        low, high = (field.low, field.high) if hard else (field.soft_low, field.soft_high)
        if len(self.boxes) == 1 or len(self._units) > 1:
            return []
        values = [(box, _number(box.text())) for box in self.boxes]
        return [
            box
            for box, value in values
            if value is not None
            and ((low is not None and value < low) or (high is not None and value > high))
        ]

    def _may_grow(self, text: str) -> bool:
        value = _number(text)
        if value is None:
            return text in ("", "-")
        return self.field.high is None or value <= self.field.high

    def _on_box_changed(self, _text: str) -> None:
        self.changed.emit(self.text())

    def _on_box_taken(self, _text: str) -> None:
        self.changed.emit(self.text())
        box = self.sender()
        at = self.boxes.index(box) if isinstance(box, NumberBox) else len(self.boxes)
        if at + 1 < len(self.boxes):
            self.boxes[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _on_box_left(self, _text: str) -> None:
        self.changed.emit(self.text())

    def _on_box_went_back(self) -> None:
        box = self.sender()
        at = self.boxes.index(box) if isinstance(box, NumberBox) else 0
        if at:
            self.boxes[at - 1].resume()
        else:
            self.went_back.emit()

    def _on_box_refused(self, sentence: str) -> None:
        super().say(sentence)

    def _on_unit_chosen(self, unit: str) -> None:
        self.set_unit(unit)
        self.unit_changed.emit(unit)

    def _on_watch_timed(self, seconds: object) -> None:
        if not isinstance(seconds, Decimal):
            return
        blank = [box for box in self.boxes if not box.text()]
        (blank or self.boxes[-1:])[0].set_value(f"{seconds:f}")
        self.changed.emit(self.text())
        if blank[1:] and any(box.hasFocus() for box in self.boxes):
            blank[1].setFocus(Qt.FocusReason.TabFocusReason)


class ChoiceControl(FieldControl):
    """A few choices side by side: a digit or the first letter chooses and goes on."""

    def __init__(self, field: Field, label: str, options: Options, *, inline: bool = False) -> None:
        super().__init__(field, label, inline=inline)
        self._keys = _quick(options)
        self.choice = Segmented(label, options, blank=True)
        self.choice.chosen.connect(self.changed)
        self.line.addWidget(self.choice)
        if not inline:
            self.line.addStretch(1)

    def text(self) -> str:
        """The key chosen."""
        return self.choice.key()

    def set_text(self, text: str) -> None:
        """Show a choice."""
        known = {key for key in self._keys.values() if key == text}
        self.choice.set_key(text if known else "")

    def take_keyboard(self) -> None:
        """To the choice."""
        self.choice.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A quick key chooses and goes on; Backspace empties before it goes back."""
        typed = event.text().lower()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and typed and typed in self._keys:
            self.choice.choose(self._keys[typed])
            self.entered.emit()
        elif plain and event.key() == Qt.Key.Key_Backspace and self.text():
            self.choice.set_key("")
            self.choice.take_keyboard()
            self.changed.emit("")
        else:
            super().keyPressEvent(event)


class ListControl(FieldControl):
    """Many choices in a drop-down; the first line is blank."""

    def __init__(self, field: Field, label: str, options: Options) -> None:
        super().__init__(field, label)
        first = _("not said") if field.optional else _("choose")
        self.choice = ComboBox(label, [("", first), *options])
        self.choice.chosen.connect(self.changed)
        self.line.addWidget(self.choice, 1)

    def text(self) -> str:
        """The key chosen."""
        return self.choice.key()

    def set_text(self, text: str) -> None:
        """Show a choice."""
        self.choice.set_key(text)

    def take_keyboard(self) -> None:
        """To the drop-down."""
        self.choice.setFocus(Qt.FocusReason.TabFocusReason)


class TextControl(FieldControl):
    """A line of words."""

    def __init__(self, field: Field, label: str) -> None:
        super().__init__(field, label)
        self.edit = LineField(label, limit=200)
        self.edit.textEdited.connect(self.changed)
        self.edit.returnPressed.connect(self.entered)
        self.edit.installEventFilter(self)
        self.line.addWidget(self.edit, 1)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put words in."""
        if text != self.edit.text():
            self.edit.setText(text)

    def take_keyboard(self) -> None:
        """To the line."""
        self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in an empty line goes back; a line edit would keep it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            empty = event.key() == Qt.Key.Key_Backspace and not self.edit.text()
            if empty:
                self.went_back.emit()
            return empty
        return False


def control_for(field: Field, label: str) -> FieldControl:
    """The control a field asks for."""
    if field.kind == "boolean":
        yes_no = [("no", _("No")), ("yes", _("Yes"))]
        return ChoiceControl(field, label, yes_no, inline=True)
    if field.kind == "choice":
        options = [(key, render(field.word_for(key))) for key in field.choices]
        letters = sum(len(words) for _key, words in options)
        few = len(options) <= _MOST_SEGMENTS and letters <= _MOST_LETTERS
        if few and not theme.is_compact():
            return ChoiceControl(field, label, options)
        return ListControl(field, label, options)
    if field.kind == "text":
        return TextControl(field, label)
    return NumberControl(field, label, small=field.role is not Role.VALUE)


def _quick(options: Options) -> dict[str, str]:
    """One key for each choice: its own figure, else its first letter that is still free."""
    found: dict[str, str] = {}
    for key, words in options:
        letters = key if key.isdecimal() and len(key) == 1 else f"{words}{key}".lower()
        free = next((one for one in letters if one.isalnum() and one not in found), None)
        found[free if free is not None else key] = key
    return found

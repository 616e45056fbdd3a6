"""The counter of the gym floor: one more with Up, one less with Down, or by a large button."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.acts_row import gym_size
from medex_desktop.ui.clocks.counter import CounterState
from medex_desktop.ui.clocks.together import KeyPanel, is_plain
from medex_desktop.ui.key_hints import UP_DOWN
from medex_desktop.ui.widgets.big_number import BigNumber
from medex_desktop.ui.widgets.button import Button, Kind
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row

LARGEST: Final = 168
_ARROWS: Final = {Qt.Key.Key_Up: "add", Qt.Key.Key_Down: "take"}
_SIGNS: Final = {Qt.Key.Key_Plus: "add", Qt.Key.Key_Minus: "take"}


class _CountButton(Button):
    """A tap leaves the keyboard where it is, and arrows count instead of moving on."""

    def __init__(self, words: str, *, filled: bool, icon: str, key: str, name: str) -> None:
        size = gym_size() if theme.is_compact() else "count"
        kind: Kind = "filled" if filled else "outlined"
        super().__init__(words, kind, icon=icon, key=key, size=size, name=name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if filled:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CounterPanel(KeyPanel):
    """``CounterPanel("Full stands", "One stand")``: ``counted(int)`` after each act and undo."""

    counted = Signal(int)
    changed = Signal()

    def __init__(
        self, title: str, one: str, state: CounterState | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.state = state or CounterState()
        self._title = title
        up, down = UP_DOWN
        self.number = BigNumber(LARGEST, room="88", least_high=48)
        more, less = _("{one}: one more", one=one), _("{one}: one less", one=one)
        self.add_button = _CountButton(one, filled=True, icon="plus", key=up, name=more)
        self.take_button = _CountButton("", filled=False, icon="minus", key=down, name=less)
        compact = theme.is_compact()
        card = Card(margins=(14, 8) if compact else (24, 16), gap=8 if compact else 16)
        card.body.addWidget(ParagraphLabel(title, "note" if compact else "name", weight=600))
        card.body.addWidget(self.number, 1)
        row = Row(gap=8 if compact else 16)
        row.addWidget(self.take_button)
        row.addWidget(self.add_button, 1)
        card.body.addLayout(row)
        Column(self, gap=0).addWidget(card)
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self.add)
        self.take_button.clicked.connect(self.take)
        self._show_count()

    def add(self) -> bool:
        """One more; as Up."""
        return self.act("add")

    def take(self) -> bool:
        """One less; as Down."""
        return self.act("take")

    def again(self) -> bool:
        """Back to zero."""
        return self.act("again")

    def count(self) -> int:
        """How many."""
        return self.state.count

    def to_plain(self) -> dict[str, Any]:
        """What a draft keeps."""
        return self.state.to_plain()

    def restore(self, plain: Mapping[str, Any]) -> None:
        """Stand as a draft says, without a signal; raises ValueError and changes nothing."""
        self.state.restore(plain)
        self._show_count()

    def fresh(self) -> None:
        """Stand at zero for the next trial, without a signal: the count that was told stands."""
        self.state.fresh()
        self._show_count()

    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return self.state.can_undo()

    def act(self, verb: str) -> bool:
        """``add``, ``take``, ``again`` or ``undo``; True when the count changed."""
        done = bool(getattr(self.state, verb)())
        if done:
            self._show_count()
            self.acted.emit(verb)
            self.counted.emit(self.state.count)
            self.changed.emit()
        return done

    def verb_of(self, event: QKeyEvent) -> str:
        """Up and Down, plus and minus, undo."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return "undo" if self.can_undo() else ""
        key = Qt.Key(event.key())
        return _SIGNS.get(key, "") or (_ARROWS.get(key, "") if is_plain(event) else "")

    def _show_count(self) -> None:
        count = self.state.count
        self.number.set_number(str(count))
        self.setAccessibleName(f"{self._title}: {count}")
        self.take_button.set_not_yet("" if count else _("There is nothing to take away."))
        full = _("{most} is the most that can be counted.", most=self.state.most)
        self.add_button.set_not_yet("" if count < self.state.most else full)

"""A choice by one key: big buttons with their keys, one of which is on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy

from medex_desktop.domain.actions import ACTION_WORDS, ACTIONS
from medex_desktop.language import _, render
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.acts_row import gym_size
from medex_desktop.ui.clocks.together import is_plain
from medex_desktop.ui.gym.steps import KEYS, Way
from medex_desktop.ui.gym.task import ENTER, MainAct, Spot, TaskCard
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel, Role
from medex_desktop.ui.widgets.layouts import Grid
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.scroll_body import ScrollBody

Option = tuple[str, str, str]
LONG: Final = 24


class _Option(Button):
    """Space chooses it; Enter is the page's, so that going on never answers by itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceTask(TaskCard):
    """``entered(key)`` by a digit, a letter or a tap; it then goes on by itself."""

    def __init__(self, spot: Spot, options: Sequence[Option]) -> None:
        super().__init__(spot)
        self._chosen = ""
        self.buttons: dict[str, Button] = {}
        self._keys: dict[str, str] = {}
        columns = _columns(options)
        grid = Grid(gap=16)
        for place, (value, words, key) in enumerate(options):
            button = _Option(words, key=key, size=gym_size(), name=words)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setProperty("value", value)
            button.clicked.connect(self._on_clicked)
            self.buttons[value], self._keys[key] = button, value
            grid.addWidget(button, place // columns, place % columns)
        scroll = ScrollBody(gap=0, margins=(6, 6), page_keys=False)
        scroll.body.addLayout(grid)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)
        self._scroll = scroll

    def show_text(self, text: str) -> None:
        """Which one is on."""
        self._chosen = text
        for value, button in self.buttons.items():
            button.setChecked(value == text)

    def start(self) -> None:
        """The keyboard begins at the one that is on."""
        at = self.buttons.get(self._chosen) or next(iter(self.buttons.values()))
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Digits and letters choose."""
        value = self._keys.get(QKeySequence(event.key()).toString())
        if value is None or not is_plain(event):
            return False
        if not event.isAutoRepeat():
            self.choose(value)
        return True

    def choose(self, value: str) -> None:
        """As its key."""
        self.show_text(value)
        self.entered.emit(value)
        if not self.said():
            self.passed.emit()

    def _on_clicked(self) -> None:
        self.choose(str(self.sender().property("value")))


def options_of(spot: Spot) -> list[Option]:
    """The answers of a field with their words and keys."""
    field = spot.field
    assert field is not None
    if spot.step.way is Way.SWITCH:
        return [("yes", _("Yes"), "Y"), ("no", _("No"), "N")]
    if spot.step.way is Way.SCALE:
        return [(str(n), str(n), str(n)) for n in range(int(field.high or 0) + 1)]
    digits = all(len(one) == 1 and one.isdigit() for one in field.choices)
    keys = field.choices if digits else KEYS
    return [
        (one, render(field.word_for(one)), key)
        for one, key in zip(field.choices, keys, strict=False)
    ]


def _columns(options: Sequence[Option]) -> int:
    if theme.is_compact():
        return 1 if any(len(words) > LONG for _value, words, _key in options) else 2
    if len(options) <= 5:
        return 1
    return 2 if any(len(words) > 14 for _value, words, _key in options) else 3


class DemandTask(ChoiceTask):
    """What was done about something the result asks for: one of four, and in words.

    ``entered`` tells the action; ``words`` is the line beside it.
    """

    def __init__(self, spot: Spot, asked: str, contact: str = "") -> None:
        options = [
            (one, render(ACTION_WORDS[one]).capitalize(), str(n))
            for n, one in enumerate(ACTIONS, start=1)
        ]
        super().__init__(spot, options)
        self.title.setText(asked)
        self.words = LineField(
            _("What was done, in words"), hint=_("What was done, in words"), size="gym"
        )
        if contact:
            role: Role = "note" if theme.is_compact() else "gym-note"
            self.body.insertWidget(0, ParagraphLabel(contact, role, weight=600))
        self.body.addWidget(self.words)
        self.words.returnPressed.connect(self._on_words_entered)

    def choose(self, value: str) -> None:
        """The action; then its words."""
        self.show_text(value)
        self.entered.emit(value)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_typed(self) -> None:
        """The words of the action that was chosen."""
        if self._chosen:
            self.entered.emit(self._chosen)

    def main_act(self) -> MainAct:
        """Both together go on."""
        return MainAct(_("Next"), _("Enter"))

    def do_main(self) -> None:
        """As Enter in the line."""
        self._on_words_entered()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Digits choose, unless words are being written."""
        return not self.words.hasFocus() and super().handle_key(event)

    def _on_words_entered(self) -> None:
        if not self._chosen:
            self.say(_("Choose what was done first."), "alert")
        elif not self.words.text().strip():
            self.say(_("Write what was done, and whom you told."), "alert")
        else:
            self.say("")
            self.entered.emit(self._chosen)
            self.passed.emit()

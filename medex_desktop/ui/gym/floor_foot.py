"""The foot of gym mode for a set of tests: undo, skip, facts by one key, the main action."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.acts_row import gym_size
from medex_desktop.ui.gym.bars import Bar
from medex_desktop.ui.gym.task import MainAct
from medex_desktop.ui.widgets.button import Button, Kind
from medex_desktop.ui.widgets.layouts import Row, clear
from medex_desktop.ui.workspace_parts.elided import ElidedLabel

Toggle = tuple[str, str, str, bool]


class FloorFoot(Bar):
    """``toggled(field)`` for a fact; the buttons tell by their own signals."""

    toggled = Signal(str)

    def __init__(self) -> None:
        super().__init__(line_below=False)
        compact, size = theme.is_compact(), gym_size()
        skip = _("Skip") if compact else _("Skip with reason")
        undo_key = "" if compact else _("Ctrl Z")
        self.undo = Button(_("Undo"), icon="undo", key=undo_key, size=size)
        self.skip = Button(skip, key="" if compact else _("Ctrl Del"), size=size,
                           name=_("Skip with reason"))  # fmt: skip
        self.figure = Button(_("Body") if compact else _("Body figure"), icon="user",
                             key="" if compact else _("Ctrl B"), size=size,
                             name=_("Body figure"))  # fmt: skip
        self.figure.hide()
        self.toggles: dict[str, Button] = {}
        self._keys: list[tuple[str, str, str]] = []
        self._toggle_row = Row(gap=8 if compact else 16)
        self.place = ElidedLabel("note" if compact else "gym", "ink2", least=40)
        self._main_row = Row(gap=0)
        self.main = Button("", "filled", size=size)
        self._shown = MainAct("", "")
        for button in (self.undo, self.skip, self.figure):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.row.addWidget(button)
        self.row.addLayout(self._toggle_row)
        self.row.addStretch(1)
        self.row.addWidget(self.place)
        self.row.addLayout(self._main_row)
        self._show_main(MainAct(_("Next"), _("Enter")))

    main_asked = Signal()

    def show_main(self, act: MainAct) -> None:
        """What the main button does now."""
        if act != self._shown:
            self._show_main(act)

    def show_undo(self, can: bool) -> None:
        """Whether there is anything to take back."""
        reason = "" if can else _("Nothing to take back")
        if reason != self.undo.reason():
            self.undo.set_not_yet(reason)

    def show_place(self, at: int, count: int, following: str) -> None:
        """Which test of the set this is, and what comes after it."""
        args = {"n": at + 1, "all": count, "next": following}
        if theme.is_compact():
            words = _("{n} of {all}", **args)
        elif following:
            words = _("{n} of {all}, then {next}", **args)
        else:
            words = _("{n} of {all}, last measure", **args)
        self.place.setText(words)

    def show_toggles(self, toggles: Sequence[Toggle]) -> None:
        """Facts as (field, words, key, on)."""
        keys = [toggle[:3] for toggle in toggles]
        if keys != self._keys:
            self._keys = keys
            clear(self._toggle_row)
            self.toggles = {}
            for field, words, key, _on in toggles:
                button = Button(words, key=key, size=gym_size())
                button.setCheckable(True)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setProperty("field", field)
                button.clicked.connect(self._on_toggle_clicked)
                self.toggles[field] = button
                self._toggle_row.addWidget(button)
        for field, _words, _key, on in toggles:
            self.toggles[field].setChecked(on)
            self.toggles[field].set_icon("check" if on else "")

    def _show_main(self, act: MainAct) -> None:
        self._shown = act
        kind: Kind = "filled" if act.filled else "outlined"
        had = self.main.hasFocus()
        clear(self._main_row)
        self.main = Button(act.words, kind, key=act.key, size=gym_size())
        self.main.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.main.clicked.connect(self.main_asked)
        self._main_row.addWidget(self.main)
        if had:
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggle_clicked(self) -> None:
        self.toggled.emit(str(self.sender().property("field")))

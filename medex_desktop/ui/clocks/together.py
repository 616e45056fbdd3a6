"""Keys and undo of panels that stand on one screen: a clock and the counter beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def is_plain(event: QKeyEvent) -> bool:
    """A key without Ctrl, Alt or Shift."""
    return event.modifiers() in PLAIN


class Together(QObject):
    """``Together([clock, counter])``: Space and Up work wherever the keyboard is in either.

    Undo takes back the act that was last, whichever of them it was.
    """

    def __init__(self, panels: Sequence["KeyPanel"], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panels = tuple(panels)
        self._order: list[KeyPanel] = []
        for panel in self._panels:
            panel.company = self
            panel.acted.connect(self._on_panel_acted)

    def panel_of(self, event: QKeyEvent, first: "KeyPanel | None" = None) -> "KeyPanel | None":
        """Whose key this is; the one that has the keyboard is asked first."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._last()
        ordered = sorted(self._panels, key=lambda panel: panel is not first)
        return next((panel for panel in ordered if panel.verb_of(event)), None)

    def can_undo(self) -> bool:
        """Whether any of them has an act to take back."""
        return self._last() is not None

    def undo(self) -> bool:
        """Take the last act back; False when there is none."""
        last = self._last()
        return last is not None and last.act("undo")

    def handle_key(self, event: QKeyEvent) -> bool:
        """For the screen: keys that arrived elsewhere; True when one of the panels took it."""
        panel = self.panel_of(event)
        return panel is not None and panel.obey(event)

    def _last(self) -> "KeyPanel | None":
        while self._order and not self._order[-1].can_undo():
            self._order.pop()
        return self._order[-1] if self._order else None

    def _on_panel_acted(self, verb: str) -> None:
        panel = self.sender()
        assert isinstance(panel, KeyPanel)
        if verb != "undo":
            self._order.append(panel)
        elif self._order and self._order[-1] is panel:
            self._order.pop()


class KeyPanel(QWidget):
    """Takes its keys, wherever the keyboard is inside it, before any shortcut of the window."""

    acted = Signal(str)
    company: Together | None = None

    def verb_of(self, event: QKeyEvent) -> str:
        """The act a key stands for now; "" for a key that is not its own."""
        raise NotImplementedError

    def act(self, verb: str) -> bool:
        """Do it; True when something changed."""
        raise NotImplementedError

    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        raise NotImplementedError

    def obey(self, event: QKeyEvent) -> bool:
        """Do what the key stands for, once however long it is held; True when it was its own."""
        verb = self.verb_of(event)
        if verb and not event.isAutoRepeat():
            self.act(verb)
        return bool(verb)

    def undo(self) -> bool:
        """Take the last act back; False when there is none."""
        return self.act("undo")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys, then those of the company."""
        panel = self._whose(event)
        if panel is None or not panel.obey(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A key that is taken here is no shortcut elsewhere."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._whose(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def _whose(self, event: QKeyEvent) -> "KeyPanel | None":
        if self.company is not None:
            return self.company.panel_of(event, self)
        return self if self.verb_of(event) else None

"""What every face of a watch shares, large or small: its signals, its keys, its draft."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.ui.clocks.together import KeyPanel
from medex_desktop.ui.clocks.watch import Watch


class WatchPanel(KeyPanel):
    """``timed(Decimal)`` once a time is taken, ``withdrawn()`` when it no longer stands.

    ``changed()`` follows whatever a draft should keep.
    """

    timed = Signal(object)
    withdrawn = Signal()
    changed = Signal()

    def __init__(self, watch: Watch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.watch = watch
        watch.setParent(self)
        watch.ticked.connect(self.refresh)
        watch.timed.connect(self.timed)
        watch.withdrawn.connect(self.withdrawn)
        watch.changed.connect(self.changed)

    def press(self) -> bool:
        """Start, or stop."""
        return self.act("press")

    def to_plain(self) -> dict[str, Any]:
        """What a draft keeps."""
        return self.watch.state.to_plain()

    def restore(self, plain: Mapping[str, Any]) -> None:
        """Stand as a draft says, without a signal; raises ValueError and changes nothing."""
        self.watch.restore(plain)

    def fresh(self) -> None:
        """Stand ready for the next trial, without a signal: the time that was told stands."""
        self.watch.fresh()

    def held(self, seconds: float) -> None:
        """Keys had to wait so long until now; connect ``session.hand.held`` to it."""
        self.watch.state.held(seconds)

    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return self.watch.state.can_undo()

    def act(self, verb: str) -> bool:
        """``press``, ``lap``, ``again`` or ``undo``; True when something changed."""
        done = bool(getattr(self.watch, verb)())
        if done:
            self.acted.emit(verb)
        return done

    def refresh(self) -> None:
        """Show where the watch stands."""
        raise NotImplementedError

"""The foot of the content: the undo bar for ten seconds, a line for a moment, one that stays."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.sentence import Sentence
from medex_desktop.ui.widgets.undo_bar import UndoBar

_SHOWN = 6_000


class Foot(QWidget):
    """``offer_undo("Add client")``, ``tell("Copied")``; ``undo_asked`` when the bar is pressed."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Sentence()
        self._kept = Sentence()
        self._bare = False
        self._bar = UndoBar()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN)
        self._inside = QWidget()
        column = Column(self._inside, gap=8, margins=(24, 0, 24, 12))
        column.addWidget(self._kept)
        column.addWidget(self._line)
        column.addWidget(self._bar)
        whole = Column(self, gap=0)
        whole.addWidget(self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inside.hide()
        self._bar.undone.connect(self.undo_asked)
        self._bar.undone.connect(self._settle)
        self._bar.expired.connect(self._settle)
        self._timer.timeout.connect(self._on_timer_timeout)

    def offer_undo(self, act: str) -> None:
        """Name the act that can be taken back."""
        self._bar.show_act(act)
        self._settle()

    def forget_undo(self) -> None:
        """The act was taken back by its key."""
        self._bar.hide()
        self._settle()

    def tell(self, words: str) -> None:
        """Say one line; it goes by itself."""
        self._line.say(words, "good" if words else "hint")
        self._timer.start()
        self._settle()

    def keep(self, words: str) -> None:
        """Say one line that stays until it is replaced; "" takes it away."""
        self._kept.say(words, "note")
        self._settle()

    def kept_words(self) -> str:
        """The line that stays."""
        return self._kept.words()

    def set_bare(self, bare: bool) -> None:
        """Gym mode has no list and no room for the line that stays."""
        self._bare = bare
        self._settle()

    def words(self) -> str:
        """What is said now."""
        return self._line.words()

    def offers_undo(self) -> bool:
        """True while the undo bar shows."""
        return not self._bar.isHidden()

    def _on_timer_timeout(self) -> None:
        self._line.say("")
        self._settle()

    def _settle(self) -> None:
        stays = bool(self._kept.words()) and not self._bare
        self._kept.setVisible(stays)
        self._inside.setVisible(stays or self.offers_undo() or bool(self._line.words()))

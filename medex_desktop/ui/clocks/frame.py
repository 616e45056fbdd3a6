"""The frame of a clock: all of it is the target, its figures are read from across the room."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.phase_chip import PhaseChip
from medex_desktop.ui.clocks.stopwatch import Phase, StopwatchState
from medex_desktop.ui.clocks.words import chip_words, hint_words, sentence_words
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.big_number import BigNumber
from medex_desktop.ui.widgets.card import RADIUS
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.key_cap import KeyCap
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.sentence import Sentence

FLASH_MS: Final = 600
LEAST_HIGH: Final = 96
LEAST_WIDE: Final = 300  # words fold only where the frame is narrower than any gym screen


class ClockFrame(QAbstractButton):
    """``pressed`` as the finger comes down, not as it leaves; its keys are the panel's.

    ``flash`` shows another ground for a moment, once; where the system asks for less motion, or
    after ``set_calm(True)``, it does not.
    """

    def __init__(self, title: str, room: str, below: QWidget) -> None:
        super().__init__()
        compact = theme.is_compact()
        self._title = title
        self._calm = self._runs = False
        self._hinted = True
        self.chip = PhaseChip()
        self.number = BigNumber(144 if compact else 256, room=room, least_high=LEAST_HIGH)
        self.sentence = Sentence(gym=not compact, min_width=LEAST_WIDE)
        self._caps: dict[str, KeyCap] = {}
        self._hint = ParagraphLabel("", "note" if compact else "gym", "ink2", min_width=LEAST_WIDE)
        self._hint_row = Row(gap=12)
        self._hint_row.addWidget(self._hint, 1)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH_MS)
        self._flash.timeout.connect(self.end_flash)
        self._arrange(below, compact=compact)
        self.setBackgroundRole(QPalette.ColorRole.Window)  # else its labels take a button's ink
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._ring = FocusRing(self, RADIUS)

    def show_state(self, state: StopwatchState, shown: tuple[str, str]) -> None:
        """Figures with their unit, and everything that follows from where the clock stands."""
        self.number.set_number(*shown)
        self.chip.show_words(chip_words(state))
        words, tone = sentence_words(state)
        if words != self.sentence.words():
            self.sentence.say(words, tone)
        self._show_hint(*hint_words(state))
        name = f"{self._title}: {self.chip.words()}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self._runs = state.phase is Phase.RUNNING
            self.update()

    def hint(self) -> str:
        """What the key does now."""
        return self._hint.text()

    def hide_hint(self) -> None:
        """For a screen whose foot says what the key does."""
        self._hinted = False
        self._hint.hide()
        for cap in self._caps.values():
            cap.hide()

    def flash(self) -> None:
        """A mark was reached."""
        if not self.is_calm():
            self._flash.start()
            self.update()

    def end_flash(self) -> None:
        """The moment is over."""
        self._flash.stop()
        self.update()

    def is_flashing(self) -> bool:
        """Whether it shows the other ground."""
        return self._flash.isActive()

    def set_calm(self, calm: bool) -> None:
        """Never flash, whatever the system says."""
        self._calm = calm

    def is_calm(self) -> bool:
        """Whether it holds still: the system was told to show fewer effects."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._calm or self.style().styleHint(hint, None, self) == 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the panel's, which knows what else is on the screen."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nothing waits for a key to come up."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and a frame that is loud while it runs."""
        ground = "accent-soft" if self.is_flashing() else "surface"
        drawing.box(
            drawing.painter_for(self),
            QRectF(self.rect()),
            fill=theme.color(ground),
            line=theme.color("accent" if self._runs else "line-strong"),
            width=theme.px(3) if self._runs else theme.line_width(),
            radius=theme.px(RADIUS),
        )

    def _arrange(self, below: QWidget, *, compact: bool) -> None:
        column = Column(self, gap=6 if compact else 12, margins=(14, 8) if compact else (36, 28))
        head = Row(gap=16)
        title = ParagraphLabel(
            self._title,
            "name" if compact else "gym-title",
            min_width=240 if compact else LEAST_WIDE,
        )
        head.addWidget(title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.number, 1)
        column.addWidget(below)
        column.addWidget(self.sentence)
        column.addLayout(self._hint_row)

    def _show_hint(self, key: str, words: str) -> None:
        if key not in self._caps:
            self._caps[key] = KeyCap(key, size=14 if theme.is_compact() else 16)
            self._hint_row.insertWidget(0, self._caps[key], 0, Qt.AlignmentFlag.AlignTop)
        for one, cap in self._caps.items():
            cap.setVisible(one == key and self._hinted)
        if words != self._hint.text():
            self._hint.setText(words)
            self.setAccessibleDescription(_("{key} {does}", key=key, does=words))

"""A number as large as the card: typed here, read from across the room."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from medex_desktop.domain.entries import is_unit
from medex_desktop.domain.units import units_for
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.acts_row import gym_size
from medex_desktop.ui.clocks.together import is_plain
from medex_desktop.ui.gym.steps import Way
from medex_desktop.ui.gym.task import Spot, TaskCard
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.big_number import BigNumber
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.number_box import NumberBox, State
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.sentence import Tone

LEAST_HIGH: Final = 72


class BigBox(NumberBox):
    """The number box of the house, painted over the whole card."""

    def __init__(self, name: str, *, unit: str, allow_negative: bool) -> None:
        super().__init__(
            name, unit=unit, size="gym", allow_negative=allow_negative, pass_letters=True
        )
        self._shown_unit = unit
        compact = theme.is_compact()
        self.figures = BigNumber(parent=self, room="888", least_high=LEAST_HIGH if compact else 0)
        self.figures.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.textChanged.connect(self._show_figures)
        self._show_figures()

    def set_unit(self, unit: str) -> None:
        """The word behind the figures."""
        super().set_unit(unit)
        self._shown_unit = unit
        self._show_figures()

    def sizeHint(self) -> QSize:
        """As large as the figures like to be."""
        return self.figures.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """At least readable."""
        return self.figures.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figures fill it."""
        super().resizeEvent(event)
        self.figures.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame says what is made of the number; the figures stand above."""
        faulty = {State.HARD: "alert", State.SOFT: "watch"}
        line = faulty.get(self.state(), "accent" if self.hasFocus() else "line-strong")
        drawing.box(
            drawing.painter_for(self),
            QRectF(self.rect()),
            fill=theme.color("surface"),
            line=theme.color(line),
            width=theme.px(3) if self.hasFocus() or line in faulty.values() else theme.px(1),
            radius=theme.px(8),
        )

    def _show_figures(self) -> None:
        self.figures.set_number(self.text(), self._shown_unit, typing=True)


class NumberTask(TaskCard):
    """``entered`` at Enter; ``passed`` when Enter finds nothing new."""

    unit_chosen = Signal(str)
    clock_asked = Signal()
    by_clock: Button | None = None

    def __init__(self, spot: Spot, unit: str = "") -> None:
        super().__init__(spot)
        field = spot.field
        assert field is not None
        negative = field.low is not None and field.low < 0
        self._typed_unit = unit or field.unit
        self._kept = ""
        shown = self._typed_unit if is_unit(field.unit) else ""
        self.box = BigBox(spot.title, unit=shown, allow_negative=negative)
        self.range = ParagraphLabel(
            _range_words(spot), "note" if theme.is_compact() else "gym-note", "ink2"
        )
        self.body.addWidget(self.box, 1)
        self.below = Row(gap=16)
        self.below.addWidget(self.range, 1)
        self.body.addLayout(self.below)
        others = units_for(field.unit)
        if len(others) > 1:
            units = [(one, one) for one in others]
            self.units = Segmented(_("Unit"), units, gym=not theme.is_compact())
            self.units.set_key(self._typed_unit)
            self.units.chosen.connect(self._on_unit_chosen)
            self.below.insertWidget(0, self.units)
        if field.clock and spot.step.way in (Way.STOPWATCH, Way.COUNTED, Way.COUNTDOWN):
            self.by_clock = Button(_("By the clock"), icon="stopwatch", key="T", size=gym_size())
            self.by_clock.clicked.connect(self.clock_asked)
            self.below.insertWidget(0, self.by_clock)
        self.setFocusProxy(self.box)
        self.box.taken.connect(self._on_taken)
        self.box.left_with.connect(self._on_left_with)
        self.box.changed.connect(self._on_typing)
        self.box.refused.connect(self._on_refused)
        self.box.went_back.connect(self.went_back)

    def show_text(self, text: str) -> None:
        """What stands here."""
        self._kept = text
        self.box.set_value(text)

    def say(self, words: str, tone: Tone = "hint") -> None:
        """A fault stays beside the number until it is changed."""
        super().say(words, tone)
        states: dict[Tone, State] = {"alert": State.HARD, "watch": State.SOFT}
        if words and tone in states:
            self.box.set_state(states[tone])

    def handle_key(self, event: QKeyEvent) -> bool:
        """T takes it by the clock instead, where there is one."""
        asked = self.by_clock is not None and event.key() == Qt.Key.Key_T and is_plain(event)
        if asked:
            self.clock_asked.emit()
        return asked

    def start(self) -> None:
        """The box takes the keyboard."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_key(self, event: QKeyEvent) -> None:
        """A figure that was typed before the box was there."""
        self.start()
        self.box.keyPressEvent(event)

    def do_main(self) -> None:
        """As Enter."""
        if self.box.text() and self.box.text() != self._kept:
            self._on_taken(self.box.text())
        else:
            self.passed.emit()

    def _on_taken(self, text: str) -> None:
        if text == self._kept:
            self.passed.emit()
            return
        self._kept = text
        self.entered.emit(text)
        if not self.said():
            self.passed.emit()

    def _on_left_with(self, text: str) -> None:
        if text != self._kept:
            self._kept = text
            self.entered.emit(text)

    def _on_typing(self, text: str) -> None:
        self.sentence.say("")
        if not text and self._kept:
            self._kept = ""
            self.entered.emit("")

    def _on_refused(self, words: str) -> None:
        self.sentence.say(words, "alert")

    def _on_unit_chosen(self, unit: str) -> None:
        self.box.set_unit(unit)
        self.unit_chosen.emit(unit)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)


def _range_words(spot: Spot) -> str:
    field = spot.field
    if field is None or field.low is None or field.high is None or not field.optional:
        return ""
    return _("May be left out.")

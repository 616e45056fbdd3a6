"""The protocol card of a measure over the window: one screen, made from the measure alone."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from medex_desktop.domain.help_cards import Part, card_of
from medex_desktop.domain.measure import Measure
from medex_desktop.language import _, render
from medex_desktop.ui import theme
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row

_STEP = 60
_MANY = 18


class MeasureCard(Sheet):
    """``MeasureCard.open_over(host, measure)``: how it is done, and at the right its numbers.

    ``manual_asked()`` by F1, which closes it. Esc and Enter close it too; Up, Down, Page Up and
    Page Down move what does not fit.
    """

    manual_asked = Signal()

    def __init__(self, host: QWidget, measure: Measure) -> None:
        card = card_of(measure)
        super().__init__(host, render(card.title), _("Close"), cancel=_("Close"), width=1280)
        self.cancel.hide()
        self.measure = measure
        self.body.addWidget(ParagraphLabel(render(card.summary), "body", "ink2", min_width=240))
        evidence = [part for part in card.parts if part.is_evidence]
        how = [part for part in card.parts if not part.is_evidence]
        if theme.is_compact():
            last = [part for part in how if part.key in ("sources", "licence")]
            first = [part for part in how if part not in last]
            self.body.addLayout(_column([*first, *evidence, *last]))
        else:
            row = Row(gap=32)
            row.addLayout(_column(how), 2)
            row.addLayout(_column(evidence), 3)
            self.body.addLayout(row)
        self.body.addStretch(1)
        self.agreed.connect(self.close_overlay)

    @classmethod
    def open_over(cls, host: QWidget, measure: Measure) -> "MeasureCard":
        """Open it over a window."""
        made = cls(host, measure)
        made.open(made.agree)
        return made

    def event(self, event: QEvent) -> bool:
        """F1 is the card's own, not the window's."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 goes on to the manual; the arrows and pages move it."""
        steps = {
            Qt.Key.Key_Up: -_STEP, Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_PageUp: -6 * _STEP, Qt.Key.Key_PageDown: 6 * _STEP,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F1:
            self.close_overlay()
            self.manual_asked.emit()
        elif key in steps:
            bar = self.bar()
            bar.setValue(bar.value() + theme.px(abs(steps[key])) * (1 if steps[key] > 0 else -1))
            event.accept()
        else:
            super().keyPressEvent(event)

    def bar(self) -> QScrollBar:
        """What moves where the card is higher than the window."""
        return self._scroll.verticalScrollBar()


def _column(parts: Sequence[Part]) -> Column:
    tight = sum(len(part.lines) for part in parts) > _MANY
    column = Column(gap=0 if tight else 3)
    for at, part in enumerate(parts):
        if at:
            column.gap(6)
        column.addWidget(Label(render(part.head), "body", weight=600))
        for words in _lines(part):
            column.addWidget(words)
    column.addStretch(1)
    return column


def _lines(part: Part) -> Iterable[ParagraphLabel]:
    for line in part.lines:
        if part.key == "sources":
            yield ParagraphLabel(render(line), "caption", "ink2", min_width=200)
        else:
            ink = "watch" if part.key == "safety" else "ink2"
            yield ParagraphLabel(render(line), "body", ink, min_width=200)

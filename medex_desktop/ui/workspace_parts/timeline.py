"""The timeline: one line an event, strung on a thread; a test opens with Enter."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medex_desktop.language import _, day
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.layouts import Column, clear
from medex_desktop.ui.widgets.shapes import paint_shape
from medex_desktop.ui.widgets.status_shape import TOKENS
from medex_desktop.ui.workspace_parts.events import Event

FIRST = 8
DATES = 58


class TimelineRow(QAbstractButton):
    """One event: its day, its shape on the thread, what and a note."""

    def __init__(self, event: Event, today: date, *, last: bool) -> None:
        super().__init__()
        self.event_shown = event
        self._last = last
        short = event.day.year == today.year
        self._day = day(event.day, short=short)
        self._year = "" if short else str(event.day.year)
        if self._year:
            self._day = day(event.day, short=True)
        self.setText(event.title)
        said = ", ".join(part for part in (day(event.day), event.title, event.note) if part)
        self.setAccessibleName(said)
        self.setToolTip(event.note)
        opens = event.opens
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            FocusRing(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """44 high."""
        return QSize(theme.px(200), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Never lower."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens like a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Day, thread, shape, title, note."""
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        if self.underMouse() and self.event_shown.opens:
            drawing.box(painter, rect, fill=theme.color("hover"), radius=theme.px(6))
        dates, line = theme.px(DATES), theme.px(18)
        top = theme.px(5)
        when = QRectF(0, top, dates - theme.px(12), line)
        face, ink = theme.font(13), theme.color("ink2")
        drawing.text(painter, when, self._day, face, ink, drawing.RIGHT, elide=False)
        if self._year:
            below = when.translated(0, line - theme.px(1))
            small = theme.font(12)
            drawing.text(painter, below, self._year, small, theme.color("ink3"), drawing.RIGHT)
        side = theme.px(14)
        at = QRectF(dates, top + (line - side) / 2, side, side)
        if not self._last:
            thread = QRectF(at.center().x() - 1, at.bottom() + theme.px(3), theme.px(2),
                            rect.height() - at.bottom())  # fmt: skip
            painter.fillRect(thread, theme.color("line"))
        shown = self.event_shown
        colour = theme.color(shown.token or TOKENS[shown.shape])
        paint_shape(painter, shown.shape, at, colour, theme.color("surface"))
        left = at.right() + theme.px(12)
        words = QRectF(left, top, rect.width() - left - theme.px(6), line)
        drawing.text(painter, words, shown.title, theme.font(13, 500), theme.color("ink"))
        note = words.translated(0, line - theme.px(1))
        drawing.text(painter, note, shown.note, theme.font(12), theme.color("ink3"))


class Timeline(Card):
    """``record_chosen(assessment_id)``, ``apart_chosen(client_id)``.

    The newest lines first, all of them on demand.
    """

    record_chosen = Signal(int)
    apart_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14, 12, 10), gap=4)
        self._events: Sequence[Event] = ()
        self._today = date.min
        self._all = False
        head = self.heading(_("Timeline"))
        self._more = Button(_("All events"), "quiet", icon="chevron-down")
        head.addWidget(self._more)
        self._rows = Column(gap=0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._more.clicked.connect(self._on_more_clicked)

    def show_events(self, events: Sequence[Event], today: date) -> None:
        """Show a client's events."""
        self._events, self._today, self._all = events, today, False
        self._fill()

    def rows(self) -> list[TimelineRow]:
        """The lines that are shown."""
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, TimelineRow)]

    def _fill(self) -> None:
        clear(self._rows)
        shown = self._events if self._all else self._events[:FIRST]
        for at, event in enumerate(shown):
            row = TimelineRow(event, self._today, last=at == len(shown) - 1)
            row.clicked.connect(self._on_row_clicked)
            self._rows.addWidget(row)
        self._more.setVisible(len(shown) < len(self._events))
        self._more.set_words(_("All {n} events", n=len(self._events)))

    def _on_more_clicked(self) -> None:
        self._all = True
        self._fill()

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if not isinstance(row, TimelineRow):
            return
        if row.event_shown.record_id:
            self.record_chosen.emit(row.event_shown.record_id)
        elif row.event_shown.apart_id:
            self.apart_chosen.emit(row.event_shown.apart_id)

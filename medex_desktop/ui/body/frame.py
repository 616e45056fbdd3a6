"""How a figure stands: what is said of the current place above it, its places as a list beside."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.body.canvas import FigureCanvas
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row

LIST_WIDE, GYM_LIST_WIDE = 312, 384
LIST_HIGH: Final = 260
NO_LIMIT: Final = 2**24 - 1  # Qt's own


class FigureFrame(QWidget):
    """``put(canvas, places)``: ``status`` above the canvas, the places with ``hint`` at the right.

    The list goes beneath where the room is narrow. ``looked_at(rect)`` is where the current place
    stands now, so that whoever scrolls the figure keeps it in sight.
    """

    looked_at = Signal(QRect)

    def __init__(
        self, *, gym: bool = False, list_wide: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list_wide = list_wide or (GYM_LIST_WIDE if gym else LIST_WIDE)
        self._row = Row(self, gap=16)
        self._left = Column(gap=8)
        self._right = QWidget()
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self._right)
        self.status = ParagraphLabel("", "gym" if gym else "section", weight=600)
        self.hint = ParagraphLabel("", "gym-note" if gym else "caption", "ink3")
        self._canvas: FigureCanvas | None = None

    def put(self, canvas: FigureCanvas, places: QWidget, *above: QWidget) -> None:
        """The canvas, what else stands above it, and the list."""
        for each in (self.status, *above):
            self._left.addWidget(each)
        self._left.addWidget(canvas, 1)
        side = Column(self._right, gap=8)
        side.addWidget(places, 1)
        side.addWidget(self.hint)
        self._canvas = canvas
        self.setFocusProxy(canvas)
        canvas.moved.connect(self._on_current_moved)
        theme.look().changed.connect(self._arrange)
        self._arrange()

    def look(self) -> None:
        """Tell where the current place stands."""
        if self._canvas is not None:
            place = self._canvas.place_rect(self._canvas.current()).toAlignedRect()
            self.looked_at.emit(place.translated(self._canvas.mapTo(self, QPoint())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands beside the figure, or beneath it where the room is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the figure: then the list stands beneath."""
        least = super().minimumSizeHint()
        inside = self._left.minimumSize().width()
        return QSize(max(inside, theme.px(self._list_wide)), least.height())

    def _arrange(self) -> None:
        gap = theme.px(16)
        beside = self.width() >= self._left.minimumSize().width() + gap + theme.px(self._list_wide)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        policy = QSizePolicy.Policy
        self._right.setSizePolicy(policy.Fixed if beside else policy.Preferred, policy.Expanding)
        self._right.setMinimumWidth(theme.px(self._list_wide))
        self._right.setMaximumWidth(theme.px(self._list_wide) if beside else NO_LIMIT)
        self._right.setMinimumHeight(theme.px(LIST_HIGH))

    def _on_current_moved(self, _key: str) -> None:
        self.look()

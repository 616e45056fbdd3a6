"""A white card with rounded corners; its frame is painted above its children, so none cut it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Margins, Row

RADIUS = 10


class _Frame(QWidget):
    def __init__(self, card: "Card") -> None:
        super().__init__(card)
        self._card = card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._card and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.ChildAdded,
            QEvent.Type.Show,
        ):
            self.setGeometry(self._card.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        radius = theme.px(self._card.radius())
        if self._card.ground():
            corners = QPainterPath()
            corners.addRect(rect)
            rounded = QPainterPath()
            rounded.addRoundedRect(rect, radius, radius)
            painter.fillPath(corners - rounded, theme.color(self._card.ground()))
        drawing.box(
            painter,
            rect,
            line=theme.color("line"),
            width=theme.line_width(),
            radius=radius,
        )


class Card(QWidget):
    """Put content into ``body`` (a Column). ``ground`` is the token behind the card.

    It is painted over the corners, so that tables may reach them; "" leaves the corners alone.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: Margins = (20, 16),
        gap: int = 8,
        ground: str = "bg",
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self.body = Column(self, gap=gap, margins=margins)
        self._frame = _Frame(self)

    def heading(self, words: str, note: str = "") -> Row:
        """Add a section title with a quiet note; returns its row, to lay actions at the right."""
        row = Row(gap=8)
        title = Label(words, "section")
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignBaseline)
        if note:
            row.addWidget(Label(note, "caption"), 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        self.body.addLayout(row)
        return row

    def radius(self) -> int:
        """Corner radius in design pixels."""
        return RADIUS

    def ground(self) -> str:
        """The token behind the card."""
        return self._ground

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the card."""
        painter = drawing.painter_for(self)
        radius = theme.px(self.radius())
        drawing.box(painter, QRectF(self.rect()), fill=theme.color("surface"), radius=radius)


class Divider(QWidget):
    """A thin line across a card."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._upright = upright
        self._rescale()
        theme.look().changed.connect(self._rescale)

    def _rescale(self) -> None:
        if self._upright:
            self.setFixedWidth(theme.line_width())
        else:
            self.setFixedHeight(theme.line_width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        drawing.painter_for(self).fillRect(self.rect(), theme.color("line"))

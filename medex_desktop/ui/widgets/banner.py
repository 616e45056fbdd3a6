"""A calm band across the content: what happened, what is safe, and one thing to do about it."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.status_shape import StatusShape

Kind = Literal["info", "watch", "alert", "good"]
_LOOKS: Final[dict[str, tuple[str, str, str]]] = {
    "info": ("near", "accent", "accent-soft"),
    "watch": ("attend", "watch", "watch-soft"),
    "alert": ("stop", "alert", "alert-soft"),
    "good": ("done", "good", "good-soft"),
}


class Banner(QWidget):
    """``acted`` when its button is pressed. ``lead`` is said first, in semibold."""

    acted = Signal()

    def __init__(
        self,
        kind: Kind,
        words: str,
        action: str = "",
        *,
        lead: str = "",
        key: str = "",
        shape: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        usual, token, _fill = _LOOKS[kind]
        self._shape = StatusShape(shape or usual, token=token, name=kind)
        self._words = ParagraphLabel(min_width=200, rich=True)
        self._words.setAlignment(drawing.CENTRE)
        self._button = Button(action, key=key)
        if not action:
            self._button.hide()  # showing it here would open it as a window of its own
        self._button.clicked.connect(self.acted)
        row = Row(self, gap=12, margins=(12, 8, 12, 8))
        row.addWidget(self._shape)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_words(words, lead=lead)

    def set_words(self, words: str, *, lead: str = "") -> None:
        """Change what it says; the text is shown as it is, markup included."""
        said = f"{lead} {words}".strip()
        self.setAccessibleName(said)
        self._words.setText(_markup(lead, words) if said else "")
        self._words.setAccessibleName(said)

    def set_kind(self, kind: Kind) -> None:
        """Change its weight."""
        self._kind = kind
        shape, token, _fill = _LOOKS[kind]
        self._shape.set_status(shape, token=token)
        self.update()

    def button(self) -> Button:
        """Its one button, hidden when there is no action."""
        return self._button

    def minimumSizeHint(self) -> QSize:
        """One row with a button is 48 high, with or without the button."""
        return super().minimumSizeHint().expandedTo(QSize(0, theme.px(48)))

    def sizeHint(self) -> QSize:
        """At least 48 high."""
        return super().sizeHint().expandedTo(QSize(0, theme.px(48)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the soft colour; framed in high contrast."""
        _shape, token, fill = _LOOKS[self._kind]
        drawing.box(
            drawing.painter_for(self),
            QRectF(self.rect()),
            fill=theme.color(fill),
            line=theme.color(token) if theme.is_contrast() else None,
            width=theme.line_width(),
            radius=theme.px(8),
        )


def _markup(lead: str, words: str) -> str:
    from html import escape  # brings a table of 2,000 names; most starts have no banner

    return (f"<b>{escape(lead)}</b> " if lead else "") + escape(words)

"""One line that gives way: shortened with dots when there is no room, whole in its tooltip."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.label import Label, Role


class ElidedLabel(Label):
    """``least`` is the narrowest it gets, in design pixels."""

    def __init__(
        self,
        role: Role = "body",
        ink: str = "",
        weight: int = 0,
        *,
        least: int = 60,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", role, ink, weight, parent)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """As narrow as ``least``, no wider than its words."""
        wish = super().sizeHint()
        return QSize(min(wish.width(), theme.px(self._least)), wish.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, with dots when they do not fit."""
        rect = self.contentsRect().toRectF()
        words, face = self.text(), self.font()
        self.setToolTip(words if drawing.advance(words, face) > rect.width() + 0.5 else "")
        drawing.text(drawing.painter_for(self), rect, words, face, theme.color(self.ink()))

"""Who is who on screens without names: the program by its mark, a person by two letters."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing


class Avatar(QWidget):
    """A disc with at most two letters."""

    def __init__(self, letters: str, *, size: int = 28) -> None:
        super().__init__()
        self._size = size
        self._letters = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_letters(letters)

    def set_letters(self, letters: str) -> None:
        """Change the letters."""
        self._letters = letters
        self.setAccessibleName(_("Practitioner {letters}", letters=letters))
        self.update()

    def letters(self) -> str:
        """The letters shown."""
        return self._letters

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and letters."""
        painter = drawing.painter_for(self)
        side = min(self.width(), self.height())
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(QRectF(self.rect()).center())
        drawing.box(painter, disc, fill=theme.color("accent"), radius=side / 2)
        face = theme.font(round(self._size * 0.43), 600)
        ink = theme.color("on-accent")
        drawing.text(painter, disc, self._letters, face, ink, drawing.MIDDLE, elide=False)


class Mark(QWidget):
    """The program's mark, ``size`` design pixels square."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self.setAccessibleName("MedEx Desktop")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        icons.paint(drawing.painter_for(self), "mark", "accent", QRectF(self.rect()))

"""The pill at the corner of a clock: a word with an icon for where it stands."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui import icons, theme
from medex_desktop.ui.clocks.words import ChipWords
from medex_desktop.ui.widgets import drawing


class PhaseChip(QWidget):
    """``show_words(ChipWords(...))``; as high as a finger when the text is of the usual size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ChipWords("", "stopwatch", "ink2", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_words(self, words: ChipWords) -> None:
        """Change what it says."""
        if words != self._shown:
            self._shown = words
            self.setAccessibleName(words.words)
            self.updateGeometry()
            self.update()

    def words(self) -> str:
        """What it says."""
        return self._shown.words

    def sizeHint(self) -> QSize:
        """Icon and word with air around."""
        wide = drawing.advance(self._shown.words, theme.font(self._size(), 600))
        return QSize(round(wide + 2 * self._air() + self._icon() + theme.px(8)) + 1, self._high())

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        painter, rect = drawing.painter_for(self), QRectF(self.rect())
        words, icon, ink, fill = self._shown
        line = theme.color(ink) if theme.is_contrast() and fill != "accent" else None
        drawing.box(
            painter, rect, fill=theme.color(fill), line=line,
            width=theme.line_width(), radius=rect.height() / 2,
        )  # fmt: skip
        side = self._icon()
        at = QRectF(self._air(), rect.center().y() - side / 2, side, side)
        icons.paint(painter, icon, ink, at)
        left = at.right() + theme.px(8)
        room = QRectF(left, 0, rect.right() - left, rect.height())
        drawing.text(painter, room, words, theme.font(self._size(), 600), theme.color(ink))

    def _high(self) -> int:
        return theme.px(26 if theme.is_compact() else 48)

    def _size(self) -> int:
        return 14 if theme.is_compact() else 20

    def _icon(self) -> int:
        return theme.px(14 if theme.is_compact() else 20)

    def _air(self) -> int:
        return theme.px(10 if theme.is_compact() else 20)

"""A drop-down of the house: never too narrow for its words, deaf to the mouse wheel."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing


class ComboBox(QComboBox):
    """``ComboBox("Norms", [("tomkinson", "Tomkinson 2025"), ...])``; ``chosen(key)`` by a person.

    ``strong`` sets the words semibold (the head of a screen); ``snug`` asks only for the room of
    the chosen words.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        strong: bool = False,
        gym: bool = False,
        snug: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._strong = strong
        self._gym = gym
        self._snug = snug
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_options(options)
        self.activated.connect(self._on_activated)
        self.currentIndexChanged.connect(self._on_index_changed)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Keys and words; the chosen key stays chosen when it is still there."""
        before = self.key()
        self.clear()
        for key, words in options:
            self.addItem(words, key)
        self.set_key(before)
        self.updateGeometry()

    def key(self) -> str:
        """The chosen key, "" when there is none."""
        return str(self.currentData() or "")

    def set_key(self, key: str) -> None:
        """Choose without telling; an unknown key chooses the first."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index)))

    def _on_index_changed(self, _index: int) -> None:
        if self._snug:
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """The widest option, its padding and the chevron."""
        face = theme.font(18 if self._gym else 13, 600 if self._strong else 500)
        words = [self.itemText(index) for index in range(self.count())]
        if self._snug:
            words = [self.currentText()]
        widest = max((drawing.advance(each, face) for each in words), default=0)
        return QSize(round(widest) + theme.px(11 + 8 + 16 + 11), theme.px(56 if self._gym else 32))

    def minimumSizeHint(self) -> QSize:
        """Words may be shortened with dots in a narrow column, to about six characters."""
        least = theme.metrics().averageCharWidth() * 6 + theme.px(46)
        return QSize(min(self.sizeHint().width(), least), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, words, chevron."""
        painter = drawing.painter_for(self)
        active = self.hasFocus()
        fault = bool(self.property("fault"))
        off = not self.isEnabled()
        drawing.box(
            painter,
            QRectF(self.rect()),
            fill=theme.color("sunken" if off else "focus-fill" if active else "surface"),
            line=theme.color(
                "alert" if fault else "focus" if active else "line" if off else "line-strong"
            ),
            width=theme.focus_width() if active or fault else theme.line_width(),
            radius=theme.px(6),
        )
        side = theme.px(16)
        pad = theme.px(11)
        right = self.width() - pad - side
        chevron = QRectF(right, (self.height() - side) / 2, side, side)
        icons.paint(painter, "chevron-down", "ink2", chevron)
        room = QRectF(pad, 0, right - theme.px(4) - pad, self.height())
        face = theme.font(18 if self._gym else 13, 600 if self._strong else 500)
        drawing.text(painter, room, self.currentText(), face, theme.color("ink3" if off else "ink"))

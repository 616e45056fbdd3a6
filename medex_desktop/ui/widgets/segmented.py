"""A few choices side by side, of which one is on: dot, bold and soft ground say which."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.layouts import Row


class _Segment(QAbstractButton):
    def __init__(self, key: str, words: str, *, gym: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.first = self.last = False
        self._gym = gym
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusRing(self)

    def sizeHint(self) -> QSize:
        wide = drawing.advance(self.text(), theme.font(18 if self._gym else 13, 600))
        return QSize(round(wide) + theme.px(2 * 12 + 12), theme.px(56 if self._gym else 32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        radius = theme.px(6)
        on = self.isChecked()
        fill = "accent-soft" if on else "hover" if self.underMouse() else "surface"
        shape = rect.adjusted(0 if self.first else -radius, 0, 0 if self.last else radius, 0)
        painter.setClipRect(rect)
        drawing.box(
            painter, shape, fill=theme.color(fill), line=theme.color("line-strong"),
            width=theme.line_width(), radius=radius,
        )  # fmt: skip
        if not self.last:
            wide = theme.line_width()
            seam = QRectF(rect.right() - wide, rect.top() + wide, wide, rect.height() - 2 * wide)
            painter.fillRect(seam, theme.color("line"))
        face = theme.font(18 if self._gym else 13, 600 if on else 500)
        width = drawing.advance(self.text(), face)
        dot = theme.px(6) if on else 0
        gap = theme.px(6) if on else 0
        left = rect.center().x() - (width + dot + gap) / 2
        ink = theme.color("accent" if on else "ink2")
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(left, rect.center().y() - dot / 2, dot, dot))
        line = QRectF(left + dot + gap, 0, width + 1, rect.height())
        drawing.text(painter, line, self.text(), face, ink, elide=False)


class Segmented(QWidget):
    """``Segmented("Unit", [("kg", "kg"), ("lb", "lb")])``; ``chosen(key)`` by a person.

    Arrow keys move the choice; Tab enters at the chosen one. With ``blank`` nothing is chosen at
    first, and "" is a key.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        gym: bool = False,
        blank: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        row = Row(self, gap=0)
        for key, words in options:
            segment = _Segment(key, words, gym=gym, parent=self)
            self._segments[key] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        every = list(self._segments.values())
        every[0].first = every[-1].last = True
        every[0].setChecked(not blank)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.buttonToggled.connect(self._on_group_toggled)
        self._quiet = False
        self._stop_at_chosen()

    def key(self) -> str:
        """The chosen key, "" while none is."""
        on = (key for key, segment in self._segments.items() if segment.isChecked())
        return next(on, "")

    def set_key(self, key: str) -> None:
        """Choose without telling; raises KeyError for an unknown key."""
        self._quiet = True
        if key:
            self._segments[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for segment in self._segments.values():
                segment.setChecked(False)
            self._group.setExclusive(True)
        self._quiet = False
        self._stop_at_chosen()

    def choose(self, key: str) -> None:
        """Choose as a person does, by another key than the arrows."""
        self._segments[key].setChecked(True)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """To the chosen one, else the first."""
        on = [segment for segment in self._segments.values() if segment.isChecked()]
        first = next(iter(self._segments.values()))
        (on[0] if on else first).setFocus(Qt.FocusReason.TabFocusReason)

    def set_words(self, key: str, words: str) -> None:
        """Change one choice's words ("Flags 1")."""
        self._segments[key].setText(words)
        self._segments[key].setAccessibleName(words)
        self._segments[key].updateGeometry()

    def _stop_at_chosen(self) -> None:
        """Tab enters at the chosen one; arrows go on from there."""
        none = not self.key()
        for segment in self._segments.values():
            on = segment.isChecked() or (none and segment.first)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def _on_group_toggled(self, segment: QAbstractButton, on: bool) -> None:
        self._stop_at_chosen()
        if on and not self._quiet and isinstance(segment, _Segment):
            self.chosen.emit(segment.key)

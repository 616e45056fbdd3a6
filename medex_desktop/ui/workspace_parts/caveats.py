"""The line of caveats: watch items always whole; neutral ones give way behind "n more"."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.shapes import paint_shape
from medex_desktop.ui.widgets.status_shape import TOKENS
from medex_desktop.ui.workspace_parts.client_words import Caveat

LINE, GYM_LINE, GAP = 32, 56, 26


class CaveatItem(QWidget):
    """One caveat on one line, or on as many as it needs when it is longer than the header."""

    def __init__(self, caveat: Caveat, size: int, line: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.caveat = caveat
        self._size = size
        self._line = line
        self.setAccessibleName(caveat.said)
        self.setToolTip(caveat.said if caveat.is_neutral else "")

    def wish(self) -> int:
        """The width of it on one line."""
        strong = theme.font(self._size, 600)
        face = theme.font(self._size, 400 if self.caveat.is_neutral else 600)
        wide = drawing.advance(self.caveat.words, face)
        if self.caveat.strong_tail:
            wide += drawing.advance(f" {self.caveat.strong_tail}", strong)
        return round(wide) + self._mark() + 2

    def height_at(self, width: int) -> int:
        """The height it needs at a width."""
        least = theme.px(self._line)
        if self.wish() <= width:
            return least
        return max(least, self._wrapped(width).height() + theme.px(4))

    def _mark(self) -> int:
        return theme.px(22) if self.caveat.shape or self.caveat.icon else 0

    def _wrapped(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - self._mark()), 10_000)
        return theme.metrics(self._size, 600).boundingRect(
            room, int(Qt.TextFlag.TextWordWrap), self.caveat.said
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shape or icon, words, and the strong tail."""
        painter = drawing.painter_for(self)
        side = theme.px(14)
        top = (theme.px(self._line) - side) / 2
        at = QRectF(0, top, side, side)
        ink = "ink2"
        if self.caveat.shape:
            ink = TOKENS[self.caveat.shape]
            paint_shape(painter, self.caveat.shape, at, theme.color(ink), theme.color("surface"))
        elif self.caveat.icon:
            icons.paint(painter, self.caveat.icon, "ink2", at.adjusted(-1, -1, 1, 1))
        neutral = self.caveat.is_neutral
        face = theme.font(self._size, 400 if neutral else 600)
        room = QRectF(self.rect()).adjusted(self._mark(), 0, 0, 0)
        words = theme.color("ink2" if neutral else ink)
        if self.wish() > self.width() and not neutral:
            painter.setFont(face)
            painter.setPen(words)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self.caveat.words)
            return
        wide = drawing.text(painter, room, self.caveat.words, face, words)
        if self.caveat.strong_tail:
            rest = room.adjusted(wide, 0, 0, 0)
            strong = theme.font(self._size, 600)
            tail = f" {self.caveat.strong_tail}"
            drawing.text(painter, rest, tail, strong, theme.color("ink"), elide=False)


class CaveatLine(QWidget):
    """``set_items(caveats)`` in the order in which neutral ones are kept; ``gym`` is larger."""

    def __init__(self, *, gym: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = 16 if gym else 13
        self._line = GYM_LINE if gym else LINE
        self._items: list[CaveatItem] = []
        self._seams: list[int] = []
        self._more = Button("", "quiet", icon="chevron-down", size="gym" if gym else "desk")
        self._more.setParent(self)
        self._more.hide()
        self._more.clicked.connect(self._on_more_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.look().changed.connect(self._settle)

    def set_items(self, caveats: Sequence[Caveat]) -> None:
        """Show other caveats."""
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items = [CaveatItem(caveat, self._size, self._line, self) for caveat in caveats]
        self.setAccessibleName("; ".join(caveat.said for caveat in caveats))
        if self.parentWidget() is not None:
            self.setVisible(bool(caveats))
        self._settle()

    def shown(self) -> list[Caveat]:
        """What has room."""
        return [item.caveat for item in self._items if not item.isHidden()]

    def hidden_ones(self) -> list[Caveat]:
        """What stands behind "n more"."""
        return [item.caveat for item in self._items if item.isHidden()]

    def sizeHint(self) -> QSize:
        """One line, or more when the watch items need them."""
        return QSize(theme.px(200), max(theme.px(self._line), self._height()))

    def minimumSizeHint(self) -> QSize:
        """Never lower than what must be read."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them out for the new width."""
        super().resizeEvent(event)
        self._settle()

    def _height(self) -> int:
        shown = [item.geometry().bottom() + 1 for item in self._items if not item.isHidden()]
        return max(shown, default=0)

    def _settle(self) -> None:
        before = self._height()
        width = self.width()
        keep = self._fitting(width)
        left, top, line = 0, 0, theme.px(self._line)
        self._seams = []
        for item in self._items:
            item.setVisible(item in keep)
            if item not in keep:
                continue
            wide = min(item.wish(), width)
            if left and left + wide > width:
                left, top = 0, top + line
            if left and not top:
                self._seams.append(left - theme.px(GAP) // 2)
            high = item.height_at(wide)
            item.setGeometry(left, top, wide, high)
            left += wide + theme.px(GAP)
            line = max(theme.px(self._line), high)
        self._place_more(len(self._items) - len(keep), top)
        if self._height() != before:
            self.updateGeometry()
        self.update()

    def _fitting(self, width: int) -> list[CaveatItem]:
        """Every watch item, and neutral ones in their order while one line has room."""
        gap = theme.px(GAP)
        watch = [item for item in self._items if not item.caveat.is_neutral]
        used = sum(item.wish() + gap for item in watch)
        neutral = [item for item in self._items if item.caveat.is_neutral]
        if used + sum(item.wish() + gap for item in neutral) - gap <= width:
            return list(self._items)
        keep = set(watch)
        room = width - self._more_width(len(neutral))
        for item in neutral:
            if used + item.wish() > room:
                break
            keep.add(item)
            used += item.wish() + gap
        return [item for item in self._items if item in keep]

    def _more_width(self, count: int) -> int:
        self._more.set_words(_("{n} more", n=count))
        return self._more.sizeHint().width()

    def _place_more(self, count: int, top: int) -> None:
        self._more.setVisible(count > 0)
        if count:
            wide = self._more_width(count)
            high = theme.px(self._line)
            self._more.setGeometry(self.width() - wide, top, wide, high)
            names = "; ".join(caveat.said for caveat in self.hidden_ones())
            self._more.setAccessibleDescription(names)

    def _on_more_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for caveat in self.hidden_ones():
            menu.addAction(caveat.said)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Thin lines between the items of the first line."""
        painter = drawing.painter_for(self)
        wide = theme.line_width()
        for seam in self._seams:
            painter.fillRect(
                QRectF(seam, theme.px(self._line / 2 - 9), wide, theme.px(18)), theme.color("line")
            )

"""The line of caveats: what must be read always whole; the rest gives way behind "n more"."""

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

LINE, GYM_LINE, GYM_HIGH, GAP = 32, 28, 56, 26
LEAST = 380


class CaveatItem(QWidget):
    """One caveat on one line, or on as many as it needs when it is longer than the header."""

    def __init__(self, caveat: Caveat, size: int, line: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.caveat = caveat
        self._said = caveat
        self._size = size
        self._line = line
        self.setAccessibleName(caveat.said)
        self.setToolTip(caveat.said if caveat.is_neutral else "")

    def shorten(self, short: bool) -> None:
        """Say it without its day, or whole again."""
        self._said = self.caveat.shortened() if short else self.caveat

    def words(self) -> str:
        """What can be read of it now."""
        return self._said.said

    def wish(self) -> int:
        """The width of it on one line."""
        strong = theme.font(self._size, 600)
        face = theme.font(self._size, 400 if self.caveat.is_neutral else 600)
        wide = drawing.advance(self._said.words, face)
        if self._said.strong_tail:
            wide += drawing.advance(f" {self._said.strong_tail}", strong)
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
            room, int(Qt.TextFlag.TextWordWrap), self._said.said
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
        if self.wish() > self.width() and self.caveat.stays:
            painter.setFont(face)
            painter.setPen(words)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._said.said)
            return
        wide = drawing.text(painter, room, self._said.words, face, words)
        if self._said.strong_tail:
            rest = room.adjusted(wide, 0, 0, 0)
            strong = theme.font(self._size, 600)
            tail = f" {self._said.strong_tail}"
            drawing.text(painter, rest, tail, strong, theme.color("ink"), elide=False)


class CaveatLine(QWidget):
    """``set_items(caveats)``: those that need not stay are kept in order; ``gym`` is larger."""

    def __init__(self, *, gym: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = 16 if gym else 13
        self._line = GYM_LINE if gym else LINE
        self._high, self._most = (GYM_HIGH, 2) if gym else (LINE, 1)
        self._items: list[CaveatItem] = []
        self._seams: list[QPoint] = []
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

    def fits_in(self, width: int) -> bool:
        """Whether everything could be shown at a width."""
        return self._fits(self._items, width)

    def sizeHint(self) -> QSize:
        """One line, or more when what stays needs them."""
        return QSize(theme.px(200), max(theme.px(self._high), self._height()))

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
        wide = max(self.width(), theme.px(LEAST))  # before it is laid out it has no width yet
        self._shorten(wide)
        keep = self._fitting(wide)
        hidden = len(self._items) - len(keep)
        width = wide - (self._more_room(hidden) if hidden else 0)
        places = self._flow(keep, width)
        bottom = max((place.y() + place.height() for place in places), default=0)
        down = max(0, theme.px(self._high) - bottom) // 2
        self._seams = []
        for item in self._items:
            item.setVisible(item in keep)
        for item, place in zip(keep, places, strict=True):
            if place.x():
                self._seams.append(QPoint(place.x() - theme.px(GAP) // 2, place.y() + down))
            item.setGeometry(place.translated(0, down))
        self._place_more(hidden)
        if self._height() != before:
            self.updateGeometry()
        self.update()

    def _flow(self, items: Sequence[CaveatItem], width: int) -> list[QRect]:
        """Where they stand, one after another in as many lines as they need."""
        left, top, line, places = 0, 0, theme.px(self._line), []
        for item in items:
            wide = min(item.wish(), width)
            if left and left + wide > width:
                left, top, line = 0, top + line, theme.px(self._line)
            high = item.height_at(wide)
            places.append(QRect(left, top, wide, high))
            left += wide + theme.px(GAP)
            line = max(line, high)
        return places

    def _shorten(self, width: int) -> None:
        """Say how long ago a surgery was without its day where what stays would not fit."""
        keep = [item for item in self._items if item.caveat.stays]
        hidden = len(self._items) - len(keep)
        room = width - (self._more_room(hidden) if hidden else 0)
        for short in (False, True):
            for item in self._items:
                item.shorten(short)
            if self._fits(keep, room):
                return

    def _fitting(self, width: int) -> list[CaveatItem]:
        """Everything that stays, and the rest in its order while there is room."""
        if self._fits(self._items, width):
            return list(self._items)
        keep = {item for item in self._items if item.caveat.stays}
        room = width - self._more_room(len(self._items) - len(keep))
        for item in self._items:
            wanted = [one for one in self._items if one in keep or one is item]
            if item not in keep and not self._fits(wanted, room):
                break
            keep.add(item)
        return [item for item in self._items if item in keep]

    def _fits(self, items: Sequence[CaveatItem], width: int) -> bool:
        tops = {place.y() for place in self._flow(items, width)}
        return len(tops) <= self._most and all(item.wish() <= width for item in items)

    def _more_room(self, count: int) -> int:
        return self._more_width(count) + theme.px(8)

    def _more_width(self, count: int) -> int:
        self._more.set_words(_("{n} more", n=count))
        return self._more.sizeHint().width()

    def _place_more(self, count: int) -> None:
        self._more.setVisible(count > 0)
        if count:
            wide = self._more_width(count)
            self._more.setGeometry(self.width() - wide, 0, wide, theme.px(self._high))
            names = "; ".join(caveat.said for caveat in self.hidden_ones())
            self._more.setAccessibleDescription(names)

    def _on_more_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for caveat in self.hidden_ones():
            menu.addAction(caveat.said)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Thin lines between the items of a line."""
        painter = drawing.painter_for(self)
        wide = theme.line_width()
        for seam in self._seams:
            painter.fillRect(
                QRectF(seam.x(), seam.y() + theme.px(self._line / 2 - 9), wide, theme.px(18)),
                theme.color("line"),
            )

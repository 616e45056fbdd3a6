"""The buttons of the rail: find, a place, the practitioner, and the line that says it is saved."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.key_cap import cap_size, paint_cap
from medex_desktop.ui.widgets.shapes import paint_shape

FOLDED = 32


class RailButton(QAbstractButton):
    """What they share: full width, the keyboard, a tooltip when only the icon is shown."""

    def __init__(self, words: str, height: int, key: str = "") -> None:
        super().__init__()
        self.key = key
        self._height = height
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ring = FocusRing(self)
        self.fold()
        theme.look().changed.connect(self.fold)

    def fold(self) -> None:
        """The word goes into the tooltip when there is room for the icon only."""
        self.setToolTip(self.accessibleName() if theme.is_compact() else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as told, lower when folded; as wide as there is."""
        return QSize(theme.px(28), theme.px(FOLDED if theme.is_compact() else self._height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paint_icon(self, painter: QPainter, name: str, token: str, left: int = 10) -> QRectF:
        """The icon at the left, or in the middle when folded; returns the room that is left."""
        side = theme.px(20)
        middle = (self.height() - side) / 2
        at = QRectF(theme.px(left), middle, side, side)
        if theme.is_compact():
            at.moveLeft((self.width() - side) / 2)
        icons.paint(painter, name, token, at)
        return QRectF(self.rect()).adjusted(theme.px(left + 30), 0, -theme.px(10), 0)

    def paint_cap_at_right(self, painter: QPainter, words: str) -> None:
        """The key that does the same."""
        cap = cap_size(words)
        left = self.width() - theme.px(10) - cap.width()
        top = (self.height() - cap.height()) // 2
        paint_cap(painter, QRectF(left, top, cap.width(), cap.height()), words, fill="surface")


class FindButton(RailButton):
    """The one box that finds everything; it only opens the overlay."""

    def __init__(self) -> None:
        super().__init__(_("Find"), 36)
        self.setAccessibleDescription(_("Ctrl K"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field-like frame with the glass, the word, the key."""
        painter = drawing.painter_for(self)
        if not theme.is_compact():
            drawing.box(
                painter,
                QRectF(self.rect()),
                fill=theme.color("hover" if self.underMouse() else "surface"),
                line=theme.color("line-strong"),
                width=theme.line_width(),
                radius=theme.px(6),
            )
        side = theme.px(16)
        at = QRectF(theme.px(9), (self.height() - side) / 2, side, side)
        if theme.is_compact():
            self.paint_icon(painter, "search", "ink2")
            return
        icons.paint(painter, "search", "ink2", at)
        room = QRectF(self.rect()).adjusted(theme.px(33), 0, 0, 0)
        drawing.text(painter, room, self.text(), theme.font(13), theme.color("ink2"))
        self.paint_cap_at_right(painter, _("Ctrl K"))


class PlaceButton(RailButton):
    """A place in the rail: normal, pointer, on (white pill, bar at the edge, bold)."""

    def __init__(self, key: str, words: str, icon: str, cap: str = "") -> None:
        super().__init__(words, 40, key)
        self._icon = icon
        self._cap = cap
        self._count = 0
        self.setCheckable(not cap)

    def set_count(self, count: int) -> None:
        """The number of things waiting there, 0 for none."""
        self._count = count
        said = _("{place}, {n} waiting", place=self.text(), n=count) if count else self.text()
        self.setAccessibleName(said)
        self.fold()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, icon, word, count."""
        painter = drawing.painter_for(self)
        on = self.isChecked()
        if on or self.underMouse():
            drawing.box(
                painter,
                QRectF(self.rect()),
                fill=theme.color("surface" if on else "hover"),
                line=theme.color("line-strong") if on and theme.is_contrast() else None,
                width=theme.line_width(),
                radius=theme.px(6),
            )
        ink = "accent" if on else "ink2"
        room = self.paint_icon(painter, self._icon, ink)
        if theme.is_compact():
            self._paint_dot(painter)
            return
        face = theme.font(14, 600 if on else 400)
        drawing.text(painter, room, self.text(), face, theme.color(ink))
        if self._cap:
            self.paint_cap_at_right(painter, self._cap)
        elif self._count:
            count = theme.font(13, 600)
            drawing.text(painter, room, str(self._count), count, theme.color(ink), drawing.RIGHT)

    def _paint_dot(self, painter: QPainter) -> None:
        if self._count:
            side = theme.px(7)
            at = QRectF(self.width() / 2 + theme.px(8), theme.px(7), side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(at)


class PersonButton(RailButton):
    """Who is at work: initials in a disc, name, credential."""

    def __init__(self) -> None:
        super().__init__(_("Practitioner"), 44)
        self._name = self._credential = ""

    def set_person(self, name: str, credential: str) -> None:
        """Change who it is."""
        self._name, self._credential = name, credential
        self.setAccessibleName(f"{name}, {credential}".strip(", "))
        self.fold()
        self.update()

    def initials(self) -> str:
        """First letters of the first and the last name."""
        parts = self._name.replace(".", " ").split()
        return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, name, credential."""
        painter = drawing.painter_for(self)
        side = theme.px(28)
        disc = QRectF(theme.px(4), (self.height() - side) / 2, side, side)
        if theme.is_compact():
            disc.moveLeft((self.width() - side) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(disc)
        drawing.text(
            painter, disc, self.initials(), theme.font(12, 600), theme.color("on-accent"),
            drawing.MIDDLE, elide=False,
        )  # fmt: skip
        if theme.is_compact():
            return
        room = QRectF(self.rect()).adjusted(theme.px(40), 0, 0, 0)
        half = room.height() / 2
        upper = room.adjusted(0, half - theme.px(18), 0, -half)
        lower = room.adjusted(0, half - theme.px(1), 0, -half + theme.px(17))
        drawing.text(painter, upper, self._name, theme.font(13, 600), theme.color("ink"))
        drawing.text(painter, lower, self._credential, theme.font(12), theme.color("ink3"))


class SaveLine(QWidget):
    """Saved 14:05:12, saving, or not saved with the reason in the alert colour."""

    def __init__(self) -> None:
        super().__init__()
        self._state, self._words = "saved", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, state: str, words: str) -> None:
        """``saved``, ``saving`` or ``unsaved``, and the words."""
        self._state, self._words = state, words
        self.setAccessibleName(words)
        self.setToolTip(words if state == "unsaved" or theme.is_compact() else "")
        self.update()

    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.px(28), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tick, ring or octagon, and the words."""
        painter = drawing.painter_for(self)
        side = theme.px(14)
        at = QRectF(theme.px(5), (self.height() - side) / 2, side, side)
        if theme.is_compact():
            at.moveLeft((self.width() - side) / 2)
        failed = self._state == "unsaved"
        if self._state == "saved":
            icons.paint(painter, "check", "good", at.adjusted(-2, -2, 2, 2))
        else:
            shape, token = ("stop", "alert") if failed else ("near", "ink3")
            paint_shape(painter, shape, at, theme.color(token), theme.color("rail"))
        if not theme.is_compact():
            room = QRectF(self.rect()).adjusted(theme.px(28), 0, 0, 0)
            face = theme.font(13, 600 if failed else 400)
            drawing.text(
                painter, room, self._words, face, theme.color("alert" if failed else "ink2")
            )

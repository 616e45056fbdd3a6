"""The figure with the joints whose range of motion is measured, each with its words beside it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.body_sites import JOINTS
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.body import outline, painting
from medex_desktop.ui.body.canvas import FigureCanvas
from medex_desktop.ui.body.ground import Ground
from medex_desktop.ui.body.outline import Point
from medex_desktop.ui.body.regions import Direction
from medex_desktop.ui.widgets import drawing

# where each joint lies at the viewer's right, as a distance from the middle
MARKERS: Final[Mapping[str, Point]] = {
    "cervical": (0, 84), "thoracolumbar": (0, 168), "shoulder": (50, 112), "elbow": (66, 189),
    "forearm": (74.5, 224), "wrist": (80, 255), "hip": (31, 246), "knee": (28, 353),
    "ankle": (28.5, 449),
}  # fmt: skip
# a line that would cross another joint goes round this point first
BENDS: Final[Mapping[str, Point]] = {"thoracolumbar": (33, 84)}
ROWS: Final = ("shoulder", "elbow", "forearm", "wrist", "hip", "knee", "ankle")
LEFT_COLUMN: Final = ("cervical", *(f"{joint}_right" for joint in ROWS))
RIGHT_COLUMN: Final = ("thoracolumbar", *(f"{joint}_left" for joint in ROWS))
WORDS, GYM_WORDS, WIDEST = 200, 190, 320
HIGH, GYM_HIGH, GAP = 46, 60, 6
APART: Final = 20  # between the body and words that have room to spare
REACH: Final = 12


class JointCanvas(FigureCanvas):
    """``chosen(joint, side)`` by Enter or a click; ``moved(key)`` when the keyboard moved.

    What is said of a joint stands under its name; a figure with more room gives it more.
    """

    chosen = Signal(str, str)

    def __init__(
        self, *, gym: bool = False, read_only: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            {key: joint.word for key, joint in JOINTS.items()}, read_only=read_only, parent=parent
        )
        self._wide = GYM_WORDS if gym else WORDS
        self._high = GYM_HIGH if gym else HIGH
        self._small, self._text = (16, 17) if gym else (12, 13)
        self._values: dict[str, str] = {}
        self._chosen = ""
        self._ground = Ground(("front",), seams=False)
        self.say()

    def show_values(self, values: Mapping[str, str]) -> None:
        """What is said of joints, ``{"knee_right": "flexion 114°"}``; KeyError for an unknown."""
        for key in values:
            JOINTS[key]
        self._values = dict(values)
        self.say()

    def show_chosen(self, key: str) -> None:
        """Show a joint as chosen without telling. KeyError for an unknown one."""
        self.move_to(key)
        self._chosen = key
        self.say()

    def choose(self, key: str) -> None:
        """Choose a joint for a person, and tell."""
        self.move_to(key)
        self._choose()

    def has_value(self, key: str) -> bool:
        """Whether a joint has a value."""
        return key in self._values

    def value_words(self, key: str) -> str:
        """What is said of a joint; "not measured" beside others; "" when none has anything."""
        if key not in self._values:
            return _("not measured") if self._values else ""
        return self._values[key]

    def place_rect(self, key: str) -> QRectF:
        """Where the words of a joint stand, in pixels."""
        left = key in LEFT_COLUMN
        column = LEFT_COLUMN if left else RIGHT_COLUMN
        high, wide = theme.px(self._high), self._word_wide()
        step = (self.height() - high) / (len(column) - 1)
        return QRectF(0 if left else self.width() - wide, column.index(key) * step, wide, high)

    def marker_at(self, key: str) -> QPointF:
        """Where a joint lies on the body, in pixels."""
        return self._place(key, MARKERS[JOINTS[key].key])

    def place_at(self, at: QPointF) -> str:
        """The joint whose words or marker are at a point of the widget, or ""."""
        for key in JOINTS:
            if self.place_rect(key).contains(at):
                return key
        away = {key: (self.marker_at(key) - at).manhattanLength() for key in JOINTS}
        nearest = min(away, key=lambda key: away[key])
        return nearest if away[nearest] <= theme.px(REACH) * 1.5 else ""

    def sizeHint(self) -> QSize:
        """Both columns of words with the body between."""
        least = self.minimumSizeHint()
        return QSize(least.width() + theme.px(60), least.height())

    def minimumSizeHint(self) -> QSize:
        """No words are cut, and the body stays readable."""
        rows = len(LEFT_COLUMN)
        words = rows * theme.px(self._high) + (rows - 1) * theme.px(GAP)
        high = max(outline.HEIGHT, words)
        return QSize(2 * theme.px(self._wide) + round(outline.WIDTH), round(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The body, a line to each joint's words, markers and words."""
        painter = drawing.painter_for(self)
        self._ground.paint(painter, self, self._sheet())
        for key in JOINTS:
            painting.leader(painter, self._line(key))
        for key in JOINTS:
            on = key in (self._under, self.current() if self.hasFocus() else "")
            painting.marker(painter, self.marker_at(key), on=on, chosen=key == self._chosen)
            self._paint_words(painter, key)

    def _paint_words(self, painter: QPainter, key: str) -> None:
        here, chosen = key == self.current(), key == self._chosen
        focused = here and self.hasFocus()
        ground = "accent-soft" if chosen else "hover" if key == self._under else "surface"
        rect = self.place_rect(key)
        drawing.box(
            painter, rect, fill=theme.color(ground), radius=theme.px(6),
            line=theme.color("focus" if focused or chosen else "line-strong"),
            width=theme.focus_width() if focused else theme.line_width(),
        )  # fmt: skip
        edge = theme.px(4)
        room = rect.adjusted(theme.px(10), edge, -theme.px(10), -edge)
        value = self.value_words(key)
        name = room.adjusted(0, 0, 0, -room.height() / 2) if value else room
        self._paint_name(painter, name, key, chosen=chosen)
        known = self.has_value(key)
        under = room.adjusted(0, room.height() / 2, 0, 0)
        face = theme.font(self._text if known else self._small, 600 if known else 400)
        drawing.text(painter, under, value, face, theme.color("ink" if known else "ink3"))

    def _paint_name(self, painter: QPainter, room: QRectF, key: str, *, chosen: bool) -> None:
        token = "accent" if chosen else "ink"
        if chosen:
            dot = theme.px(7)
            at = QRectF(room.left(), room.center().y() - dot / 2, dot, dot)
            drawing.box(painter, at, fill=theme.color(token), radius=dot / 2)
            room = room.adjusted(dot + theme.px(6), 0, 0, 0)
        face = theme.font(self._text, 600 if chosen else 500)
        drawing.text(painter, room, str(JOINTS[key].name), face, theme.color(token))

    def _line(self, key: str) -> list[QPointF]:
        rect = self.place_rect(key)
        at_left = key in LEFT_COLUMN
        end = QPointF(rect.right() if at_left else rect.left(), rect.center().y())
        bend = BENDS.get(JOINTS[key].key)
        return [self.marker_at(key), *([self._place(key, bend)] if bend else []), end]

    def _place(self, key: str, point: Point) -> QPointF:
        sign = -1 if key in LEFT_COLUMN else 1
        return self._sheet().map(QPointF(outline.MIDDLE + sign * point[0], point[1]))

    def _scale(self) -> float:
        room = self.width() - 2 * theme.px(self._wide)
        return max(0.1, min(room / outline.WIDTH, self.height() / outline.HEIGHT))

    def _word_wide(self) -> float:
        spare = (self.width() - self._scale() * outline.WIDTH) / 2 - theme.px(APART)
        return max(theme.px(self._wide), min(spare, theme.px(WIDEST)))

    def _sheet(self) -> QTransform:
        scale = self._scale()
        left = (self.width() - scale * outline.WIDTH) / 2
        top = (self.height() - scale * outline.HEIGHT) / 2
        return QTransform.fromTranslate(left, top).scale(scale, scale)

    def _beside(self, key: str, way: Direction) -> str:
        column, other = LEFT_COLUMN, RIGHT_COLUMN
        if key in RIGHT_COLUMN:
            column, other = other, column
        row = column.index(key)
        if way in ("left", "right"):
            return other[row] if (way == "right") == (key in LEFT_COLUMN) else ""
        below = row + (1 if way == "down" else -1)
        return column[below] if 0 <= below < len(column) else ""

    def _said(self) -> str:
        if self.read_only:
            told = [f"{JOINTS[key].name}, {words}" for key, words in self._values.items()]
            return _("Joints on a body figure: {said}", said="; ".join(told))
        return _("Joints on a body figure: {said}", said=self.status())

    def status(self) -> str:
        """The current joint in words, with its value, and whether it was chosen."""
        key = self.current()
        parts = [str(JOINTS[key].name), self.value_words(key)]
        parts.append(_("chosen") if key == self._chosen else "")
        return ", ".join(part for part in parts if part)

    def _choose(self) -> None:
        key = self.current()
        self._chosen = key
        self.say()
        self.chosen.emit(JOINTS[key].key, JOINTS[key].side)

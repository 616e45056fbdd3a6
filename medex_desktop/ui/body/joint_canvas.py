"""The figure with the joints whose range of motion is measured, each with its words beside it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.body_sites import JOINTS
from medex_desktop.language import _, number
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
WORDS, GYM_WORDS = 208, 190
HIGH, GYM_HIGH, GAP = 34, 60, 8
REACH: Final = 12


class JointCanvas(FigureCanvas):
    """``chosen(joint, side)`` by Enter or a click; ``moved(key)`` when the keyboard moved."""

    chosen = Signal(str, str)
    moved = Signal(str)

    def __init__(self, *, gym: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            {key: joint.word for key, joint in JOINTS.items()}, read_only=False, parent=parent
        )
        self._two_lines = gym
        self._wide = GYM_WORDS if gym else WORDS
        self._high = GYM_HIGH if gym else HIGH
        self._small, self._text, self._large = (16, 17, 20) if gym else (12, 13, 15)
        self._values: dict[str, Decimal | int] = {}
        self._chosen = ""
        self._ground = Ground(("front",), seams=False)
        self.say()

    def show_values(self, values: Mapping[str, Decimal | int]) -> None:
        """Degrees by joint and side, ``{"knee_right": 114}``; KeyError for an unknown joint."""
        for key in values:
            JOINTS[key]
        self._values = dict(values)
        self.say()

    def chosen_joint(self) -> str:
        """The key of the joint that was chosen, or ""."""
        return self._chosen

    def show_chosen(self, key: str) -> None:
        """Show a joint as chosen without telling; "" for none. KeyError for an unknown one."""
        if key:
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
        """The value of a joint, "114°"; "not measured" beside others; "" when none has one."""
        if key not in self._values:
            return _("not measured") if self._values else ""
        exact = Decimal(self._values[key])
        exponent = exact.as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
        return f"{number(exact, places)}°"

    def words_rect(self, key: str) -> QRectF:
        """Where the words of a joint stand, in pixels."""
        left = key in LEFT_COLUMN
        column = LEFT_COLUMN if left else RIGHT_COLUMN
        high = theme.px(self._high)
        step = (self.height() - high) / (len(column) - 1)
        x = 0.0 if left else float(self.width() - theme.px(self._wide))
        return QRectF(x, column.index(key) * step, theme.px(self._wide), high)

    def marker_at(self, key: str) -> QPointF:
        """Where a joint lies on the body, in pixels."""
        return self._place(key, MARKERS[JOINTS[key].key])

    def place_at(self, at: QPointF) -> str:
        """The joint whose words or marker are at a point of the widget, or ""."""
        for key in JOINTS:
            if self.words_rect(key).contains(at):
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
        rect = self.words_rect(key)
        drawing.box(
            painter, rect, fill=theme.color(ground), radius=theme.px(6),
            line=theme.color("focus" if focused or chosen else "line-strong"),
            width=theme.focus_width() if focused else theme.line_width(),
        )  # fmt: skip
        room = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        name = self._paint_value(painter, room, key)
        token = "accent" if chosen else "ink"
        if chosen:
            dot = theme.px(7)
            at = QRectF(name.left(), name.center().y() - dot / 2, dot, dot)
            drawing.box(painter, at, fill=theme.color(token), radius=dot / 2)
            name = name.adjusted(dot + theme.px(6), 0, 0, 0)
        face = theme.font(self._text, 600 if chosen else 500)
        drawing.text(painter, name, str(JOINTS[key].name), face, theme.color(token))

    def _paint_value(self, painter: QPainter, room: QRectF, key: str) -> QRectF:
        """The value beside the name, or under it in the gym; the room left for the name."""
        value = self.value_words(key)
        if not value:
            return room
        known = self.has_value(key)
        face = theme.font(self._large if known else self._small, 600 if known else 400)
        ink = theme.color("ink" if known else "ink3")
        if self._two_lines:
            half = room.height() / 2
            edge = theme.px(4)
            drawing.text(painter, room.adjusted(0, half, 0, -edge), value, face, ink)
            return room.adjusted(0, edge, 0, -half)
        wide = drawing.text(painter, room, value, face, ink, drawing.RIGHT, elide=False)
        return room.adjusted(0, 0, -wide - theme.px(6), 0)

    def _line(self, key: str) -> list[QPointF]:
        rect = self.words_rect(key)
        at_left = key in LEFT_COLUMN
        end = QPointF(rect.right() if at_left else rect.left(), rect.center().y())
        bend = BENDS.get(JOINTS[key].key)
        return [self.marker_at(key), *([self._place(key, bend)] if bend else []), end]

    def _place(self, key: str, point: Point) -> QPointF:
        sign = -1 if key in LEFT_COLUMN else 1
        return self._sheet().map(QPointF(outline.MIDDLE + sign * point[0], point[1]))

    def _sheet(self) -> QTransform:
        room = self.width() - 2 * theme.px(self._wide)
        scale = max(0.1, min(room / outline.WIDTH, self.height() / outline.HEIGHT))
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

    def _moved(self) -> None:
        self.moved.emit(self.current())

"""The figure, front and back, with how much each region hurts."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from medex_desktop.domain import body_sites
from medex_desktop.domain.body_sites import SITES, VIEWS
from medex_desktop.language import _, render
from medex_desktop.ui import theme
from medex_desktop.ui.body import outline, painting, paths, regions
from medex_desktop.ui.body.canvas import FigureCanvas
from medex_desktop.ui.body.ground import Ground
from medex_desktop.ui.body.regions import Direction
from medex_desktop.ui.widgets import drawing

FOOT: Final = 24
EDGE: Final = 6


class PainCanvas(FigureCanvas):
    """``site_changed(key, value)``, -1 when it was cleared; ``moved(key)``; ``chosen(key)``.

    ``marks=False`` only chooses among the places. A figure that is only read may be smaller than
    one to click on: ``least`` is its scale.
    """

    site_changed = Signal(str, int)
    chosen = Signal(str)

    def __init__(
        self,
        *,
        gym: bool = False,
        read_only: bool = False,
        marks: bool = True,
        least: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            {key: site.word for key, site in SITES.items()}, read_only=read_only, parent=parent
        )
        self._least, self._marks = least, marks
        self._text = painting.GYM_TEXT if gym else painting.TEXT
        self._ground = Ground(VIEWS, seams=True)
        self._pain: dict[str, int] = {}
        self._began_with_one = ""
        self.say()

    def pain(self) -> dict[str, int]:
        """Every marked region with its value, in reading order."""
        return {key: self._pain[key] for key in SITES if key in self._pain}

    def show_pain(self, pain: Mapping[str, int]) -> None:
        """Show other values, without telling."""
        self._pain = dict(pain)
        self._began_with_one = ""
        self.say()

    def set_value(self, value: int) -> None:
        """Mark the current region, 0 to 10, or clear it with -1, and tell when it changed."""
        self._began_with_one = ""
        key = self.current()
        if value == self._pain.get(key, -1):
            return
        if value < 0:
            del self._pain[key]
        else:
            self._pain[key] = body_sites.check_pain(value)
        self.say()
        self.site_changed.emit(key, value)

    def scale(self) -> float:
        """Pixels for one unit of the sheet."""
        edge = 2 * theme.px(EDGE)
        across = (self.width() - edge) / regions.SHEET_WIDTH
        down = (self.height() - edge - theme.px(FOOT)) / outline.HEIGHT
        return max(0.1, min(across, down))

    def place_at(self, at: QPointF) -> str:
        """The region at a point of the widget, or ""."""
        onto, _there = self._sheet().inverted()
        place = onto.map(at)
        for key in SITES:
            if paths.target(key).contains(place):
                return key
        return ""

    def place_rect(self, key: str) -> QRectF:
        """Where a region is taken when it is clicked, in pixels."""
        return self._sheet().mapRect(paths.target(key).boundingRect())

    def label_at(self, key: str) -> QPointF:
        """Where the number of a region stands, in pixels."""
        return self._sheet().map(QPointF(*regions.REGIONS[key].label))

    def sizeHint(self) -> QSize:
        """One pixel for a unit, and more when there is room."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Large enough that the thinnest region is 24 pixels wide, a little more at large text."""
        edge = 2 * theme.px(EDGE)
        scale = self._least * (1 + (theme.look().percent - 100) / 400)
        wide = scale * regions.SHEET_WIDTH + edge
        high = scale * outline.HEIGHT + edge + theme.px(FOOT)
        return QSize(round(wide + 0.5), round(high + 0.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bodies, what hurts, where the keyboard is, then everything in words."""
        painter = drawing.painter_for(self)
        self._ground.paint(painter, self, self._sheet())
        painter.save()
        painter.setTransform(self._sheet(), combine=True)
        if self._under and self._under not in self._pain:
            painting.lit(painter, self._under)
        for key, value in self._pain.items():
            painting.pain(painter, key, value)
        if not self.read_only:
            painting.ring(painter, self.current(), strong=self.hasFocus())
        painter.restore()
        for key, value in self._pain.items():
            ringed = key == self.current() and self.hasFocus() and self._is_covered(key)
            painting.badge(painter, self.label_at(key), value, size=self._text, ringed=ringed)
        self._paint_words(painter)

    def _is_covered(self, key: str) -> bool:
        """Whether the number of a region hides most of it, at large text."""
        seen = paths.region(key).boundingRect()
        return theme.px(painting.PILL * self._text) > 0.75 * self.scale() * seen.width()

    def _paint_words(self, painter: QPainter) -> None:
        sheet = self._sheet()
        sides = {"front": (_("Right"), _("Left")), "back": (_("Left"), _("Right"))}
        names = {"front": _("Front"), "back": _("Back")}
        tokens = {_("Right"): "right", _("Left"): "left"}
        face = theme.font(self._text, 600)
        for view in VIEWS:
            middle = regions.OFFSETS[view] + outline.MIDDLE
            for words, away in zip(sides[view], (-62, 62), strict=True):
                at = sheet.map(QPointF(middle + away, 62))
                rect = QRectF(at.x() - 100, at.y() - 40, 200, 80)
                ink = theme.color(tokens[words])
                drawing.text(painter, rect, words, face, ink, drawing.MIDDLE)
            foot = sheet.map(QPointF(middle, outline.HEIGHT))
            rect = QRectF(foot.x() - 100, foot.y() + theme.px(2), 200, theme.px(FOOT - 4))
            drawing.text(painter, rect, names[view], face, theme.color("ink2"), drawing.MIDDLE)

    def _sheet(self) -> QTransform:
        scale = self.scale()
        left = (self.width() - scale * regions.SHEET_WIDTH) / 2
        top = (self.height() - theme.px(FOOT) - scale * outline.HEIGHT) / 2
        return QTransform.fromTranslate(left, top).scale(scale, scale)

    def _beside(self, key: str, way: Direction) -> str:
        return regions.NEIGHBOURS[key].get(way, "")

    def _said(self) -> str:
        if self.read_only:
            said = render(body_sites.summary(self._pain))
            return _("Body figure, front and back: {said}", said=said)
        return _("Body figure: {said}", said=self.status())

    def status(self) -> str:
        """The current region in words, with its value."""
        key = self.current()
        if key not in self._pain:
            return _("{site}, not marked", site=SITES[key].name)
        return render(body_sites.summary({key: self._pain[key]}))

    def _choose(self) -> None:
        self.chosen.emit(self.current())

    def _moved(self) -> None:
        self._began_with_one = ""

    def _typed(self, event: QKeyEvent) -> bool:
        return self._marks and self.take_key(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """A digit marks, 1 then 0 is 10, Delete and Backspace clear; whether it was one of them."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_value(-1)
            return True
        digit = event.text()
        if len(digit) != 1 or digit not in "0123456789":
            return False
        ten = digit == "0" and self._began_with_one == self.current()
        self.set_value(10 if ten else int(digit))
        self._began_with_one = self.current() if digit == "1" else ""
        return True

"""What an empty list says: one sentence, the first fields ready, and other ways in."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.key_cap import KeyCap
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.picture import Picture

WIDTH = 720


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to begin: icon name, title, what it does, its key."""

    icon: str
    title: str
    words: str
    key: str = ""


class WayTile(QAbstractButton):
    """A tile that is one big button."""

    def __init__(self, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = way
        self.setAccessibleName(way.title)
        self.setAccessibleDescription(way.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = Column(self, gap=2, margins=(48, 12, 14, 12))
        for words, role, ink, weight in (
            (way.title, "body", "ink", 600),
            (way.words, "body", "ink2", 0),
        ):
            label = ParagraphLabel(words, role, ink, weight, min_width=90)  # type: ignore[arg-type]
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        if way.key:
            self._column.gap(4)
            self._column.addWidget(KeyCap(way.key), 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        FocusRing(self, 10)

    def sizeHint(self) -> QSize:
        """What its words need."""
        return self._column.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """What its words need at that width."""
        return self._column.heightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame and icon."""
        painter = drawing.painter_for(self)
        fill = "hover" if self.underMouse() or self.isDown() else "surface"
        drawing.box(
            painter, QRectF(self.rect()), fill=theme.color(fill), line=theme.color("line"),
            width=theme.line_width(), radius=theme.px(10),
        )  # fmt: skip
        side = theme.px(18)
        at = QRectF(theme.px(17), theme.px(13), side, side)
        icons.paint(painter, self._way.icon, "accent", at)


class EmptyState(Card):
    """``chosen(i)`` when way ``i`` is taken. ``first`` is the form that makes the first record."""

    chosen = Signal(int)

    def __init__(
        self,
        title: str,
        words: str,
        *,
        picture: str = "empty_clients",
        first: QWidget | None = None,
        ways: Sequence[Way] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margins=(44, 40, 44, 36), gap=16)
        self._tiles: list[WayTile] = []
        head = Row(gap=32)
        head.addWidget(Picture(picture, 148, 84), 0, Qt.AlignmentFlag.AlignTop)
        said = Column(gap=4)
        said.addWidget(ParagraphLabel(title, "title", min_width=200))
        said.addWidget(ParagraphLabel(words, "note", "ink2", min_width=200))
        said.addStretch(1)
        head.addLayout(said, 1)
        self.body.addLayout(head)
        if first is not None:
            self.body.gap(8)
            self.body.addWidget(first)
        if ways:
            self._add_ways(ways, after_form=first is not None)

    def sizeHint(self) -> QSize:
        """720 wide; stand it between two stretches of a Row, not with an alignment flag."""
        return QSize(theme.px(WIDTH), super().sizeHint().height())

    def _add_ways(self, ways: Sequence[Way], *, after_form: bool) -> None:
        if after_form:
            line = Row(gap=12)
            for part in (Divider(), Label(_("or"), "body", "ink2"), Divider()):
                line.addWidget(part, 0 if isinstance(part, Label) else 1,
                               Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
            self.body.addLayout(line)
        row = Row(gap=12)
        for way in ways:
            tile = WayTile(way)
            tile.clicked.connect(self._on_tile_clicked)
            self._tiles.append(tile)
            row.addWidget(tile, 1)
        self.body.addLayout(row)

    def _on_tile_clicked(self) -> None:
        sender = self.sender()
        self.chosen.emit(next(i for i, tile in enumerate(self._tiles) if tile is sender))

"""The rail at the left: find, the places, help, who is at work, and whether all is saved."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.rail_parts import FindButton, PersonButton, PlaceButton, SaveLine

WIDE = 168
NARROW = 52
WIDE_MARGINS = (12, 16, 13, 8)
NARROW_MARGINS = (8, 8, 8, 2)
SaveState = Literal["saved", "saving", "unsaved"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place: key, title, icon name."""

    key: str
    title: str
    icon: str


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("MedEx Desktop")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        side = theme.px(28)
        folded = theme.is_compact()
        at = QRectF((self.width() - side) / 2 if folded else theme.px(6), 0, side, side)
        icons.paint(painter, "mark", "accent", at)
        if not folded:
            room = QRectF(theme.px(44), 0, self.width(), side)
            drawing.text(painter, room, "MedEx", theme.font(17, 700), theme.color("ink"))


class _Space(QWidget):
    """A gap that nearly closes when the rail is folded."""

    def __init__(self, wide: int, folded: int) -> None:
        super().__init__()
        self._sizes = (wide, folded)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, theme.px(self._sizes[1] if theme.is_compact() else self._sizes[0]))


class Rail(QWidget):
    """``chosen(key)``, ``find_asked()``, ``help_asked()``, ``person_asked()``.

    168 wide; icons only from 150 % text, when the practitioner's button leaves its room to them.
    """

    chosen = Signal(str)
    find_asked = Signal()
    help_asked = Signal()
    person_asked = Signal()

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Places"))
        self._places: dict[str, PlaceButton] = {}
        self._group = QButtonGroup(self)
        self._find, self._help = FindButton(), PlaceButton("help", _("Help"), "help", _("F1"))
        self._person, self._save = PersonButton(), SaveLine()
        self._divider = Divider()
        column = self._column = Column(self, gap=2, margins=WIDE_MARGINS)
        column.addWidget(_Mark())
        column.addWidget(_Space(10, 2))
        column.addWidget(self._find)
        column.addWidget(_Space(10, 2))
        for place in places:
            button = PlaceButton(place.key, place.title, place.icon)
            button.clicked.connect(self._on_place_clicked)
            self._places[place.key] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self._help)
        column.addWidget(_Space(10, 0))
        column.addWidget(self._divider)
        column.addWidget(self._person)
        column.addWidget(self._save)
        self._find.clicked.connect(self.find_asked)
        self._help.clicked.connect(self.help_asked)
        self._person.clicked.connect(self.person_asked)
        self._rescale()
        theme.look().changed.connect(self._rescale)

    def set_place(self, key: str) -> None:
        """Show where we are, without telling; an unknown key shows nothing."""
        self._group.setExclusive(False)
        for name, button in self._places.items():
            button.setChecked(name == key)
            stops = name == key or key not in self._places
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
            )
        self._group.setExclusive(True)
        self.update()

    def set_count(self, key: str, count: int) -> None:
        """The number of things waiting in a place."""
        self._places[key].set_count(count)

    def set_person(self, name: str, credential: str) -> None:
        """Who is at work."""
        self._person.set_person(name, credential)

    def set_save_state(self, state: SaveState, words: str) -> None:
        """``set_save_state("saved", _("Saved {time}", time=...))``."""
        self._save.set_state(state, words)

    def save_words(self) -> str:
        """What the save line says."""
        return self._save.words()

    def _on_place_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, PlaceButton):
            self.update()
            self.chosen.emit(sender.key)

    def _rescale(self) -> None:
        folded = theme.is_compact()
        self.setFixedWidth(theme.px(NARROW if folded else WIDE))
        self._column.set_margins(NARROW_MARGINS if folded else WIDE_MARGINS)
        self._divider.setVisible(not folded)
        self._person.setVisible(not folded)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, edge, and the bar beside the place that is on."""
        painter = drawing.painter_for(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        edge = theme.line_width()
        line = QRectF(self.width() - edge, 0, edge, self.height())
        painter.fillRect(line, theme.color("line"))
        on = next((each for each in self._places.values() if each.isChecked()), None)
        if on is not None:
            top = on.mapTo(self, QPoint(0, 0)).y()
            bar = QRectF(-theme.px(2), top + theme.px(8), theme.px(6), on.height() - theme.px(16))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(bar, theme.px(2), theme.px(2))

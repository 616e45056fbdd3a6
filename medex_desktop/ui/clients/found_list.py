"""The clients found so far: name with the typed parts underlined, birth date, last visit."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from medex_desktop.domain.search import Match
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day
from medex_desktop.ui import icons, theme
from medex_desktop.ui.models.caseload import ClientRow
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.key_cap import cap_size, paint_cap
from medex_desktop.ui.widgets.verdict_chip import chip_size, paint_chip

ROW: Final = 52
SHOWN: Final = 5
LEAST: Final = 2
Index = QModelIndex | QPersistentModelIndex
FOUND: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class FoundClient:
    """One client found: the row of the caseload and where the query stands in the name."""

    row: ClientRow
    match: Match

    def born(self) -> str:
        """The birth date in words, or the age that was given."""
        line = self.row.line
        if line.birth_date is not None:
            return day(line.birth_date)
        return _("about {n} years", n=self.row.age) if self.row.age is not None else ""

    def seen(self) -> str:
        """When the client was last seen."""
        if self.row.line.archived_on is not None:
            return _("archived")
        return seen_words(self.row.line.last_visit, self.row.today)

    def said(self) -> str:
        """What is read aloud."""
        chip = _("Same name") if self.match.same_name else ""
        born = _("born {day}", day=self.born())
        told = (self.match.name, born, self.row.condition, chip, self.seen())
        return ", ".join(part for part in told if part)

    def behind(self, veil: Callable[[str], str]) -> "FoundClient":
        """The same client with the name shortened."""
        return replace(self, match=replace(self.match, name=veil(self.match.name), spans=()))


def seen_words(last: date | None, today: date) -> str:
    """When last seen: "seen today", "25 Sep", "12 Aug 2025", "not seen yet"."""
    if last is None:
        return _("not seen yet")
    if last == today:
        return _("seen today")
    return day(last, short=last.year == today.year)


class _FoundModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[FoundClient] = ()
        self.veil: Callable[[str], str] | None = None
        self.bar = -1

    def set_found(self, found: Sequence[FoundClient]) -> None:
        self.beginResetModel()
        self.found = found
        self.bar = -1
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == FOUND:
            return self._shown(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._shown(index.row()).said()
        return None

    def _shown(self, line: int) -> FoundClient:
        found = self.found[line]
        return found if self.veil is None or line == self.bar else found.behind(self.veil)


class _FoundDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(200), theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(FOUND)
        if not isinstance(found, FoundClient):
            return
        view: Any = option
        rect = QRectF(view.rect)
        chosen = bool(view.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, theme.color("accent-soft"))
            bar = QRectF(rect.left(), rect.top(), theme.px(4), rect.height())
            painter.fillRect(bar, theme.color("accent"))
        side = theme.px(20)
        at = QRectF(theme.px(20), rect.center().y() - side / 2, side, side)
        icons.paint(painter, "user", "accent" if chosen else "ink2", at)
        left = theme.px(54)
        room = rect.adjusted(left, 0, -theme.px(20), 0)
        _paint_words(painter, _paint_end(painter, room, found, chosen=chosen), found)
        painter.restore()


def _paint_end(painter: QPainter, room: QRectF, found: FoundClient, *, chosen: bool) -> QRectF:
    """Key cap, last visit and chip at the right; returns what is left for the words."""
    cap = cap_size(_("Enter"))
    if chosen:
        middle = round(room.center().y() - cap.height() / 2)
        at = QRectF(room.right() - cap.width(), middle, cap.width(), cap.height())
        paint_cap(painter, at, _("Enter"))
    room = room.adjusted(0, 0, -cap.width() - theme.px(15), 0)
    seen = theme.px(92)
    when = QRectF(room.right() - seen, room.top(), seen, room.height())
    drawing.text(painter, when, found.seen(), theme.font(), theme.color("ink2"), drawing.RIGHT)
    room = room.adjusted(0, 0, -seen - theme.px(12), 0)
    if found.match.same_name:
        size = chip_size(_("Same name"))
        top = room.center().y() - size.height() / 2
        at = QRectF(room.right() - size.width(), top, size.width(), size.height())
        paint_chip(
            painter, at, "attend", _("Same name"), ink="watch", fill="watch-soft", line="watch"
        )
        room = room.adjusted(0, 0, -size.width() - theme.px(12), 0)
    return room


def _paint_words(painter: QPainter, room: QRectF, found: FoundClient) -> None:
    middle = room.center().y()
    painter.setClipRect(room)
    line = QRectF(room.left(), middle - theme.px(19), room.width(), theme.px(20))
    _paint_name(painter, line, found.match)
    below = QRectF(room.left(), middle + theme.px(1), room.width(), theme.px(17))
    face, quiet = theme.font(12), theme.color("ink3")
    strong = theme.font(12, 600) if found.match.same_name else face
    ink = theme.color("ink") if found.match.same_name else quiet
    typed_born = found.row.line.birth_date is not None
    start = f"{_('born')} " if typed_born else ""
    rest = f", {found.row.condition}" if found.row.condition else ""
    for words, font, colour in ((start, face, quiet), (found.born(), strong, ink),
                                (rest, face, quiet)):  # fmt: skip
        if words and below.width() > 0:
            wide = drawing.text(painter, below, words, font, colour)
            below = below.adjusted(wide, 0, 0, 0)


def _paint_name(painter: QPainter, line: QRectF, match: Match) -> None:
    plain, strong = theme.font(15), _underlined()
    at = 0
    for start, end in (*match.spans, (len(match.name), len(match.name))):
        for words, font, token in (
            (match.name[at:start], plain, "ink"),
            (match.name[start:end], strong, "accent"),
        ):
            if words and line.width() > 0:
                wide = drawing.text(painter, line, words, font, theme.color(token))
                line = line.adjusted(wide, 0, 0, 0)
        at = end


def _underlined() -> QFont:
    font = QFont(theme.font(15, 600))
    font.setUnderline(True)
    return font


class FoundList(QListView):
    """``chosen(FoundClient)`` when one is clicked; ``pointed(FoundClient | None)`` as it moves."""

    chosen = Signal(object)
    pointed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _FoundModel()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(_FoundDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._on_clicked)
        theme.look().changed.connect(self._settle)

    def set_found(self, found: Sequence[FoundClient]) -> None:
        """Show other clients; the first is pointed at."""
        self._model.set_found(found)
        self._settle()
        if found:
            self.setCurrentIndex(self._model.index(0, 0))
        self.pointed.emit(self.current())

    def set_veil(self, veil: Callable[[str], str] | None) -> None:
        """Shorten the names it does not point at; None shows them."""
        self._model.veil = veil
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The client pointed at may be read."""
        self._model.bar = current.row()
        super().currentChanged(current, previous)

    def current(self) -> FoundClient | None:
        """The client pointed at."""
        line = self.currentIndex().row()
        return self._model.found[line] if 0 <= line < len(self._model.found) else None

    def move_by(self, step: int) -> None:
        """Point at the next or the one before."""
        line = self.currentIndex().row() + step
        if 0 <= line < len(self._model.found):
            self.setCurrentIndex(self._model.index(line, 0))
            self.pointed.emit(self.current())

    def sizeHint(self) -> QSize:
        """As many lines as are found, at most five."""
        return QSize(theme.px(200), self._lines(SHOWN))

    def minimumSizeHint(self) -> QSize:
        """Two lines; the others scroll."""
        return QSize(theme.px(120), self._lines(LEAST))

    def _lines(self, most: int) -> int:
        return min(most, len(self._model.found)) * theme.px(ROW)

    @Slot()
    def _settle(self) -> None:
        self.setMaximumHeight(self._lines(SHOWN))
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(FOUND))

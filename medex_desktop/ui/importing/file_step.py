"""Step 1: which file, and what is in it. Choose it or drop it; nothing is imported by that."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.services.imports import CLIENTS, GRIP
from medex_desktop.ui import theme
from medex_desktop.ui.importing.steps import EDGE
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.picture import Picture
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.sentence import Sentence

_WIDE: Final = ("name, born, date, R1, L1, R2, L2", "Ana, 1962-06-23, 1 Sep 2026, 31, 29, 32, 30")
_LONG: Final = ("name; date; hand; value", "Ana; 1.9.2026; R; 31,5", "Ana; 1.9.2026; L; 29,0")
_PAIRED: Final = ("id, date, trial, right, left", "17, 2026-09-01, 1, 31.5, 29.0")
_LIST: Final = ("name, born, sex, phone", "Ana Simic, 23 Jun 1962, F, 555 0117")


class DropZone(QWidget):
    """A dashed frame round what invites a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_over(self, over: bool) -> None:
        """A file hangs over it, or no longer."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame; in the accent while a file hangs over it."""
        drawing.box(
            drawing.painter_for(self),
            QRectF(self.rect()),
            fill=theme.color("accent-soft" if self._over else "sunken"),
            line=theme.color("accent" if self._over else "line-strong"),
            width=theme.px(2) if self._over else theme.line_width(),
            radius=theme.px(10),
            dashed=True,
        )


class FileStep(ScrollBody):
    """``browse_asked`` and ``kind_chosen(kind)``; the dialog takes dropped files."""

    browse_asked = Signal()
    kind_chosen = Signal(str)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(gap=16, margins=(EDGE, 4, EDGE, 16), parent=parent)
        options = [(GRIP, _("Grip results")), (CLIENTS, _("Client list"))]
        self.kind = Segmented(_("What is in the file"), options)
        self.kind.set_key(kind)
        self._about = ParagraphLabel("", "body", "ink2", min_width=200)
        self._about.setAlignment(drawing.CENTRE)
        self.zone = DropZone()
        self._invites = Label("", "section")
        self.browse = Button(_("Choose file"), "filled", icon="folder", size="main")
        self._said = Sentence()
        self._shapes = [_Shape() for _at in range(3)]

        self._arrange()

        self.kind.chosen.connect(self._on_kind_chosen)
        self.browse.clicked.connect(self.browse_asked)
        self.show_file("")
        self._show_kind(kind)

    def show_file(self, name: str) -> None:
        """Name the file that was chosen, or invite one."""
        self._invites.setText(name or _("Drop a CSV file here"))
        self.browse.set_words(_("Choose another file") if name else _("Choose file"))

    def say(self, words: str) -> None:
        """What is wrong with the file, or nothing."""
        self._said.say(words, "alert")

    def said(self) -> str:
        """What is wrong with the file."""
        return self._said.words()

    def _arrange(self) -> None:
        body = self.body
        top = Row(gap=16)
        top.addWidget(self.kind)
        top.addWidget(self._about, 1)
        body.addLayout(top)
        zone = Column(self.zone, gap=12, margins=(24, 20, 24, 20))
        middle = Qt.AlignmentFlag.AlignHCenter
        zone.addWidget(Picture("empty_clients", 120, 68), 0, middle)
        zone.addWidget(self._invites, 0, middle)
        zone.addWidget(self.browse, 0, middle)
        zone.addWidget(Label(_("CSV, up to 50 MB. The file is only read."), "caption"), 0, middle)
        body.addWidget(self.zone)
        body.addWidget(self._said)
        shapes = Column(gap=12) if theme.is_compact() else Row(gap=12)
        for shape in self._shapes:
            shapes.addWidget(shape, 1)
        body.addLayout(shapes)
        body.addWidget(
            ParagraphLabel(
                _(
                    "Commas, semicolons or tabs; decimal point or comma; any order of columns. "
                    "From a workbook, save the table as CSV UTF-8 first. You see every row that "
                    "can't be read before anything is kept, and one step takes an import back."
                ),
                "caption",
                min_width=200,
            )
        )
        body.addStretch(1)

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        self._show_kind(kind)
        self.kind_chosen.emit(kind)

    def _show_kind(self, kind: str) -> None:
        grip = kind == GRIP
        about = (
            _("Tests of one or many clients. Clients the practice does not know are added.")
            if grip
            else _("One row a client: a name, and a birth date or an age if there is one.")
        )
        self._about.setText(about)
        self._shapes[0].show_shape(
            _("A row is a test") if grip else _("A row is a client"), _WIDE if grip else _LIST
        )
        self._shapes[1].show_shape(_("A row is one trial"), _LONG)
        self._shapes[2].show_shape(_("A row is both hands"), _PAIRED)
        for shape in self._shapes[1:]:
            shape.setVisible(grip)


class _Shape(Card):
    """One way such a file can look."""

    def __init__(self) -> None:
        super().__init__(margins=(14, 10), gap=2, ground="surface")
        self._title = Label("", "body", weight=600)
        self._lines = _Lines()
        self.body.addWidget(self._title)
        self.body.addWidget(self._lines)

    def show_shape(self, title: str, lines: tuple[str, ...]) -> None:
        """Its name and its first lines."""
        self._title.setText(title)
        self._lines.set_lines(lines)


class _Lines(QWidget):
    """A few lines in a fixed pitch, shortened at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.look().changed.connect(self._settle)

    def set_lines(self, lines: tuple[str, ...]) -> None:
        """Show other lines."""
        self._lines = lines
        self.setAccessibleName("\n".join(lines))
        self._settle()

    @Slot()
    def _settle(self) -> None:
        self.setFixedHeight(theme.px(18) * max(3, len(self._lines)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines; the first names the columns."""
        painter = drawing.painter_for(self)
        high = theme.px(18)
        for at, line in enumerate(self._lines):
            ink = theme.color("ink3" if at else "ink2")
            room = QRectF(0, at * high, self.width(), high)
            drawing.text(painter, room, line, theme.mono(12), ink)

"""The left column of the set-up: three steps, which is done, which is now."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.avatar import Mark
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row

WIDTH = 340


class _Number(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._state = "coming"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, state: str) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        side = min(self.width(), self.height())
        disc = QRectF(0, 0, side, side)
        fills = {"done": "good-soft", "now": "accent"}
        fill = fills.get(self._state)
        drawing.box(
            painter,
            disc,
            fill=theme.color(fill) if fill else None,
            line=theme.color("line-strong") if self._state == "coming" else None,
            width=theme.line_width(),
            radius=side / 2,
        )
        if self._state == "done":
            inner = disc.adjusted(*(theme.px(n) for n in (6, 6)), *(-theme.px(n) for n in (6, 6)))
            icons.paint(painter, "check", "good", inner)
            return
        ink = theme.color("on-accent" if self._state == "now" else "ink2")
        face = theme.font(13, 600)
        drawing.text(painter, disc, str(self._number), face, ink, drawing.MIDDLE, elide=False)


class StepLine(QWidget):
    """One step: its number, its name, and what it is for or what was entered."""

    def __init__(self, number: int, name: str, note: str) -> None:
        super().__init__()
        self._words = name
        self._note_words = note
        self._number = _Number(number)
        self._name = Label(name, "note")
        self._note = Label(note, "body", "ink3")
        words = Column(gap=0)
        words.addWidget(self._name)
        words.addWidget(self._note)
        row = Row(self, gap=12)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def set_state(self, state: str, summary: str = "") -> None:
        """``done``, ``now`` or ``coming``."""
        self._number.set_state(state)
        self._name.setFont(theme.font(14, 600 if state == "now" else 500))
        self._note.setText(summary if state == "done" and summary else self._note_words)
        states = {"done": _("done"), "now": _("this step"), "coming": _("later")}
        self.setAccessibleName(f"{self._words}, {states[state]}")


class StepList(QWidget):
    """340 wide, on the rail's ground; hidden at large text, where the head says the step."""

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.lines = [StepLine(at, *step) for at, step in enumerate(steps, 1)]
        self.existing = Button(_("Open an existing practice"), "quiet", icon="folder")
        self.backup = Button(_("Open a backup"), "quiet", icon="archive")
        self.export = Button(_("Start from an export"), "quiet", icon="import")
        head = Row(gap=12)
        head.addWidget(Mark(28))
        head.addWidget(Label("MedEx Desktop", "name"), 1)
        column = Column(self, gap=24, margins=(36, 36, 24, 28))
        self.ways = QWidget()
        ways = Column(self.ways, gap=4)
        column.addLayout(head)
        column.gap(28)
        for line in self.lines:
            column.addWidget(line)
        column.addStretch(1)
        for way in (self.existing, self.backup, self.export):
            ways.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self._ways_at = column.count()
        column.addWidget(self.ways)
        self._column = column
        column.addWidget(
            ParagraphLabel(
                _(
                    "Everything stays on this laptop. The program has no internet access "
                    "and needs no account."
                ),
                "body",
                "ink2",
                min_width=240,
            )
        )
        self._rescale()
        theme.look().changed.connect(self._rescale)

    def show_step(self, now: int, summaries: Sequence[str]) -> None:
        """Which step it is, from 0, and what the done ones hold."""
        for at, line in enumerate(self.lines):
            state = "done" if at < now else "now" if at == now else "coming"
            line.set_state(state, summaries[at])

    def hold_export(self, held: bool) -> None:
        """With an export in hand there is no first client to add, and a way back without it."""
        self.lines[-1].setVisible(not held)
        words = _("Without the export") if held else _("Start from an export")
        self.export.set_words(words)

    def take_ways(self) -> None:
        """Have the other ways in here again; at large text they stand under the first step."""
        self._column.insertWidget(self._ways_at, self.ways)

    def _rescale(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        self.setVisible(not theme.is_compact())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rail's ground and its edge."""
        painter = drawing.painter_for(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        edge = theme.line_width()
        painter.fillRect(self.width() - edge, 0, edge, self.height(), theme.color("line"))

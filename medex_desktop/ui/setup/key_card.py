"""The recovery key: eight groups to print or write down, and two of them typed to be sure."""

import secrets

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.sentence import Sentence
from medex_desktop.ui.widgets.status_shape import StatusShape

GROUPS, LENGTH = 8, 4
_ALIKE = str.maketrans("OILU", "011V")


class _Group(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(_("Group {n}: {words}", n=self._number, words=" ".join(words)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(110), theme.px(58))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        drawing.box(
            painter, rect, fill=theme.color("sunken"), line=theme.color("line"),
            width=theme.line_width(), radius=theme.px(6),
        )  # fmt: skip
        left = rect.adjusted(theme.px(13), 0, 0, 0)
        upper = left.adjusted(0, theme.px(6), 0, -theme.px(30))
        lower = left.adjusted(0, theme.px(24), 0, -theme.px(4))
        words = _("Group {n}", n=self._number)
        drawing.text(painter, upper, words, theme.font(12), theme.color("ink3"))
        face = theme.mono(20, 700)
        face.setLetterSpacing(face.SpacingType.AbsoluteSpacing, theme.px(2))
        drawing.text(painter, lower, self._words, face, theme.color("ink"), elide=False)


class Proof(QWidget):
    """One group typed again; ``settled`` when it matches."""

    settled = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._wanted = ""
        self._label = Label("", "body", "ink2")
        self.line = LineField("", chars=6, limit=8, fixed_pitch=True)
        self.line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._said = StatusShape("later", " ", strong=True)
        row = Row(self, gap=12)
        row.addWidget(self._label)
        row.addWidget(self.line)
        row.addWidget(self._said)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_line_changed)

    def ask(self, number: int, wanted: str) -> None:
        """Which group is asked for."""
        self._number, self._wanted = number, wanted
        self._label.setText(_("group {n}", n=number))
        self.line.setAccessibleName(_("Group {n}", n=number))
        self._on_line_changed(self.line.text())

    def matches(self) -> bool:
        """True when it was typed right."""
        return bool(self._wanted) and self._typed() == self._wanted

    def number(self) -> int:
        """The number of the group asked for."""
        return self._number

    def _typed(self) -> str:
        letters = "".join(char for char in self.line.text().upper() if char.isalnum())
        return letters.translate(_ALIKE)

    def _on_line_changed(self, _words: str) -> None:
        left = LENGTH - len(self._typed())
        self.line.set_fault(left <= 0 and not self.matches())
        if self.matches():
            self._said.set_status("done", _("matches"), token="good")
            self.settled.emit()
        elif left <= 0:
            self._said.set_status("stop", _("differs from the key"), token="alert")
        else:
            self._said.set_status("later", _("{n} more", n=left), token="ink3")
        self.changed.emit()


class KeyCard(Card):
    """``show_key("7QKD-...")``; ``print_asked`` and ``save_asked``; ``changed`` while typing."""

    print_asked = Signal()
    save_asked = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(22, 18), gap=12)
        self.key = ""
        self._groups = [_Group(number) for number in range(1, GROUPS + 1)]
        self.proofs = (Proof(), Proof())
        self.print_ = Button(_("Print"), icon="print", key="Ctrl P")
        self.save = Button(_("Save as PDF"), icon="export")
        self.said = Sentence()
        self._grid = Grid(gap=8)
        self._arrange()
        self._place()
        theme.look().changed.connect(self._place)
        self.print_.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_.click)
        for proof in self.proofs:
            proof.changed.connect(self.changed)
        self.proofs[0].settled.connect(self._on_first_settled)

    def _arrange(self) -> None:
        head = Row(gap=12)
        head.addWidget(_KeyIcon())
        head.addWidget(Label(_("Recovery key"), "section"), 1)
        head.addWidget(self.print_)
        head.addWidget(self.save)
        self.body.addLayout(head)
        self.body.addLayout(self._grid)
        self.body.addWidget(
            ParagraphLabel(
                _(
                    "Keep it on paper, away from the laptop. It is shown only now. "
                    "A checksum inside it notices a slip of the pen."
                ),
                "body",
                "ink2",
                min_width=300,
            )
        )
        self.body.addWidget(self.said)
        self.body.addWidget(Divider())
        self._asked = Column(gap=8)
        self._line = Row(gap=20)
        self._line.addWidget(Label(_("To be sure it was kept, type"), "body"))
        self._line.addWidget(self.proofs[0])
        self._line.addStretch(1)
        self._asked.addLayout(self._line)
        self.body.addLayout(self._asked)

    def _place(self) -> None:
        """Four groups in a line, two at large text; the proofs beside or below each other."""
        across = 2 if theme.is_compact() else 4
        while self._grid.count():
            self._grid.takeAt(0)
        for at, group in enumerate(self._groups):
            self._grid.addWidget(group, at // across, at % across)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        if theme.is_compact():
            self._asked.addWidget(self.proofs[1])
        else:
            self._line.insertWidget(2, self.proofs[1])

    def show_key(self, key: str) -> None:
        """Show the key and choose the two groups to be typed."""
        self.key = key
        groups = key.split("-")
        for box, words in zip(self._groups, groups, strict=True):
            box.set_words(words)
        first, second = sorted(secrets.SystemRandom().sample(range(GROUPS), 2))
        for proof, at in zip(self.proofs, (first, second), strict=True):
            proof.ask(at + 1, groups[at])

    def missing(self) -> Proof | None:
        """The first group that was not typed right yet."""
        return next((proof for proof in self.proofs if not proof.matches()), None)

    def _on_first_settled(self) -> None:
        if self.proofs[0].line.hasFocus() and not self.proofs[1].matches():
            self.proofs[1].setFocus()


class _KeyIcon(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(20), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(drawing.painter_for(self), "key", "accent", QRectF(self.rect()))

"""Beside a signed paper: its number, its hash, what happened to it, and what may happen next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, clock, day, n_, render
from medex_desktop.services.documents import WAYS, DocumentEvent, DocumentLine
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.status_shape import StatusShape

HASH_SHOWN = 12


class SignedPanel(QWidget):
    """``show_paper(paper)``; ``void_asked`` and ``again_asked`` (sent once more)."""

    void_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voided = Banner("alert", "")
        facts = Card(margins=(16, 14), gap=8)
        facts.heading(_("Record"))
        self.number = Label("", "section")
        self.signed = ParagraphLabel("", "body", "ink2", min_width=200)
        self.pages = Label("", "body", "ink2")
        self.hash = Label("")
        self.hash_hint = ParagraphLabel(
            _("The first 12 characters of the file's SHA-256. A changed file has another one."),
            "caption",
            min_width=200,
        )
        for line in (self.number, self.signed, self.pages, self.hash, self.hash_hint):
            facts.body.addWidget(line)
        story = Card(margins=(16, 14), gap=10)
        story.heading(_("Since then"))
        self._events = Column(gap=10)
        self._said: list[str] = []
        story.body.addLayout(self._events)
        self.again = Button(_("Sent to somebody else too"), "quiet", icon="send")
        self.void = Button(_("Void"), "quiet", icon="close", name=_("Void this paper"))
        actions = Column(gap=0)
        for button in (self.again, self.void):
            row = Row()
            row.addWidget(button)
            row.addStretch(1)
            actions.addLayout(row)
        story.body.addLayout(actions)
        column = Column(self, gap=12)
        for part in (self.voided, facts, story):
            column.addWidget(part)
        column.addStretch(1)
        self._dress()
        self.again.clicked.connect(self.again_asked)
        self.void.clicked.connect(self.void_asked)
        theme.look().changed.connect(self._dress)

    def show_paper(self, paper: DocumentLine) -> None:
        """Show one signed paper."""
        at = paper.signed_at.astimezone()
        self.number.setText(_("No. {number}", number=paper.number))
        self.signed.setText(
            _("Signed {day}, {time}", day=day(at.date()), time=clock(at, seconds=False))
        )
        self.pages.setText(n_("{n} page", "{n} pages", paper.pages))
        self.hash.setText(paper.sha256[:HASH_SHOWN])
        self.hash.setToolTip(paper.sha256)
        self.hash.setAccessibleName(_("Hash {hash}", hash=paper.sha256[:HASH_SHOWN]))
        clear(self._events)
        self._said = [_said(event) for event in paper.events]
        for event in paper.events:
            self._events.addWidget(_event(event))
        if not paper.events:
            words = _("Not sent yet. Save or print it, then mark it sent.")
            self._events.addWidget(ParagraphLabel(words, "body", "ink2", min_width=200))
        voided = next((each for each in paper.events if each.kind == "voided"), None)
        self.voided.setVisible(voided is not None)
        if voided is not None:
            words = _("Not to be used: {why}. It stays readable.", why=voided.note.rstrip("."))
            self.voided.set_words(words, lead=_("Voided {day}.", day=day(voided.day)))
        self.again.setVisible(paper.state in ("sent", "acknowledged"))
        self.void.setVisible(voided is None)

    def said(self) -> list[str]:
        """What happened to it, in words."""
        return list(self._said)

    def _dress(self) -> None:
        self.hash.setFont(theme.mono(13))


def event_words(event: DocumentEvent) -> str:
    """One event in a sentence."""
    when = day(event.day)
    if event.kind == "sent":
        how = render(WAYS[event.how]) if event.how in WAYS else event.how
        return _("Sent {day}, {how}, to {whom}", day=when, how=how, whom=event.to_whom)
    if event.kind == "acknowledged":
        return _("Acknowledged {day}", day=when)
    return _("Voided {day}", day=when)


def _event(event: DocumentEvent) -> QWidget:
    shapes = {"sent": "sent", "acknowledged": "acknowledged"}
    line = QWidget()
    row = Row(line, gap=8)
    mark = Column(gap=0)
    mark.gap(1)
    mark.addWidget(StatusShape(shapes.get(event.kind, "stop"), name=" "))
    mark.addStretch(1)
    row.addLayout(mark)
    column = Column(gap=2)
    words = event_words(event)
    column.addWidget(ParagraphLabel(words, min_width=160))
    if event.note:
        column.addWidget(ParagraphLabel(event.note, "body", "ink2", min_width=160))
    row.addLayout(column, 1)
    line.setAccessibleName(_said(event))
    return line


def _said(event: DocumentEvent) -> str:
    return f"{event_words(event)}. {event.note}".strip()

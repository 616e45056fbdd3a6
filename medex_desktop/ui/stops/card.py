"""After a stop: one quiet card over what is due, with what was being typed to go on with."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy

from medex_desktop.language import _, n_, render
from medex_desktop.services.draft_offers import Offer, offers
from medex_desktop.ui import commands, theme
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.stops import words
from medex_desktop.ui.stops.left import Stop
from medex_desktop.ui.stops.telling import Telling
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear

_MOST: Final = 4
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class StopCard(Card):
    """What happened, what is safe, each draft with its way back; names nobody."""

    def __init__(self, session: Session, program: Program, stop: Stop) -> None:
        super().__init__(margins=(20, 14), gap=8)
        self._session = session
        self._since = stop.began
        self.telling = Telling(program, session.tasks, stop, self)
        self.report = Button(_("Show report"), "quiet")
        self.shut = Button(_("Close"), "quiet")
        self.ways: list[Button] = []
        self._said = ParagraphLabel(words.safe(stop), "body", "ink2", min_width=240)
        self._drafts = Column(gap=6)
        head = self.heading(words.lead(stop))
        head.addWidget(self.report)
        head.addWidget(self.shut)
        self.body.addWidget(self._said)
        self.body.addLayout(self._drafts)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.report.clicked.connect(self._on_report_clicked)
        self.shut.clicked.connect(self.telling.settle)
        self.telling.done.connect(self.hide)
        theme.look().changed.connect(self.load)
        self.load()

    @Slot()
    def load(self) -> None:
        """Read which drafts are waiting."""
        clear(self._drafts)
        self.ways.clear()
        with self._session.shown():
            found = self._session.ask(offers, since=self._since)
            small = theme.is_compact()  # there the list below says the rest
            self._said.setVisible(not small or not found)
            shown = 1 if small else _MOST
            for offer in found[:shown]:
                self._add(offer)
            if len(found) > shown and not small:
                more = n_(
                    "{n} more stands in the list below.",
                    "{n} more stand in the list below.",
                    len(found) - shown,
                )
                self._drafts.addWidget(ParagraphLabel(more, "body", "ink2", min_width=240))

    def _add(self, offer: Offer) -> None:
        go = Button(_("Continue"), name=_("Continue: {what}", what=render(offer.words)))
        go.clicked.connect(partial(_go_on, self._session, offer))
        self.ways.append(go)
        row = Row(gap=12)
        row.addWidget(go)
        row.addWidget(ParagraphLabel(render(offer.words), "body", min_width=200), 1, _MIDDLE)
        self._drafts.addLayout(row)

    def _on_report_clicked(self) -> None:
        self.telling.show(commands.host_of(self))


def _go_on(session: Session, offer: Offer) -> None:
    target = offer.target
    session.go(target.place, offer.client_id, target.tab, **target.details)

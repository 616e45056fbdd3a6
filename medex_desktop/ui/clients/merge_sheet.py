"""Two records of one client side by side: which one stays, and what merging does."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, day, n_
from medex_desktop.services import merging
from medex_desktop.services.merging import RecordSide
from medex_desktop.ui import theme
from medex_desktop.ui.act_sheet import ActSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.segmented import Segmented

_FIRST, _SECOND = "first", "second"


class MergeSheet(ActSheet):
    """``MergeSheet.open_over(host, session, client_id, others)``; others who may be the same."""

    def __init__(
        self, host: QWidget, session: Session, client_id: int, others: Sequence[RecordSide]
    ) -> None:
        super().__init__(host, session, _("Same person?"), _("Merge"), width=640, tall=True)
        self._client_id = client_id
        self._sides: dict[str, RecordSide] = {}
        named = [(str(side.id), _named(side)) for side in others]
        self.other = ComboBox(_("The other record"), named)
        self.stays = Segmented(
            _("Which record stays"),
            [(_FIRST, _("First stays")), (_SECOND, _("Second stays"))],
        )
        self._beside: Column | Row = Column(gap=8) if theme.is_compact() else Row(gap=12)
        self._what = ParagraphLabel("", "body", "ink2", min_width=240)
        if len(others) > 1:
            self.body.addWidget(self.other)
        self.body.addLayout(self._beside)
        self.body.addWidget(self.stays)
        self.body.addWidget(self._what)
        self.finish()
        self.other.chosen.connect(self._on_other_chosen)
        self.stays.chosen.connect(self._on_stays_chosen)
        self._on_other_chosen(self.other.key())

    @classmethod
    def open_over(
        cls, host: QWidget, session: Session, client_id: int, others: Sequence[RecordSide]
    ) -> "MergeSheet":
        """Open it over a window."""
        made = cls(host, session, client_id, others)
        made.open(made.stays)
        return made

    def do(self) -> None:
        """Merge them."""
        kept = self.stays.key()
        other = _SECOND if kept == _FIRST else _FIRST
        keep_id, other_id = self._sides[kept].id, self._sides[other].id
        self.session.do(merging.merge_clients, keep_id=keep_id, other_id=other_id)
        self.session.told.emit(_("Merged. “Take apart” is in the client's timeline."))

    def _on_other_chosen(self, key: str) -> None:
        ask = self.session.ask
        self._sides = {
            _FIRST: ask(merging.record_side, client_id=self._client_id),
            _SECOND: ask(merging.record_side, client_id=int(key)),
        }
        clear(self._beside)
        for side in self._sides.values():
            self._beside.addWidget(_card(side), 1)
        self._on_stays_chosen(self.stays.key())

    def _on_stays_chosen(self, key: str) -> None:
        other = self._sides[_SECOND if key == _FIRST else _FIRST]
        self._what.setText(
            _(
                "“{name}” (client {n}) leaves the list; its tests and papers are shown with the "
                "record that stays. Facts missing there are taken over. Nothing is removed, and "
                "the two can be taken apart again exactly.",
                name=other.name,
                n=other.id,
            )
        )


def _named(side: RecordSide) -> str:
    born = day(side.birth_date) if side.birth_date else _("age given")
    return _("{name}, {born}", name=side.name, born=born)


def _card(side: RecordSide) -> Card:
    made = Card(margins=(16, 12), gap=4, ground="surface")
    made.body.addWidget(Label(side.name, "section"))
    for words in side_words(side):
        made.body.addWidget(Label(words, "body", "ink2"))
    made.body.addStretch(1)
    return made


def side_words(side: RecordSide) -> list[str]:
    """A record in a few lines: number, birth, how much is in it, when it was last used."""
    if side.birth_date is not None:
        born = _("born {day}", day=day(side.birth_date))
    elif side.age_years is not None:
        born = _("about {n} years", n=side.age_years)
    else:
        born = _("age not known")
    last = day(side.last_visit) if side.last_visit else _("not yet")
    return [
        _("Client {n}, {born}", n=side.id, born=born),
        n_("{n} test", "{n} tests", side.tests) + ", " + n_("{n} paper", "{n} papers", side.papers),
        _("Last visit: {day}", day=last),
        _("Added: {day}", day=day(side.created_at.astimezone().date())),
    ]


class ApartSheet(ActSheet):
    """``ApartSheet.open_over(host, session, other_id, name)``: make a merged record its own."""

    def __init__(self, host: QWidget, session: Session, other_id: int, name: str) -> None:
        super().__init__(host, session, _("Take “{name}” apart?", name=name), _("Take apart"))
        self._other_id = other_id
        self.say(
            _(
                "Client {n} is in the list again with its own tests and papers. What was added "
                "since the merge stays with the record that stayed, and so does a fact that was "
                "changed since.",
                n=other_id,
            )
        )
        self.finish()

    @classmethod
    def open_over(cls, host: QWidget, session: Session, other_id: int, name: str) -> "ApartSheet":
        """Open it over a window."""
        made = cls(host, session, other_id, name)
        made.open(made.act)
        return made

    def do(self) -> None:
        """Take them apart."""
        self.session.do(merging.take_apart, other_id=self._other_id)

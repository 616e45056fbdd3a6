"""The practice's own words and numbers for safety: whom to call in a crisis, when to stop."""

from typing import Final

from PySide6.QtCore import Qt

from medex_desktop.domain.client_limits import RULES, LimitKind
from medex_desktop.domain.safety import read_stop_value
from medex_desktop.errors import InvalidInput
from medex_desktop.language import _, render
from medex_desktop.services import practices, safety
from medex_desktop.ui import theme
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Grid, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.sentence import Sentence

_PER_ROW: Final = 3


class SafetyCard(Card):
    """Kept by its button; what was typed and not kept stays."""

    def __init__(self, session: Session) -> None:
        super().__init__(margins=(20, 16), gap=12)
        self._session = session
        self.contact = LabeledField(
            _("Crisis contact"),
            LineField(limit=400),
            hint=_("Shown when an answer of the PHQ-9 asks for it: whom you call, at which number"),
        )
        self.stops = {
            kind: LabeledField(
                _("{name}, {unit}", name=render(rule.name), unit=rule.units[0]),
                LineField(chars=8, limit=20, hint=_("none")),
            )
            for kind, rule in RULES.items()
        }
        self.said = Sentence()
        self.save = Button(_("Keep"), size="main", name=_("Keep crisis contact and stop values"))
        self.heading(_("Safety"), _("before activity"))
        self.body.addWidget(self.contact)
        words = _(
            "Stop values of your own. A client's own limits from a provider win over them; where "
            "you write none, the published ones hold, each with its source."
        )
        self.body.addWidget(ParagraphLabel(words, "body", "ink3", min_width=240))
        self._grid = Grid(gap=(12, 8))
        self.body.addLayout(self._grid)
        foot = Row(gap=12)
        foot.addWidget(self.said, 1)
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.body.addLayout(foot)
        self._fold()
        theme.look().changed.connect(self._fold)
        self.save.clicked.connect(self._on_save_clicked)
        self._kept = self._typed()

    def load(self) -> None:
        """What is kept; what was typed and not kept stays."""
        if self._typed() != self._kept:
            return
        with self._session.shown():
            contact = self._session.ask(safety.crisis_contact)
            kept = self._session.ask(safety.practice_stops)
            _line(self.contact).setText(contact)
            for kind, field in self.stops.items():
                _line(field).setText(kept.get(kind.value, ""))
            self._kept = self._typed()

    def _typed(self) -> tuple[str, ...]:
        return (_line(self.contact).text(), *(_line(one).text() for one in self.stops.values()))

    def _fold(self) -> None:
        per_row = 1 if theme.is_compact() else _PER_ROW
        for turn, field in enumerate(self.stops.values()):
            self._grid.removeWidget(field)
            row, at = divmod(turn, per_row)
            self._grid.addWidget(field, row, at, Qt.AlignmentFlag.AlignTop)
        for at in range(_PER_ROW):
            self._grid.setColumnStretch(at, 1 if at < per_row else 0)

    def _read(self) -> dict[str, str] | None:
        """The stop values as they are kept; None when one of them can't be taken."""
        found, faulty = {}, False
        for kind, field in self.stops.items():
            try:
                found[kind.value] = read_stop_value(LimitKind(kind), _line(field).text())
                field.set_fault("")
            except InvalidInput as fault:
                field.set_fault(str(fault))
                faulty = True
        return None if faulty else {key: value for key, value in found.items() if value}

    def _on_save_clicked(self) -> None:
        stops = self._read()
        if stops is None:
            self.said.say(_("Nothing was kept: look at the fields above."), "alert")
            return
        contact = " ".join(_line(self.contact).text().split())
        do = self._session.do
        with self._session.shown():
            if contact != self._session.ask(safety.crisis_contact):
                do(practices.change_setting, key=safety.CONTACT_SETTING, value=contact)
            if stops != self._session.ask(safety.practice_stops):
                do(practices.change_setting, key=safety.STOP_SETTING, value=stops)
            self._kept = self._typed()
            self.said.say(_("Kept"), "good")


def _line(field: LabeledField) -> LineField:
    assert isinstance(field.field, LineField)
    return field.field

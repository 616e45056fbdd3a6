"""Which entries of the audit are shown: by person, kind of act, client, days, failures only."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.language import _, render
from medex_desktop.services.audit import Wanted
from medex_desktop.services.audit_words import KINDS
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.check_box import CheckBox
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.line_field import LineField


class AuditFilter(QWidget):
    """``changed`` at each choice; ``wanted()`` is what is asked for."""

    changed = Signal()

    def __init__(self, people: list[tuple[int, str]], today: Callable[[], date]) -> None:
        super().__init__()
        self.person = ComboBox(
            _("Person"),
            [("", _("Everybody")), *((str(number), name) for number, name in people)],
        )
        kinds = [(key, render(words)) for key, words in KINDS.items()]
        self.kind = ComboBox(_("Kind of act"), [("", _("Everything")), *kinds])
        self.client = LineField(_("Client"), hint=_("name or number"), chars=16, limit=100)
        read = partial(_read_day, today)
        self.since = DateField(_("From"), read)
        self.until = DateField(_("Until"), read)
        self.failures = CheckBox(_("Failures only"))
        self._tools = Row(gap=12)
        person = LabeledField(_("Person"), self.person)
        kind = LabeledField(_("Kind of act"), self.kind)
        client = LabeledField(_("Client"), self.client)
        self._days = Row(gap=12)
        for each in (person, kind, client):
            self._tools.addWidget(each, 1)
        for day in (self.since, self.until):
            self._days.addWidget(day, 1)
        self._days.addWidget(self.failures, 1)
        column = Column(self, gap=8)
        column.addLayout(self._tools)
        column.addLayout(self._days)
        for box in (self.person, self.kind):
            box.chosen.connect(self.changed)
        self.client.textChanged.connect(self.changed)
        for field in (self.since, self.until):
            field.read.connect(self.changed)
        self.failures.toggled.connect(self.changed)
        theme.look().changed.connect(self._fold)
        self._fold()

    def wanted(self) -> Wanted:
        """What is asked for; a day that can't be read yet asks for nothing."""
        person = self.person.key()
        return Wanted(
            practitioner_id=int(person) if person else None,
            kind=self.kind.key(),
            client=self.client.text(),
            since=self.since.day(),
            until=self.until.day(),
            failures=self.failures.isChecked(),
        )

    def _fold(self) -> None:
        """At large text the three stand under each other."""
        way = self._tools.Direction
        self._tools.setDirection(way.TopToBottom if theme.is_compact() else way.LeftToRight)
        self._days.setDirection(way.TopToBottom if theme.is_compact() else way.LeftToRight)


def _read_day(today: Callable[[], date], typed: str) -> date:
    return parse_day(typed, "day", today=today())

"""Everything a client must be spared, in one sheet: added, changed, lifted and ended from here."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.conditions import WORDS
from medex_desktop.domain.dates import since_words
from medex_desktop.domain.precautions import Precaution
from medex_desktop.domain.replacement_facts import PHASE_NOTE, goal_words, phases, sayings
from medex_desktop.domain.replacements import Replacement, replaced_words
from medex_desktop.errors import MedExError
from medex_desktop.language import _, day, render
from medex_desktop.services import clearances, client_limits, conditions, precautions, replacements
from medex_desktop.services.desk import Changed
from medex_desktop.services.health import TABLES, Health, health_of
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.health.sheets import (
    ClearanceSheet,
    ConditionSheet,
    LiftSheet,
    LimitSheet,
    PrecautionSheet,
    ReplacementSheet,
)
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear

Action = tuple[str, Callable[[], None]]


class HealthSheet(Sheet):
    """``HealthSheet.open_over(host, session, client_id)``; it shows each change at once."""

    def __init__(self, host: QWidget, session: Session, client_id: int) -> None:
        title = _("Joints, precautions and limits")
        super().__init__(host, title, _("Done"), cancel=_("Close"), width=760)
        self.cancel.hide()
        self._session, self._client_id, self._host = session, client_id, host
        self._list = Column(gap=8)
        self.body.gap(4)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.agreed.connect(self.close_overlay)
        session.changed.connect(self._on_changed)
        self.load()

    @classmethod
    def open_over(cls, host: QWidget, session: Session, client_id: int) -> "HealthSheet":
        """Open it over a window."""
        made = cls(host, session, client_id)
        made.open(made.findChildren(Button)[0])
        return made

    def load(self) -> None:
        """Read everything again."""
        today = self._session.desk.clock.today()
        health = self._session.ask(health_of, client_id=self._client_id, day=today)
        clear(self._list)
        self._show_joints(health)
        self._show_precautions(health)
        self._show_limits(health)
        self._show_clearance(health)
        self._show_groups(health)

    def _show_joints(self, health: Health) -> None:
        self._head(_("Joint replacements"), self._open(ReplacementSheet))
        for one in health.replacements:
            since = render(since_words(one.done_on, self._session.desk.clock.today()))
            words = f"{render(replaced_words(one))} {day(one.done_on)}"
            remove = self._act(replacements.remove_replacement, replacement_id=one.id)
            actions = [(_("Change"), self._open(ReplacementSheet, one)), (_("Remove"), remove)]
            self._line(words, f"{since}. {one.restrictions}", actions)
            self._show_phases(one)

    def _show_phases(self, one: Replacement) -> None:
        """What sources say of the first weeks, each with who says it."""
        said = [(goal_words(phase), phase.citations) for phase in phases(one.joint, one.procedure)]
        said += [(each.words, each.citations)
                 for each in sayings(one.joint, one.procedure, one.approach)]  # fmt: skip
        for words, citations in said:
            sources = "; ".join(cited.text for cited in citations)
            self._list.addWidget(ParagraphLabel(render(words), "body", "ink2", min_width=200))
            self._list.addWidget(ParagraphLabel(sources, "caption", "ink2", min_width=200))
        if said:
            self._list.addWidget(ParagraphLabel(render(PHASE_NOTE), "caption", min_width=200))

    def _show_precautions(self, health: Health) -> None:
        self._head(_("Precautions"), self._open(PrecautionSheet))
        today = self._session.desk.clock.today()
        for one in health.precautions:
            remove = self._act(precautions.remove_precaution, precaution_id=one.id)
            actions = [
                (_("Change"), self._open(PrecautionSheet, one)),
                (_("Lift"), self._open(LiftSheet, one)),
                (_("Remove"), remove),
            ]
            self._line(render(one.said(today)), one.source, actions)
        for one in self._session.ask(precautions.precautions, client_id=self._client_id):
            if one not in health.precautions:
                self._line(one.words, _over(one), [], ink="ink2")

    def _show_limits(self, health: Health) -> None:
        self._head(_("Limits from a provider"), self._open(LimitSheet))
        for one in health.limits:
            end = self._act(client_limits.end_limit, limit_id=one.id)
            actions = [(_("Change"), self._open(LimitSheet, one)), (_("End"), end)]
            self._line(render(one.words), one.source, actions)

    def _show_clearance(self, health: Health) -> None:
        self._head(_("Clearance"), self._open(ClearanceSheet))
        one = health.clearance
        if one is None:
            return
        until = _("to {day}", day=day(one.expires_on)) if one.expires_on else _("no end given")
        words = f"{_('From {day}', day=day(one.given_on))} {until}, {one.given_by}"
        back = self._act(clearances.withdraw_clearance, clearance_id=one.id)
        actions = [(_("Change"), self._open(ClearanceSheet, one)), (_("Taken back"), back)]
        self._line(words, one.words, actions)

    def _show_groups(self, health: Health) -> None:
        self._head(_("Groups, for published error"), self._open(ConditionSheet))
        for one in health.conditions:
            end = self._act(conditions.end_condition, condition_id=one.id)
            self._line(render(WORDS[one.condition]), one.source, [(_("End"), end)])

    def _head(self, words: str, add: Callable[[], None]) -> None:
        row = Row(gap=8)
        row.addWidget(Label(words, "section"), 1)
        button = Button(_("Add"), icon="plus", name=_("Add: {what}", what=words))
        button.clicked.connect(add)
        row.addWidget(button)
        self._list.addLayout(row)

    def _line(self, words: str, note: str, actions: Sequence[Action], *, ink: str = "") -> None:
        row = Row(gap=8)
        told = Column(gap=0)
        told.addWidget(ParagraphLabel(words, "body", ink, 500, min_width=200))
        if note:
            told.addWidget(ParagraphLabel(note, "caption", "ink2", min_width=200))
        row.addLayout(told, 1)
        for said, call in actions:
            button = Button(said, "quiet", name=f"{said}: {words}")
            button.clicked.connect(call)
            row.addWidget(button)
        self._list.addLayout(row)

    def _open(self, sheet: type[Any], *found: object) -> Callable[[], None]:
        return partial(self._show, sheet, self._client_id, *found)

    def _show(self, sheet: type[Any], *about: object) -> None:
        made = sheet(self._host, self._session, *about)
        made.open(next(one.field for one in made.fields.values() if not one.isHidden()))

    def _act(self, act: Any, **values: Any) -> Callable[[], None]:
        return partial(self._do, act, values)

    def _do(self, act: Any, values: dict[str, Any]) -> None:
        self.say("")
        try:
            self._session.do(act, **values)
        except MedExError as error:
            self.say(str(error))

    def _on_changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.tables & TABLES:
            self.load()


def _over(one: Precaution) -> str:
    """Why a precaution does not hold today."""
    if one.lifted_on is not None:
        return _("Lifted {day}: {why}", day=day(one.lifted_on), why=one.lifted_why)
    return _("Over since {day}", day=day(one.ends_on)) if one.ends_on else ""

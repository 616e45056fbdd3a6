"""The skills of the team, for owners: a line each, three facts for each tier, only to read."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.skills.lists import OURS
from medex_desktop.errors import MedExError
from medex_desktop.language import _, n_
from medex_desktop.services.acts import Role
from medex_desktop.services.team_skills import Member, Team, team
from medex_desktop.ui import commands, local_keys, theme
from medex_desktop.ui.errors import faults
from medex_desktop.ui.session import Session
from medex_desktop.ui.skills.skill_words import tier_words
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.data_table import DUE_ROW, DataTable
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.sentence import Sentence
from medex_desktop.ui.widgets.table_model import Cell, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn

_TIERS = 3
_ROOM_FOR_ALL = 880


class TeamTab(QWidget):
    """``TeamTab(session)``; ``load()`` counts again, off the screen.

    Enter on a line, or Ctrl+P, opens the portfolio of that person to be printed or saved.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._task: Task | None = None
        self._found: Team | None = None
        self._model: TableModel[Member] = TableModel(columns([""] * _TIERS))
        self.table = DataTable(_("Team"), self._model, row_height=DUE_ROW)
        self.said = Sentence()
        words = _(
            "By our list, each fact for itself: rated 3 or more by the person, evidence met in "
            "their records, observed where that is needed. Everybody changes their own checklist "
            "only."
        )
        self._card = Card(margins=1, gap=0)
        self._card.body.addWidget(self.table)
        self.portfolio = Button(_("Portfolio"), icon="print", key="Ctrl P")
        self.portfolio.setToolTip(_("Of the person the bar is on: see it, print it, save it"))
        foot = Row()
        foot.addWidget(self.portfolio)
        foot.addStretch(1)
        self.waiting = ParagraphLabel("", "body", "ink2", min_width=240)
        column = Column(self, gap=12, margins=(0, 4, 0, 0))
        column.addWidget(ParagraphLabel(words, "body", "ink2", min_width=240))
        column.addWidget(self.said)
        column.addWidget(self._card, 1)
        column.addLayout(foot)
        column.addWidget(self.waiting)
        self._card.hide()
        self.portfolio.hide()
        self.table.chosen.connect(self.open_portfolio)
        self.table.current_changed.connect(self._on_table_current_changed)
        self.portfolio.clicked.connect(self.open_portfolio)
        local_keys.install(self, [("Ctrl+P", self.open_portfolio)])
        theme.look().changed.connect(self._fold)
        self._fold()

        self.load()

    def load(self) -> None:
        """Count what everybody has by now."""
        if self._task is not None:
            return
        if self.session.desk.role is not Role.OWNER:
            self.said.say(_("An owner of the practice sees the skills of the team."))
            return
        self.said.say(_("Counting ..."))
        self._task = self.session.tasks.start(self, partial(_read, self.session))
        self._task.done.connect(self._on_task_done)
        self._task.refused.connect(self._on_task_refused)
        self._task.failed.connect(faults().report)
        self._task.finished.connect(self._on_task_finished)

    @Slot(object)
    def _on_table_current_changed(self, row: object) -> None:
        """What waits for the person chosen, where its columns have no room."""
        if isinstance(row, Member):
            words = _("{name}: plans {plans}, credentials {credentials}.", name=row.name,
                      plans=_plans(row).said(), credentials=_credentials(row).said())  # fmt: skip
            self.waiting.setText(words)

    @Slot()
    def _fold(self) -> None:
        self.waiting.setVisible(self.width() < theme.px(_ROOM_FOR_ALL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room in the table is told below it."""
        super().resizeEvent(event)
        self._fold()

    @Slot(object)
    def _on_task_done(self, found: Team) -> None:
        self._found = found
        tiers = [tier_words(found.list, at) for at in range(_TIERS)]
        self._model.columns = tuple(columns(tiers))
        self._model.set_rows(found.members)
        self.table.choose_line(0)
        alone = len(found.members) == 1
        self.said.say(_("Nobody else works here with a checklist yet.") if alone else "")
        self._card.show()
        self.portfolio.show()

    def open_portfolio(self) -> None:
        """Show the portfolio of the person the bar is on."""
        chosen = self.table.current_row()
        if self._found is None or not isinstance(chosen, Member):
            return
        from medex_desktop.ui.skills.paper_sheet import (
            PORTFOLIO,
            PaperSheet,
        )  # with what shows pages

        held = self._found.list
        skills = [(one.slug, one.title) for one in held.skills]
        colleague = chosen if chosen.id != self.session.desk.practitioner_id else None
        sheet = PaperSheet(commands.host_of(self), self.session, held.key, skills, colleague)
        sheet.show_paper(PORTFOLIO)
        sheet.open(sheet.desk.view)

    @Slot(object)
    def _on_task_refused(self, error: MedExError) -> None:
        self.said.say(str(error), "alert")

    @Slot()
    def _on_task_finished(self) -> None:
        self._task = None


def _read(session: Session, _task: Task) -> Team:
    return session.ask(team, list_key=OURS)


def columns(tiers: list[str]) -> list[TableColumn[Member]]:
    """The person, a column for each tier, and what waits; plans go first when room is short."""
    return [
        TableColumn(_("Person"), _person, width=150, stretch=3),
        *(
            TableColumn(name, partial(_tier, at), width=160, stretch=2)
            for at, name in enumerate(tiers)
        ),
        TableColumn(_("Plans"), _plans, width=96, stretch=1, need=2),
        TableColumn(_("Credentials"), _credentials, width=130, stretch=1, need=1),
    ]


def _person(one: Member) -> Cell:
    return Cell(one.name, second=one.credential, strong=True)


def _tier(at: int, one: Member) -> Cell:
    tier = one.tiers[at]
    met = _("{n} met", n=tier.met)
    if tier.needing:
        observed = _("observed {n} of {all}", n=tier.observed, all=tier.needing)
        met = _("{met}, {observed}", met=met, observed=observed)
    return Cell(_("{n} of {all} rated 3+", n=tier.rated, all=tier.skills), second=met)


def _plans(one: Member) -> Cell:
    if not one.open_plans:
        return Cell(_("none"), ink="ink3")
    words = n_("{n} open", "{n} open", one.open_plans)
    if one.overdue_plans:
        return Cell(words, second=_("{n} overdue", n=one.overdue_plans))
    return Cell(words)


def _credentials(one: Member) -> Cell:
    if one.expired:
        return Cell(n_("{n} expired", "{n} expired", one.expired), shape="stop")
    if one.renewals:
        return Cell(n_("{n} to renew", "{n} to renew", one.renewals), shape="attend")
    return Cell(_("nothing due"), ink="ink2")

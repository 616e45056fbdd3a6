"""A practice plan: by which day, and how; later done, moved or dropped."""

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.domain.skills.lists import Kind, Skill
from medex_desktop.errors import MedExError, Refused
from medex_desktop.language import MONTHS, Text, _, day
from medex_desktop.services import skill_plans
from medex_desktop.services.skill_lists import skill_list_of
from medex_desktop.services.skill_plans import SkillPlan
from medex_desktop.services.skills_page import SkillRow
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row

_USUAL: Final = timedelta(weeks=4)


class PlanSheet(FormSheet):
    """``open_over(host, session, list_key, row)`` for a skill, ``open_for`` a plan of Today."""

    def __init__(
        self,
        host: QWidget,
        session: Session,
        list_key: str,
        skill: Skill,
        plan: SkillPlan | None = None,
    ) -> None:
        title = _("Your practice plan") if plan else _("Plan practice")
        super().__init__(host, session, title, _("Save"))
        self._list_key, self._skill, self._plan = list_key, skill, plan
        self._today = session.desk.clock.today()
        until = plan.due_on if plan else self._today + _USUAL
        self.body.addWidget(ParagraphLabel(skill.title, "body", weight=600, min_width=200))
        self.body.addWidget(
            ParagraphLabel(skill.practice or skill.behaviour, "body", "ink2", min_width=200)
        )
        if plan is not None:
            since = _("Planned since {day}.", day=day(plan.begun_on))
            self.body.addWidget(ParagraphLabel(since, "caption", min_width=200))
        self.line(
            "due_on",
            _("Until which day"),
            f"{until.day} {MONTHS[until.month - 1]} {until.year}",
            hint=_("it stands in Today from a week before"),
        )
        self.note("how", _("How you practise it"), plan.how if plan else "")
        self.done = Button(_("Done"), icon="check")
        self.drop = Button(_("Drop the plan"), "quiet")
        if plan is not None:
            row = Row(gap=8)
            row.addWidget(self.done)
            row.addWidget(self.drop)
            row.addStretch(1)
            self.body.addLayout(row)
        self.keep_as(f"plan/{list_key}/{skill.slug}")
        self.done.clicked.connect(self._on_done_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)

    @classmethod
    def open_over(
        cls, host: QWidget, session: Session, list_key: str, row: SkillRow
    ) -> "PlanSheet":
        """Open it for a row of the checklist: its open plan, or a new one."""
        made = cls(host, session, list_key, row.skill, row.plan)
        made.open(made.fields["due_on"].field)
        return made

    @classmethod
    def open_for(cls, host: QWidget, session: Session, plan_id: int) -> "PlanSheet":
        """Open it for a plan. Refused when it is over."""
        found = (one for one in session.ask(skill_plans.open_plans) if one.id == plan_id)
        plan = next(found, None)
        if plan is None:
            raise Refused(Text("This plan is not open any more. Nothing was changed."))
        try:
            skill = session.ask(skill_list_of, key=plan.list).skill(plan.slug)
        except KeyError:  # the list went: its plan can still be ended
            skill = Skill(plan.slug, 0, Kind.TECHNICAL, plan.slug, "", "")
        made = cls(host, session, plan.list, skill, plan)
        made.open(made.done)
        return made

    def do(self) -> None:
        """Save it."""
        typed = self.typed()
        until = parse_day(typed["due_on"], "due_on", today=self._today, past_only=False)
        if self._plan is not None:
            self.session.do(
                skill_plans.move_plan, plan_id=self._plan.id, due_on=until, how=typed["how"]
            )
            return
        self.session.do(
            skill_plans.plan_practice,
            slug=self._skill.slug,
            due_on=until,
            how=typed["how"],
            list_key=self._list_key,
        )

    def _on_done_clicked(self) -> None:
        self._end(done=True)

    def _on_drop_clicked(self) -> None:
        self._end(done=False)

    def _end(self, *, done: bool) -> None:
        assert self._plan is not None
        try:
            self.session.do(skill_plans.end_plan, plan_id=self._plan.id, done=done)
        except MedExError as error:
            self.say(str(error))
            return
        self.recorded.emit()
        self.close_overlay()

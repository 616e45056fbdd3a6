"""Practice plans: which skill next, how, and by which day; due ones stand in Today."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from medex_desktop.domain.names import clean_note
from medex_desktop.domain.skills.lists import OURS
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.skill_ratings import require_skill
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns, many
from medex_desktop.storage.tables.skills import skill_plan


@dataclass(frozen=True, slots=True)
class SkillPlan:
    """One skill somebody practises; open until it is done or dropped."""

    id: int
    list: str
    slug: str
    begun_on: date
    due_on: date
    how: str
    done_on: date | None
    dropped_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether it is still practised."""
        return self.done_on is None and self.dropped_on is None


@act("skill_plan.add", undo=Text("Plan practice"))
def plan_practice(
    work: Work, *, slug: str, due_on: date, how: str = "", list_key: str = OURS
) -> int:
    """Plan to practise a skill until a day; the plan's id. InvalidInput on "due_on" or "slug"."""
    require_skill(work, list_key, slug)
    if due_on < work.today:
        raise InvalidInput("due_on", Text("This day is over. Choose today or a later one."))
    if any(one.slug == slug and one.is_open for one in plans(work, list_key=list_key)):
        raise InvalidInput("slug", Text("This skill is planned already."))
    return work.insert(
        skill_plan,
        practitioner_id=work.practitioner_id,
        list=list_key,
        slug=slug,
        begun_on=work.today,
        due_on=due_on,
        how=clean_note(how, "how"),
    )


@act("skill_plan.end", undo=Text("End plan"))
def end_plan(work: Work, *, plan_id: int, done: bool) -> None:
    """Say that a plan is done, or dropped. Refused for one that is not open, or not one's own."""
    query = select(skill_plan).where(skill_plan.c.id == plan_id)
    row = work.connection.execute(query).first()
    if row is None or row.practitioner_id != work.practitioner_id or row.done_on or row.dropped_on:
        raise Refused(Text("This plan is not open any more. Nothing was changed."))
    work.update(skill_plan, plan_id, **{"done_on" if done else "dropped_on": work.today})


@act("skill_plan.move", undo=Text("Move plan"))
def move_plan(work: Work, *, plan_id: int, due_on: date, how: str | None = None) -> None:
    """Another day for an open plan, and other words where given. InvalidInput on "due_on"."""
    if due_on < work.today:
        raise InvalidInput("due_on", Text("This day is over. Choose today or a later one."))
    move(work, plan_id=plan_id, due_on=due_on, how=how)


def move(work: Work, *, plan_id: int, due_on: date, how: str | None = None) -> None:
    """The same for an act that checked the day. Refused for a plan that is not open."""
    if plan_id not in [one.id for one in open_plans(work)]:
        raise Refused(Text("This plan is not open any more. Nothing was changed."))
    facts = {} if how is None else {"how": clean_note(how, "how")}
    work.update(skill_plan, plan_id, due_on=due_on, **facts)


def plans(read: Read, *, list_key: str = OURS) -> list[SkillPlan]:
    """The acting practitioner's plans of a list, the next due first."""
    return [one for one in _every(read) if one.list == list_key]


def open_plans(read: Read) -> list[SkillPlan]:
    """What the acting practitioner practises by any list, the next due first."""
    return [one for one in _every(read) if one.is_open]


def _every(read: Read) -> Iterable[SkillPlan]:
    query = (
        select(*columns(SkillPlan, skill_plan))
        .where(skill_plan.c.practitioner_id == read.practitioner_id)
        .order_by(skill_plan.c.due_on, skill_plan.c.id)
    )
    return many(read.connection, SkillPlan, query)

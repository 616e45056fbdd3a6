"""The skills of everybody who works here, side by side; for owners, and only to read."""

from sqlalchemy import Select, select

from medex_desktop.domain.skills.lists import OURS, SkillList
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import learning, skill_plans
from medex_desktop.services.acts import Role
from medex_desktop.services.skill_lists import skill_list_of
from medex_desktop.services.skill_sums import SkillSums, sums_of
from medex_desktop.services.skills_page import skills_page
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.practices import practitioner

_OWNERS_ONLY = Text("Only an owner of the practice sees the skills of the team.")


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the team; ``renewals`` are credentials expired, or near it."""

    id: int
    name: str
    credential: str
    tiers: tuple[SkillSums, ...]
    open_plans: int
    overdue_plans: int
    expired: int
    renewals: int


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody who has a checklist here, by the list that was asked for."""

    list: SkillList
    members: tuple[Member, ...]


def team(read: Read, *, list_key: str = OURS) -> Team:
    """The matrix of the team. Refused for who is no owner; KeyError for an unknown list.

    Who may only read has no checklist, and who left is looked up in the records.
    """
    require_owner(read)
    people = read.connection.execute(_with_checklist()).all()
    members = tuple(_member(read.for_person(row.id), row.name, row.credential, list_key)
                    for row in people)  # fmt: skip
    return Team(skill_list_of(read, list_key), members)


def require_owner(read: Read, why: Text = _OWNERS_ONLY) -> None:
    """Refused, in these words, unless an owner of the practice asks."""
    query = select(practitioner.c.role).where(
        practitioner.c.id == read.practitioner_id, practitioner.c.left_on.is_(None)
    )
    if read.connection.execute(query).scalar() != str(Role.OWNER):
        raise Refused(why)


def require_member(read: Read, practitioner_id: int) -> None:
    """Refused unless this person works here and has a checklist."""
    query = _with_checklist().where(practitioner.c.id == practitioner_id)
    if read.connection.execute(query).first() is None:
        raise Refused(
            Text("This person works here no more, or has no checklist. Nothing was printed.")
        )


def _with_checklist() -> Select[int, str, str]:
    return (
        select(practitioner.c.id, practitioner.c.name, practitioner.c.credential)
        .where(
            practitioner.c.left_on.is_(None),
            practitioner.c.role.in_([str(Role.OWNER), str(Role.PRACTITIONER)]),
        )
        .order_by(practitioner.c.id)
    )


def _member(read: Read, name: str, credential: str, list_key: str) -> Member:
    page = skills_page(read, list_key=list_key)
    plans = [one for one in skill_plans.plans(read, list_key=list_key) if one.is_open]
    held = learning.credentials(read)
    return Member(
        id=read.practitioner_id,
        name=name,
        credential=credential,
        tiers=tuple(sums_of(page.of_tier(at)) for at in range(len(page.list.tiers))),
        open_plans=len(plans),
        overdue_plans=sum(1 for one in plans if one.due_on < read.today),
        expired=sum(1 for one in held if one.is_expired(read.today)),
        renewals=sum(1 for one in held if one.is_to_be_renewed(read.today)),
    )

"""The portfolio of a colleague on paper; an owner of the practice prints it, nobody else."""

from typing import Final

from medex_desktop.domain.skills.lists import OURS
from medex_desktop.language import Text
from medex_desktop.services import practices, skill_papers, team_skills
from medex_desktop.services.acts import Role, act
from medex_desktop.services.skill_paper_words import with_credential
from medex_desktop.services.skill_papers import SkillPaper
from medex_desktop.services.work import Read, Work

_OWNERS_ONLY = Text(
    "Only an owner of the practice prints the portfolio of somebody else. Your own is under "
    "Papers. Nothing was printed."
)


@act("skill.print_colleague", role=Role.OWNER)
def note_colleague_print(work: Work, *, practitioner_id: int) -> None:
    """Note in the audit that a colleague's portfolio was printed."""
    team_skills.require_member(work, practitioner_id)


@act("skill.export_colleague", role=Role.OWNER)
def note_colleague_export(work: Work, *, practitioner_id: int) -> None:
    """Note in the audit that a colleague's portfolio was saved as a file."""
    team_skills.require_member(work, practitioner_id)


COLLEAGUE_NOTES: Final = (note_colleague_print, note_colleague_export)


def colleague_portfolio(
    read: Read, *, practitioner_id: int, list_key: str = OURS, page_size: str = ""
) -> SkillPaper:
    """The portfolio of somebody who works here, as a PDF; it says who printed it.

    Refused for who is no owner, and for who has no checklist here.
    """
    team_skills.require_owner(read, _OWNERS_ONLY)
    team_skills.require_member(read, practitioner_id)
    return skill_papers.portfolio(
        read.for_person(practitioner_id),
        list_key=list_key,
        page_size=page_size,
        printed_by=with_credential(practices.the_practitioner(read)),
    )

"""Papers on skills: the portfolio, the certificate, and two blank forms to carry.

None of them names a client; the portfolio takes out what people typed (``domain/veil``).
"""

from typing import TYPE_CHECKING

from medex_desktop.domain.skills.lists import OURS, SkillList
from medex_desktop.domain.skills.ratings import RATING_WORDS
from medex_desktop.domain.skills.rules import RULES
from medex_desktop.domain.veil import Veil
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, _, day
from medex_desktop.services import practices, sign_offs
from medex_desktop.services.acts import act
from medex_desktop.services.client_veil import clients_veil
from medex_desktop.services.letterheads import letterhead_line
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skill_lists import skill_list_of
from medex_desktop.services.skill_paper_numbers import CERTIFICATES, PORTFOLIOS, next_number
from medex_desktop.services.skill_paper_words import (
    how_signed,
    listed,
    observer_name,
    origin,
    scale_words,
    tier_name,
    with_credential,
)
from medex_desktop.services.skill_portfolio import compose
from medex_desktop.services.work import Read, Work

if TYPE_CHECKING:
    from medex_desktop.reports.content import Paper, RenderedPaper


@dataclass(frozen=True, slots=True)
class SkillPaper:
    """A finished paper; ``taken`` is how often a client was taken out of what people typed."""

    pdf: bytes
    pages: int
    taken: int = 0


@act("skill.print")
def note_skill_print(_work: Work) -> None:
    """Note in the audit that a blank paper on skills was printed."""


@act("skill.export")
def note_skill_export(_work: Work) -> None:
    """Note in the audit that a blank paper on skills was saved as a file."""


@act("skill.print_portfolio")
def note_portfolio_print(_work: Work) -> None:
    """Note in the audit that the own portfolio was printed; its number comes from there."""


@act("skill.export_portfolio")
def note_portfolio_export(_work: Work) -> None:
    """Note in the audit that the own portfolio was saved as a file; its number comes from there."""


@act("skill.print_certificate")
def note_certificate_print(_work: Work) -> None:
    """Note in the audit that the own certificate was printed; its number comes from there."""


@act("skill.export_certificate")
def note_certificate_export(_work: Work) -> None:
    """Note in the audit that the own certificate was saved; its number comes from there."""


def portfolio(
    read: Read, *, list_key: str = OURS, page_size: str = "", printed_by: str = ""
) -> SkillPaper:
    """The acting practitioner's portfolio by one list, as a PDF.

    ``printed_by`` is who prints it where that is not the holder. Raises ``CannotDraw`` for letters
    that would come out wrong on paper.
    """
    # ReportLab costs more than the whole start; it is wanted only here.
    from medex_desktop.reports.skill_portfolio import render as put_on_paper

    veil = clients_veil(read)
    held = skill_list_of(read, list_key)
    scope = _(
        "{origin} Ratings are the holder's own; evidence counted on {day}.",
        origin=origin(held, veil),
        day=day(read.today),
    )
    record = next_number(read, PORTFOLIOS)
    paper = _paper(read, _("Skills portfolio"), record, page_size, scope)
    made, taken = compose(read, held.key, paper, veil, printed_by)
    return _made(put_on_paper(made), taken)


def certificate(read: Read, *, list_key: str = OURS, page_size: str = "") -> SkillPaper:
    """A certificate of the sign-offs that stand, as a PDF. Refused while there is none."""
    from medex_desktop.reports.skill_certificate import SkillCertificate
    from medex_desktop.reports.skill_certificate import render as put_on_paper

    held, veil = skill_list_of(read, list_key), clients_veil(read)
    known = {skill.slug for skill in held.skills}
    signed = [one for one in sign_offs.received(read, list_key=list_key) if one.slug in known]
    if not signed:
        raise Refused(
            Text(
                "Nobody has signed off a skill of this list yet. The certificate lists sign-offs "
                "that stand; a blank checklist or observation form helps to get one."
            )
        )
    person = practices.the_practitioner(read)
    found = SkillCertificate(
        paper=_paper(read, _("Observed skills"), next_number(read, CERTIFICATES), page_size),
        whose=with_credential(person),
        statement=_(
            "The people named here watched these skills being done on the day shown, and signed: "
            "under an own passphrase in the records of {practice}, or on a form kept there.",
            practice=practices.the_practice(read).name,
        ),
        rows=tuple(_certified(held, signed, veil)),
        origin=origin(held, veil),
        signature=(with_credential(person), "", day(read.today)),
    )
    return _made(put_on_paper(found))


def _certified(held: SkillList, signed: list[SignOff], veil: Veil) -> list[tuple[str, ...]]:
    place = {skill.slug: at for at, skill in enumerate(held.skills)}
    ordered = sorted(signed, key=lambda one: (place[one.slug], one.day, one.id))
    return [
        (
            listed(held, skill.title, veil),
            tier_name(held, skill.tier, veil),
            observer_name(one, veil),
            veil.over_whole(one.credential).text,
            day(one.day),
            how_signed(one),
        )
        for one in ordered
        for skill in (held.skill(one.slug),)
    ]


def checklist(read: Read, *, list_key: str = OURS, page_size: str = "") -> SkillPaper:
    """The blank checklist for a mentor to carry, as a PDF: a page for each tier."""
    from medex_desktop.reports.skill_checklist import BlankSkill, SkillChecklist
    from medex_desktop.reports.skill_checklist import render as put_on_paper

    held, veil = skill_list_of(read, list_key), clients_veil(read)
    needed = _("An observer is needed")

    def blank(number: int, slug: str, title: str) -> BlankSkill:
        observed = held.is_ours and RULES[slug].observed
        return BlankSkill(number, listed(held, title, veil), needed if observed else "")

    numbered = [(one.tier, blank(n, one.slug, one.title)) for n, one in enumerate(held.skills, 1)]
    found = SkillChecklist(
        paper=_paper(read, _("Skills checklist"), _("blank checklist"), page_size),
        whose=with_credential(practices.the_practitioner(read)),
        tiers=tuple(
            (tier_name(held, tier, veil), tuple(one for at, one in numbered if at == tier))
            for tier in range(len(held.tiers))
        ),
        steps=tuple(str(value) for value in range(len(RATING_WORDS))),
        scale=_("Mark one circle: {scale}. No client's name on this page.", scale=scale_words()),
        origin=origin(held, veil),
    )
    return _made(put_on_paper(found))


def observation_form(
    read: Read, *, slug: str, list_key: str = OURS, page_size: str = ""
) -> SkillPaper:
    """The blank form of one skill for a mentor from outside, as a PDF. KeyError for no skill."""
    from medex_desktop.reports.observation_form import ObservationForm
    from medex_desktop.reports.observation_form import render as put_on_paper

    held, veil = skill_list_of(read, list_key), clients_veil(read)
    skill, whose = held.skill(slug), with_credential(practices.the_practitioner(read))
    parts = (
        (_("The skill"), skill.behaviour),
        (_("Why it matters"), skill.why),
    )
    found = ObservationForm(
        paper=_paper(read, _("Observation form"), _("observation form"), page_size),
        skill=listed(held, skill.title, veil),
        about=_(
            "{whose} asks you to watch this skill being done. {tier} skill.",
            whose=whose, tier=tier_name(held, skill.tier, veil),
        ),
        parts=tuple((title, listed(held, words, veil)) for title, words in parts if words),
        seen=(
            _("All of the skill was done, as it stands above"),
            _("Nobody had to prompt or correct it"),
            _("The client was told first, and understood"),
            _("It was recorded at once and completely"),
        ),
        pledge=_(
            "By signing I say that I watched {whose} do this skill on the day below, and that "
            "these are my own words. No client is named here.",
            whose=whose,
        ),
        origin=origin(held, veil),
    )  # fmt: skip
    return _made(put_on_paper(found))


def _paper(read: Read, title: str, record: str, page_size: str, scope: str = "") -> "Paper":
    from medex_desktop.reports.content import Letterhead, PageSize, Paper

    practice, person = practices.the_practice(read), practices.the_practitioner(read)
    logo = read.attachment(practice.logo_id) if practice.logo_id else None
    size = page_size or practices.setting_of(read, practices.PAPER_SETTING, "letter")
    line = letterhead_line(practice, person)
    return Paper(
        Letterhead(practice.name, line, practice.phone, logo),
        title,
        record,
        page_size=PageSize(size),
        demo=read.is_demo,
        scope=scope,
    )


def _made(paper: "RenderedPaper", taken: int = 0) -> SkillPaper:
    return SkillPaper(paper.pdf, paper.pages, taken)

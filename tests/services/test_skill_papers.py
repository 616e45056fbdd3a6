"""Papers on skills: what they say, how many pages, and that no client is on them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from medex_desktop.domain.names import fold
from medex_desktop.domain.practices import Profile
from medex_desktop.domain.skills.learning import CredentialForm, LearningForm
from medex_desktop.domain.skills.lists import our_list
from medex_desktop.domain.skills.rules import RULES, counts_now
from medex_desktop.errors import Refused
from medex_desktop.services import (
    assessing,
    assessments,
    clients,
    learning,
    practices,
    sign_offs,
    skill_lists,
    skill_papers,
    skill_ratings,
    skills_page,
)
from medex_desktop.services.desk import Desk
from tests.desks import PROFILE, TestClock
from tests.reports.reading import fonts, text
from tests.services import portfolio_practice
from tests.services.filled import RUTH
from tests.services.portfolio_practice import BORN, NAMES, RUTHS_DAY
from tests.services.skill_practice import TUG
from tests.services.skill_samples import GRIP, own_rows

HOSTILE = "<b>bold</b> & <para> &lt; \u202eturned\u202c Ł ß \N{LATIN SMALL LETTER E}\u0301"


def papers(desk: Desk) -> dict[str, skill_papers.SkillPaper]:
    return {
        "portfolio": desk.ask(skill_papers.portfolio),
        "certificate": desk.ask(skill_papers.certificate),
        "checklist": desk.ask(skill_papers.checklist),
        "form": desk.ask(skill_papers.observation_form, slug=GRIP),
    }


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A practice full of clients, each of them named and dated in everything that was typed."""
    ids = portfolio_practice.with_clients(desk)
    portfolio_practice.fill_portfolio(desk, portfolio_practice.typed_words())
    portfolio_practice.fill_records(desk, ids)
    return desk


def joined(words: str) -> str:
    """Words as they are when no line ends after a hyphen."""
    return words.replace("- ", "-")


def parts_of_names() -> set[str]:
    """Every part of every name that is longer than an initial, folded."""
    words = (word for name in NAMES for word in re.split(r"[^\w'’]+", name))
    return {fold(word) for word in words if len(word) > 1 and word.rstrip(".") != "Jr"}


def test_no_paper_shows_a_client(known: Desk) -> None:
    ours = "".join(f"{s.title} {s.behaviour} {s.why}" for s in our_list().skills)
    for kind, paper in papers(known).items():
        said = text(paper.pdf)
        words = {fold(word) for word in re.findall(r"[\w'’]+", said)}
        everyday = {fold(word) for word in re.findall(r"\w+", ours)} | {"will", "hand", "van"}
        assert (words & parts_of_names()) - everyday == set(), kind
        for name in NAMES:
            assert fold(name) not in fold(said)
        for written in (*RUTHS_DAY, BORN.isoformat(), str(BORN.year)):
            assert written not in said, kind


def test_what_was_taken_out_is_counted_and_said(known: Desk) -> None:
    paper = known.ask(skill_papers.portfolio)
    said = text(paper.pdf)
    assert paper.taken > 100
    assert f"At {paper.taken} places what could tell who a client is" in said
    assert "Watched with M. Ł." in said
    assert "Elbow at 90 degrees." in said
    assert "Grip and ageing, case of M. Ł." in said


def test_a_name_and_birth_date_a_client_had_before_are_taken_out(desk: Desk) -> None:
    before = replace(RUTH, name="Petronella Oldcastle", birth_date="1949-02-03")
    who = desk.do(clients.add_client, form=before)
    desk.do(assessing.sign_assessment, client_id=who, day=date(2026, 9, 1), entries=(TUG,))
    portfolio_practice.fill_portfolio(desk, "With Petronella Oldcastle, born 3 Feb 1949. Good.")
    desk.do(clients.edit_client, client_id=who, form=replace(RUTH, name="Ann Roe"))
    said = text(desk.ask(skill_papers.portfolio).pdf)
    assert "With P. O., born \N{HORIZONTAL ELLIPSIS}. Good." in said
    assert "Oldcastle" not in said


def test_an_observer_who_is_a_client_too_stands_as_initials(desk: Desk) -> None:
    desk.do(clients.add_client, form=replace(RUTH, name="Moreau, Theo"))
    portfolio_practice.fill_portfolio(desk, "Good.")
    for kind in (skill_papers.portfolio, skill_papers.certificate):
        said = text(desk.ask(kind).pdf)
        assert "T. M." in said
        assert "Moreau" not in said


def test_the_portfolio_says_the_three_facts_of_every_skill(known: Desk) -> None:
    paper = known.ask(skill_papers.portfolio)
    said = text(paper.pdf)
    for skill in our_list().skills:
        assert joined(skill.title) in joined(said)
    assert said.count("counts from a later version") == sum(
        not counts_now(rule) for rule in RULES.values()
    )
    for wanted in (
        "Skills portfolio: Rosa Castellanos, MES",
        "Three separate facts for each skill",
        "Assessments under guidance",
        "Clients with tracked outcomes",
        "7 of 10 6 clients",
        "0 of 5 0 of 3 clients",
        "Tomas Kral, MES, 1 Oct 2026",
        "Intermediate (18) 18 rated 1 with evidence complete 0 of 2 observed page 2",
        "Advanced (13) 1 rated 0 with evidence complete 0 of 1 observed page 3",
        "not yet",
        "no observer needed",
        "not rated",
        "nobody's official list",
        "Clients are counted here, not named.",
        "8 Regional strength test. Theo Moreau, PT, 4 Sep 2026 (form on file).",
        "CPR/AED Red Cross 4711 2 Nov 2025 2 Nov 2027 2.5 of 20",
        "2.5 hours in all",
        "Skills I rated 3 or more, from the history of my ratings: Essential 8 of 21",
        "page 6 of 6",
    ):
        assert wanted in said, wanted
    assert (paper.pages, text(paper.pdf, 2).count("Advanced (13)")) == (6, 1)


def test_strengths_by_kind_keep_the_three_facts_apart(known: Desk) -> None:
    said = text(known.ask(skill_papers.portfolio).pdf)
    for wanted in (
        "Strengths by kind",
        "Kind Rated 3 or more by myself Evidence complete Observed, where needed",
        "Technical (17) 4 of 17 1 not rated yet 5 of 10 7 count later 3 of 9",
        "Analytical (19) 9 of 19 5 not rated yet 1 of 8 11 count later no observer needed",
        "open is not rated yet",
    ):
        assert wanted in said, wanted


def test_a_kind_nobody_rated_or_counts_shows_no_zero(desk: Desk) -> None:
    said = text(desk.ask(skill_papers.portfolio).pdf)
    assert "Technical (17) not rated yet 0 of 10" in said
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    said = text(desk.ask(skill_papers.portfolio, list_key=key).pdf)
    assert "Technical (17) not rated yet not counted for this list 0 observed" in said


def test_evidence_falls_when_a_record_is_voided(known: Desk) -> None:
    assert "7 of 20 6 clients" in text(known.ask(skill_papers.portfolio).pdf)
    newest = known.ask(skills_page.skills_page).rows[12].evidence.found[0]
    known.do(
        assessments.add_addendum, assessment_id=newest.record_id, kind="voided", reason="Other"
    )
    assert "6 of 20 5 clients" in text(known.ask(skill_papers.portfolio).pdf)


def test_history_keeps_the_last_rating_of_each_day(desk: Desk, clock: TestClock) -> None:
    for value in (0, 2):
        desk.do(skill_ratings.rate, slug=GRIP, value=value)
    clock.pass_time(days=40)
    desk.do(skill_ratings.rate, slug=GRIP, value=2)
    clock.pass_time(days=40)
    desk.do(skill_ratings.rate, slug=GRIP, value=4)
    said = text(desk.ask(skill_papers.portfolio).pdf)
    assert "9 Grip strength by dynamometer. 2 on 1 Oct 2026, 4 on 20 Dec 2026." in said


def test_an_empty_practitioner_has_a_portfolio_but_no_certificate(desk: Desk) -> None:
    paper = desk.ask(skill_papers.portfolio)
    said = text(paper.pdf)
    assert (paper.pages, paper.taken) == (4, 0)
    for wanted in ("0 of 50; METI names 50 to 75", "0 of 30; METI names 30 to 40",
                   "Nobody has signed a skill off.", "No skill is rated yet.",
                   "No credential is on record.", "Nothing is logged yet."):  # fmt: skip
        assert wanted in said
    assert "Skills I rated" not in said
    with pytest.raises(Refused, match="Nobody has signed off a skill"):
        desk.ask(skill_papers.certificate)


def test_the_certificate_lists_sign_offs_that_stand(known: Desk) -> None:
    said = text(known.ask(skill_papers.certificate).pdf)
    assert "Grip strength by dynamometer Essential Tomas Kral MES 1 Oct 2026 own passphrase" in said
    assert "Regional strength test Essential Theo Moreau PT 4 Sep 2026 form on file" in said
    assert "Holder: name and credential" in said  # it is no signature of who watched
    for one in known.ask(sign_offs.received):
        if one.slug == GRIP:
            known.do(sign_offs.withdraw, observation_id=one.id, why="Another day")
    said = text(known.ask(skill_papers.certificate).pdf)
    assert "Grip strength" not in said
    assert "Referring out Advanced Tomas Kral" in said
    assert "Elbow" not in said


def test_the_checklist_has_a_page_for_each_tier(desk: Desk) -> None:
    paper = desk.ask(skill_papers.checklist)
    assert paper.pages == 3
    for tier, name in enumerate(("Essential", "Intermediate", "Advanced")):
        said = text(paper.pdf, tier)
        assert f"{name} skills of Rosa Castellanos" in said
        assert "Mentor: name and credential" in said
        for skill in our_list().of_tier(tier):
            assert joined(skill.title) in joined(said)
    whole = text(paper.pdf)
    assert whole.count("0 1 2 3 4") == 52
    needed = sum(rule.observed for rule in RULES.values())
    assert whole.count("An observer is needed") == needed


def test_the_observation_form_is_one_page_for_every_skill(desk: Desk) -> None:
    for skill in our_list().skills:
        paper = desk.ask(skill_papers.observation_form, slug=skill.slug)
        assert paper.pages == 1, skill.slug
    said = text(desk.ask(skill_papers.observation_form, slug=GRIP).pdf)
    grip = our_list().skill(GRIP)
    for wanted in (
        grip.title, grip.behaviour, grip.why, "Rosa Castellanos, MES", "Signature",
        "Date of the observation", "Done well, to keep", "No client is named",
    ):  # fmt: skip
        assert wanted in said


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_both_sizes_with_fonts_inside_and_the_same_bytes_again(known: Desk, size: str) -> None:
    calls = (
        (skill_papers.portfolio, {}),
        (skill_papers.certificate, {}),
        (skill_papers.checklist, {}),
        (skill_papers.observation_form, {"slug": "mentoring-signoff"}),
    )
    for make, more in calls:
        paper = known.ask(make, page_size=size, **more)
        assert all(inside for _name, inside in fonts(paper.pdf))
        assert known.ask(make, page_size=size, **more).pdf == paper.pdf


def test_hours_of_the_last_twelve_months_and_a_number_that_is_a_name(desk: Desk) -> None:
    desk.do(clients.add_client, form=RUTH)
    for on, hours in (("2025-10-01", "4"), ("2025-10-02", "1.5"), ("2026-09-01", "2")):
        desk.do(learning.add_learning, form=LearningForm("Course", on, hours=hours))
    desk.do(learning.add_credential, form=CredentialForm("CPR", "Red Cross", "case Ruth Ames"))
    said = text(desk.ask(skill_papers.portfolio).pdf)
    assert "7.5 hours in all, 3.5 of them in the last 12 months." in said
    assert "CPR Red Cross case R. A." in said


def test_hostile_words_are_words(desk: Desk) -> None:
    portfolio_practice.fill_portfolio(desk, HOSTILE)
    said = text(desk.ask(skill_papers.portfolio).pdf)
    assert "<b>bold</b> & <para> &lt; turned Ł ß é" in said


def test_letters_without_a_glyph_do_not_keep_a_portfolio_from_being_made(desk: Desk) -> None:
    portfolio_practice.fill_portfolio(desk, "\N{GRINNING FACE} שלום")
    said = text(desk.ask(skill_papers.portfolio).pdf)
    assert "On record; the paper's font lacks some of its letters." in said


def test_an_observer_whose_letters_have_no_glyph_is_on_record(desk: Desk) -> None:
    desk.do(
        sign_offs.record_outside, slug=GRIP, observer="דוד", credential="PT",
        day=date(2026, 9, 4), feedback="Good.", form=b"%PDF-1.4 signed",
    )  # fmt: skip
    assert "name on record, PT, 4 Sep 2026" in text(desk.ask(skill_papers.portfolio).pdf)
    assert "name on record PT 4 Sep 2026" in text(desk.ask(skill_papers.certificate).pdf)


def test_our_own_words_stay_and_a_list_may_name_nobody(desk: Desk) -> None:
    for name in ("Grip", "Mrs Joint Range"):
        desk.do(clients.add_client, form=replace(RUTH, name=name))
    desk.do(clients.add_client, form=replace(RUTH, name="Ruth Ames"))
    assert "Grip strength by dynamometer" in text(desk.ask(skill_papers.portfolio).pdf)
    rows = own_rows(title="Standing, as Ruth Ames does it")
    key = desk.do(skill_lists.add_skill_list, title="List of Ames, Ruth", rows=rows)
    for made in (
        desk.ask(skill_papers.portfolio, list_key=key),
        desk.ask(skill_papers.checklist, list_key=key),
        desk.ask(skill_papers.observation_form, list_key=key, slug=rows[0]["slug"]),
    ):
        said = text(made.pdf)
        assert "as R. A. does it" in said
        assert "List of A., R." in said
        assert "Ruth" not in said


def test_long_feedback_and_many_sign_offs_flow_over_pages(desk: Desk) -> None:
    colleague = portfolio_practice.fill_portfolio(desk, "Elbow at 90 degrees. " * 900)
    for _n in range(60):
        desk.do(
            sign_offs.record_sign_off, practitioner_id=desk.practitioner_id, slug=GRIP,
            feedback="Steady.", observer_id=colleague,
        )  # fmt: skip
    paper = desk.ask(skill_papers.portfolio)
    assert paper.pages > 12
    said = text(paper.pdf)
    assert said.count("Elbow") == 4 * 900
    assert "Tomas Kral, MES, 1 Oct 2026, 60 more" in said
    assert desk.ask(skill_papers.certificate).pages == 2


def test_an_own_list_says_whose_it_is_and_counts_nothing(desk: Desk) -> None:
    rows = own_rows(title="Mrs Ames’ own way of <b>standing</b> " + "on and on " * 6)
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=rows)
    paper = desk.ask(skill_papers.portfolio, list_key=key)
    said = text(paper.pdf)
    assert "List “Academy list”, kept by the practice." in said
    assert "Foundation (21)" in said
    assert said.count("not counted for this list") == 52 + 3, "skills, and kinds"
    assert "Assessments under guidance" not in said
    assert "nobody's official list" not in said
    assert desk.ask(skill_papers.checklist, list_key=key).pages == 3
    with pytest.raises(KeyError):
        desk.ask(skill_papers.portfolio, list_key="own-99")


def test_a_tier_of_fifty_goes_on_overleaf(desk: Desk) -> None:
    rows = own_rows()
    for row in rows[:-2]:
        row["tier"] = "Foundation"
    rows[-2]["tier"], rows[-1]["tier"] = "Practice", "Lead"
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=rows)
    paper = desk.ask(skill_papers.portfolio, list_key=key)
    assert paper.pages == 5
    assert "Practice (1) 0 rated 0 observed page 3" in text(paper.pdf, 1)
    assert desk.ask(skill_papers.checklist, list_key=key).pages == 5


def test_the_letterhead_of_the_practice_stands_on_every_page(desk: Desk) -> None:
    profile: Profile = replace(PROFILE, practice_name="Łąka & Søn <Exercise>")
    desk.do(practices.edit_profile, profile=profile)
    paper = desk.ask(skill_papers.checklist)
    for page in range(paper.pages):
        assert "Łąka & Søn <Exercise>" in text(paper.pdf, page)

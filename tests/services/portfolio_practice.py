"""A practitioner with something in every part of a portfolio, clients named in what was typed."""

from dataclasses import replace
from datetime import date

from medex_desktop.domain.skills.learning import CredentialForm, LearningForm
from medex_desktop.domain.skills.lists import our_list
from medex_desktop.services import (
    assessing,
    clients,
    keeping,
    learning,
    people,
    sign_offs,
    skill_plans,
    skill_ratings,
)
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from tests.desks import CHEAP
from tests.services.filled import RUTH
from tests.services.skill_practice import Practice
from tests.services.test_skill_evidence import ASSESSED

# Names as people have them; each is also written into a note, in whole or in part.
NAMES = (
    "Margaret Łukasik", "Holloway, Harold", "Anna-Lena O'Brien", "Jürgen Müller-Groß",
    "Will Hand", "Xu Li", "Siobhán Ní Dhomhnaill", "Jan van der Berg", "Cherelle",
    "Zoë Dvořák, Jr.", "Ørjan Æskelund", "İpek Yıldız",
)  # fmt: skip
BORN = date(1951, 6, 6)
RUTHS_DAY = ("1951-06-06", "6 Jun 1951", "6 June 1951", "06/06/1951", "6.6.51", "June 6, 1951")


def with_clients(desk: Desk) -> list[int]:
    """The clients, one of them archived and one in the bin."""
    ids = [desk.do(clients.add_client, form=replace(RUTH, name=name)) for name in NAMES]
    desk.do(clients.archive_client, client_id=ids[1])
    desk.do(keeping.put_in_bin, client_id=ids[2])
    return ids


def typed_words() -> str:
    """A feedback in which every client stands, in several ways."""
    whole = ". ".join(f"Watched with {name}" for name in NAMES)
    small = ", ".join(name.lower() for name in NAMES)
    given = " and ".join(name.split()[0].upper() for name in NAMES)
    days = ", ".join(RUTHS_DAY)
    return f"{whole}. Then {small}. {given} went home. Born {days}. Elbow at 90 degrees."


def fill_portfolio(desk: Desk, feedback: str) -> int:
    """Ratings with history, sign-offs, a plan, credentials, learning; the colleague's id."""
    colleague = people.add_person(
        desk,
        person=NewPerson("Tomas Kral", credential="MES"),
        passphrase="seven green kettles",
        cost=CHEAP,
    )
    for at, skill in enumerate(our_list().skills[:40]):
        desk.do(skill_ratings.rate, slug=skill.slug, value=at % 5, note=feedback)
    for slug in ("grip-dynamometry", "rom-measurement", "refer-out"):
        desk.do(
            sign_offs.record_sign_off, practitioner_id=desk.practitioner_id, slug=slug,
            feedback=feedback, observer_id=colleague,
        )  # fmt: skip
    desk.do(
        sign_offs.record_outside, slug="strength-testing", observer="Theo Moreau",
        credential="PT", day=date(2026, 9, 4), feedback=feedback, form=b"%PDF-1.4 signed",
    )  # fmt: skip
    desk.do(skill_plans.plan_practice, slug="goal-setting", due_on=date(2026, 12, 1), how=feedback)
    held = desk.do(
        learning.add_credential,
        form=CredentialForm("CPR/AED", "Red Cross", "4711", "2025-11-02", "2027-11-02", "20"),
    )
    desk.do(
        learning.add_learning,
        form=LearningForm(
            f"Grip and ageing, case of {NAMES[0]}", "2026-09-01", "METI", "2.5", feedback, held
        ),
    )
    return colleague


def fill_records(desk: Desk, ids: list[int]) -> None:
    """Signed assessments of some of the clients."""
    practice = Practice(desk)
    practice.ids = dict(enumerate(ids))
    for n in (0, 3, 4, 4, 5, 6, 7):
        for entries, _alike in ASSESSED.values():
            desk.do(
                assessing.sign_assessment, client_id=ids[n], day=next(practice.days),
                entries=entries,
            )  # fmt: skip

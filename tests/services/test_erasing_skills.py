"""Who is erased goes from what practitioners typed about their work, on screen and on paper."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from medex_desktop.domain.skills.learning import CredentialForm, LearningForm
from medex_desktop.services import (
    checkups,
    clients,
    erasing,
    keeping,
    learning,
    sign_offs,
    skill_papers,
    skill_plans,
    skill_ratings,
)
from medex_desktop.services.desk import Desk
from medex_desktop.storage.tables import skills
from tests.reports.reading import text
from tests.services.filled import RUTH
from tests.services.skill_samples import GRIP

NAME = "Wilhelmina Quackenbush"
SAID = f"Steady with Mrs Quackenbush ({NAME.upper()}), born 6 June 1951"
LEFT = "Steady with Mrs Q. (W. Q.), born \N{HORIZONTAL ELLIPSIS}"
WORDS = {
    skills.skill_rating: ("note",),
    skills.skill_plan: ("how",),
    skills.learning: ("title", "given_by", "note"),
    skills.credential: ("name", "issuer"),
    skills.skill_observation: ("feedback", "why"),
}


def typed(desk: Desk) -> set[str]:
    """Every word a practitioner typed."""

    def ask(read: Any) -> set[str]:
        return {
            value
            for table, names in WORDS.items()
            for row in read.connection.execute(select(*(table.c[name] for name in names)))
            for value in row
        }

    return desk.ask(ask) - {""}


@pytest.fixture
def said(desk: Desk) -> tuple[Desk, int]:
    """A client who stands in everything that is typed about skills, in the bin."""
    who = desk.do(clients.add_client, form=replace(RUTH, name=NAME))
    desk.do(skill_ratings.rate, slug=GRIP, value=3, note=SAID)
    desk.do(skill_plans.plan_practice, slug=GRIP, due_on=date(2026, 12, 1), how=SAID)
    desk.do(learning.add_learning, form=LearningForm(SAID, "2026-09-01", SAID, "2.5", SAID))
    desk.do(
        learning.add_credential,
        form=CredentialForm("CPR", f"Quackenbush Institute of {NAME}", "1", "2026-01-01", "", ""),
    )
    for _n in range(2):
        made = desk.do(
            sign_offs.record_outside, slug=GRIP, observer="Theo Moreau", credential="PT",
            day=date(2026, 9, 4), feedback=SAID, form=b"%PDF-1.4 signed",
        )  # fmt: skip
    desk.do(sign_offs.withdraw, observation_id=made, why=f"It was not {NAME}")
    desk.do(keeping.put_in_bin, client_id=who)
    return desk, who


def test_who_is_erased_goes_from_all_that_was_typed_and_from_papers(said: tuple[Desk, int]) -> None:
    desk, who = said
    erasing.erase(desk, client_id=who, name=NAME, reason="Asked", early_reason="Asked")
    assert typed(desk) == {LEFT, "CPR", "Quackenbush Institute of W. Q.", "It was not W. Q."}
    on_paper = text(desk.ask(skill_papers.portfolio).pdf)
    assert "Steady with Mrs Q." in on_paper
    assert "Quackenbush Institute of W. Q." in on_paper
    assert NAME not in on_paper
    assert "1951" not in on_paper
    assert not checkups.verify(desk).faults

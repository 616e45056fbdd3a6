"""What rules of evidence and the meters of the tiers ask beyond a number of records."""

from datetime import date, timedelta

import pytest

from medex_desktop.domain.replacements import ReplacementForm
from medex_desktop.domain.skills.learning import CredentialForm, LearningForm
from medex_desktop.errors import Refused
from medex_desktop.services import (
    backups,
    keeping,
    learning,
    merging,
    rehearsals,
    replacements,
    sign_offs,
    skills_page,
)
from medex_desktop.services.desk import Desk
from tests.desks import TestClock
from tests.services.skill_practice import TUG, Practice

MENTORED = "mentoring-signoff"


@pytest.fixture
def practice(desk: Desk) -> Practice:
    made = Practice(desk)
    with made.another():
        pass
    return made


def meters(practice: Practice) -> list[tuple[int, int]]:
    page = practice.desk.ask(skills_page.skills_page)
    return [(one.have, one.wanted) for one in page.meters]


def test_the_first_meter_counts_own_assessments_under_guidance(practice: Practice) -> None:
    assert meters(practice)[0] == (0, 50)
    first = practice.sign((TUG,), supervised_by="T. Moreau")
    practice.sign((TUG,), supervised_by="T. Moreau")
    practice.sign((TUG,), supervised_by="  ")
    practice.sign((TUG,), supervised_by="Castellanos, Rosa M.")
    practice.sign((TUG,))
    with practice.another():
        practice.sign((TUG,), supervised_by="T. Moreau")
        assert meters(practice)[0] == (1, 50)
    assert meters(practice)[0] == (2, 50)
    practice.void(first)
    assert meters(practice)[0] == (1, 50)
    practice.desk.do(keeping.put_in_bin, client_id=practice.client(0))
    assert meters(practice)[0] == (0, 50)


def test_the_second_meter_counts_own_clients_of_two_days(practice: Practice) -> None:
    day = date(2026, 3, 2)
    for n, days in ((0, (0, 30)), (1, (0, 0)), (2, (0,)), (3, (0, 1, 2))):
        for later in days:
            practice.sign((TUG,), n, on=day + timedelta(days=later))
    with practice.another():
        practice.sign((TUG,), 2, on=day + timedelta(days=9))
    assert meters(practice)[1:] == [(2, 30), (0, 0)], "the same day, one day, a colleague's day"
    practice.desk.do(merging.merge_clients, keep_id=practice.client(0), other_id=practice.client(3))
    assert meters(practice)[1] == (1, 30)


def test_the_day_of_the_replacement_is_a_baseline(practice: Practice) -> None:
    knee = ReplacementForm(
        joint="knee", side="right", procedure="total", surgeon="Dr Osei", restrictions="none",
        weight_bearing="full", source="letter", done_on="2026-03-02",
    )  # fmt: skip
    practice.desk.do(replacements.add_replacement, client_id=practice.client(0), form=knee)
    practice.precaution()
    for later in (0, 30, 60):
        practice.sign((TUG,), on=date(2026, 3, 2) + timedelta(days=later))
    assert practice.count("joint-replacement-pathway").records == 1


def test_a_voided_assessment_moves_no_day_that_is_due(practice: Practice) -> None:
    start = date(2026, 3, 2)
    for later in (0, 30, 60):
        practice.sign((TUG,), on=start + timedelta(days=later))
    slip = practice.sign((TUG,), on=start + timedelta(days=45))
    assert practice.count("reassessment-cycle").records == 0
    practice.void(slip)
    assert practice.count("reassessment-cycle").records == 1


def test_a_rehearsal_that_failed_governs_nothing(practice: Practice, clock: TestClock) -> None:
    desk = practice.desk
    database = backups.back_up(desk).folder / "practice.medex"
    rehearsals.rehearse(desk)
    assert practice.stands("records-governance") == (1, 0, True)
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 0xFF
    database.write_bytes(content)
    clock.pass_time(days=1)
    found = rehearsals.rehearse(desk)
    assert found is not None
    assert found.fault
    assert practice.stands("records-governance") == (0, 0, False)


def signed_off(practice: Practice, slug: str, *, of: int, by: int) -> int:
    return practice.desk.do(
        sign_offs.record_sign_off, practitioner_id=of, slug=slug, feedback="Slow the count.",
        observer_id=by,
    )  # fmt: skip


def test_given_and_received_are_not_added_up(practice: Practice) -> None:
    me, other = practice.desk.practitioner_id, practice.colleague
    for slug in ("pain-rating", "refer-out", "goal-setting"):
        signed_off(practice, slug, of=other, by=me)
        received = signed_off(practice, slug, of=me, by=other)
        reflect(practice, received, note="Slower now")
    assert practice.stands(MENTORED) == (3, 0, False)


def reflect(practice: Practice, observation: int, note: str) -> None:
    form = LearningForm("Feedback", "2026-10-01", note=note, skill_observation_id=observation)
    practice.desk.do(learning.add_learning, form=form)


def test_what_was_received_counts_once_a_note_says_what_was_made_of_it(practice: Practice) -> None:
    me, other = practice.desk.practitioner_id, practice.colleague
    received = signed_off(practice, "pain-rating", of=me, by=other)
    reflect(practice, received, note=" ")
    assert practice.count(MENTORED).records == 0
    reflect(practice, received, note="Slower now")
    assert practice.count(MENTORED).records == 1
    theirs = signed_off(practice, "pain-rating", of=other, by=me)
    with pytest.raises(Refused, match="not on your record"):
        reflect(practice, theirs, note="Not mine")


def test_hours_count_from_the_day_of_the_last_renewal_on(practice: Practice) -> None:
    desk = practice.desk
    held = CredentialForm("MES", "METI", "", "2026-03-02", "2027-11-01", "5")
    number = desk.do(learning.add_credential, form=held, scan=b"%PDF-1.4 scan")
    for day, hours in (("2026-03-01", "4"), ("2026-03-02", "1.5"), ("2026-09-01", "0.5")):
        form = LearningForm("Course", day, hours=hours, credential_id=number)
        desk.do(learning.add_learning, form=form)
    desk.do(learning.add_learning, form=LearningForm("Book", "2026-09-02", hours="9"))
    assert desk.ask(learning.hours_for, credential_id=number) == 2
    with practice.another(), pytest.raises(Refused, match="no scan"):
        desk.ask(learning.scan_of, credential_id=number)

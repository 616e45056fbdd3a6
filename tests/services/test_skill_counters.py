"""Skills that count clients, reports, alerts and one's own ways: what misses and what meets."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from medex_desktop.domain.replacements import ReplacementForm
from medex_desktop.domain.skills.learning import CredentialForm, LearningForm
from medex_desktop.domain.skills.lists import OURS
from medex_desktop.services import (
    alerts,
    backups,
    drafts,
    keeping,
    learning,
    merging,
    rehearsals,
    replacements,
    sign_offs,
    skill_lists,
    skill_ratings,
)
from medex_desktop.services.desk import Desk
from tests.desks import TestClock
from tests.services.skill_practice import TUG, Practice
from tests.services.skill_samples import own_rows
from tests.services.test_grip import FIRST, WORSE

TODAY = date(2026, 10, 1)
MONTH = timedelta(days=30)
WEEK = timedelta(days=7)
KNEE = ReplacementForm(
    joint="knee", side="right", procedure="total", surgeon="Dr Osei", restrictions="none",
    weight_bearing="full", source="letter",
)  # fmt: skip
MEASURED = "Right grip 24.5 kg: opens jars again."


@pytest.fixture
def practice(desk: Desk) -> Practice:
    return Practice(desk)


def opened(practice: Practice, slug: str) -> list[int | None]:
    """The clients behind a number, newest first."""
    return [one.client_id for one in practice.count(slug).found]


def test_clients_count_with_a_precaution_and_who_gave_it(practice: Practice) -> None:
    slug = "contraindication-check"
    for n in range(6):
        practice.sign((TUG,), n)
    for n in range(4):
        practice.precaution(n)
    practice.precaution(0)
    practice.precaution(7)
    with practice.another():
        practice.sign((TUG,), 8)
    practice.precaution(8)
    assert practice.stands(slug) == (4, 4, False), "own clients, once each"
    practice.precaution(4)
    assert practice.stands(slug) == (5, 5, True)
    assert set(opened(practice, slug)) == {practice.client(n) for n in range(5)}
    practice.desk.do(merging.merge_clients, keep_id=practice.client(0), other_id=practice.client(1))
    assert practice.stands(slug) == (4, 4, False)
    practice.desk.do(keeping.put_in_bin, client_id=practice.client(2))
    assert practice.stands(slug) == (3, 3, False)


def test_results_with_their_norm_count_in_signed_reports(practice: Practice) -> None:
    slug = "norm-comparison"
    for n in range(3):
        practice.sign((TUG,), n, grip_entry=FIRST)
    reports = [practice.report(0) for _ in range(4)]
    assert practice.stands(slug) == (8, 1, False)
    assert {str(one.words) for one in practice.count(slug).found} == {
        "Grip right, kg, with its norm", "Timed Up and Go, s ↓, with its norm",
    }  # fmt: skip
    reports.append(practice.report(1))
    assert practice.stands(slug) == (10, 2, False), "two clients are too few"
    with practice.another():
        practice.report(2)
    assert practice.stands(slug) == (10, 2, False), "a colleague's"
    reports.append(practice.report(2))
    assert practice.stands(slug) == (12, 3, True)
    assert practice.count(slug).found[0].record_id == reports[-1]
    practice.void_report(reports[-1])
    assert practice.stands(slug) == (10, 2, False)


def test_a_result_without_a_norm_does_not_count(practice: Practice) -> None:
    practice.sign((TUG,), 0, on=date(2001, 6, 6))
    practice.report(0)
    assert practice.count("norm-comparison").records == 0, "nobody of 50 stands in its norms"


def test_a_decline_counts_once_it_is_answered_and_stands_open_until_then(
    practice: Practice,
) -> None:
    slug = "decline-detection"
    practice.sign((), grip_entry=FIRST)
    assert practice.stands(slug) == (0, 0, False)
    fell = practice.sign((), grip_entry=WORSE)
    assert practice.stands(slug) == (0, 0, False)
    (alert,) = practice.count(slug).open_points
    practice.desk.do(alerts.answer_alert, alert_id=alert.record_id, action="repeat")
    assert practice.stands(slug) == (1, 1, True)
    assert [one.record_id for one in practice.count(slug).found] == [alert.record_id]
    with practice.another():
        practice.sign((), 1, grip_entry=FIRST)
        practice.sign((), 1, grip_entry=WORSE)
        assert practice.stands(slug) == (0, 0, False)
    assert practice.stands(slug) == (1, 1, True), "a colleague's decline is theirs to answer"
    practice.sign((), 2, grip_entry=FIRST)
    practice.sign((), 2, grip_entry=WORSE)
    assert practice.stands(slug) == (1, 1, False), "every decline is answered"
    practice.desk.do(keeping.put_in_bin, client_id=practice.client(2))
    assert practice.stands(slug) == (1, 1, True)
    practice.void(fell)
    assert practice.stands(slug) == (0, 0, False)


def test_a_replaced_joint_counts_with_a_precaution_and_two_reassessments(
    practice: Practice,
) -> None:
    slug = "joint-replacement-pathway"
    knee = replace(KNEE, done_on="2026-01-02")
    for n in range(3):
        practice.desk.do(replacements.add_replacement, client_id=practice.client(n), form=knee)
        practice.sign((TUG,), n)
        practice.sign((TUG,), n)
    last = practice.sign((TUG,), 0)
    assert practice.stands(slug) == (0, 0, False), "no precaution"
    for n in range(3):
        practice.precaution(n)
    assert practice.stands(slug) == (1, 1, False), "one reassessment is one too few"
    with practice.another():
        practice.sign((TUG,), 1)
    assert practice.stands(slug) == (1, 1, False), "a colleague's assessment"
    practice.sign((TUG,), 1)
    assert practice.stands(slug) == (2, 2, True)
    assert opened(practice, slug) == [practice.client(1), practice.client(0)]
    practice.void(last)
    assert practice.stands(slug) == (1, 1, False)


def test_what_was_assessed_before_the_replacement_is_no_reassessment(practice: Practice) -> None:
    for _ in range(3):
        practice.sign((TUG,))
    knee = replace(KNEE, done_on="2026-01-06")
    practice.desk.do(replacements.add_replacement, client_id=practice.client(0), form=knee)
    practice.precaution()
    assert practice.count("joint-replacement-pathway").records == 0


def test_another_joint_or_a_hip_whose_approach_nobody_stated_does_not_count(
    practice: Practice,
) -> None:
    slug, hip = "joint-replacement-pathway", replace(KNEE, joint="hip", done_on="2026-01-02")
    ankle = replace(hip, joint="other", joint_words="Ankle")
    unstated, stated = (replace(hip, approach=one) for one in ("not_stated", "posterior"))
    for n, form in enumerate((ankle, unstated, stated)):
        practice.desk.do(replacements.add_replacement, client_id=practice.client(n), form=form)
        practice.precaution(n)
        for _ in range(3):
            practice.sign((TUG,), n)
    assert opened(practice, slug) == [practice.client(2)]


def test_clients_count_with_two_reassessments_within_a_week_of_their_day(
    practice: Practice,
) -> None:
    slug, start = "reassessment-cycle", date(2026, 2, 2)
    late, early = start + MONTH + WEEK, start + 2 * MONTH
    for n in range(4):
        for day in (start, late, early):  # 37 days, then 23
            practice.sign((TUG,), n, on=day)
    for day in (start, late + timedelta(days=1), late + MONTH):
        practice.sign((TUG,), 4, on=day)
    for day in (start, start + timedelta(days=22), start + timedelta(days=52)):
        practice.sign((TUG,), 5, on=day)
    assert practice.stands(slug) == (4, 4, False), "a day too late, a day too early"
    last = practice.sign((TUG,), 4, on=late + 2 * MONTH)
    assert practice.stands(slug) == (5, 5, True)
    assert opened(practice, slug)[0] == practice.client(4)
    with practice.another():
        practice.sign((TUG,), 4, on=late + MONTH + timedelta(days=15))
    assert practice.stands(slug) == (4, 4, False), "a colleague's assessment moves the due day"
    practice.void(last)
    practice.desk.do(keeping.put_in_bin, client_id=practice.client(0))
    assert practice.stands(slug) == (3, 3, False)


def test_reports_count_when_they_are_sent_by_their_day(
    practice: Practice, clock: TestClock
) -> None:
    slug = "progress-report"
    for n in range(3):
        practice.sign((TUG,), n, on=TODAY - MONTH, grip_entry=FIRST)
    practice.sign((TUG,), 3, on=TODAY - MONTH - timedelta(days=1))
    practice.report(0)
    practice.report(3, sent=TODAY)
    practice.report(0, sent=TODAY, appendix=True)
    assert practice.count(slug).records == 0, "not sent, a day late, two pages"
    sent = [practice.report(0, sent=TODAY) for _ in range(4)]
    assert practice.stands(slug) == (4, 1, False)
    sent.append(practice.report(1, sent=TODAY))
    assert practice.stands(slug) == (5, 2, False), "two clients are too few"
    with practice.another():
        practice.report(2, sent=TODAY)
    assert practice.stands(slug) == (5, 2, False), "a colleague's"
    clock.pass_time(days=31)
    practice.report(1, sent=TODAY + timedelta(days=31))
    assert practice.stands(slug) == (5, 2, False), "31 days after the one before"
    practice.report(1, sent=TODAY + timedelta(days=31))
    sent.append(practice.report(2))
    assert practice.count(slug).records == 6
    practice.void_report(sent[0])
    assert practice.count(slug).records == 5


def test_own_words_count_with_a_figure_and_nothing_of_another_profession(
    practice: Practice,
) -> None:
    slug = "functional-language"
    for n in range(3):
        practice.sign((TUG,), n)
    practice.report(0)
    practice.report(0, summary="Much stronger, very happy.")
    practice.report(0, summary="Diagnosed weakness, 24.5 kg.")
    assert practice.count(slug).records == 0, "the program's, no figure, a diagnosing verb"
    written = [practice.report(0, summary=MEASURED) for _ in range(8)]
    written.append(practice.report(1, next_steps="Raise the chair stand to 12 repetitions."))
    assert practice.stands(slug) == (9, 2, False)
    with practice.another():
        practice.report(2, summary=MEASURED)
    written.append(practice.report(1, summary=MEASURED))
    assert practice.stands(slug) == (10, 2, False), "two clients are too few"
    written.append(practice.report(2, summary=MEASURED))
    assert practice.stands(slug) == (11, 3, True)
    assert {one.record_id for one in practice.count(slug).found} == set(written)
    practice.void_report(written[-1])
    assert practice.stands(slug) == (10, 2, False)


def test_records_are_governed_by_a_rehearsal_and_nothing_long_unsigned(
    practice: Practice, clock: TestClock
) -> None:
    slug, desk = "records-governance", practice.desk
    assert practice.stands(slug) == (0, 0, False)
    practice.client(0)
    backups.back_up(desk)
    rehearsals.rehearse(desk)
    assert practice.stands(slug) == (1, 0, True)
    left = desk.do(drafts.save_draft, kind="grip", payload={}, client_id=practice.client(0))
    desk.do(drafts.save_draft, kind=drafts.SHEET, payload={})  # a form that was open: no record
    with practice.another():
        desk.do(drafts.save_draft, kind="grip", payload={}, client_id=practice.client(0))
    clock.pass_time(days=7)
    assert practice.stands(slug) == (1, 0, True)
    clock.pass_time(seconds=1)
    assert practice.stands(slug) == (1, 0, False)
    assert [one.record_id for one in practice.count(slug).open_points] == [left]
    desk.do(keeping.put_in_bin, client_id=practice.client(0))
    assert practice.stands(slug) == (1, 0, True), "a draft in the bin waits for nobody"
    clock.pass_time(days=83, seconds=-1)
    assert practice.stands(slug) == (1, 0, True)
    clock.pass_time(seconds=1)
    assert practice.stands(slug) == (0, 0, False)


SKILLS = ("vital-signs", "pain-rating", "function-scale", "rom-measurement", "refer-out")


def test_sign_offs_count_given_with_feedback_or_received_and_thought_over(
    practice: Practice,
) -> None:
    slug, desk = "mentoring-signoff", practice.desk
    me = desk.practitioner_id
    with practice.another():
        pass
    for skill in SKILLS[:4]:
        given(practice, skill, of=practice.colleague, by=me)
    assert practice.stands(slug) == (4, 0, False)
    last = given(practice, SKILLS[4], of=practice.colleague, by=me)
    assert practice.stands(slug) == (5, 0, True)
    with practice.another():
        assert practice.stands(slug) == (0, 0, False), "received, but nothing was made of it"
        for one in desk.ask(sign_offs.received):
            form = LearningForm("Feedback", "2026-10-01", note="Kept", skill_observation_id=one.id)
            desk.do(learning.add_learning, form=form)
        assert practice.stands(slug) == (5, 0, True)
    desk.do(sign_offs.withdraw, observation_id=last, why="Other person")
    assert practice.stands(slug) == (4, 0, False)
    with practice.another():
        assert practice.stands(slug) == (4, 0, False)


def test_mentoring_counts_by_every_list_and_says_which_skill(practice: Practice) -> None:
    slug, desk = "mentoring-signoff", practice.desk
    own = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows(title="Sit up"))
    with practice.another():
        pass
    given(practice, "pain-rating", of=practice.colleague, by=desk.practitioner_id)
    given(practice, "x-vital-signs", of=practice.colleague, by=desk.practitioner_id, list_key=own)
    told = {str(one.words) for one in practice.count(slug).found}
    assert told == {"Given: Pain rating and location", "Given: Sit up"}
    with practice.another():
        for one in desk.ask(sign_offs.received):
            form = LearningForm("Feedback", "2026-10-01", note="Kept", skill_observation_id=one.id)
            desk.do(learning.add_learning, form=form)
        told = {str(one.words) for one in practice.count(slug).found}
        assert told == {"Received: Pain rating and location", "Received: Sit up"}
        assert [one.slug for one in desk.ask(sign_offs.received, list_key=own)] == ["x-vital-signs"]


def given(practice: Practice, slug: str, *, of: int, by: int, list_key: str = OURS) -> int:
    return practice.desk.do(
        sign_offs.record_sign_off,
        practitioner_id=of,
        slug=slug,
        feedback="Keep the cue, slow the count.",
        observer_id=by,
        list_key=list_key,
    )


def test_who_rates_again_and_holds_what_has_not_expired_develops(
    practice: Practice, clock: TestClock
) -> None:
    slug, desk = "professional-development", practice.desk
    held = CredentialForm("MES", "METI", "", "2025-11-01", "2027-11-01", "5")
    desk.do(skill_ratings.rate, slug="pain-rating", value=1)
    desk.do(skill_ratings.rate, slug="pain-rating", value=2)
    first = desk.do(learning.add_credential, form=held)
    assert practice.stands(slug) == (0, 0, False), "rated on one day alone"
    clock.pass_time(days=1)
    desk.do(skill_ratings.rate, slug="pain-rating", value=3)
    assert practice.stands(slug) == (1, 0, True)
    with practice.another():
        assert practice.stands(slug) == (0, 0, False)
    clock.pass_time(days=183)
    assert practice.stands(slug) == (1, 0, True)
    clock.pass_time(days=1)
    assert practice.stands(slug) == (0, 0, False), "half a year is over"
    desk.do(skill_ratings.rate, slug="pain-rating", value=3)
    cpr = CredentialForm("CPR", "Red Cross", "", "2025-05-01", (clock.today()).isoformat(), "")
    desk.do(learning.add_credential, form=cpr)
    assert practice.stands(slug) == (1, 0, True), "it holds on its last day"
    clock.pass_time(days=1)
    assert practice.stands(slug) == (1, 0, False), "one has expired"
    assert [str(one.words) for one in practice.count(slug).open_points] == ["CPR has expired"]
    desk.do(learning.end_credential, credential_id=first)
    assert practice.count(slug).records == 0, "none is held that has not expired"


def test_hours_that_a_near_renewal_lacks_stand_against_it(
    practice: Practice, clock: TestClock
) -> None:
    slug, desk = "professional-development", practice.desk
    near = (TODAY + timedelta(days=30)).isoformat()
    held = CredentialForm("MES", "METI", "", "2025-11-01", near, "5")
    number = desk.do(learning.add_credential, form=held)
    desk.do(skill_ratings.rate, slug="pain-rating", value=1)
    clock.pass_time(days=1)
    desk.do(skill_ratings.rate, slug="pain-rating", value=2)
    for hours, met in (("4.5", False), ("0.5", True)):
        form = LearningForm("Course", "2026-10-01", hours=hours, credential_id=number)
        desk.do(learning.add_learning, form=form)
        assert practice.stands(slug) == (1, 0, met)

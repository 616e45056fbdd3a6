"""A set of measures signed as one assessment, followed over time, and refused whole."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from medex_desktop.domain import catalogue
from medex_desktop.domain.client_limits import LimitForm
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.measures import tug
from medex_desktop.domain.precautions import PrecautionForm, PrecautionKind
from medex_desktop.domain.result_entries import Answer, ResultEntry
from medex_desktop.domain.scoring import Demand, Person, Score, Values, number
from medex_desktop.domain.stories import read_recorded
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text, render
from medex_desktop.services import (
    alerts,
    assessing,
    assessments,
    checkups,
    client_limits,
    drafts,
    grip,
    precautions,
    results,
)
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.storage.checks.findings import Kind
from medex_desktop.storage.tables.assessments import assessment, result
from tests.services.test_grip import BETTER, MARGARET
from tests.storage.samples import once

JULY, OCTOBER = date(2026, 7, 13), date(2026, 10, 1)


def timed(typed: str, device: str = "none", **more: object) -> ResultEntry:
    return ResultEntry("tug", (("time", typed), ("device", device)), **more)  # type: ignore[arg-type]


@pytest.fixture
def margaret(desk: Desk) -> int:
    return desk.do(add_client, form=MARGARET)


def sign(desk: Desk, client_id: int, *entries: ResultEntry, day: date = OCTOBER) -> int:
    signed = desk.do(assessing.sign_assessment, client_id=client_id, entries=entries, day=day)
    return signed.assessment_id


def test_the_best_of_the_trials_is_followed_and_what_was_typed_is_kept(
    desk: Desk, margaret: int
) -> None:
    sign(desk, margaret, timed("12,8;13"), day=JULY)
    sign(desk, margaret, timed("10.9;10.10;10.4"))
    (story,) = desk.ask(results.stories, client_id=margaret)
    assert [one.score for one in story.followed()] == [Decimal("12.8"), Decimal("10.10")]
    assert story.results[0].entry.text("time") == "12,8;13"
    found = read_recorded(story, story.results[1])
    assert found.change.since_baseline is not None
    assert found.change.since_baseline.change == Decimal("-2.70")
    assert found.reading.compared is not None
    assert render(found.reading.compared.group) == "people 70 to 79"


def test_another_walking_aid_breaks_the_series(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, timed("12.8"), day=JULY)
    sign(desk, margaret, timed("14.1", "cane"))
    (story,) = desk.ask(results.stories, client_id=margaret)
    change = read_recorded(story, story.results[1]).change
    assert change.since_baseline is not None
    assert change.since_baseline.kind is VerdictKind.NOT_COMPARABLE
    assert "walking aid" in str(change.comparable)


def test_grip_and_others_are_one_assessment(desk: Desk, margaret: int) -> None:
    draft = desk.do(drafts.save_draft, kind="assessment", payload={}, client_id=margaret)
    signed = desk.do(
        assessing.sign_assessment,
        client_id=margaret,
        entries=(timed("10.1"),),
        grip_entry=BETTER,
        day=OCTOBER,
        title="Knee set",
        draft_ids=(draft,),
    )
    lines = desk.ask(assessments.assessment_list, client_id=margaret)
    assert {(line.id, line.measure) for line in lines} == {
        (signed.assessment_id, "tug"), (signed.assessment_id, "grip_strength"),
    }  # fmt: skip
    assert len(desk.ask(grip.grip_records, client_id=margaret)) == 1
    assert desk.ask(drafts.drafts, client_id=margaret) == []


def test_what_was_not_measured_says_why(desk: Desk, margaret: int) -> None:
    with pytest.raises(InvalidInput, match="say why"):
        sign(desk, margaret, ResultEntry("tug", outcome="unable"))
    sign(desk, margaret, ResultEntry("tug", outcome="unable", reason="Dizzy on standing"))
    (line,) = desk.ask(assessments.assessment_list, client_id=margaret)
    assert (line.outcome, line.reason) == ("skipped", "Dizzy on standing")
    assert desk.ask(results.stories, client_id=margaret) == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (timed("abc"), "plain number"),
        (timed("0"), "outside 2 to 300"),
        (ResultEntry("tug"), "a number is needed"),
        (ResultEntry("unheard"), "not known"),
        (ResultEntry("tug", (("time", "9"),), units=(("time", "h"),)), "no unit"),
        (ResultEntry("tug", outcome="bored"), "or why not"),
    ],
)
def test_a_refusal_names_the_measure_and_keeps_nothing(
    desk: Desk, margaret: int, entry: ResultEntry, said: str
) -> None:
    with pytest.raises(InvalidInput, match=said) as refused:
        sign(desk, margaret, timed("10"), entry)
    assert refused.value.field == entry.measure
    assert desk.ask(assessments.assessment_list, client_id=margaret) == []


def test_why_these_tests_is_part_of_what_is_signed(desk: Desk, margaret: int) -> None:
    signed = desk.do(
        assessing.sign_assessment,
        client_id=margaret,
        entries=(timed("10"),),
        day=OCTOBER,
        rationale="  Falls.\r\nNo hop tests. ",
    )
    (line,) = desk.ask(assessments.assessment_list, client_id=margaret)
    assert (line.id, line.rationale) == (signed.assessment_id, "  Falls.\nNo hop tests.")
    assert '"rationale":"  Falls.' in once(
        desk, lambda work: work.connection.execute(select(assessment.c.snapshot)).scalar_one()
    )
    with pytest.raises(InvalidInput, match=r"limit is 2.?000"):
        desk.do(
            assessing.sign_assessment,
            client_id=margaret,
            entries=(timed("10"),),
            day=OCTOBER,
            rationale="x" * 2_001,
        )


def test_a_day_to_come_is_refused(desk: Desk, margaret: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        sign(desk, margaret, timed("10"), day=date(2026, 10, 2))
    assert refused.value.field == "day"


def _demanding(values: Values, person: Person) -> Score:
    return Score(number(values, "time"), demands=(Demand("slow", Text("Very slow."), "refer"),))


def test_a_demand_is_answered_before_it_is_signed(
    desk: Desk, margaret: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking: Measure = dataclasses.replace(tug.MEASURE, scoring=_demanding)
    monkeypatch.setitem(catalogue.all_measures(), "tug", asking)
    with pytest.raises(InvalidInput, match=r"Very slow\. Say what was done"):
        sign(desk, margaret, timed("60"))
    sign(desk, margaret, timed("60", answers=(Answer("slow", "refer", "Dr Osei, by phone"),)))
    (line,) = desk.ask(alerts.client_alerts, client_id=margaret)
    assert (line.action, line.note) == ("refer", "Dr Osei, by phone")
    assert str(line.words) == "Timed Up and Go: Very slow."
    assert desk.ask(alerts.open_alerts, client_id=margaret) == []


def test_the_check_up_finds_a_signed_set_whole(desk: Desk, margaret: int) -> None:
    desk.do(
        assessing.sign_assessment,
        client_id=margaret,
        entries=(timed("10.1"), ResultEntry("tug", outcome="refused", reason="Tired")),
        grip_entry=BETTER,
        day=OCTOBER,
    )
    assert checkups.verify(desk).is_clean


def test_the_check_up_tells_an_entry_that_nobody_can_read(desk: Desk, margaret: int) -> None:
    once(
        desk,
        lambda work: work.insert(
            result,
            assessment_id=assessments.open_assessment(work, client_id=margaret, day=OCTOBER),
            measure="tug",
            measure_version=1,
            outcome=assessments.MEASURED,
            entry={"version": 9},
            scores={},
        ),
    )
    assert Kind.UNREADABLE in {fault.kind for fault in checkups.verify(desk).found}


def test_a_questionnaire_given_up_after_a_grave_answer_still_asks_for_its_step(
    desk: Desk, margaret: int
) -> None:
    ninth = ResultEntry(
        "phq9", (("item_9", "2"),), outcome="refused", reason="did not want to go on"
    )
    with pytest.raises(InvalidInput, match="refer the same day"):
        sign(desk, margaret, ninth)
    answer = Answer("item_9", "refer", "Rang Dr. Osei, 14:05")
    sign(desk, margaret, dataclasses.replace(ninth, answers=(answer,)))
    assert len(desk.ask(alerts.client_alerts, client_id=margaret)) == 1
    assert desk.ask(results.stories, client_id=margaret) == []


def test_a_precaution_that_stands_against_a_test_asks_for_words(desk: Desk, margaret: int) -> None:
    form = PrecautionForm(
        kind=PrecautionKind.WEIGHT_BEARING_LIMITED,
        words="Half weight on the right leg",
        source="Dr Ito",
        given_on="2026-09-01",
    )
    desk.do(precautions.add_precaution, client_id=margaret, form=form)
    sign(desk, margaret, timed("12.8"), day=JULY)  # before it held
    with pytest.raises(InvalidInput) as fault:
        sign(desk, margaret, timed("10.9"))
    assert fault.value.field == "tug"
    assert "Half weight on the right leg (Dr Ito)" in str(fault.value)
    sign(desk, margaret, timed("10.9", override="agreed by telephone"))
    sign(desk, margaret, ResultEntry("tug", outcome="unable", reason="as Dr Ito said"))


def test_a_stop_value_of_the_client_asks_for_what_was_done(desk: Desk, margaret: int) -> None:
    limit = LimitForm("systolic_max", "160", source="Dr Osei", given_on="2026-09-01")
    desk.do(client_limits.add_limit, client_id=margaret, form=limit)
    high = ResultEntry("blood_pressure", (("systolic", "165"), ("diastolic", "80")))
    with pytest.raises(InvalidInput) as fault:
        sign(desk, margaret, high)
    assert "Dr Osei" in str(fault.value)
    done = dataclasses.replace(high, answers=(Answer("systolic_max", "stop", "sent home"),))
    sign(desk, margaret, done)
    (told,) = desk.ask(alerts.client_alerts, client_id=margaret)
    assert told.note == "sent home"


def test_a_grip_test_that_was_not_done_stands_in_the_same_assessment(
    desk: Desk, margaret: int
) -> None:
    signed = desk.do(
        assessing.sign_assessment,
        client_id=margaret,
        entries=(timed("10.9"),),
        grip_skipped="refused: not today",
        day=OCTOBER,
    )
    lines = desk.ask(assessments.assessment_list, client_id=margaret)
    assert {(line.id, line.measure, line.reason) for line in lines} == {
        (signed.assessment_id, "tug", ""),
        (signed.assessment_id, "grip_strength", "refused: not today"),
    }

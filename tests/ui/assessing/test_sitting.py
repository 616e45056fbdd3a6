"""The set under way: typed, read, kept through a stop, one a client, signed as one assessment."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.precautions import PrecautionForm, PrecautionKind
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import assessing, assessments, drafts, precautions, results
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.session import Session
from tests.services.test_grip import MARGARET

JULY = date(2026, 7, 13)
TWO_SECONDS = 2_000
KNEE = {"joint": "knee", "movement": "flexion", "side": "right", "active_passive": "active"}
ITEMS = (
    TestItem("tug", {}),
    TestItem("rom", KNEE),
    TestItem("red_flags", {}),
    TestItem("grip_strength", {}),
)
Open = Callable[[int], AssessmentSitting]


@pytest.fixture
def margaret(desk: Desk) -> int:
    return desk.do(add_client, form=MARGARET)


@pytest.fixture
def session(qapp: QApplication, desk: Desk) -> Iterator[Session]:
    made = Session(desk)
    yield made
    made.deleteLater()


@pytest.fixture
def open_for(session: Session) -> Open:
    def make(client_id: int) -> AssessmentSitting:
        return AssessmentSitting(session, client_id, session)

    return make


@pytest.fixture
def sitting(open_for: Open, margaret: int) -> AssessmentSitting:
    made = open_for(margaret)
    made.begin("Knee", ITEMS)
    return made


def tug(desk: Desk, client_id: int, device: str, day: date = JULY) -> None:
    entry = ResultEntry("tug", (("time", "12.8"), ("device", device)))
    desk.do(assessing.sign_assessment, client_id=client_id, entries=(entry,), day=day)


def kept(session: Session, client_id: int) -> list[drafts.Draft]:
    return session.ask(drafts.drafts, client_id=client_id, kind="assessment")


def no_flags(sitting: AssessmentSitting, i: int = 2) -> None:
    for field in sitting.items[i].measure.fields:
        sitting.set_text(i, field.key, "no")


def test_a_set_lists_its_tests_by_name_and_state(sitting: AssessmentSitting) -> None:
    titles = [one.title for one in sitting.items]
    assert titles == [
        "Timed Up and Go", "Knee flexion, right, active", "Red flags", "Grip strength",
    ]  # fmt: skip
    sitting.set_text(0, "time", "10.9; 11.2")
    sitting.set_text(1, "degrees", "abc")
    assert [one.state for one in sitting.items] == ["done", "attend", "blank", "blank"]
    assert sitting.items[0].value == "10.9 s"
    assert "degrees" in sitting.faults(1)
    reading = sitting.reading(0)
    assert reading is not None
    assert reading.reading.score.value == Decimal("10.9")
    assert sitting.reading(1) is None


def test_another_unit_is_read_in_the_fields_own(sitting: AssessmentSitting) -> None:
    i = sitting.add("waist")
    (field,) = [one for one in sitting.items[i].measure.fields if one.unit == "cm"]
    sitting.set_unit(i, field.key, "in")
    sitting.set_text(i, field.key, "40")
    found = sitting.reading(i)
    assert found is not None
    assert found.reading.values[field.key] == Decimal("101.600000")


def test_a_code_needs_a_reason(sitting: AssessmentSitting) -> None:
    sitting.set_outcome(0, "unable", "")
    assert sitting.items[0].state == "attend"
    sitting.set_outcome(0, "unable", "left knee gives way")
    assert (sitting.items[0].state, sitting.items[0].value) == ("coded", "unable")
    sitting.set_outcome(0, "measured", "")
    assert sitting.items[0].state == "blank"


def test_a_demand_holds_the_signature_until_it_is_answered_in_words(
    sitting: AssessmentSitting,
) -> None:
    no_flags(sitting)
    assert sitting.items[2].state == "done"
    sitting.set_text(2, "swelling", "yes")
    assert sitting.items[2].state == "attend"
    assert any(one.item == 2 for one in sitting.can_sign())
    sitting.answer(2, "swelling", "refer", "")
    assert sitting.items[2].state == "attend"
    sitting.answer(2, "swelling", "refer", "called Dr Ito")
    assert sitting.items[2].state == "done"


def test_a_set_starts_with_the_protocol_of_the_last_time_and_says_what_differs(
    desk: Desk, margaret: int, open_for: Open
) -> None:
    tug(desk, margaret, "cane")
    sitting = open_for(margaret)
    sitting.begin("Knee", ITEMS)
    assert sitting.entry(0).text("device") == "cane"
    assert (sitting.items[0].state, sitting.differing(0)) == ("blank", {})
    sitting.set_text(0, "device", "walker")
    said = {key: words.replace("\xa0", " ") for key, words in sitting.differing(0).items()}
    assert said == {"device": "not comparable with 13 Jul"}


def test_a_precaution_stands_against_a_test_until_it_is_overridden(
    desk: Desk, margaret: int, open_for: Open
) -> None:
    form = PrecautionForm(
        kind=PrecautionKind.WEIGHT_BEARING_LIMITED,
        words="Half weight on the right leg",
        source="Dr Ito",
        given_on="2026-09-01",
    )
    desk.do(precautions.add_precaution, client_id=margaret, form=form)
    sitting = open_for(margaret)
    sitting.begin("Knee", ITEMS)
    assert len(sitting.blocks(0)) == 1
    sitting.set_text(0, "time", "10.9")
    assert sitting.items[0].state == "attend"
    sitting.set_override(0, "Dr Ito agreed by telephone")
    assert sitting.items[0].state == "done"


def test_what_was_typed_is_on_disk_within_two_seconds_and_gone_on_with(
    qtbot: QtBot, session: Session, margaret: int, sitting: AssessmentSitting, open_for: Open
) -> None:
    sitting.set_text(0, "time", "10.9")
    sitting.set_outcome(1, "refused", "not today")
    sitting.set_clock(2, {"began": 12})
    sitting.go(1)
    qtbot.waitUntil(lambda: bool(kept(session, margaret)), timeout=TWO_SECONDS)
    again = open_for(margaret)
    assert again.continued == "14:05"
    assert [one.state for one in again.items] == ["done", "coded", "blank", "blank"]
    assert (again.title, again.current, again.clock(2)) == ("Knee", 1, {"began": 12})
    assert again.entry(0) == sitting.entry(0)


def test_a_draft_keeps_why_these_tests_and_one_of_before_has_none(
    desk: Desk, session: Session, margaret: int, sitting: AssessmentSitting, open_for: Open
) -> None:
    sitting.set_facts(rationale="Falls")
    assert sitting.leave()
    assert open_for(margaret).rationale == "Falls"
    payload = sitting.payload()
    del payload["rationale"]
    (draft,) = kept(session, margaret)
    desk.do(drafts.save_draft, kind="assessment", client_id=margaret, payload=payload,
            draft_id=draft.id)  # fmt: skip
    again = open_for(margaret)
    assert (again.count, again.rationale) == (4, "")


def test_each_client_in_progress_keeps_its_own(
    desk: Desk, session: Session, margaret: int, sitting: AssessmentSitting, open_for: Open
) -> None:
    other = desk.do(add_client, form=ClientForm(name="Tomas Ferreira", birth_date="1961-10-09"))
    theirs = open_for(other)
    assert not theirs.is_under_way
    theirs.begin("Walk", (TestItem("six_minute_walk", {}),))
    sitting.set_text(0, "time", "10.9")
    assert sitting.leave()
    assert theirs.leave()
    assert [len(open_for(who).items) for who in (margaret, other)] == [4, 1]
    assert [len(kept(session, who)) for who in (margaret, other)] == [1, 1]


def test_a_discarded_set_can_be_brought_back(session: Session, sitting: AssessmentSitting) -> None:
    sitting.set_text(0, "time", "10.9")
    sitting.leave()
    sitting.discard()
    assert (sitting.items, kept(session, sitting.client_id)) == ([], [])
    assert sitting.bring_back()
    assert sitting.entry(0).text("time") == "10.9"


def test_a_draft_of_a_program_we_do_not_know_is_left_alone(
    desk: Desk, session: Session, margaret: int, open_for: Open
) -> None:
    desk.do(drafts.save_draft, kind="assessment", client_id=margaret, payload={"version": 9})
    sitting = open_for(margaret)
    assert not sitting.is_under_way
    sitting.begin("Knee", ITEMS)
    assert sitting.leave()
    assert len(kept(session, margaret)) == 2


def test_signing_keeps_every_test_and_lets_both_drafts_go(
    desk: Desk, session: Session, margaret: int, sitting: AssessmentSitting
) -> None:
    sitting.set_text(0, "time", "10.9")
    sitting.set_outcome(1, "refused", "not today")
    no_flags(sitting)
    assert [one.item for one in sitting.can_sign()] == [3]
    grip = sitting.grip
    assert grip is not None
    for trial in grip.form.entry.trials:
        grip.form.take(trial.side, trial.number - 1, "24.6")
    assert sitting.items[3].value == "6 of 6 trials"
    assert sitting.can_sign() == []
    sitting.set_facts(rationale="Falls; no hop tests, the knee is new.")
    sitting.leave()
    grip.leave()
    sitting.sign()
    lines = desk.ask(assessments.assessment_list, client_id=margaret)
    assert {one.rationale for one in lines} == {"Falls; no hop tests, the knee is new."}
    assert sitting.rationale == ""
    assert {(one.measure, one.outcome) for one in lines} == {
        ("tug", "measured"), ("rom", "skipped"), ("red_flags", "measured"),
        ("grip_strength", "measured"),
    }  # fmt: skip
    assert session.ask(drafts.drafts, client_id=margaret) == []
    assert not sitting.is_under_way
    assert grip.form.blanks == 6


def test_a_grip_test_that_was_not_done_is_kept_with_its_reason(
    desk: Desk, margaret: int, sitting: AssessmentSitting
) -> None:
    sitting.set_text(0, "time", "10.9")
    sitting.set_text(1, "degrees", "112")
    no_flags(sitting)
    sitting.set_outcome(3, "stopped_for_pain", "the right wrist")
    assert sitting.can_sign() == []
    sitting.sign()
    lines = desk.ask(assessments.assessment_list, client_id=margaret)
    assert [one.reason for one in lines if one.measure == "grip_strength"] == [
        "stopped for pain: the right wrist"
    ]
    assert len(desk.ask(results.stories, client_id=margaret)) == 3


def test_the_next_open_test_comes_after_the_one_that_is_done(sitting: AssessmentSitting) -> None:
    sitting.set_text(0, "time", "10.9")
    sitting.set_text(1, "degrees", "112")
    assert sitting.next()
    assert sitting.current == 2
    no_flags(sitting)
    assert sitting.next()
    assert sitting.current == 3
    sitting.set_outcome(3, "unable", "no device")
    assert not sitting.next()


def test_a_skipped_questionnaire_still_asks_for_the_step_its_answer_demands(
    sitting: AssessmentSitting,
) -> None:
    sitting.begin("Mood", [TestItem("phq9", {})])
    sitting.set_text(0, "item_9", "1")
    sitting.set_outcome(0, "refused", "did not want to go on")
    assert sitting.item(0).state == "attend"
    (missing,) = sitting.can_sign()
    assert "refer the same day" in missing.words
    sitting.answer(0, "item_9", "refer", "Rang Dr. Osei")
    assert sitting.item(0).state == "coded"
    assert sitting.can_sign() == []

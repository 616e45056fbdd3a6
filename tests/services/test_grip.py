"""A grip test from the first digit to the signed record."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from medex_desktop.domain import grip_records
from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.grip_reading import read_entry
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measures.grip_strength import GripEntry, GripProtocol, Trial, blank_trials
from medex_desktop.domain.quantity import read_force
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.language import render
from medex_desktop.services import alerts, assessments, drafts, grip, practices
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from tests.desks import PASSPHRASE, TestClock

MARGARET = ClientForm(
    name="Margaret Holloway", birth_date="14 Mar 1951", sex="female", hand="right"
)
JAMAR = GripProtocol(device_make="Jamar Plus+", device_serial="20418")


def entry(right: list[str], left: list[str], protocol: GripProtocol = JAMAR) -> GripEntry:
    typed = {"right": right, "left": left}
    trials = tuple(
        replace(trial, quantity=read_force(typed[trial.side][trial.number - 1], "kg", "trials"))
        for trial in blank_trials()
    )
    return GripEntry(protocol=protocol, trials=trials)


FIRST = entry(["19.2", "19.0", "18.8"], ["17.9", "17.5", "17.7"])
BETTER = entry(["23.8", "24.6", "24.1"], ["20.1", "20.8", "20.5"])
WORSE = entry(["14.0", "14.2", "14.1"], ["17.8", "17.9", "17.0"])


@pytest.fixture
def margaret(desk: Desk) -> int:
    return desk.do(add_client, form=MARGARET)


def test_the_picture_holds(desk: Desk, margaret: int) -> None:
    """The figures drawn in the design: 66th percentile, +5.4 beyond error, +2.9 within."""
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=date(2026, 7, 13))
    context = desk.ask(grip.grip_context, client_id=margaret)
    reading = read_entry(context, BETTER, date(2026, 10, 1))
    assert reading.norm is not None
    assert reading.norm.result is not None
    assert render(reading.norm.result.ordinal) == "66th"
    assert reading.score.best_kg == Decimal("24.6")
    right, left = reading.right.since_baseline, reading.left.since_baseline
    assert right is not None
    assert left is not None
    assert (right.change, right.kind) == (Decimal("5.4"), VerdictKind.BEYOND)
    assert "in the range proposed as meaningful" in render(right.words)
    assert (left.change, left.kind) == (Decimal("2.9"), VerdictKind.WITHIN)
    assert render(reading.comparable or "") == "as on 13\N{NO-BREAK SPACE}Jul"


def test_signing_keeps_everything_and_lets_the_draft_go(desk: Desk, margaret: int) -> None:
    draft_id = desk.do(drafts.save_draft, kind="grip", payload={}, client_id=margaret)
    signed = desk.do(
        grip.sign_grip, client_id=margaret, entry=FIRST, day=date(2026, 7, 13), draft_id=draft_id
    )
    (record,) = desk.ask(grip.grip_records, client_id=margaret)
    assert record.test.entry == FIRST
    assert record.test.signed
    assert record.is_late
    assert desk.ask(drafts.drafts) == []
    assert desk.next_undo is not None
    assert render(desk.next_undo) == "Add client"
    assert signed.alert_ids == ()


def test_a_decline_opens_an_alert_that_wants_an_answer(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=date(2026, 7, 13))
    signed = desk.do(grip.sign_grip, client_id=margaret, entry=WORSE, day=date(2026, 9, 1))
    lines = desk.ask(alerts.open_alerts)
    assert [line.kind for line in lines] == ["decline", "new_side_difference"][: len(lines)]
    assert "down 5.0 kg" in render(lines[0].words)
    with pytest.raises(InvalidInput, match="Write the explanation"):
        desk.do(alerts.answer_alert, alert_id=signed.alert_ids[0], action="explanation")
    for alert_id in signed.alert_ids:
        desk.do(alerts.answer_alert, alert_id=alert_id, action="notice", note="Called Dr Osei")
    assert desk.ask(alerts.open_alerts) == []


def test_blank_trials_are_not_zero(desk: Desk, margaret: int) -> None:
    half = replace(FIRST, trials=(*FIRST.trials[:5], Trial("left", 3, 6)))
    with pytest.raises(InvalidInput, match="1 of 6 trials are blank"):
        desk.do(grip.sign_grip, client_id=margaret, entry=half, day=date(2026, 7, 13))
    coded = replace(FIRST, trials=(*FIRST.trials[:5], Trial("left", 3, 6, code="stopped_for_pain")))
    desk.do(grip.sign_grip, client_id=margaret, entry=coded, day=date(2026, 7, 13))


def test_the_future_and_the_time_before_birth_are_refused(desk: Desk, margaret: int) -> None:
    for day, words in ((date(2026, 10, 2), "in the future"), (date(1950, 1, 1), "before the")):
        with pytest.raises(InvalidInput, match=words):
            desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=day)


def test_another_device_starts_a_new_series(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=date(2026, 7, 13))
    other = replace(BETTER, protocol=replace(JAMAR, device_make="Camry EH101", device_serial=""))
    reading = read_entry(desk.ask(grip.grip_context, client_id=margaret), other, date(2026, 9, 1))
    assert reading.starts_series
    assert reading.right.since_baseline is not None
    assert reading.right.since_baseline.kind is VerdictKind.NOT_COMPARABLE
    assert reading.alerts == ()


def test_a_signed_record_takes_only_addenda(desk: Desk, margaret: int) -> None:
    signed = desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=date(2026, 7, 13))
    refused = pytest.raises(DatabaseError, match="signed rows never change")
    with refused, desk.file.writing.begin() as connection:
        connection.execute(text("UPDATE assessment SET note = 'x'"))
    with pytest.raises(InvalidInput, match="Say why"):
        desk.do(
            assessments.add_addendum,
            assessment_id=signed.assessment_id,
            kind="voided",
            reason=" ",
        )
    desk.do(
        assessments.add_addendum,
        assessment_id=signed.assessment_id,
        kind="voided",
        reason="Wrong client",
    )
    context = desk.ask(grip.grip_context, client_id=margaret)
    assert context.followed() == ()
    assert len(context.tests) == 1
    with pytest.raises(Refused):
        desk.do(assessments.add_addendum, assessment_id=99, kind="voided", reason="x")


def test_a_skipped_test_says_why(desk: Desk, margaret: int) -> None:
    with pytest.raises(InvalidInput):
        desk.do(grip.skip_grip, client_id=margaret, day=date(2026, 9, 1), reason="")
    desk.do(grip.skip_grip, client_id=margaret, day=date(2026, 9, 1), reason="Hand in a cast")
    (line,) = desk.ask(assessments.assessment_list, client_id=margaret)
    assert (line.outcome, line.reason) == ("skipped", "Hand in a cast")
    assert desk.ask(grip.grip_records, client_id=margaret) == []


def test_nothing_that_was_read_stays_in_memory_once_it_is_closed(
    practice_root: Path, clock: TestClock
) -> None:
    opened = practices.unlock(practice_root, PASSPHRASE, clock)
    client_id = opened.do(add_client, form=MARGARET)
    opened.do(grip.sign_grip, client_id=client_id, entry=FIRST, day=date(2026, 7, 13))
    opened.ask(grip.grip_records, client_id=client_id)
    assert grip_records.from_text.cache_info().currsize
    opened.close()
    assert not grip_records.from_text.cache_info().currsize

"""What can't be signed past, whatever the screen knew: precautions, flags, words nobody can see."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from medex_desktop.domain import catalogue
from medex_desktop.domain.measures.tug import MEASURE as TUG
from medex_desktop.domain.precautions import PrecautionForm
from medex_desktop.domain.result_entries import Answer, ResultEntry
from medex_desktop.errors import InvalidInput
from medex_desktop.services import alerts, assessing, assessments, grip, precautions, results
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from tests.services.result_samples import tug, typed
from tests.services.test_grip import BETTER, MARGARET

DAY = date(2026, 10, 1)
UNSEEN = "\u200b\u202e\x00\ud800"


@pytest.fixture
def margaret(desk: Desk) -> int:
    return desk.do(add_client, form=MARGARET)


def sign(desk: Desk, client_id: int, *entries: ResultEntry, **more: Any) -> int:
    signed = desk.do(
        assessing.sign_assessment, client_id=client_id, entries=entries, day=DAY, **more
    )
    return signed.assessment_id


def forbid(desk: Desk, client_id: int, kind: str) -> None:
    form = PrecautionForm(kind=kind, source="Dr Ito")
    desk.do(precautions.add_precaution, client_id=client_id, form=form)


def test_a_grip_test_of_a_set_against_a_precaution_asks_for_words(
    desk: Desk, margaret: int
) -> None:
    forbid(desk, margaret, "no_maximal_effort")
    for why in ("", UNSEEN):
        with pytest.raises(InvalidInput, match="Write why it is done all the same") as fault:
            sign(desk, margaret, tug("12"), grip_entry=BETTER, grip_override=why)
        assert fault.value.field == "grip_strength"
    assert desk.ask(assessments.assessment_list, client_id=margaret) == []
    sign(desk, margaret, grip_entry=BETTER, grip_override="Dr Ito agreed")
    (kept,) = desk.ask(grip.grip_records, client_id=margaret)
    assert kept.test.entry.note == "Done against a precaution: Dr Ito agreed"


def test_a_grip_test_alone_against_a_precaution_asks_for_words(desk: Desk, margaret: int) -> None:
    forbid(desk, margaret, "no_maximal_effort")
    with pytest.raises(InvalidInput, match=r"No maximal effort \(Dr Ito\)") as fault:
        desk.do(grip.sign_grip, client_id=margaret, entry=BETTER, day=DAY)
    assert fault.value.field == "override"
    desk.do(grip.sign_grip, client_id=margaret, entry=BETTER, day=DAY, override="agreed")


def test_words_that_nobody_can_see_say_nothing(desk: Desk, margaret: int) -> None:
    forbid(desk, margaret, "weight_bearing_limited")
    with pytest.raises(InvalidInput, match="Write why"):
        sign(desk, margaret, replace(tug("12"), override=UNSEEN))
    with pytest.raises(InvalidInput, match="say why it was not measured"):
        sign(desk, margaret, ResultEntry("tug", outcome="unable", reason=UNSEEN))


def test_a_red_flag_of_a_list_that_was_given_up_asks_for_its_action(
    desk: Desk, margaret: int
) -> None:
    flags = replace(typed("red_flags", swelling="yes"), outcome="refused", reason="in a hurry")
    for given in ((), (Answer("swelling", "refer", UNSEEN),), (Answer("swelling", "", "Dr Ito"),)):
        with pytest.raises(InvalidInput, match="Swelling was reported"):
            sign(desk, margaret, replace(flags, answers=given))
    sign(desk, margaret, replace(flags, answers=(Answer("swelling", "refer", "Dr Ito"),)))
    assert len(desk.ask(alerts.client_alerts, client_id=margaret)) == 1


def test_words_are_kept_without_what_can_not_be_seen(desk: Desk, margaret: int) -> None:
    entry = typed("nprs", now="3", site=f"right{UNSEEN} knee\x07")
    sign(desk, margaret, replace(entry, note=f"after{UNSEEN} stairs"))
    (story,) = desk.ask(results.stories, client_id=margaret)
    kept = story.results[0].entry
    assert (kept.text("site"), kept.note) == ("right knee", "after stairs")
    assert story.identity == "right knee"


def test_words_that_are_too_long_are_refused_by_the_test_they_are_of(
    desk: Desk, margaret: int
) -> None:
    for entry in (
        replace(tug("12"), override="x" * 2_001),
        replace(tug("12"), reason="x" * 201),
        typed("nprs", now="3", site="x" * 201),
    ):
        with pytest.raises(InvalidInput, match="too long") as fault:
            sign(desk, margaret, entry)
        assert fault.value.field == entry.measure


def test_a_limit_that_became_narrower_hides_only_what_it_refuses(
    desk: Desk, margaret: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(desk, margaret, tug("12.4", device="cane"))
    fields = tuple(
        replace(one, high=Decimal(5)) if one.key == "time" else one for one in TUG.fields
    )
    narrower = replace(TUG, version=2, fields=fields)
    monkeypatch.setitem(catalogue.all_measures(), "tug", narrower)
    (story,) = desk.ask(results.stories, client_id=margaret)
    assert story.results[0].score == Decimal("12.4")
    assert story.results[0].values == {"device": "cane"}

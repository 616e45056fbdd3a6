"""A measure of the practice's own from its definition to its results, and out and back again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.stories import read_recorded
from medex_desktop.errors import InvalidForm, InvalidInput, Refused
from medex_desktop.language import render
from medex_desktop.services import assessing, checkups, clients, drafts, exports, results
from medex_desktop.services import own_measures as own
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.test_sets import own_measure
from tests.desks import PROFILE
from tests.services.health_samples import STAIRS
from tests.services.test_grip import MARGARET
from tests.services.test_reimports import make
from tests.storage.samples import once

JULY, OCTOBER = date(2026, 7, 13), date(2026, 10, 1)


@pytest.fixture
def stairs(desk: Desk) -> str:
    return desk.do(own.add_own_measure, form=STAIRS)


@pytest.fixture
def margaret(desk: Desk, stairs: str) -> int:
    del stairs
    client_id = desk.do(clients.add_client, form=MARGARET)
    climb(desk, client_id, "24.0;23.2", JULY)
    return client_id


def climb(desk: Desk, client_id: int, typed: str, day: date = OCTOBER, side: str = "right") -> None:
    entry = ResultEntry("own_stairs", (("side", side), ("value", typed)))
    desk.do(assessing.sign_assessment, client_id=client_id, entries=(entry,), day=day)


def test_it_is_measured_followed_and_judged_by_its_own_error(desk: Desk, margaret: int) -> None:
    climb(desk, margaret, "20.5")
    climb(desk, margaret, "31", side="left")
    left, right = desk.ask(results.stories, client_id=margaret)
    assert (left.identity, right.identity) == ("left", "right")
    assert [one.score for one in right.followed()] == [Decimal("23.2"), Decimal("20.5")]
    change = read_recorded(right, right.results[1]).change
    assert change.since_baseline is not None
    assert change.since_baseline.judged_by is not None
    assert render(change.since_baseline.judged_by) == (
        "MDC 2.0 s, own measure, own error (ten retests here, 2026)"
    )
    with pytest.raises(InvalidInput, match="outside 0 to 300"):
        climb(desk, margaret, "301")


def test_a_new_version_never_rewrites_older_results(desk: Desk, margaret: int) -> None:
    form = replace(STAIRS, name="Stairs, 14 steps", trials="1", high="23")
    desk.do(own.change_own_measure, key="own_stairs", form=form)
    climb(desk, margaret, "20.5")
    (story,) = desk.ask(results.stories, client_id=margaret)
    assert (story.measure.version, render(story.measure.title)) == (2, "Stairs, 14 steps")
    assert [one.score for one in story.followed()] == [Decimal("23.2"), Decimal("20.5")]
    older = read_recorded(story, story.results[0]).reading
    assert older.score.value == Decimal("23.2")  # two trials, one above today's limit
    assert [one.version for one in desk.ask(own.versions, key="own_stairs")] == [1, 2]
    with pytest.raises(InvalidForm):
        desk.do(own.change_own_measure, key="own_stairs", form=replace(form, unit="kg"))
    with pytest.raises(Refused, match="already"):
        desk.do(own.change_own_measure, key="own_stairs", form=form)


def test_a_retired_one_is_offered_no_more_and_keeps_its_results(desk: Desk, margaret: int) -> None:
    assert "own_stairs" in desk.ask(results.offered)
    desk.do(own.retire_own_measure, key="own_stairs")
    assert "own_stairs" not in desk.ask(results.offered)
    assert len(desk.ask(results.stories, client_id=margaret)) == 1
    again = desk.do(own.add_own_measure, form=STAIRS)
    assert again == "own_stairs_2"
    with pytest.raises(Refused, match="not in use"):
        desk.do(own.retire_own_measure, key="own_stairs")


def test_a_name_that_is_taken_is_refused(desk: Desk, stairs: str) -> None:
    del stairs
    for name in ("STAIRS", "Berg Balance Scale"):
        with pytest.raises(InvalidForm, match="name already"):
            desk.do(own.add_own_measure, form=replace(STAIRS, name=name))


def test_the_check_up_knows_it_and_finds_a_result_of_nothing(desk: Desk, margaret: int) -> None:
    assert checkups.verify(desk).found == ()

    def spoil(work: Work) -> None:
        for one in own.versions(work, key="own_stairs"):
            work.update(own_measure, one.id, definition={"version": 9})

    once(desk, spoil)
    assert [one.kind for one in checkups.verify(desk).found] != []
    assert desk.ask(results.stories, client_id=margaret) == []


@pytest.mark.parametrize("one_client", [False, True])
def test_export_and_reimport_keep_it(
    desk: Desk, margaret: int, tmp_path: Path, one_client: bool
) -> None:
    desk.do(own.change_own_measure, key="own_stairs", form=replace(STAIRS, trials="1"))
    desk.do(own.add_own_measure, form=replace(STAIRS, name="Not measured"))
    before = desk.ask(results.stories, client_id=margaret)
    only = margaret if one_client else None
    (tmp_path / "out").mkdir()
    made = exports.export_practice(desk, tmp_path / "out", client_id=only, plain=True)
    other = {"profile": PROFILE} if one_client else {}
    with_it = make(tmp_path / "again", made.path, **other)
    after = with_it.ask(results.stories, client_id=margaret)
    assert [one.results for one in after] == [one.results for one in before]
    assert len(with_it.ask(own.versions, key="own_stairs")) == 2
    assert len(with_it.ask(own.own_measures)) == (1 if one_client else 2)
    assert checkups.verify(with_it).faults == ()
    with_it.close()


def test_a_definition_that_results_were_measured_by_stays(desk: Desk) -> None:
    who = desk.do(clients.add_client, form=MARGARET)
    desk.do(own.add_own_measure, form=STAIRS)
    climb(desk, who, "23.2")
    with pytest.raises(Refused, match=r"“Add own measure” can't be undone: later records rest"):
        desk.undo()
    (story,) = desk.ask(results.stories, client_id=who)
    assert story.results[0].score == Decimal("23.2")


def test_a_version_that_results_were_measured_by_stays(desk: Desk, margaret: int) -> None:
    desk.do(own.change_own_measure, key="own_stairs", form=replace(STAIRS, high="600"))
    climb(desk, margaret, "400")
    with pytest.raises(Refused, match="later records rest on it"):
        desk.undo()
    assert [one.version for one in desk.ask(own.versions, key="own_stairs")] == [1, 2]


def test_a_version_that_nothing_was_measured_by_can_go(desk: Desk, margaret: int) -> None:
    desk.do(own.change_own_measure, key="own_stairs", form=replace(STAIRS, high="600"))
    desk.undo()
    assert [one.version for one in desk.ask(own.versions, key="own_stairs")] == [1]
    assert len(desk.ask(results.stories, client_id=margaret)) == 1


def test_a_definition_that_a_draft_is_typed_in_stays(desk: Desk, stairs: str) -> None:
    payload = {"version": 1, "items": [{"measure": stairs}]}
    number = desk.do(drafts.save_draft, kind="assessment", payload=payload)
    with pytest.raises(Refused, match="later records rest on it"):
        desk.undo()
    desk.do(drafts.discard_draft, draft_id=number)
    desk.undo()
    assert desk.ask(own.own_measures) == []


def test_a_day_that_is_none_hides_no_measure_and_stops_no_check_up(
    desk: Desk, stairs: str, margaret: int
) -> None:
    def damage(work: Work) -> None:
        work.connection.execute(text("UPDATE own_measure SET made_on = 'x'"))

    once(desk, damage)
    assert stairs in desk.ask(results.measures_of)
    assert len(desk.ask(results.stories, client_id=margaret)) == 1
    assert not checkups.verify(desk).is_clean

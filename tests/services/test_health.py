"""What a client must be spared, on real files: merged, ended, checked, and what follows from it."""

from dataclasses import replace
from datetime import date

import pytest

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.conditions import ConditionForm
from medex_desktop.errors import InvalidForm, InvalidInput, Refused
from medex_desktop.services import (
    checkups,
    clearances,
    client_limits,
    clients,
    conditions,
    export_rows,
    merging,
    precautions,
    replacements,
    test_sets,
)
from medex_desktop.services.checkups import Kind
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.health import clearance, replacement
from medex_desktop.storage.tables.test_sets import test_set
from tests.services.filled import RUTH
from tests.services.health_samples import (
    CLEARED,
    HIP,
    ITEMS,
    KNEE,
    KNEELING,
    OA,
    SYSTOLIC,
    Health,
    fill_health,
)
from tests.services.test_grip import MARGARET
from tests.storage.samples import once

TODAY = date(2026, 10, 1)


@pytest.fixture
def margaret(desk: Desk) -> int:
    return desk.do(clients.add_client, form=MARGARET)


@pytest.fixture
def health(desk: Desk, margaret: int) -> Health:
    return fill_health(desk, margaret)


def test_forms_come_back_as_they_were_given(desk: Desk, margaret: int, health: Health) -> None:
    del health
    found = desk.ask(replacements.replacements, client_id=margaret)
    assert [one.joint for one in found] == ["hip", "knee"]
    assert replacements.replacement_form(found[1]) == KNEE
    (held,) = desk.ask(precautions.precautions, client_id=margaret)
    assert precautions.precaution_form(held) == replace(KNEELING, replacement_id=found[1].id)
    (limit,) = desk.ask(client_limits.limits, client_id=margaret)
    assert client_limits.limit_form(limit) == replace(SYSTOLIC, unit="mmHg")
    (cleared,) = desk.ask(clearances.clearances, client_id=margaret)
    assert clearances.clearance_form(cleared) == CLEARED


def test_both_records_of_a_merged_client_are_read_as_one(
    desk: Desk, margaret: int, health: Health
) -> None:
    other = desk.do(clients.add_client, form=replace(MARGARET, name="M. Holloway"))
    desk.do(precautions.add_precaution, client_id=other, form=KNEELING)
    desk.do(conditions.add_condition, client_id=other, form=ConditionForm(condition="copd"))
    desk.do(merging.merge_clients, keep_id=margaret, other_id=other)
    for asked in (margaret, other):
        assert len(desk.ask(precautions.precautions, client_id=asked)) == 2
        groups = desk.ask(conditions.groups_of, client_id=asked, day=TODAY)
        assert groups == {"knee_oa", "copd", "tka", "tha", "older_adults"}
        archive = desk.ask(export_rows.collect, client_id=asked)
        assert len(archive.tables["precaution"]) == 2
        assert len(archive.tables["replacement"]) == 2
    form = replace(KNEELING, replacement_id=health.replacement)
    desk.do(precautions.add_precaution, client_id=other, form=form)  # the knee is theirs too
    desk.do(merging.take_apart, other_id=other)
    assert len(desk.ask(precautions.precautions, client_id=other)) == 1
    assert desk.ask(replacements.replacements, client_id=other) == []


def test_a_precaution_comes_with_a_replacement_of_the_same_client(
    desk: Desk, health: Health
) -> None:
    ruth = desk.do(clients.add_client, form=RUTH)
    form = replace(KNEELING, replacement_id=health.replacement)
    with pytest.raises(Refused, match="another client's"):
        desk.do(precautions.add_precaution, client_id=ruth, form=form)
    early = replace(form, given_on="1 Jun 2026")
    with pytest.raises(InvalidForm, match="before the operation"):
        desk.do(precautions.change_precaution, precaution_id=health.precaution, form=early)
    with pytest.raises(Refused, match="Precautions came with"):
        desk.do(replacements.remove_replacement, replacement_id=health.replacement)


def test_a_lifted_precaution_blocks_no_more_and_stays_on_record(desk: Desk, margaret: int) -> None:
    form = replace(KNEELING, kind="weight_bearing_limited", words="Half the weight")
    held = desk.do(precautions.add_precaution, client_id=margaret, form=form)
    asked = {"client_id": margaret, "measure_key": "tug", "preset": {}, "day": TODAY}
    (block,) = desk.ask(precautions.blocks_of, **asked)
    assert str(block.words).startswith("Half the weight (Dr Lindqvist). This test is done standing")
    desk.do(precautions.lift_precaution, precaution_id=held, why="Dr Lindqvist, by phone")
    assert desk.ask(precautions.blocks_of, **asked) == ()
    (kept,) = desk.ask(precautions.precautions, client_id=margaret)
    assert (kept.lifted_on, kept.lifted_why) == (TODAY, "Dr Lindqvist, by phone")
    with pytest.raises(Refused, match="does not hold any more"):
        desk.do(precautions.lift_precaution, precaution_id=held, why="again")


def test_a_new_limit_ends_the_one_before(desk: Desk, margaret: int, health: Health) -> None:
    newer = replace(SYSTOLIC, typed="150", given_on="2026-09-28")
    desk.do(client_limits.add_limit, client_id=margaret, form=newer)
    held = {
        day: [
            one.typed for one in desk.ask(client_limits.active_limits, client_id=margaret, day=day)
        ]
        for day in (date(2026, 9, 27), date(2026, 9, 28))
    }
    assert list(held.values()) == [["160"], ["150"]]
    with pytest.raises(InvalidInput, match="newer limit is on record"):
        desk.do(client_limits.add_limit, client_id=margaret, form=SYSTOLIC)
    low = replace(SYSTOLIC, kind="diastolic_max", typed="150")
    with pytest.raises(InvalidForm, match="above the diastolic"):
        desk.do(client_limits.add_limit, client_id=margaret, form=low)
    with pytest.raises(Refused, match="does not hold any more"):
        desk.do(client_limits.end_limit, limit_id=health.limit)
    with pytest.raises(InvalidInput, match="stays of its kind"):
        desk.do(client_limits.change_limit, limit_id=health.limit, form=replace(low, typed="90"))


def test_groups_follow_the_day_and_the_age(desk: Desk, margaret: int, health: Health) -> None:
    def groups(day: date) -> frozenset[str]:
        return desk.ask(conditions.groups_of, client_id=margaret, day=day)

    assert groups(date(2026, 6, 1)) == {"older_adults"}
    assert groups(date(2026, 7, 13)) == {"older_adults", "tka", "knee_oa"}
    desk.do(conditions.end_condition, condition_id=health.condition, on="2026-09-01")
    assert groups(TODAY) == {"older_adults", "tka", "tha"}
    with pytest.raises(Refused, match="does not count any more"):
        desk.do(conditions.end_condition, condition_id=health.condition)
    desk.do(conditions.add_condition, client_id=margaret, form=OA)
    young = desk.do(clients.add_client, form=ClientForm(name="Al Dunn", birth_date="1966-10-02"))
    assert desk.ask(conditions.groups_of, client_id=young, day=TODAY) == frozenset()


def test_the_clearance_that_stands(desk: Desk, margaret: int, health: Health) -> None:
    def stands(day: date) -> int | None:
        found = desk.ask(clearances.current_clearance, client_id=margaret, day=day)
        return found.id if found else None

    assert stands(TODAY) == health.clearance
    assert stands(date(2027, 1, 1)) == health.clearance  # known, though it ran out
    desk.do(clearances.withdraw_clearance, clearance_id=health.clearance)
    assert stands(TODAY) is None
    with pytest.raises(Refused, match="taken back already"):
        desk.do(clearances.withdraw_clearance, clearance_id=health.clearance)


def test_sets_in_use_have_names_of_their_own(desk: Desk, health: Health) -> None:
    desk.do(test_sets.add_test_set, name="Balance", items=ITEMS[1:])
    assert [one.name for one in desk.ask(test_sets.test_sets)] == ["Balance", "Knee set"]
    desk.do(test_sets.change_test_set, set_id=health.test_set, name="knee set", items=ITEMS[::-1])
    assert desk.ask(test_sets.test_sets)[1].items == ITEMS[::-1]
    desk.do(test_sets.retire_test_set, set_id=health.test_set)
    assert [one.name for one in desk.ask(test_sets.test_sets)] == ["Balance"]
    desk.do(test_sets.add_test_set, name="Knee set", items=ITEMS)


def test_the_check_up_knows_what_can_not_be_so(desk: Desk, margaret: int, health: Health) -> None:
    assert checkups.verify(desk).found == ()

    def spoil(work: Work) -> None:
        work.update(replacement, health.replacement, done_on=date(1901, 1, 1))
        work.update(clearance, health.clearance, given_on=date(2027, 1, 1))
        work.update(test_set, health.test_set, items=[3])

    once(desk, spoil)
    del margaret
    found = {(one.kind, one.table, one.row_id) for one in checkups.verify(desk).found}
    assert found == {
        (Kind.BEFORE_BIRTH, "replacement", health.replacement),
        (Kind.FUTURE, "clearance", health.clearance),
        (Kind.UNREADABLE, "test_set", health.test_set),
    }


def test_a_hip_needs_its_approach(desk: Desk, margaret: int) -> None:
    with pytest.raises(InvalidForm, match="by which approach"):
        desk.do(replacements.add_replacement, client_id=margaret, form=replace(HIP, approach=""))

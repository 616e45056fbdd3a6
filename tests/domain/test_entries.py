"""What is typed becomes a value, or a sentence beside its field; blank is never zero."""

from decimal import Decimal

import pytest

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.entries import Remark, is_unit, read_entry
from medex_desktop.domain.measures.tug import MEASURE as TUG
from medex_desktop.domain.result_entries import ResultEntry, read, with_client
from medex_desktop.domain.scoring import Person
from medex_desktop.errors import InvalidForm


def faults(typed, **how):
    with pytest.raises(InvalidForm) as refused:
        read_entry(TUG, typed, **how)
    return {fault.field: str(fault) for fault in refused.value.faults}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("9.4", Decimal("9.4")),
        (" 9,4 ", Decimal("9.4")),
        ("9.4;8", (Decimal("9.4"), Decimal(8))),
        ("9.4,8", (Decimal("9.4"), Decimal(8))),
        ("9,4;8,1;8", (Decimal("9.4"), Decimal("8.1"), Decimal(8))),
    ],
)
def test_trials_are_taken_with_either_mark(typed, value):
    assert read_entry(TUG, {"time": typed}).values == {"time": value}


@pytest.mark.parametrize("typed", ["abc", "1e2", "NaN", "--5", "-5", "", "0", "301", "٣٢"])
def test_what_is_no_time_is_refused_beside_its_field(typed):
    assert "time" in faults({"time": typed})


def test_every_fault_is_told_at_once_in_the_forms_order():
    found = faults({"time": "x", "device": "skates", "colour": "red"})
    assert list(found) == ["colour", "time", "device"]
    assert "none, cane, walker, other" in found["device"]


def test_at_most_so_many_trials():
    assert faults({"time": "9;9;9;9"}) == {"time": "At most 3 trials."}


def test_an_unusual_time_is_kept_with_a_remark():
    entry = read_entry(TUG, {"time": "3.5"})
    assert entry.values["time"] == Decimal("3.5")
    assert [remark.field for remark in entry.remarks] == ["time"]
    assert isinstance(entry.remarks[0], Remark)
    assert "it is kept" in str(entry.remarks[0].words)


def test_a_form_under_way_may_have_blanks():
    assert read_entry(TUG, {"device": "cane"}, complete=False).values == {"device": "cane"}


def test_a_range_is_never_said_as_a_unit():
    assert is_unit("mmol/L")
    assert not any(map(is_unit, ("", "-", "0-4", "n of 11", "yes/no")))


@pytest.mark.parametrize(
    ("key", "typed", "field"),
    [
        ("blood_pressure", {"systolic": "120", "diastolic": "110"}, "diastolic"),
        ("one_rm", {"load_kg": "40", "reps": "12"}, "reps"),
        ("nprs", {"now": "3", "best_24h": "5"}, "now"),
        ("nprs", {"now": "3", "worst_24h": "2"}, "worst_24h"),
        (
            "four_stage_balance",
            {"side_by_side": "10", "semi_tandem": "4", "tandem": "0", "one_leg": "3"},
            "one_leg",
        ),
    ],
)
def test_what_a_rule_remarks_stands_beside_its_field(key, typed, field):
    assert [remark.field for remark in read_entry(find_measure(key), typed).remarks] == [field]


def test_each_field_that_can_not_be_taken_is_named_whatever_unit_it_is_typed_in() -> None:
    walk = find_measure("six_minute_walk")
    assert walk is not None
    entry = ResultEntry(
        walk.key,
        (("distance", "far"), ("course_length", "long"), ("height_cm", "2")),
        (("distance", "yd"), ("course_length", "ft"), ("height_cm", "in")),
    )
    with pytest.raises(InvalidForm) as form:
        read(walk, entry)
    named = [one.field for one in form.value.faults]
    assert named == ["distance", "course_length", "height_cm", "mass_kg"]


def test_the_clients_mass_is_no_pounds_where_the_blank_field_stood_at_pounds() -> None:
    walk = find_measure("vo2_rockport")
    assert walk is not None
    person = Person("female", Decimal(40), mass_kg=Decimal(80))
    typed, units = (("time_min", "16"), ("hr_end", "130")), (("mass_kg", "lb"),)
    kept = with_client(walk, ResultEntry(walk.key, typed, units), person)
    assert read(walk, kept).values["mass_kg"] == Decimal(80)
    in_pounds = ResultEntry(walk.key, (("mass_kg", "176.37"), *typed), units)
    assert with_client(walk, in_pounds, person) == in_pounds

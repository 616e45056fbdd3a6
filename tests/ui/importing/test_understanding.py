"""What columns and answers come to: what is asked, what an answer changes, what is saved."""

from datetime import date

from medex_desktop.exchange.mapping import answer
from medex_desktop.ui.importing.understanding import Look, Understanding, fits, from_kept, look
from tests.exchange.files import fixture, table

TODAY = date(2026, 10, 1)
BARE = table("1,31.5,30.0\n2,28.0,27.5\n")
NAMED = table("Client,Date,R1,L1,Hand size\nAna,03/04/2026,31.5,30,8\nEva,05/06/2026,30,29,7\n")


def keys(found: Look) -> list[str]:
    return [one.question.key for one in found.asked]


def test_nhanes_asks_for_names_a_date_and_the_protocol() -> None:
    nhanes = fixture("nhanes_2011_2012_grip_600_adults.csv")
    found = look(nhanes, Understanding("grip"), TODAY)
    assert keys(found)[:3] == ["name_pattern", "test_date", "protocol"]
    assert found.open_keys == ("test_date", "protocol")
    assert found.asked[0].value == "Client {id}"
    assert found.samples[3].name == "age_years"
    assert found.samples[7].unit == "kg"
    assert found.samples[7].values[0] == "43.1"


def test_an_answer_stays_in_sight_and_can_be_changed() -> None:
    found = look(NAMED, Understanding("grip"), TODAY)
    assert {"date_order", "unit", "protocol"} <= set(found.open_keys)
    given = found.understanding.answered("unit", "lb").answered("date_order", "month_first")
    found = look(NAMED, given, TODAY)
    assert (found.mapping.unit, found.mapping.date_order) == ("lb", "month_first")
    assert {"unit", "date_order"} <= set(keys(found))
    found = look(NAMED, found.understanding.answered("unit", "kg"), TODAY)
    assert found.mapping.unit == "kg"
    found = look(NAMED, found.understanding.answered("unit", ""), TODAY)
    assert "unit" in found.open_keys


def test_an_answer_that_does_not_fit_is_a_fault_of_its_question() -> None:
    nhanes = fixture("nhanes_2011_2012_grip_600_adults.csv")
    given = Understanding("grip").answered("test_date", "31 feb 2012")
    found = look(nhanes, given, TODAY)
    asked = {one.question.key: one for one in found.asked}["test_date"]
    assert asked.fault is not None
    assert "28" in str(asked.fault) or "29" in str(asked.fault)
    assert "test_date" in found.open_keys
    found = look(nhanes, found.understanding.answered("test_date", "1.6.2012"), TODAY)
    asked = {one.question.key: one for one in found.asked}["test_date"]
    assert (asked.fault, asked.day) == (None, date(2012, 6, 1))


def test_a_first_row_of_values_can_be_called_names_and_back() -> None:
    found = look(BARE, Understanding("grip"), TODAY)
    assert found.asked[0].question.key == "header"
    assert found.asked[0].value == "data"
    assert [sample.name for sample in found.samples] == ["Column 1", "Column 2", "Column 3"]
    assert found.samples[0].values == ("1", "2")
    found = look(BARE, found.understanding.answered("header", "names"), TODAY)
    assert [sample.name for sample in found.samples] == ["1", "31.5", "30.0"]
    assert found.mapping.header is True
    found = look(BARE, found.understanding.answered("header", "data"), TODAY)
    assert found.mapping.header is False


def test_a_meaning_has_one_column_and_keeps_its_unit() -> None:
    found = look(fixture("nhanes_2011_2012_grip_600_adults.csv"), Understanding("grip"), TODAY)
    given = found.understanding.assigned("right_1_kg", "").assigned("right_2_kg", "right_1")
    found = look(fixture("nhanes_2011_2012_grip_600_adults.csv"), given, TODAY)
    use = found.mapping.use("right_1")
    assert use is not None
    assert (use.column, use.unit) == ("right_2_kg", "kg")
    assert found.mapping.use("right_2") is None


def test_saved_columns_hold_their_answers_and_fit_only_their_files() -> None:
    found = look(NAMED, Understanding("grip"), TODAY)
    mapping = found.mapping
    for key, value in (("unit", "lb"), ("protocol", "asht"), ("date_order", "day_first")):
        mapping = answer(mapping, key, value, TODAY)
    again = look(NAMED, from_kept(mapping), TODAY)
    assert again.mapping == mapping
    assert again.open_keys == ()
    assert fits(NAMED, mapping)
    assert not fits(BARE, mapping)


def test_dates_that_show_their_order_win_over_a_saved_one() -> None:
    other = table("Client,Date,R1,L1\nAna,25/04/2026,31.5,30\n")
    given = Understanding("grip").answered("date_order", "month_first")
    assert look(other, given, TODAY).mapping.date_order == "day_first"

"""Column names are understood in several habits; what they leave open is asked once, in words."""

import pytest

from medex_desktop.errors import InvalidInput
from medex_desktop.exchange.grip_csv import read_grip
from medex_desktop.exchange.mapping import answer
from medex_desktop.exchange.questions import open_questions, questions
from medex_desktop.exchange.suggestion import suggest
from tests.exchange.files import NHANES, TODAY, fixture, grip, mapped, reasons, table


@pytest.mark.parametrize(
    ("column", "meaning", "unit"),
    [
        ("right_1_kg", "right_1", "kg"),
        ("Left (lb)", "left_1", "lb"),
        ("R2", "right_2", ""),
        ("LH3", "left_3", ""),
        ("Griffkraft links 3 [kg]", "left_3", "kg"),
        ("1st right", "right_1", ""),
        ("Right hand trial 2 (lbs)", "right_2", "lb"),
        ("right 4", "", ""),
        ("right best", "", ""),
        ("Right mean (kg)", "", ""),
        ("Weight_kg", "mass", "kg"),
        ("Body mass (lbs)", "mass", "lb"),
        ("Größe (cm)", "height", "cm"),
        ("Height in", "height", "in"),
        ("Height (m)", "height", "m"),
        ("DOB", "birth_date", ""),
        ("Geburtsdatum", "birth_date", ""),
        ("age_years", "age", ""),
        ("Dominant hand", "hand", ""),
        ("cycle", "", ""),
    ],
)
def test_one_column_of_a_wide_file(column: str, meaning: str, unit: str) -> None:
    mapping = suggest(table(f'"{column}",right 3 kg,left 2 kg\n1,2,3\n'), "grip")
    found = {use.column: (use.meaning, use.unit) for use in mapping.columns}
    assert found.get(column, ("", "")) == (meaning, unit)


def test_a_client_column_of_numbers_is_a_reference() -> None:
    assert mapped(table("Client,R1,L1\n101,2,3\n")).has("reference")
    assert mapped(table("Client,R1,L1\nAna Simic,2,3\n")).has("name")


def test_the_word_hand_is_the_side_in_a_long_file_and_dominance_in_a_wide_one() -> None:
    assert mapped(table("Name,Hand,Value\nAna,R,3\n")).has("side")
    assert mapped(table("Name,Hand,R1,L1\nAna,R,3,4\n")).has("hand")


def test_the_survey_file_asks_for_names_date_and_protocol_only() -> None:
    found = fixture(NHANES.name)
    asked = open_questions(suggest(found, "grip"), found)
    assert [question.key for question in asked] == ["name_pattern", "test_date", "protocol"]
    assert all(str(question.words).endswith(("?", ".")) for question in asked)


def test_a_unit_is_never_guessed_by_size() -> None:
    found = table("Name,Date,R1,L1\nAna,2026-09-01,85,82\n")
    asked = [question.key for question in open_questions(mapped(found), found)]
    assert asked == ["unit"]
    with pytest.raises(InvalidInput) as fault:
        read_grip(found, mapped(found), TODAY)
    assert fault.value.field == "unit"
    assert grip(found, unit="lb").persons[0].tests[0].trials[0].unit == "lb"


def test_units_inside_every_cell_need_no_question() -> None:
    found = table("Name,Date,R1,L1\nAna,2026-09-01,85 lb,\n")
    assert not open_questions(mapped(found), found)


@pytest.mark.parametrize(
    ("dates", "order", "asked"),
    [
        (("03/06/2026", "04/07/2026"), "", True),
        (("03/06/2026", "14/07/2026"), "day_first", False),
        (("03/06/2026", "07/14/2026"), "month_first", False),
        (("13/06/2026", "07/14/2026"), "", True),
        (("2026-06-03", "2026-07-04"), "", False),
        (("3 Jun 2026", "4 Jul 2026"), "", False),
        (("06/06/2026", "07/07/2026"), "", False),
    ],
)
def test_the_order_of_day_and_month_is_asked_when_every_date_fits_both(
    dates: tuple[str, str], order: str, asked: bool
) -> None:
    found = table("Name,Date,R1 kg,L1 kg\n" + "".join(f"Ana,{day},31,30\n" for day in dates))
    mapping = mapped(found)
    assert mapping.date_order == order
    assert [q.key for q in open_questions(mapping, found)] == ["date_order"] * asked


def test_an_answered_order_is_used() -> None:
    found = table("Name,Date,R1 kg\nAna,03/06/2026,31\n")
    days = [
        grip(found, date_order=order).persons[0].tests[0].day.isoformat()
        for order in ("day_first", "month_first")
    ]
    assert days == ["2026-06-03", "2026-03-06"]


def test_numbers_for_sex_and_hand_are_taken_only_when_said() -> None:
    found = table("Name,Sex,Date,Hand,Value (kg)\nAna,2,2026-09-01,1,31\nBo,1,2026-09-01,2,30\n")
    asked = [question.key for question in open_questions(mapped(found), found)]
    assert asked == ["word.side.1", "word.side.2", "word.sex.1", "word.sex.2"]
    read = grip(
        found, word__side__1="right", word__side__2="left", word__sex__1="male",
        word__sex__2="female",
    )  # fmt: skip
    assert [person.sex.value for person in read.persons] == ["female", "male"]
    assert [person.tests[0].trials[0].side for person in read.persons] == ["right", "left"]


def test_m_beside_h_may_be_mujer_and_is_asked() -> None:
    found = table("Name,Sexo,Date,R1 kg\nAna,M,2026-09-01,31\nLuis,H,2026-09-01,40\n")
    asked = [question.key for question in open_questions(mapped(found), found)]
    assert asked == ["word.sex.h", "word.sex.m"]
    read = grip(found, word__sex__m="female", word__sex__h="male")
    assert [person.sex.value for person in read.persons] == ["female", "male"]


def test_one_odd_word_among_known_ones_is_a_fault_of_its_row() -> None:
    found = table("Name,Date,Hand,Value (kg)\nAna,2026-09-01,R,31\nAna,2026-09-01,X,30\n")
    assert not open_questions(mapped(found), found)
    assert reasons(grip(found)) == [(3, "Hand", "Expected L or R.")]


def test_missing_columns_are_asked_for() -> None:
    found = table("Colour,Taste\nred,sweet\n")
    asked = [question.key for question in open_questions(mapped(found), found)]
    assert asked == ["columns.values", "name_pattern", "test_date"]
    long = table("Date,Force kg\n2026-09-01,31\n")
    asked = [question.key for question in open_questions(mapped(long), long)]
    assert asked == ["columns.side", "columns.client"]


def test_a_mapping_for_another_file_says_which_columns_are_gone() -> None:
    mapping = mapped(fixture("long_pounds_semicolon.csv"))
    (asked,) = questions(mapping, fixture(NHANES.name))
    assert asked.key == "columns.gone"
    assert "Force (lb)" in str(asked.words)


def test_a_first_row_of_values_is_asked_about_before_anything_else() -> None:
    found = table("Ana,31.5,31\nBo,30,29\n")
    mapping = mapped(found)
    assert [question.key for question in questions(mapping, found)] == ["header"]
    mapping = answer(mapping, "header", "data", TODAY)
    assert "columns.values" in [question.key for question in questions(mapping, found)]

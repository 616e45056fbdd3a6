"""Grip results are read wide and long, and every row that can't be taken says why."""

import csv
from collections import Counter
from decimal import Decimal

import pytest

from medex_desktop.exchange.faults import Cancelled
from medex_desktop.exchange.grip_csv import read_grip
from medex_desktop.exchange.imported import test_key as key_of
from medex_desktop.exchange.imported import values_key
from medex_desktop.exchange.mapping import assign
from tests.exchange.files import NHANES, TODAY, fixture, grip, mapped, reasons, table


def test_the_survey_file_is_read_whole() -> None:
    read = grip(fixture(NHANES.name), test_date="1 Jun 2012", name_pattern="Client {id}")
    with NHANES.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    trials = [name for name in rows[0] if name.startswith(("right_", "left_"))]
    filled = {row["id"]: sum(1 for name in trials if row[name]) for row in rows}
    assert len(rows) == 600
    without = sum(1 for number in filled.values() if not number)
    assert len(read.faults) == without
    assert read.counts.people == read.counts.tests == 600 - without
    assert {p.reference: len(p.tests[0].trials) for p in read.persons} == filled
    total = sum(Decimal(row[name]) for row in rows for name in trials if row[name])
    assert sum(t.kg or 0 for p in read.persons for t in p.tests[0].trials) == total
    person = next(person for person in read.persons if person.reference == "62174")
    assert (person.name, person.age_years, str(person.age_on)) == ("Client 62174", 80, "2012-06-01")
    assert (person.sex, person.hand, person.height_cm) == ("male", "right", Decimal("168.1"))
    assert Counter(p.hand.value for p in read.persons)["both"] == 20


def test_a_long_file_in_pounds_with_decimal_commas() -> None:
    read = grip(fixture("long_pounds_semicolon.csv"))
    assert not read.faults
    assert (read.counts.people, read.counts.tests, read.counts.trials) == (2, 3, 17)
    margaret = read.persons[0]
    assert margaret.name == "Margaret Holloway", "two spellings of one name are one person"
    assert [test.day.month for test in margaret.tests] == [9, 10]
    trial = margaret.tests[0].trials[0]
    assert (trial.typed, trial.unit, trial.kg) == ("52,5", "lb", Decimal("23.813599425"))
    assert margaret.tests[1].lines == (14, 15, 16, 17, 18, 19)


@pytest.mark.parametrize(
    ("name", "people", "sexes"),
    [
        ("windows_1252.csv", ["Jürgen Größe", "Zoë Müller"], ["male", "female"]),
        ("utf16_le_mark.csv", ["Šimić Ana", "José Nuñez"], ["female", "male"]),
    ],
)
def test_letters_and_words_of_other_places(name: str, people: list[str], sexes: list[str]) -> None:
    read = grip(fixture(name))
    assert [person.name for person in read.persons] == people
    assert [person.sex.value for person in read.persons] == sexes


def test_titles_notes_and_quoted_lines() -> None:
    read = grip(fixture("titles_above.csv"), name_pattern="Client {id}")
    assert [person.name for person in read.persons] == ["Client A-1", "Client A-2"]
    assert read.persons[0].tests[0].note == "sore\nthumb"
    assert read.counts.blank == 1


WIDE = [
    (3, "Right 2 (kg)", "Write one decimal mark only, a comma or a point."),
    (4, "Left 1 (kg)", "Above 100 kg. Is this column in pounds?"),
    (5, "Left 1 (kg)", "Above 100 kg. Is a decimal mark missing?"),
    (6, "Test date", "31"),
    (7, "Test date", "is in the future"),
    (8, "Client", "No name, so nobody to give it to."),
    (9, "Born", "more than 120 years ago"),
    (10, "Born", "four digits"),
    (11, "Sex", "Expected female, male or not stated."),
    (12, "Dominant hand", "Expected right, left, both or unknown."),
    (13, "Height (cm)", "outside 90 to 250 cm"),
    (14, "", "No trial in this row, so nothing to record."),
    (15, "Right 1 (kg)", "Below 1 kg."),
    (16, "Right 1 (kg)", "Expected a unit of kg or lb."),
    (17, "Right 1 (kg)", "without a sign"),
    (18, "Right 1 (kg)", "plain number"),
    (19, "Test date", "is before the birth date"),
    (20, "Born", "2 years is outside 5 to 120."),
    (21, "", "Same client, date and values as line 2."),
    (22, "Sex", "Line 2 says female for this client."),
    (23, "Test date", "A date is needed here"),
    (24, "Right 1 (kg)", "The cell says lb, its row or column kg."),
]
LONG = [
    (4, "trial", "Trial 2 of the left hand is on line 3 already."),
    (9, "value", "More than three trials of the right hand"),
    (10, "hand", "Expected L or R."),
    (11, "trial", "Expected a trial number from 1 to 3."),
    (12, "unit", "Expected kg or lb."),
    (13, "age", "plain number"),
    (14, "age", "4 years is outside 5 to 120."),
    (15, "age", "121 years is outside 5 to 120."),
    (16, "name", "Line 2 says Ana Good for this client."),
    (17, "age", "Line 2 says 67 years on"),
    (18, "value", "Not measured, and no other trial of this test"),
    (19, "value", "Not measured, and no other trial of this test"),
    (20, "value", "The cell says lb, its row or column kg."),
]


@pytest.mark.parametrize(("layout", "expected"), [("wide", WIDE), ("long", LONG)])
def test_every_bad_row_says_its_reason(layout: str, expected: list[tuple[int, str, str]]) -> None:
    read = grip(fixture(f"broken/grip_{layout}_faults.csv"))
    found = reasons(read)
    assert [fault[:2] for fault in found] == [fault[:2] for fault in expected]
    for (_, _, said), (_, _, part) in zip(found, expected, strict=True):
        assert part in said
        assert said.endswith((".", "?"))
    assert read.counts.refused == len(expected)
    assert read.counts.ready == read.counts.rows - len(expected)


def test_a_unit_in_the_cell_wins_over_the_answer_and_words_are_codes() -> None:
    text = "Name,Date,R1,L1,R2,L2\nAna,2026-09-01,70 lb,66 lbs,70.5 lb,unable\n"
    trials = grip(table(text), unit="kg").persons[0].tests[0].trials
    assert [(t.side, t.number, t.typed, t.unit, t.code) for t in trials] == [
        ("right", 1, "70", "lb", ""),
        ("left", 1, "66", "lb", ""),
        ("right", 2, "70.5", "lb", ""),
        ("left", 2, "", "", "unable"),
    ]
    assert trials[3].kg is None


@pytest.mark.parametrize(
    "text",
    [
        "Name,Date,R1 kg,L1 kg\nAna,2026-09-01,70 lb,31\nBo,2026-09-01,30,31\n",
        "Name,Date,Hand,Value,Unit\nAna,2026-09-01,R,70 lb,kg\nBo,2026-09-01,R,30 kg,kg\n",
        "Name,Date,R1,L1,Unit\nAna,2026-09-01,70 lb,69 lb,kg\nBo,2026-09-01,30,31,kg\n",
    ],
)
def test_a_cell_that_contradicts_its_row_or_column_is_refused(text: str) -> None:
    read = grip(table(text))
    assert {line for line, _, _ in reasons(read)} == {2}
    assert all(why == "The cell says lb, its row or column kg." for _, _, why in reasons(read))
    assert [person.name for person in read.persons] == ["Bo"]


def test_where_decimals_are_written_otherwise_thousands_are_not_guessed() -> None:
    rows = "".join(f"P{n},2026-09-01,30.{n},31\n" for n in range(4))
    read = grip(table(f'Name,Date,R1 kg,L1 kg\n{rows}Ana,2026-09-01,"1,234",31\n'))
    assert [fault[:2] for fault in reasons(read)] == [(6, "R1 kg")]
    assert "decimal or a thousand" in reasons(read)[0][2]
    commas = "".join(f"P{n};2026-09-01;30,{n};31\n" for n in range(4))
    read = grip(table(f"Name;Date;R1 kg;L1 kg\n{commas}Ana;2026-09-01;30.123;31\n"))
    assert [fault[:2] for fault in reasons(read)] == [(6, "R1 kg")]
    alone = grip(table("Name;Date;R1 kg;L1 kg\nAna;2026-09-01;30.125;31.250\n"))
    assert not alone.faults, "one mark throughout is no doubt"


def test_several_faults_of_one_row_are_all_listed_and_count_once() -> None:
    read = grip(table("Name,Date,R1 kg,L1 kg\n,2030-01-01,500,x\n"))
    assert [fault.column for fault in read.faults] == ["Date", "Name", "R1 kg", "L1 kg"]
    assert (read.counts.refused, read.counts.ready) == (1, 0)


def test_ragged_rows_are_among_the_refused() -> None:
    counts = grip(fixture("broken/ragged.csv")).counts
    assert (counts.rows, counts.ready, counts.refused) == (4, 2, 2)


def test_trial_numbers_that_count_both_hands() -> None:
    found = table(
        "Name;Date;Hand;Trial;Value kg\n"
        + "".join(f"Ana;2026-09-01;{'RL'[n % 2]};{n + 1};{30 + n}\n" for n in range(6))
    )
    read = grip(found, numbering="order")
    assert not read.faults
    assert [(t.side, t.number, t.order, t.typed) for t in read.persons[0].tests[0].trials] == [
        ("right", 1, 1, "30"),
        ("left", 1, 2, "31"),
        ("right", 2, 3, "32"),
        ("left", 2, 4, "33"),
        ("right", 3, 5, "34"),
        ("left", 3, 6, "35"),
    ]
    doubled = table("Name;Date;Hand;Trial;Value kg\nA;2026-09-01;R;5;30\nA;2026-09-01;L;5;30\n")
    assert "Trial 5 of this test is on line 2 already." in str(
        grip(doubled, numbering="order").faults[0].reason
    )


@pytest.mark.parametrize(
    ("start", "order", "expected"),
    [
        ("right", "alternating", [1, 2, 3, 4, 5, 6]),
        ("left", "alternating", [2, 1, 4, 3, 6, 5]),
        ("right", "one_hand_first", [1, 4, 2, 5, 3, 6]),
        ("", "", [0, 0, 0, 0, 0, 0]),
    ],
)
def test_the_order_of_trials_is_as_said_and_never_invented(
    start: str, order: str, expected: list[int]
) -> None:
    found = table("Name,Date,R1 kg,L1,R2,L2,R3,L3\nAna,2026-09-01,31,30,32,31,33,32\n")
    read = grip(found, unit="kg", start_side=start, trial_order=order)
    assert [trial.order for trial in read.persons[0].tests[0].trials] == expected


def test_who_is_the_same_person() -> None:
    read = grip(
        table(
            "Name,Birth date,Date,R1 kg\n"
            "Łukasz Wójcik,1955-02-28,2026-09-01,31\n"
            '"WOJCIK, Lukasz",28 Feb 1955,2026-09-02,31\n'
            "Łukasz Wójcik,1956-02-28,2026-09-01,31\n"
        )
    )
    assert [len(person.tests) for person in read.persons] == [2, 1]


def test_ages_of_one_person_may_pass_a_birthday_but_not_two() -> None:
    text = "id,Age,Date,R1 kg\n1,67,2026-01-10,31\n1,68,2026-02-10,31\n1,70,2026-03-10,31\n"
    read = grip(table(text), name_pattern="Client {id}")
    assert reasons(read) == [
        (4, "Age", "Line 2 says 67 years on 10\xa0Jan\xa02026 for this client.")
    ]


def test_a_file_without_anybody_gives_each_row_its_own_client() -> None:
    found = table("R1 kg,L1 kg\n31,30\n31,30\n")
    read = grip(found, test_date="1 Sep 2026", name_pattern="Client {line}", age="67")
    assert [(p.name, p.age_years, p.birth_date) for p in read.persons] == [
        ("Client 2", 67, None),
        ("Client 3", 67, None),
    ]


def test_a_first_row_of_values_is_imported_too() -> None:
    found = table("Ana,2026-09-01,31,30\nBo,2026-09-02,30,29\n").headless()
    mapping = mapped(found)
    for place, meaning in enumerate(("name", "test_date", "right_1", "left_1"), start=1):
        mapping = assign(mapping, f"Column {place}", meaning, "kg" if place > 2 else "")
    read = read_grip(found, mapping, TODAY)
    assert [person.tests[0].lines for person in read.persons] == [(1,), (2,)]


def test_a_device_column_separates_tests_and_a_device_of_the_file_is_kept() -> None:
    text = "Name,Date,Device,Hand,Value kg\nA,2026-09-01,Jamar,R,30\nA,2026-09-01,Takei,R,30\n"
    tests = grip(table(text)).persons[0].tests
    assert [test.device_make for test in tests] == ["Jamar", "Takei"]
    read = grip(
        table("Name,Date,R1 kg\nA,2026-09-01,30\n"), device_make="Jamar", posture="standing"
    )
    test = read.persons[0].tests[0]
    assert (test.device_make, test.posture, test.protocol) == ("Jamar", "standing", "southampton")


def test_times_of_day_and_control_characters_are_left_aside() -> None:
    text = "Name,Date,R1 kg\nAna\u200e\u200f \x07Simic,2026-09-01T10:22:05Z,30\n"
    text += "Bo,9/14/2026 3:05 PM,30\n"
    read = grip(table(text))
    assert [person.name for person in read.persons] == ["Ana Simic", "Bo"]
    assert [p.tests[0].day.isoformat() for p in read.persons] == ["2026-09-01", "2026-09-14"]


def test_what_counts_as_a_duplicate() -> None:
    text = "Name,Date,R1 kg,L1 kg\nAna,2026-09-01,{r},30\n"
    first, same, other = (
        grip(table(text.format(r=r))).persons[0] for r in ("31.5", '"31,50"', "31.6")
    )
    assert key_of(first, first.tests[0]) == key_of(same, same.tests[0])
    assert key_of(first, first.tests[0]) != key_of(other, other.tests[0])
    day = first.tests[0].day
    assert values_key(day, [("left", 1, Decimal(30)), ("right", 1, Decimal("31.5"))]) == (
        "2026-09-01 L1 30.00 R1 31.50"
    )
    moved = values_key(day, [("left", 1, Decimal(30)), ("right", 2, Decimal("31.5"))])
    assert moved != values_key(day, [("left", 1, Decimal(30)), ("right", 1, Decimal("31.5"))])


def test_two_different_tests_on_one_day_are_both_taken() -> None:
    text = "Name,Date,R1 kg\nAna,2026-09-01,30\nAna,2026-09-01,31\nAna,2026-09-01,31\n"
    read = grip(table(text))
    assert len(read.persons[0].tests) == 2
    assert reasons(read) == [(4, "", "Same client, date and values as line 3.")]


def test_a_stated_decimal_mark_refuses_the_other() -> None:
    found = table('Name,Date,R1 kg\nAna,2026-09-01,"30,5"\nBo,2026-09-01,30.5\n')
    assert not grip(found).faults
    assert reasons(grip(found, decimal_mark=",")) == [
        (3, "R1 kg", "This file writes decimals with a comma.")
    ]


def test_reading_can_be_stopped() -> None:
    found = fixture(NHANES.name)
    mapping = mapped(found, test_date="1 Jun 2012", name_pattern="Client {id}")
    told: list[tuple[int, int]] = []

    def stop_late(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 500

    with pytest.raises(Cancelled):
        read_grip(found, mapping, TODAY, stop_late)
    assert told == [(0, 600), (500, 600)]


def test_a_row_per_trial_number_with_a_column_for_each_hand() -> None:
    text = (
        "Name,Date,Trial,Right (kg),Left (kg)\n"
        "Ana,2026-09-01,1,31,30\nAna,2026-09-01,2,32,\nAna,2026-09-01,3,33,31\n"
        "Ana,2026-09-01,3,34,32\nBo,2026-09-01,1,,\nBo,2026-09-01,x,200,1\n"
    )
    read = grip(table(text))
    (test,) = read.persons[0].tests
    assert [(t.side, t.number, t.typed) for t in test.trials] == [
        ("right", 1, "31"),
        ("left", 1, "30"),
        ("right", 2, "32"),
        ("right", 3, "33"),
        ("left", 3, "31"),
    ]
    assert test.lines == (2, 3, 4)
    assert [fault[:2] for fault in reasons(read)] == [
        (5, "Trial"),
        (5, "Trial"),
        (6, ""),
        (7, "Trial"),
        (7, "Right (kg)"),
    ]
    assert (read.counts.ready, read.counts.refused) == (3, 3)


MIXED = (
    "Name,Date,Hand,Trial,Value,Unit\n"
    "Ann Ray,2026-06-01,R,1,54.5,lb\nAnn Ray,2026-06-01,L,1,50,lb\n"
    "Ann Ray,2026-06-01,R,2,24.6,kg\nAnn Ray,2026-06-02,R,1,24.6,kg\nBo,2026-06-01,R,1,50,lb\n"
)


def test_every_row_of_a_long_test_in_two_units_is_refused() -> None:
    read = grip(table(MIXED))
    assert [line for line, _, _ in reasons(read)] == [2, 3, 4]
    for _, _, reason in reasons(read):
        assert reason == (
            "One test in two units: line 2 says lb, line 4 says kg. "
            "Put all its trials in the unit they were measured in."
        )
    assert [(p.name, len(p.tests)) for p in read.persons] == [("Ann Ray", 1), ("Bo", 1)]
    assert (read.counts.rows, read.counts.ready, read.counts.refused) == (5, 2, 3)


def test_a_wide_row_in_two_units_is_refused() -> None:
    text = 'Name,Date,R1,L1\nAna,2026-09-01,"24,6 kg",50 lb\nBo,2026-09-01,50 lb,NA\n'
    read = grip(table(text), unit="kg")
    (fault,) = reasons(read)
    assert fault[0] == 2
    assert fault[2].startswith("Line 2 says both kg and lb within one test.")
    assert [person.name for person in read.persons] == ["Bo"]


def test_paired_rows_in_two_units_are_refused_once_each() -> None:
    text = (
        "Name,Date,Trial,Right,Left\nAna,2026-09-01,1,24 kg,25 kg\n"
        "Ana,2026-09-01,2,50 lb,51 lb\nBo,2026-09-01,1,50 lb,unable\nBo,2026-09-01,2,50 lb,51 lb\n"
    )
    read = grip(table(text))
    assert [line for line, _, _ in reasons(read)] == [2, 3]
    assert "line 2 says kg, line 3 says lb" in reasons(read)[0][2]
    assert [person.name for person in read.persons] == ["Bo"]


@pytest.mark.parametrize("char", "\u202a\u202e\u2066\u2069")
@pytest.mark.parametrize(
    ("head", "column"),
    [("Name", "Name"), ("Last name", "Last name"), ("First name", "First name")],
)
def test_a_name_that_turns_its_letters_is_refused(char: str, head: str, column: str) -> None:
    text = f"{head},Date,R1 kg\nRay{char},2026-09-01,30\nBo,2026-09-01,30\n"
    read = grip(table(text))
    (fault,) = reasons(read)
    assert fault[:2] == (2, column)
    assert f"U+{ord(char):04X}" in fault[2]
    assert len(read.persons) == 1


def test_the_column_of_the_first_name_is_named() -> None:
    text = "First name,Last name,Date,R1 kg\nAnn\u202e,Ray,2026-09-01,30\n"
    assert reasons(grip(table(text)))[0][1] == "First name"

"""What is written as CSV comes back the same, and no spreadsheet calculates it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.exchange.csv_in import read_table
from medex_desktop.exchange.csv_out import write_faults, write_table
from medex_desktop.exchange.faults import RowFault
from medex_desktop.exchange.formulas import guard, unguard
from medex_desktop.language import Text

PAYLOADS = [
    "=1+1",
    '=HYPERLINK("somewhere","x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "  =1+1",
    "'=1+1",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_formulas_are_written_as_text_and_come_back(payload: str) -> None:
    data = write_table(["n", "note"], [["1", payload]])
    cell = next(csv.reader(io.StringIO(data.decode("utf-8-sig").partition("\r\n")[2], newline="")))
    assert cell[1] == "'" + payload
    assert read_table(data).rows[0].cells == ("1", payload)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", "\0", "\0\0"])
def test_a_zero_byte_hides_no_formula(before: str, sign: str) -> None:
    assert guard(f"{before}{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("number", ["-32.5", "+5", "-32,5", "0", "31.0", "-7"])
def test_genuine_numbers_stay_numbers(number: str) -> None:
    assert guard(number) == number


@pytest.mark.parametrize("text", ["", "'s-Hertogenbosch", "Ana", "a=b", "O'Neil"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


ODD = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n'\",;|\\＝－ \u202e\u200f\ufeffŁøß😀漢"),
        st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
    ),
    max_size=30,
)


@given(st.lists(st.tuples(ODD, ODD), min_size=1, max_size=8), st.sampled_from(",;|\t"))
def test_odd_text_survives_writing_and_reading(rows: list[tuple[str, str]], delimiter: str) -> None:
    numbered = [(f"row {place}", *row) for place, row in enumerate(rows)]
    found = read_table(write_table(["n", "first", "second"], numbered, delimiter))
    assert [row.cells for row in found.rows] == numbered
    assert not found.faults


def test_zero_bytes_and_half_letters_do_not_stop_the_writer() -> None:
    assert read_table(write_table(["a", "b"], [["1", "x\0y\ud800"]])).rows[0].cells[1] == "xy?"


def test_the_list_of_refused_rows() -> None:
    faults = [
        RowFault(18, "Right 2", "32,5,1", Text("Not a number.")),
        RowFault(20, "Client", "=cmd", Text("No.")),
    ]
    found = read_table(write_faults(faults))
    assert found.columns == ("Line", "Column", "In the file", "Why, and what would fit")
    assert found.rows[0].cells == ("18", "Right 2", "32,5,1", "Not a number.")
    assert b",'=cmd," in write_faults(faults)

"""Bytes of any program become rows of text, or a sentence says what the file is."""

import pytest

from medex_desktop.errors import Refused
from medex_desktop.exchange import csv_in
from medex_desktop.exchange.csv_in import read_table
from tests.exchange.files import BROKEN, fixture, table


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter", "cell"),
    [
        ("nhanes_2011_2012_grip_600_adults.csv", "UTF-8", ",", "62169"),
        ("long_pounds_semicolon.csv", "UTF-8", ";", "Holloway, Margaret"),
        ("windows_1252.csv", "Windows-1252", ";", "Jürgen Größe"),
        ("utf16_le_mark.csv", "UTF-16 LE", "\t", "Šimić Ana"),
        ("utf16_be_no_mark.csv", "UTF-16 BE", "\t", "Šimić Ana"),
    ],
)
def test_encodings_and_delimiters_are_found(
    name: str, encoding: str, delimiter: str, cell: str
) -> None:
    found = fixture(name)
    assert (found.encoding, found.delimiter) == (encoding, delimiter)
    assert found.rows[0].cells[0] == cell
    assert found.rows[0].line == 2
    assert bool(found.notes) == (encoding == "Windows-1252")


REFUSED = {
    "workbook.csv": "an Excel workbook",
    "open_document.csv": "an OpenDocument spreadsheet",
    "report.csv": "a PDF document",
    "picture.csv": "a picture (PNG)",
    "photo.csv": "a picture (JPEG)",
    "old_excel.csv": "an old Excel or Word document",
    "database.csv": "an SQLite database",
    "packed.csv": "a compressed file",
    "web_page.csv": "a web page",
    "data.json.csv": "a JSON file",
    "data.xml.csv": "an XML file",
    "letter.csv": "a rich text document",
    "empty.csv": "This file is empty",
    "only_blanks.csv": "This file is empty",
    "header_only.csv": "column names but no rows",
    "zero_bytes.csv": "zero bytes",
    "noise.csv": "neither UTF-8 nor Windows text",
    "undefined_letters.csv": "neither UTF-8 nor Windows text",
    "open_quote.csv": "the row that begins on line 3 is not closed",
    "cut_utf8.csv": "damaged on line 4",
    "cut_utf16.csv": "damaged on line 2",
}


@pytest.mark.parametrize("name", REFUSED)
def test_other_files_are_refused_in_words(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_table((BROKEN / name).read_bytes())
    sentence = str(refusal.value)
    assert REFUSED[name] in sentence
    assert sentence.endswith(".")


def test_every_broken_file_is_tried_somewhere() -> None:
    rows_broken = {"ragged.csv", "grip_wide_faults.csv", "grip_long_faults.csv"}
    found = {path.name for path in BROKEN.iterdir()}
    assert found == REFUSED.keys() | rows_broken | {"clients_faults.csv"}


def test_titles_above_the_header_are_left_out_and_said() -> None:
    found = fixture("titles_above.csv")
    assert found.columns[0] == "Client ID"
    assert [row.line for row in found.rows] == [5, 8], "a quoted line break counts as a line"
    assert found.blank_rows == 1
    assert "found on line 4" in str(found.notes[0])


def test_ragged_rows_are_faults_and_the_others_stay() -> None:
    found = fixture("broken/ragged.csv")
    assert [(fault.line, str(fault.reason)) for fault in found.faults] == [
        (3, "This row has 4 cells, the header has 5."),
        (4, "This row has 6 cells, the header has 5."),
    ]
    assert [row.line for row in found.rows] == [2, 5], "blank cells beyond the header do no harm"


def test_names_of_columns_are_distinct() -> None:
    found = table("Grip,,grip,Grip,Date\n1,2,3,4,5\n")
    assert found.columns == ("Grip", "Column 2", "grip (2)", "Grip (3)", "Date")


def test_a_first_row_of_values_is_noticed_and_kept() -> None:
    found = table("Ana,31.5,31.5\nBo,30,29\n")
    assert found.header_in_doubt
    headless = found.headless()
    assert headless.columns == ("Column 1", "Column 2", "Column 3")
    assert [(row.line, row.cells) for row in headless.rows] == [
        (1, ("Ana", "31.5", "31.5")),
        (2, ("Bo", "30", "29")),
    ]
    assert not table("Name,R1,L1\nBo,30,29\n").header_in_doubt


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Name,Note\nAna,a;b\nBo,c;d\n", ","),
        ('Name;"Grip, right";"Grip, left"\nAna;32,5;31,0\nBo;30,1;29,9\n', ";"),
        ("sep=|\nName|R1\nAna|1,5\n", "|"),
        ("Name\tR1\nAna\t1,5\n", "\t"),
        ("Name\nAna\nBo\n", ","),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_header_and_rows_alike(
    text: str, delimiter: str
) -> None:
    assert table(text).delimiter == delimiter


def test_lines_count_from_the_first_line_of_the_file_with_sep() -> None:
    assert table("sep=;\nName;R1\nAna;1\n").rows[0].line == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends(end: str) -> None:
    found = table(end.join(["Name,R1", "Ana,1", "", "Bo,2", ""]))
    assert [(row.line, row.cells[0]) for row in found.rows] == [(2, "Ana"), (4, "Bo")]


def test_caps_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="1001 columns"):
        table(",".join("abc" for _ in range(1001)) + "\n1\n")
    monkeypatch.setattr(csv_in, "MOST_ROWS", 10)
    with pytest.raises(Refused, match="more than 10 rows"):
        table("Name\n" + "Ana\n" * 11)
    monkeypatch.setattr(csv_in, "MOST_BYTES", 1024)
    with pytest.raises(Refused, match="Split it"):
        table("Name\n" + "Ana\n" * 1000)


def test_a_cell_beyond_all_measure_is_refused_without_a_traceback() -> None:
    with pytest.raises(Refused, match="longer than 131,072 characters"):
        table("Name,Note\nAna," + "x" * 10_000_000 + "\n")


def test_lost_letters_are_said() -> None:
    assert "lost" in str(table("Name,R1\nJos\N{REPLACEMENT CHARACTER},1\n").notes[0])


@pytest.mark.parametrize("text", ["\x0b", ";;;\n;;;\n", "sep=;\n", "\ufeff", " , \n", "\x1a"])
def test_blank_cells_are_nothing(text: str) -> None:
    with pytest.raises(Refused, match="This file is empty"):
        table(text)

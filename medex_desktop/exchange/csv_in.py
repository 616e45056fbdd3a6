"""A CSV file from any program made a table of text, each row with its line in the file."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from medex_desktop.errors import Refused
from medex_desktop.exchange.decoding import decode
from medex_desktop.exchange.faults import RowFault
from medex_desktop.exchange.formulas import may_be_guarded, unguard
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted
from medex_desktop.turns import in_turn

MOST_BYTES: Final = 50 * 1024 * 1024
MOST_COLUMNS: Final = 1_000
MOST_ROWS: Final = 200_000

_DELIMITERS: Final = ("\t", ";", "|", ",")
_SAMPLE_LETTERS: Final = 64_000
_SAMPLE_ROWS: Final = 60
_EMPTY: Final = Text("This file is empty. There is nothing to import.")
_END: Final = "\x1eend"
_DATA_CELL: Final = re.compile(r"[-+]?[0-9]+(?:[.,/:\-][0-9]+)*")


class Row(NamedTuple):
    """The cells of one row and the line (from 1) on which it begins in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as text: distinct column names, full rows, and the rows that do not fit."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    header: Row
    delimiter: str
    encoding: str
    faults: tuple[RowFault, ...] = ()
    notes: tuple[Text, ...] = ()
    blank_rows: int = 0
    header_in_doubt: bool = False

    def headless(self) -> "Table":
        """The same table when its first row holds values: columns are numbered instead."""
        names = tuple(f"Column {place}" for place in range(1, len(self.columns) + 1))
        return replace(self, columns=names, rows=(self.header, *self.rows), header_in_doubt=False)

    def column(self, name: str) -> Iterator[str]:
        """The cells of one column, from the top. Raises ValueError for an unknown name."""
        place = self.columns.index(name)
        return (row.cells[place] for row in in_turn(self.rows))


def read_table(data: bytes) -> Table:
    """Read the bytes of a CSV file: encoding, delimiter, header and rows are found out.

    Blank rows are counted and left out. A row with too few cells, or with more filled cells than
    the header has, becomes a fault. An apostrophe that guards a formula is taken off.

    Raises:
        Refused: not a CSV file, empty, damaged, or beyond the limits; the sentence says which.
    """
    if len(data) > MOST_BYTES:
        raise Refused(
            Text(
                "This file has {size} MB. The limit is {limit} MB. Split it and import the parts.",
                {"size": -(-len(data) // 1024**2), "limit": MOST_BYTES // 1024**2},
            )
        )
    decoded = decode(data)
    text, named = _named_delimiter(decoded.text)
    if not text.strip("\ufeff\x1a"):
        raise Refused(_EMPTY)
    delimiter = named or _sniff(text)
    rows = _rows(text, delimiter, offset=1 if named else 0)
    header, skipped = _first_row(rows, _usual_width(text, delimiter))
    table = _collect(rows, _header(header.cells), header, may_be_guarded(text))
    notes = (*decoded.notes, *skipped)
    return replace(table, delimiter=delimiter, encoding=decoded.encoding, notes=notes)


def _named_delimiter(text: str) -> tuple[str, str]:
    """Excel's first line "sep=;" names the delimiter and is no row."""
    found = re.match(r'"?sep=([\t;|,])"?(?:\r\n|\r|\n)', text)
    return (text[found.end() :], found[1]) if found else (text, "")


def _sniff(text: str) -> str:
    """The delimiter that cuts header and rows into the same number of cells.

    The comma is asked last, because a file cut by semicolons often holds decimal commas and a
    file cut by commas hardly ever has a semicolon in every row. Only when no delimiter fits the
    first row may that row be a title.
    """
    found = [(delimiter, _widths(text, delimiter)) for delimiter in _DELIMITERS]
    cut = [(delimiter, widths) for delimiter, widths in found if max(widths, default=1) > 1]
    for delimiter, widths in cut:
        if widths[0] > 1 and widths.count(widths[0]) >= 0.8 * len(widths):
            return delimiter
    for delimiter, widths in cut:
        if _mode(widths) > 1 and widths.count(_mode(widths)) >= 0.5 * len(widths):
            return delimiter
    return max(cut, key=lambda each: each[1][0])[0] if cut else ","


def _mode(widths: list[int]) -> int:
    return Counter(widths).most_common(1)[0][0]


def _usual_width(text: str, delimiter: str) -> int:
    widths = _widths(text, delimiter)
    return _mode(widths) if widths else 1


def _first_row(rows: Iterator[Row], usual: int) -> tuple[Row, tuple[Text, ...]]:
    """The header and, when title lines stand above it, a note about them."""
    header = next((row for row in rows if any(map(str.strip, row.cells))), None)
    if header is None:
        raise Refused(_EMPTY)
    above = header.line
    while 2 * sum(1 for cell in header.cells if cell.strip()) < usual:
        following = next(rows, None)
        if following is None:
            break
        header = following
    if header.line == above:
        return header, ()
    note = Text(
        "The column names were found on line {line}; what stands above was left out.",
        {"line": header.line},
    )
    return header, (note,)


def _widths(text: str, delimiter: str) -> list[int]:
    """The numbers of cells in the first filled rows."""
    sample = text[:_SAMPLE_LETTERS]
    widths = []
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if len(cells) > 1 or any(cells):
                widths.append(len(cells))
            if len(widths) == _SAMPLE_ROWS:
                return widths
    except csv.Error:
        return widths
    return widths if len(sample) == len(text) else widths[:-1]


def _rows(text: str, delimiter: str, offset: int) -> Iterator[Row]:
    """Rows with cells and first lines; raises Refused for quotation marks that never close."""
    lines = io.StringIO(text.rstrip("\x1a"), newline="")
    reader = csv.reader(_with_end(lines), delimiter=delimiter)
    begun = line = offset + 1
    closed = False
    try:
        for cells in in_turn(reader):
            closed = cells == [_END]
            if not closed:
                yield Row(line, tuple(cells))
                begun, line = line, offset + reader.line_num + 1
    except csv.Error:
        raise _never_closed(line) from None
    if not closed:
        raise _never_closed(begun)


def _with_end(lines: io.StringIO) -> Iterator[str]:
    """The lines and one more, which only comes out alone when every quotation mark was closed."""
    yield from lines
    yield _END


def _never_closed(line: int) -> Refused:
    return Refused(
        Text(
            "A quotation mark opened in the row that begins on line {line} is not closed, "
            "or a cell there is longer than 131,072 characters. "
            "Correct that line and choose the file again.",
            {"line": line},
        )
    )


def _header(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Column names, blank ones numbered and doubled ones made distinct."""
    if len(cells) > MOST_COLUMNS:
        raise Refused(
            Text(
                "This file has {n} columns. The limit is {limit}.",
                {"n": len(cells), "limit": MOST_COLUMNS},
            )
        )
    names: list[str] = []
    taken: set[str] = set()
    for place, cell in enumerate(map(unguard, cells), start=1):
        plain = " ".join(cell.split()) or f"Column {place}"
        name, times = plain, 1
        while name.casefold() in taken:
            times += 1
            name = f"{plain} ({times})"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _collect(rows: Iterator[Row], columns: tuple[str, ...], header: Row, guarded: bool) -> Table:
    kept: list[Row] = []
    faults: list[RowFault] = []
    blank = 0
    width = len(columns)
    for row in rows:
        line, cells = row
        if not any(cells) or not any(map(str.strip, cells)):
            blank += 1
            continue
        if len(cells) != width:
            if len(cells) < width or any(map(str.strip, cells[width:])):
                faults.append(_ragged(row, width))
                continue
            cells = cells[:width]
        kept.append(Row(line, tuple(map(unguard, cells)) if guarded else cells))
        if len(kept) + len(faults) > MOST_ROWS:
            raise Refused(
                Text(
                    "This file has more than {limit} rows. Split it and import the parts.",
                    {"limit": f"{MOST_ROWS:,}"},
                )
            )
    if not kept and not faults and not _looks_like_data(header.cells):
        raise Refused(
            Text("This file has column names but no rows under them. There is nothing to import.")
        )
    return Table(
        columns=columns,
        rows=tuple(kept),
        delimiter="",
        encoding="",
        faults=tuple(faults),
        blank_rows=blank,
        header=header,
        header_in_doubt=_looks_like_data(header.cells),
    )


def _ragged(row: Row, width: int) -> RowFault:
    n = len(row.cells)
    reason = counted(
        "This row has {n} cell, the header has {width}.",
        "This row has {n} cells, the header has {width}.",
        n,
        width=width,
    )
    return RowFault(row.line, "", ", ".join(row.cells)[:80], reason)


def _looks_like_data(cells: tuple[str, ...]) -> bool:
    """Whether a first row holds numbers or dates, which no column is called."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    numbers = sum(1 for cell in filled if _DATA_CELL.fullmatch(cell))
    return numbers >= 2 or (numbers == 1 and len(filled) <= 2)

"""Tables written as CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

from medex_desktop.exchange.faults import RowFault
from medex_desktop.exchange.formulas import guard
from medex_desktop.language import Text, render


def write_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ","
) -> bytes:
    """The bytes of a CSV file: UTF-8 with its mark (so that Excel reads it), CRLF line ends.

    Args:
        columns: the header.
        rows: the cells, each row as long as the header.
        delimiter: one of ``, ; tab |``.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guard(name) for name in columns])
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def write_faults(faults: Iterable[RowFault], lang: str | None = None) -> bytes:
    """The list of refused rows as CSV: line, column, what the file says, and why."""
    header = [Text("Line"), Text("Column"), Text("In the file"), Text("Why, and what would fit")]
    return write_table(
        [render(name, lang) for name in header],
        (
            (str(fault.line), fault.column, fault.value, render(fault.reason, lang))
            for fault in faults
        ),
    )

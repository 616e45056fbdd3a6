"""Bytes of a text file made letters, or a sentence saying what the file is instead."""

import codecs
import re

from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

UTF_8 = "UTF-8"
UTF_16_LE = "UTF-16 LE"
UTF_16_BE = "UTF-16 BE"
WINDOWS = "Windows-1252"
WINDOWS_CENTRAL = "Windows-1250"
LATIN_2 = "ISO 8859-2"

# In the order in which they win a tie.
_EIGHT_BIT = (
    ("cp1252", WINDOWS, Text("Windows text (Western European)")),
    ("cp1250", WINDOWS_CENTRAL, Text("Windows text (Central European)")),
    ("iso8859-2", LATIN_2, Text("ISO 8859-2 text (Central European)")),
)
# Signs that stand before a word, or after one, in good text ("¿Cómo", "Jamar®").
_OPENING = "«¿¡"
_CLOSING = "»®"
_APOSTROPHES = "\u2018\u2019"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_C1 = re.compile(r"[\x80-\x9f]")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16-le", UTF_16_LE),
    (codecs.BOM_UTF16_BE, "utf-16-be", UTF_16_BE),
)

_ZERO_BYTES = Text(
    "This is not a text file: it holds zero bytes. "
    "Save the table as CSV UTF-8 and import that file."
)
_SIGNATURES: tuple[tuple[bytes, Text], ...] = (
    (b"PK\x03\x04", Text("a zip archive")),
    (b"%PDF", Text("a PDF document")),
    (b"\x89PNG", Text("a picture (PNG)")),
    (b"\xff\xd8\xff", Text("a picture (JPEG)")),
    (b"GIF8", Text("a picture (GIF)")),
    (b"SQLite format 3\0", Text("an SQLite database")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Text("an old Excel or Word document")),
    (b"\x1f\x8b", Text("a compressed file (gzip)")),
    (b"7z\xbc\xaf\x27\x1c", Text("a compressed file (7z)")),
    (b"Rar!\x1a\x07", Text("a compressed file (RAR)")),
    (b"{\\rtf", Text("a rich text document (RTF)")),
    (b"\x7fELF", Text("a program")),
    (b"MZ\x90\x00", Text("a program")),
)
_MARKUP: tuple[tuple[bytes, Text], ...] = (
    (b"<!doctype html", Text("a web page")),
    (b"<html", Text("a web page")),
    (b"<?xml", Text("an XML file")),
    (b"{", Text("a JSON file")),
    (b"[{", Text("a JSON file")),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The letters of a file, the encoding they were written in, and what to check by eye."""

    text: str
    encoding: str
    notes: tuple[Text, ...] = ()


def decode(data: bytes) -> Decoded:
    """Read bytes as UTF-8, UTF-16 or, when neither fits, as 8-bit text (a note says so).

    Raises:
        Refused: not text at all, or damaged text; the sentence says what it seems to be.
    """
    _refuse_other_kinds(data)
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _noted(_strict(data[len(bom) :], codec, name), name)
    codec_name = _wide_without_mark(data)
    if codec_name:
        codec, name = codec_name
        return _noted(_strict(data, codec, name), name)
    if b"\0" in data:
        raise Refused(_ZERO_BYTES)
    return _eight_bit(data)


def _refuse_other_kinds(data: bytes) -> None:
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((words for magic, words in _SIGNATURES if data.startswith(magic)), None)
    if data.startswith(b"PK\x03\x04"):
        kind = _inside_zip(data[:4096])
    if kind is None:
        kind = next((words for magic, words in _MARKUP if start.startswith(magic)), None)
    if kind is not None:
        raise Refused(
            Text(
                "This is not a CSV file but {kind}. "
                "Open it in the program it comes from, save the table as CSV UTF-8, "
                "and import that file.",
                {"kind": kind},
            )
        )


def _inside_zip(start: bytes) -> Text:
    if b"xl/" in start or b"[Content_Types].xml" in start:
        return Text("an Excel workbook")
    if b"opendocument.spreadsheet" in start:
        return Text("an OpenDocument spreadsheet")
    return Text("a zip archive")


def _wide_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: every second byte of plain text is zero."""
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return None
    pairs = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * pairs and not sample[0::2].count(0):
        return "utf-16-le", UTF_16_LE
    if sample[0::2].count(0) > 0.7 * pairs and not sample[1::2].count(0):
        return "utf-16-be", UTF_16_BE
    return None


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _damaged(data[: error.start].decode(codec, "ignore"), name) from None
    if "\0" in text:
        raise Refused(_ZERO_BYTES)
    return text


def _damaged(before: str, name: str) -> Refused:
    return Refused(
        Text(
            "The text is damaged on line {line}: it starts as {encoding} and breaks there. "
            "Save the table as CSV UTF-8 again and import that file.",
            {"line": before.count("\n") + 1, "encoding": name},
        )
    )


def _eight_bit(data: bytes) -> Decoded:
    try:
        return _noted(data.decode("utf-8"), UTF_8)
    except UnicodeDecodeError as error:
        first = error.start
    if _mostly_utf_8(data):
        raise _damaged(data[:first].decode("utf-8", "ignore"), UTF_8)
    likely = _likeliest(data)
    if likely is None:
        raise Refused(
            Text(
                "The letters of this file can't be read: it is neither UTF-8 nor Windows text. "
                "Save the table as CSV UTF-8 and import that file."
            )
        )
    text, encoding, kind = likely
    if _has_controls(text):
        raise Refused(
            Text("This is not a text file. Save the table as CSV UTF-8 and import that file.")
        )
    note = Text(
        "This file is not UTF-8. It was read as {kind}: "
        "check the letters of the names before importing.",
        {"kind": kind},
    )
    return Decoded(text, encoding, (note,))


def _likeliest(data: bytes) -> tuple[str, str, Text] | None:
    """The reading with the fewest signs inside words; None when no reading is text."""
    best: tuple[str, str, Text] | None = None
    fewest = len(data) + 1
    for codec, name, kind in _EIGHT_BIT:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _C1.search(text):
            continue
        odd = sum(1 for match in _NOT_ASCII.finditer(text) if _is_odd(text, match.start()))
        if odd < fewest:
            best, fewest = (text, name, kind), odd
    return best


def _is_odd(text: str, place: int) -> bool:
    """Whether a character is no letter and yet stands beside one, as in "£ukasz"."""
    char = text[place]
    if char.isalpha() or char in _APOSTROPHES:
        return False
    before = text[place - 1 : place].isalpha() and char not in _CLOSING
    after = text[place + 1 : place + 2].isalpha() and char not in _OPENING
    return before or after


def _mostly_utf_8(data: bytes) -> bool:
    """Whether whole UTF-8 letters are as many as broken ones, so that Windows text is unlikely."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(1 for char in lenient if char > "\x7f") - broken
    return whole >= broken


def _has_controls(text: str) -> bool:
    sample = text[:4000]
    odd = sum(1 for char in sample if char < " " and char not in "\t\r\n\x0b\x0c\x1a")
    return odd > len(sample) // 50


def _noted(text: str, encoding: str) -> Decoded:
    if "\N{REPLACEMENT CHARACTER}" not in text:
        return Decoded(text, encoding)
    line = text[: text.index("\N{REPLACEMENT CHARACTER}")].count("\n") + 1
    note = Text(
        "Some letters were lost before this file was saved (first on line {line}). "
        "Check the names before importing.",
        {"line": line},
    )
    return Decoded(text, encoding, (note,))

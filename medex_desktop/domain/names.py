"""People's names and other typed text: cleaned once, sorted by family name, folded to search."""

import re
import unicodedata
from functools import cache
from typing import Final

from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text

NOTE_LIMIT: Final = 20_000
REASON_LIMIT: Final = 2_000

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS: Final = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "ə": "e", "ɓ": "b", "ɗ": "d",
    "ƙ": "k", "ƴ": "y", "ɔ": "o", "ɛ": "e", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "–": "-", "\N{NO-BREAK SPACE}": " ",
}  # fmt: skip

# Particles stay with the family name when they are written small: "van der Berg, Anna".
_PARTICLES: Final = frozenset((
    "af", "av", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
    "el", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
))  # fmt: skip
_SUFFIXES: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "esq"))

_BIDI: Final = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = (0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF)
_CONTROLS: Final = (*range(0x20), *range(0x7F, 0xA0))
_DROPPED: Final[dict[int, None]] = dict.fromkeys(
    (*_CONTROLS, *_BIDI, *_INVISIBLE, *range(0xD800, 0xE000))
)
_NOTE_TABLE: Final[dict[int, str | None]] = {
    **_DROPPED, 0x09: " ", 0x0A: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n",
    0x2029: "\n",
}  # fmt: skip
_LINE_TABLE: Final[dict[int, str | None]] = {
    code: " " if shown == "\n" else shown for code, shown in _NOTE_TABLE.items()
}
_LINE_TABLE[0x0D] = " "


@cache
def _fold_char(char: str) -> str:
    """One letter, taken apart until nothing changes: 𝞐 has a small letter only as Α."""
    folded = _taken_apart(char)
    while (again := "".join(map(_taken_apart, folded))) != folded:
        folded = again
    return folded


def _taken_apart(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char.casefold())
    return "".join(
        _WHOLE_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part)
    )


def fold(text: str) -> str:
    """The text as it is compared: lower case, accents gone, letters like Ł, ø, ß, æ spelled plain.

    Args:
        text: any text.

    Returns:
        The folded text; ``fold(fold(x)) == fold(x)``.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(map(_fold_char, text))


def fold_with_origins(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text and, for each of its characters, the place it came from in ``text``."""
    folded: list[str] = []
    origins: list[int] = []
    for place, char in enumerate(text):
        for part in _fold_char(char):
            folded.append(part)
            origins.append(place)
    return "".join(folded), tuple(origins)


def _is_suffix(word: str) -> bool:
    return word.rstrip(".").casefold() in _SUFFIXES


def _family_start(words: list[str]) -> int:
    """The place where the family name begins: its last word, a suffix, particles before it."""
    start = len(words) - 1
    if start > 1 and _is_suffix(words[start]):
        start -= 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return start


def sort_name(name: str) -> str:
    """The name family first, as lists are sorted: "Margaret Holloway" gives "Holloway, Margaret".

    A name already written with a comma stays; "John Smith, Jr." counts as a suffix. Small
    particles go with the family name ("van der Berg, Anna"). One word stays one word.
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given:
        if not _is_suffix(given):
            return f"{' '.join(family.split())}, {' '.join(given.split())}"
        words = [*family.split(), given]
    else:
        words = name.replace(",", " ").split()
    if len(words) < 2:
        return " ".join(words)
    start = _family_start(words)
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}"


def display_name(name: str) -> str:
    """The name as one says it: "Holloway, Margaret" gives "Margaret Holloway"."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        return " ".join(name.split())
    if _is_suffix(given):
        family, given = given, family
    return " ".join(f"{given} {family}".split())


def veiled(name: str) -> str:
    """A name that an onlooker can't read: "Holloway, Margaret" gives "M. H."."""
    words = [word for word in display_name(name).split() if word[0].isalpha()]
    ends = words[:1] + words[-1:] if len(words) > 1 else words
    return " ".join(f"{word[0].upper()}." for word in ends) or "\N{HORIZONTAL ELLIPSIS}"


def clean_line(typed: str, field: str, limit: int) -> str:
    """One line of text without control, bidirectional and invisible characters, in NFC.

    Args:
        typed: what was typed or read from a file.
        field: the field named in a refusal.
        limit: the most characters kept.

    Returns:
        The text with its blanks made single.

    Raises:
        InvalidInput: longer than ``limit``; the sentence says the limit.
    """
    _refuse_flood(typed, field, limit)
    return _within(one_line(typed), field, limit)


def one_line(typed: str) -> str:
    """What ``clean_line`` keeps, of any length."""
    return " ".join(unicodedata.normalize("NFC", typed.translate(_LINE_TABLE)).split())


def refuse_turning(typed: str, field: str) -> None:
    """Refuse a name with a character that makes it read otherwise than it is stored.

    The plain direction marks (U+200E, U+200F) turn nothing and are left to ``clean_line``.

    Raises:
        InvalidInput: an override, embedding or isolate is there; the sentence says which.
    """
    turning = None if typed.isascii() else _TURNING.search(typed)
    if turning is not None:
        raise InvalidInput(
            field,
            Text(
                "This name holds the invisible character {code}, which changes the order its "
                "letters are shown in. Delete it, or type the name anew.",
                {"code": f"U+{ord(turning.group()):04X}"},
            ),
        )


def clean_note(typed: str, field: str, limit: int = NOTE_LIMIT) -> str:
    r"""A text of several lines, cleaned as ``clean_line`` does, its line ends made ``\n``.

    Raises:
        InvalidInput: longer than ``limit``; the sentence says the limit.
    """
    _refuse_flood(typed, field, limit)
    one_kind = typed.replace("\r\n", "\n").replace("\r", "\n").translate(_NOTE_TABLE)
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", one_kind).split("\n"))
    return _within(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n"), field, limit)


def _refuse_flood(typed: str, field: str, limit: int) -> None:
    """Refuse ten megabytes before any work is spent on them."""
    if len(typed) > 8 * limit + 1000:
        raise _too_long(len(typed), field, limit)


def _within(cleaned: str, field: str, limit: int) -> str:
    if len(cleaned) > limit:
        raise _too_long(len(cleaned), field, limit)
    return cleaned


def _too_long(length: int, field: str, limit: int) -> InvalidInput:
    return InvalidInput(
        field,
        Text(
            "{n} characters are too long for this field. The limit is {limit}.",
            {"n": length, "limit": limit},
        ),
    )


def same_person(name: str, other: str, credential: str = "") -> bool:
    """Whether two names have the same words in any order, but for initials and a credential."""
    aside = _words(credential)
    return _words(name) - aside == _words(other) - aside


def _words(name: str) -> set[str]:
    words = "".join(sign if sign.isalnum() else " " for sign in fold(name)).split()
    return {word for word in words if len(word) > 1}

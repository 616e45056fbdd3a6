"""Which characters of a text could not be drawn right on paper: they are named, never boxed."""

import dataclasses
import unicodedata
from collections.abc import Iterator

from medex_desktop.errors import MedExError
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.reports import fonts

RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
PLAIN_CONTROLS = frozenset("\n\t")
SHAPED = ((0x0900, 0x109F), (0x1780, 0x17FF), (0x1800, 0x18AF), (0x1A20, 0x1AAF))
"""Indic, Thai, Lao, Tibetan, Burmese, Khmer and Mongolian: letters that join or stack."""
PICTURES = 0x1F000
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Undrawable:
    """One character that can't be drawn, its Unicode name, and why."""

    char: str
    name: str
    why: Text

    @property
    def code(self) -> str:
        """The code point, "U+05D0"."""
        return f"U+{ord(self.char):04X}"


class CannotDraw(MedExError):
    """A paper holds characters that would come out as boxes, reversed or misplaced."""

    def __init__(self, characters: tuple[Undrawable, ...]) -> None:
        named = ", ".join(f"{c.name.lower()} ({c.code})" for c in characters[:MOST_NAMED])
        more = len(characters) - MOST_NAMED
        listed = f"{named}, +{more}" if more > 0 else named
        super().__init__(
            Text(
                "Not drawn: {characters}. {why} The record keeps it; write it in Latin letters "
                "for the paper.",
                {"characters": listed, "why": characters[0].why},
            )
        )
        self.characters = characters


def undrawable(text: str) -> tuple[Undrawable, ...]:
    """Each character of ``text`` (after NFC) that a paper can't show right, once, in order."""
    found = []
    for char in dict.fromkeys(unicodedata.normalize("NFC", text)):
        why = _why(char)
        if why is not None:
            found.append(Undrawable(char, _name(char), why))
    return tuple(found)


def _why(char: str) -> Text | None:
    code, category = ord(char), unicodedata.category(char)
    if char in PLAIN_CONTROLS:
        return None
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return Text("It is invisible and could change how the line reads.")
    if unicodedata.bidirectional(char) in RIGHT_TO_LEFT:
        return Text("Papers can't be written from right to left yet.")
    if category.startswith("M") or any(low <= code <= high for low, high in SHAPED):
        return Text("Papers can't place joined or stacked marks yet.")
    if code >= PICTURES:
        return Text("Pictures are not letters: a fax would lose them.")
    if code not in fonts.known_characters():
        return Text("The paper's font has no such letter.")
    return None


def _name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}")


def check(paper: object) -> None:
    """Raise ``CannotDraw`` when any text inside a record, however deep, can't be drawn right."""
    found = undrawable("\n".join(texts(paper)))
    if found:
        raise CannotDraw(found)


def texts(record: object) -> Iterator[str]:
    """Every string inside a frozen record of records and tuples."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from texts(item)
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from texts(getattr(record, field.name))

"""How strong a passphrase is, in words: its length and its number of words decide.

No word list ships with the program; the estimate counts 10 bits a word of four letters or more
and 2.5 bits for each other kind of character group, which is on the careful side for words that
people choose themselves.
"""

import re
from typing import Final

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted

MIN_LENGTH: Final = 12
LEVELS: Final = 4
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Strength:
    """``level`` 0 to 4 for the bars, and the words beside them; ``enough`` lets one go on."""

    level: int
    words: Text
    enough: bool


def strength_of(passphrase: str) -> Strength:
    """The strength of a passphrase as typed."""
    typed = passphrase.strip()
    if len(typed) < MIN_LENGTH:
        missing = MIN_LENGTH - len(typed)
        return Strength(0, counted("{n} character more", "{n} characters more", missing), False)
    if len(set(typed.lower())) < 5:
        return Strength(1, Text("Weak, the same few characters again"), True)
    words = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", typed)}
    bits = _bits(typed, words)
    if bits < 30:
        return Strength(1, Text("Weak, add a word or two"), True)
    if bits < 40:
        return Strength(2, Text("Fair, one more word makes it strong"), True)
    level = 3 if bits < 44 else 4
    if len(words) >= 3:
        count = _NUMBERS[len(words)] if len(words) < len(_NUMBERS) else str(len(words))
        return Strength(level, Text("Strong, {count} words", {"count": Text(count)}), True)
    return Strength(level, Text("Strong, {n} characters", {"n": len(typed)}), True)


def _bits(typed: str, words: set[str]) -> float:
    """A careful guess of the work to find it: words as words, the rest as characters."""
    rest = re.sub(r"[^\W\d_]{3,}", "", typed)
    others = len({char for char in rest if not char.isspace()})
    as_words = sum(11 if len(word) >= 4 else 6 for word in words) + others * 3
    mixed = len(words) < 3 and bool(re.search(r"\d", typed)) and bool(re.search(r"[^\w\s]", typed))
    return max(as_words, len(set(typed)) * 3.4 if mixed else 0.0)

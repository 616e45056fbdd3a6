"""Words that leave the practice without its clients: their names as initials, no birth dates.

What people type about their work (feedback, what they learnt) may name a client. It can't be
refused where it stands for good, so a paper takes the name out of it and says how often it did.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from medex_desktop.domain.names import display_name, fold
from medex_desktop.frozen import dataclass
from medex_desktop.language import MONTHS

NO_DATE: Final = "\N{HORIZONTAL ELLIPSIS}"
_APOSTROPHES: Final = "'’ʼ‘ʻ`´"
_LETTERS: Final = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD: Final = re.compile(f"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*")
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_PLAIN_APOSTROPHE: Final = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_TWO_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How these are typed where the keyboard lacks them: Müller is Muller or Mueller."""
_SHORTEST: Final = 2
_PLURAL_FROM: Final = 4
_JOINED_FROM: Final = 5
_MOST_JOINED: Final = 3
_CUT: Final = re.compile(rf"[{_APOSTROPHES}]|[-‐‑]\s{{0,2}}")
_BLANK: Final = re.compile(r"\s{1,2}")
"""What may cut one name in two: "Hollo-" at the end of a line, "O Brien", "Mc Donald"."""
_NEAR: Final = re.compile(r"[\s.,/|+&_-]{0,3}|[\s.,]*\b[^\W\d_]\.?[\s.,]*")
"""What may stand between two parts of one name: "Holloway, Margaret", "Margaret B. Holloway"."""
_TITLE: Final = re.compile(r"\b(?:mrs?|ms|miss|mx)\.?\s{1,3}$", re.IGNORECASE)
# Names that are words one writes about exercise: small they are the word, with a capital the name.
_EVERYDAY: Final = frozenset((
    "ad", "al", "am", "an", "as", "at", "ball", "be", "bell", "best", "black", "bp", "burns", "by",
    "case", "chance", "client", "close", "cm", "coach", "cook", "cross", "da", "day", "de", "demo",
    "den", "der", "di", "do", "drop", "du", "early", "east", "el", "ex", "fine", "foot", "free",
    "friend", "go", "good", "green", "hall", "hand", "hands", "he", "head", "hill", "hope", "hr",
    "if", "in", "is", "it", "just", "kg", "la", "lane", "law", "lb", "le", "light", "little",
    "long", "love", "low", "march", "mark", "marks", "may", "me", "mm", "my", "nice", "no",
    "north", "of", "oh", "ok", "on", "or", "page", "park", "pat", "pole", "pool", "power", "price",
    "read", "rest", "rich", "ring", "rose", "rush", "sharp", "short", "small", "so", "south",
    "spring", "star", "steel", "stone", "storm", "street", "strong", "summer", "swift", "test",
    "to", "up", "us", "van", "von", "walker", "wall", "ward", "waters", "we", "week", "weeks",
    "well", "wells", "west", "white", "wild", "will", "winter", "wise", "wood", "worth", "young",
))  # fmt: skip
_MONTH_WORDS: Final = "|".join(f"{name}[a-z]*" for name in MONTHS)
_NTH: Final = "(?:st|nd|rd|th)?"
_GAP: Final = r"[\W_]{0,3}(?:(?:of|the)\W{1,3})?"
_DATES: Final = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})[\W_]{1,3}(?P<m1>\d{1,2})[\W_]{1,3}(?P<d1>\d{1,2})"
    r"|(?P<a>\d{1,2})[\W_]{1,3}(?P<b>\d{1,2})[\W_]{1,3}(?P<y2>\d{4}|\d{2})"
    rf"|(?P<d3>\d{{1,2}}){_NTH}{_GAP}(?P<m3>{_MONTH_WORDS}){_GAP}(?P<y3>\d{{4}}|\d{{2}})"
    rf"|(?P<m4>{_MONTH_WORDS}){_GAP}(?P<d4>\d{{1,2}}){_NTH}[\W_]{{1,3}}(?P<y4>\d{{4}}|\d{{2}})"
    rf"|(?P<y5>\d{{4}}){_GAP}(?P<m5>{_MONTH_WORDS}){_GAP}(?P<d5>\d{{1,2}}){_NTH}"
    r"|(?P<run>\d{8})"
    r")(?!\d)",
    re.IGNORECASE,
)
_RUNS: Final = (  # year, month and day in eight digits
    (slice(0, 4), slice(4, 6), slice(6, 8)),
    (slice(4, 8), slice(2, 4), slice(0, 2)),
    (slice(4, 8), slice(0, 2), slice(2, 4)),
)

Whose = Mapping[int, frozenset[int]]
"""Whose name it is, and which parts of theirs, by their places."""


@dataclass(frozen=True, slots=True)
class Veiled:
    """A text, and how many names and dates were taken out of it."""

    text: str
    taken: int = 0


@dataclass(frozen=True, slots=True)
class _Hit:
    """A word of the text that is a part of somebody's name."""

    start: int
    end: int
    part: str
    whose: Whose


class Veil:
    """``Veil(names, birth dates).over(text)``: the text without them."""

    def __init__(self, names: Iterable[str], births: Iterable[date] = ()) -> None:
        self._births = frozenset(births)
        self._last: dict[int, int] = {}
        found: dict[str, dict[int, frozenset[int]]] = defaultdict(dict)
        handles: dict[str, dict[int, frozenset[int]]] = defaultdict(dict)
        for number, name in enumerate(names):
            words = _WORD.findall(unicodedata.normalize("NFC", display_name(_seen(name))))
            for way in zip(*(_spellings(word) for word in words), strict=True):
                telling = [part for part in way if len(part) >= _SHORTEST]
                self._last[number] = len(telling) - 1
                for alias, places in _aliases(telling):
                    found[alias][number] = found[alias].get(number, frozenset()) | places
                for alias in _handles(telling):
                    handles[alias][number] = frozenset((len(telling) - 1,))
        self._whose: dict[str, Whose] = dict(found)
        self._handles: dict[str, Whose] = dict(handles)

    def over(self, text: str) -> Veiled:
        """Every name, whole or in part, as initials; every birth date gone.

        A part of a name that is a word of every day too ("will", "hand") is left when it is
        written small and stands alone.
        """
        text = unicodedata.normalize("NFC", _seen(text))
        hits = [
            hit
            for run in _runs(text, self._hits(text))
            for hit in run
            if len(run) > 1 or _is_name(text, hit)
        ]
        return self._without(text, hits)

    def over_whole(self, text: str) -> Veiled:
        """Only names that stand there from the first part to the last, and birth dates.

        For what names somebody or something else on purpose: an observer, an institution. A part
        after Mr or Mrs is no institution, and goes.
        """
        text = unicodedata.normalize("NFC", _seen(text))
        hits: list[_Hit] = []
        for run in _runs(text, self._hits(text)):
            if _is_titled(text, run[0]) or any(self._is_whole(run, one) for one in _of_all(run)):
                hits += run
        return self._without(text, hits)

    def _is_whole(self, run: Sequence[_Hit], one: int) -> bool:
        places = frozenset[int]().union(*(hit.whose[one] for hit in run))
        return {0, self._last[one]} <= places

    def _hits(self, text: str) -> list[_Hit]:
        """The words that are names, and names that stand in two or three pieces."""
        words = list(_WORD.finditer(text))
        alone = [self._hit(word) for word in words]
        found: list[_Hit] = []
        at = 0
        while at < len(words):
            one, used = alone[at], 1
            for more in range(_MOST_JOINED, 1, -1):
                pieces = words[at : at + more]
                if all(alone[at : at + more]) or len(pieces) < more:
                    continue  # each piece is a name by itself
                joined = self._joined(text, pieces)
                if joined is not None:
                    one, used = joined, more
                    break
            if one is not None:
                found.append(one)
            at += used
        return found

    def _hit(self, word: re.Match[str]) -> _Hit | None:
        for spelling in _spellings(word.group(), squeezed=False):
            for ending in ("'s", "", "s", "es"):  # Holloway's, the Holloways, the Joneses
                part = spelling.removesuffix(ending).replace("'", "")
                if not spelling.endswith(ending) or part not in self._whose:
                    continue
                if ending in ("", "'s") or len(part) >= _PLURAL_FROM:
                    return _Hit(word.start(), word.end() - len(ending), part, self._whose[part])
        for part in _spellings(word.group()):
            if part in self._handles and _is_handle(word):
                return _Hit(word.start(), word.end(), part, self._handles[part])
        return None

    def _joined(self, text: str, pieces: Sequence[re.Match[str]]) -> _Hit | None:
        """A name cut by a hyphen or an apostrophe; by a blank only where it has a capital."""
        has_capital = any(not piece.group().islower() for piece in pieces)
        for one, following in pairwise(pieces):
            ends = one.end(), following.start()
            blank = has_capital and _BLANK.fullmatch(text, *ends) is not None
            if not blank and _CUT.fullmatch(text, *ends) is None:
                return None
        for way in zip(*(_spellings(piece.group()) for piece in pieces), strict=True):
            part = "".join(way)
            if len(part) >= _JOINED_FROM and part in self._whose:
                return _Hit(pieces[0].start(), pieces[-1].end(), part, self._whose[part])
        return None

    def _without(self, text: str, hits: list[_Hit]) -> Veiled:
        cuts = [(hit.start, hit.end, f"{text[hit.start].upper()}.") for hit in hits]
        cuts += [(start, end, NO_DATE) for start, end in self._dates(text)]
        made, at, taken = [], 0, 0
        for start, end, instead in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
            if start < at:
                continue  # a name that is the month of a date
            made += [text[at:start], instead]
            at = end + (instead[-1] == "." and text[end : end + 1] == ".")
            taken += 1
        return Veiled("".join([*made, text[at:]]), taken)

    def _dates(self, text: str) -> Iterator[tuple[int, int]]:
        """Also one that begins within what could be another: "room 12 04.03.1950"."""
        match = _DATES.search(text)
        while match is not None:
            is_birth = not self._births.isdisjoint(_days(match))
            if is_birth:
                yield match.span()
            match = _DATES.search(text, match.end() if is_birth else match.start() + 1)


def _seen(text: str) -> str:
    """The text without signs nobody sees, which could part a name."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def _spellings(word: str, *, squeezed: bool = True) -> tuple[str, str]:
    """A word as it is compared: with ü as u, and as ue; ``squeezed`` without apostrophes."""
    plain = unicodedata.normalize("NFC", word.translate(_PLAIN_APOSTROPHE)).casefold()
    ways = fold(plain), fold(plain.translate(_TWO_LETTERS))
    if squeezed:
        return ways[0].replace("'", ""), ways[1].replace("'", "")
    return ways


def _aliases(parts: Sequence[str]) -> Iterator[tuple[str, frozenset[int]]]:
    """All that one name may be written as: its parts, and parts in one word."""
    for at in range(len(parts)):
        for more in range(1, _MOST_JOINED + 1):
            if at + more <= len(parts):
                yield "".join(parts[at : at + more]), frozenset(range(at, at + more))
    if len(parts) < 2:
        return
    first, last, ends = parts[0], parts[-1], frozenset((0, len(parts) - 1))
    yield from ((first + last, ends), (last + first, ends))


def _handles(parts: Sequence[str]) -> Iterator[str]:
    """What one is called in an address: "mholloway". Tom Rainer makes "trainer", so not else."""
    if len(parts) > 1 and len(parts[-1]) >= _JOINED_FROM:
        yield from (parts[0][0] + parts[-1], parts[-1] + parts[0][0])


def _is_handle(word: re.Match[str]) -> bool:
    letters, around = word.group(), word.string[word.end() : word.end() + 1]
    if word.start():
        around += word.string[word.start() - 1]
    if any(sign in "@_" or sign.isdigit() for sign in around):
        return True
    return letters[1:].lower() != letters[1:] and not letters.isupper()


def _is_name(text: str, hit: _Hit) -> bool:
    """Whether a part that stands alone is taken as the name."""
    if not text[hit.start].islower():
        return True
    return hit.part not in _EVERYDAY or _is_titled(text, hit)


def _is_titled(text: str, hit: _Hit) -> bool:
    return _TITLE.search(text, max(0, hit.start - 8), hit.start) is not None


def _of_all(run: Sequence[_Hit]) -> frozenset[int]:
    """Whose name all of it may be."""
    return frozenset.intersection(*(frozenset(hit.whose) for hit in run))


def _runs(text: str, hits: list[_Hit]) -> Iterator[list[_Hit]]:
    """Parts of one person's name that stand beside each other."""
    run: list[_Hit] = []
    whose: frozenset[int] = frozenset()
    for hit in hits:
        near = bool(run) and _NEAR.fullmatch(text, run[-1].end, hit.start) is not None
        if near and not whose.isdisjoint(hit.whose):
            run.append(hit)
            whose &= frozenset(hit.whose)
            continue
        if run:
            yield run
        run, whose = [hit], frozenset(hit.whose)
    if run:
        yield run


def _days(match: re.Match[str]) -> set[date]:
    """The days a written date may mean, in both orders and centuries."""
    got = match.groupdict()
    if got["run"]:
        said = [tuple(int(got["run"][part]) for part in way) for way in _RUNS]
        return {made for y, m, d in said if (made := _day(y, m, d)) is not None}
    year = got["y1"] or got["y2"] or got["y3"] or got["y4"] or got["y5"]
    if got["m1"]:
        pairs = [(int(got["m1"]), int(got["d1"]))]
    elif got["a"]:
        pairs = [(int(got["a"]), int(got["b"])), (int(got["b"]), int(got["a"]))]
    else:
        month = MONTHS.index((got["m3"] or got["m4"] or got["m5"])[:3].title()) + 1
        pairs = [(month, int(got["d3"] or got["d4"] or got["d5"]))]
    years = [int(year)] if len(year) == 4 else [1900 + int(year), 2000 + int(year)]
    return {made for y in years for m, d in pairs if (made := _day(y, m, d)) is not None}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

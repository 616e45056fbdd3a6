"""Words that leave the practice without its clients: their names as initials, no birth dates.

What people type about their work (feedback, what they learnt) may name a client. It can't be
refused where it stands for good, so a paper takes the name out of it and says how often it did.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from medex_desktop.domain.names import display_name, fold
from medex_desktop.frozen import dataclass
from medex_desktop.language import MONTHS

NO_DATE: Final = "\N{HORIZONTAL ELLIPSIS}"
_LETTERS: Final = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD: Final = re.compile(f"{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_SHORTEST: Final = 2
_PLURAL_FROM: Final = 4
_NEAR: Final = re.compile(r"[\s.,/|+&_-]{0,3}|[\s.,]*\b[^\W\d_]\.?[\s.,]*")
"""What may stand between two parts of one name: "Holloway, Margaret", "Margaret B. Holloway"."""
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
_DATES: Final = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})[\W_]{1,2}(?P<m1>\d{1,2})[\W_]{1,2}(?P<d1>\d{1,2})"
    r"|(?P<a>\d{1,2})[\W_]{1,2}(?P<b>\d{1,2})[\W_]{1,2}(?P<y2>\d{4}|\d{2})"
    r"|(?P<c>\d{8})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\W{{1,2}}(?:of\W{{1,2}})?(?P<m3>{_MONTH_WORDS})\W{{1,2}}(?P<y3>\d{{4}}|\d{{2}})"
    rf"|(?P<m4>{_MONTH_WORDS})\W{{1,2}}(?:the\W{{1,2}})?(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\W{{1,2}}(?P<y4>\d{{4}}|\d{{2}})"
    r")(?!\d)",
    re.IGNORECASE,
)


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
    whose: frozenset[int]


class Veil:
    """``Veil(names, birth dates).over(text)``: the text without them."""

    def __init__(self, names: Iterable[str], births: Iterable[date] = ()) -> None:
        self._births = frozenset(births)
        found: dict[str, set[int]] = defaultdict(set)
        self._ends: dict[int, tuple[str, str]] = {}
        for number, name in enumerate(names):
            parts = [fold(word) for word in _words(display_name(name))]
            telling = [part for part in parts if len(part) >= _SHORTEST]
            for part in telling:
                found[part].add(number)
            if telling:
                first, last = telling[0], telling[-1]
                self._ends[number] = first, last
                if first != last:
                    found[first + last].add(number)
                    found[last + first].add(number)
        self._whose = {part: frozenset(whose) for part, whose in found.items()}

    def over(self, text: str) -> Veiled:
        """Every name, whole or in part, as initials; every birth date gone.

        A part of a name that is a word of every day too ("will", "hand") is left when it is
        written small and stands alone.
        """
        text = unicodedata.normalize("NFC", text)
        hits = [
            hit
            for run in _runs(text, self._hits(text))
            for hit in run
            if len(run) > 1 or _is_name(text, hit)
        ]
        return self._without(text, hits)

    def over_whole(self, text: str) -> Veiled:
        """Only names that stand there from the first part to the last, and birth dates.

        For what names somebody or something else on purpose: an observer, an institution.
        """
        text = unicodedata.normalize("NFC", text)
        hits: list[_Hit] = []
        for run in _runs(text, self._hits(text)):
            parts = {hit.part for hit in run}
            whose = frozenset.intersection(*(hit.whose for hit in run))
            if any(set(self._ends[one]) <= parts for one in whose):
                hits += run
        return self._without(text, hits)

    def _hits(self, text: str) -> list[_Hit]:
        found = []
        for match in _WORD.finditer(text):
            part, end = fold(match.group()), match.end()
            for ending in ("'s", "s"):  # Holloway's, the Holloways
                cut = part.removesuffix(ending)
                if part in self._whose or cut == part:
                    continue
                if ending == "'s" or len(cut) >= _PLURAL_FROM:
                    part, end = cut, end - len(ending)
                    break
            if part in self._whose:
                found.append(_Hit(match.start(), end, part, self._whose[part]))
        return found

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
        for match in _DATES.finditer(text):
            if not self._births.isdisjoint(_days(match)):
                yield match.span()


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _is_name(text: str, hit: _Hit) -> bool:
    """Whether a part that stands alone is taken as the name."""
    if not text[hit.start].islower():
        return True
    return hit.part not in _EVERYDAY


def _runs(text: str, hits: list[_Hit]) -> Iterator[list[_Hit]]:
    """Parts of one person's name that stand beside each other."""
    run: list[_Hit] = []
    whose: frozenset[int] = frozenset()
    for hit in hits:
        near = bool(run) and _NEAR.fullmatch(text, run[-1].end, hit.start) is not None
        if near and whose & hit.whose:
            run.append(hit)
            whose &= hit.whose
            continue
        if run:
            yield run
        run, whose = [hit], hit.whose
    if run:
        yield run


def _days(match: re.Match[str]) -> set[date]:
    """The days a written date may mean, in both orders and centuries."""
    got = match.groupdict()
    if whole := got["c"]:  # 19510606, 06061951
        ends = (whole[:2], whole[2:4]), (whole[2:4], whole[:2])
        written = [(whole[:4], whole[4:6], whole[6:]), *((whole[4:], *each) for each in ends)]
        return {made for y, m, d in written if (made := _day(int(y), int(m), int(d))) is not None}
    year = got["y1"] or got["y2"] or got["y3"] or got["y4"]
    if got["m1"]:
        pairs = [(int(got["m1"]), int(got["d1"]))]
    elif got["a"]:
        pairs = [(int(got["a"]), int(got["b"])), (int(got["b"]), int(got["a"]))]
    else:
        month = MONTHS.index((got["m3"] or got["m4"])[:3].title()) + 1
        pairs = [(month, int(got["d3"] or got["d4"]))]
    years = [int(year)] if len(year) == 4 else [1900 + int(year), 2000 + int(year)]
    return {made for y in years for m, d in pairs if (made := _day(y, m, d)) is not None}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Find a client by any part of the name, the birth date as one would write it, or the phone."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from medex_desktop.domain.dates import MONTH_WORDS
from medex_desktop.domain.names import fold, fold_with_origins, sort_name
from medex_desktop.frozen import dataclass

_MOST_PARTS: Final = 8
_LONGEST_QUERY: Final = 100
_DROPPED: Final = "'.()\""
_PLAIN: Final = str.maketrans("-", " ", _DROPPED)
_DAY_MONTH: Final = re.compile(
    r"(?<!\S)(?:(\d{1,2})\.? ?([a-z]{3,})|([a-z]{3,}) (\d{1,2})(?!\d))[.,]?"
    r"(?: (\d{1,4}))?(?!\S)"
)
_NUMERIC_DATE: Final = re.compile(r"\d{1,4}(?:[/.\-]\d{0,4}){1,2}")


@dataclass(frozen=True, slots=True)
class SearchKey:
    """A client prepared for finding; made once, and again when the client changes.

    Attributes:
        recent: when the client was last opened or seen; None for never.
        text: everything that is searched, folded: words of the name, dates, digits of the phone,
            each after a blank.
        sort_text: family name first; equal for clients of one name.
    """

    client_id: int
    name: str
    birth_date: date | None
    recent: datetime | None
    sort_text: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A client found.

    Attributes:
        spans: the parts of ``name`` to underline, as (start, end), in order.
        by_birth_date: the birth date (or the phone) matched something typed, not the name alone.
        same_name: another client has this name; show the birth date.
    """

    client_id: int
    name: str
    birth_date: date | None
    spans: tuple[tuple[int, int], ...]
    by_birth_date: bool
    same_name: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The first matches and how many there are in all."""

    matches: tuple[Match, ...]
    total: int


def prepare(
    client_id: int,
    name: str,
    birth_date: date | None = None,
    phone: str = "",
    recent: datetime | None = None,
) -> SearchKey:
    """Prepare one client: ``name`` as displayed, the phone as typed."""
    folded = fold(name)
    names = folded.translate(_PLAIN).split()
    words = [*names, *_date_forms(birth_date)]
    digits = re.sub(r"[^0-9]", "", phone)
    if digits:
        words.append(f"#{digits}")
    text = f" {' '.join(words)}"
    sort_text = fold(sort_name(name)).translate(_PLAIN)
    return SearchKey(client_id, name, birth_date, recent, sort_text, text)


def _date_forms(birth: date | None) -> list[str]:
    """A birth date in every order one writes it, without leading zeros."""
    if birth is None:
        return []
    year, month, day = birth.year, birth.month, birth.day
    word = MONTH_WORDS[month - 1][:3]
    forms = [f"{day}/{month}/{year}", f"{month}/{day}/{year}", f"{year}/{month}/{day}"]
    return [*dict.fromkeys(forms), f"{day}{word}{year}"]


class Finder:
    """Finds among prepared clients, keystroke after keystroke.

    A longer query is looked for only among the clients that matched the shorter one.
    """

    def __init__(self, keys: Iterable[SearchKey]) -> None:
        self._keys = sorted(keys, key=_by_recent)
        self._texts = [key.text for key in self._keys]
        names = Counter(key.sort_text for key in self._keys)
        self._doubled = frozenset(name for name, count in names.items() if count > 1)
        self._all = range(len(self._keys))
        self._parts: tuple[str, ...] = ()
        self._matching: Sequence[int] = self._all

    def find(self, query: str, limit: int = 20) -> Found:
        """The clients that match every part of the query.

        Args:
            query: parts of a name in any order, a birth date or a part of one, phone digits.
            limit: the most matches returned.

        Returns:
            Matches at the beginning of words first, then those inside words; within each the
            clients used most recently first, then by name.
        """
        parts = query_parts(query)
        matching = self._candidates(parts)
        self._parts, self._matching = parts, matching
        leading = matching if not parts else self._leading(parts, matching)
        chosen = list(leading[:limit])
        if len(chosen) < limit:
            taken = set(leading)
            chosen += [i for i in matching if i not in taken][: limit - len(chosen)]
        matches = tuple(self._match(self._keys[i], parts) for i in chosen)
        return Found(matches, len(matching))

    def _candidates(self, parts: tuple[str, ...]) -> Sequence[int]:
        """The places of the clients that hold every part, narrowed from the last query."""
        narrows = all(any(old in new for new in parts) for old in self._parts)
        found: Sequence[int] = self._matching if narrows else self._all
        texts = self._texts
        for part in sorted(parts, key=len, reverse=True):
            found = [i for i in found if part in texts[i]]
        return found

    def _leading(self, parts: tuple[str, ...], matching: Sequence[int]) -> Sequence[int]:
        """Those in which every part begins a word."""
        texts = self._texts
        found = matching
        for part in parts:
            word = f" {part}"
            found = [i for i in found if word in texts[i]]
        return found

    def _match(self, key: SearchKey, parts: tuple[str, ...]) -> Match:
        spans, all_in_name = _spans(key.name, parts)
        return Match(
            client_id=key.client_id,
            name=key.name,
            birth_date=key.birth_date,
            spans=spans,
            by_birth_date=not all_in_name,
            same_name=key.sort_text in self._doubled,
        )


def find(query: str, keys: Iterable[SearchKey], limit: int = 20) -> Found:
    """Find once among ``keys``; for a box one types in, keep a ``Finder``."""
    return Finder(keys).find(query, limit)


def _by_recent(key: SearchKey) -> tuple[float, str, int]:
    stamp = key.recent.timestamp() if key.recent else 0.0
    return -stamp, key.sort_text, key.client_id


def query_parts(query: str) -> tuple[str, ...]:
    """The parts of a query as they are looked for: words, dates in one form, digits."""
    text = fold(query[:_LONGEST_QUERY]).replace("'", "")
    parts: list[str] = []
    rest = _DAY_MONTH.sub(lambda found: _take_date(found, parts), text)
    for word in rest.replace(",", " ").split():
        if _NUMERIC_DATE.fullmatch(word) and _may_be_date(word):
            parts.append("/".join(piece.lstrip("0") for piece in re.split(r"[/.\-]", word)))
        elif any(char.isdigit() for char in word):
            parts.append(re.sub(r"[^0-9a-z]", "", word))
        else:
            parts.extend(word.translate(_PLAIN).split())
    return tuple(dict.fromkeys(part for part in parts if part))[:_MOST_PARTS]


def _take_date(found: "re.Match[str]", parts: list[str]) -> str:
    """Take "14 mar", "14 march 1951" or "mar 14" out of the query as one part."""
    day = found[1] or found[4]
    month = found[2] or found[3]
    is_month = month == "sept" or any(word.startswith(month) for word in MONTH_WORDS)
    if not is_month or not 1 <= int(day) <= 31:
        return found[0]
    parts.append(f"{int(day)}{month[:3]}{found[5] or ''}")
    return " "


def _may_be_date(word: str) -> bool:
    """Whether digits with marks look like a date rather than a phone number."""
    pieces = [piece for piece in re.split(r"[/.\-]", word) if piece]
    return all(len(piece) == 4 or (len(piece) < 3 and int(piece) <= 31) for piece in pieces) and (
        sum(len(piece) == 4 for piece in pieces) <= 1
    )


def _spans(name: str, parts: tuple[str, ...]) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Where the parts stand in the name, and whether all of them do."""
    folded, origins = fold_with_origins(name)
    kept = [place for place, char in enumerate(folded) if char not in _DROPPED]
    plain = " " + "".join(" " if folded[i] == "-" else folded[i] for i in kept)
    spans: list[tuple[int, int]] = []
    for part in parts:
        start = plain.find(f" {part}")
        start = plain.find(part) - 1 if start < 0 else start
        if start >= 0:
            last = kept[start + len(part) - 1]
            spans.append((origins[kept[start]], origins[last] + 1))
    return _merged(spans), len(spans) == len(parts)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)

"""The wording of a trainer: what a paper must not say, and what to say instead.

The words stand in ``resources/wording_guard.json``; a context that is allowed (a diagnosis by the
referrer) is taken out before the rest is looked at.
"""

import json
import re
from functools import cache
from typing import Any, Final

from medex_desktop import assets
from medex_desktop.frozen import dataclass
from medex_desktop.language import MONTHS

_FILE: Final = "wording_guard.json"
_MEASURE: Final = re.compile(r"\d\s*(%|°|/\s*\d|[^\W\d_])")
# Figures that stand before a word too, but measure nothing of a client.
_NO_MEASURE: Final = re.compile(
    r"\b(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th)"
    rf"|\d+\.?\s+(?:{'|'.join(MONTHS)})[a-z]*"
    r"|\d+\s+(?:(?:day|week|month|year|visit|session|page)s?|of|and|or|to|the|we|he|she))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One word or turn that was found; ``severity`` is "block", "warn" or "info"."""

    key: str
    severity: str
    found: str
    instead: str


@cache
def _guards() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    return tuple(
        (one["id"], one["severity"], one["alternative"], re.compile(one["regex"], re.IGNORECASE))
        for one in _file()["guards"]
    )


@cache
def _allowed() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in _file()["allow_context"])


@cache
def _file() -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(assets.text(_FILE))
    return plain


def wordings(text: str) -> tuple[Wording, ...]:
    """Everything in a text that belongs to another profession or promises too much, in order."""
    for context in _allowed():
        text = context.sub(" ", text)
    return tuple(
        Wording(key, severity, hit.group(), instead)
        for key, severity, instead, pattern in _guards()
        if (hit := pattern.search(text)) is not None
    )


def names_a_measure(text: str) -> bool:
    """Whether a text holds a figure with its unit: "24.5 kg", "12 stands", "110 °".

    A year, a date, how often or how long somebody came is none.
    """
    return _MEASURE.search(_NO_MEASURE.sub(" ", text)) is not None


def passes(text: str) -> bool:
    """Whether a written text says nothing that it must not; information alone does not count."""
    return not any(one.severity in ("block", "warn") for one in wordings(text))

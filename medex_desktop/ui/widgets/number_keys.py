"""Which keys can belong to a number, and what is said of those that can't."""

import unicodedata
from typing import Final

from medex_desktop.language import _

MAX_KEYS: Final = 12
MARKS: Final = ".,"


def plain(char: str) -> str:
    """A figure of any script as ours; another character as it is."""
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def fault_of(words: str, *, allow_negative: bool = False) -> str:
    """Why this whole text is no number, or ""."""
    body = words[1:] if allow_negative and words[:1] in ("-", "−") else words
    if sum(body.count(mark) for mark in MARKS) > 1:
        return _("Two decimal marks. Not taken.")
    if len(words) > MAX_KEYS:
        return _("Longer than {n} characters. Not taken.", n=MAX_KEYS)
    if not all(char.isdecimal() or char in MARKS for char in body):
        return _("Only figures and one decimal mark.")
    return ""

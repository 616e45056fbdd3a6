"""Text that a spreadsheet would calculate is guarded on the way out and unguarded on the way in.

A text that begins with ``= + - @``, a tab or a line break (or their full-width forms, blanks and
earlier apostrophes before them counted in) gets one apostrophe in front; reading takes exactly
one off. A genuine number such as -32.5 stays a number. Rule: OWASP ASVS 5.0, 1.2.10.
"""

import re
from typing import Final

_TRIGGER: Final = re.compile(r"'*[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_SOMEWHERE: Final = re.compile(r"'[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")


def guard(cell: str) -> str:
    """The cell as it is written: zero bytes gone, a formula made plain text."""
    text = cell.replace("\0", "")
    if _TRIGGER.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def unguard(cell: str) -> str:
    """The cell as it was before ``guard``."""
    return cell[1:] if cell[:1] == "'" and _TRIGGER.match(cell) else cell


def may_be_guarded(text: str) -> bool:
    """Whether a whole file may hold guarded cells; if not, none need be looked at."""
    return _SOMEWHERE.search(text) is not None

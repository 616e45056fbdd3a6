"""What is typed on the day of two practitioners: a marker for each field, and secrets."""

from string import ascii_lowercase

from tests.journeys.markers import marker

_ASCII = {"client email"}
_KEPT = (
    "practice", "owner", "second person", "credential", "practice phone", "picture", "client",
    "full client", "client phone", "client email", "client address", "reference", "diagnosis",
    "event", "precautions", "provider name", "provider credential", "provider profession",
    "provider organization", "provider phone", "provider fax", "draft name", "draft note",
    "grip remark", "supervisor", "addendum reason", "addendum", "report summary", "report program",
    "sent note", "answer", "undone", "twin",
)  # fmt: skip
_ERASED = ("imported", "imported phone", "bin reason", "file name", "refused row")
_ONLY_TOMBSTONE = ("erase reason",)
_NEVER = (
    "owner passphrase", "second passphrase", "export passphrase", "wrong passphrase", "search",
    "filter", "folder", "certificate name", "fault message", "fault local", "fault cause",
    "thread fault", "task fault", "destructor fault",
)  # fmt: skip

PIN = "58203917"


def _letters(at: int) -> str:
    return ascii_lowercase[at // 26] + ascii_lowercase[at % 26]


def _made(names: tuple[str, ...], start: int) -> dict[str, str]:
    return {
        name: marker(_letters(at), "er" if name in _ASCII else "ér")
        for at, name in enumerate(names, start)
    }


KEPT = _made((*_KEPT, *_ONLY_TOMBSTONE), 0)
"""Is in the practice at the end of the day, encrypted."""

ERASED = _made(_ERASED, 100)
"""Was in it, and the client was erased, with what the import they came from kept."""

STORED = KEPT | ERASED

NEVER_KEPT = _made(_NEVER, 200)
"""Is nowhere, not even in the decrypted practice."""

ALL = STORED | NEVER_KEPT

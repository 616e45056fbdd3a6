"""The audit chain, and every row that is not as the chain last knew it."""

from typing import Final

from medex_desktop.language import Text
from medex_desktop.storage import audit_chain
from medex_desktop.storage.checks.findings import Fault, Found, Kind, Look

_WORDS: Final = {
    "chain": (
        Kind.CHAIN,
        Text("Audit entry {id} was changed, or one before it was added or removed."),
    ),
    "cut": (
        Kind.CHAIN_CUT,
        Text("The end of the audit chain is missing: entry {id} was the last one known."),
    ),
    "numbering": (
        Kind.NUMBERING,
        Text("The numbering of {table} was changed around the program: {id} was the last number."),
    ),
    "unknown": (Kind.ROW_ADDED, Text("Row {id} of {table} was added around the program.")),
    "changed": (Kind.ROW_CHANGED, Text("Row {id} of {table} was changed around the program.")),
    "missing": (Kind.ROW_REMOVED, Text("Row {id} of {table} was removed around the program.")),
}
_DRAFT: Final = {
    "changed": Text("Draft {id} was changed around the program while it was closed."),
    "missing": Text("Draft {id} was removed around the program while it was closed."),
}


def chain(look: Look) -> Found:
    """Entries that were changed, and rows added, changed or removed around the program."""
    for found in audit_chain.verify(look.connection, look.keys.audit, look.anchored):
        kind, words = _WORDS[found.kind]
        told = Text(words.msgid, {"id": found.row_id, "table": found.table})
        yield Fault(kind, told, found.table, found.row_id)


def drafts(look: Look) -> Found:
    """Drafts that were not as the program left them when the practice was opened."""
    for found in look.opened.drafts:
        words = Text(_DRAFT[found.kind].msgid, {"id": found.row_id})
        yield Fault(Kind.DRAFT_MOVED, words, found.table, found.row_id)

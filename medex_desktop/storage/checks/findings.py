"""What a check-up looks at and what it can find: one stable key for each kind of fault."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.storage.audit_chain import Finding, Head
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.vault import Keys


class Kind(StrEnum):
    """The kinds of fault, by the key that never changes."""

    PAGES = "pages"
    STRUCTURE = "structure"
    REFERENCES = "references"
    GUARDS = "guards"
    PERMIT = "permit"
    CHAIN = "chain"
    CHAIN_CUT = "chain_cut"
    ROW_ADDED = "row_added"
    ROW_CHANGED = "row_changed"
    ROW_REMOVED = "row_removed"
    NUMBERING = "numbering"
    DRAFT_MOVED = "draft_moved"
    FILE_MISSING = "file_missing"
    FILE_DAMAGED = "file_damaged"
    FILE_UNOWNED = "file_unowned"
    SIGNED_CONTENT = "signed_content"
    SIGNED_RESULT = "signed_result"
    SIGNED_OPEN = "signed_open"
    DIGEST_MISSING = "digest_missing"
    PAPER = "paper"
    UNREADABLE = "unreadable"
    UNKNOWN_WORD = "unknown_word"
    IMPOSSIBLE_RESULT = "impossible_result"
    IMPOSSIBLE_CLIENT = "impossible_client"
    TYPED = "typed"
    SCORE = "score"
    DERIVED = "derived"
    FUTURE = "future"
    BEFORE_BIRTH = "before_birth"
    MERGE_CIRCLE = "merge_circle"
    SETTING = "setting"
    KEY_OF_NOBODY = "key_of_nobody"
    KEYS_COPY = "keys_copy"
    DOUBLE_CLIENT = "double_client"
    DRAFT_STALE = "draft_stale"
    DRAFT_LOST = "draft_lost"
    BIN_OVERDUE = "bin_overdue"
    NO_KEY = "no_key"


REMARKS: Final = frozenset(
    {
        Kind.FILE_UNOWNED,
        Kind.DOUBLE_CLIENT,
        Kind.DRAFT_STALE,
        Kind.DRAFT_LOST,
        Kind.BIN_OVERDUE,
        Kind.NO_KEY,
    }
)
"""Worth a look, but nothing in the practice is wrong."""

REPAIRABLE: Final = frozenset({Kind.FILE_UNOWNED, Kind.DERIVED, Kind.SETTING, Kind.KEYS_COPY})
"""Put right without a choice, and without losing anything that was typed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing found: its kind, a sentence with ids only, and the row it is about, if one is.

    ``other_id`` is the second row of the same table, where two are the finding.
    """

    kind: Kind
    words: Text
    table: str = ""
    row_id: int = 0
    other_id: int = 0

    @property
    def is_remark(self) -> bool:
        """True when it is worth a look, but nothing is wrong."""
        return self.kind in REMARKS


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening the practice found, and has put right or taken away already."""

    guards_were_gone: bool = False
    permits: int = 0
    drafts: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the program knows by words: by table and column, and the values of settings."""

    words: Mapping[tuple[str, str], frozenset[str]]
    settings: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an open practice, in one snapshot of the file."""

    connection: Connection
    folder: PracticeFolder
    keys: Keys
    anchored: Head
    today: date
    opened: Opened = Opened()
    known: Known = Known({}, {})
    progress: Progress = go_on
    done: int = 0
    total: int = 1

    def beat(self) -> None:
        """Between two steps of a long check: Refused when it was stopped."""
        if not self.progress(self.done, self.total):
            raise Refused(Text("The check-up was stopped before its end."))


Found = Iterator[Fault]

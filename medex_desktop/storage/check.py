"""The check-up of a practice: the list of checks, done one after the other in one snapshot.

Each fault is a sentence a person can read to somebody who helps them; ids only, never names.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Final

from sqlalchemy import Connection, func, select, text

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.storage.checks import chain, file, people, records, signed, stored, values
from medex_desktop.storage.checks.findings import Fault, Found, Kind, Look
from medex_desktop.storage.registry import metadata

Check = Callable[[Look], Found]

WHOLENESS: Final[tuple[Check, ...]] = (
    file.structure,
    file.references,
    file.guards,
    chain.chain,
    stored.stored_files,
    signed.contents,
    signed.results,
    signed.papers,
)
"""What a copy must pass to be taken for the practice it was made of."""

CHECKS: Final[tuple[Check, ...]] = (
    *WHOLENESS,
    file.permits,
    chain.drafts,
    stored.unowned,
    stored.key_holders,
    stored.keys_copy,
    values.unreadable,
    values.unknown_words,
    values.settings,
    records.results,
    records.people,
    records.derived,
    records.future,
    records.before_birth,
    people.merges,
    people.doubles,
    people.bin_overdue,
    people.drafts,
)

_NOTHING: Final[Mapping[str, Text]] = {}


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check-up found, what it tells of the past (``notes``), and what was looked at."""

    found: tuple[Fault, ...]
    notes: tuple[Text, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Text, ...]:
        """What is wrong, in words (empty is good)."""
        return tuple(one.words for one in self.found if not one.is_remark)

    @property
    def remarks(self) -> tuple[Text, ...]:
        """What is worth a look although nothing is wrong."""
        return tuple(one.words for one in self.found if one.is_remark)

    @property
    def is_clean(self) -> bool:
        """True when nothing is wrong."""
        return not self.faults

    def of(self, kind: Kind) -> tuple[Fault, ...]:
        """What was found of one kind."""
        return tuple(one for one in self.found if one.kind is kind)


def examine(
    look: Look, notable: Mapping[str, Text] = _NOTHING, checks: tuple[Check, ...] = CHECKS
) -> Findings:
    """Do the checks, the pages excepted. Refused when it was stopped.

    ``notable`` are audit acts worth telling, by name, with what they mean.
    """
    found: list[Fault] = []
    for done, check in enumerate(checks):
        step = replace(look, done=done, total=len(checks))
        step.beat()
        found.extend(check(step))
    look.progress(len(checks), len(checks))
    return Findings(tuple(found), _notes(look.connection, notable), _counts(look.connection))


def _notes(connection: Connection, notable: Mapping[str, Text]) -> tuple[Text, ...]:
    written = connection.execute(text("SELECT CAST(act AS BLOB) FROM audit_entry")).scalars()
    acts = Counter(act.decode("utf-8", "replace") for act in written)
    return tuple(Text(words.msgid, {"n": acts[act]}) for act, words in notable.items() if acts[act])


def _counts(connection: Connection) -> dict[str, int]:
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in sorted(metadata.tables.items())
    }

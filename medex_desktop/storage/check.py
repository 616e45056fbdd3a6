"""The check-up of a practice: pages, references, guards, audit chain, stored files, signatures.

Each fault is a sentence a person can read to somebody who helps them; ids only, never names.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import partial

from sqlalchemy import Connection, func, or_, select, text

from medex_desktop.errors import Refused, StorageProblem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted
from medex_desktop.storage import attachments, audit_chain, immutability
from medex_desktop.storage.audit_chain import Head
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.registry import metadata
from medex_desktop.storage.tables.assessments import assessment
from medex_desktop.storage.tables.documents import attachment, document
from medex_desktop.storage.vault import Keys

_CHAIN = {
    "chain": Text("Audit entry {id} was changed, or one before it was added or removed."),
    "cut": Text("The end of the audit chain is missing: entry {id} was the last one known."),
    "unknown": Text("Row {id} of {table} was added around the program."),
    "changed": Text("Row {id} of {table} was changed around the program."),
    "missing": Text("Row {id} of {table} was removed around the program."),
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check-up found: ``faults`` (empty is good), ``notes``, and what was looked at."""

    faults: tuple[Text, ...]
    notes: tuple[Text, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """True when nothing is wrong."""
        return not self.faults


def examine(
    connection: Connection,
    folder: PracticeFolder,
    keys: Keys,
    anchored: Head,
    notable: dict[str, Text],
    on_progress: Progress = go_on,
) -> Findings:
    """Look at everything but the pages, in one snapshot. Refused when it was stopped.

    ``notable`` are audit acts worth telling, by name, with what they mean; ``on_progress(done,
    total)`` returns False to stop.
    """
    faults: list[Text] = []
    parts: tuple[Callable[[], Iterator[Text]], ...] = (
        partial(_structure, connection),
        partial(_references, connection),
        partial(_guards, connection),
        partial(_chain, connection, keys, anchored),
        partial(_stored_files, connection, folder, keys),
        partial(_signatures, connection, keys),
    )
    for done, part in enumerate(parts):
        if not on_progress(done, len(parts)):
            raise Refused(Text("The check-up was stopped before its end."))
        faults.extend(part())
    on_progress(len(parts), len(parts))
    return Findings(tuple(faults), _notes(connection, folder, notable), _counts(connection))


def damaged_pages(connection: Connection) -> int:
    """How many pages of the file are not as they were written.

    It reads past SQLite's own locks: look again with nobody writing before believing it.
    """
    return len(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())


def _structure(connection: Connection) -> Iterator[Text]:
    said = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    if said != ["ok"]:
        yield counted(
            "The structure of the file has {n} fault.",
            "The structure of the file has {n} faults.",
            len(said),
        )


def _references(connection: Connection) -> Iterator[Text]:
    for table, row_id, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Text(
            "Row {id} of {table} points to a {target} that is not there.",
            {"id": row_id, "table": table, "target": target},
        )


def _guards(connection: Connection) -> Iterator[Text]:
    if not immutability.is_intact(connection):
        yield Text("The guards that keep signed records from changing are not all in place.")


def _chain(connection: Connection, keys: Keys, anchored: Head) -> Iterator[Text]:
    for found in audit_chain.verify(connection, keys.audit, anchored):
        words = _CHAIN[found.kind]
        yield Text(words.msgid, {"id": found.row_id, "table": found.table})


def _stored_files(connection: Connection, folder: PracticeFolder, keys: Keys) -> Iterator[Text]:
    wanted = select(attachment.c.id, attachment.c.file, attachment.c.sha256, attachment.c.size)
    for row_id, *stored in connection.execute(wanted):
        try:
            attachments.load(folder, keys, attachments.StoredFile(*stored))
        except StorageProblem as problem:
            yield Text("Stored file {id}: {words}", {"id": row_id, "words": problem.happened})


def _signatures(connection: Connection, keys: Keys) -> Iterator[Text]:
    signed = select(assessment.c.id, assessment.c.snapshot, assessment.c.digest).where(
        or_(assessment.c.signed_at.is_not(None), assessment.c.digest.is_not(None))
    )
    for row_id, snapshot, digest in connection.execute(signed):
        if digest != audit_chain.content_digest(keys.audit, snapshot or ""):
            yield Text("The signed content of assessment {id} was changed.", {"id": row_id})
    papers = select(document.c.id, document.c.sha256, attachment.c.sha256).join_from(
        document, attachment
    )
    for row_id, told, stored in connection.execute(papers):
        if told != stored:
            yield Text("Document {id} is not the paper that was signed.", {"id": row_id})


def _notes(
    connection: Connection, folder: PracticeFolder, notable: dict[str, Text]
) -> tuple[Text, ...]:
    notes = []
    acts = Counter(connection.execute(text("SELECT act FROM audit_entry")).scalars())
    for act, words in notable.items():
        if acts[act]:
            notes.append(Text(words.msgid, {"n": acts[act]}))
    named = set(connection.execute(select(attachment.c.file)).scalars())
    on_disk = {blob.name for blob in folder.attachments.glob("[!.]*")}
    if on_disk - named:
        left = len(on_disk - named)
        notes.append(
            counted(
                "{n} stored file belongs to nothing; its record was never finished.",
                "{n} stored files belong to nothing; their records were never finished.",
                left,
            )
        )
    return tuple(notes)


def _counts(connection: Connection) -> dict[str, int]:
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in sorted(metadata.tables.items())
    }

"""The encrypted files beside the database, and the keys beside them."""

from sqlalchemy import Connection

from medex_desktop import safeio
from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.language import Text, counted
from medex_desktop.storage import attachments, problems, sidecar, vault
from medex_desktop.storage.checks.findings import Fault, Found, Kind, Look
from medex_desktop.storage.checks.rows import readable
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.tables.documents import attachment
from medex_desktop.storage.tables.practices import practitioner


def stored_files(look: Look) -> Found:
    """Every stored file is there, and opens to what was stored."""
    for row_id, row in readable(look.connection, attachment, "file", "sha256", "size"):
        look.beat()
        try:
            attachments.load(look.folder, look.keys, attachments.StoredFile(**row))
        except StorageProblem as problem:
            missing = problem.problem is Problem.MISSING
            kind = Kind.FILE_MISSING if missing else Kind.FILE_DAMAGED
            words = Text("Stored file {id}: {words}", {"id": row_id, "words": problem.happened})
            yield Fault(kind, words, attachment.name, row_id)


def unowned(look: Look) -> Found:
    """Files whose record was never finished: a stop came between the file and its row."""
    left = len(unowned_files(look.connection, look.folder))
    if left:
        yield Fault(
            Kind.FILE_UNOWNED,
            counted(
                "{n} stored file belongs to nothing; its record was never finished.",
                "{n} stored files belong to nothing; their records were never finished.",
                left,
            ),
        )


def unowned_files(connection: Connection, folder: PracticeFolder) -> list[str]:
    """The names of files no record owns. Certain only while nobody writes."""
    named = {row["file"] for _id, row in readable(connection, attachment, "file")}
    on_disk = {blob.name for blob in folder.attachments.glob("[!.]*")}
    return sorted(on_disk - named)


def set_aside(folder: PracticeFolder, names: list[str]) -> None:
    """Move stored files out of the way; none is deleted."""
    with problems.worded():
        safeio.make_folder(folder.set_aside)
        for name in names:
            (folder.attachments / name).rename(folder.set_aside / name)
        safeio.sync_folder(folder.set_aside)
        safeio.sync_folder(folder.attachments)


def key_holders(look: Look) -> Found:
    """Each key belongs to somebody who works here, and each of them has one."""
    with_key = {wrap.practitioner_id for wrap in sidecar.read_sidecar(look.folder).wraps}
    left_on = {
        row_id: row["left_on"] for row_id, row in readable(look.connection, practitioner, "left_on")
    }
    for person in sorted(with_key):
        if person not in left_on or left_on[person] is not None:
            words = Text("A passphrase opens the practice for person {id}, who is not here.")
            told = Text(words.msgid, {"id": person})
            yield Fault(Kind.KEY_OF_NOBODY, told, practitioner.name, person)
    for person, left in left_on.items():
        if left is None and person not in with_key:
            words = Text("Person {id} has no passphrase of their own.", {"id": person})
            yield Fault(Kind.NO_KEY, words, practitioner.name, person)


def keys_copy(look: Look) -> Found:
    """The second copy of the keys opens by the same passphrases as the first."""
    if not vault.copy_is_equal(look.folder):
        yield Fault(
            Kind.KEYS_COPY,
            Text("The copy of the keys (keys.bak) is damaged, or opens by older passphrases."),
        )

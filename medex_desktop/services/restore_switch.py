"""Restoring as a switch: what would vanish, the backup in place of the practice, and back again."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from medex_desktop import safeio
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text, counted
from medex_desktop.services import backups, erased_since, practices, restores
from medex_desktop.services.acts import Role, act
from medex_desktop.services.desk import Desk
from medex_desktop.services.erased_since import Tombstone
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import comparison, practice_file, problems, switch
from medex_desktop.storage import restore as storage_restore
from medex_desktop.storage.comparison import Difference
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.sidecar import Wrap, read_sidecar, write_sidecar
from medex_desktop.storage.tables.assessments import assessment
from medex_desktop.storage.tables.audit import audit_entry
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import document
from medex_desktop.storage.tables.practices import practitioner
from medex_desktop.storage.vault import Keys

_NEWEST: Final = 5
_KINDS: Final[dict[str, Callable[[int], Text]]] = {
    "client": lambda n: counted("{n} client", "{n} clients", n),
    "assessment": lambda n: counted("{n} test", "{n} tests", n),
    "addendum": lambda n: counted("{n} addendum", "{n} addenda", n),
    "alert_answer": lambda n: counted("{n} answer to an alert", "{n} answers to alerts", n),
    "document": lambda n: counted("{n} paper", "{n} papers", n),
    "document_event": lambda n: counted("{n} note on a paper", "{n} notes on papers", n),
    "provider": lambda n: counted("{n} provider", "{n} providers", n),
    "draft": lambda n: counted("{n} unsigned draft", "{n} unsigned drafts", n),
}


@dataclass(frozen=True, slots=True)
class Newest:
    """A record that is not in the backup: what it is, of which day, and whose."""

    what: Text
    day: date
    client: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a restore would do: what goes, comes back and is otherwise, and the newest that goes.

    ``erased`` are the clients who were erased since and stay erased.
    """

    made_at: datetime
    gone: tuple[Text, ...]
    back: tuple[Text, ...]
    changed: tuple[Text, ...]
    newest: tuple[Newest, ...]
    erased: tuple[Tombstone, ...] = ()


def compare(desk: Desk, backup_folder: Path) -> Comparison:
    """What is in the practice and not in a backup of it; the backup is only read."""
    source, told = _of_this_practice(desk, backup_folder)
    found, erased = compared(desk.file.folder, source, desk.file.keys, told)
    return worded(told, found, erased, desk.ask(_newest, found=found))


def prepare(desk: Desk, backup_folder: Path, on_progress: Progress = go_on) -> Path:
    """Back the practice up, then restore the backup into a folder beside it; that folder.

    The practice opens with the passphrases of today. Refused for another practice's backup, and
    for who may only read.
    """
    if not desk.role.covers(Role.PRACTITIONER):
        raise Refused(Text("Your role here is to read. Nothing was changed."))
    source, _told = _of_this_practice(desk, backup_folder)
    backups.back_up_before(desk, backups.Before.RESTORE, on_progress)
    live = desk.file.folder.root
    incoming = live.with_name(f"{live.name}.restoring")
    with problems.worded():
        if incoming.exists():
            shutil.rmtree(incoming)
    today = read_sidecar(desk.file.folder)
    of_backup = read_sidecar(source)
    sidecar = replace(of_backup, wraps=today.wraps, recovery=today.recovery)

    def note(file: PracticeFile) -> None:
        whose = _keep_who_is_there(file, desk.practitioner_id, of_backup.wraps)
        restored = Desk(file, whose, desk.clock)
        restored.do(restores.note_restore)
        found = erased_since.since(
            desk.file.folder.database, file.folder.database, desk.file.keys.database
        )
        erased_since.erase_again(restored, found)

    storage_restore.restore(
        source, PracticeFolder(incoming), desk.file.keys, sidecar, note, on_progress
    )
    return incoming


def take_over(live: Path, incoming: Path, now: datetime) -> Path:
    """The prepared practice becomes the one in use; where the former is kept. Both are closed."""
    aside = _free(live, switch.BEFORE, now)
    with problems.worded():
        switch.switch(live, incoming, aside)
    return aside


def former(desk: Desk) -> Path | None:
    """The practice as it was before the last restore, when it is still kept beside this one."""
    live = desk.file.folder.root
    if not desk.ask(_was_restored):
        return None
    start = live.name + switch.BEFORE
    found = (one for one in switch.kept_aside(live) if one.name.startswith(start))
    return max((one for one in found if PracticeFolder(one).database.exists()), default=None)


def prepare_back(desk: Desk, aside: Path) -> None:
    """Write into the former practice that one goes back to it; it opens with the same keys.

    Who was erased since the restore is erased there too.
    """
    former_one = PracticeFolder(aside)
    file = practice_file.open_file(former_one, desk.file.keys, now=desk.clock.now())
    back = Desk(file, desk.practitioner_id, desk.clock)
    try:
        here = desk.file.folder.database
        gone = erased_since.since(here, former_one.database, desk.file.keys.database)
        erased_since.erase_again(back, gone)
        back.do(_note_back)
    finally:
        back.close()


def go_back(live: Path, aside: Path, now: datetime) -> Path:
    """The former practice is in use again; where the restored one is kept. Both are closed."""
    kept = _free(live, switch.AFTER, now)
    with problems.worded():
        switch.switch(live, aside, kept)
    return kept


@act("practice.restore_undone", role=Role.READ_ONLY, anchors=True)
def _note_back(work: Work) -> None:
    """The practice of before a restore is in use again."""


def compared(
    live: PracticeFolder, source: PracticeFolder, keys: Keys, told: storage_restore.Manifest
) -> tuple[dict[str, Difference], tuple[Tombstone, ...]]:
    """Table by table, what a practice and a backup of it have otherwise, and who was erased."""
    with problems.worded(), safeio.scratch() as scratch:
        copy = scratch / source.database.name
        storage_restore.checked_copy(source, copy, keys, told)
        found = comparison.compare(live.database, copy, keys.database, _KINDS)
        erased = erased_since.since(live.database, copy, keys.database)
        return erased_since.without(found, erased, copy, keys.database), erased


def worded(
    told: storage_restore.Manifest,
    found: dict[str, Difference],
    erased: tuple[Tombstone, ...],
    newest: tuple[Newest, ...] = (),
) -> Comparison:
    """The same in counts."""
    return Comparison(
        told.made_at,
        gone=_counts(found, lambda one: one.gone),
        back=_counts(found, lambda one: one.back),
        changed=_counts(found, lambda one: one.changed),
        newest=newest,
        erased=erased,
    )


def _of_this_practice(desk: Desk, folder: Path) -> tuple[PracticeFolder, storage_restore.Manifest]:
    source = PracticeFolder(folder)
    told = storage_restore.read_manifest(folder)
    practice_file.require_database(source)
    if read_sidecar(source).check != desk.file.keys.check:
        raise Refused(
            Text(
                "This is a backup of another practice, so it can't take the place of this one."
                " Nothing was changed."
            )
        )
    return source, told


def _keep_who_is_there(file: PracticeFile, wanted: int, of_backup: tuple[Wrap, ...]) -> int:
    """Passphrases only of people who work there by the backup; who writes the entry.

    When nobody of today does, it opens as it did then.
    """
    here = select(practitioner.c.id).where(practitioner.c.left_on.is_(None))
    with problems.worded(), file.reading.begin() as connection:
        known = set(connection.execute(here).scalars())
    sidecar = read_sidecar(file.folder)
    wraps = tuple(wrap for wrap in sidecar.wraps if wrap.practitioner_id in known)
    write_sidecar(file.folder, replace(sidecar, wraps=wraps or of_backup))
    return wanted if wanted in known else practices.first_owner(file)[0]


def _counts(
    found: dict[str, Difference], which: Callable[[Difference], tuple[int, ...]]
) -> tuple[Text, ...]:
    return tuple(_KINDS[name](len(which(one))) for name, one in found.items() if which(one))


def _newest(read: Read, *, found: dict[str, Difference]) -> tuple[Newest, ...]:
    tests = select(assessment.c.day, client.c.name).join_from(assessment, client)
    papers = select(document.c.day, document.c.number, client.c.name).join_from(document, client)
    people = select(client.c.created_at, client.c.name)
    lines = [
        Newest(Text("Test of {day}", {"day": Day(row.day)}), row.day, row.name)
        for row in _some(read, tests, assessment.c.id, found["assessment"].gone)
    ]
    lines += [
        Newest(Text("Paper {n}", {"n": row.number}), row.day, row.name)
        for row in _some(read, papers, document.c.id, found["document"].gone)
    ]
    lines += [
        Newest(Text("The client"), row.created_at.date(), row.name)
        for row in _some(read, people, client.c.id, found["client"].gone)
    ]
    return tuple(sorted(lines, key=lambda one: one.day, reverse=True)[:_NEWEST])


def _some(read: Read, query: Any, column: Any, ids: tuple[int, ...]) -> list[Any]:
    return list(read.connection.execute(query.where(column.in_(ids[-_NEWEST:]))))


def _was_restored(read: Read) -> bool:
    query = select(audit_entry.c.id).where(audit_entry.c.act == restores.note_restore.name)
    return read.connection.execute(query.limit(1)).first() is not None


def _free(live: Path, why: str, now: datetime) -> Path:
    """A name beside the practice that tells when and why, and that nothing has yet."""
    stem = f"{live.name}{why}{now.astimezone():%Y-%m-%d %H.%M.%S}"
    found, again = live.with_name(stem), 1
    while found.exists():
        again += 1
        found = live.with_name(f"{stem} {again}")
    return found

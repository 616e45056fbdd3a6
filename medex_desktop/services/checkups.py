"""The check-up: is everything in the practice as it was written, and what can be put right?"""

from typing import Final

from medex_desktop.domain.client_records import EVENT_KINDS
from medex_desktop.domain.measures import grip_strength
from medex_desktop.domain.retention import OFFERED_YEARS
from medex_desktop.domain.series import BaselineRule
from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.reports.content import PageSize
from medex_desktop.services import assessments, documents, grip, keeping, practices, results
from medex_desktop.services.acts import Role, act
from medex_desktop.services.desk import CHAIN_CUT, DRAFTS_CHANGED, GUARDS_RESTORED, Desk
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import audit_chain, check, erased_files, problems, vault
from medex_desktop.storage.audit_chain import Head
from medex_desktop.storage.check import Findings
from medex_desktop.storage.checks import file, records, stored, values
from medex_desktop.storage.checks.findings import REPAIRABLE, Fault, Kind, Known, Look, Opened
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.practices import setting

__all__ = ["REPAIRABLE", "Fault", "Findings", "Kind", "repair", "repairable", "verify"]

_NOTABLE: Final = {
    GUARDS_RESTORED: Text("The guards of signed records were put back at opening, times: {n}."),
    CHAIN_CUT: Text("The end of the audit chain was missing at opening, times: {n}."),
    DRAFTS_CHANGED: Text("Drafts had been changed around the program at opening, times: {n}."),
}
_MOVED: Final = frozenset({Kind.ROW_ADDED, Kind.ROW_CHANGED})


def _known(read: Read) -> Known:
    """The words the program and this practice know; asked when a check-up begins."""
    return Known(
        words={
            ("practitioner", "role"): frozenset(Role),
            ("baseline", "rule"): frozenset(BaselineRule),
            ("client", "event_kind"): frozenset(EVENT_KINDS),
            ("result", "measure"): frozenset(results.measures_of(read)),
            ("result", "outcome"): frozenset({"", assessments.MEASURED, assessments.SKIPPED}),
            ("addendum", "kind"): frozenset(assessments.ADDENDUM_KINDS),
            ("document_event", "kind"): frozenset(
                {documents.SENT, documents.ACKNOWLEDGED, documents.VOIDED}
            ),
        },
        settings={
            grip.NORM_SETTING: frozenset(norm.key for norm in grip_strength.MEASURE.norms),
            grip.BASELINE_SETTING: frozenset({BaselineRule.FIRST, BaselineRule.MEAN_OF_TWO}),
            practices.PAPER_SETTING: frozenset(PageSize),
            keeping.ADULT_YEARS: frozenset(str(years) for years in OFFERED_YEARS),
            keeping.MINOR_YEARS: frozenset(str(years) for years in OFFERED_YEARS),
        },
    )


def verify(desk: Desk, on_progress: Progress = go_on) -> Findings:
    """Do every check; ``faults`` is what is wrong, ``remarks`` what is worth a look.

    Safe from any thread while the desk goes on writing. ``on_progress(done, total)`` returns False
    to stop it, which is Refused. StorageProblem when the file can't be read at all.
    """
    damaged = desk.ask(_damaged_pages)
    if damaged:
        # A page just being written looks damaged, so look again while nobody can write.
        with problems.worded(), desk.file.writing.begin() as connection:
            damaged = file.damaged_pages(connection)
    if damaged:
        # Every later query would fail on them: there is nothing more to learn.
        return Findings((file.pages_fault(damaged),))
    with problems.worded():
        desk.ask(_finish_erasing, desk)
    # Before the snapshot: the head must not be newer than what is read.
    anchored = desk.file.anchored

    opened = Opened(desk.file.guards_were_gone, desk.file.permits_found, desk.moved_drafts)

    def examine(read: Read) -> Findings:
        return check.examine(look_of(read, anchored, opened, on_progress), _NOTABLE)

    found = desk.ask(examine)
    if found.of(Kind.FILE_UNOWNED) and not _unowned_at_rest(desk):
        kept = tuple(one for one in found.found if one.kind is not Kind.FILE_UNOWNED)
        return Findings(kept, found.notes, found.counts)
    return found


def repairable(found: Findings) -> tuple[Fault, ...]:
    """What ``repair`` would put right.

    A row that was changed around the program is left as it is: a repair would be recorded as ours,
    and nobody would see the change any more.
    """
    moved = {(one.table, one.row_id) for one in found.found if one.kind in _MOVED}
    return tuple(
        one
        for one in found.found
        if one.kind in REPAIRABLE and (one.table, one.row_id) not in moved
    )


def repair(desk: Desk, found: Findings) -> int:
    """Put right what is safe to, each through an act on record; how many faults that was."""
    safe = repairable(found)
    kinds = {one.kind for one in safe}
    if kinds & {Kind.DERIVED, Kind.SETTING}:
        desk.do(repair_rows)
    if Kind.FILE_UNOWNED in kinds:
        desk.do(set_files_aside)
    if Kind.KEYS_COPY in kinds:
        desk.do(renew_keys_copy)
    return len(safe)


@act("checkup.repair", undo=Text("Repairs of the check-up"))
def repair_rows(work: Work) -> int:
    """Write what follows from what was typed, and let wrong settings go; how many rows it was."""
    look = look_of(work, work.file.anchored, Opened(), go_on)
    chain = audit_chain.verify(look.connection, look.keys.audit, look.anchored)
    moved = {(one.table, one.row_id) for one in chain}
    derived = records.wrong_derived(look)
    clients = [row_id for row_id in derived if (client.name, row_id) not in moved]
    wrong = values.wrong_settings(look)
    settings = [row_id for row_id in wrong if (setting.name, row_id) not in moved]
    if not clients and not settings:
        raise Refused(Text("There is nothing to repair. Nothing was changed."))
    for row_id in clients:
        work.update(client, row_id, **derived[row_id])
    for row_id in settings:
        work.delete(setting, row_id)
    return len(clients) + len(settings)


@act("checkup.set_aside")
def set_files_aside(work: Work) -> int:
    """Move stored files no record owns into a folder beside; how many."""
    names = stored.unowned_files(work.connection, work.file.folder)
    if not names:
        raise Refused(Text("Every stored file belongs to a record. Nothing was changed."))
    stored.set_aside(work.file.folder, names)
    return len(names)


@act("checkup.renew_keys_copy")
def renew_keys_copy(work: Work) -> None:
    """Write the copy of the keys again; an older passphrase opens nothing any more."""
    vault.renew_copy(work.file.folder)


def look_of(read: Read, anchored: Head, opened: Opened, on_progress: Progress) -> Look:
    """One look at the practice, with the words this program knows."""
    return Look(
        connection=read.connection,
        folder=read.file.folder,
        keys=read.file.keys,
        anchored=anchored,
        today=read.today,
        opened=opened,
        known=_known(read),
        progress=on_progress,
    )


def _unowned_at_rest(desk: Desk) -> list[str]:
    """The files no record owns while nobody can write: one just stored gets its record later."""
    with problems.worded(), desk.file.writing.begin() as connection:
        return stored.unowned_files(connection, desk.file.folder)


def _finish_erasing(read: Read, desk: Desk) -> int:
    return erased_files.remove(read.connection, desk.file.folder)


def _damaged_pages(read: Read) -> int:
    return file.damaged_pages(read.connection)

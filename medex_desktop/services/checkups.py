"""The check-up: is everything in the practice as the program wrote it?"""

from medex_desktop.language import Text, counted
from medex_desktop.services.desk import CHAIN_CUT, GUARDS_RESTORED, Desk
from medex_desktop.services.work import Read
from medex_desktop.storage import check, erased_files, problems
from medex_desktop.storage.check import Findings
from medex_desktop.storage.progress import Progress, go_on

_NOTABLE = {
    GUARDS_RESTORED: Text("The guards of signed records were put back at opening, times: {n}."),
    CHAIN_CUT: Text("The end of the audit chain was missing at opening, times: {n}."),
}


def verify(desk: Desk, on_progress: Progress = go_on) -> Findings:
    """Look at everything: pages, references, guards, audit chain, stored files, signatures.

    Safe from any thread while the desk goes on writing. ``on_progress(done, total)`` returns False
    to stop it, which is Refused. StorageProblem when the file can't be read at all.
    """
    damaged = desk.ask(_damaged_pages)
    if damaged:
        # A page just being written looks damaged, so look again while nobody can write.
        with problems.worded(), desk.file.writing.begin() as connection:
            damaged = check.damaged_pages(connection)
    if damaged:
        # Every later query would fail on them: there is nothing more to learn.
        return Findings(
            (counted("{n} page of the file is damaged.", "{n} pages are damaged.", damaged),)
        )
    with problems.worded():
        desk.ask(_finish_erasing, desk)
    # Before the snapshot: the head must not be newer than what is read.
    anchored = desk.file.anchored

    def examine(read: Read) -> Findings:
        return check.examine(
            read.connection, desk.file.folder, desk.file.keys, anchored, _NOTABLE, on_progress
        )

    return desk.ask(examine)


def _finish_erasing(read: Read, desk: Desk) -> int:
    return erased_files.remove(read.connection, desk.file.folder)


def _damaged_pages(read: Read) -> int:
    return check.damaged_pages(read.connection)

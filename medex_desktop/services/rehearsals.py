"""A rehearsal: the newest backup is restored aside, compared and removed, once a month."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from medex_desktop import safeio
from medex_desktop.errors import MedExError
from medex_desktop.frozen import dataclass
from medex_desktop.services import audit, backups, practices
from medex_desktop.services.acts import act
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import problems, restore
from medex_desktop.storage.backup import BackupInfo
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.sidecar import read_sidecar

EVERY: Final = timedelta(days=30)
OVERDUE: Final = timedelta(days=7)
_NEW_FOR: Final = timedelta(days=1)
_SETTING: Final = "rehearsal"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The last one: when, of which backup, and what was wrong ("" when everything came back)."""

    at: datetime
    made_at: datetime
    fault: str


def last(read: Read) -> Rehearsal | None:
    """The last rehearsal, None before the first."""
    kept: Any = practices.setting_of(read, _SETTING)
    if kept is None:
        return None
    at, made_at = (datetime.fromisoformat(kept[name]) for name in ("at", "made_at"))
    return Rehearsal(at, made_at, str(kept["fault"]))


def is_due(desk: Desk, *, beyond: timedelta = timedelta(0)) -> bool:
    """Whether a month has passed, or the first backup is a day old; ``beyond`` waits longer."""
    own = backups.backups(desk)
    if not own or not desk.ask(audit.may_look):
        return False
    now, before = desk.clock.now(), desk.ask(last)
    if before is None:
        return now - own[-1].made_at >= _NEW_FOR + beyond
    return before.at > now or now - before.at >= EVERY + beyond


def rehearse(desk: Desk, on_progress: Progress = go_on) -> Rehearsal | None:
    """Restore the newest backup aside and compare it; None without one, or when it was stopped.

    Safe from any thread. What was wrong is kept, not raised: it is told where one looks for it.
    """
    newest = next(iter(backups.backups(desk)), None)
    if newest is None:
        return None
    stopped = False

    def goes_on(done: int, total: int) -> bool:
        nonlocal stopped
        stopped = stopped or not on_progress(done, total)
        return not stopped

    fault = ""
    try:
        _restore_aside(desk, newest, goes_on)
    except MedExError as error:
        fault = str(error)
    if stopped:
        return None
    found = Rehearsal(desk.clock.now(), newest.made_at, fault)
    desk.do(_note_rehearsal, found=found)
    return found


@act("backup.rehearse")
def _note_rehearsal(work: Work, *, found: Rehearsal) -> None:
    """A backup was restored aside and compared; how it went is kept as a setting."""
    value = {
        "at": found.at.isoformat(),
        "made_at": found.made_at.isoformat(),
        "fault": found.fault,
    }
    practices.keep_setting(work, key=_SETTING, value=value)


def _restore_aside(desk: Desk, newest: BackupInfo, on_progress: Progress) -> None:
    source = PracticeFolder(newest.folder)
    sidecar = replace(read_sidecar(source), failures=0, last_failure="")
    with problems.worded(), safeio.scratch() as scratch:
        to = PracticeFolder(scratch / "practice")
        restore.restore(source, to, desk.file.keys, sidecar, _note_nothing, on_progress)


def _note_nothing(_file: PracticeFile) -> None:
    """It is compared as it is and removed."""

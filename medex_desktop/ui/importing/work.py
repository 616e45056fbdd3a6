"""What the import does off the screen's thread; nothing here holds a widget."""

import time
from collections.abc import Mapping as Dict
from pathlib import Path
from typing import Final

from medex_desktop.exchange.imported import GripFile
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.frozen import dataclass
from medex_desktop.services import backups, import_files, imports
from medex_desktop.services.desk import Desk
from medex_desktop.services.import_files import Checked, ChosenFile
from medex_desktop.services.imports import BatchLine, Withdrawn
from medex_desktop.turns import step_aside
from medex_desktop.ui.importing.understanding import Look, Understanding, fits, from_kept, look
from medex_desktop.ui.tasks import Task

_HANDFUL: Final = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read, the saved columns there are, and the first look at it."""

    chosen: ChosenFile
    kept: Dict[str, Mapping]
    kept_name: str
    look: Look


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Read a file; columns saved for files like it are used at once."""

    desk: Desk
    path: Path
    kind: str

    def __call__(self, task: Task) -> Opened:
        """The work of one task."""
        chosen = import_files.read_file(self.path)
        kept = self.desk.ask(imports.kept_mappings, kind=self.kind)
        fitting = [name for name, mapping in kept.items() if fits(chosen.table, mapping)]
        name = max(fitting, key=lambda each: len(kept[each].columns), default="")
        given = from_kept(kept[name]) if name else Understanding(self.kind)
        return Opened(chosen, kept, name, look(chosen.table, given, self.desk.clock.today()))


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Work out what columns and answers come to."""

    desk: Desk
    chosen: ChosenFile
    given: Understanding

    def __call__(self, task: Task) -> Look:
        """The work of one task."""
        return look(self.chosen.table, self.given, self.desk.clock.today())


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A file read again: with a question open, it was not checked."""

    chosen: ChosenFile
    look: Look
    checked: Checked | None


@dataclass(frozen=True, slots=True)
class CheckFile:
    """The dry run, on the file as it was read or, with ``again``, as it is on the disk now."""

    desk: Desk
    chosen: ChosenFile
    given: Understanding
    again: bool = False

    def __call__(self, task: Task) -> Rechecked:
        """The work of one task."""
        chosen = import_files.read_file(self.chosen.path) if self.again else self.chosen
        found = look(chosen.table, self.given, self.desk.clock.today())
        if found.open_keys:
            return Rechecked(chosen, found, None)
        checked = import_files.check(self.desk, chosen, found.mapping, task.report)
        return Rechecked(chosen, found, checked)


@dataclass(frozen=True, slots=True)
class BringIn:
    """The import itself; the batch's id."""

    desk: Desk
    checked: Checked
    leave_out: bool

    def __call__(self, task: Task) -> int:
        """The work of one task; a practice of people who are real is backed up before."""
        if not self.desk.is_demo:
            backups.back_up_before(self.desk, backups.Before.IMPORT)
        return import_files.bring_in(
            self.desk, self.checked, leave_out=self.leave_out, on_progress=task.report
        )


@dataclass(frozen=True, slots=True)
class ReadEarlier:
    """The imports on record."""

    desk: Desk

    def __call__(self, task: Task) -> list[BatchLine]:
        """The work of one task."""
        return self.desk.ask(imports.batches)


class LetGo:
    """Free a file's rows and people bit by bit: in one go they would hold every thread."""

    def __init__(self, chosen: ChosenFile | None, checked: Checked | None) -> None:
        self._lists: list[list[object]] = []
        if chosen is not None:
            self._lists.append(list(chosen.table.rows))
        if checked is not None:
            file = checked.file
            self._lists.append(list(file.persons if isinstance(file, GripFile) else file.clients))

    def __call__(self, task: Task) -> None:
        """The work of one task."""
        for held in self._lists:
            while held:
                del held[-_HANDFUL:]
                time.sleep(0)  # the window's thread has its turn between two handfuls
                step_aside()


@dataclass(frozen=True, slots=True)
class TakeBack:
    """One import taken back, and the imports on record after it."""

    desk: Desk
    batch_id: int

    def __call__(self, task: Task) -> tuple[Withdrawn, list[BatchLine]]:
        """The work of one task."""
        taken = self.desk.do(imports.withdraw_import, batch_id=self.batch_id)
        return taken, self.desk.ask(imports.batches)

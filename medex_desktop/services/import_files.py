"""A file somebody chose to import: read from the disk, checked against the practice, brought in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medex_desktop.errors import Refused
from medex_desktop.exchange import clients_csv, csv_out, grip_csv
from medex_desktop.exchange.clients_csv import ClientsFile
from medex_desktop.exchange.csv_in import MOST_BYTES, Table, read_table
from medex_desktop.exchange.faults import OnProgress, RowFault
from medex_desktop.exchange.imported import GripFile
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import imports
from medex_desktop.services.desk import Desk
from medex_desktop.services.imports import FileFacts, ImportPlan


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file as a table of text, and the facts that the record of the import keeps."""

    path: Path
    facts: FileFacts
    table: Table


@dataclass(frozen=True, slots=True)
class Checked:
    """The dry run: what was read of a file, and what an import would do. Nothing was kept."""

    chosen: ChosenFile
    mapping: Mapping
    file: GripFile | ClientsFile
    plan: ImportPlan

    @property
    def faults(self) -> tuple[RowFault, ...]:
        """Every entry that can't be taken, by line."""
        return self.file.faults

    @property
    def rows(self) -> int:
        """Rows under the header, blank ones apart."""
        return self.file.counts.rows if isinstance(self.file, GripFile) else self.file.rows

    @property
    def refused(self) -> int:
        """Rows with at least one fault."""
        return self.file.counts.refused if isinstance(self.file, GripFile) else self.file.refused

    @property
    def ready(self) -> int:
        """Rows that were read whole."""
        return self.rows - self.refused

    @property
    def blank(self) -> int:
        """Blank rows, which were left out."""
        return self.file.counts.blank if isinstance(self.file, GripFile) else self.file.blank

    @property
    def repeated(self) -> int:
        """Tests on record already, or clients of a list whom the practice knows."""
        if isinstance(self.file, GripFile):
            return len(self.plan.repeated)
        return len(self.plan.known)

    @property
    def wanted(self) -> int:
        """What an import would add: tests of a grip file, clients of a list."""
        return self.plan.tests if isinstance(self.file, GripFile) else len(self.plan.new)


def read_file(path: Path) -> ChosenFile:
    """Read a CSV file from the disk; it is only read, never changed.

    Raises:
        Refused: it is gone, may not be read, is no CSV file or beyond the limits.
    """
    with _worded():
        if not path.is_file():
            raise Refused(
                Text("This is a folder or a device, not a file.")
                if path.exists()
                else Text("This file is not there any more. Choose it again.")
            )
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    return ChosenFile(path, imports.file_facts(path.name, content), read_table(content))


def check(
    desk: Desk, chosen: ChosenFile, mapping: Mapping, on_progress: OnProgress | None = None
) -> Checked:
    """Read every row and compare with the practice; nothing is kept.

    Raises:
        InvalidInput: a required question is open; the field is its key.
        Cancelled: ``on_progress`` returned False.
    """
    today = desk.clock.today()
    if mapping.kind == imports.GRIP:
        grip = grip_csv.read_grip(chosen.table, mapping, today, on_progress)
        return Checked(chosen, mapping, grip, desk.ask(imports.plan_grip, file=grip))
    found = clients_csv.read_clients(chosen.table, mapping, today, on_progress)
    return Checked(chosen, mapping, found, desk.ask(imports.plan_clients, file=found))


def bring_in(
    desk: Desk, checked: Checked, *, leave_out: bool, on_progress: OnProgress | None = None
) -> int:
    """Import what was checked, all of it or nothing; the batch's id. Refused or Cancelled."""
    if isinstance(checked.file, GripFile):
        return desk.do(
            imports.import_grip,
            file=checked.file,
            mapping=checked.mapping,
            facts=checked.chosen.facts,
            leave_out=leave_out,
            on_progress=on_progress,
        )
    return desk.do(
        imports.import_clients,
        file=checked.file,
        mapping=checked.mapping,
        facts=checked.chosen.facts,
        leave_out=leave_out,
        on_progress=on_progress,
    )


def refused_rows(checked: Checked) -> bytes:
    """The list of refused rows as CSV."""
    return csv_out.write_faults(checked.faults)


@contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except PermissionError:
        raise Refused(
            Text("This file may not be read with your rights. Copy it to a folder of yours.")
        ) from None
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or type(fault).__name__
        raise Refused(Text("This file can't be read: {why}.", {"why": why})) from None

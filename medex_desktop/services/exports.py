"""Everything out: a practice or one client as CSV, JSON and papers, in one encrypted file.

The format is in docs/export-format.md. File names tell ids and dates only.
"""

import hashlib
import re
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from medex_desktop import safeio
from medex_desktop.errors import Problem, Refused, StorageProblem
from medex_desktop.exchange import bundle, json_archive
from medex_desktop.exchange.csv_out import write_table
from medex_desktop.exchange.json_archive import Archive, Cell
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import clients, export_rows
from medex_desktop.services.acts import act
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import problems, sealed_archive
from medex_desktop.storage.migrate import SCHEMA
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.registry import all_facts
from medex_desktop.storage.sidecar import KdfCost
from medex_desktop.storage.vault import check_passphrase

ENDING: Final = ".mxexport"
_OURS: Final = "medex-"
_UNFINISHED: Final = f".part-{_OURS}"
_JSON: Final = "data.json"
_FILE: Final = re.compile(r"files/[0-9]{4}-[0-9]{2}-[0-9]{2}-([1-9][0-9]{0,18})\.[a-z]+")
_TABLE: Final = re.compile(r"csv/[a-z_]+\.csv")
_ENDINGS: Final = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_NOT_WHOLE: Final = Text("A paper or picture in this export is not as it was stored.")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and how many stored files were missing from it or damaged."""

    path: Path
    missing: int


@dataclass(frozen=True, slots=True)
class Contents:
    """An export read back: its rows, and the stored files by attachment id.

    ``missing`` are the ids of stored files that the rows name and the export does not hold.
    """

    archive: Archive
    files: Mapping[int, bytes]
    missing: tuple[int, ...]


def export_practice(
    desk: Desk,
    to: Path,
    client_id: int | None = None,
    on_progress: Progress = go_on,
    *,
    passphrase: str = "",
    plain: bool = False,
    cost: KdfCost | None = None,
) -> Exported:
    """Write the practice, or one client, into the folder ``to``: one file, sealed.

    ``passphrase`` is the export's own. With ``plain``, which a person must have asked for, it is
    a folder that anybody can read. Refused for who may only read, for an unknown client, and when
    ``on_progress(done, total)`` returned False; InvalidInput on "passphrase"; StorageProblem for
    a known fault of the disk.
    """
    if not plain:
        check_passphrase(passphrase)
    _require_elsewhere(desk, to)
    files, missing = desk.ask(_files, client_id=client_id, on_progress=on_progress)
    sealed = (
        b"" if plain else sealed_archive.seal(bundle.pack(files), passphrase, cost or KdfCost())
    )
    # noted before the first byte leaves: the entry may tell of one too many, never of one too few
    if client_id is None:
        desk.do(_note_practice)
    else:
        desk.do(_note_client, client_id=client_id)
    whose = "practice" if client_id is None else f"client-{client_id}"
    stem = f"{_OURS}{whose}-{desk.clock.now():%Y-%m-%d-%H%M%S}"
    try:
        with problems.worded():
            safeio.make_shared_folder(to)
            target = _free(to, stem, "" if plain else ENDING)
            if plain:
                _write_folder(target, files)
            else:
                safeio.write(target, sealed)
    except StorageProblem as problem:
        raise _about_the_export(problem) from problem
    return Exported(target, missing)


def read_archive(path: Path, passphrase: str = "") -> Contents:
    """An export read back and checked: a sealed file, or a plain folder.

    Raises:
        Refused: wrong passphrase, damaged, or not as this program writes it; in words.
    """
    if not path.exists():
        raise Refused(Text("There is no export of that name."))
    with problems.worded():
        files = _read_folder(path) if path.is_dir() else _read_sealed(path, passphrase)
    archive = json_archive.read(files.get(_JSON, b""), export_rows.known_tables(), SCHEMA)
    sums = {int(row["id"] or 0): row["sha256"] for row in archive.tables["attachment"]}
    found: dict[int, bytes] = {}
    for name, content in files.items():
        if match := _FILE.fullmatch(name):
            number = int(match[1])
            if sums.get(number) != hashlib.sha256(content).hexdigest() or number in found:
                raise Refused(_NOT_WHOLE)
            found[number] = content
    return Contents(archive, found, tuple(sorted(set(sums) - set(found))))


@act("export.practice")
def _note_practice(work: Work) -> None:
    """The whole practice left the program; where it lies is not written down."""


@act("export.client", in_bin=True)
def _note_client(work: Work, *, client_id: int) -> None:
    """One client's full record left the program."""
    work.about(clients.client_page(work, client_id=client_id).client.id)


def _files(
    read: Read, *, client_id: int | None, on_progress: Progress
) -> tuple[dict[str, bytes], int]:
    """Every file of the export by its name, and how many stored files could not be read."""
    archive = export_rows.collect(read, client_id=client_id)
    files = {_JSON: json_archive.write(archive)}
    for name, facts in all_facts().items():
        files[f"csv/{facts.export or name}.csv"] = _csv(archive, name)
    stored, missing = archive.tables["attachment"], 0
    size = sum(map(len, files.values()))
    for done, row in enumerate(stored, start=1):
        if not on_progress(done, len(stored)):
            raise Refused(Text("The export was stopped. Nothing was kept."))
        try:
            content = read.attachment(int(row["id"] or 0))
        except StorageProblem:
            missing += 1
            continue
        bundle.require_size(size := size + len(content))
        ending = _ENDINGS.get(str(row["media_type"]), "bin")
        files[f"files/{str(row['stored_at'])[:10]}-{row['id']}.{ending}"] = content
    return files, missing


def _csv(archive: Archive, name: str) -> bytes:
    columns = list(export_rows.known_tables()[name])
    return write_table(
        columns, ([_cell(row[column]) for column in columns] for row in archive.tables[name])
    )


def _cell(value: Cell) -> str:
    return "" if value is None else str(value)


def _require_elsewhere(desk: Desk, to: Path) -> None:
    if to.resolve().is_relative_to(desk.file.folder.root.resolve()):
        raise Refused(
            Text("This folder is inside the practice itself. Choose another. Nothing was written.")
        )


def _free(to: Path, stem: str, ending: str) -> Path:
    """A name in the folder that nothing has yet."""
    target, again = to / f"{stem}{ending}", 1
    while target.exists():
        again += 1
        target = to / f"{stem}-{again}{ending}"
    return target


def _about_the_export(problem: StorageProblem) -> StorageProblem:
    full = problem.problem is Problem.FULL
    return StorageProblem(
        problem.problem,
        Text("There is not enough room for the export.")
        if full
        else Text("The export could not be written there."),
        Text("No export was kept. The practice itself is untouched."),
        Text("Choose another disk or folder, then try again."),
    )


def _write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """All files under a temporary name, then switched: the folder is whole or not there.

    What a plain export that was killed left behind lies in the open, so it goes first.
    """
    for leftover in target.parent.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    unfinished = target.with_name(target.name.replace(_OURS, _UNFINISHED, 1))
    safeio.make_folder(unfinished)
    try:
        for name, content in files.items():
            place = unfinished / name
            safeio.make_folder(place.parent)
            safeio.write(place, content)
        unfinished.rename(target)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    safeio.sync_folder(target.parent)


def _read_folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    size = 0
    for path in sorted(folder.rglob("*")):
        name = PurePosixPath(path.relative_to(folder)).as_posix()
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            raise Refused(_NOT_WHOLE)
        if path.is_file() and bundle.NAME.fullmatch(name):
            bundle.require_size(size := size + path.stat().st_size)
            files[name] = path.read_bytes()
    return files


def _read_sealed(path: Path, passphrase: str) -> dict[str, bytes]:
    if (size := path.stat().st_size) > bundle.MOST_PACKED:
        bundle.require_size(size)
    files = bundle.unpack(sealed_archive.unseal(path.read_bytes(), passphrase))
    if not all(name == _JSON or _TABLE.fullmatch(name) or _FILE.fullmatch(name) for name in files):
        raise Refused(_NOT_WHOLE)
    return files

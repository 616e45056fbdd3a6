"""A new practice from an export: its rows checked, signed anew with the new keys, and compared.

What can't come along, and why, is in docs/decisions/0013.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from medex_desktop.domain.practices import Profile, read_profile
from medex_desktop.errors import Refused
from medex_desktop.exchange.json_archive import Row
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import checkups, doorstep, export_rows, passphrases, practices
from medex_desktop.services.acts import Role, act
from medex_desktop.services.clock import Clock
from medex_desktop.services.desk import Desk
from medex_desktop.services.exports import Contents, read_archive
from medex_desktop.services.practices import NewKeys
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import attachments, audit_chain, check, incoming, practice_file, problems
from medex_desktop.storage.checks import people, records, values
from medex_desktop.storage.checks.findings import Fault, Kind, Look, Opened
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.registry import all_facts, metadata
from medex_desktop.storage.sidecar import KdfCost

_JUDGED: Final = (
    *check.WHOLENESS, values.unreadable, values.unknown_words, records.results, people.merges,
)  # fmt: skip
"""What an import must pass; of the rest (a double, a stale draft) the check-up tells later."""
_TOLD: Final = frozenset({Kind.FILE_MISSING})
_COUNTED: Final = ("client", "assessment", "document")


@dataclass(frozen=True, slots=True)
class Incoming:
    """An export that was read and fits: of which day, whose practice, and what is in it.

    ``owner_id`` is who opens the new practice: the owner who was there longest, or, for one
    client's export, somebody new. ``practice_name`` is "" for one client's export.
    """

    exported_at: datetime
    practice_name: str
    owner_id: int
    owner_name: str
    rows: Mapping[str, int]
    contents: Contents = field(repr=False)

    @property
    def is_of_one_client(self) -> bool:
        """Whether it is one client's record, for which a practice has to be named."""
        return self.contents.archive.client_id is not None


def read_export(path: Path, passphrase: str = "") -> Incoming:
    """Read an export and check every cell; Refused in words, and nothing is written."""
    contents = read_archive(path, passphrase)
    archive = contents.archive
    incoming.require_fit(archive.tables)
    for row in archive.tables["attachment"]:
        content = contents.files.get(int(row["id"] or 0))
        if content is not None and len(content) != row["size"]:
            raise Refused(Text("A stored file in this export has another size than it says."))
    exported_at = _moment(archive.exported_at)
    rows = {name: len(archive.tables[name]) for name in _COUNTED}
    if archive.client_id is None:
        name, owner_id, owner = _whose(archive.tables)
        return Incoming(exported_at, name, owner_id, owner, rows, contents)
    contents = replace(contents, archive=replace(archive, tables=_alone(contents, exported_at)))
    founder = max((int(row["id"] or 0) for row in archive.tables["practitioner"]), default=0) + 1
    return Incoming(exported_at, "", founder, "", rows, contents)


def make_practice(
    root: Path,
    found: Incoming,
    drawn: NewKeys,
    passphrase: str,
    clock: Clock,
    *,
    profile: Profile | None = None,
    cost: KdfCost | None = None,
    on_progress: Progress = go_on,
) -> Desk:
    """Make a new practice of an export and open it: all of it, or nothing.

    ``drawn`` are its keys, ``passphrase`` its owner's; ``profile`` heads a practice that begins
    with one client's export. OCCUPIED for a folder that holds anything.
    """
    if (unfit := doorstep.why_unfit(root)) is not None:
        raise Refused(unfit)
    profile = read_profile(profile or Profile("", "")) if found.is_of_one_client else None
    name = profile.name if profile else found.owner_name
    kept = passphrases.under_passphrase(drawn, passphrase, name, whose=found.owner_id, cost=cost)
    demo = any(row["demo"] for row in found.contents.archive.tables["practice"])
    sidecar = replace(kept.sidecar, demo=demo)

    def fill(file: PracticeFile) -> None:
        _store_files(file, found.contents, on_progress)
        _carry_audit(file, found.contents)
        desk = Desk(file, found.owner_id, clock)
        desk.do(import_export, contents=found.contents)
        if profile is not None:
            desk.do(practices.found_practice, profile=profile, demo=False)
        desk.ask(_judge, found=found)

    folder = PracticeFolder(root)
    return Desk(practice_file.create(folder, kept.keys, sidecar, fill), found.owner_id, clock)


@act("import.export", role=Role.OWNER, anchors=True)
def import_export(work: Work, *, contents: Contents) -> None:
    """Every row of an export, into a practice that has none. ``make_practice`` does the rest."""
    if work.connection.execute(metadata.tables["practice"].select().limit(1)).first():
        raise Refused(Text("An export becomes a new practice only. Nothing was imported."))
    tables = contents.archive.tables
    incoming.fill(work.connection, work.audit_key, tables)
    used = audit_chain.last_ids(tables["audit_entry"])
    erased = max((int(row["client_number"] or 0) for row in tables["erasure"]), default=0)
    used["client"] = max(used.get("client", 0), erased)
    known = set(all_facts()) - {"audit_entry"}
    incoming.keep_used(work.connection, {n: last for n, last in used.items() if n in known})


def _moment(written: str) -> datetime:
    with suppress(ValueError):
        at = datetime.fromisoformat(written)
        if at.tzinfo is not None:
            return at
    raise Refused(Text("This export does not say when it was made. Nothing was imported."))


def _whose(tables: Mapping[str, Any]) -> tuple[str, int, str]:
    """The practice's name, and the owner who has been there longest."""
    practice = tables["practice"]
    owners = [
        row
        for row in tables["practitioner"]
        if row["role"] == Role.OWNER.value and row["left_on"] is None
    ]
    if len(practice) != 1 or practice[0]["id"] != 1 or not owners:
        raise Refused(
            Text("This export names no practice, or nobody who owns it. Nothing was imported.")
        )
    return practice[0]["name"], owners[0]["id"], owners[0]["name"]


def _alone(contents: Contents, exported_at: datetime) -> dict[str, tuple[Row, ...]]:
    """One client's rows without what they point to and left behind; people as no longer here."""
    found = {name: tuple(rows) for name, rows in contents.archive.tables.items()}
    for name, facts in all_facts().items():
        if not facts.path and name not in export_rows.GOES_WITH_A_CLIENT and found[name]:
            raise Refused(Text("This export holds more than one client's record."))
        for column in metadata.tables[name].c:
            behind = {key.column.table.name for key in column.foreign_keys}
            if column.nullable and behind and not behind & set(_of_a_client()):
                found[name] = tuple({**row, column.name: None} for row in found[name])
    stored = {row["id"] for row in found["attachment"]}
    left = exported_at.date().isoformat()
    found["practitioner"] = tuple(
        {
            **row,
            "left_on": row["left_on"] or left,
            "signature_id": row["signature_id"] if row["signature_id"] in stored else None,
        }
        for row in found["practitioner"]
    )
    return found


def _of_a_client() -> list[str]:
    with_path = [name for name, facts in all_facts().items() if facts.path]
    return [*with_path, *export_rows.GOES_WITH_A_CLIENT]


def _store_files(file: PracticeFile, contents: Contents, on_progress: Progress) -> None:
    rows = contents.archive.tables["attachment"]
    for done, row in enumerate(rows, start=1):
        content = contents.files.get(int(row["id"] or 0))
        if content is not None:
            attachments.store(file.folder, file.keys, content, str(row["file"]))
        if not on_progress(done, len(rows)):
            raise Refused(Text("The import was stopped. Nothing was imported."))


def _carry_audit(file: PracticeFile, contents: Contents) -> None:
    with problems.worded(), file.writing.begin() as connection:
        audit_chain.carry_over(connection, file.keys.audit, contents.archive.tables["audit_entry"])


def _judge(read: Read, *, found: Incoming) -> None:
    """Refused when what is there now is not what a practice of ours can hold."""
    look: Look = replace(
        checkups.look_of(read, read.file.anchored, Opened(), go_on), today=found.exported_at.date()
    )
    faults = check.examine(look, checks=_JUDGED).found
    wrong = [one for one in faults if not (one.is_remark or _is_known(one, found.contents))]
    if wrong:
        raise Refused(
            Text(
                "{fault} So the export is not taken. Nothing was imported.",
                {"fault": wrong[0].words},
            )
        )


def _is_known(fault: Fault, contents: Contents) -> bool:
    return fault.kind in _TOLD and fault.row_id in contents.missing

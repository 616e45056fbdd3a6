"""The people of a practice: each opens it by an own passphrase, and every record says who.

What a person may do is a role. Who leaves stays in the records and loses the way in; backups made
before still open with the old passphrase until it is taken out of them too.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from medex_desktop.domain.names import clean_line
from medex_desktop.domain.practices import initials
from medex_desktop.errors import InvalidInput, Refused, StorageProblem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import backups, passphrases
from medex_desktop.services.acts import Role, act
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import problems, vault
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import (
    KdfCost,
    Sidecar,
    Wrap,
    decode_sidecar,
    read_sidecar,
    write_sidecar,
)
from medex_desktop.storage.tables.practices import practitioner

_LINE = 200
_LAST_OWNER = Text(
    "Somebody must own the practice. Make another person owner first. Nothing was changed."
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works, or worked, here; ``has_key`` when a passphrase of theirs opens it."""

    id: int
    name: str
    credential: str
    title: str
    role: Role
    left_on: date | None
    has_key: bool = False


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody new, as typed; they type the passphrase themselves."""

    name: str
    credential: str = ""
    title: str = ""
    role: Role = Role.PRACTITIONER


def people(desk: Desk) -> list[Person]:
    """Everybody, those who left last."""
    keyed = {wrap.practitioner_id for wrap in read_sidecar(desk.file.folder).wraps}
    return [replace(found, has_key=found.id in keyed) for found in desk.ask(_everybody)]


def _everybody(read: Read) -> list[Person]:
    query = select(practitioner).order_by(practitioner.c.left_on.is_not(None), practitioner.c.id)
    return [
        Person(row.id, row.name, row.credential, row.title, Role(row.role), row.left_on)
        for row in read.connection.execute(query)
    ]


def add_person(
    desk: Desk, *, person: NewPerson, passphrase: str, cost: KdfCost | None = None
) -> int:
    """Add somebody with a passphrase of their own; their id.

    Raises InvalidInput on "name" or "passphrase", Refused for anybody but an owner. Cut off at any
    moment, they are here with their passphrase or not at all: a key without a person goes at the
    next opening.
    """
    passphrases.require_free(desk, passphrase)

    def give(added: int) -> None:
        _give(desk, added, person.name, passphrase, cost)

    try:
        return desk.do(_add, person=person, give=give)
    except StorageProblem:
        with suppress(StorageProblem):
            vault.keep_only(desk.file.folder, desk.ask(_here))
        raise


def give_passphrase(
    desk: Desk, *, practitioner_id: int, passphrase: str, cost: KdfCost | None = None
) -> None:
    """A new passphrase for somebody who forgot theirs; they type it themselves.

    Raises InvalidInput on "passphrase", Refused for anybody but an owner, or when they left.
    """
    passphrases.require_free(desk, passphrase)
    name = desk.do(_note_new_passphrase, practitioner_id=practitioner_id)
    _give(desk, practitioner_id, name, passphrase, cost)


@act("person.role", role=Role.OWNER, anchors=True)
def change_role(work: Work, *, practitioner_id: int, role: Role) -> None:
    """Change what somebody may do; it holds when they next unlock. The last owner stays one."""
    _present(work, practitioner_id)
    if role is not Role.OWNER:
        _require_other_owner(work, practitioner_id)
    work.update(practitioner, practitioner_id, role=role.value)


def let_go(desk: Desk, *, practitioner_id: int) -> list[Path]:
    """Somebody leaves: they stay in the records, their passphrase opens nothing here any more.

    The backups that still open with it (``close_backups`` takes it out). Refused for the last
    owner, and for oneself.
    """
    desk.do(_leave, practitioner_id=practitioner_id)
    with suppress(StorageProblem):  # they can't sign in any more; the next opening takes the key
        vault.keep_only(desk.file.folder, desk.ask(_here))
    return backups_open_to(desk, practitioner_id)


def backups_open_to(desk: Desk, practitioner_id: int) -> list[Path]:
    """The program's own backups that open with a passphrase of this person's, newest first.

    With them, last, the practices that restores kept aside: each is a whole copy too.
    """
    held = [info.folder for info in backups.every_backup(desk)]
    return [
        folder
        for folder in held + [aside.root for aside in backups.former_folders(desk)]
        if any(w.practitioner_id == practitioner_id for w in _wraps_of(folder))
    ]


def close_backups(desk: Desk, *, practitioner_id: int) -> int:
    """Take somebody's passphrase out of the program's own backups; how many there were.

    Also out of those that a restore kept aside, and out of the practice it kept. A backup that only
    they could open keeps the recovery key as its way in. Copies on sticks and other computers are
    out of reach. StorageProblem when one can't be looked at: none is passed over in silence.
    """
    desk.do(_note_closed_backups)
    former = backups.former_folders(desk)
    held = [
        PracticeFolder(one)
        for folder in (desk.file.folder, *former)
        for one in sorted(folder.backups.glob("*"))
    ]
    closed = sum(_take_out(one, practitioner_id) for one in held)
    for folder in former:
        _take_out(folder, practitioner_id)
    return closed


def _take_out(held: PracticeFolder, practitioner_id: int) -> bool:
    """Whether there was a way in of theirs."""
    sidecar = _sidecar_of(held)
    wraps = sidecar.wraps if sidecar else ()
    kept = tuple(w for w in wraps if w.practitioner_id != practitioner_id)
    if sidecar is None or kept == wraps:
        return False
    write_sidecar(held, replace(sidecar, wraps=kept))
    return True


def _sidecar_of(held: PracticeFolder) -> Sidecar | None:
    """What opens a backup, None when nothing does; StorageProblem when that can't be looked at."""
    for path in (held.keys, held.keys_copy):
        with problems.worded():
            content = path.read_bytes() if path.exists() else b""
        with suppress(ValueError):
            return decode_sidecar(content)
    return None


@act("person.add", role=Role.OWNER, anchors=True)
def _add(work: Work, *, person: NewPerson, give: Callable[[int], None]) -> int:
    """``give`` puts their key beside the practice before the person is committed."""
    name = clean_line(person.name, "name", _LINE)
    if not name:
        raise InvalidInput("name", Text("A name is needed; it stands under what they sign."))
    same = select(practitioner.c.id).where(
        practitioner.c.name == name, practitioner.c.left_on.is_(None)
    )
    if work.connection.execute(same).first():
        raise InvalidInput("name", Text("Somebody here has this name. Add an initial."))
    added = work.insert(
        practitioner,
        name=name,
        credential=clean_line(person.credential, "credential", _LINE),
        title=clean_line(person.title, "title", _LINE),
        role=person.role.value,
    )
    give(added)
    return added


@act("person.passphrase", role=Role.OWNER, anchors=True)
def _note_new_passphrase(work: Work, *, practitioner_id: int) -> str:
    """An owner gives somebody a new passphrase; the keys are not in the database."""
    return str(_present(work, practitioner_id).name)


@act("person.leave", role=Role.OWNER, anchors=True)
def _leave(work: Work, *, practitioner_id: int) -> None:
    _present(work, practitioner_id)
    if practitioner_id == work.practitioner_id:
        raise Refused(Text("You can't take yourself out. Another owner can. Nothing was changed."))
    _require_other_owner(work, practitioner_id)
    work.update(practitioner, practitioner_id, left_on=work.today)


@act("person.close_backups", role=Role.OWNER, anchors=True)
def _note_closed_backups(work: Work) -> None:
    """A passphrase is taken out of the backups; the keys are not in the database."""


def _present(work: Work, practitioner_id: int) -> Any:
    query = select(practitioner).where(practitioner.c.id == practitioner_id)
    found = work.connection.execute(query).first()
    if found is None or found.left_on is not None:
        raise Refused(Text("This person is not here any more. Nothing was changed."))
    return found


def _here(read: Read) -> set[int]:
    query = select(practitioner.c.id).where(practitioner.c.left_on.is_(None))
    return set(read.connection.execute(query).scalars())


def _require_other_owner(work: Work, practitioner_id: int) -> None:
    others = select(practitioner.c.id).where(
        practitioner.c.role == Role.OWNER.value,
        practitioner.c.left_on.is_(None),
        practitioner.c.id != practitioner_id,
    )
    if work.connection.execute(others).first() is None:
        raise Refused(_LAST_OWNER)


def _give(desk: Desk, whose: int, name: str, passphrase: str, cost: KdfCost | None) -> None:
    wrap = vault.make_wrap(desk.file.keys, passphrase, whose, initials(name), cost or KdfCost())
    vault.put_wrap(desk.file.folder, wrap)


def _wraps_of(folder: Path) -> tuple[Wrap, ...]:
    """Whose passphrases open a backup; nobody's when its key file is damaged."""
    try:
        return read_sidecar(PracticeFolder(folder)).wraps
    except StorageProblem:
        return ()

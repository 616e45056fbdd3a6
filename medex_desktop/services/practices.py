"""Setting a practice up, unlocking it, and its letterhead, people, devices and settings."""

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from medex_desktop.domain.names import clean_line
from medex_desktop.domain.practices import (
    Device,
    Practice,
    Practitioner,
    Profile,
    initials,
    read_profile,
)
from medex_desktop.errors import InvalidInput, Problem, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import doorstep
from medex_desktop.services.acts import Role, act
from medex_desktop.services.clock import Clock
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import migrate, practice_file, problems, vault
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.mapping import columns, many, one
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.sidecar import KdfCost, Sidecar, read_sidecar
from medex_desktop.storage.tables.practices import device, practice, practitioner, setting
from medex_desktop.storage.vault import Keys

PAPER_SETTING = "paper_size"
_IMAGE_LIMIT = 2_000_000
_IMAGE_STARTS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}

SCHEMA: Final = migrate.SCHEMA
"""The number of the schema in which this program keeps a practice."""


@dataclass(frozen=True, slots=True)
class NewKeys:
    """Keys made for a practice that is not on disk yet; ``recovery_key`` is shown once."""

    keys: Keys = field(repr=False)
    sidecar: Sidecar = field(repr=False)
    recovery_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FolderState:
    """What a folder holds, before anything is opened: "none", "practice" or "incomplete".

    ``initials`` are shown on the locked screen, which shows no name.
    """

    state: str
    initials: tuple[str, ...] = ()


def look_at(root: Path) -> FolderState:
    """What is in a practice folder; StorageProblem when its key file can't be read."""
    folder = PracticeFolder(root)
    with problems.worded():
        if folder.is_empty or folder.is_unfinished:
            return FolderState("none")
        state = "practice" if folder.database.exists() else "incomplete"
    return FolderState(state, tuple(wrap.initials for wrap in read_sidecar(folder).wraps))


def prepare_keys(
    passphrase: str, name: str, *, cost: KdfCost | None = None, demo: bool = False
) -> NewKeys:
    """Keys for a new practice; nothing is written yet. InvalidInput when it is too short."""
    return NewKeys(*vault.create(passphrase, initials(name), cost or KdfCost(), demo=demo))


def set_up(root: Path, profile: Profile, prepared: NewKeys, clock: Clock) -> Desk:
    """Make the practice on disk and open it; OCCUPIED when the folder holds one already."""
    profile = read_profile(profile)
    if (unfit := doorstep.why_unfit(root)) is not None:
        raise Refused(unfit)

    def found(file: PracticeFile) -> None:
        Desk(file, 1, clock).do(found_practice, profile=profile, demo=prepared.sidecar.demo)

    file = practice_file.create(PracticeFolder(root), prepared.keys, prepared.sidecar, found)
    return Desk(file, 1, clock)


def unlock(
    root: Path,
    passphrase: str,
    clock: Clock,
    *,
    practitioner_id: int | None = None,
    even_if_foreign: bool = False,
) -> Desk:
    """Open a practice by a passphrase; every known fault is a StorageProblem in words.

    With ``practitioner_id`` only that person's passphrase opens it.
    """
    folder = PracticeFolder(root)
    practice_file.require_database(folder)
    keys, whose = vault.unlock(folder, passphrase, clock.now, practitioner_id)
    file = practice_file.open_file(folder, keys, now=clock.now(), even_if_foreign=even_if_foreign)
    return Desk(file, whose, clock)


def recover(
    root: Path, recovery_key: str, new_passphrase: str, clock: Clock, *, cost: KdfCost | None = None
) -> Desk:
    """Open a practice by the printed key and give its owner a new passphrase.

    The owner who has been here longest; everybody else keeps their own.
    """
    folder = PracticeFolder(root)
    practice_file.require_database(folder)
    vault.check_passphrase(new_passphrase)
    keys = vault.recover(folder, recovery_key)
    file = practice_file.open_file(folder, keys, now=clock.now())
    try:
        owner_id, name = first_owner(file)
        wrap = vault.make_wrap(keys, new_passphrase, owner_id, initials(name), cost or KdfCost())
        vault.put_wrap(folder, wrap, forgives=False)
    except BaseException:
        file.abandon()
        raise
    return Desk(file, owner_id, clock)


def first_owner(file: PracticeFile) -> tuple[int, str]:
    """Whom the recovery key lets in: the owner who has been here longest, and their name.

    KEYS_DAMAGED without any.
    """
    owners = (
        select(practitioner.c.id, practitioner.c.name)
        .where(practitioner.c.role == Role.OWNER.value, practitioner.c.left_on.is_(None))
        .order_by(practitioner.c.id)
    )
    with problems.worded(), file.reading.begin() as connection:
        found = connection.execute(owners).first()
    if found is None:
        raise problems.known(Problem.KEYS_DAMAGED)  # a practice always has an owner
    return int(found.id), str(found.name)


@act("practice.found", role=Role.OWNER, anchors=True)
def found_practice(work: Work, *, profile: Profile, demo: bool) -> None:
    """The letterhead and the owner, the first rows of every practice."""
    work.insert(
        practice,
        name=profile.practice_name,
        phone=profile.phone,
        fax=profile.fax,
        email=profile.email,
        address=profile.address,
        logo_id=_image(work, profile.logo, "logo"),
        demo=demo,
        created_at=work.now,
    )
    work.insert(
        practitioner,
        name=profile.name,
        credential=profile.credential,
        title=profile.title,
        role=Role.OWNER.value,
        signature_id=_image(work, profile.signature, "signature"),
    )


@act("practice.edit", undo=Text("Change of the practice profile"))
def edit_profile(work: Work, *, profile: Profile) -> None:
    """Change the letterhead and one's own name and credential; images are kept when None."""
    profile = read_profile(profile)
    head: dict[str, Any] = {
        "name": profile.practice_name,
        "phone": profile.phone,
        "fax": profile.fax,
        "email": profile.email,
        "address": profile.address,
    }
    person: dict[str, Any] = {
        "name": profile.name,
        "credential": profile.credential,
        "title": profile.title,
    }
    if profile.logo is not None:
        head["logo_id"] = _image(work, profile.logo, "logo")
    if profile.signature is not None:
        person["signature_id"] = _image(work, profile.signature, "signature")
    work.update(practice, 1, **head)
    work.update(practitioner, work.practitioner_id, **person)


def _image(work: Work, content: bytes | None, name: str) -> int | None:
    if content is None:
        return None
    if len(content) > _IMAGE_LIMIT:
        raise InvalidInput(name, Text("The picture is larger than 2 MB. Choose a smaller one."))
    for start, media_type in _IMAGE_STARTS.items():
        if content.startswith(start):
            return work.store_attachment(content, media_type)
    raise InvalidInput(name, Text("The picture is neither PNG nor JPEG."))


def the_practice(read: Read) -> Practice:
    """The letterhead."""
    found = one(read.connection, Practice, select(*columns(Practice, practice)))
    assert found is not None
    return found


def founded_on(read: Read) -> date:
    """The day the practice was set up, where the computer is."""
    at: datetime = read.connection.execute(select(practice.c.created_at)).scalar_one()
    return at.astimezone().date()


def the_practitioner(read: Read, practitioner_id: int | None = None) -> Practitioner:
    """One practitioner, by default the one at the desk."""
    wanted = practitioner_id or read.practitioner_id
    query = select(*columns(Practitioner, practitioner)).where(practitioner.c.id == wanted)
    found = one(read.connection, Practitioner, query)
    assert found is not None
    return found


def setting_of(read: Read, key: str, default: Any = None) -> Any:
    """One practice setting."""
    row = read.connection.execute(select(setting.c.value).where(setting.c.key == key)).first()
    return default if row is None else row[0]


@act("setting.change", undo=Text("Change of a setting"))
def change_setting(work: Work, *, key: str, value: Any) -> None:
    """Keep one practice setting (plain JSON data)."""
    keep_setting(work, key=key, value=value)


def keep_setting(work: Work, *, key: str, value: Any) -> None:
    """Keep one practice setting within an act of its own name."""
    row = work.connection.execute(select(setting.c.id).where(setting.c.key == key)).first()
    if row is None:
        work.insert(setting, key=key, value=value)
    else:
        work.update(setting, row.id, value=value)


def devices(read: Read) -> list[Device]:
    """The dynamometers in use, by make."""
    query = (
        select(*columns(Device, device))
        .where(device.c.retired_on.is_(None))
        .order_by(device.c.make, device.c.serial)
    )
    return list(many(read.connection, Device, query))


@act("device.add", undo=Text("Add dynamometer"))
def add_device(
    work: Work,
    *,
    make: str,
    serial: str = "",
    unit: str = "kg",
    resolution: Decimal = Decimal("0.1"),
    calibrated_on: date | None = None,
) -> int:
    """Add a dynamometer; its id."""
    make = clean_line(make, "make", 100)
    if not make:
        raise InvalidInput("make", Text("Say which dynamometer, for example “Jamar Plus+”."))
    if resolution <= 0:
        raise InvalidInput("resolution", Text("The smallest step is above zero."))
    return work.insert(
        device,
        make=make,
        serial=clean_line(serial, "serial", 100),
        unit=unit,
        resolution=resolution,
        calibrated_on=calibrated_on,
    )


@act("device.retire", undo=Text("Retire dynamometer"))
def retire_device(work: Work, *, device_id: int) -> None:
    """Take a dynamometer out of the list; tests done with it stay as they are."""
    work.update(device, device_id, retired_on=work.today)

"""What a practitioner learns and holds: the learning log and credentials, with their renewal."""

from dataclasses import asdict
from decimal import Decimal

from sqlalchemy import Table, select

from medex_desktop.domain.skills.learning import (
    Credential,
    CredentialForm,
    Learning,
    LearningForm,
    read_credential,
    read_learning,
)
from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.scans import Scan, scan_type
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns, many
from medex_desktop.storage.tables.documents import attachment
from medex_desktop.storage.tables.skills import credential, learning, skill_observation

_GONE = Text("This is not on your record any more. Nothing was changed.")


@act("credential.add", undo=Text("Add credential"))
def add_credential(work: Work, *, form: CredentialForm, scan: bytes = b"") -> int:
    """Note a credential, with a scan of it where there is one; its id.

    InvalidForm by field, InvalidInput on "scan" for what is no PDF or picture.
    """
    facts = read_credential(form, work.today)
    scan_id = _store(work, scan) if scan else None
    return work.insert(
        credential, practitioner_id=work.practitioner_id, scan_id=scan_id, **asdict(facts)
    )


@act("credential.change", undo=Text("Change credential"))
def change_credential(
    work: Work, *, credential_id: int, form: CredentialForm, scan: bytes = b""
) -> None:
    """Renew or mend a credential; its scan stays unless another one is given.

    InvalidForm by field, InvalidInput on "scan"; Refused for somebody else's.
    """
    _require_own(work, credential, credential_id)
    facts = asdict(read_credential(form, work.today))
    if scan:
        facts["scan_id"] = _store(work, scan)
    work.update(credential, credential_id, **facts)


def _store(work: Work, scan: bytes) -> int:
    return work.store_attachment(scan, scan_type(scan, "scan"))


@act("credential.end", undo=Text("End credential"))
def end_credential(work: Work, *, credential_id: int) -> None:
    """Say that a credential is held no longer; it stays on record."""
    _require_own(work, credential, credential_id)
    work.update(credential, credential_id, ended_on=work.today)


@act("credential.export_scan")
def note_scan_export(work: Work, *, credential_id: int) -> None:
    """Note in the audit that the scan of a credential was saved as a file."""
    scan_of(work, credential_id=credential_id)


def scan_of(read: Read, *, credential_id: int) -> Scan:
    """The scan of one's own credential. Refused where there is none."""
    query = (
        select(attachment.c.id, attachment.c.media_type)
        .join(credential, credential.c.scan_id == attachment.c.id)
        .where(
            credential.c.id == credential_id, credential.c.practitioner_id == read.practitioner_id
        )
    )
    row = read.connection.execute(query).first()
    if row is None:
        raise Refused(Text("There is no scan of this credential. Nothing was changed."))
    return Scan(read.attachment(row.id), row.media_type)


@act("learning.add", undo=Text("Add learning"))
def add_learning(work: Work, *, form: LearningForm) -> int:
    """Log something learnt; its id. InvalidForm by field, Refused for somebody else's records."""
    facts = read_learning(form, work.today)
    if facts.credential_id is not None:
        _require_own(work, credential, facts.credential_id)
    if facts.skill_observation_id is not None:
        _require_own(work, skill_observation, facts.skill_observation_id)
    return work.insert(learning, practitioner_id=work.practitioner_id, **asdict(facts))


@act("learning.remove", undo=Text("Remove learning"))
def remove_learning(work: Work, *, learning_id: int) -> None:
    """Take an entry out of the log."""
    _require_own(work, learning, learning_id)
    work.delete(learning, learning_id)


def _require_own(work: Work, table: Table, row_id: int) -> None:
    query = select(table.c.practitioner_id).where(table.c.id == row_id)
    if work.connection.execute(query).scalar() != work.practitioner_id:
        raise Refused(_GONE)


def credentials(read: Read) -> list[Credential]:
    """What the acting practitioner holds or held, by name."""
    query = (
        select(*columns(Credential, credential))
        .where(credential.c.practitioner_id == read.practitioner_id)
        .order_by(credential.c.name, credential.c.id)
    )
    return list(many(read.connection, Credential, query))


def log(read: Read) -> list[Learning]:
    """What the acting practitioner learnt, newest first."""
    query = (
        select(*columns(Learning, learning))
        .where(learning.c.practitioner_id == read.practitioner_id)
        .order_by(learning.c.day.desc(), learning.c.id.desc())
    )
    return list(many(read.connection, Learning, query))


def hours_for(read: Read, credential_id: int) -> Decimal:
    """The hours logged for a credential since it was issued."""
    held = next((one for one in credentials(read) if one.id == credential_id), None)
    since = held.issued_on if held is not None else None
    counted = (
        one.hours
        for one in log(read)
        if one.credential_id == credential_id and (since is None or one.day >= since)
    )
    return sum(counted, Decimal(0))


def reflections(read: Read) -> set[int]:
    """The sign-offs of which something was made: they have an entry of the log with a note."""
    return {
        one.skill_observation_id
        for one in log(read)
        if one.skill_observation_id is not None and one.note.strip()
    }

"""Erasing on real files: nothing of the client is left in any page, everybody else is untouched."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.services import (
    assessments,
    backups,
    checkups,
    clearances,
    client_limits,
    clients,
    conditions,
    documents,
    drafts,
    erasing,
    grip,
    keeping,
    practices,
    precautions,
    replacements,
    restores,
)
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.contents import measure
from medex_desktop.storage.tables.practices import practitioner
from tests.desks import PASSPHRASE, TestClock
from tests.faults.disks import read_only
from tests.services.health_samples import CLEARED, KNEE, KNEELING, OA, SYSTOLIC
from tests.storage.samples import DAY, entry

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
MARKERS = tuple(f"zq{letter}xvkmarker" for letter in "abcdefghijklmnop")
(
    NAME,
    PHONE,
    ADDRESS,
    DIAGNOSIS,
    EVENT,
    CARE,
    NOTE,
    WHO,
    WHY,
    BODY,
    DRAFT,
    SUMMARY,
    BIN,
    JOINT,
    LIMIT,
    CLEAR,
) = MARKERS
FULL_NAME = f"{NAME.capitalize()} Ames"
REASON = "Asked for it in writing"
EARLY = "Left the country"
FORM = ClientForm(
    name=FULL_NAME,
    birth_date="1950-05-05",
    sex="female",
    phone=PHONE,
    address=ADDRESS,
    diagnosis=DIAGNOSIS,
    event_kind="surgery",
    event_text=EVENT,
    event_date="2026-06-01",
    precautions=CARE,
)
GRIP = dataclasses.replace(
    entry("19.2", "17.9", "19.0", "17.5", "18.8", "17.7", note=NOTE), supervised_by=WHO
)


def a_life(desk: Desk, form: ClientForm = FORM) -> int:
    """A client with something in every table, each with a marker of its own."""
    client = desk.do(clients.add_client, form=form)
    signed = desk.do(grip.sign_grip, client_id=client, entry=GRIP, day=DAY)
    desk.do(
        assessments.add_addendum,
        assessment_id=signed.assessment_id,
        kind="correction",
        reason=WHY,
        body=BODY,
    )
    desk.do(drafts.save_draft, kind="grip", payload={"note": DRAFT * 300}, client_id=client)
    desk.do(documents.sign_report, client_id=client, words=ReportWords(summary=SUMMARY))
    knee = dataclasses.replace(KNEE, restrictions=JOINT, source=JOINT)
    kneeling = dataclasses.replace(KNEELING, words=JOINT)
    limit = dataclasses.replace(SYSTOLIC, source=LIMIT)
    desk.do(replacements.add_replacement, client_id=client, form=knee)
    desk.do(precautions.add_precaution, client_id=client, form=kneeling)
    desk.do(client_limits.add_limit, client_id=client, form=limit)
    desk.do(conditions.add_condition, client_id=client, form=dataclasses.replace(OA, source=LIMIT))
    cleared = dataclasses.replace(CLEARED, words=CLEAR, given_by=CLEAR)
    desk.do(clearances.add_clearance, client_id=client, form=cleared)
    desk.do(keeping.put_in_bin, client_id=client, reason=BIN)
    return client


def erased(desk: Desk, client: int, **other: str) -> erasing.Erased:
    values = {"name": FULL_NAME, "reason": REASON, "early_reason": EARLY, **other}
    return erasing.erase(desk, client_id=client, **values)


def pages(desk: Desk) -> bytes:
    """Every page of the file and of its log, decrypted, free and half-used pages too."""
    key = bytes.fromhex(desk.file.keys.database[:64])
    path = desk.file.folder.database
    whole = path.read_bytes()
    plain = [
        _page(key, whole[at : at + PAGE], SALT if at == 0 else 0)
        for at in range(0, len(whole), PAGE)
    ]
    log = Path(f"{path}-wal")
    frames = log.read_bytes() if log.exists() else b""
    for at in range(32, len(frames), PAGE + 24):
        first = int.from_bytes(frames[at : at + 4], "big") == 1
        frame = frames[at + 24 : at + 24 + PAGE]
        plain.append(_page(key, frame, SALT if first else 0))
    return b"".join(plain)


def _page(key: bytes, sealed: bytes, skipped: int) -> bytes:
    body, iv = sealed[skipped : PAGE - RESERVED], sealed[PAGE - RESERVED : PAGE - RESERVED + IV]
    opened = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opened.update(body) + opened.finalize()


def found_in(content: bytes) -> list[str]:
    lower = content.lower()
    return [marker for marker in MARKERS if marker.encode() in lower]


def stored(read: Read) -> list[bytes]:
    ids = read.connection.exec_driver_sql("SELECT id FROM attachment").scalars()
    return [read.attachment(one) for one in ids]


def contents(read: Read) -> dict[str, Any]:
    return measure(read.connection.connection.driver_connection)


def test_nothing_of_an_erased_client_is_in_any_page_or_file(desk: Desk) -> None:
    a_client = a_life(desk)
    assert found_in(pages(desk)) == list(MARKERS)
    assert len(list(desk.file.folder.attachments.iterdir())) == 1
    told = erased(desk, a_client)
    assert found_in(pages(desk)) == []
    assert desk.ask(stored) == []
    assert list(desk.file.folder.attachments.iterdir()) == []
    assert told.rows["assessment"] == told.rows["document"] == told.rows["attachment"] == 1
    assert told.kept_until == date(2033, 9, 1)
    assert checkups.verify(desk).faults == ()
    desk.close()
    again = practices.unlock(desk.file.folder.root, PASSPHRASE, TestClock())
    assert found_in(pages(again)) == []
    assert checkups.verify(again).is_clean
    again.close()


def test_everybody_elses_records_are_untouched(desk: Desk) -> None:
    other = dataclasses.replace(FORM, name="Ida Brandt", diagnosis="", event_text="", phone="1")
    kept = a_life(desk, other)
    desk.do(keeping.take_from_bin, client_id=kept)
    before = desk.ask(contents)
    papers = desk.ask(stored)
    erased(desk, a_life(desk))
    after = desk.ask(contents)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"audit_entry", "erasure", "sqlite_sequence"} & set(before)
    assert desk.ask(stored) == papers


def test_the_tombstone_says_no_name_and_nothing_about_health(desk: Desk) -> None:
    a_client = a_life(desk)
    told = erased(desk, a_client)
    rows = desk.ask(
        lambda read: [
            dict(row) for row in read.connection.exec_driver_sql("SELECT * FROM erasure").mappings()
        ]
    )
    assert len(rows) == 1
    assert rows[0]["client_number"] == a_client == told.client_number
    assert rows[0]["reason"] == f"{REASON} / {EARLY}"
    assert rows[0]["kept_until"] == "2033-09-01"
    assert desk.ask(contents)["permit"].rows == 0


REFUSALS: dict[str, tuple[dict[str, str], str]] = {
    "another name": ({"name": "Ruth"}, "exactly as it stands"),
    "no reason": ({"reason": " "}, "Say why"),
    "the name in the reason": ({"reason": f"{FULL_NAME} asked"}, "leave out the name"),
    "health in the reason": ({"reason": f"No {DIAGNOSIS} any more"}, "anything about health"),
    "too early": ({"early_reason": ""}, "to be kept until 1.Sep.2033"),
    "health in the second reason": ({"early_reason": EVENT}, "anything about health"),
}


@pytest.mark.parametrize(("typed", "words"), REFUSALS.values(), ids=REFUSALS)
def test_what_stands_against_it_is_said_beside_its_field(
    desk: Desk, typed: dict[str, str], words: str
) -> None:
    a_client = a_life(desk)
    before = desk.ask(contents)
    with pytest.raises(InvalidInput, match=words) as refused:
        erased(desk, a_client, **typed)
    assert refused.value.field == next(iter(typed))
    assert desk.ask(contents) == before


def test_only_from_the_bin_and_under_no_hold(desk: Desk) -> None:
    a_client = a_life(desk)
    desk.do(keeping.place_hold, client_id=a_client, reason="Claim 12")
    with pytest.raises(Refused, match="A legal hold keeps these records: Claim 12"):
        erased(desk, a_client)
    desk.do(keeping.lift_hold, client_id=a_client)
    desk.do(keeping.take_from_bin, client_id=a_client)
    with pytest.raises(Refused, match="Only a client in the bin"):
        erased(desk, a_client)


def test_after_the_years_of_keeping_one_reason_is_enough(desk: Desk, clock: TestClock) -> None:
    a_client = a_life(desk)
    clock.pass_time(days=365 * 7 + 2)
    assert not erasing.erase_plan(desk, client_id=a_client).is_early(clock.today())
    assert erased(desk, a_client, early_reason="").reason == REASON


def test_nothing_of_the_client_can_be_undone(desk: Desk) -> None:
    kept = desk.do(clients.add_client, form=ClientForm(name="Ida Brandt", birth_date="1950-05-05"))
    desk.do(clients.edit_client, client_id=kept, form=ClientForm(name="Ida Berg", age_years="70"))
    a_client = a_life(desk)
    assert desk.undo() is not None  # the bin: an image of the client is on the side of redo
    desk.do(keeping.put_in_bin, client_id=a_client, reason=BIN)
    erased(desk, a_client)
    steps = [*desk._history._done, *desk._history._undone]
    assert len(steps) == 2
    assert found_in(repr(steps).encode()) == []
    desk.undo()
    assert [line.name for line in desk.ask(clients.client_list)] == ["Ida Brandt"]


def test_a_paper_shared_with_somebody_else_stays(desk: Desk) -> None:
    a_client = a_life(desk)
    other = desk.do(clients.add_client, form=ClientForm(name="Ida Brandt", birth_date="1950-05-05"))
    share(desk, a_client, other)
    told = erased(desk, a_client)
    assert "attachment" not in told.rows
    assert len(desk.ask(stored)) == 1
    assert checkups.verify(desk).faults == ()


def share(desk: Desk, owner: int, other: int) -> None:
    """Give another client a paper over the same stored file."""

    def act(work: Work) -> None:
        work.connection.exec_driver_sql(
            "INSERT INTO document (client_id, kind, number, day, content, attachment_id, pages,"
            " sha256, practitioner_id, signed_at) SELECT ?, kind, 'X 1', day, '{}', attachment_id,"
            " pages, sha256, practitioner_id, signed_at FROM document WHERE client_id = ?",
            (other, owner),
        )

    desk.do(Act("test.share", act, None, Role.PRACTITIONER, True, False))


def test_a_removal_that_was_cut_off_is_finished(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_client = a_life(desk)
    values: Any = {"name": FULL_NAME, "reason": REASON, "early_reason": EARLY}
    desk.do(erasing.erase_client, client_id=a_client, **values)
    folder = desk.file.folder
    assert len(list(folder.attachments.iterdir())) == 1
    desk.close()
    again = practices.unlock(folder.root, PASSPHRASE, TestClock())
    assert list(folder.attachments.iterdir()) == []
    assert checkups.verify(again).notes == ()
    again.close()


def test_a_file_that_cant_be_removed_yet_fails_nothing(desk: Desk) -> None:
    """The client is erased by then: a refusal would be untrue, and there is one certificate."""
    client = a_life(desk)
    folder = desk.file.folder.attachments
    with read_only(folder):
        assert erased(desk, client).rows["client"] == 1
        assert len(list(folder.iterdir())) == 1
    assert checkups.verify(desk).faults == ()
    assert list(folder.iterdir()) == []


def test_the_check_up_finishes_it_too(desk: Desk) -> None:
    a_client = a_life(desk)
    values: Any = {"name": FULL_NAME, "reason": REASON, "early_reason": EARLY}
    desk.do(erasing.erase_client, client_id=a_client, **values)
    assert checkups.verify(desk).notes == ()
    assert list(desk.file.folder.attachments.iterdir()) == []


def test_own_backups_hold_the_client_and_can_still_be_restored(
    desk: Desk, tmp_path: Path, clock: TestClock
) -> None:
    backups.back_up(desk)
    clock.pass_time(minutes=1)
    a_client = a_life(desk)
    clock.pass_time(minutes=1)
    held = backups.back_up(desk)
    assert erasing.erase_plan(desk, client_id=a_client).backups == 2, "with the one before it"
    assert erased(desk, a_client).backups == 2
    assert backups.backups(desk)[0].reason == backups.Before.ERASE
    told = restores.restore(held.folder, tmp_path / "new", clock, passphrase=PASSPHRASE)
    assert (told.missing, told.rows["client"]) == (1, 1)


def test_a_loose_draft_with_the_clients_name_goes_too_and_others_stay(desk: Desk) -> None:
    a_client = a_life(desk)
    loose = {"name": f" {FULL_NAME.upper()}", "phone": "1"}
    desk.do(drafts.save_draft, kind="client", payload=loose)
    other = desk.do(drafts.save_draft, kind="client", payload={"name": "Ruth Ames"})
    erased(desk, a_client)
    assert [one.id for one in desk.ask(drafts.drafts)] == [other]


def test_what_is_refused_makes_no_backup(desk: Desk) -> None:
    a_client = a_life(desk)
    with pytest.raises(InvalidInput):
        erasing.erase(desk, client_id=a_client, name="Somebody", reason=REASON, early_reason=EARLY)
    assert backups.backups(desk) == []


def test_only_the_owner_erases(desk: Desk) -> None:
    a_client = a_life(desk)

    def demote(work: Work) -> None:
        work.update(practitioner, work.practitioner_id, role=Role.PRACTITIONER.value)

    desk.do(Act("test.demote", demote, None, Role.OWNER, True, False))
    desk.close()
    again = practices.unlock(desk.file.folder.root, PASSPHRASE, TestClock())
    with pytest.raises(Refused, match="Only an owner of the practice"):
        erased(again, a_client)
    again.close()


def test_what_is_deleted_is_overwritten(desk: Desk) -> None:
    def pragma(read: Read) -> int:
        return int(read.connection.exec_driver_sql("PRAGMA secure_delete").scalar_one())

    with desk.file.writing.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    assert desk.ask(pragma) == 1

"""What is typed is nowhere to be read: not in the folder, not in temporary files, not in a log."""

import dataclasses
import logging
import tempfile
from pathlib import Path

import pytest

from medex_desktop.domain.clients import ClientForm, Provider
from medex_desktop.errors import MedExError
from medex_desktop.services import assessments, backups, clients, drafts, grip, practices
from medex_desktop.services.desk import Desk
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock
from tests.storage.samples import DAY, entry

MARKERS = tuple(f"Zq{letter}xvkmarker" for letter in "abcdefghijklmnopqrst")
(
    NAME, PHONE, EMAIL, ADDRESS, DIAGNOSIS, EVENT, PRECAUTION, REFERENCE, PROVIDER, ORGANIZATION,
    NOTE, SUPERVISOR, REASON, BODY, DRAFT, SETTING, PRACTICE, PERSON, LOGO, DEVICE,
) = MARKERS  # fmt: skip


def live_a_day(desk: Desk) -> None:
    """Type every marker somewhere, undo some of it, back it up."""
    provider = desk.do(
        clients.add_provider,
        facts=Provider(0, PROVIDER, organization=ORGANIZATION),
    )
    form = ClientForm(
        name=NAME,
        birth_date="1950-05-05",
        phone=PHONE,
        email=f"{EMAIL}@example.org",
        address=ADDRESS,
        diagnosis=DIAGNOSIS,
        event_text=EVENT,
        precautions=PRECAUTION,
        reference=REFERENCE,
        provider_id=provider,
    )
    client = desk.do(clients.add_client, form=form)
    desk.do(clients.archive_client, client_id=client)
    desk.undo()
    typed = dataclasses.replace(
        entry("19.2", "17.9", "19.0", "17.5", "18.8", "17.7", note=NOTE), supervised_by=SUPERVISOR
    )
    desk.do(drafts.save_draft, kind="grip", payload={"note": DRAFT}, client_id=client)
    gone = desk.do(drafts.save_draft, kind="grip", payload={"note": DRAFT * 900})
    desk.do(drafts.discard_draft, draft_id=gone)
    signed = desk.do(grip.sign_grip, client_id=client, entry=typed, day=DAY)
    desk.do(
        assessments.add_addendum,
        assessment_id=signed.assessment_id,
        kind="correction",
        reason=REASON,
        body=BODY,
    )
    desk.do(practices.change_setting, key="x", value=SETTING)
    desk.do(practices.add_device, make=DEVICE)
    with pytest.raises(MedExError):
        desk.do(clients.add_client, form=dataclasses.replace(form, birth_date="3000-01-01"))
    backups.back_up(desk)


def readable(folder: Path) -> list[str]:
    """The files in which a marker can be read, plain or in UTF-16."""
    found = []
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        found += [
            f"{path.name}: {marker}"
            for marker in MARKERS
            if marker.encode() in content or marker.encode("utf-16-le") in content
        ]
    return found


def test_no_marker_can_be_read_anywhere(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    caplog.set_level(logging.DEBUG)
    root = tmp_path / "practice"
    profile = dataclasses.replace(
        PROFILE, practice_name=PRACTICE, name=PERSON, logo=b"\x89PNG\r\n\x1a\n" + LOGO.encode()
    )
    prepared = practices.prepare_keys(PASSPHRASE, PERSON, cost=CHEAP)
    desk = practices.set_up(root, profile, prepared, TestClock())
    live_a_day(desk)
    assert (root / "practice.medex-wal").stat().st_size > 0
    while_open = readable(tmp_path)
    backups.back_up(desk, tmp_path / "stick")
    desk.close()
    assert while_open + readable(tmp_path) == []
    told = capfd.readouterr()
    written = caplog.text + told.out + told.err
    assert [marker for marker in MARKERS if marker in written] == []
    names = " ".join(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    assert [marker for marker in MARKERS if marker in names] == []
    assert PASSPHRASE not in names + written


def test_the_search_for_markers_finds_them(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"..." + NAME.encode("utf-16-le"))
    assert readable(tmp_path) == [f"leak: {NAME}"]

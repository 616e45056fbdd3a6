"""Stored files: each byte of one counts."""

from pathlib import Path

import pytest

from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services.desk import Desk
from medex_desktop.storage import attachments
from tests.storage.samples import PAPER


def test_no_byte_of_a_stored_file_can_change_unseen(desk: Desk) -> None:
    folder, keys = desk.file.folder, desk.file.keys
    stored = attachments.store(folder, keys, PAPER)
    path = Path(folder.attachments / stored.file)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(StorageProblem) as told:
            attachments.load(folder, keys, stored)
        assert told.value.problem is Problem.DAMAGED
    path.write_bytes(whole)
    assert attachments.load(folder, keys, stored) == PAPER


def test_a_link_to_a_device_is_a_damaged_file(desk: Desk) -> None:
    folder, keys = desk.file.folder, desk.file.keys
    stored = attachments.store(folder, keys, PAPER)
    (folder.attachments / stored.file).unlink()
    (folder.attachments / stored.file).symlink_to("/dev/zero")
    with pytest.raises(StorageProblem) as fault:
        attachments.load(folder, keys, stored)
    assert fault.value.problem is Problem.DAMAGED

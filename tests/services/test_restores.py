"""Restoring: equal after a wipe, refused in words, the backup never changed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from medex_desktop.errors import MedExError, Problem, StorageProblem
from medex_desktop.services import backups, checkups, practices, restores
from medex_desktop.services.desk import Desk
from medex_desktop.storage.engine import connect
from medex_desktop.storage.vault import Keys
from tests.desks import PASSPHRASE, TestClock
from tests.storage.samples import fill


def image(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> tuple[Path, Keys]:
    fill(desk)
    return backups.back_up(desk, tmp_path / "stick").folder, desk.file.keys


def restore(source: Path, to: Path, clock: TestClock) -> restores.Restored:
    return restores.restore(source, to, clock, passphrase=PASSPHRASE)


def test_everything_is_back(made: tuple[Path, Keys], clock: TestClock, tmp_path: Path) -> None:
    before = image(made[0])
    told = restore(made[0], tmp_path / "new", clock)
    assert image(made[0]) == before
    opened = practices.unlock(tmp_path / "new", PASSPHRASE, clock)
    found = checkups.verify(opened)
    acts = opened.ask(
        lambda read: read.connection.execute(text("SELECT act FROM audit_entry")).scalars().all()
    )
    opened.close()
    assert (found.faults, found.notes) == ((), ())
    assert "practice.restore" in acts
    assert told.rows["client"] == found.counts["client"] == 2
    stored = {n for n in before if n.startswith("attachments")}
    assert {n: b for n, b in image(tmp_path / "new").items() if n in stored} == {
        n: before[n] for n in stored
    }


def test_an_own_backup_takes_the_shared_files(desk: Desk, clock: TestClock, tmp_path: Path) -> None:
    fill(desk)
    restore(backups.back_up(desk).folder, tmp_path / "new", clock)
    opened = practices.unlock(tmp_path / "new", PASSPHRASE, clock)
    assert checkups.verify(opened).is_clean
    opened.close()


def sql(statement: str) -> Callable[[Path, Keys], None]:
    def spoil(source: Path, keys: Keys) -> None:
        raw = connect(source / "practice.medex", keys.database)
        raw.execute(statement)
        raw.close()

    return spoil


def truncate(source: Path, _keys: Keys) -> None:
    whole = (source / "practice.medex").read_bytes()
    (source / "practice.medex").write_bytes(whole[:-4096])


def flip(source: Path, _keys: Keys) -> None:
    whole = bytearray((source / "practice.medex").read_bytes())
    whole[len(whole) // 2] ^= 1
    (source / "practice.medex").write_bytes(whole)


def lie(source: Path, _keys: Keys) -> None:
    told = json.loads((source / "manifest.json").read_text())
    told["tables"]["client"]["rows"] += 1
    (source / "manifest.json").write_text(json.dumps(told))


def lose(source: Path, _keys: Keys) -> None:
    next((source / "attachments").iterdir()).unlink()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (truncate, "damaged"),
        (flip, "damaged"),
        (lie, "not as it was made"),
        (lose, "missing"),
        (sql("CREATE TRIGGER evil AFTER INSERT ON client BEGIN SELECT 1; END"), "did not make"),
        (sql("CREATE VIEW evil AS SELECT 1"), "did not make"),
        (sql("PRAGMA user_version=999"), "newer version"),
        (lambda source, _: (source / "manifest.json").unlink(), "not a backup"),
    ],
)
def test_what_is_not_whole_is_refused(
    made: tuple[Path, Keys],
    clock: TestClock,
    tmp_path: Path,
    spoil: Callable[[Path, Keys], None],
    words: str,
) -> None:
    spoil(*made)
    before = image(made[0])
    with pytest.raises(MedExError, match=words):
        restore(made[0], tmp_path / "new", clock)
    assert image(made[0]) == before
    assert practices.look_at(tmp_path / "new").state == "none"


@pytest.mark.parametrize(
    "name", ["practice.medex-wal", "practice.medex-shm", "practice.medex-journal", "notes.txt"]
)
def test_a_folder_with_anything_in_it_is_refused(
    made: tuple[Path, Keys], clock: TestClock, tmp_path: Path, name: str
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / name).write_bytes(b"old")
    with pytest.raises(StorageProblem) as refused:
        restore(made[0], tmp_path / "new", clock)
    assert refused.value.problem is Problem.OCCUPIED


def test_a_wrong_passphrase_leaves_the_backup_alone(
    made: tuple[Path, Keys], clock: TestClock, tmp_path: Path
) -> None:
    before = image(made[0])
    with pytest.raises(StorageProblem) as refused:
        restores.restore(made[0], tmp_path / "new", clock, passphrase="quite another one")
    assert refused.value.problem is Problem.WRONG_PASSPHRASE
    assert image(made[0]) == before
    assert not (tmp_path / "new").exists()
    shutil.rmtree(made[0])


def test_a_table_without_row_numbers_is_refused(
    made: tuple[Path, Keys], clock: TestClock, tmp_path: Path
) -> None:
    raw = connect(made[0] / "practice.medex", made[1].database)
    raw.execute("CREATE TABLE more (id TEXT PRIMARY KEY) WITHOUT ROWID")
    raw.close()
    with pytest.raises(MedExError, match="tables, views or triggers this program did not make"):
        restore(made[0], tmp_path / "new", clock)


def test_no_room_for_the_keys_meanwhile_is_told(
    made: tuple[Path, Keys], clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
    with pytest.raises(StorageProblem):
        restore(made[0], tmp_path / "new", clock)

"""``medex-desktop import``: counts on stdout, every reason on stderr, never a traceback."""

import json
from pathlib import Path

import pytest

from medex_desktop.__main__ import main
from medex_desktop.services import imports, practices
from medex_desktop.services.clients import client_list
from medex_desktop.services.imports import BatchLine
from tests.desks import PASSPHRASE, TestClock
from tests.exchange.files import BROKEN, FIXTURES, NHANES

LONG = FIXTURES / "long_pounds_semicolon.csv"
CLIENTS = FIXTURES / "clients_list.csv"


@pytest.fixture
def root(practice_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEDEX_PASSPHRASE", PASSPHRASE)
    return practice_root


def imported(root: Path) -> tuple[int, list[BatchLine]]:
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    try:
        return len(desk.ask(client_list)), desk.ask(imports.batches)
    finally:
        desk.close()


def run(root: Path, *words: str | Path) -> int:
    return main(["import", *map(str, words), "--data-dir", str(root)])


def a_map(tmp_path: Path, source: Path, **answers: object) -> Path:
    """A map written by the command itself and filled in as a person would."""
    target = tmp_path / "map.json"
    assert main(["import", "grip", str(source), "--write-map", str(target)]) == 0
    plain = json.loads(target.read_text("utf-8"))
    target.write_text(json.dumps({**plain, **answers}), "utf-8")
    return target


def test_open_questions_are_named_with_how_to_answer_them(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "grip", NHANES) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert '"test_date": "YYYY-MM-DD"' in said.err
    assert '"protocol": "southampton" | "asht"' in said.err
    assert '"name_pattern": "Client {id}"' in said.err
    assert "--write-map" in said.err


def test_the_written_map_is_filled_in_and_used(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = a_map(tmp_path, NHANES, test_date="2012-06-01", protocol="southampton")
    asked = capsys.readouterr()
    assert "name_pattern" not in asked.err  # what can be suggested stands in the map already
    assert run(root, "grip", NHANES, "--map", filled) == 0
    out = capsys.readouterr().out
    assert "rows: 600" in out
    assert "clients new: 600" in out
    assert "Imported 600 tests." in out
    people, (batch,) = imported(root)
    assert (people, batch.counts["tests"]) == (600, 600)


def test_a_dry_run_keeps_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = a_map(tmp_path, LONG, protocol="southampton")
    assert run(root, "grip", LONG, "--map", filled, "--dry-run") == 0
    assert "dry run" in capsys.readouterr().out
    assert imported(root) == (0, [])


def test_refused_rows_stop_it_until_they_are_left_out(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = tmp_path / "grip.csv"
    faulty.write_text(
        "Name,Born,Test date,R1 kg,L1 kg\n"
        "Ana Simic,1962-06-23,2026-09-01,31.5,30.0\n"
        "Ana Simic,1962-06-23,2026-09-08,412,\x1b[2J29\n",
        "utf-8",
    )
    filled = a_map(tmp_path, faulty, protocol="southampton")
    assert run(root, "grip", faulty, "--map", filled) == 1
    said = capsys.readouterr()
    assert "rows refused: 1" in said.out
    assert "line 3, R1 kg: 412: Above 100 kg" in said.err
    assert "\x1b" not in said.err
    assert imported(root) == (0, [])
    assert run(root, "grip", faulty, "--map", filled, "--leave-out-refused") == 0
    people, (batch,) = imported(root)
    assert people == 1
    assert {fault["line"] for fault in batch.left_out} == {3}


def test_the_same_file_twice_is_refused_in_words(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = a_map(tmp_path, LONG, protocol="southampton")
    assert run(root, "grip", LONG, "--map", filled) == 0
    capsys.readouterr()
    assert run(root, "grip", LONG, "--map", filled) == 1
    assert "on record already" in capsys.readouterr().err


def test_a_client_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "clients", CLIENTS) == 0
    assert "Imported 2 clients." in capsys.readouterr().out
    assert imported(root)[0] == 2
    assert run(root, "clients", CLIENTS) == 1
    assert "Every client of this file is here already." in capsys.readouterr().err


@pytest.mark.parametrize("broken", sorted(BROKEN.glob("*.csv")), ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["grip", "clients"])
def test_no_broken_file_ends_in_a_traceback(
    root: Path, kind: str, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, kind, broken) == 1
    said = capsys.readouterr().err
    assert said.strip()
    assert "Traceback" not in said
    assert "fault of the program" not in said


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1]", b'{"medex_mapping": 9}'])
def test_a_bad_map_is_refused_in_words(
    root: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "map.json"
    target.write_bytes(content)
    assert run(root, "grip", LONG, "--map", target) == 1
    said = capsys.readouterr().err
    assert "map" in said
    assert "fault of the program" not in said


def test_files_that_are_not_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "grip", root / "no.csv") == 1
    assert run(root, "grip", root) == 1
    assert run(root, "grip", LONG, "--map", root / "no.json") == 1
    assert run(root, "grip", LONG, "--write-map", root / "no" / "map.json") == 1
    said = capsys.readouterr().err
    assert "not there any more" in said
    assert "a folder" in said
    assert "map can't be written" in said


def test_a_map_of_the_other_kind(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = a_map(tmp_path, LONG, protocol="southampton")
    capsys.readouterr()
    assert run(root, "clients", CLIENTS, "--map", filled) == 1
    assert "for grip, not for clients" in capsys.readouterr().err


def test_wrong_use_is_two() -> None:
    with pytest.raises(SystemExit) as left:
        main(["import", "patients", "file.csv"])
    assert left.value.code == 2

"""dev.py on machines that lack something: it says what, in a sentence, and never half-finishes."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.architecture import tree

sys.path.insert(0, str(tree.ROOT / "packaging"))
from devtools import commands, door, environment, machine
from devtools.environment import State

LOCKED = {"run": "aaa", "dev": "bbb"}
QT = machine.read_libraries(machine.LIBRARY_LIST.read_text(encoding="utf-8"))


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A folder that looks like a finished environment to dev.py, but for its marker."""
    folder = tmp_path / ".venv"
    environment.python_in(folder).parent.mkdir(parents=True)
    environment.python_in(folder).touch()
    return folder


@pytest.mark.parametrize(
    ("installed", "want", "state"),
    [
        ({"run": "aaa"}, "run", State.READY),
        ({"run": "aaa", "dev": "bbb"}, "dev", State.READY),
        ({"run": "aaa", "dev": "bbb"}, "run", State.READY),
        ({"run": "aaa"}, "dev", State.ADD),
        ({"run": "old"}, "run", State.OUTDATED),
        ({"run": "old"}, "dev", State.OUTDATED),
        ({"run": "aaa", "dev": "old"}, "dev", State.OUTDATED),
        ({}, "run", State.OUTDATED),
    ],
)
def test_an_environment_is_ready_only_for_the_lists_its_marker_names(
    venv: Path, installed: dict[str, str], want: str, state: State
) -> None:
    environment.write_marker(venv, installed)
    assert environment.state_of(venv, want, LOCKED) is state


def test_an_environment_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert environment.state_of(tmp_path / ".venv", "run", LOCKED) is State.ABSENT


def test_an_interrupted_set_up_is_known_by_its_missing_marker(venv: Path) -> None:
    assert environment.state_of(venv, "run", LOCKED) is State.HALF_MADE


@pytest.mark.parametrize("content", ["", '{"run": "aa', "[]"])
def test_a_marker_that_was_cut_short_counts_as_none(venv: Path, content: str) -> None:
    (venv / environment.MARKER).write_text(content)
    assert environment.state_of(venv, "run", LOCKED) is State.HALF_MADE


def test_an_environment_whose_python_is_gone_is_half_made(venv: Path) -> None:
    environment.write_marker(venv, LOCKED)
    python = environment.python_in(venv)
    python.unlink()
    python.symlink_to(venv / "a Python that was upgraded away")
    assert environment.state_of(venv, "run", LOCKED) is State.HALF_MADE


def test_whatever_stands_under_the_name_is_removed(venv: Path, tmp_path: Path) -> None:
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "nowhere")
    (tmp_path / "file").write_text("not a folder")
    for left in (venv, dangling, tmp_path / "file"):
        assert environment.state_of(left, "run", LOCKED) is State.HALF_MADE
        environment.remove(left)
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_changed_has_another_digest(tmp_path: Path) -> None:
    for name in environment.COVERS:
        (tmp_path / f"{name}.txt").write_text("a==1\n")
    before = environment.digests(tmp_path)
    (tmp_path / "dev.txt").write_text("a==2\n")
    after = environment.digests(tmp_path)
    assert before["run"] == after["run"]
    assert before["dev"] != after["dev"]


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps of a set-up in a temporary folder, without pip: what is done is listed."""
    done: list[str] = []

    def make(folder: Path) -> None:
        (folder / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
        environment.python_in(folder).parent.mkdir()
        environment.python_in(folder).touch()
        done.append("make")

    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "see_to_packages", lambda: None)
    monkeypatch.setattr(environment, "make_venv", make)
    monkeypatch.setattr(environment, "install", lambda _venv, lock: done.append(lock.name))
    monkeypatch.setattr(environment, "compile_all", lambda _venv: done.append("compile"))
    return done


def test_a_second_start_does_nothing(set_up: list[str]) -> None:
    environment.ensure("run")
    assert set_up == ["make", "run.txt", "compile"]
    environment.ensure("run")
    assert len(set_up) == 3
    environment.ensure("dev")
    assert set_up[3:] == ["dev.txt", "compile"]
    environment.ensure("run")
    assert len(set_up) == 5


def test_an_interrupted_set_up_is_begun_again(
    set_up: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_venv: Path, _lock: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(environment, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            environment.ensure("run")
    environment.ensure("run")
    assert "never finished; removing it" in capsys.readouterr().out
    assert set_up == ["make", "make", "run.txt", "compile"]


def test_a_set_up_that_fails_leaves_no_environment(
    set_up: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_venv: Path, _lock: Path) -> None:
        raise machine.Stop("no connection")

    monkeypatch.setattr(environment, "install", fails)
    with pytest.raises(machine.Stop):
        environment.ensure("run")
    assert not environment.VENV.exists()
    assert set_up == ["make"]


def test_an_addition_that_fails_leaves_what_was_there(
    set_up: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure("run")

    def fails(_venv: Path, _lock: Path) -> None:
        raise machine.Stop("no connection")

    monkeypatch.setattr(environment, "install", fails)
    with pytest.raises(machine.Stop):
        environment.ensure("dev")
    locked = environment.digests()
    assert environment.state_of(environment.VENV, "run", locked) is State.READY
    assert environment.state_of(environment.VENV, "dev", locked) is State.ADD
    assert set_up == ["make", "run.txt", "compile"]


NO_NETWORK = """\
WARNING: Retrying after NewConnectionError: Temporary failure in name resolution
ERROR: Could not find a version that satisfies x==1 (from versions: none)
ERROR: No matching distribution found for x==1
"""
NO_NETWORK_BUT_A_LOCAL_MIRROR = """\
WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError'
ERROR: Could not find a version that satisfies x==1 (from versions: 0.9)
ERROR: No matching distribution found for x==1
"""
NO_BUILD = """\
ERROR: Could not find a version that satisfies x==2 (from versions: 0.1, 1.0)
ERROR: No matching distribution found for x==2
"""
OTHER_HASH = """\
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated
    alembic==1.0 from index (from -r run.txt (line 1)):
        Expected sha256 0
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: [Errno 28] No space left on device", "The disk is full"),
        (OTHER_HASH, "(alembic==1.0) is not the one that is locked here"),
        (NO_NETWORK, "Check the connection"),
        (NO_NETWORK_BUT_A_LOCAL_MIRROR, "Check the connection"),
        ("ReadTimeoutError: Read timed out.", "Check the connection"),
        (NO_BUILD, "no ready-made build of x==2"),
        ("first\nsomething new\n", "pip said: something new"),
        ("", "pip said: nothing"),
    ],
)
def test_a_fault_of_pip_is_told_in_a_sentence(said: str, told: str) -> None:
    sentence = environment.pip_fault(said)
    assert told in sentence
    assert "\n" not in sentence


def test_a_fault_of_apt_is_told_in_a_sentence() -> None:
    said = "Reading lists\nE: Unable to locate package libegl1\nE: second\n"
    assert machine.apt_fault(said).endswith("apt-get said: Unable to locate package libegl1")
    assert "disk is full" in machine.apt_fault("E: You don't have enough free space in /var/cache")


@pytest.mark.parametrize("window", [True, False])
def test_a_bare_machine_lacks_every_library_of_qt_that_it_will_need(window: bool) -> None:
    missing = machine.missing_libraries(QT, window=window, finds=lambda _file: False)
    packages = {one.package for one in missing}
    assert {"libegl1", "libgl1", "libfontconfig1", "libglib2.0-0"} <= packages
    assert ("libxcb-cursor0" in packages) is window


def test_a_machine_that_has_them_lacks_none() -> None:
    assert machine.missing_libraries(QT, window=True, finds=lambda _file: True) == []


def test_who_is_not_root_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "is_root", lambda: False)
    monkeypatch.setattr(machine, "loads", lambda _file: True)
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(machine.Stop) as stop:
        machine.see_to_packages()
    sentence, line = str(stop.value).splitlines()
    assert "Run this once" in sentence
    assert line.startswith("sudo apt-get update && sudo apt-get install -y")
    assert "-venv" in line


def test_without_sudo_the_line_asks_for_the_root_password() -> None:
    line = machine.apt_line(["python3-venv", "libegl1"], sudo=False)
    assert line == (
        "su -c 'apt-get update && apt-get install -y --no-install-recommends python3-venv libegl1'"
    )


def test_the_venv_package_belongs_to_the_running_python() -> None:
    assert machine.venv_package((3, 11), "python3.11") == "python3-venv"
    assert machine.venv_package((3, 13), "python3.11") == "python3.13-venv"


@pytest.mark.parametrize(
    ("words", "display", "folder"),
    [
        ([], True, None),
        ([], False, Path("medex-demo-papers")),
        (["--demo"], False, Path("medex-demo-papers")),
        (["--out", "papers"], False, Path("papers")),
        (["--out"], False, Path("medex-demo-papers")),
        (["--version"], False, None),
        (["measures", "--json"], False, None),
    ],
)
def test_without_a_display_the_main_job_is_done_into_a_folder(
    words: list[str], display: bool, folder: Path | None
) -> None:
    assert commands.headless_folder(words, display=display) == folder


@pytest.mark.parametrize(
    ("words", "alone"),
    [([], False), (["tests/domain"], False), (["-n0"], True), (["a.py::test"], True)],
)
def test_tests_run_in_two_processes_unless_one_is_asked_for(words: list[str], alone: bool) -> None:
    assert commands.workers(words) == ([] if alone else ["-n", "2"])


def test_a_part_that_is_not_written_yet_says_so(tmp_path: Path) -> None:
    with pytest.raises(machine.Stop, match="The bench is not there yet"):
        commands._must_exist(commands.ROOT / "no" / "such.py", "The bench")


def test_an_old_python_is_told_which_one_is_needed() -> None:
    assert dev.python_fault((3, 10)).endswith("needs Python 3.11 or newer; this is 3.10.")
    assert dev.python_fault((3, 11)) == ""
    assert dev.python_fault((3, 14)) == ""


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOSPC, "The disk is full (there)."),
        (errno.EROFS, "can't be written to (there)"),
        (errno.EIO, "gave a fault (there)"),
    ],
)
def test_a_fault_of_the_disk_is_told_in_a_sentence(code: int, told: str) -> None:
    assert told in door.disk_fault(OSError(code, os.strerror(code), "there"))


def test_an_unknown_command_is_a_usage_fault_and_lists_the_commands() -> None:
    done = subprocess.run(
        [sys.executable, str(tree.ROOT / "dev.py"), "rnu"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == door.USAGE
    assert "There is no command rnu" in done.stderr
    listed = re.findall(r"(?m)^  (\w+) ", done.stderr)
    promised = "run test check bench shots package faults papers migration sources lock"
    assert " ".join(listed) == promised


def test_dev_needs_nothing_but_python() -> None:
    code = "import dev; sys.argv = ['dev.py']; print(dev.main()); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, '.'); {code}"],
        cwd=tree.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rc, names = done.stdout.splitlines()
    ours = {"__main__", "dev", "devtools"}
    foreign = {name.split(".")[0] for name in names.split()} - ours - sys.stdlib_module_names
    assert rc == str(door.USAGE)
    assert foreign == set()


def test_byte_code_is_not_forbidden_to_our_own_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    ours = environment.clean_environment(QT_QPA_PLATFORM="offscreen")
    assert "PYTHONDONTWRITEBYTECODE" not in ours
    assert "PYTHONPATH" not in ours
    assert ours["QT_QPA_PLATFORM"] == "offscreen"
    assert ours["PATH"].startswith(str(environment.python_in(environment.VENV).parent))


def test_a_marker_is_readable_by_a_person(venv: Path) -> None:
    environment.write_marker(venv, LOCKED)
    assert json.loads((venv / environment.MARKER).read_text()) == LOCKED

"""Whatever lies where the settings should be: the practice opens, and it is said once."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from medex_desktop.ui import start
from medex_desktop.ui.greeting import SETTINGS
from medex_desktop.ui.preferences import PreferenceFile, Preferences
from medex_desktop.ui.window import Window
from tests.windows import LONGEST, close, door, unlocked

GOOD = json.dumps({"mode": "dark", "text_percent": 125}).encode()
Spoil = Callable[[Path], object]


def written(content: bytes) -> Spoil:
    return lambda path: path.write_bytes(content)


def holding(**values: Any) -> Spoil:
    return written(json.dumps({"mode": "dark", **values}).encode())


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_bytes(b"kept")


def unreadable(path: Path) -> None:
    path.write_bytes(GOOD)
    path.chmod(0)


def enormous(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(b'{"mode": "')
        stream.truncate(3 << 30)  # no disk is used for it


DAMAGED: dict[str, Spoil] = {
    "empty": written(b""),
    "zeroed": written(b"\0" * len(GOOD)),
    "cut": written(GOOD[:-7]),
    "cut in half": written(GOOD[: len(GOOD) // 2]),
    "noise": written(bytes(range(256)) * 40),
    "a list": written(b"[1, 2]"),
    "a number": written(b"7"),
    "null": written(b"null"),
    "very deep": written(b'{"mode":' * 50_000),
    "a number without end": written(b'{"text_percent": ' + b"9" * 50_000 + b"}"),
    "something behind": written(GOOD + b"\n<html>"),
    "a web page": written(b"<!doctype html><p>Not found"),
    "enormous": enormous,
    "a folder": a_folder,
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to nothing": lambda path: path.symlink_to(path.parent / "gone"),
    "a text for the size": holding(text_percent="125"),
    "a list for the look": holding(mode=["dark"]),
    "no minutes to the lock": holding(lock_minutes=0),
    "a lock in a hundred years": holding(lock_minutes=52_560_000),
    "not a number": holding(lock_minutes=float("nan")),
    "a language that climbs": holding(language="../../../etc"),
    "a language of code": holding(language="en\n%(x)s"),
    "half a character": holding(last_folder="/practice/\ud800"),
    "a folder with an end in it": holding(last_folder="/practice/a\0b"),
    "a folder from nowhere": holding(last_folder="some/where"),
    "a name without end": holding(last_folder="/" + "a" * 5_000),
    "a day that is none": holding(second_place="/media/stick", second_backup="<b>today</b>"),
}
USABLE: dict[str, Spoil] = {
    "a folder that is gone": holding(last_folder="/nowhere/at/all"),
    "a folder with a long name": holding(last_folder="/" + "a" * 300),
    "a device for a folder": holding(last_folder="/dev/null"),
    "a folder of the system": holding(last_folder="/proc/self"),
    "a thirtieth of February": holding(second_place="/dev/null", second_backup="2026-02-30"),
    "a stick with markup": holding(second_place="/<b>&{0}%s</b>", second_backup="2025-01-01"),
    "from a later version": holding(from_the_future={"a": [1]}),
}


@pytest.fixture
def started(
    qtbot: QtBot, practice_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Spoil], Window]]:
    """The window as the program's own start makes it, over settings that were spoiled."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr("threading.excepthook", sys.excepthook)
    made: list[Window] = []
    (tmp_path / "settings").mkdir()

    def start_with(spoil: Spoil) -> Window:
        path = tmp_path / "settings" / "preferences.json"
        spoil(path)
        window = start.begin(practice_root, PreferenceFile(path))
        assert window is not None
        made.append(window)
        qtbot.waitUntil(lambda: window.greeting is not None, timeout=LONGEST)
        return window

    yield start_with
    for window in made:
        close(qtbot, window)


@pytest.mark.skipif(os.name != "posix", reason="pipes and links")
@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_settings_keep_the_practice_open(
    qtbot: QtBot, started: Callable[[Spoil], Window], tmp_path: Path, name: str
) -> None:
    window = started(DAMAGED[name])
    door(qtbot, window)
    notice = window.stage.notices.notice(SETTINGS)
    assert notice is not None
    assert "settings of this computer were damaged" in notice.banner.accessibleName()
    assert os.path.lexists(tmp_path / "settings" / "preferences.damaged.json")
    assert unlocked(qtbot, window).place() == "today"
    path = tmp_path / "settings" / "preferences.json"
    assert json.loads(path.read_bytes())["last_folder"] == str(window.program.folder)
    again = PreferenceFile(path)
    again.read()
    assert again.kept_aside == "", "it is said once"


@pytest.mark.parametrize("name", USABLE)
def test_hostile_values_keep_the_practice_open(
    qtbot: QtBot, started: Callable[[Spoil], Window], name: str
) -> None:
    window = started(USABLE[name])
    door(qtbot, window)
    assert window.stage.notices.notice(SETTINGS) is None
    shell = unlocked(qtbot, window)
    shell.current().reminders.load()
    assert not shell.trouble.words()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    unreadable(path)
    file = PreferenceFile(path)
    assert file.read() == Preferences()
    assert file.kept_aside


def test_what_could_be_used_is_kept_and_nothing_that_was_aside_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    for at in range(12):
        holding(lock_minutes=-at)(path)
        file = PreferenceFile(path)
        assert file.read() == Preferences(mode="dark")
        assert PreferenceFile(path).read() == Preferences(mode="dark")
    aside = sorted(tmp_path.glob("preferences.damaged*.json"))
    assert len(aside) == 9
    assert json.loads((tmp_path / "preferences.damaged.json").read_bytes())["lock_minutes"] == 0

"""This computer's settings: a damaged file is kept aside and never stops the start."""

import json
from pathlib import Path

import pytest

from medex_desktop.ui import preferences, theme
from medex_desktop.ui.preferences import PreferenceFile, Preferences, next_percent


def test_what_was_chosen_is_there_next_time(tmp_path: Path) -> None:
    file = PreferenceFile(tmp_path / "deep" / "preferences.json")
    file.change(mode="dark", text_percent=150)
    assert PreferenceFile(tmp_path / "deep" / "preferences.json").read() == Preferences(
        mode="dark", text_percent=150
    )


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null", b"[" * 100_000, b'{"mode": ']
)
def test_a_damaged_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    file = PreferenceFile(path)
    assert file.read() == Preferences()
    assert (tmp_path / "preferences.damaged.json").read_bytes() == content
    file.change(mode="light")
    assert json.loads(path.read_bytes())["mode"] == "light"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mode", "sepia"),
        ("mode", ["dark"]),
        ("text_percent", 1000),
        ("text_percent", "200"),
        ("text_percent", True),
        ("language", 7),
        ("last_folder", "a\0b"),
    ],
)
def test_a_value_that_can_not_be_used_gives_way_alone(
    tmp_path: Path, name: str, value: object
) -> None:
    path = tmp_path / "preferences.json"
    kept = {"mode": "dark", "text_percent": 125, "from_the_future": 1, name: value}
    path.write_text(json.dumps(kept), encoding="utf-8")
    read = PreferenceFile(path).read()
    assert getattr(read, name) == getattr(Preferences(), name)
    others = {"mode": "dark", "text_percent": 125}
    others.pop(name, None)
    assert {key: getattr(read, key) for key in others} == others


def test_a_folder_that_refuses_keeps_the_choice_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    file = PreferenceFile(tmp_path / "file" / "preferences.json")
    assert file.change(mode="dark").mode == "dark"
    assert file.read().mode == "dark"


def test_text_sizes_go_up_and_down_within_bounds() -> None:
    assert [next_percent(at, +1) for at in (100, 150, 200)] == [110, 175, 200]
    assert [next_percent(at, -1) for at in (100, 150, 200)] == [100, 125, 175]


def test_the_same_looks_and_sizes_as_the_theme() -> None:
    assert set(preferences.MODES) == set(theme.MODES)
    assert preferences.TEXT_PERCENTS == theme.TEXT_PERCENTS

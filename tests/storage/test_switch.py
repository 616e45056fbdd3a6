"""One folder in the place of another: cut off anywhere, both are whole and the name is taken."""

import errno
import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from medex_desktop.services import doorstep
from medex_desktop.storage import switch


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    live, incoming = tmp_path / "Practice", tmp_path / "Practice.restoring"
    for one in (live, incoming):
        one.mkdir()
        (one / "practice.medex").write_text(one.name)
    return live, incoming, tmp_path / "Practice before restore"


def held(folder: Path) -> str:
    return (folder / "practice.medex").read_text()


def note(live: Path, incoming: Path, aside: Path) -> Path:
    found = live.with_name(".Practice.switching")
    found.write_text(json.dumps([incoming.name, aside.name]))
    return found


def test_a_switch_keeps_both(places: tuple[Path, Path, Path]) -> None:
    live, incoming, aside = places
    switch.switch(live, incoming, aside)
    assert (held(live), held(aside)) == ("Practice.restoring", "Practice")
    assert sorted(one.name for one in live.parent.iterdir()) == [live.name, aside.name]


def cut_before(live: Path, incoming: Path, aside: Path) -> str:
    return "Practice"


def cut_between(live: Path, incoming: Path, aside: Path) -> str:
    live.rename(aside)
    return "Practice.restoring"


def cut_after(live: Path, incoming: Path, aside: Path) -> str:
    live.rename(aside)
    incoming.rename(live)
    return "Practice.restoring"


@pytest.mark.parametrize("cut", [cut_before, cut_between, cut_after])
def test_a_switch_that_was_killed_is_ended_by_who_looks_next(
    places: tuple[Path, Path, Path], cut: Callable[[Path, Path, Path], str]
) -> None:
    left = note(*places)
    wanted = cut(*places)
    assert doorstep.holds_practice(places[0])
    assert held(places[0]) == wanted
    assert not left.exists()


def test_what_came_in_is_gone_so_the_former_comes_back(places: tuple[Path, Path, Path]) -> None:
    live, incoming, aside = places
    note(*places)
    live.rename(aside)
    incoming.rename(live.with_name("elsewhere"))
    switch.finish(live)
    assert held(live) == "Practice"


@pytest.mark.parametrize("content", [b"", b"{}", b'["../../x", 3]', b"[[[[", b"\xff\xfe"])
def test_a_note_that_can_not_be_read_moves_nothing(
    places: tuple[Path, Path, Path], content: bytes
) -> None:
    live, incoming, aside = places
    live.rename(aside)
    live.with_name(".Practice.switching").write_bytes(content)
    switch.finish(live)
    assert not live.exists()
    assert (held(incoming), held(aside)) == ("Practice.restoring", "Practice")


def test_a_disk_that_refuses_leaves_all_as_it_was(places: tuple[Path, Path, Path]) -> None:
    live, incoming, aside = places
    (incoming / "practice.medex").unlink()
    incoming.rmdir()
    with pytest.raises(FileNotFoundError):
        switch.switch(live, incoming, aside)
    assert held(live) == "Practice"
    assert not aside.exists()


def test_a_disk_that_fails_after_the_switch_says_nothing_untrue(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    live, incoming, aside = places
    monkeypatch.setattr(os, "fsync", failing_from(os.fsync, 3))  # the note takes two
    switch.switch(live, incoming, aside)
    assert (held(live), held(aside)) == ("Practice.restoring", "Practice")
    switch.finish(live)
    assert sorted(one.name for one in live.parent.iterdir()) == [live.name, aside.name]


def test_a_disk_that_takes_nothing_back_keeps_the_note(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    live, incoming, aside = places
    with monkeypatch.context() as fault:
        fault.setattr(os, "rename", failing_from(os.rename, 2))
        with pytest.raises(OSError, match="disk"):
            switch.switch(live, incoming, aside)
    assert not live.exists()
    switch.finish(live)
    assert (held(live), held(aside)) == ("Practice.restoring", "Practice")


def failing_from(real: Callable[..., Any], first: int) -> Callable[..., Any]:
    """The system's call, refused from its ``first`` use on."""
    calls = count(1)

    def call(*values: Any) -> Any:
        if next(calls) >= first:
            raise OSError(errno.EIO, "the disk reported a fault")
        return real(*values)

    return call

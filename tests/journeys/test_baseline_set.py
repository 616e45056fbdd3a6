"""The total knee baseline set through the real window, by keyboard alone, onto the record."""

import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medex_desktop.domain.result_entries import from_json
from medex_desktop.services import assessments, checkups, drafts, grip, practices, results
from medex_desktop.services.clients import client_list
from medex_desktop.services.clock import SystemClock
from tests.desks import PASSPHRASE
from tests.journeys.knee_set import TYPED, KneeSet

LAST_SECONDS = 2.0
FIRST = {
    "blood_pressure": ("diastolic",),
    "resting_heart_rate": ("bpm",),
    "red_flags": ("abnormal_vitals",),
    "koos_jr": ("item_7",),
    "rom": ("degrees",),
    "tug": ("time",),
    "chair_stand_30s": ("reps",),
    "six_minute_walk": ("distance",),
    "nprs": ("worst_24h",),
}


@pytest.fixture
def knee(qtbot: QtBot, tmp_path: Path) -> Iterator[KneeSet]:
    told = KneeSet(tmp_path / "practice", lambda _step, _facts: None)
    yield told
    for window in told.windows:
        window.close()
        qtbot.waitUntil(window.is_closed, timeout=30_000)


def test_a_total_knee_baseline_set_by_keyboard_alone(knee: KneeSet) -> None:
    knee.begin()
    knee.found_the_practice()
    knee.choose_the_set()
    knee.enter_everything()
    knee.sign_it()
    ask, client_id = knee.session.ask, knee.client_id
    lines = ask(assessments.assessment_list, client_id=client_id)
    assert {line.outcome for line in lines} == {"measured"}
    assert len({line.id for line in lines}) == 1
    assert len(lines) == 13
    stories = {
        (story.measure.key, story.identity): story.results[0].score
        for story in ask(results.stories, client_id=client_id)
    }
    shown = {key: f"{value:f}" for key, value in stories.items() if value is not None}
    assert shown["blood_pressure", ""] == "128"
    assert shown["red_flags", ""] == "0"
    assert shown["koos_jr", ""] == "63.776"
    assert shown["rom", "knee|flexion|right|active"] == "114"
    assert shown["rom", "knee|extension|left|active"] == "2"
    assert shown["tug", ""] == "10.1"
    assert shown["six_minute_walk", ""] == "404"
    (record,) = ask(grip.grip_records, client_id=client_id)
    assert record.test.signed
    assert ask(drafts.drafts) == []


def test_any_form_is_four_keys_away(knee: KneeSet) -> None:
    knee.begin()
    knee.found_the_practice()
    knee.open_client()
    knee.keys = 0
    knee.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    knee.type("6w")
    knee.key(Qt.Key.Key_Return)
    assert knee.keys == 4
    assert knee.title() == "Six-minute walk"
    knee.type("404")
    assert knee.sitting.entry(0).text("distance") == "404"


@pytest.mark.slow
@pytest.mark.parametrize("after", [2, 5, 8, 12])
def test_a_kill_in_the_middle_keeps_all_but_the_last_two_seconds(
    tmp_path: Path, after: int
) -> None:
    root = tmp_path / "practice"
    heard: dict[int, float] = {}
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.knee_set", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert victim.stdout is not None
    with victim:
        for line in victim.stdout:
            step = line.partition("\t")[0]
            if step.isdecimal():
                heard[int(step)] = time.monotonic()
            if step == str(after):
                break
        select.select([], [], [], LAST_SECONDS * 0.7)
        killed = time.monotonic()
        victim.kill()
    desk = practices.unlock(root, PASSPHRASE, SystemClock())
    try:
        (client,) = desk.ask(client_list)
        kept = desk.ask(drafts.drafts, client_id=client.id)
        (draft,) = [one for one in kept if one.kind == "assessment"]
        items = [from_json(plain["entry"]) for plain in draft.payload["items"]]
        for at, (measure, _keys) in enumerate(TYPED):
            if measure != "grip_strength" and heard.get(at, killed) < killed - LAST_SECONDS:
                assert items[at].typed, f"{measure} was lost"
                assert any(items[at].text(field) for field in FIRST[measure]), measure
        assert checkups.verify(desk).faults == ()
    finally:
        desk.close()

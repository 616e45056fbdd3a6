"""The total knee baseline set through the real window, by keyboard alone, onto the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medex_desktop.domain.result_entries import from_json
from medex_desktop.services import assessments, checkups, drafts, grip, practices, results
from medex_desktop.services.clients import client_list
from medex_desktop.services.clock import SystemClock
from medex_desktop.ui.clocks.stopwatch import Phase
from tests.desks import PASSPHRASE
from tests.journeys.killing import LAST_SECONDS, killed_while
from tests.journeys.knee_set import TYPED, KneeSet

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
    heard = killed_while("tests.journeys.knee_set", root, doing=str(after), seconds=1.4)
    sure = dict(heard.before_the_last_seconds())
    desk = practices.unlock(root, PASSPHRASE, SystemClock())
    try:
        (client,) = desk.ask(client_list)
        kept = desk.ask(drafts.drafts, client_id=client.id)
        (draft,) = [one for one in kept if one.kind == "assessment"]
        items = [from_json(plain["entry"]) for plain in draft.payload["items"]]
        for at, (measure, _keys) in enumerate(TYPED):
            if measure != "grip_strength" and str(at) in sure:
                assert items[at].typed, f"{measure} was lost"
                assert any(items[at].text(field) for field in FIRST[measure]), measure
        assert checkups.verify(desk).faults == ()
    finally:
        desk.close()


@pytest.mark.slow
def test_a_kill_while_the_stopwatch_of_a_form_runs_keeps_the_trial_before(knee: KneeSet) -> None:
    killed_while(
        "tests.journeys.knee_set", knee.root, "watch", doing="runs", seconds=LAST_SECONDS + 0.6
    )
    knee.come_back()
    knee.open_client()
    knee.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    knee.wait(lambda: knee.workspace.current_tab() == "assess")
    at = [measure for measure, _keys in TYPED].index("tug")
    assert [knee.sitting.item(i).state for i in range(at)] == ["done"] * at
    assert knee.sitting.current == at
    assert knee.sitting.entry(at).text("time") == "10.4"
    assert knee.stopwatch().watch.state.phase is Phase.INTERRUPTED

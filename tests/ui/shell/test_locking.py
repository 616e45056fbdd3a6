"""Nobody there: the practice locks after a while, on sleep and with the screen, drafts kept."""

import json
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, drafts
from medex_desktop.ui.idle import LONGEST_WAIT, IdleWatch
from medex_desktop.ui.locking import Locker
from medex_desktop.ui.preferences import PreferenceFile
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.screens.waiting import Waiting
from medex_desktop.ui.settings.passphrase import PassphraseSection
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.system_lock import SleepWatch
from medex_desktop.ui.ticking import Ticking
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.window import TITLE, Window
from tests.desks import PASSPHRASE
from tests.windows import LONGEST, unlocked

NAME = "Margaret Holloway"


class Hands:
    """Clocks that pass when told."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.wall = datetime(2026, 10, 1, 9, tzinfo=UTC)

    def steady(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.wall

    def pass_time(self, seconds: float, wall: float | None = None) -> None:
        self.seconds += seconds
        self.wall += timedelta(seconds=seconds if wall is None else wall)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def running() -> list[str]:
    """What runs just now."""
    return []


@pytest.fixture
def watch(qtbot: QtBot, hands: Hands, running: list[str]) -> IdleWatch:
    return IdleWatch(lambda: 300.0, lambda: bool(running), now=hands.steady)


def expired(watch: IdleWatch) -> list[None]:
    told: list[None] = []
    watch.expired.connect(lambda: told.append(None))
    watch.look()
    return told


def test_five_minutes_without_a_touch_are_told(watch: IdleWatch, hands: Hands) -> None:
    hands.pass_time(299)
    assert not expired(watch)
    hands.pass_time(1)
    assert expired(watch)


def test_a_touch_counts_anew(watch: IdleWatch, hands: Hands) -> None:
    hands.pass_time(299)
    watch.touched()
    hands.pass_time(299)
    assert not expired(watch)


def test_what_runs_postpones_for_fifteen_minutes_at_most(
    watch: IdleWatch, hands: Hands, running: list[str]
) -> None:
    running.append("stopwatch")
    hands.pass_time(300 + LONGEST_WAIT - 1)
    assert not expired(watch)
    hands.pass_time(1)
    assert expired(watch)


def test_once_it_is_over_nothing_is_waited_for(
    watch: IdleWatch, hands: Hands, running: list[str]
) -> None:
    running.append("stopwatch")
    hands.pass_time(300)
    assert not expired(watch)
    running.clear()
    assert expired(watch)


def test_a_key_and_the_mouse_in_the_window_are_touches(
    qtbot: QtBot, watch: IdleWatch, hands: Hands
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    handle = page.windowHandle()
    watch.start(handle)
    for touch in (
        lambda: QTest.keyClick(handle, Qt.Key.Key_A),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton),
    ):
        hands.pass_time(300)
        touch()
        assert not watch.is_idle()


@pytest.mark.parametrize(
    ("steady", "wall", "slept"),
    [(5, 5, False), (5, 3_600, True), (3_600, 3_600, True), (5, -3_600, False), (5, 40, False)],
)
def test_a_clock_that_jumped_is_a_sleep(
    qtbot: QtBot, hands: Hands, steady: float, wall: float, slept: bool
) -> None:
    watch = SleepWatch(steady=hands.steady, wall=hands.now)
    watch.start()
    told: list[None] = []
    watch.slept.connect(lambda: told.append(None))
    hands.pass_time(steady, wall)
    watch.look()
    watch.look()
    assert len(told) == int(slept)


def test_the_first_window_waits_for_no_lock_and_no_bus() -> None:
    late = ("PySide6.QtDBus", "medex_desktop.ui.locking", "medex_desktop.ui.system_lock")
    script = f"import sys, medex_desktop.ui.start; assert not set(sys.modules) & set({late!r})"
    run = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)
    assert run.returncode == 0


def locker(window: Window) -> Locker:
    for _turn in range(100):
        if window.locker is None:
            QTest.qWait(50)
    assert window.locker is not None
    return window.locker


def wait_locked(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)


def add_client(shell: Shell) -> int:
    made = shell.session.do(clients.add_client, form=ClientForm(name=NAME, birth_date="1951-06-03"))
    assert isinstance(made, int)
    return made


def read_aloud(window: Window, *, only_visible: bool = False) -> str:
    """Every text, accessible text, hint and title of a window and what is in it."""
    found = []
    shown = [one for one in window.findChildren(QWidget) if not only_visible or one.isVisible()]
    for one in (window, *shown):
        found += [one.windowTitle(), one.accessibleName(), one.accessibleDescription()]
        found += [one.toolTip(), one.whatsThis(), one.statusTip()]
        for name in ("text", "toPlainText", "placeholderText", "title", "words", "currentText"):
            read = getattr(one, name, None)
            if callable(read):
                found.append(str(read()))
    return "\n".join(found)


def test_nobody_there_locks_and_no_name_is_left(qtbot: QtBot, window: Window, shell: Shell) -> None:
    shell.session.go("client", add_client(shell), tab="overview")
    assert "Holloway" in read_aloud(window)
    locker(window).idle.expired.emit()
    assert window.session is None
    assert "Holloway" not in read_aloud(window, only_visible=True)
    wait_locked(qtbot, window)
    QTest.qWait(0)
    said = read_aloud(window)
    assert "Holloway" not in said
    assert "Margaret" not in said
    assert window.windowTitle() == TITLE
    assert window.locker is None


@pytest.mark.parametrize("told_by", ["sleep", "system"])
def test_sleep_and_the_screens_lock_keep_what_is_typed(
    qtbot: QtBot, window: Window, shell: Shell, told_by: str
) -> None:
    shell.new_client()
    typed = shell.window().focusWidget()
    assert isinstance(typed, QLineEdit)
    typed.setText("Half A Client")
    watching = locker(window)
    (watching.sleep.slept if told_by == "sleep" else watching.system.locked).emit()
    wait_locked(qtbot, window)
    kept = unlocked(qtbot, window).session.ask(drafts.drafts)
    assert "Half A Client" in str([draft.payload for draft in kept])


def left_alone(watching: Locker, minutes: float) -> bool:
    """Whether the lock would come after that many minutes without a touch."""
    watching.idle._touched_at = time.monotonic() - 60 * minutes
    return watching.idle.is_idle()


def test_a_rest_and_a_stopwatch_on_screen_postpone_the_lock(
    qtbot: QtBot, window: Window, shell: Shell
) -> None:
    watching = locker(window)
    qtbot.waitUntil(lambda: not shell.session.tasks.is_working(), timeout=LONGEST)
    page = QWidget(shell)
    clock = Ticking(page)
    assert left_alone(watching, 6)
    clock.run()
    assert not left_alone(watching, 19)
    assert left_alone(watching, 21)
    clock.stop()
    assert left_alone(watching, 6)
    clock.run()
    page.deleteLater()  # closed while it ran: it must not hold the lock for ever
    qtbot.waitUntil(lambda: left_alone(watching, 6), timeout=LONGEST)


def test_a_passphrase_typed_while_it_closes_opens_it_again(
    qtbot: QtBot, window: Window, shell: Shell
) -> None:
    shell.session.do(clients.add_client, form=ClientForm(name=NAME, birth_date="1951-06-03"))
    shell.lock()
    waiting = window.page()
    assert isinstance(waiting, Waiting)
    QTest.keyClicks(waiting, PASSPHRASE)
    QTest.keyClick(waiting, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell not in (None, shell), timeout=LONGEST)


@pytest.mark.parametrize("keys", ["Ctrl+E", "Ctrl+J"])
def test_no_sheet_of_a_client_stays_over_the_locked_screen(
    qtbot: QtBot, window: Window, shell: Shell, keys: str
) -> None:
    number = shell.session.do(
        clients.add_client, form=ClientForm(name=NAME, birth_date="1951-06-03")
    )
    shell.session.go("client", number, "overview")
    screen = shell.current()
    assert screen is not None
    QTest.keySequence(screen, keys)
    assert any(one.isVisible() for one in window.findChildren(Overlay))
    shell.lock()
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    assert not any(one.isVisible() for one in window.findChildren(Overlay))


def test_long_work_postpones_the_lock(qtbot: QtBot, window: Window, shell: Shell) -> None:
    watching = locker(window)
    tasks = shell.session.tasks
    qtbot.waitUntil(lambda: not tasks.is_working(), timeout=LONGEST)
    may_end = threading.Event()
    tasks.start(shell, lambda _task: may_end.wait(LONGEST / 1_000))
    assert not left_alone(watching, 19)
    may_end.set()
    qtbot.waitUntil(lambda: not tasks.is_working(), timeout=LONGEST)
    assert left_alone(watching, 6)


def test_a_screen_that_is_signing_is_asked_again(
    qtbot: QtBot, window: Window, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shell.current()
    assert screen is not None
    monkeypatch.setattr(screen, "leave", lambda: False)
    watching = locker(window)
    watching.lock()
    assert watching.is_waiting()
    assert window.session is not None
    monkeypatch.undo()
    watching.lock()
    wait_locked(qtbot, window)


def test_the_time_is_chosen_in_the_settings(window: Window, shell: Shell) -> None:
    watching = locker(window)
    assert watching._limit() == 300
    shell.session.go("settings", section="passphrase")
    section = shell.findChild(PassphraseSection)
    assert section is not None
    assert section.lock.minutes.key() == "5"
    section.lock.minutes.chosen.emit("30")
    assert watching._limit() == 1_800


@pytest.mark.parametrize("value", [0, 31, 4, "5", True, None, 5.0])
def test_a_time_that_is_no_choice_gives_way(tmp_path: Path, value: object) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps({"lock_minutes": value}), encoding="utf-8")
    assert PreferenceFile(path).read().lock_minutes == 5


def test_the_demo_is_never_locked(window: Window, shell: Shell) -> None:
    watching = locker(window)
    shell.program.demo = True
    watching.lock()
    assert not watching.is_waiting()
    assert window.session is not None
    shell.program.demo = False


@pytest.mark.parametrize("is_ours", [True, False])
def test_what_came_from_here_is_taken_out_of_the_clipboard(
    qtbot: QtBot, shell: Shell, window: Window, monkeypatch: pytest.MonkeyPatch, is_ours: bool
) -> None:
    """The offscreen platform never tells whose it is; the others do."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: is_ours)
    QGuiApplication.clipboard().setText(NAME)
    shell.lock()
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    assert QGuiApplication.clipboard().text() == ("" if is_ours else NAME)
    QGuiApplication.clipboard().clear()


def test_nothing_is_begun_once_the_practice_is_being_closed(
    qtbot: QtBot, shell: Shell, window: Window
) -> None:
    """A timer that comes then (the libraries, a count) would never let the session go."""
    session, ran = shell.session, []
    shell.lock()
    session.tasks.start(session, ran.append)
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    qtbot.waitUntil(lambda: not isValid(session), timeout=LONGEST)
    assert ran == []

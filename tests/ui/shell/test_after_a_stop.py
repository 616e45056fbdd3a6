"""After a stop: one quiet line at the door, one card after unlocking, every draft offered."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, drafts, keeping, practices
from medex_desktop.ui.greeting import SETTINGS, SPACE, STOP, Greeting
from medex_desktop.ui.notices import Notices
from medex_desktop.ui.report_sheet import ReportSheet
from medex_desktop.ui.screens.client_form import ClientFormOverlay
from medex_desktop.ui.screens.today import TodayScreen
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.stops.card import StopCard
from medex_desktop.ui.stops.run import Run
from medex_desktop.ui.tasks import Tasks
from medex_desktop.ui.window import Window
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.desks import PASSPHRASE, TestClock
from tests.windows import LONGEST, close, door, program, unlocked

NAME = "Margaret Holloway"
BEGAN = datetime(2026, 10, 1, 13, 30, tzinfo=UTC)
Stopped = Callable[..., Window]


def note_stop(folder: Path, *more: str) -> None:
    folder.mkdir(exist_ok=True)
    at = BEGAN.isoformat()
    lines = [f"@ {at} began", "MedEx Desktop 0.1.0", f"@ {at} opened", "schema 2", *more]
    (folder / "20261001T133000-7.run").write_text("\n".join(["", *lines, ""]))


@pytest.fixture
def stopped(
    qtbot: QtBot, practice_root: Path, tmp_path: Path, clock: TestClock
) -> Iterator[Stopped]:
    """A window that starts after a run that stopped."""
    made: list[Window] = []

    def start(*more: str) -> Window:
        runs = tmp_path / "runs"
        note_stop(runs, *more)
        known = program(practice_root, clock)
        known.run = Run(runs, clock)
        window = Window(known)
        made.append(window)
        window.begin()
        window.resize(1366, 768)
        window.show()
        qtbot.waitUntil(lambda: window.greeting is not None, timeout=LONGEST)
        return window

    yield start
    for window in made:
        close(qtbot, window)


def leave_drafts(root: Path, clock: TestClock) -> int:
    """A grip test, a report and two forms begun; the client's number."""
    desk = practices.unlock(root, PASSPHRASE, clock)
    client_id = desk.do(
        clients.add_client, form=ClientForm(name=NAME, birth_date="1951-03-14", phone="937 555")
    )
    report = {"summary": "", "page_size": "letter"}
    for kind, owner, payload in (
        ("client", None, {"name": "Nora Falk"}),
        ("client", client_id, {"name": NAME, "birth_date": "1951-03-14", "phone": "1"}),
        ("progress_report", client_id, report),
        ("grip", client_id, {"note": "left alone"}),
    ):
        clock.pass_time(minutes=1)
        desk.do(drafts.save_draft, kind=kind, payload=payload, client_id=owner)
    desk.close()
    return client_id


def card(shell: Shell) -> StopCard:
    today = shell.current()
    assert isinstance(today, TodayScreen)
    found = today.findChild(StopCard)
    assert found is not None
    return found


def tab_of(shell: Shell) -> str:
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    return workspace.current_tab()


def said(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_the_door_tells_it_without_a_name(qtbot: QtBot, stopped: Stopped) -> None:
    window = stopped()
    door(qtbot, window)
    notice = window.stage.notices.notice(STOP)
    assert notice is not None
    words = notice.banner.accessibleName()
    assert "stopped before it was closed" in words
    assert "Everything saved is there" in words
    assert "offered after unlocking" in words
    notice.banner.button().click()
    sheet = window.stage.findChild(ReportSheet)
    assert sheet is not None
    assert "it was stopped from outside" in sheet.text.toPlainText()
    sheet.copy.click()
    assert QGuiApplication.clipboard().text() == sheet.text.toPlainText()
    assert sheet.said.words() == "Copied. Nothing was sent."


def test_deleting_the_report_at_the_door_ends_it(
    qtbot: QtBot, stopped: Stopped, tmp_path: Path
) -> None:
    window = stopped()
    notice = window.stage.notices.notice(STOP)
    assert notice is not None
    notice.banner.button().click()
    sheet = window.stage.findChild(ReportSheet)
    assert sheet is not None
    sheet.delete.click()
    assert window.stage.notices.notice(STOP) is None
    assert list((tmp_path / "runs").iterdir()) == []


def test_the_report_is_saved_where_a_person_wants_it(
    qtbot: QtBot, stopped: Stopped, tmp_path: Path
) -> None:
    window = stopped("Fatal Python error: Segmentation fault")
    notice = window.stage.notices.notice(STOP)
    assert notice is not None
    notice.banner.button().click()
    sheet = window.stage.findChild(ReportSheet)
    assert sheet is not None
    text = sheet.text.toPlainText()
    from medex_desktop.ui.saving import FileKind

    sheet.saving.save_to(tmp_path / "report.txt", FileKind("Text", "txt", text.encode))
    qtbot.waitUntil(lambda: bool(sheet.said.words()), timeout=LONGEST)
    assert (tmp_path / "report.txt").read_text() == text
    sheet.saving.save_to(tmp_path / "no" / "report.txt", FileKind("Text", "txt", text.encode))
    qtbot.waitUntil(lambda: "Not saved" in sheet.said.words(), timeout=LONGEST)


def test_every_draft_is_offered_and_opened(
    qtbot: QtBot, stopped: Stopped, practice_root: Path, clock: TestClock
) -> None:
    client_id = leave_drafts(practice_root, clock)
    window = stopped()
    shell = unlocked(qtbot, window)
    assert window.stage.notices.notice(STOP) is None
    found = card(shell)
    words = said(found)
    assert "The grip test of " in words
    assert words.count("The form of a client of ") == 2
    assert "The progress report of " in words
    assert NAME not in words
    assert "Nora" not in words
    assert len(found.ways) == 4
    grip, report, edit, _new = found.ways
    grip.click()
    assert tab_of(shell) == "assess"
    shell.go_to("today")
    report.click()
    assert tab_of(shell) == "documents"
    shell.go_to("today")
    edit.click()
    form = QApplication.activeWindow().findChild(ClientFormOverlay)
    assert form is not None
    assert form._client_id == client_id
    assert form.fields.form().phone == "1"
    form.close_overlay()


def test_the_draft_of_a_client_in_the_bin_is_offered_too(
    qtbot: QtBot, stopped: Stopped, practice_root: Path, clock: TestClock
) -> None:
    client_id = leave_drafts(practice_root, clock)
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    desk.do(keeping.put_in_bin, client_id=client_id)
    desk.close()
    shell = unlocked(qtbot, stopped())
    found = card(shell)
    assert said(found).count("of a client in the bin") == 3
    found.ways[0].click()
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    assert workspace.header.name() == NAME


def test_it_is_told_once(
    qtbot: QtBot, stopped: Stopped, practice_root: Path, clock: TestClock, tmp_path: Path
) -> None:
    leave_drafts(practice_root, clock)
    window = stopped()
    shell = unlocked(qtbot, window)
    card(shell).shut.click()
    assert card(shell).isHidden()
    assert [p.suffix for p in (tmp_path / "runs").iterdir()] == [".report"]
    assert window.program.stop is None


def test_a_window_closed_with_the_card_on_the_screen_counts_as_told(
    qtbot: QtBot, stopped: Stopped, tmp_path: Path
) -> None:
    window = stopped()
    unlocked(qtbot, window)
    close(qtbot, window)
    assert [p.suffix for p in (tmp_path / "runs").iterdir()] == [".report"]


def test_a_window_closed_at_the_door_tells_it_again(
    qtbot: QtBot, stopped: Stopped, tmp_path: Path
) -> None:
    close(qtbot, stopped())
    assert [p.suffix for p in (tmp_path / "runs").iterdir()] == [".run"]


def test_a_disk_nearly_full_is_said(
    qtbot: QtBot, practice_root: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    free = shutil.disk_usage(practice_root)._replace(free=123_400_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: free)
    notices, tasks = Notices(), Tasks()
    qtbot.addWidget(notices)
    Greeting(program(practice_root, clock), tasks, notices).look()
    qtbot.waitUntil(lambda: notices.notice(SPACE) is not None, timeout=LONGEST)
    assert "123 MB are free" in notices.words()
    monkeypatch.undo()


def test_damaged_settings_are_said_once(
    qtbot: QtBot, practice_root: Path, clock: TestClock, tmp_path: Path
) -> None:
    known = program(practice_root, clock)
    (tmp_path / "preferences.json").write_bytes(os.urandom(300))
    known.preferences = type(known.preferences)(tmp_path / "preferences.json")
    known.preferences.read()
    notices = Notices()
    qtbot.addWidget(notices)
    tasks = Tasks(notices)
    Greeting(known, tasks, notices).look()
    notice = notices.notice(SETTINGS)
    assert notice is not None
    assert "preferences.damaged.json" in notices.words()
    notice.shut.click()
    assert notices.isHidden()
    tasks.wait()

"""Diagnostics are shown before they are copied; they name no client, person or place."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import backups, clients, diagnostics, drafts, grip, rehearsals
from medex_desktop.storage import migrate
from medex_desktop.ui.errors import Faults
from medex_desktop.ui.report_sheet import ReportSheet
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.settings.about import AboutSection
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.window import Window
from tests.desks import TestClock
from tests.storage.samples import entry
from tests.ui.shell.test_stops import _write as note_stop
from tests.windows import LONGEST, door

MARKS = {
    name: f"Marked{name.title().replace('_', '')}"
    for name in ("name", "phone", "event_text", "precautions", "goal", "note", "occupation")
}


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log with faults, and lines somebody could have slipped in."""
    path = tmp_path / "medex.log"
    known = "2026-10-01 14:{at},123 ERROR fault {fault}"
    lines = [
        known.format(at=f"05:{at:02}", fault=f"ValueError |   ui/shell.py:{at} in load")
        for at in range(30)
    ]
    slipped = "KeyError | MarkedName |   domain/names.py:7 in f"
    lines += [known.format(at="06:00", fault=slipped), "MarkedNote", "INFO start MarkedPhone"]
    path.write_text("\n".join(lines))
    yield path
    logging.getLogger("medex").handlers.clear()


def text_of(qtbot: QtBot, sheet: ReportSheet | None) -> str:
    assert sheet is not None
    qtbot.waitUntil(lambda: "\n" in sheet.text.toPlainText(), timeout=LONGEST)
    return sheet.text.toPlainText()


def fill(shell: Shell, clock: TestClock) -> None:
    """Marked facts wherever a person may type."""
    desk = shell.session.desk
    known = ClientForm(birth_date="1951-03-14")
    marked = {name: mark for name, mark in MARKS.items() if hasattr(known, name)}
    client_id = desk.do(clients.add_client, form=replace(known, **marked))
    test = replace(entry("23.8", "23", "22", "20", "20", "19"), note=MARKS["note"])
    desk.do(grip.sign_grip, client_id=client_id, entry=test, day=clock.today())
    desk.do(drafts.save_draft, kind="client", payload={"name": MARKS["name"]})
    backups.back_up(desk)
    rehearsals.rehearse(desk)


def test_nothing_of_a_client_is_in_them(
    qtbot: QtBot, shell: Shell, window: Window, clock: TestClock, log: Path, tmp_path: Path
) -> None:
    fill(shell, clock)
    window.program.log = log
    shell.session.go("settings", section="about")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    about = screen.sections["about"]
    assert isinstance(about, AboutSection)
    about.diagnostics.click()
    sheet = window.stage.findChild(ReportSheet)
    text = text_of(qtbot, sheet)
    hidden = [*MARKS.values(), "Castellanos", "Riverbend", "937", str(tmp_path), Path.home().name]
    assert [secret for secret in hidden if secret in text] == []
    assert "/" not in text.replace("ui/", "").replace("domain/", ""), "no path at all"
    for said in (
        "MedEx Desktop 0.1.0",
        f"schema {migrate.SCHEMA}, journal wal",
        "rows of client 1",
        "rows of assessment 1",
        "own backups 1, newest 0 h ago",
        "last rehearsal 0 h ago, everything came back",
        "free on this disk",
        "screen ",
        "locale ",
        "style ",
        "practice file ",
        "log ",
        "last check-up: not known",
        "faults in the log: 20",
        "2026-10-01 14:06:00 KeyError domain/names.py:7",
        "2026-10-01 14:05:29 ValueError ui/shell.py:29",
    ):
        assert said in text, said
    assert "ui/shell.py:10" not in text, "the last twenty"
    assert sheet is not None
    assert QGuiApplication.clipboard().text() != text, "shown first"
    sheet.copy.click()
    assert QGuiApplication.clipboard().text() == text


def test_from_the_locked_door(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    page = door(qtbot, window)
    page.diagnostics.click()
    text = text_of(qtbot, window.stage.findChild(ReportSheet))
    assert "practice locked" in text
    assert "own backups 0" in text
    assert "rows of" not in text
    assert str(tmp_path) not in text


def test_from_the_card_of_a_fault(qtbot: QtBot, shell: Shell, window: Window) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    faults = Faults()
    faults.report(ValueError(MARKS["name"]))
    dialog = faults.dialog
    assert dialog is not None
    assert not dialog.more.isHidden()
    dialog.more.click()
    qtbot.waitUntil(lambda: "rows of client" in dialog.details(), timeout=LONGEST)
    assert dialog.details().startswith("ValueError")
    assert MARKS["name"] not in dialog.details()
    dialog.close()


def test_stops_are_counted(qtbot: QtBot, window: Window, tmp_path: Path, clock: TestClock) -> None:
    from medex_desktop.ui.stops.run import Run

    runs = tmp_path / "runs"
    runs.mkdir()
    note_stop(runs / "20261001T140512-7.run")
    window.program.run = Run(runs, clock)
    window.show_diagnostics()
    text = text_of(qtbot, window.stage.findChild(ReportSheet))
    assert "runs that stopped or had a fault: 1" in text
    assert "begun 2026-10-01 14:05 UTC, stopped" in text


def test_a_folder_that_is_gone_is_told_and_nothing_fails(tmp_path: Path, clock: TestClock) -> None:
    lines = diagnostics.of_folder(tmp_path / "MarkedName", clock)
    assert "practice file not there (FileNotFoundError), log not there (FileNotFoundError)" in lines
    assert "MarkedName" not in "\n".join(lines)
    assert diagnostics.faults_in(tmp_path / "no.log") == []

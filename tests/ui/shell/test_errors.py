"""A fault of ours: one dialog, and details that hold places in the program, never values."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.names import clean_line
from medex_desktop.ui import fault_details
from medex_desktop.ui.errors import Faults

SECRET = "Margaret Holloway"


def a_fault() -> BaseException:
    try:
        clean_line(SECRET, SECRET, None)  # type: ignore[arg-type]
    except TypeError as fault:
        return fault
    raise AssertionError("no fault")


def test_details_name_our_places_and_no_values() -> None:
    try:
        raise ValueError(SECRET) from a_fault()
    except ValueError as fault:
        told = fault_details.describe(fault)
    assert told.splitlines()[0] == "ValueError"
    assert "TypeError" in told
    assert "domain/names.py:" in told
    assert SECRET not in told
    assert str(Path(__file__).parent) not in told


def test_one_dialog_with_details_to_copy(qtbot: QtBot) -> None:
    faults = Faults()
    faults.report(a_fault())
    faults.report(a_fault())
    dialog = faults.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert SECRET not in dialog.details()
    assert "MedEx Desktop" in dialog.details()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.details()


def test_the_next_fault_after_the_dialog_was_closed_is_shown_again(qtbot: QtBot) -> None:
    faults = Faults()
    faults.report(a_fault())
    assert faults.dialog is not None
    faults.dialog.close()
    assert faults.dialog is None
    faults.report(a_fault())
    assert faults.dialog is not None
    qtbot.addWidget(faults.dialog)


def test_uncaught_faults_come_to_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", sys.excepthook)
    faults = Faults()
    faults.take_over()
    fault = a_fault()
    sys.excepthook(type(fault), fault, None)
    assert faults.dialog is not None
    qtbot.addWidget(faults.dialog)

"""How tests work the import dialog: files to read, answers, and waiting for its tasks."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot

from medex_desktop.ui.importing.steps import Step
from medex_desktop.ui.screens.import_dialog import ImportDialog
from tests.ui.screens.people import Stand, settle

GOOD = (
    "Name,Born,Test date,R1 kg,L1 kg\n"
    "Ana Simic,1962-06-23,2026-09-01,31.5,30.0\n"
    "Eva Lind,1958-02-03,2026-09-08,28.0,29.5\n"
)
FAULTY = GOOD + "Eva Lind,1958-02-03,31/02/2026,412,29.5\n"


@pytest.fixture
def dialog(stand: Stand) -> ImportDialog:
    stand.put(QWidget())
    made = ImportDialog.open_over(stand, stand.session)
    settle()
    return made


def wait(dialog: ImportDialog, seconds: float = 60) -> None:
    """Until nothing is being worked out."""
    until = time.monotonic() + seconds
    settle()
    while not dialog.is_settled() and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)
    assert dialog.is_settled()
    settle()


def written(folder: Path, words: str, name: str = "grip-september.csv") -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def open_file(dialog: ImportDialog, path: Path) -> None:
    dialog.choose(path)
    wait(dialog)


def choose(dialog: ImportDialog, key: str, value: str) -> None:
    box = dialog.columns.questions.fields[key].box
    assert box is not None
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    wait(dialog)


def typed(dialog: ImportDialog, key: str, value: str, qtbot: QtBot) -> None:
    line = dialog.columns.questions.fields[key].line
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, value)
    wait(dialog)


def press(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.foot.main, Qt.MouseButton.LeftButton)
    wait(dialog)


def to_check(dialog: ImportDialog, path: Path, qtbot: QtBot) -> None:
    open_file(dialog, path)
    choose(dialog, "protocol", "southampton")
    press(dialog, qtbot)
    assert dialog.step is Step.CHECK

"""The import dialog in every look and size, and the window's life while much comes in."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from medex_desktop.ui import theme
from medex_desktop.ui.importing.steps import Step
from medex_desktop.ui.screens.import_dialog import ImportDialog
from tests.cuts import cut
from tests.exchange.files import long_file
from tests.ui.screens.importing import FAULTY, choose, open_file, press, wait, written
from tests.ui.screens.importing import dialog as dialog
from tests.ui.screens.people import Stand, clipped, settle


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("mode", ["light", "contrast"])
def test_every_step_has_names_and_whole_words(
    stand: Stand, qapp: QApplication, qtbot: QtBot, tmp_path: Path, percent: int, mode: theme.Mode
) -> None:
    theme.apply(qapp, mode, percent)
    stand.resize(1366, 768)
    stand.put(QWidget())
    dialog = ImportDialog.open_over(stand, stand.session)
    settle()
    assert flaws(dialog) == []
    open_file(dialog, written(tmp_path, FAULTY))
    assert flaws(dialog) == []
    choose(dialog, "protocol", "southampton")
    press(dialog, qtbot)
    assert flaws(dialog) == []
    assert cut(dialog) == []
    dialog.check.leave_out.click()
    press(dialog, qtbot)
    assert flaws(dialog) == []
    dialog.foot.earlier.click()
    wait(dialog)
    assert flaws(dialog) == []


def flaws(dialog: ImportDialog) -> list[str]:
    """Controls in sight without a name, or smaller than their words."""
    settle()
    nameless = [
        str(control)
        for control in dialog.findChildren(QWidget)
        if control.isVisible()
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not control.accessibleName()
        and isinstance(control, QAbstractButton | QComboBox | QLineEdit | QTableView)
    ]
    return [*nameless, *clipped(dialog)]


class Heart(QTimer):
    """Beats on the screen's thread; how long its gaps are is measured in the bench."""

    def __init__(self) -> None:
        super().__init__()
        self.setInterval(5)
        self.beats = 0
        self.timeout.connect(self._on_timeout)
        self.start()

    def _on_timeout(self) -> None:
        self.beats += 1


@pytest.mark.slow
def test_the_window_lives_while_ten_thousand_people_come_in(
    dialog: ImportDialog,
    stand: Stand,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    path = tmp_path / "many.csv"
    path.write_bytes(long_file(10_000))
    heart = Heart()
    open_file(dialog, path)
    choose(dialog, "protocol", "southampton")
    dialog.foot.main.click()
    wait(dialog)
    assert dialog.foot.main.text() == "Import 10000 tests"
    dialog.foot.main.click()
    wait(dialog, 120)
    heart.stop()
    assert dialog.step is Step.DONE
    assert heart.beats > 20, "the screen's thread lived on while people came in"


def test_the_collector_is_as_before_when_the_dialog_is_gone(stand: Stand) -> None:
    before = gc.get_threshold()
    stand.put(QWidget())
    opened = ImportDialog.open_over(stand, stand.session)
    assert gc.get_threshold()[:2] == before[:2]
    assert gc.get_threshold()[2] > 100_000
    opened.close_overlay()
    settle()
    assert gc.get_threshold() == before

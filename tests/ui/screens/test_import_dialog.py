"""The import as a person meets it: by clicks and keys through the real window and file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
)
from pytestqt.qtbot import QtBot

from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services import clients, grip, imports
from medex_desktop.ui.importing import column_list
from medex_desktop.ui.importing.steps import Step
from medex_desktop.ui.screens.clients import ClientsScreen
from medex_desktop.ui.screens.import_dialog import ImportDialog
from medex_desktop.ui.session import Target
from tests.desks import TestClock
from tests.exchange.files import BROKEN, FIXTURES, NHANES, long_file
from tests.ui.screens.importing import (
    FAULTY,
    GOOD,
    choose,
    open_file,
    press,
    to_check,
    typed,
    wait,
    written,
)
from tests.ui.screens.importing import dialog as dialog
from tests.ui.screens.people import Stand, settle


def test_600_real_adults_by_clicks_and_keys(
    dialog: ImportDialog, stand: Stand, qtbot: QtBot
) -> None:
    open_file(dialog, NHANES)
    assert dialog.step is Step.COLUMNS
    assert dialog.foot.main.reason() == "2 questions are open"
    press(dialog, qtbot)  # not yet: it says what is open and goes there
    fields = dialog.columns.questions.fields
    assert fields["test_date"].sentence() == "Not answered yet."
    assert fields["test_date"].line is not None
    assert fields["test_date"].line.hasFocus()
    typed(dialog, "test_date", "1 jun 2012", qtbot)
    assert fields["test_date"].line.hasFocus()  # the answer was looked at, the keyboard stayed
    assert fields["test_date"].sentence() == "1\N{NO-BREAK SPACE}Jun\N{NO-BREAK SPACE}2012"
    choose(dialog, "protocol", "southampton")
    assert dialog.foot.main.reason() == ""
    press(dialog, qtbot)
    assert dialog.place() == f"{NHANES.name}, step 3 of 3: check"
    assert dialog.check.banner.accessibleName().startswith("All 600 rows can be read.")
    assert dialog.check.tiles["new"].accessibleName() == "600 clients new"
    assert dialog.foot.main.text() == "Import 600 tests"
    assert len(stand.session.ask(clients.client_list)) == 0
    qtbot.keyClick(
        dialog.check.first_control(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    wait(dialog)
    assert dialog.step is Step.DONE
    assert dialog.done.words() == "600 tests imported, 600 clients new. Everything is saved."
    assert len(stand.session.ask(clients.client_list)) == 600
    qtbot.mouseClick(dialog.foot.take_back, Qt.MouseButton.LeftButton)
    wait(dialog)
    assert "600 tests and 600 clients were removed." in stand.told[-1]
    assert stand.session.ask(clients.client_list) == []
    assert dialog.foot.take_back.isHidden()


def test_a_long_file_in_pounds_with_semicolons(
    dialog: ImportDialog, stand: Stand, qtbot: QtBot, clock: TestClock
) -> None:
    clock.pass_time(days=60)
    to_check(dialog, FIXTURES / "long_pounds_semicolon.csv", qtbot)
    press(dialog, qtbot)
    assert dialog.step is Step.DONE
    line = next(c for c in stand.session.ask(clients.client_list) if "Holloway" in c.name)
    record = stand.session.ask(grip.grip_records, client_id=line.id)[0]
    first = record.test.entry.trials[0].quantity
    assert first is not None
    assert (first.typed, first.unit) == ("52,5", "lb")


@pytest.mark.parametrize("broken", ["workbook", "open_quote", "empty", "noise", "only_blanks"])
def test_a_broken_file_says_why_and_leaves_the_dialog_as_it_was(
    dialog: ImportDialog, stand: Stand, broken: str
) -> None:
    open_file(dialog, BROKEN / f"{broken}.csv")
    assert dialog.step is Step.FILE
    assert dialog.file.said()
    assert stand.troubles == []
    open_file(dialog, BROKEN / "gone.csv")
    assert dialog.file.said() == "This file is not there any more. Choose it again."


def test_faulty_rows_are_listed_corrected_and_checked_again(
    dialog: ImportDialog, stand: Stand, qtbot: QtBot, tmp_path: Path
) -> None:
    path = written(tmp_path, FAULTY)
    to_check(dialog, path, qtbot)
    said = [dialog.check.refused.cell(line, at).said() for line in (0, 1) for at in range(4)]
    assert said == [
        "4", "Test date", "31/02/2026", "There is no 31 Feb 2026: that month has 28 days.",
        "4", "R1 kg", "412", "Above 100 kg. Is a decimal mark missing?",
    ]  # fmt: skip
    assert dialog.check.banner.accessibleName().startswith("1 of 3 rows can't be read.")
    assert dialog.foot.main.reason() == "Correct the file, or leave the 1 out"
    press(dialog, qtbot)
    assert stand.session.ask(imports.batches) == []
    assert dialog.check.leave_out.hasFocus()
    written(tmp_path, GOOD)
    qtbot.keyClick(dialog.check.leave_out, Qt.Key.Key_F5)
    wait(dialog)
    assert dialog.check.leave_out.isHidden()
    assert dialog.foot.main.text() == "Import 2 tests"
    assert dialog.foot.main.reason() == ""


def test_faulty_rows_are_left_out_and_the_record_lists_them(
    dialog: ImportDialog, stand: Stand, qtbot: QtBot, tmp_path: Path
) -> None:
    to_check(dialog, written(tmp_path, FAULTY), qtbot)
    dialog.check.leave_out.click()
    press(dialog, qtbot)
    assert dialog.step is Step.DONE
    (batch,) = stand.session.ask(imports.batches)
    assert {fault["value"] for fault in batch.left_out} == {"31/02/2026", "412"}
    qtbot.mouseClick(dialog.foot.another, Qt.MouseButton.LeftButton)
    assert dialog.step is Step.FILE
    to_check(dialog, written(tmp_path, GOOD), qtbot)
    assert dialog.check.banner.accessibleName().startswith("There is nothing new in this file.")
    assert dialog.foot.main.reason() == "Nothing new to import"


def test_the_list_of_refused_rows_is_saved(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    to_check(dialog, written(tmp_path, FAULTY), qtbot)
    dialog.check._save.click()
    settle()
    (asked,) = dialog.findChildren(QFileDialog)
    target = tmp_path / "list.csv"
    asked.fileSelected.emit(str(target))
    with qtbot.waitSignal(dialog._saving.saved):
        pass
    asked.close()
    settle()
    assert "31/02/2026" in target.read_text("utf-8-sig")
    assert "The list was saved as list.csv." in dialog.check.banner.accessibleName()


def test_escape_stops_the_import_and_nothing_is_kept(
    dialog: ImportDialog, stand: Stand, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    path.write_bytes(long_file(3000))
    to_check(dialog, path, qtbot)
    dialog.foot.main.click()
    assert dialog.is_busy()
    assert not dialog.pages.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isHidden()
    wait(dialog)
    assert dialog.step is Step.CHECK
    assert dialog.trouble.words().startswith("Stopped. Nothing was imported")
    assert stand.session.ask(clients.client_list) == []
    press(dialog, qtbot)  # and it can be done after all
    assert dialog.step is Step.DONE
    assert len(stand.session.ask(clients.client_list)) == 3000


def test_columns_are_saved_and_used_for_the_next_file(
    dialog: ImportDialog, stand: Stand, qtbot: QtBot, tmp_path: Path
) -> None:
    open_file(dialog, NHANES)
    typed(dialog, "test_date", "1 jun 2012", qtbot)
    choose(dialog, "protocol", "asht")
    dialog.columns._keep.click()
    dialog.columns.name.setText("")
    qtbot.keyClick(dialog.columns.name, Qt.Key.Key_Return)
    assert dialog.columns._named.sentence() == "Give these columns a name."
    qtbot.keyClicks(dialog.columns.name, "Survey")
    qtbot.keyClick(dialog.columns.name, Qt.Key.Key_Return)
    assert stand.told[-1] == "Columns saved as Survey"
    assert dialog.columns.kept.key() == "Survey"
    open_file(dialog, NHANES)
    assert dialog.columns.kept.key() == "Survey"
    fields = dialog.columns.questions.fields
    box = fields["protocol"].box
    assert box is not None
    assert box.key() == "asht"
    assert dialog.foot.main.reason() == "1 question is open"  # the day is this file's own
    dialog.columns.kept.set_key("")
    dialog.columns.kept.chosen.emit("")
    wait(dialog)
    assert dialog.foot.main.reason() == "2 questions are open"


def test_another_meaning_for_a_column(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    open_file(dialog, written(tmp_path, GOOD.replace("Name", "Who").replace("R1 kg", "Big (kg)")))
    fields = dialog.columns.questions.fields
    assert "columns.client" not in fields
    box = dialog.columns.columns.box("Big (kg)")
    assert box.key() == ""
    box.setCurrentIndex(box.findData("right_1"))
    box.activated.emit(box.currentIndex())
    wait(dialog)
    name = dialog.columns.columns.box("Who")
    name.setCurrentIndex(name.findData("name"))
    name.activated.emit(name.currentIndex())
    wait(dialog)
    for key, field in list(dialog.columns.questions.fields.items()):
        if field.question.required and field.box is not None:
            choose(dialog, key, field.question.choices[0].value)
    press(dialog, qtbot)
    assert dialog.step is Step.CHECK
    assert dialog.check.tiles["ready"].accessibleName() == "2 rows ready"


def test_a_client_list(dialog: ImportDialog, stand: Stand, qtbot: QtBot) -> None:
    segment = dialog.file.kind._segments["clients"]
    segment.click()
    open_file(dialog, FIXTURES / "clients_list.csv")
    press(dialog, qtbot)
    assert dialog.foot.main.text() == "Import 2 clients"
    press(dialog, qtbot)
    assert dialog.step is Step.DONE
    assert len(stand.session.ask(clients.client_list)) == 2
    qtbot.mouseClick(dialog.foot.main, Qt.MouseButton.LeftButton)
    assert stand.told[-1].startswith("2 clients imported"), "still said once the dialog is gone"


def test_earlier_imports_can_be_taken_back_later(
    dialog: ImportDialog, stand: Stand, qtbot: QtBot, tmp_path: Path
) -> None:
    to_check(dialog, written(tmp_path, GOOD), qtbot)
    press(dialog, qtbot)
    dialog.close_overlay()
    settle()
    later = ImportDialog.open_over(stand, stand.session)
    qtbot.mouseClick(later.foot.earlier, Qt.MouseButton.LeftButton)
    wait(later)
    assert later.earlier.model.cell(0, 0).text == "grip-september.csv"
    qtbot.mouseClick(later.foot.take_back, Qt.MouseButton.LeftButton)
    assert later.earlier.banner.accessibleName().startswith("Take grip-september.csv back?")
    assert len(stand.session.ask(clients.client_list)) == 2
    qtbot.mouseClick(later.earlier.banner.button(), Qt.MouseButton.LeftButton)
    wait(later)
    assert stand.session.ask(clients.client_list) == []
    assert "taken back" in later.earlier.model.cell(0, 3).text
    assert later.foot.take_back.isHidden()


def test_a_file_dropped_on_the_dialog_is_read(dialog: ImportDialog, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, GOOD)))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enters = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(dialog, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), copy, data, left, none))
    wait(dialog)
    assert dialog.step is Step.COLUMNS


def test_a_known_fault_is_told_in_the_dialog_and_outside(
    dialog: ImportDialog, stand: Stand, qtbot: QtBot, tmp_path: Path
) -> None:
    to_check(dialog, written(tmp_path, GOOD), qtbot)
    dialog.take_refusal(Refused(Text("The disk is full.")))
    assert dialog.trouble.words() == "The disk is full."
    assert len(stand.troubles) == 1
    press(dialog, qtbot)
    assert dialog.step is Step.DONE
    assert dialog.trouble.isHidden()


def test_a_wide_file_shows_its_first_columns_and_the_others_on_demand(
    dialog: ImportDialog, tmp_path: Path
) -> None:
    names = [f"Extra {n}" for n in range(400)] + ["Client", "R1 kg", "L1 kg"]
    cells = ["x"] * 400 + ["Ana", "31", "30"]
    open_file(dialog, written(tmp_path, ",".join(names) + "\n" + ",".join(cells) + "\n"))
    while not dialog.columns.columns.is_whole():
        settle()
    shown = dialog.columns.columns
    assert shown.box("L1 kg").key() == "left_1"  # what means something is always there
    with pytest.raises(KeyError):
        shown.box("Extra 399")
    before = len(shown._rows)
    shown._more.click()
    while not shown.is_whole():
        settle()
    assert len(shown._rows) == before + column_list.MOST


def test_ctrl_i_on_the_client_list_opens_it(stand: Stand, qtbot: QtBot) -> None:
    screen = ClientsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("clients"))
    settle()
    screen.open_import()
    (opened,) = stand.findChildren(ImportDialog)
    assert opened.isVisible()
    assert opened.file.browse.hasFocus()
    qtbot.keyClick(opened.file.browse, Qt.Key.Key_Escape)
    settle()
    assert stand.findChildren(ImportDialog) == []

"""A disk that fails while one types: it is said beside the form, and nothing typed is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, event

from medex_desktop.services import clients, drafts
from medex_desktop.services.desk import Desk
from medex_desktop.ui.clients.hold_sheet import HoldSheet
from medex_desktop.ui.draft_copy import DraftCopy, in_lines
from medex_desktop.ui.screens.client_form import ClientFormOverlay
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.widgets.sentence import Sentence
from tests.ui.workspace.stage import Bench
from tests.ui.workspace.stage import bench as bench
from tests.windows import LONGEST


class FailingDisk:
    """Each commit meets what SQLite says after EIO, until ``mend``."""

    def __init__(self, desk: Desk) -> None:
        self._engine = desk.file.writing
        self.fails = False
        event.listen(self._engine, "commit", self._fail)

    def _fail(self, _connection: Connection) -> None:
        if self.fails:
            raise driver.OperationalError("disk I/O error")

    def end(self) -> None:
        event.remove(self._engine, "commit", self._fail)


@pytest.fixture
def disk(shell: Shell) -> Iterator[FailingDisk]:
    made = FailingDisk(shell.session.desk)
    yield made
    made.end()


def test_a_grip_test_stays_is_tried_again_and_copied(
    bench: Bench, disk: FailingDisk, tmp_path: Path
) -> None:
    shell = bench.shell
    disk.fails = True
    bench.press("238201")
    bench.qtbot.waitUntil(shell.trouble.again.isVisible, timeout=LONGEST)
    assert "The disk reported a fault." in shell.trouble.words()
    assert "what you typed is still on the screen" in shell.trouble.words()
    assert "Not saved" in shell.rail.save_words()
    assert bench.text("left", 0) == "20.1"
    shell.trouble.copy.click()
    copying = shell.findChild(DraftCopy)
    assert copying is not None
    asked = shell.findChild(QFileDialog)
    assert asked is not None
    assert "not encrypted" in asked.windowTitle()
    asked.fileSelected.emit(str(tmp_path / "copy.txt"))
    asked.close()
    bench.qtbot.waitUntil(lambda: (tmp_path / "copy.txt").exists(), timeout=LONGEST)
    copied = (tmp_path / "copy.txt").read_text()
    assert copied.startswith("Typed and not saved")
    assert "23.8" in copied
    bench.qtbot.waitUntil(lambda: "not encrypted" in shell.foot.words(), timeout=LONGEST)
    shell.trouble.again.click()
    assert shell.trouble.words(), "it still fails"
    disk.fails = False
    shell.trouble.again.click()
    assert shell.trouble.words() == ""
    (kept,) = bench.desk.ask(drafts.drafts, kind="grip")
    assert kept.client_id == bench.client_id


@pytest.fixture
def form(qtbot: QtBot, shell: Shell) -> ClientFormOverlay:
    made = ClientFormOverlay.open_over(shell, shell.session)
    made.fields.fields["name"].field.setText("Eva Lind")
    made.fields.fields["birth_date"].field.setText("1950-03-13")
    return made


def test_a_client_form_says_it_itself_and_is_saved_in_the_end(
    qtbot: QtBot, shell: Shell, form: ClientFormOverlay, disk: FailingDisk
) -> None:
    disk.fails = True
    form.save()
    assert "The disk reported a fault." in form._problem.words()
    assert form.isVisible()
    assert form.fields.form().name == "Eva Lind"
    assert shell.session.ask(clients.client_count) == 0
    disk.fails = False
    form._problem.chosen.emit("again")
    assert shell.session.ask(clients.client_count) == 1
    assert form.isHidden()
    assert shell.session.ask(drafts.drafts) == []


def test_a_form_does_not_close_over_what_the_disk_refuses(
    qtbot: QtBot, shell: Shell, form: ClientFormOverlay, disk: FailingDisk
) -> None:
    disk.fails = True
    form.close_overlay()
    assert form.isVisible()
    assert "The disk reported a fault." in form._problem.words()
    assert not shell.lock(), "nor is it locked away"
    assert "name: Eva Lind\nbirth date: 1950-03-13\n" in form.typed_lines()
    disk.fails = False
    form.close_overlay()
    assert form.isHidden()
    (kept,) = shell.session.ask(drafts.drafts)
    assert kept.payload["name"] == "Eva Lind"


def test_what_was_typed_is_given_up_only_when_a_person_says_so(
    qtbot: QtBot, shell: Shell, form: ClientFormOverlay, disk: FailingDisk
) -> None:
    disk.fails = True
    form.close_overlay()
    form._problem.chosen.emit("away")
    assert form.isHidden()
    disk.fails = False
    assert shell.session.ask(drafts.drafts) == []


def test_the_retry_by_itself_clears_the_problem(
    qtbot: QtBot, shell: Shell, form: ClientFormOverlay, disk: FailingDisk
) -> None:
    disk.fails = True
    qtbot.waitUntil(lambda: bool(form._problem.words()), timeout=LONGEST)
    disk.fails = False
    qtbot.waitUntil(lambda: not form._problem.words(), timeout=LONGEST)
    assert len(shell.session.ask(drafts.drafts)) == 1


def test_lines_name_the_way_to_each_value() -> None:
    payload = {"trials": [{"side": "right", "text": "23.8"}], "note": "", "pain": None, "n": 0}
    assert in_lines("Typed", payload) == (
        "Typed\ntrials 1 side: right\ntrials 1 text: 23.8\nn: 0\n"
    )


def test_what_stands_in_a_form_is_read_by_the_screens_own_thread(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    asked: list[int] = []

    def text() -> str:
        asked.append(threading.get_ident())
        return "23.8 \ud83d"

    copying = DraftCopy(shell.session, shell)
    copying.ask(text)
    dialog = shell.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(copying.saving.saved, timeout=LONGEST):
        dialog.fileSelected.emit(str(tmp_path / "copy.txt"))
    dialog.close()
    assert asked == [threading.get_ident()]
    assert (tmp_path / "copy.txt").read_text() == "23.8 ?"


def test_a_sheet_stays_while_what_is_typed_cannot_be_kept(bench: Bench, disk: FailingDisk) -> None:
    sheet = HoldSheet.open_over(bench.shell.window(), bench.shell.session, bench.client_id, "M")
    bench.press("asked by a court")
    disk.fails = True
    assert not bench.shell.leave()
    assert sheet.isVisible()
    assert "It stays here" in " ".join(one.words() for one in sheet.findChildren(Sentence))
    disk.fails = False
    assert bench.shell.leave()
    (kept,) = bench.desk.ask(drafts.drafts, kind=drafts.SHEET)
    assert kept.payload["lines"] == {"reason": "asked by a court"}

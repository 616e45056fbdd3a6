"""Everything out from the screen: encrypted by default, plain only after an extra step."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients
from medex_desktop.services.exports import read_archive
from medex_desktop.ui.exporting.form import ExportForm
from medex_desktop.ui.exporting.overlay import ClientExport
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.settings.exports import ExportSection
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.windows import LONGEST

SECRET = "seven herons over the weir"
EVE = ClientForm(name="Eva Lind", birth_date="1950-03-13")
IDA = ClientForm(name="Ida Brandt", birth_date="1950-03-13")


@pytest.fixture
def eve(shell: Shell) -> int:
    shell.session.do(clients.add_client, form=IDA)
    return shell.session.do(clients.add_client, form=EVE)


@pytest.fixture
def form(shell: Shell, eve: int) -> ExportForm:
    shell.session.go("settings", section="export")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    section = screen.sections["export"]
    assert isinstance(section, ExportSection)
    return section.form


def type_in(form: ExportForm, first: str, again: str) -> None:
    form.first.field.setText(first)
    form.again.field.setText(again)


def until_said(qtbot: QtBot, form: ExportForm) -> str:
    qtbot.waitUntil(lambda: bool(form.work.words()) and not form.go.reason(), timeout=LONGEST)
    return form.work.words()


def names(path: Path, secret: str = "") -> set[object]:
    return {row["name"] for row in read_archive(path, secret).archive.tables["client"]}


def test_the_practice_goes_into_one_encrypted_file(
    qtbot: QtBot, form: ExportForm, tmp_path: Path
) -> None:
    type_in(form, SECRET, SECRET)
    form.export_to(str(tmp_path / "stick"))
    said = until_said(qtbot, form)
    (made,) = (tmp_path / "stick").iterdir()
    assert str(made) in said
    assert made.suffix == ".mxexport"
    assert names(made, SECRET) == {"Eva Lind", "Ida Brandt"}
    assert form.first.text() == form.again.text() == ""


@pytest.mark.parametrize(
    ("first", "again", "told"),
    [("short", "short", "At least 12"), (SECRET, SECRET + "s", "differ"), ("", "", "At least 12")],
)
def test_a_passphrase_that_is_unfit_asks_for_no_place(
    form: ExportForm, first: str, again: str, told: str
) -> None:
    type_in(form, first, again)
    form.go.click()
    assert told in form.first.sentence() + form.again.sentence()
    assert form.findChild(QFileDialog) is None


def test_a_place_within_the_practice_is_refused_in_words(
    qtbot: QtBot, shell: Shell, form: ExportForm
) -> None:
    type_in(form, SECRET, SECRET)
    form.export_to(str(shell.program.folder))
    assert "inside the practice" in until_said(qtbot, form)


def test_not_encrypted_needs_a_tick_first(qtbot: QtBot, form: ExportForm, tmp_path: Path) -> None:
    assert form.plain.isHidden()
    form.without.click()
    form.plain.go.click()
    assert form.findChild(QFileDialog) is None, "the tick comes first"
    form.plain.sure.click()
    assert not form.plain.go.reason()
    form.export_plain_to(str(tmp_path / "open"))
    until_said(qtbot, form)
    (made,) = (tmp_path / "open").iterdir()
    assert names(made) == {"Eva Lind", "Ida Brandt"}
    form.without.click()
    assert form.plain.go.reason(), "asked again each time"


@pytest.mark.parametrize("tab", ["overview", "assess", "trends", "documents"])
def test_a_clients_full_record_is_one_key_from_every_tab(
    qtbot: QtBot, shell: Shell, eve: int, tab: str
) -> None:
    shell.session.go("client", eve, tab=tab)
    qtbot.keyClick(
        shell.current(),
        Qt.Key.Key_E,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    overlay = shell.window().findChild(ClientExport)
    assert isinstance(overlay, ClientExport)
    overlay.shut.click()


def test_a_clients_full_record_from_the_papers(
    qtbot: QtBot, shell: Shell, eve: int, tmp_path: Path
) -> None:
    shell.session.go("client", eve, tab="documents")
    space = shell.current()
    assert isinstance(space, ClientWorkspace)
    assert space.header.record.isVisible()
    space.header.record.click()
    overlay = shell.window().findChild(ClientExport)
    assert isinstance(overlay, ClientExport)
    type_in(overlay.form, SECRET, SECRET)
    overlay.form.export_to(str(tmp_path / "stick"))
    until_said(qtbot, overlay.form)
    (made,) = (tmp_path / "stick").iterdir()
    assert names(made, SECRET) == {"Eva Lind"}
    overlay.shut.click()
    assert overlay.isHidden()

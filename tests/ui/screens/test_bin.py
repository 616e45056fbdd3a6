"""The bin in the client list: in with a sheet, a filter of its own, and back by the same keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.services import clients, keeping
from medex_desktop.services.desk import Desk
from medex_desktop.ui import theme
from medex_desktop.ui.clients.bin_sheet import BinSheet
from medex_desktop.ui.models.client_table import ACTIVE, BIN
from medex_desktop.ui.screens.clients import ClientsScreen
from medex_desktop.ui.session import Target
from medex_desktop.ui.widgets.label import ParagraphLabel
from tests.desks import TestClock
from tests.ui.screens.people import Stand, add_people, clipped, settle, unnamed


def shown(stand: Stand, segment: str = ACTIVE) -> ClientsScreen:
    screen = ClientsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("clients", details={"bin": segment == BIN}))
    settle()
    return screen


def names(screen: ClientsScreen) -> list[str]:
    return [row.line.sort_name for row in screen._model.rows()]


def test_delete_puts_the_client_into_the_bin_and_says_what_that_means(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    add_people(desk)
    screen = shown(stand)
    screen._table.setFocus()
    qtbot.keyClick(screen._table, Qt.Key.Key_Delete)
    (sheet,) = stand.findChildren(BinSheet)
    assert "Every record stays" in sheet.findChildren(ParagraphLabel)[0].text()
    sheet.reason.setText("Moved away")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    settle()
    (line,) = desk.ask(clients.binned_clients)
    assert line.bin_reason == "Moved away"
    assert line.sort_name not in names(screen)
    assert screen._count.text() == "5 active"
    assert desk.undo() is not None
    settle()
    assert line.sort_name in names(screen)


def test_the_bin_has_its_own_list_with_days_left(
    desk: Desk, stand: Stand, clock: TestClock, qtbot: QtBot
) -> None:
    ruth = add_people(desk)["Ruth Abernathy"]
    desk.do(keeping.put_in_bin, client_id=ruth, reason="Moved away")
    clock.pass_time(days=18)
    screen = shown(stand, BIN)
    assert names(screen) == ["Abernathy, Ruth"]
    assert screen._model.cell(0, 5).said() == "12 days left"
    assert screen._model.cell(0, 3).said() == "Moved away"
    screen._field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(screen._field, Qt.Key.Key_A, both)
    settle()
    assert desk.ask(clients.binned_clients) == []
    assert screen._nobody.text() == "Nobody is in the bin."


def test_after_thirty_days_it_says_so(desk: Desk, stand: Stand, clock: TestClock) -> None:
    for client_id in add_people(desk).values():
        desk.do(keeping.put_in_bin, client_id=client_id)
    clock.pass_time(days=31)
    screen = shown(stand, BIN)
    assert {screen._model.cell(at, 5).said() for at in range(5)} == {"30 days are over"}


@pytest.mark.parametrize("percent", [100, 200])
def test_the_sheet_is_named_and_never_clipped(
    desk: Desk, stand: Stand, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    ruth = add_people(desk)["Ruth Abernathy"]
    screen = shown(stand)
    sheet = BinSheet.open_over(stand, stand.session, ruth, "Ruth Abernathy")
    settle()
    assert unnamed(sheet) == []
    assert clipped(sheet) == []
    assert clipped(screen) == []

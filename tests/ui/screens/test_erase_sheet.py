"""Erasing from the bin: faults beside their fields, then gone, with the certificate on offer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.services import clients, erasing, keeping
from medex_desktop.services.desk import Desk
from medex_desktop.ui import theme
from medex_desktop.ui.clients.erase_sheet import Certificates, EraseSheet
from medex_desktop.ui.clients.hold_sheet import HoldSheet
from medex_desktop.ui.screens.clients import ClientsScreen
from medex_desktop.ui.session import Target
from tests.reports.reading import text
from tests.services.test_erasing import FULL_NAME, REASON, a_life
from tests.ui.screens.people import Stand, acts, clipped, settle, unnamed


def words(sheet: QWidget) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def shown(stand: Stand) -> ClientsScreen:
    screen = ClientsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("clients", details={"bin": True}))
    settle()
    return screen


def test_what_stands_against_it_is_said_beside_its_field(desk: Desk, stand: Stand) -> None:
    a_life(desk)
    screen = shown(stand)
    acts(screen).erase()
    (sheet,) = stand.findChildren(EraseSheet)
    sheet.act.click()
    assert sheet.fields["name"].sentence() == "Type the name exactly as it stands above."
    sheet.name.setText(FULL_NAME)
    sheet.reason.setText(REASON)
    sheet.act.click()
    assert sheet.fields["name"].sentence() == ""
    assert "to be kept until" in sheet.fields["early_reason"].sentence()
    assert len(desk.ask(clients.binned_clients)) == 1


def test_erased_the_client_is_gone_and_the_certificate_is_offered(
    desk: Desk, stand: Stand, qtbot: QtBot, tmp_path: Path
) -> None:
    a_client = a_life(desk)
    screen = shown(stand)
    sheet = EraseSheet.open_over(stand, stand.session, a_client)
    offers = Certificates(stand.session, screen)
    asked: list[object] = []
    offers.saving.ask = lambda _title, name, kinds: asked.extend((name, *kinds))  # type: ignore[method-assign]
    sheet.erased.connect(offers.offer)
    assert sheet.early is not None
    for field, typed in ((sheet.name, FULL_NAME), (sheet.reason, REASON), (sheet.early, "Left")):
        field.setText(typed)
    sheet.act.click()
    settle()
    assert desk.ask(clients.binned_clients) == []
    assert screen._stack.currentWidget() is screen._first
    name, kind = asked
    assert name == "certificate of erasure 1"
    with qtbot.waitSignal(offers.saving.saved, timeout=20_000):
        offers.saving.save_to(tmp_path / "certificate.pdf", kind)  # type: ignore[arg-type]
    said = text((tmp_path / "certificate.pdf").read_bytes())
    assert "client 1" in said
    assert FULL_NAME not in said


def test_enter_goes_on_and_only_the_button_erases(desk: Desk, stand: Stand) -> None:
    a_client = a_life(desk)
    shown(stand)
    sheet = EraseSheet.open_over(stand, stand.session, a_client)
    assert sheet.early is not None
    typed = ((sheet.name, FULL_NAME), (sheet.reason, REASON), (sheet.early, "Left"))
    for field, text_ in typed:
        assert field.hasFocus()
        field.setText(text_)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert sheet.named.hasFocus()
    QTest.keyClick(sheet.named, Qt.Key.Key_Return)
    assert len(desk.ask(clients.binned_clients)) == 1
    sheet.act.setFocus()
    QTest.keyClick(sheet.act, Qt.Key.Key_Return)
    settle()
    assert desk.ask(clients.binned_clients) == []


def test_a_certificate_that_was_not_saved_is_offered_once_more(desk: Desk, stand: Stand) -> None:
    a_client = a_life(desk)
    screen = shown(stand)
    offers = Certificates(stand.session, screen)
    told = erasing.erase(
        desk, client_id=a_client, name=FULL_NAME, reason=REASON, early_reason="Left"
    )
    offers.offer(told, "")
    dialog = offers.saving._dialog
    assert dialog is not None
    dialog.reject()
    settle()
    sheet = offers.unsaved
    assert sheet is not None
    assert "can't be made again later" in words(sheet)
    sheet.act.click()
    settle()
    assert offers.saving._dialog is not dialog
    assert offers.saving._dialog.isVisible()
    offers.saving._dialog.reject()
    settle()


def test_a_hold_is_placed_and_lifted(desk: Desk, stand: Stand) -> None:
    a_client = a_life(desk)
    screen = shown(stand)
    acts(screen).hold()
    (sheet,) = stand.findChildren(HoldSheet)
    sheet.act.click()
    assert "Say why" in sheet.fields["reason"].sentence()
    sheet.reason.setText("Claim 12")
    sheet.act.click()
    assert desk.ask(keeping.keeping, client_id=a_client).legal_hold == "Claim 12"
    acts(screen).lift()
    assert desk.ask(keeping.keeping, client_id=a_client).legal_hold == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_the_sheet_is_named_and_never_clipped(
    desk: Desk, stand: Stand, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    a_client = a_life(desk)
    shown(stand)
    sheet = EraseSheet.open_over(stand, stand.session, a_client)
    settle()
    assert unnamed(sheet) == []
    assert clipped(sheet) == []
    assert stand.rect().contains(sheet.card.geometry())
    for field in (sheet.name, sheet.reason, sheet.named):
        assert field.height() >= field.sizeHint().height()

"""Merging from the client list: both records side by side, the one that stays, and apart again."""

import dataclasses

import pytest
from PySide6.QtWidgets import QApplication

from medex_desktop.services import clients, merging
from medex_desktop.services.desk import Desk
from medex_desktop.ui import theme
from medex_desktop.ui.clients.merge_sheet import ApartSheet, MergeSheet
from medex_desktop.ui.screens.clients import ClientsScreen
from medex_desktop.ui.session import Target
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.workspace.overview import Overview
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.services.test_grip import MARGARET
from tests.ui.screens.people import Stand, acts, add_people, clipped, settle, unnamed

TWIN = dataclasses.replace(MARGARET, name="Peggy Holloway")


def two(desk: Desk) -> tuple[int, int]:
    """One person twice: another first name, the same birth date."""
    first = desk.do(clients.add_client, form=MARGARET)
    return first, desk.do(clients.add_client, form=TWIN)


def opened(stand: Stand, client_id: int) -> MergeSheet:
    others = stand.session.ask(merging.alike, client_id=client_id)
    sheet = MergeSheet.open_over(stand, stand.session, client_id, others)
    settle()
    return sheet


def shown(stand: Stand) -> ClientsScreen:
    screen = ClientsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("clients"))
    settle()
    return screen


def test_nobody_alike_is_said(desk: Desk, stand: Stand) -> None:
    desk.do(clients.add_client, form=MARGARET)
    screen = shown(stand)
    acts(screen).merge()
    assert stand.told == ["No other client has this name or this birth date."]
    assert stand.findChildren(MergeSheet) == []


def test_both_stand_side_by_side_and_the_chosen_one_stays(desk: Desk, stand: Stand) -> None:
    first, second = two(desk)
    screen = shown(stand)
    acts(screen).merge()
    (sheet,) = stand.findChildren(MergeSheet)
    words = " ".join(label.text() for label in sheet.findChildren(Label))
    for wanted in ("Margaret Holloway", "Peggy Holloway", f"Client {first}, born 14", "0 tests"):
        assert wanted in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "“Peggy Holloway” (client 2) leaves the list" in sheet._what.text()
    sheet.stays.set_key("second")
    sheet.stays.chosen.emit("second")
    assert "“Margaret Holloway” (client 1) leaves the list" in sheet._what.text()
    sheet.act.click()
    settle()
    (line,) = desk.ask(clients.client_list)
    assert line.id == second
    assert [row.line.id for row in screen._model.rows()] == [second]


def test_of_several_alike_one_is_chosen(desk: Desk, stand: Stand) -> None:
    first, second = two(desk)
    third = desk.do(clients.add_client, form=dataclasses.replace(TWIN, name="Maggie Holloway"))
    sheet = opened(stand, first)
    sheet.other.set_key(str(third))
    sheet.other.chosen.emit(str(third))
    sheet.act.click()
    assert {line.id for line in desk.ask(clients.client_list)} == {first, second}
    assert desk.ask(merging.merged_records, client_id=first)[0].other_id == third


def test_the_timeline_takes_them_apart_again(desk: Desk, stand: Stand) -> None:
    first, second = two(desk)
    desk.do(merging.merge_clients, keep_id=first, other_id=second)
    overview = Overview(stand.session, first)
    stand.put(overview)
    (row,) = [one for one in overview.timeline.rows() if one.event_shown.apart_id]
    assert "Merged with “Peggy Holloway”" in row.accessibleName()
    row.click()
    (sheet,) = stand.findChildren(ApartSheet)
    sheet.act.click()
    settle()
    assert {line.id for line in desk.ask(clients.client_list)} == {first, second}


def test_a_merged_client_opens_as_the_one_that_stays(desk: Desk, stand: Stand) -> None:
    first, second = two(desk)
    workspace = ClientWorkspace(stand.session)
    stand.put(workspace)
    workspace.open(second)
    assert workspace.header.name() == "Peggy Holloway"
    desk.do(merging.merge_clients, keep_id=first, other_id=second)
    workspace.open(second)
    assert (workspace.client_id, workspace.header.name()) == (first, "Margaret Holloway")
    tab = workspace.tab("overview")
    assert tab is not None
    assert tab.client_id == first


@pytest.mark.parametrize("percent", [100, 200])
def test_the_sheet_is_named_and_never_clipped(
    desk: Desk, stand: Stand, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    first, _second = two(desk)
    add_people(desk)
    shown(stand)
    sheet = opened(stand, first)
    assert unnamed(sheet) == []
    assert clipped(sheet) == []
    assert stand.rect().contains(sheet.card.geometry())
    at = sheet.stays.mapTo(sheet, sheet.stays.rect().center())
    assert sheet.card.geometry().contains(at)
    assert sheet.act.mapTo(sheet, sheet.act.rect().topLeft()).y() > at.y()

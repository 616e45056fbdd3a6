"""The client list: what it shows, how it narrows, what its keys do."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.names import fold
from medex_desktop.services import clients, drafts
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.clients import client
from medex_desktop.ui import theme
from medex_desktop.ui.models.caseload import caseload_of
from medex_desktop.ui.screens.client_form import ClientFormOverlay
from medex_desktop.ui.screens.clients import ClientsScreen
from medex_desktop.ui.session import Session, Target
from tests import due_samples
from tests.ui.screens.people import TODAY, Stand, add_people, clipped, settle, unnamed


def shown(stand: Stand) -> ClientsScreen:
    screen = ClientsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("clients"))
    settle()
    return screen


def names(screen: ClientsScreen) -> list[str]:
    return [row.line.sort_name for row in screen._model.rows()]


def cell(screen: ClientsScreen, line: int, column: int) -> str:
    return screen._model.cell(line, column).said()


def key(qtbot: QtBot, screen: ClientsScreen, which: Qt.Key, *, control: bool = True) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(screen._field, which, modifier)
    settle()


def test_an_empty_practice_offers_the_first_fields(stand: Stand, qtbot: QtBot) -> None:
    screen = shown(stand)
    first = screen._first
    assert screen._stack.currentWidget() is first
    assert screen._count.text() == "none yet"
    assert screen._new.isHidden()
    assert first._name.field.hasFocus()
    first._name.field.setProperty("text", "Łukasz Wójcik")
    first._birth.set_text("3 mar 1955")
    assert first._birth.sentence() == "3\N{NO-BREAK SPACE}Mar\N{NO-BREAK SPACE}1955, 71 years"
    qtbot.keyClick(first._birth.line, Qt.Key.Key_Return)
    settle()
    (line,) = stand.session.ask(clients.client_list)
    assert stand.last == ("client", line.id, "overview", {})
    assert names(screen) == ["Wójcik, Łukasz"]


def test_faults_of_the_first_client_stand_beside_their_fields(stand: Stand) -> None:
    screen = shown(stand)
    screen._first._birth.set_text("31 feb 1951")
    screen._first._add.click()
    assert screen._first._name.sentence() == "A name is needed."
    assert "that month has 28 days" in screen._first._birth.sentence()
    assert stand.session.ask(clients.client_list) == []


def test_people_stand_by_family_name_whatever_their_accents(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    screen = shown(stand)
    assert names(screen) == sorted(names(screen), key=fold)
    assert names(screen)[-1] == "Wójcik, Łukasz"
    assert screen._count.text() == "6 active"


def test_those_of_one_name_are_told_apart_by_their_birth_date(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    screen = shown(stand)
    at = names(screen).index("Holland, Maria")
    assert cell(screen, at, 0) == "Holland, Maria, Same name"
    assert screen._model.cell(at, 1).strong
    assert cell(screen, at, 1) != cell(screen, at + 1, 1)
    assert "Same name" not in cell(screen, 0, 0)


@pytest.mark.parametrize(
    ("days_ago", "words", "shape"),
    [
        (40, "Reassessment, 10 days late", "stop"),
        (30, "Reassessment, today", "attend"),
        (10, "in 20 days", "later"),
        (None, "no test yet", ""),
    ],
)
def test_what_is_due_is_a_word_and_a_shape(
    desk: Desk, stand: Stand, days_ago: int | None, words: str, shape: str
) -> None:
    client_id = due_samples.add_client(desk, "Harold Lindqvist")
    if days_ago is not None:
        due_samples.add_assessment(desk, client_id, TODAY - timedelta(days=days_ago))
    screen = shown(stand)
    due = screen._model.cell(0, 5)
    assert (due.text, due.shape) == (words, shape)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lukasz", ["Wójcik, Łukasz"]),
        ("hol mar", ["Holland, Maria", "Holland, Maria", "Holló, Márta", "Holloway, Margaret"]),
        ("3 jun 1962", ["Holland, Maria"]),
        ("5550148", ["Holloway, Margaret"]),
    ],
)
def test_the_field_narrows_the_list(desk: Desk, stand: Stand, typed: str, found: list[str]) -> None:
    add_people(desk)
    screen = shown(stand)
    for end in range(1, len(typed) + 1):
        screen._field.setText(typed[:end])
    assert names(screen) == found
    screen._field.setText("")
    assert len(names(screen)) == 6


def test_nobody_found_offers_a_new_client_of_that_name(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    add_people(desk)
    screen = shown(stand)
    screen._field.setText("Zoe Quist")
    assert screen._nobody.text() == "No client matches “Zoe Quist”."
    key(qtbot, screen, Qt.Key.Key_Return, control=False)
    (form,) = stand.findChildren(ClientFormOverlay)
    assert form.fields.form().name == "Zoe Quist"
    assert form.fields.fields["birth_date"].field.hasFocus()


def test_down_and_enter_open_a_client(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    add_people(desk)
    screen = shown(stand)
    key(qtbot, screen, Qt.Key.Key_Down, control=False)
    key(qtbot, screen, Qt.Key.Key_Return, control=False)
    wanted = screen._model.row_at(1)
    assert wanted is not None
    assert stand.last == ("client", wanted.line.id, "overview", {})


def test_archiving_moves_a_client_and_undo_brings_them_back(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    add_people(desk)
    screen = shown(stand)
    offered: list[str] = []
    stand.session.undoable.connect(offered.append)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(screen._table, Qt.Key.Key_A, both)
    settle()
    assert "Abernathy, Ruth" not in names(screen)
    assert offered == ["Archive client"]
    assert screen._segments._segments["archived"].text() == "Archived 1"
    desk.undo()
    settle()
    assert "Abernathy, Ruth" in names(screen)


def test_the_archived_are_a_list_of_their_own(desk: Desk, stand: Stand) -> None:
    ids = add_people(desk)
    desk.do(clients.archive_client, client_id=ids["Ruth Abernathy"])
    screen = shown(stand)
    screen._segments._segments["archived"].click()
    assert names(screen) == ["Abernathy, Ruth"]
    assert cell(screen, 0, 5).startswith("archived 1")


def test_control_e_edits_the_client_of_the_bar(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    add_people(desk)
    screen = shown(stand)
    key(qtbot, screen, Qt.Key.Key_E)
    (form,) = stand.findChildren(ClientFormOverlay)
    assert form.fields.form().name == "Ruth Abernathy"


def test_a_draft_is_opened_on_arriving_with_its_number(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    screen = shown(stand)
    draft_id = desk.do(drafts.save_draft, kind="client", payload={"name": "Ana Šimić"})
    screen.arrive(Target("clients", details={"draft_id": draft_id}))
    (form,) = stand.findChildren(ClientFormOverlay)
    assert form.fields.form().name == "Ana Šimić"


def test_a_large_practice_is_read_beside_the_screen(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    def change(work: Work) -> int:
        rows = [
            {
                "name": f"Client {n}",
                "sort_name": f"{n}, Client",
                "sex": "female",
                "hand": "right",
                "created_at": work.now,
            }
            for n in range(600)
        ]
        work.insert_many(client, rows)
        return 0

    due_samples.write(desk, change)
    screen = ClientsScreen(stand.session)
    assert screen._count.text() == "reading"
    stand.put(screen)
    qtbot.waitUntil(lambda: caseload_of(stand.session).is_ready)
    settle()
    assert screen._count.text() == "600 active"


def test_every_control_has_a_name_and_nothing_is_clipped_at_200_percent(
    desk: Desk, stand: Stand, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 200)
    empty = shown(stand)
    assert unnamed(empty) == []
    assert clipped(empty) == []
    add_people(desk)
    settle()
    empty.load()
    settle()
    assert empty._stack.currentIndex() == 0
    assert clipped(empty) == []


def test_a_client_changed_elsewhere_is_read_again(desk: Desk, session: Session) -> None:
    ids = add_people(desk)
    load = caseload_of(session)
    desk.do(clients.archive_client, client_id=ids["Ruth Abernathy"])
    settle()
    row = caseload_of(session).row(ids["Ruth Abernathy"])
    assert load is caseload_of(session)
    assert row is not None
    assert row.line.archived_on == TODAY

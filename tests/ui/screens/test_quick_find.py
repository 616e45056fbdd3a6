"""Quick find: four keys to a client, told apart, and what to start for them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.services import clients
from medex_desktop.services.desk import Desk
from medex_desktop.ui import theme
from medex_desktop.ui.clients.found_list import FoundClient
from medex_desktop.ui.screens.quick_find import QuickFind
from tests import due_samples
from tests.ui.screens.people import TODAY, Stand, add_people, clipped, settle, unnamed

NO = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def opened(stand: Stand) -> QuickFind:
    stand.put(QWidget())
    found = QuickFind.open_over(stand, stand.session)
    settle()
    return found


def listed(found: QuickFind) -> list[FoundClient]:
    return list(found._list._model.found)


def names(found: QuickFind) -> list[str]:
    return [each.match.name for each in listed(found)]


def test_three_keys_and_enter_open_a_client_among_two_hundred(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    ids = add_people(desk)
    for first in ("Anna", "Berta", "Carla", "Dora"):
        for last in range(50):
            due_samples.add_client(desk, f"{first} {chr(97 + last % 26) * 3}{last}")
    found = opened(stand)
    assert found.field.hasFocus()
    qtbot.keyClicks(found.field, "luk")
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    settle()
    assert stand.last == ("client", ids["Łukasz Wójcik"], "overview", {})


def test_any_order_and_no_accents_underline_what_matched(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    found = opened(stand)
    found.set_query("hol mar")
    assert set(names(found)) == {"Margaret Holloway", "Maria Holland", "Márta Holló"}
    marta = next(each for each in listed(found) if each.match.name == "Márta Holló")
    assert [marta.match.name[a:b] for a, b in marta.match.spans] == ["Már", "Hol"]
    assert found._count.text() == "4 of 6"


def test_two_of_one_name_are_flagged_and_read_with_birth_dates(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    found = opened(stand)
    found.set_query("maria")
    both = listed(found)
    assert [each.match.same_name for each in both] == [True, True]
    assert {each.born() for each in both} == {
        "14\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}1948",
        "3\N{NO-BREAK SPACE}Jun\N{NO-BREAK SPACE}1962",
    }
    assert all("Same name" in each.said() for each in both)


def test_nothing_typed_shows_the_most_recent_first(desk: Desk, stand: Stand) -> None:
    ids = add_people(desk)
    due_samples.add_assessment(desk, ids["Márta Holló"], TODAY)
    found = opened(stand)
    assert names(found)[0] == "Márta Holló"
    found.close_overlay()
    stand.session.go("client", ids["Ruth Abernathy"], tab="overview")
    settle()
    again = opened(stand)
    assert names(again)[0] == "Ruth Abernathy"


@pytest.mark.parametrize(
    ("key", "tab", "details"),
    [
        (Qt.Key.Key_G, "assess", {"measure": "grip_strength"}),
        (Qt.Key.Key_T, "trends", {}),
        (Qt.Key.Key_R, "documents", {"new": "progress_report"}),
    ],
)
def test_alt_and_a_letter_start_something_for_the_one_pointed_at(
    desk: Desk, stand: Stand, qtbot: QtBot, key: Qt.Key, tab: str, details: dict[str, str]
) -> None:
    add_people(desk)
    found = opened(stand)
    found.set_query("maria")
    qtbot.keyClick(found.field, Qt.Key.Key_Down)
    wanted = listed(found)[1].row.line.id
    qtbot.keyClick(found.field, key, ALT)
    settle()
    assert stand.last == ("client", wanted, tab, details)
    assert found.field.text() == "maria" if _alive(found) else True


def _alive(found: QuickFind) -> bool:
    from shiboken6 import isValid

    return isValid(found)


def test_arrows_stop_at_the_ends(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    add_people(desk)
    found = opened(stand)
    qtbot.keyClick(found.field, Qt.Key.Key_Up)
    assert found.found() == listed(found)[0]
    for _press in range(9):
        qtbot.keyClick(found.field, Qt.Key.Key_Down)
    assert found.found() == listed(found)[-1]


def test_escape_closes_at_once_and_lets_go(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    add_people(desk)
    found = opened(stand)
    found.set_query("mar")
    qtbot.keyClick(found.field, Qt.Key.Key_Escape)
    settle()
    assert not _alive(found)
    assert stand.went == []


def test_the_same_keys_again_go_to_the_box_that_is_open(desk: Desk, stand: Stand) -> None:
    found = opened(stand)
    found.set_query("mar")
    assert QuickFind.open_over(stand, stand.session) is found


def test_nobody_found_says_what_to_do(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    add_people(desk)
    found = opened(stand)
    found.set_query("zzz")
    assert found._nobody.text() == "No client matches “zzz”. Ctrl N adds a new one."
    assert found._start.isHidden()
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert stand.went == []


def test_an_empty_practice_says_so(stand: Stand) -> None:
    assert "Ctrl N adds the first one" in opened(stand)._nobody.text()


def test_the_archived_are_found_last_and_say_so(desk: Desk, stand: Stand) -> None:
    ids = add_people(desk)
    due_samples.add_assessment(desk, ids["Margaret Holloway"], TODAY)
    desk.do(clients.archive_client, client_id=ids["Margaret Holloway"])
    found = opened(stand)
    found.set_query("holloway")
    (only,) = listed(found)
    assert only.seen() == "archived"


def test_every_control_has_a_name_and_nothing_is_clipped_at_200_percent(
    desk: Desk, stand: Stand, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 200)
    add_people(desk)
    found = opened(stand)
    settle()
    assert unnamed(found) == []
    assert clipped(found) == []
    assert found._list.height() >= 2 * theme.px(52)

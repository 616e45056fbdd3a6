"""Client beside me: names in lists are initials until the bar is on them; one key for it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.names import veiled
from medex_desktop.services import clients
from medex_desktop.services.desk import Desk
from medex_desktop.ui.screens.clients import ClientsScreen
from medex_desktop.ui.screens.quick_find import QuickFind
from medex_desktop.ui.screens.today import TodayScreen
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.session import Target
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.widgets.key_overlay import KeyOverlay
from medex_desktop.ui.widgets.table_model import TableModel
from medex_desktop.ui.window import Window
from tests import due_samples
from tests.ui.screens.people import TODAY, Stand, add_people, settle
from tests.windows import LONGEST, unlocked


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Margaret Holloway", "M. H."),
        ("Holloway, Margaret", "M. H."),
        ("van der Berg, Anna Maria", "A. B."),
        ("łukasz wójcik", "Ł. W."),
        ("Björk", "B."),
        ("007", "\N{HORIZONTAL ELLIPSIS}"),
        ("", "\N{HORIZONTAL ELLIPSIS}"),
    ],
)
def test_an_onlooker_reads_two_letters_at_most(name: str, letters: str) -> None:
    assert veiled(name) == letters


def read(model: TableModel, column: int) -> list[str]:
    """What the lines of a column say, aloud too; headings left out."""
    lines = [line for line in range(model.rowCount()) if model.row_at(line) is not None]
    texts = [model.cell(line, column).text for line in lines]
    for line, text in zip(lines, texts, strict=True):
        assert str(model.index(line, column).data()).startswith(text)
    return texts


def test_the_clients_list_shows_the_bars_name_only(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    screen = ClientsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("clients"))
    settle()
    whole = read(screen._model, 0)
    stand.session.beside.turn(True)
    short = [veiled(name) for name in whole]
    assert read(screen._model, 0) == [whole[0], *short[1:]]
    screen._table.choose_line(2)
    assert read(screen._model, 0) == [*short[:2], whole[2], *short[3:]]
    screen._field.setText("hol")
    settle()
    assert (
        sum(name.endswith(".") for name in read(screen._model, 0)) == screen._model.rowCount() - 1
    )
    screen._field.setText("")
    settle()
    stand.session.beside.turn(False)
    assert read(screen._model, 0) == whole


def test_what_is_drawn_follows_the_key(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    screen = ClientsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("clients"))
    settle()
    view = screen._table.viewport()
    before = view.grab().toImage()
    stand.session.beside.turn(True)
    settle()
    assert view.grab().toImage() != before
    stand.session.beside.turn(False)
    settle()
    assert view.grab().toImage() == before


def test_today_shows_the_bars_name_only(desk: Desk, stand: Stand) -> None:
    ids = add_people(desk)
    for name, days in (("Ruth Abernathy", 38), ("Łukasz Wójcik", 28)):
        due_samples.add_assessment(desk, ids[name], TODAY - timedelta(days=days))
    stand.session.beside.turn(True)
    screen = TodayScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("today"))
    settle()
    assert read(screen._model, 1) == ["Ruth Abernathy", "Ł. W."]
    screen._table.move_by(1)
    assert read(screen._model, 1) == ["R. A.", "Łukasz Wójcik"]


def test_quick_find_shows_the_name_it_points_at_only(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    stand.put(QWidget())
    find = QuickFind.open_over(stand, stand.session)
    settle()
    find.set_query("hol")
    stand.session.beside.turn(True)
    model = find._list.model()
    said = [str(model.index(line, 0).data()) for line in range(model.rowCount())]
    assert "Hol" in said[0]
    assert not any("Hol" in words for words in said[1:])
    find._list.move_by(1)
    assert "Hol" not in str(model.index(0, 0).data())
    assert "Hol" in str(model.index(1, 0).data())
    find.open_client()
    assert stand.last[0] == "client"


def add(shell: Shell, name: str) -> int:
    made = shell.session.do(clients.add_client, form=ClientForm(name=name, birth_date="1951-06-03"))
    assert isinstance(made, int)
    return made


def test_one_key_says_so_in_words_and_takes_it_off(shell: Shell) -> None:
    QTest.keySequence(shell.window(), "Ctrl+Shift+P")
    assert shell.session.beside.is_on()
    assert shell.foot.kept_words().startswith("Client beside me")
    shell.foot.tell("Copied")
    assert shell.foot.kept_words().startswith("Client beside me")
    shell.set_bare(True)
    assert shell.foot._kept.isHidden()
    shell.set_bare(False)
    assert shell.foot._kept.isVisible()
    QTest.keySequence(shell.window(), "Ctrl+Shift+P")
    assert not shell.session.beside.is_on()
    assert shell.foot.kept_words() == ""
    assert shell.foot._kept.isHidden()


def test_the_key_works_over_an_overlay_too(shell: Shell) -> None:
    shell.find_client()
    QTest.keySequence(shell.window(), "Ctrl+Shift+P")
    assert shell.session.beside.is_on()


def test_the_overlay_of_keys_names_it(shell: Shell) -> None:
    shell.show_keys()
    overlay = shell.window().findChild(KeyOverlay)
    assert overlay is not None
    assert "Ctrl Shift P" in {one.accessibleName() for one in overlay.findChildren(QWidget)}


def test_an_open_client_keeps_their_own_name(shell: Shell) -> None:
    shell.session.go("client", add(shell, "Margaret Holloway"), tab="overview")
    shell.toggle_beside()
    texts = [str(getattr(one, "text", str)()) for one in shell.findChildren(QWidget)]
    assert "Margaret Holloway" in texts


def test_it_is_still_on_after_the_lock(qtbot: QtBot, window: Window, shell: Shell) -> None:
    add(shell, "Margaret Holloway")
    shell.toggle_beside()
    QTest.keyClick(shell.window(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    again = unlocked(qtbot, window)
    assert again.session.beside.is_on()
    assert again.foot.kept_words()

"""Today: groups, facts, one action a line, later with a date."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, drafts
from medex_desktop.services.desk import Desk
from medex_desktop.services.due import TodayLine, due_list
from medex_desktop.ui import theme
from medex_desktop.ui.due.facts_card import FactsCard
from medex_desktop.ui.due.later_overlay import LaterOverlay
from medex_desktop.ui.models import due_lines
from medex_desktop.ui.screens.today import TodayScreen
from medex_desktop.ui.session import Target
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.table_model import Group
from tests import due_samples
from tests.desks import TestClock
from tests.ui.screens.people import TODAY, Stand, add_people, clipped, settle, unnamed


def fill(desk: Desk) -> dict[str, int]:
    ids = add_people(desk)
    due_samples.add_assessment(desk, ids["Ruth Abernathy"], TODAY - timedelta(days=38))
    due_samples.add_assessment(desk, ids["Łukasz Wójcik"], TODAY - timedelta(days=28))
    due_samples.add_report(desk, ids["Margaret Holloway"], "R-1")
    tested = due_samples.add_assessment(desk, ids["Márta Holló"], TODAY)
    due_samples.add_alert(desk, tested)
    return ids


def shown(stand: Stand) -> TodayScreen:
    screen = TodayScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("today"))
    settle()
    return screen


def rows(screen: TodayScreen) -> list[str]:
    return [
        f"[{row.title} {row.note}]" if isinstance(row, Group) else f"{row.kind} {row.client_name}"
        for row in screen._model.rows()
    ]


def press(qtbot: QtBot, screen: TodayScreen, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(screen._table, key)
    settle()


def chosen(screen: TodayScreen) -> TodayLine:
    line = screen._table.current_row()
    assert isinstance(line, TodayLine)
    return line


def test_nothing_due_says_what_will_stand_here(stand: Stand) -> None:
    screen = shown(stand)
    assert screen._title.text() == "Thursday 1 October"
    assert screen._sentence.text() == "Nothing waits for you."
    assert screen._stack.currentWidget() is screen._nothing
    assert screen._filter.isHidden()


def test_lines_stand_in_groups_with_counts(desk: Desk, stand: Stand) -> None:
    fill(desk)
    screen = shown(stand)
    assert rows(screen) == [
        "[Overdue 1]",
        "reassessment Ruth Abernathy",
        "[Today 2]",
        "alert Márta Holló",
        "report Margaret Holloway",
        "[This week 1]",
        "reassessment Łukasz Wójcik",
    ]
    assert screen._sentence.text() == "4 things are due, 1 overdue."
    words = [segment.text() for segment in screen._filter._segments.values()]
    assert words == ["All 4", "Alerts 1", "Unsigned 0", "Reports 1", "Dates 2"]


def test_each_line_has_a_shape_and_a_word(desk: Desk, stand: Stand) -> None:
    fill(desk)
    screen = shown(stand)
    cells = [screen._model.cell(line, 0) for line in (1, 3, 4, 6)]
    assert [(cell.shape, cell.text) for cell in cells] == [
        ("stop", "Reassessment"),
        ("stop", "Alert"),
        ("attend", "Report"),
        ("later", "Reassessment"),
    ]


def test_arrows_choose_and_enter_goes_where_it_is_done(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    ids = fill(desk)
    screen = shown(stand)
    assert chosen(screen).client_name == "Ruth Abernathy"
    press(qtbot, screen, Qt.Key.Key_Return)
    assert stand.last == (
        "client", ids["Ruth Abernathy"], "assess", {"measure": "grip_strength"}
    )  # fmt: skip
    press(qtbot, screen, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert chosen(screen).kind == "report"
    press(qtbot, screen, Qt.Key.Key_Return)
    place, client_id, tab, details = stand.last
    assert (place, client_id, tab) == ("client", ids["Margaret Holloway"], "documents")
    assert details == {"document_id": chosen(screen).record_id}


def test_the_facts_of_the_chosen_line_stand_beside_it(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    fill(desk)
    screen = shown(stand)
    assert screen._facts._title.text() == "Reassessment"
    press(qtbot, screen, Qt.Key.Key_Down)
    assert screen._facts._title.text() == "Alert"
    assert "MDC95" in screen._facts._said.accessibleName()
    assert screen._facts.action_button().text() == "Answer"
    assert screen._facts._later.isHidden()


def test_a_filter_keeps_one_kind(desk: Desk, stand: Stand) -> None:
    fill(desk)
    screen = shown(stand)
    screen._filter._segments["reports"].click()
    assert rows(screen) == ["[Today 1]", "report Margaret Holloway"]
    screen._filter._segments["unsigned"].click()
    assert rows(screen) == []
    assert screen._facts.isHidden()


def test_z_puts_a_line_off_with_a_date(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    fill(desk)
    screen = shown(stand)
    press(qtbot, screen, Qt.Key.Key_Z)
    (over,) = stand.findChildren(LaterOverlay)
    assert over.day.day() == TODAY + timedelta(days=1)
    over._quick._segments["7"].click()
    qtbot.keyClick(over.day.line, Qt.Key.Key_Return)
    settle()
    assert stand.findChildren(LaterOverlay) == []
    assert rows(screen)[0] == "[Today 2]"
    ruth = next(line for line in desk.ask(due_list) if line.client_name == "Ruth Abernathy")
    assert ruth.due_on == TODAY + timedelta(days=7)
    desk.undo()
    settle()
    assert rows(screen)[0] == "[Overdue 1]"


@pytest.mark.parametrize("typed", ["1 oct 2026", "sometime", "3 mar 2031"])
def test_a_day_that_does_not_do_is_told_beside_the_field(
    desk: Desk, stand: Stand, typed: str
) -> None:
    fill(desk)
    screen = shown(stand)
    screen.put_off()
    (over,) = stand.findChildren(LaterOverlay)
    over.day.set_text(typed)
    over.save()
    assert over.isVisible()
    assert over.day.sentence()
    assert rows(screen)[0] == "[Overdue 1]"


def test_an_alert_is_not_put_off(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    fill(desk)
    screen = shown(stand)
    press(qtbot, screen, Qt.Key.Key_Down, Qt.Key.Key_Z)
    assert stand.findChildren(LaterOverlay) == []
    assert stand.told == ["An alert is answered, not put off."]


def test_the_list_follows_what_is_done_and_keeps_the_bar(desk: Desk, stand: Stand) -> None:
    ids = fill(desk)
    screen = shown(stand)
    screen._table.choose_line(4)
    desk.do(drafts.save_draft, kind="grip", payload={}, client_id=ids["Ruth Abernathy"])
    settle()
    assert "draft Ruth Abernathy" in rows(screen)
    assert chosen(screen).kind == "report"
    due_samples.mark_sent(desk, chosen(screen).record_id)
    settle()
    assert "report Margaret Holloway" not in rows(screen)


def test_a_new_day_is_a_new_list(desk: Desk, stand: Stand, clock: TestClock) -> None:
    fill(desk)
    screen = shown(stand)
    clock.pass_time(days=1)
    screen.arrive(Target("today"))
    assert screen._title.text() == "Friday 2 October"
    assert rows(screen)[0] == "[Overdue 3]"


def test_large_text_shows_the_list_only_and_enter_the_facts(
    desk: Desk, stand: Stand, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 200)
    ids = fill(desk)
    screen = shown(stand)
    assert screen._facts.isHidden()
    assert clipped(screen) == []
    assert unnamed(screen) == []
    press(qtbot, screen, Qt.Key.Key_Return)
    (over,) = [each for each in stand.findChildren(Overlay) if each.isVisible()]
    (card,) = over.findChildren(FactsCard)
    assert clipped(over) == []
    card.action_button().click()
    settle()
    assert stand.last[1] == ids["Ruth Abernathy"]


def test_what_was_read_counts_until_something_is_written(stand: Stand) -> None:
    fill(stand.session.desk)
    screen = shown(stand)
    assert screen._lines
    assert due_lines.known(stand.session) == screen._lines
    screen.hide()  # what is not seen is not read again at once
    stand.session.do(
        clients.add_client, form=ClientForm(name="Somebody New", birth_date="1951-06-03")
    )
    assert due_lines.known(stand.session) is None

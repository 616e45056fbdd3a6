"""The check-up in the settings: clean, with findings, repaired, stopped, and by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, drafts, merging
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.practices import setting
from medex_desktop.ui.clients.merge_sheet import MergeSheet
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.settings.checkup import CheckupSection
from medex_desktop.ui.settings.finding_row import FindingRow
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.desks import TestClock
from tests.storage.samples import once
from tests.windows import LONGEST, clipped


@pytest.fixture
def section(shell: Shell) -> CheckupSection:
    shell.session.go("settings", section="checkup")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    found = screen.sections["checkup"]
    assert isinstance(found, CheckupSection)
    return found


def checked(qtbot: QtBot, section: CheckupSection) -> str:
    section.check.click()
    return ended(qtbot, section)


def ended(qtbot: QtBot, section: CheckupSection) -> str:
    qtbot.waitUntil(lambda: not section.check.reason(), timeout=LONGEST)
    return section.said.words()


def set_wrongly(desk: Desk) -> None:
    once(desk, lambda work: work.insert(setting, key="grip_baseline", value="third"))


def test_a_practice_as_it_was_written_says_so(qtbot: QtBot, section: CheckupSection) -> None:
    section.check.setFocus()
    QTest.keyClick(section.check, Qt.Key.Key_Space)
    assert ended(qtbot, section).startswith("Everything is as it was written. Looked at 0 clients")
    assert section.findings.isHidden()


def test_findings_stand_in_words_with_what_can_be_done(
    qtbot: QtBot, shell: Shell, section: CheckupSection, clock: TestClock
) -> None:
    desk = shell.session.desk
    set_wrongly(desk)
    desk.do(drafts.save_draft, kind="client", payload={"name": "Nora"})
    clock.pass_time(days=31)
    assert checked(qtbot, section) == "1 fault was found. 1 finding is worth a look."
    assert section.lines == [
        "Setting 1 has a value that can't be chosen.",
        "Draft 1 was left more than 30 days ago.",
    ]
    assert section.repair.text() == "Repair 1"
    assert clipped(section) == []


def test_the_safe_ones_are_repaired_and_undone(
    qtbot: QtBot, shell: Shell, section: CheckupSection
) -> None:
    set_wrongly(shell.session.desk)
    checked(qtbot, section)
    section.repair.click()
    said = ended(qtbot, section)
    assert said.startswith("1 repaired. Everything is as it was written.")
    assert section.findings.isHidden()
    qtbot.waitUntil(shell.foot.offers_undo, timeout=LONGEST)
    shell.undo()
    assert checked(qtbot, section) == "1 fault was found."


def test_without_a_safe_repair_none_is_offered(
    qtbot: QtBot, shell: Shell, section: CheckupSection
) -> None:
    desk = shell.session.desk
    for name in ("Nora Falk", "Falk, Nora"):
        desk.do(clients.add_client, form=ClientForm(name=name, birth_date="1950-03-03"))
    assert checked(qtbot, section) == "Nothing is wrong. 1 finding is worth a look."
    assert section.lines == ["Clients 1 and 2 have the same name and birth date."]
    assert section.repair.isHidden()


def test_a_long_list_is_cut_and_says_so(
    qtbot: QtBot, shell: Shell, section: CheckupSection
) -> None:
    def wrong(work: Work) -> None:
        form = ClientForm(name="Nora Falk", birth_date="1950-03-03")
        for _one in range(50):
            clients.add_client.call(work, form=form)
        work.connection.execute(text("UPDATE client SET age_years = 140, birth_date = NULL"))

    once(shell.session.desk, wrong)
    assert checked(qtbot, section) == "50 faults were found."
    assert len(section.lines) == 41
    assert section.lines[-1] == "10 more. medex-desktop verify prints all."


def test_a_stopped_check_says_so(qtbot: QtBot, section: CheckupSection) -> None:
    section.check.click()
    section.progress.cancelled.emit()
    assert ended(qtbot, section) == "The check-up was stopped before its end."
    assert section.found is None


def row_of(section: CheckupSection) -> FindingRow:
    (found,) = section.findChildren(FindingRow)
    return found


def a_stale_draft(qtbot: QtBot, shell: Shell, section: CheckupSection, clock: TestClock) -> int:
    form = ClientForm(name="Nora Falk", birth_date="1950-03-03")
    nora = shell.session.do(clients.add_client, form=form)
    shell.session.do(drafts.save_draft, kind="grip", payload={"typed": "33"}, client_id=nora)
    clock.pass_time(days=31)
    assert checked(qtbot, section) == "Nothing is wrong. 1 finding is worth a look."
    return nora


def test_a_stale_draft_is_discarded_and_brought_back(
    qtbot: QtBot, shell: Shell, section: CheckupSection, clock: TestClock
) -> None:
    nora = a_stale_draft(qtbot, shell, section, clock)
    row = row_of(section)
    row.discard.click()
    assert shell.session.ask(drafts.drafts) == []
    assert row.sentence.words() == "Draft 1 discarded."
    assert not row.open.isVisible()
    assert clipped(section) == []
    row.discard.click()
    (back,) = shell.session.ask(drafts.drafts)
    assert (back.kind, back.payload, back.client_id) == ("grip", {"typed": "33"}, nora)
    assert not row.discard.isVisible()


def test_a_stale_draft_opens_where_it_was_begun(
    qtbot: QtBot, shell: Shell, section: CheckupSection, clock: TestClock
) -> None:
    nora = a_stale_draft(qtbot, shell, section, clock)
    row_of(section).open.click()
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    assert (workspace.client_id, workspace.current_tab()) == (nora, "assess")


def test_a_draft_that_is_gone_says_so(
    qtbot: QtBot, shell: Shell, section: CheckupSection, clock: TestClock
) -> None:
    a_stale_draft(qtbot, shell, section, clock)
    shell.session.do(drafts.discard_draft, draft_id=1)
    row = row_of(section)
    row.open.click()
    assert row.sentence.words() == "This draft was finished or discarded in the meantime."


def test_two_of_one_name_and_birth_date_are_merged_from_here(
    qtbot: QtBot, shell: Shell, section: CheckupSection
) -> None:
    desk = shell.session.desk
    first, second = (
        desk.do(clients.add_client, form=ClientForm(name=name, birth_date="1950-03-03"))
        for name in ("Nora Falk", "Falk, Nora")
    )
    checked(qtbot, section)
    row_of(section).merge.click()
    (sheet,) = shell.window().findChildren(MergeSheet)
    sheet.act.click()
    (merged,) = desk.ask(merging.merged_records, client_id=first)
    assert merged.other_id == second

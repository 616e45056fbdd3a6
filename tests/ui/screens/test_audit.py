"""Settings, Audit: read lazily, filtered, veiled beside a client, checked and saved."""

import csv
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.language import render
from medex_desktop.services import audit, clients
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.audit import Wanted
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.practices import practitioner
from medex_desktop.ui.models.audit_lines import BLOCK, AuditLines
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.settings.audit import AuditSection
from medex_desktop.ui.shell import Shell
from tests.windows import LONGEST

EVE = ClientForm(name="Eva Lind", birth_date="1950-03-13")
IDA = ClientForm(name="Ida Brandt", birth_date="1950-03-13")


@pytest.fixture
def eve(shell: Shell) -> int:
    return shell.session.do(clients.add_client, form=EVE)


@pytest.fixture
def section(shell: Shell, eve: int) -> AuditSection:
    shell.session.do(clients.add_client, form=IDA)
    shell.session.go("settings", section="audit")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    found = screen.sections["audit"]
    assert isinstance(found, AuditSection)
    return found


def shown(section: AuditSection) -> list[tuple[str, str]]:
    """What and whose, line by line."""
    lines = range(section.model.rowCount())
    return [(section.model.cell(n, 2).text, section.model.cell(n, 3).text) for n in lines]


def test_the_newest_is_first_and_filters_narrow_it(section: AuditSection) -> None:
    assert shown(section)[:2] == [
        ("Added the client", "Ida Brandt"),
        ("Added the client", "Eva Lind"),
    ]
    assert section.count.text() == f"{len(shown(section))} entries"
    section.filter.client.setText("eva")
    assert shown(section) == [("Added the client", "Eva Lind")]
    section.filter.client.setText("")
    section.filter.failures.click()
    assert shown(section) == []
    section.filter.failures.click()
    section.filter.kind.set_key("door")
    section.filter.kind.chosen.emit("door")
    at_the_door = {what for what, _whose in shown(section)}
    assert at_the_door == {"Opened the practice", "Closed the practice"}
    section.filter.until.set_text("1 jan 2026")
    assert shown(section) == []


def test_names_are_initials_while_a_client_sits_beside(shell: Shell, section: AuditSection) -> None:
    shell.session.beside.turn(True)
    assert shown(section)[:2] == [("Added the client", "I. B."), ("Added the client", "E. L.")]
    section.table.choose_line(1)
    assert shown(section)[1][1] == "Eva Lind"


def test_only_what_is_in_sight_is_read(section: AuditSection) -> None:
    read: list[int] = []

    def block(numbers: object) -> list[audit.AuditLine]:
        assert isinstance(numbers, range)
        read.append(len(numbers))
        return section.session.ask(audit.lines, [2] * len(numbers))

    lines = AuditLines(range(10 * BLOCK), block)
    assert lines[0].words == lines[-1].words
    assert read == [BLOCK, BLOCK]


def test_the_chain_is_checked_in_words(qtbot: QtBot, section: AuditSection) -> None:
    section.check.click()
    qtbot.waitUntil(lambda: "whole" in section.said.words(), timeout=LONGEST)
    assert not section.progress.isVisible()


def test_the_list_is_saved_as_shown_and_that_is_an_entry(
    qtbot: QtBot, section: AuditSection, tmp_path: Path
) -> None:
    section.filter.client.setText("ida")
    kind = section.file_kind(section.filter.wanted())
    with qtbot.waitSignal(section.saving.saved, timeout=LONGEST):
        section.saving.save_to(tmp_path / "audit.csv", kind)
    section.filter.client.setText("")
    with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[5] for row in csv.reader(file)] == ["Client", "Ida Brandt"]
    assert shown(section)[0] == ("Saved this list as a file", "")


def test_a_record_that_is_opened_is_noted_once(qtbot: QtBot, shell: Shell, eve: int) -> None:
    def looks() -> list[str]:
        numbers = shell.session.ask(audit.numbers, wanted=Wanted(kind="view"))
        return [render(line.whose) for line in shell.session.ask(audit.lines, numbers)]

    shell.session.go("client", eve)
    qtbot.waitUntil(lambda: looks() == ["Eva Lind"], timeout=LONGEST)
    shell.session.go("today")
    shell.session.go("client", eve, tab="trends")
    QTest.qWait(600)
    assert looks() == ["Eva Lind"]


def test_who_only_reads_is_not_offered_it(shell: Shell) -> None:
    def demote(work: Work) -> None:
        work.update(practitioner, work.practitioner_id, role=Role.READ_ONLY.value)

    shell.session.desk.do(Act("test.demote", demote, None, Role.PRACTITIONER, True, False))
    shell.session.go("settings", section="audit")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    assert "audit" not in screen.sections

"""The learning tab: credentials with shapes, hours of renewal, scans, and the log."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.services import learning
from medex_desktop.ui import theme
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.skills.credential_sheet import CredentialSheet
from medex_desktop.ui.skills.learning_sheet import LearningSheet
from medex_desktop.ui.skills.learning_tab import LearningTab
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.status_shape import StatusShape
from tests.services.skill_samples import COURSE, CPR
from tests.ui.skill_parts.stage import CTRL, press, shown, type_in
from tests.windows import clipped


def tab_of(shell: Shell) -> LearningTab:
    tab = LearningTab(shell.session)
    shell.stack.addWidget(tab)
    shell.stack.setCurrentWidget(tab)
    QApplication.processEvents()
    return tab


def said(tab: LearningTab) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in tab.findChildren(ParagraphLabel) if one.isVisible())


def states(tab: LearningTab) -> list[tuple[str, str]]:
    found = [one for one in tab.findChildren(StatusShape) if one.isVisible() and one.words()]
    return [(one._shape, one.words().replace("\N{NO-BREAK SPACE}", " ")) for one in found]


def button(tab: LearningTab, name: str) -> Button:
    return next(one for one in tab.findChildren(Button) if one.accessibleName() == name)


def test_an_empty_tab_says_what_belongs_there(shell: Shell) -> None:
    words = said(tab_of(shell))
    assert "Add what you hold" in words
    assert "A course, a book" in words


def test_a_credential_and_its_hours_are_put_on_record_by_keyboard(
    shell: Shell, tmp_path: Path
) -> None:
    tab = tab_of(shell)
    tab.add_credential.setFocus()
    press(Qt.Key.Key_Space)
    sheet = shown(shell, CredentialSheet)
    assert isinstance(sheet, CredentialSheet)
    scan = tmp_path / "mes.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    sheet.scan.take(scan)
    for typed in ("MES", "METI", "20418", "2 nov 2025", "2 nov 2027", "5"):
        type_in(typed)
    press(Qt.Key.Key_Return, CTRL)
    (held,) = shell.session.ask(learning.credentials)
    assert shell.session.ask(learning.scan_of, credential_id=held.id).content == scan.read_bytes()
    assert "0 of 5 h" in said(tab)
    tab.add_learning.setFocus()
    press(Qt.Key.Key_Space)
    log = shown(shell, LearningSheet)
    assert isinstance(log, LearningSheet)
    for typed in ("Grip and ageing", "12 sep 2026", "3", "METI"):
        type_in(typed)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, CTRL)
    assert "3 of 5 h" in said(tab)
    assert "counts for MES" in said(tab)
    button(tab, "Remove Grip and ageing").click()
    assert "0 of 5 h" in said(tab)


def test_a_credential_is_renewed_where_it_stands_and_later_ended(shell: Shell) -> None:
    mes = replace(CPR, name="MES", hours_needed="2.50")
    number = shell.session.do(learning.add_credential, form=mes, scan=b"%PDF-1.4 scan")
    tab = tab_of(shell)
    button(tab, "Change or renew MES").click()
    sheet = shown(shell, CredentialSheet)
    assert isinstance(sheet, CredentialSheet)
    fields = ("name", "issued_on", "expires_on", "hours_needed")
    assert [sheet.text(key) for key in fields] == ["MES", "2 Nov 2025", "2 Nov 2027", "2.5"]
    sheet.fields["expires_on"].field.setText("2 nov 2029")  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return, CTRL)
    (held,) = shell.session.ask(learning.credentials)
    assert (held.id, held.expires_on, held.hours_needed) == (
        number, date(2029, 11, 2), Decimal("2.5"),
    )  # fmt: skip
    assert held.scan_id is not None
    button(tab, "Change or renew MES").click()
    again = shown(shell, CredentialSheet)
    assert isinstance(again, CredentialSheet)
    again.end.click()
    QApplication.processEvents()
    assert states(tab) == [("later", "ended on 1 Oct 2026")]


def test_each_state_has_a_shape_of_its_own(shell: Shell) -> None:
    for name, ends in (("A", "2026-09-20"), ("B", "2026-11-20"), ("C", "2028-01-02"), ("D", "")):
        shell.session.do(learning.add_credential, form=replace(CPR, name=name, expires_on=ends))
    ended = shell.session.do(learning.add_credential, form=replace(CPR, name="E"))
    shell.session.do(learning.end_credential, credential_id=ended)
    assert states(tab_of(shell)) == [
        ("stop", "expired on 20 Sep 2026"),
        ("attend", "expires on 20 Nov 2026, in 50 days: renew"),
        ("done", "valid until 2 Jan 2028"),
        ("done", "does not expire"),
        ("later", "ended on 1 Oct 2026"),
    ]


def test_what_can_not_be_is_said_beside_its_field(shell: Shell, tmp_path: Path) -> None:
    sheet = CredentialSheet(shell.window(), shell.session)
    sheet.open(sheet.fields["name"].field)
    program = tmp_path / "scan.pdf"
    program.write_bytes(b"MZ\x90\x00")
    sheet.scan.take(program)
    for typed in ("", "", "", "tomorrow", "", "many"):
        type_in(typed)
    press(Qt.Key.Key_Return, CTRL)
    for key in ("name", "issued_on", "hours_needed"):
        assert sheet.fields[key].sentence(), key
    sheet.fields["name"].field.setText("MES")  # type: ignore[attr-defined]
    for key in ("issued_on", "hours_needed"):
        sheet.fields[key].field.clear()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return, CTRL)
    assert "no PDF, PNG or JPEG" in sheet.fields["scan"].sentence()
    assert shell.session.ask(learning.credentials) == []


def test_a_scan_leaves_as_the_file_it_was(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    shell.session.do(learning.add_credential, form=CPR, scan=b"%PDF-1.7 scan")
    tab = tab_of(shell)
    button(tab, "Save the scan of CPR/AED").click()
    with qtbot.waitSignal(tab._saving.saved, timeout=10_000):
        tab._saving.save_to(tmp_path / "cpr.pdf", tab._saving._kinds[0])
    assert (tmp_path / "cpr.pdf").read_bytes() == b"%PDF-1.7 scan"
    assert tab._saving._dialog is not None
    tab._saving._dialog.close()


def test_at_two_hundred_percent_nothing_is_cut(shell: Shell, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 200)
    number = shell.session.do(learning.add_credential, form=CPR, scan=b"%PDF-1.7 scan")
    shell.session.do(learning.add_learning, form=replace(COURSE, credential_id=number))
    assert clipped(tab_of(shell)) == []

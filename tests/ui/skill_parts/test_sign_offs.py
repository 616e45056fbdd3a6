"""Signing a skill off: here under the observer's passphrase, on paper, by file, and back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.skills.lists import OURS
from medex_desktop.exchange.observation_file import read_form
from medex_desktop.services import sign_offs
from medex_desktop.ui import theme
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.skills.mentor_sheet import GivingBack, MentorSheet
from medex_desktop.ui.skills.sign_off_sheet import SignOffSheet, WithdrawSheet
from medex_desktop.ui.widgets.label import ParagraphLabel
from tests.desks import PASSPHRASE
from tests.reports.reading import text
from tests.services.skill_samples import GRIP, MENTOR, acts, answered, asked, from_elsewhere
from tests.services.test_people import HIS, add
from tests.ui.skill_parts.stage import CTRL, press, row_of, shown, type_in
from tests.windows import clipped


def opened(shell: Shell) -> SignOffSheet:
    made = SignOffSheet.open_over(shell.window(), shell.session, OURS, row_of(shell))
    QApplication.processEvents()
    return made


def test_a_colleague_signs_by_keyboard_after_a_slip(shell: Shell) -> None:
    his = add(shell.session.desk)
    sheet = opened(shell)
    type_in("Clear words.")
    type_in("not his at all")
    press(Qt.Key.Key_Return, CTRL)
    assert "not the passphrase" in sheet.fields["passphrase"].sentence()
    assert sheet.text("passphrase") == ""
    assert sheet.text("feedback") == "Clear words."
    type_in(HIS)
    press(Qt.Key.Key_Return, CTRL)
    assert not sheet.isVisible()
    (found,) = shell.session.ask(sign_offs.received)
    assert (found.observer_id, found.slug) == (his, GRIP)


def test_feedback_is_asked_for_and_waiting_is_said(shell: Shell) -> None:
    add(shell.session.desk)
    sheet = opened(shell)
    press(Qt.Key.Key_Tab)
    type_in(HIS)
    press(Qt.Key.Key_Return, CTRL)
    assert "one sentence" in sheet.fields["feedback"].sentence()
    for _attempt in range(20):
        sheet.agree.click()
    assert "wait" in sheet.said().lower() or "again" in sheet.said().lower()


def test_one_signs_a_colleague_off_from_the_own_screen(shell: Shell) -> None:
    his, me = add(shell.session.desk), shell.session.desk.practitioner_id
    sheet = opened(shell)
    sheet.fields["person"].field.set_key(str(his))  # type: ignore[attr-defined]
    sheet.fields["observer_id"].field.set_key(str(me))  # type: ignore[attr-defined]
    type_in("Well placed.")
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return, CTRL)
    (given,) = shell.session.ask(sign_offs.given)
    assert (given.practitioner_id, given.observer_id) == (his, me)


def test_alone_in_the_practice_paper_is_offered(shell: Shell, tmp_path: Path) -> None:
    sheet = opened(shell)
    assert sheet.way.key() == "paper"
    for typed in ("Theo Moreau", "PT", "30 sep 2026", "Check the elbow."):
        type_in(typed)
    press(Qt.Key.Key_Return, CTRL)
    assert "it is the signature" in sheet.fields["form"].sentence()
    scan = tmp_path / "form.jpg"
    scan.write_bytes(b"\xff\xd8\xff scan")
    sheet._scan.take(scan)
    sheet.agree.click()
    (found,) = shell.session.ask(sign_offs.received)
    assert (found.observer, found.observer_id) == ("Theo Moreau", None)
    sheet = opened(shell)
    sheet.choose_way("here")
    assert "Nobody else here" in sheet.said()


def test_the_form_of_the_skill_is_printed_from_the_sheet(
    shell: Shell, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(shell)
    assert sheet.print_form.isVisible()
    wanted: list[Callable[[], bytes]] = []
    monkeypatch.setattr(sheet.printing, "ask", wanted.append)
    press(Qt.Key.Key_P, CTRL)
    sheet.print_form.setFocus()
    press(Qt.Key.Key_Space)
    assert len(wanted) == 2, "by its key from a field, and as a button"
    assert sheet.skill.behaviour in text(wanted[0]())
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(sheet.printing.printed, timeout=60_000):
        sheet.printing.print_on(wanted[0], printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert shell.session.ask(acts)[-1] == "skill.print"
    assert "with the printer" in sheet.told.words()
    sheet.choose_way("file")
    assert not sheet.print_form.isVisible()
    sheet.print_out()
    assert len(wanted) == 2, "nothing is printed where a file is asked for"


def test_a_form_goes_out_and_comes_back(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = opened(shell)
    sheet.choose_way("file")
    sheet.save_form.click()
    out = tmp_path / "out.medexobs"
    with qtbot.waitSignal(sheet.saving.saved, timeout=10_000):
        sheet.saving.save_to(out, sheet.saving._kinds[0])
    assert "Give it to the mentor" in sheet.told.words()
    sheet._signed.take(out)
    assert "Nobody signed this form" in sheet.fields["signed"].sentence()
    back = tmp_path / "back.medexobs"
    back.write_bytes(answered(shell.session.desk, form=out.read_bytes()))
    sheet._signed.take(back)
    assert "Theo Moreau, PT" in sheet.told.words()
    assert "by telephone" in sheet.told.words()
    sheet.agree.click()
    assert len(shell.session.ask(sign_offs.received)) == 1
    sheet = opened(shell)
    sheet.choose_way("file")
    sheet._signed.take(back)
    assert "already" in sheet.fields["signed"].sentence()
    sheet.agree.click()
    assert "already" in sheet.said()


def test_a_form_signed_in_ones_own_name_is_refused_beside_the_file(
    shell: Shell, tmp_path: Path
) -> None:
    sheet = opened(shell)
    sheet.choose_way("file")
    back = tmp_path / "back.medexobs"
    desk = shell.session.desk
    back.write_bytes(answered(desk, replace(MENTOR, observer="Castellanos, Rosa")))
    sheet._signed.take(back)
    sheet.agree.click()
    assert "Nobody signs off their own skill" in sheet.fields["signed"].sentence()
    assert sheet.isVisible()
    assert shell.session.ask(sign_offs.received) == []


def test_what_one_gave_says_of_whom_it_is(shell: Shell) -> None:
    me, his = shell.session.desk.practitioner_id, add(shell.session.desk)
    for whose, by in ((his, me), (me, his)):
        shell.session.do(
            sign_offs.record_sign_off, practitioner_id=whose, slug=GRIP, feedback="Keep it.",
            observer_id=by,
        )  # fmt: skip
    sheet = opened(shell)
    lines = [sheet.standing.itemAt(at).widget() for at in range(2)]
    said = [line.findChild(ParagraphLabel).text().partition(", ")[0] for line in lines]
    assert said == ["Tomas Kral", "Of Tomas Kral"]


def test_what_stands_is_taken_back_with_a_reason(shell: Shell) -> None:
    his = add(shell.session.desk)
    shell.session.do(
        sign_offs.record_sign_off, practitioner_id=shell.session.desk.practitioner_id, slug=GRIP,
        feedback="Keep it.", observer_id=his,
    )  # fmt: skip
    sheet = opened(shell)
    (found,) = shell.session.ask(sign_offs.received)
    sheet.take_back(found)
    asked_why = shown(shell, WithdrawSheet)
    assert isinstance(asked_why, WithdrawSheet)
    press(Qt.Key.Key_Return)
    assert asked_why.isVisible()
    type_in("Other person")
    asked_why.act.click()
    assert shell.session.ask(sign_offs.received) == []
    assert sheet.standing.count() == 0


def test_a_mentor_signs_the_form_of_another_practice(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    own, other = tmp_path / "own.medexobs", tmp_path / "other.medexobs"
    own.write_bytes(asked(shell.session.desk))
    other.write_bytes(from_elsewhere(own.read_bytes()))
    sheet = MentorSheet.open_over(shell.window(), shell.session)
    sheet.agree.click()
    assert "Choose the form" in sheet.fields["form"].sentence()
    sheet.pick.take(own)
    assert "of this practice" in sheet.fields["form"].sentence()
    sheet.pick.take(other)
    assert "Rosa Castellanos" in sheet.asked.text()
    sheet.fields["feedback"].field.setFocus()
    type_in("Well placed.")
    type_in("not mine at all")
    press(Qt.Key.Key_Return, CTRL)
    assert "not the passphrase" in sheet.fields["passphrase"].sentence()
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return, CTRL)
    (giving,) = shell.window().findChildren(GivingBack)
    with qtbot.waitSignal(giving.saving.saved, timeout=10_000):
        giving.saving.save_to(tmp_path / "signed.medexobs", giving.saving._kinds[0])
    signed = read_form((tmp_path / "signed.medexobs").read_bytes())
    assert signed.answer is not None
    assert signed.answer.feedback == "Well placed."


@pytest.mark.parametrize("way", ["here", "paper", "file"])
def test_at_two_hundred_percent_nothing_is_cut(shell: Shell, qapp: QApplication, way: str) -> None:
    add(shell.session.desk)
    theme.apply(qapp, "light", 200)
    sheet = opened(shell)
    sheet.choose_way(way)
    QApplication.processEvents()
    assert clipped(sheet) == []

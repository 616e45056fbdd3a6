"""The set-up: three steps by keyboard, nothing lost on the way back, nothing half made."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from medex_desktop.domain.practices import Profile
from medex_desktop.services import clients
from medex_desktop.services.profile import kept_profile
from medex_desktop.ui.screens.first_run import FirstRun
from tests.desks import PASSPHRASE
from tests.windows import LONGEST, NewWindow, controls, set_up


def press_enter(qtbot: QtBot, page: FirstRun) -> None:
    focused = page.window().focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)


def type_here(qtbot: QtBot, page: FirstRun, words: str) -> None:
    focused = page.window().focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, words)


def group(page: FirstRun, number: int) -> str:
    return page.keys.card.key.split("-")[number - 1]


@pytest.fixture
def page(qtbot: QtBot, new_window: NewWindow, tmp_path: Path) -> FirstRun:
    return set_up(qtbot, new_window(tmp_path / "new"))


def through_step_one(qtbot: QtBot, page: FirstRun) -> None:
    type_here(qtbot, page, "Riverbend Medical Exercise")
    press_enter(qtbot, page)
    assert page.step() == 0, "the second name is missing"
    page.profile.fields.line("name").setFocus()
    type_here(qtbot, page, "Rosa Castellanos")
    press_enter(qtbot, page)
    assert page.step() == 1


def through_step_two(qtbot: QtBot, page: FirstRun) -> None:
    type_here(qtbot, page, PASSPHRASE)
    press_enter(qtbot, page)
    type_here(qtbot, page, PASSPHRASE)
    press_enter(qtbot, page)
    first, second = page.keys.card.proofs
    type_here(qtbot, page, group(page, first.number()))
    assert second.line.hasFocus(), "four right characters go on by themselves"
    type_here(qtbot, page, group(page, second.number()).lower())
    press_enter(qtbot, page)
    assert page.step() == 2


def test_a_practice_is_made_by_keyboard_alone(qtbot: QtBot, page: FirstRun, tmp_path: Path) -> None:
    window = page.window()
    through_step_one(qtbot, page)
    through_step_two(qtbot, page)
    assert not (tmp_path / "new").exists(), "nothing is on disk before the last step"
    type_here(qtbot, page, "Margaret Holloway")
    page.client.birth.line.setFocus()
    type_here(qtbot, page, "3 jun 1951")
    press_enter(qtbot, page)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=LONGEST)  # type: ignore[attr-defined]
    session = window.session  # type: ignore[attr-defined]
    kept = session.ask(kept_profile)
    assert (kept.practice_name, kept.name) == ("Riverbend Medical Exercise", "Rosa Castellanos")
    assert [line.name for line in session.ask(clients.client_list)] == ["Margaret Holloway"]


def test_the_next_button_says_what_is_missing(qtbot: QtBot, page: FirstRun) -> None:
    assert page.next.reason() == "Type the practice name to go on"
    through_step_one(qtbot, page)
    assert "at least 12 characters" in page.next.reason()
    page.keys.first.field.setText(PASSPHRASE)
    assert page.next.reason() == "Type the passphrase again to go on"
    page.keys.again.field.setText(PASSPHRASE)
    first = page.keys.card.proofs[0]
    assert page.next.reason() == f"Type group {first.number()} to go on"
    first.line.setText("????")
    page.next.click()
    assert page.step() == 1


def test_back_keeps_everything_that_was_typed(qtbot: QtBot, page: FirstRun) -> None:
    through_step_one(qtbot, page)
    through_step_two(qtbot, page)
    key = page.keys.card.key
    page.client.name_line.setText("Half A Client")
    page.back.click()
    page.back.click()
    assert page.step() == 0
    page.profile.fields.line("phone").setText("937 555 0148")
    page.next.click()
    assert page.keys.passphrase() == PASSPHRASE
    assert page.keys.card.key == key, "a key that was printed is never drawn anew"
    assert not page.keys.missing()
    page.next.click()
    assert page.client.name_line.text() == "Half A Client"


def test_the_key_is_drawn_once_however_often_it_is_asked_for(qtbot: QtBot, page: FirstRun) -> None:
    key = page.keys.card.key
    page.look()
    qtbot.waitUntil(lambda: not page._tasks._live, timeout=LONGEST)
    assert page.keys.card.key == key


def test_passphrases_that_differ_are_told(qtbot: QtBot, page: FirstRun) -> None:
    through_step_one(qtbot, page)
    page.keys.first.field.setText(PASSPHRASE)
    page.keys.again.field.setText(PASSPHRASE + "s")
    assert not page.keys.advance()
    assert page.keys.again.sentence() == "The two passphrases differ."
    page.keys.again.field.setText(PASSPHRASE)
    assert page.keys.again.sentence() == ""


def test_a_faulty_first_client_stays_beside_its_field(qtbot: QtBot, page: FirstRun) -> None:
    page.client.name_line.setText("Somebody New")
    page.client.birth.set_text("31 feb 1950")
    assert not page.client.advance()
    assert page.client.birth.sentence()
    assert page.client.name_line.text() == "Somebody New"


def test_a_folder_that_refuses_is_told_and_nothing_is_lost(
    qtbot: QtBot, page: FirstRun, tmp_path: Path
) -> None:
    through_step_one(qtbot, page)
    through_step_two(qtbot, page)
    (tmp_path / "new").write_text("a file stands where the folder should be", encoding="utf-8")
    page.next.click()
    qtbot.waitUntil(lambda: bool(page.problem.words()), timeout=LONGEST)
    assert page.profile.profile().name == "Rosa Castellanos"
    assert page.keys.passphrase() == PASSPHRASE


def test_the_recovery_key_is_saved_as_a_pdf_with_every_group(
    qtbot: QtBot, page: FirstRun, tmp_path: Path
) -> None:
    import pypdfium2

    page.keys.practice_name = "Riverbend"
    page.keys.save_to(str(tmp_path / "key.pdf"))
    assert page.keys.card.said.words().startswith("Saved")
    document = pypdfium2.PdfDocument(tmp_path / "key.pdf")
    words = document[0].get_textpage().get_text_range()
    document.close()
    for each in page.keys.card.key.split("-"):
        assert each in words
    assert "Riverbend" in words


def test_a_picture_is_taken_or_refused_in_words(
    qtbot: QtBot, page: FirstRun, tmp_path: Path
) -> None:
    picker = page.profile.fields.signature
    no_picture = tmp_path / "words.png"
    no_picture.write_text("this is no picture", encoding="utf-8")
    picker.take_file(str(no_picture))
    assert picker.content() is None
    assert "no picture" in picker.sentence()
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    image.save(str(tmp_path / "signature.bmp"))
    picker.take_file(str(tmp_path / "signature.bmp"))
    content = picker.content()
    assert content is not None
    assert content.startswith(b"\x89PNG")
    assert page.profile.profile().signature == content
    picker.remove.click()
    assert page.profile.profile() == Profile(practice_name="", name="")


def test_at_large_text_the_other_ways_in_stand_under_the_first_step(
    qtbot: QtBot, new_window: NewWindow, tmp_path: Path
) -> None:
    page = set_up(qtbot, new_window(tmp_path / "new" / "Practice", text_percent=200))
    ways = (page.list.existing, page.list.backup, page.list.export)
    assert [way.isVisible() for way in ways] == [True, True, True]
    assert {*ways} <= {*controls(page)}

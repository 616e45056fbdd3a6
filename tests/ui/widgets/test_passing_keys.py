"""Undo is the program's where a field has nothing to take back; "?" works in numbers too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.number_box import NumberBox
from medex_desktop.ui.widgets.search_field import SearchField

CONTROL = Qt.KeyboardModifier.ControlModifier


class Page(QWidget):
    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.done: list[str] = []
        QVBoxLayout(self).addWidget(field)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._on_undo)
        QShortcut(QKeySequence("?"), self).activated.connect(self._on_keys)

    def _on_undo(self) -> None:
        self.done.append("undo")

    def _on_keys(self) -> None:
        self.done.append("keys")


def shown(qtbot: QtBot, field: QWidget) -> Page:
    page = Page(field)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    field.setFocus()
    return page


@pytest.mark.parametrize("kind", [LineField, NoteField, NumberBox])
def test_an_untouched_field_leaves_undo_to_the_program(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    field = kind("Name")
    page = shown(qtbot, field)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert page.done == ["undo"]


@pytest.mark.parametrize("kind", [LineField, NoteField])
def test_typed_text_is_taken_back_first(qtbot: QtBot, kind: type[LineField | NoteField]) -> None:
    field = kind("Name")
    page = shown(qtbot, field)
    QTest.keyClick(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert page.done == []
    assert field.text() == ""


def test_the_keys_of_the_screen_are_shown_from_a_number_too(qtbot: QtBot) -> None:
    box = NumberBox("Left, trial 2")
    page = shown(qtbot, box)
    refused: list[str] = []
    box.refused.connect(refused.append)
    QTest.keyClick(box, Qt.Key.Key_Question)
    assert page.done == ["keys"]
    assert refused == []


def test_an_empty_search_shows_the_keys_too(qtbot: QtBot) -> None:
    field = SearchField("Filter clients")
    page = shown(qtbot, field)
    QTest.keyClick(field, Qt.Key.Key_Question)
    assert page.done == ["keys"]
    QTest.keyClick(field, "a")
    QTest.keyClick(field, "?")
    assert page.done == ["keys"]
    assert field.text() == "a?"

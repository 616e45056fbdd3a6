"""Qt for Python must not give back references it never took; see docs/decisions/0001-qt-pin.md.

Releases with this fault pass any short test and abort the program after some hundred calls. From
Python 3.12 on, None and True are immortal and the count says nothing.
"""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on"
)


class Source(QObject):
    told = Signal(int)


def test_setting_a_text_does_not_use_up_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(300):
        label.setText("x")
    assert sys.getrefcount(None) - before > -30


def test_emitting_does_not_use_up_true(qtbot: QtBot) -> None:
    source = Source()
    before = sys.getrefcount(True)
    for number in range(200):
        source.told.emit(number)
    assert abs(sys.getrefcount(True) - before) <= 5

"""The protocol card over the window: one screen at 1366x768, scrolling by key at large text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.measure import Measure
from medex_desktop.ui import theme
from medex_desktop.ui.help_card import MeasureCard
from medex_desktop.ui.screens.help import HelpScreen
from medex_desktop.ui.screens.settings import SettingsScreen
from tests.windows import clipped
from tests.windows import new_window as new_window
from tests.windows import shell as shell
from tests.windows import window as window


def over(qtbot, key):
    host = QWidget()
    host.resize(1366, 768)
    qtbot.addWidget(host)
    host.show()
    card = MeasureCard.open_over(host, all_measures()[key])
    for _turn in range(3):
        QApplication.processEvents()
    return card


@pytest.mark.parametrize("key", sorted(all_measures()))
def test_every_card_is_one_screen(qtbot, key):
    card = over(qtbot, key)
    assert card.bar().maximum() == 0
    assert clipped(card) == []


def test_at_large_text_it_scrolls_by_key_and_nothing_is_cut(qtbot, qapp):
    theme.apply(qapp, "light", 200)
    card = over(qtbot, "six_minute_walk")
    assert clipped(card) == []
    bar = card.bar()
    assert bar.maximum() > 0
    QTest.keyClick(card.agree, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(card.agree, Qt.Key.Key_Up)
    QTest.keyClick(card.agree, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(card.agree, Qt.Key.Key_Escape)
    assert card.isHidden()


def test_f1_shows_the_card_of_the_measure_in_hand_then_the_manual(shell, monkeypatch):
    shell.session.go("settings")

    def in_hand(self: SettingsScreen) -> Measure | None:
        return all_measures()["tug"]

    monkeypatch.setattr(SettingsScreen, "in_hand", in_hand)
    QTest.keyClick(shell, Qt.Key.Key_F1)
    (card,) = shell.window().findChildren(MeasureCard)
    assert card.measure.key == "tug"
    QTest.keyClick(card.agree, Qt.Key.Key_F1)
    assert isinstance(shell.current(), HelpScreen)

"""The ring shows for the keyboard only, lies outside its control, and goes with it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.layouts import Row


def window(qtbot: QtBot) -> tuple[QWidget, Button]:
    host = QWidget()
    qtbot.addWidget(host)
    outer = Row(host, margins=20)
    inner = QWidget()
    row = Row(inner)
    button = Button("Sign", "filled")
    row.addWidget(button)
    outer.addWidget(inner)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return host, button


def rings(host: QWidget) -> list[FocusRing]:
    return [each for each in host.findChildren(FocusRing) if each.isVisible()]


def test_ring_lies_outside_a_control_that_fills_its_parent(qtbot: QtBot) -> None:
    host, button = window(qtbot)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = rings(host)
    around = QRect(ring.mapTo(host, QPoint(0, 0)), ring.size())
    control = QRect(button.mapTo(host, QPoint(0, 0)), button.size())
    assert around == control.adjusted(-4, -4, 4, 4)
    assert ring.parentWidget() is host


def test_ring_follows_when_the_window_changes(qtbot: QtBot) -> None:
    host, button = window(qtbot)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    host.resize(500, 300)
    QApplication.processEvents()
    (ring,) = rings(host)
    around = QRect(ring.mapTo(host, QPoint(0, 0)), ring.size())
    control = QRect(button.mapTo(host, QPoint(0, 0)), button.size())
    assert around == control.adjusted(-4, -4, 4, 4)


def test_no_ring_for_the_mouse(qtbot: QtBot) -> None:
    host, button = window(qtbot)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert rings(host) == []


def test_ring_goes_with_its_control(qtbot: QtBot) -> None:
    host, button = window(qtbot)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(rings(host)) == 1
    button.hide()
    button.deleteLater()
    QApplication.processEvents()
    assert rings(host) == []

"""What holds for every control: a name, a size, whole words, and calm under the wheel."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from medex_desktop.ui import theme
from medex_desktop.ui.widgets.label import ParagraphLabel
from tests.ui import gallery_body as body
from tests.ui import gallery_frames as frames
from tests.ui import gallery_pages as pages

PAGES = (
    pages.components,
    pages.controls,
    pages.grid,
    pages.gym_grid,
    frames.gym_now,
    frames.shell,
    frames.empty,
    frames.keys,
    body.pain,
    body.joints,
    body.pain_in_gym,
    body.joints_in_gym,
    body.then_and_now,
)


@pytest.fixture(params=PAGES, ids=lambda build: build.__name__)
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QWidget]:
    yield from shown(request.param, qtbot)


@pytest.fixture(params=PAGES, ids=lambda build: build.__name__)
def large_page(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication
) -> Iterator[QWidget]:
    theme.apply(qapp, "light", 200)
    yield from shown(request.param, qtbot)


def shown(build: Callable[[], QWidget], qtbot: QtBot) -> Iterator[QWidget]:
    made = build()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    for _turn in range(3):
        QApplication.processEvents()
    yield made


def controls(page: QWidget) -> list[QWidget]:
    return [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_every_control_has_a_name(page: QWidget) -> None:
    nameless = [
        type(each).__name__
        for each in controls(page)
        if not each.accessibleName() and each.focusProxy() is None
    ]
    assert nameless == []


def test_controls_are_high_enough(page: QWidget) -> None:
    low = {
        type(each).__name__: each.height()
        for each in controls(page)
        if isinstance(each, QAbstractButton | QLineEdit | QComboBox) and each.height() < 32
        if type(each).__name__ != "_Eye"
    }
    assert low == {}


def test_gym_controls_are_at_least_48_high(qtbot: QtBot) -> None:
    for made in (
        pages.gym_grid(),
        frames.gym_now(),
        body.pain_in_gym(),
        body.joints_in_gym(),
    ):
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        QApplication.processEvents()
        assert [each for each in controls(made) if each.height() < 48] == []


def clipped(page: QWidget) -> list[str]:
    found = []
    for each in page.findChildren(QLabel):
        if not each.isVisible() or not each.text():
            continue
        if isinstance(each, ParagraphLabel):
            if each.height() < each.heightForWidth(each.width()) - 1:
                found.append(each.text())
        elif each.width() < each.sizeHint().width() or each.height() < each.sizeHint().height():
            found.append(each.text())
    for control in controls(page):
        least = control.minimumSizeHint()
        if control.width() < least.width() or control.height() < least.height():
            found.append(f"{type(control).__name__} {control.accessibleName()}")
    return found


def test_nothing_is_clipped(page: QWidget) -> None:
    assert clipped(page) == []


def test_nothing_is_clipped_at_twice_the_text(large_page: QWidget) -> None:
    assert clipped(large_page) == []


def state_of(page: QWidget) -> list[str]:
    texts = [each.text() for each in page.findChildren(QLineEdit)]
    texts += [each.currentText() for each in page.findChildren(QComboBox)]
    texts += [each.toPlainText() for each in page.findChildren(QPlainTextEdit)]
    texts += [str(each.isChecked()) for each in page.findChildren(QAbstractButton)]
    return texts


def test_a_thousand_turns_of_the_wheel_change_nothing(page: QWidget) -> None:
    before = state_of(page)
    fields = [
        each
        for each in page.findChildren(QWidget)
        if isinstance(each, QLineEdit | QComboBox | QPlainTextEdit | QAbstractButton)
    ]
    for delta in (-120, 120):
        for _turn in range(max(1, 1000 // max(1, len(fields)))):
            for field in fields:
                event = QWheelEvent(
                    QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, delta),
                    Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase, False,
                )  # fmt: skip
                QApplication.sendEvent(field, event)
        assert state_of(page) == before


def test_every_page_draws_in_every_look(qtbot: QtBot, qapp: QApplication) -> None:
    for mode in ("dark", "contrast", "contrast_dark"):
        theme.apply(qapp, mode, 100)
        for build in PAGES:
            made = build()
            qtbot.addWidget(made)
            made.setObjectName("page")
            made.resize(1366, 768)
            image = made.grab().toImage()
            assert image.pixelColor(1364, 2) == theme.color("bg") or build is frames.keys

"""The real window over a real encrypted practice, for tests of screens and whole stories.

Fixtures are imported by the conftest of a folder that wants them:
``from tests.windows import window as window``.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui.opening import Opening
from medex_desktop.ui.preferences import PreferenceFile
from medex_desktop.ui.program import Program
from medex_desktop.ui.screens.first_run import FirstRun
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.window import Window
from tests.desks import CHEAP, PASSPHRASE, TestClock

WIDE, HIGH = 1366, 768
LONGEST = 30_000
NewWindow = Callable[..., Window]


def program(root: Path, clock: TestClock, **kept: object) -> Program:
    """The program over a practice folder, with settings of its own beside it."""
    preferences = PreferenceFile(root.parent / "preferences.json")
    preferences.change(mode="light", **kept)
    return Program(root, preferences, Opening(clock, CHEAP))


def close(qtbot: QtBot, window: Window) -> None:
    """Close as a person does, and wait until the practice is closed."""
    window.close()
    qtbot.waitUntil(window.is_closed, timeout=LONGEST)


def unlocked(qtbot: QtBot, window: Window, passphrase: str = PASSPHRASE) -> Shell:
    """Unlock by the keyboard's way; the shell."""
    page = window.page()
    assert isinstance(page, Unlock)
    page.form.passphrase.field.setText(passphrase)
    page.form.passphrase.field.returnPressed.emit()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=LONGEST)
    assert window.shell is not None
    return window.shell


def door(qtbot: QtBot, window: Window) -> Unlock:
    """The locked screen once it has looked at the folder."""
    page = window.page()
    assert isinstance(page, Unlock)
    qtbot.waitUntil(
        lambda: not page.form.who.isHidden() or not page.problem.isHidden(), timeout=LONGEST
    )
    return page


def set_up(qtbot: QtBot, window: Window) -> FirstRun:
    """The first step of the set-up once the recovery key was drawn."""
    page = window.page()
    assert isinstance(page, FirstRun)
    qtbot.waitUntil(lambda: bool(page.keys.card.key), timeout=LONGEST)
    return page


def controls(page: QWidget) -> list[QWidget]:
    """Everything on a page that the keyboard can reach."""
    from PySide6.QtCore import Qt

    return [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


def clipped(page: QWidget) -> list[str]:
    """Controls and labels that are smaller than they must be, or reach beyond their parent."""
    from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

    found = []
    for one in page.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, QAbstractButton | QLabel | QLineEdit):
            continue
        least = one.minimumSizeHint()
        parent = one.parentWidget()
        too_small = one.width() < least.width() or one.height() < least.height()
        outside = parent is not None and one.geometry().right() > parent.width()
        if too_small or outside:
            named = one.accessibleName() or getattr(one, "text", str)()
            found.append(f"{type(one).__name__} {named!r} {one.size()} least {least}")
    return found


@pytest.fixture
def new_window(qtbot: QtBot, clock: TestClock) -> Iterator[NewWindow]:
    """Makes windows; they are closed at the end, whatever happened."""
    made: list[Window] = []

    def make(root: Path, **kept: object) -> Window:
        window = Window(program(root, clock, **kept))
        window.program.apply_look()
        made.append(window)
        if window.begin():
            window.resize(WIDE, HIGH)
            window.show()
        return window

    yield make
    for window in made:
        close(qtbot, window)


@pytest.fixture
def window(new_window: NewWindow, practice_root: Path) -> Window:
    """The locked window of a practice of this test's own."""
    return new_window(practice_root)


@pytest.fixture
def shell(qtbot: QtBot, window: Window) -> Shell:
    """The shell of a practice of this test's own, unlocked."""
    return unlocked(qtbot, window)

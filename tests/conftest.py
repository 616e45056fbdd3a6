"""What every test stands on: no window shown, the same examples in CI, nothing left over."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("here", max_examples=60, deadline=None)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

pytest_plugins = ["tests.desks"]

QT_FIXTURES = {"qapp", "qtbot"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--onscreen", action="store_true", help="show the windows of ui tests on this screen"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the platform before anything can make a QApplication; worker processes inherit it."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def nothing_survives(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that used Qt: close and delete every widget, and see that none is left.

    A widget that outlives its test crashes the interpreter at exit, or another test much later.
    Set up before ``qtbot``, so it runs after it.
    """
    yield
    if QT_FIXTURES & set(request.fixturenames):
        left = survivors()
        assert not left, f"widgets that outlived their test: {left}"


def survivors() -> list[str]:
    """Close and delete all widgets; the names of the classes of those that live on."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
    from PySide6.QtWidgets import QApplication

    QThreadPool.globalInstance().waitForDone(5000)
    for _ in range(2):
        for widget in QApplication.topLevelWidgets():
            widget.hide()
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        if not QApplication.allWidgets():
            return []
        gc.collect()  # costs half a second once everything is imported: only when it is wanted
    return sorted(type(widget).__name__ for widget in QApplication.allWidgets())

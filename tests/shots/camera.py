"""Takes the pictures: a real window over a real practice, in each look.

A file of this package named ``shots_*.py`` adds its screens with ``@shot("name")``. The function
gets a ``Stage`` and brings its window to what shall be seen; the camera does the rest.
"""

import importlib
import pkgutil
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from medex_desktop.errors import MedExError
from medex_desktop.services import demo, practices
from medex_desktop.services.desk import Desk
from medex_desktop.ui import theme
from medex_desktop.ui.opening import Opening
from medex_desktop.ui.preferences import PreferenceFile
from medex_desktop.ui.program import Program
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.window import Window
from tests import desks

WIDE, HIGH = 1366, 768
LOOKS: tuple[tuple[theme.Mode, int], ...] = (("light", 100), ("dark", 100), ("light", 200))
FAULTS = (
    AssertionError, AttributeError, LookupError, MedExError, OSError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip
NOW = datetime(2026, 10, 1, 14, 5, 12, tzinfo=UTC)


@dataclass
class Stage:
    """What a shot works with: a window, and practices to put into it."""

    app: QApplication
    window: Window
    folder: Path
    clock: desks.TestClock
    demo_root: Path = field(default_factory=Path)

    def door(self) -> Unlock:
        """The locked page, once it has looked at the folder."""
        self.window.begin()
        page = self.window.page()
        assert isinstance(page, Unlock)
        page.look()
        self.until(lambda: not page.form.who.isHidden())
        return page

    def until(self, arrived: Callable[[], object], seconds: float = 20) -> None:
        """Let the program run until something is there."""
        end = time.monotonic() + seconds
        while not arrived():
            if time.monotonic() > end:
                raise TimeoutError("the screen did not arrive")
            self.app.processEvents()
            time.sleep(0.005)

    def settle(self) -> None:
        """Let layouts and fonts come to rest."""
        for _turn in range(6):
            self.app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def unlock(self) -> Shell:
        """Unlock the practice of the stage (nobody in it); its shell."""
        self.window.begin()
        return self._enter(practices.unlock(self.folder, desks.PASSPHRASE, self.clock))

    def open_demo(self) -> Shell:
        """Open a copy of the demo practice (twelve clients); its shell."""
        self.window.program.demo = True
        root = self.folder.parent / "demo"
        shutil.copytree(self.demo_root, root)
        return self._enter(practices.unlock(root, desks.PASSPHRASE, self.clock))

    def _enter(self, desk: Desk) -> Shell:
        self.window.enter(desk)
        shell = self.window.shell
        assert shell is not None
        self.settle()
        return shell


Take = Callable[[Stage], None]
_shots: dict[str, Take] = {}


def shot(name: str) -> Callable[[Take], Take]:
    """Register a picture; its name begins with the number of its design picture."""

    def register(take: Take) -> Take:
        if name in _shots:
            raise ValueError(f"two shots are called {name}")
        _shots[name] = take
        return take

    return register


def take_all(out: Path, word: str = "") -> list[Path]:
    """Every registered picture in every look; the files written."""
    package = importlib.import_module(__package__ or "tests.shots")
    for found in pkgutil.iter_modules(package.__path__):
        if found.name.startswith("shots_"):
            importlib.import_module(f"{package.__name__}.{found.name}")
    app = QApplication.instance() or QApplication(["shots"])
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="medex-shots-") as place:
        templates = _templates(Path(place))
        for name, take in sorted(_shots.items()):
            for mode, percent in LOOKS:
                path = out / f"{name}-{mode}-{percent}.png"
                if word in path.name and _went_well(app, path, take, templates, (mode, percent)):
                    made.append(path)
    return made


def _went_well(app: QApplication, path: Path, take: Take, templates: Any, look: Any) -> bool:
    """Take one picture; a screen that fails is told and does not stop the others."""
    try:
        _take(app, path, take, templates, look)
    except FAULTS:
        sys.stderr.write(f"{path.name} was not taken:\n{traceback.format_exc()}\n")
        return False
    return True


def _templates(place: Path) -> tuple[Path, Path]:
    clock = desks.TestClock(NOW)
    desk, _key = desks.new_practice(place / "own", clock)
    desk.close()
    made = demo.open_demo(clock, place / "demo")
    from medex_desktop.storage import vault

    vault.change_passphrase(made.file.folder, made.file.keys, 1, desks.PASSPHRASE, desks.CHEAP)
    made.close()
    return place / "own", place / "demo"


def _take(
    app: QApplication,
    path: Path,
    take: Take,
    templates: tuple[Path, Path],
    look: tuple[theme.Mode, int],
) -> None:
    own, demo_root = templates
    with tempfile.TemporaryDirectory(prefix="medex-shot-") as place:
        root = Path(shutil.copytree(own, Path(place) / "practice"))
        preferences = PreferenceFile(Path(place) / "preferences.json")
        preferences.change(mode=look[0], text_percent=look[1])
        clock = desks.TestClock(NOW)
        program = Program(root, preferences, Opening(clock, desks.CHEAP))
        program.apply_look()
        with _window(app, program) as window:
            stage = Stage(app, window, root, clock, demo_root)
            take(stage)
            stage.settle()
            window.grab().save(str(path))


@contextmanager
def _window(app: QApplication, program: Program) -> Iterator[Window]:
    window = Window(program)
    window.resize(WIDE, HIGH)
    window.show()
    try:
        yield window
    finally:
        window.close()
        end = time.monotonic() + 30
        while not window.is_closed() and time.monotonic() < end:
            app.processEvents()
            time.sleep(0.005)
        window.hide()
        window.deleteLater()
        QGuiApplication.clipboard().clear()
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

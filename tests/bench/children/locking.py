"""Unlocking, locking in the middle of a test, and unlocking again, in the real program."""

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest

from tests.bench.children import program
from tests.bench.children.paints import FirstPaint, tell

if TYPE_CHECKING:
    from medex_desktop.ui.window import Window


class Story:
    """Each step notes its milliseconds under a name, from the key press to the picture."""

    def __init__(self, window: "Window", passphrase: str) -> None:
        self.window: Any = window
        self.passphrase = passphrase
        self.told: dict[str, float] = {}
        self._began = 0.0
        steps = self.steps = program.Steps(window, beat_ms=1)
        steps.when(self._looked, self._repaint).when(self._has("floor"), self._unlock)
        steps.when(self._inside, self._until_painted("unlock"))
        steps.when(self._has("unlock"), lambda: None).when(self._is_quiet, self._save_and_type)
        steps.when(self._typing, self._lock).when(self._is_blank, self._until_painted("blank"))
        steps.when(self._is_locked, self._until_painted("lock"))
        steps.when(self._has("lock"), lambda: None).when(self._looked, self._unlock)
        steps.when(self._inside, self._until_painted("again")).when(self._has("again"), self._end)

    def _looked(self) -> bool:
        """SQLAlchemy is in, and the locked screen knows what lies in the folder."""
        return "sqlalchemy.engine" in sys.modules and not self.window.tasks._live

    def _has(self, name: str) -> Callable[[], bool]:
        return lambda: name in self.told

    def _until_painted(self, name: str) -> Callable[[], None]:
        def watch() -> None:
            page = self.window.page()
            FirstPaint(page, lambda: self._note(name))
            page.update()

        return watch

    def _note(self, name: str) -> None:
        self.told[name] = (time.perf_counter() - self._began) * 1000

    def _repaint(self) -> None:
        self._began = time.perf_counter()
        self._until_painted("floor")()

    def _unlock(self) -> None:
        self._began = time.perf_counter()
        program.unlock(self.window, self.passphrase)

    def _inside(self) -> bool:
        return self.window.shell is not None

    def _is_quiet(self) -> bool:
        """Charts and papers are in, and nothing runs beside the screen."""
        return "reportlab.platypus" in sys.modules and not self.window.session.tasks._live

    def _save_and_type(self) -> None:
        from medex_desktop.services import clients, grip
        from tests.bench import samples

        session = self.window.session
        client_id = session.desk.ask(clients.client_list)[0].id
        entry, day = samples.entry(1), samples.today()
        session.desk.do(grip.sign_grip, client_id=client_id, entry=entry, day=day)
        session.go("client", client_id, tab="assess")

    def _typing(self) -> bool:
        """A number stands in the grid of trials that nobody has saved yet."""
        from medex_desktop.ui.widgets.number_box import NumberBox

        boxes = [one for one in self.window.shell.findChildren(NumberBox) if one.isVisible()]
        if not boxes:
            return False
        QTest.keyClicks(boxes[0], "24.5")
        return True

    def _lock(self) -> None:
        self._began = time.perf_counter()
        self.window.shell.lock()

    def _is_blank(self) -> bool:
        return self.window.shell is None

    def _is_locked(self) -> bool:
        return type(self.window.page()).__name__ == "Unlock"

    def _end(self) -> None:
        self.told["keys"] = _key_derivation(self.window.program.folder, self.passphrase)
        tell(**self.told)
        os._exit(0)


def _key_derivation(root: Any, passphrase: str) -> float:
    """What deriving the key costs, in ms."""
    from medex_desktop.storage import sidecar, vault
    from medex_desktop.storage.folder import PracticeFolder

    began = time.perf_counter()
    vault.open_wrap(sidecar.read_sidecar(PracticeFolder(root)).wraps[0], passphrase)
    return (time.perf_counter() - began) * 1000


def main(folder: str, passphrase: str) -> None:
    kept: list[Story] = []
    program.run(folder, lambda window, _cpu: kept.append(Story(window, passphrase)))


if __name__ == "__main__":
    main(*sys.argv[1:])

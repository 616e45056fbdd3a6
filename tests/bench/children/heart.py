"""Whether the window stays awake: a heartbeat in the real program while heavy work goes on."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer

from tests.bench.children import program
from tests.bench.children.paints import tell

if TYPE_CHECKING:
    from medex_desktop.ui.window import Window

_IDLE_S = 1.0


class Heart(QObject):
    """Beats as often as it may; ``longest`` is the longest time between two beats, in ms."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self.longest = 0.0
        self._last = 0.0
        self._began = 0.0

    def begin(self) -> None:
        self.longest = 0.0
        self._last = self._began = time.perf_counter()
        self._timer.start()

    def end(self) -> dict[str, float]:
        self._beat()
        self._timer.stop()
        return {"gap": self.longest, "lasted": (self._last - self._began) * 1000}

    def has_lasted(self, seconds: float) -> bool:
        return time.perf_counter() - self._began > seconds

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


class Story:
    """Unlock; beat in peace; then while libraries load, people are imported, a backup is made."""

    def __init__(self, what: str, passphrase: str, file: str, window: "Window") -> None:
        self.window: Any = window
        self.heart = Heart(window)
        self.told: dict[str, Any] = {}
        self.ended = False
        start = {"loading": self._load, "importing": self._import, "backup": self._back_up}[what]
        self.file = file
        steps = program.Steps(window)
        steps.when(self._looked, lambda: program.unlock(window, passphrase))
        steps.when(lambda: self.window.shell is not None, lambda: self.window.session.go("clients"))
        steps.when(lambda: program.clients_painted(window), lambda: None)
        if what == "loading":
            steps.when(lambda: True, self.heart.begin)
        else:
            steps.when(self._loaded, self.heart.begin)
            steps.when(lambda: self.heart.has_lasted(_IDLE_S), self._note("idle"))
            steps.when(lambda: True, self.heart.begin)
        steps.when(lambda: True, start)
        steps.when(lambda: self.ended and not self._live(), self._note("work"))
        if what == "loading":
            steps.when(lambda: True, self.heart.begin)
            steps.when(lambda: self.heart.has_lasted(_IDLE_S), self._note("idle"))
        steps.when(lambda: True, self._tell)

    def _looked(self) -> bool:
        return "sqlalchemy.engine" in sys.modules and not self.window.tasks._live

    def _live(self) -> bool:
        return bool(self.window.session.tasks._live)

    def _loaded(self) -> bool:
        return "reportlab.platypus" in sys.modules and not self._live()

    def _note(self, name: str) -> Callable[[], None]:
        return lambda: self.told.update({name: self.heart.end()})

    def _load(self) -> None:
        self.when_loaded = program.Steps(self.window)
        self.when_loaded.when(self._loaded, self._end)

    def _import(self) -> None:
        """As a person does it, in the dialog: choose, say the protocol, check, import, close."""
        from medex_desktop.ui.importing.steps import Step
        from medex_desktop.ui.screens.import_dialog import ImportDialog

        self.before = self.window.shell.current()._model.rowCount()
        dialog: Any = ImportDialog.open_over(self.window.stage, self.window.session)
        QTimer.singleShot(0, self.heart.begin)  # opening the dialog is not importing

        def at(step: Step) -> Callable[[], bool]:
            return lambda: dialog.step is step and dialog.is_settled()

        def answer() -> None:
            dialog.columns.answered.emit("protocol", "southampton")

        def answered() -> bool:
            return bool(dialog.is_settled() and not dialog._look.open_keys)

        self.dialog_steps = program.Steps(self.window)
        self.dialog_steps.when(lambda: True, lambda: dialog.choose(Path(self.file)))
        self.dialog_steps.when(at(Step.COLUMNS), answer).when(answered, dialog.go_on)
        self.dialog_steps.when(at(Step.CHECK), dialog.go_on)
        self.dialog_steps.when(at(Step.DONE), dialog.close_overlay)
        self.dialog_steps.when(self._read_again, self._end)

    def _read_again(self) -> bool:
        """The list of clients, with the people of the file in it."""
        model = self.window.shell.current()._model
        return model.rowCount() > self.before and not self._live()

    def _back_up(self) -> None:
        from medex_desktop.services import backups

        desk = self.window.session.desk
        self._start(lambda task: backups.back_up(desk, on_progress=task.report))

    def _start(self, work: Callable[[Any], object]) -> None:
        task = self.window.session.tasks.start(self.window, work)
        task.finished.connect(self._end)
        task.failed.connect(self._failed)
        task.refused.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        os._exit(1)

    def _end(self) -> None:
        self.ended = True

    def _tell(self) -> None:
        tell(**self.told)
        os._exit(0)


def main(folder: str, passphrase: str, what: str, file: str) -> None:
    kept: list[Story] = []
    program.run(folder, lambda window, _cpu: kept.append(Story(what, passphrase, file, window)))


if __name__ == "__main__":
    main(*sys.argv[1:])

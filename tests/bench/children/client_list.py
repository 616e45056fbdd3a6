"""From the command line over the passphrase to a client list one can type into; then a chart."""

import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from tests.bench.children import program
from tests.bench.children.paints import FirstPaint, resident_mib, tell

if TYPE_CHECKING:
    from medex_desktop.ui.window import Window


class Story:
    """Unlock, see the list, open the trend of the client with the longest story."""

    def __init__(self, window: "Window", cpu: float, passphrase: str) -> None:
        self.window: Any = window
        self.passphrase = passphrase
        self.told: dict[str, object] = {"window": cpu}
        self.steps = program.Steps(window)
        self.steps.when(self._looked, self._unlock).when(self._inside, self._to_list)
        self.steps.when(self._listed, self._watch)

    def _looked(self) -> bool:
        return "sqlalchemy.engine" in sys.modules and not self.window.tasks._live

    def _unlock(self) -> None:
        _time_key_derivation(self.told)
        program.unlock(self.window, self.passphrase)

    def _inside(self) -> bool:
        return self.window.shell is not None

    def _to_list(self) -> None:
        self.window.session.go("clients")

    def _listed(self) -> bool:
        return program.clients_painted(self.window)

    def _watch(self) -> None:
        self.screen = self.window.shell.current()
        self.seen = FirstPaint(self.screen._table.viewport(), self._usable)
        self.screen._table.viewport().update()

    def _usable(self) -> None:
        self.told |= {"cpu": self.seen.cpu, "heavy": program.heavy(), "rows": self._rows()}
        self.steps.when(self._brought_in, self._to_chart).when(self._charted, self._end)

    def _rows(self) -> int:
        return self.screen._model.rowCount()

    def _brought_in(self) -> bool:
        return "reportlab.platypus" in sys.modules and not self.window.session.tasks._live

    def _to_chart(self) -> None:
        caseload = self.screen._caseload.rows
        known = next(row.line.id for row in caseload if row.line.name.startswith("Theodora"))
        self.window.session.go("client", known, tab="trends")

    def _charted(self) -> bool:
        from medex_desktop.ui.chart_view import ChartView

        found = self.window.findChildren(ChartView)
        return any(not view.image().isNull() and view.isVisible() for view in found)

    def _end(self) -> None:
        QApplication.processEvents()
        self.told["rss"] = resident_mib()
        tell(**self.told)
        os._exit(0)  # what closing costs is not asked here


def _time_key_derivation(told: dict[str, object]) -> None:
    """Note under "keys" what deriving the key costs in this very run."""
    from medex_desktop.storage import vault

    derive = vault._passphrase_kek

    def timed(*given: Any) -> bytes:
        began = program.now_ms()
        key = derive(*given)
        told["keys"] = program.now_ms() - began
        return key

    vault._passphrase_kek = timed


def main(folder: str, passphrase: str) -> None:
    kept: list[Story] = []
    program.run(folder, lambda window, cpu: kept.append(Story(window, cpu, passphrase)))


if __name__ == "__main__":
    main(*sys.argv[1:])

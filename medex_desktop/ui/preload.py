"""What takes long to import, brought in while nobody waits for it and off the screen."""

import gc
import importlib
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from medex_desktop.ui import navigation
from medex_desktop.ui.errors import faults
from medex_desktop.ui.tasks import Task

if TYPE_CHECKING:
    from medex_desktop.ui.session import Session

AFTER_MS: Final = 1000
_FIRST: Final = ("today", "clients")
_LATER: Final = (
    "medex_desktop.services.rehearsals",
    *(f"medex_desktop.{p.module}" for p in (navigation.CLIENT, *navigation.PLACES)),
    "medex_desktop.ui.screens.import_dialog",
    "medex_desktop.ui.workspace.assess",
    "medex_desktop.ui.gym.floor",
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "medex_desktop.charts.trend",
    "reportlab.platypus",
)


class Preload(QObject):
    """Begins a second after unlocking: the first list must not share the processor with it."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        QTimer.singleShot(AFTER_MS, self, self._begin)

    def _begin(self) -> None:
        task = self._session.tasks.start(self, bring_in)
        task.failed.connect(faults().report)


def screens() -> None:
    """The shell and the places one sees first, while the passphrase is being typed."""
    importlib.import_module("medex_desktop.ui.shell")
    for place in navigation.PLACES:
        if place.key in _FIRST:
            importlib.import_module(f"medex_desktop.{place.module}")


def bring_in(task: Task) -> None:
    """Import them one by one; stops between two when the practice is closed.

    No collection of cycles meanwhile: it would hold the screen for 60 ms and more, and what is
    imported stays for good, so that no later one need look at it again.
    """
    gc.disable()
    try:
        for at, name in enumerate(_LATER):
            if not task.report(at, len(_LATER)):
                return
            importlib.import_module(name)
        importlib.import_module("medex_desktop.domain.catalogue").all_measures()
        importlib.import_module("medex_desktop.charts.trend").preload()
        gc.freeze()
    finally:
        gc.enable()

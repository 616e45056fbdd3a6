"""Heavy libraries brought in while nobody waits for them: charts and papers, after unlocking."""

import importlib
from typing import Final

from medex_desktop.ui.tasks import Task

_LATER: Final = (
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "medex_desktop.charts.trend",
    "reportlab.platypus",
)


def bring_in(task: Task) -> None:
    """Import them one by one; stops between two when the practice is closed."""
    for at, name in enumerate(_LATER):
        if not task.report(at, len(_LATER)):
            return
        importlib.import_module(name)

"""Makes the application and its window, in the order that shows something soonest."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from medex_desktop import language
from medex_desktop.services.clock import SystemClock
from medex_desktop.ui.errors import faults
from medex_desktop.ui.opening import Opening
from medex_desktop.ui.preferences import PreferenceFile
from medex_desktop.ui.program import Program
from medex_desktop.ui.stops.run import Run
from medex_desktop.ui.window import TITLE, Window


def make(
    *,
    practice: Path,
    named: bool,
    preferences: Path,
    lang: str,
    demo: bool,
    run: Run | None = None,
) -> tuple[QApplication, Window | None]:
    """The application and its window, shown; no window when another one was raised instead."""
    # the style by its name: asking for the style object makes 566 enum members first
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName(TITLE)
    app.setApplicationDisplayName(TITLE)
    kept = PreferenceFile(preferences)
    chosen = kept.read()
    language.use(lang or chosen.language or "en")
    folder = practice if named or not chosen.last_folder else Path(chosen.last_folder)
    program = Program(folder.absolute(), kept, Opening(SystemClock()), demo=demo, run=run)
    program.apply_look()
    faults().take_over(run)
    window = Window(program)
    if not window.begin():
        return app, None
    window.show()
    return app, window

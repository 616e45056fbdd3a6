"""Makes the application and its window, in the order that shows something soonest."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from medex_desktop import language
from medex_desktop.services import doorstep
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
    log: Path | None = None,
) -> tuple[QApplication, Window | None]:
    """The application and its window, shown; no window when another one was raised instead."""
    # the style by its name: asking for the style object makes 566 enum members first
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName(TITLE)
    app.setApplicationDisplayName(TITLE)
    _note_no_folders()
    kept = PreferenceFile(preferences)
    window = begin(practice, kept, named=named, lang=lang, demo=demo, run=run, log=log)
    return app, window


def begin(
    practice: Path,
    preferences: PreferenceFile,
    *,
    named: bool = False,
    lang: str = "",
    demo: bool = False,
    run: Run | None = None,
    log: Path | None = None,
) -> Window | None:
    """The window over the practice in hand, whatever this computer's settings say."""
    chosen = preferences.read()
    language.use(lang or chosen.language or "en")
    folder = practice if named else _last(chosen.last_folder, practice)
    opening = Opening(SystemClock())
    program = Program(folder.absolute(), preferences, opening, demo=demo, run=run, log=log)
    program.apply_look()
    faults().take_over(run)
    window = Window(program)
    if not window.begin():
        return None
    window.show()
    return window


def _note_no_folders() -> None:
    """Qt's own file dialog writes down, for all programs, which folders were visited.

    A folder may be called after a client. On Windows and macOS the system's dialogs are used.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def _last(kept: str, usual: Path) -> Path:
    """The practice opened last; when it is gone, the one in the usual place."""
    last = Path(kept) if kept else usual
    if last != usual and not doorstep.holds_practice(last) and doorstep.holds_practice(usual):
        return usual
    return last

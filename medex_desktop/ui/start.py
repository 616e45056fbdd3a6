"""Makes the application and its window, in the order that shows something soonest."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from medex_desktop import language
from medex_desktop.services.clock import SystemClock
from medex_desktop.ui.errors import faults
from medex_desktop.ui.opening import Opening
from medex_desktop.ui.preferences import PreferenceFile
from medex_desktop.ui.program import Program
from medex_desktop.ui.window import TITLE, Window


def make(
    *, practice: Path, named: bool, preferences: Path, lang: str, demo: bool
) -> tuple[QApplication, Window | None]:
    """The application and its window, shown; no window when another one was raised instead."""
    # the style by its name: asking for the style object makes 566 enum members first
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName(TITLE)
    app.setApplicationDisplayName(TITLE)
    _note_no_folders()
    kept = PreferenceFile(preferences)
    chosen = kept.read()
    language.use(lang or chosen.language or "en")
    folder = practice if named or not chosen.last_folder else Path(chosen.last_folder)
    program = Program(folder.absolute(), kept, Opening(SystemClock()), demo=demo)
    program.apply_look()
    faults().take_over()
    window = Window(program)
    if not window.begin():
        return app, None
    window.show()
    return app, window


def _note_no_folders() -> None:
    """Qt's own file dialog writes down, for all programs, which folders were visited.

    A folder may be called after a client. On Windows and macOS the system's dialogs are used.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)

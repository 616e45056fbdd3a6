"""What a start does not import: no source text read by Qt, nothing before its time."""

import subprocess
import sys


def read_by_qt(restore: bool) -> str:
    """Whether Qt for Python read the text of a module that was imported after it."""
    script = (
        "import linecache\n"
        "from medex_desktop.ui import lean_imports\n"
        f"lean_imports.restore() if {restore} else None\n"
        "import sqlite3.dbapi2\n"
        "print(any('sqlite3' in name for name in linecache.cache))\n"
        "from PySide6.QtWidgets import QWidget\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_it_reads_sources_unless_it_is_told_not_to() -> None:
    assert read_by_qt(restore=False) == "True"  # else lean_imports is not needed any more
    assert read_by_qt(restore=True) == "False"


def test_the_first_screens_bring_neither_checks_nor_restores() -> None:
    """What a reminder or a rehearsal needs follows after the first list (docs/performance.md)."""
    told = subprocess.run(
        [sys.executable, "-c", _FIRST_SCREENS], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []


_FIRST_SCREENS = """
import sys
from medex_desktop.ui import preload
preload.screens()
spared = ("medex_desktop.services.rehearsals", "medex_desktop.storage.check",
          "medex_desktop.storage.restore", "medex_desktop.domain.grip_norms", "matplotlib")
print(*(name for name in spared if name in sys.modules))
"""

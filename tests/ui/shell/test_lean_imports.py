"""Qt for Python reads no module's source any more once the program has started."""

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

"""Qt for Python's hand is off the import statement once the program has started."""

import subprocess
import sys


def test_imports_are_pythons_own_after_restoring() -> None:
    script = (
        "import builtins\n"
        "own = builtins.__import__\n"
        "from medex_desktop.ui import lean_imports\n"
        "assert builtins.__import__ is not own, 'PySide no longer hooks: the module can go'\n"
        "lean_imports.restore()\n"
        "print(builtins.__import__ is own)\n"
        "from PySide6.QtWidgets import QWidget\n"
        "print(QWidget.__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["True", "QWidget"]

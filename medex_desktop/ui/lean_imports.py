"""Takes Qt for Python's hand off the import statement.

PySide puts its own ``__import__`` in place, which reads the source text of every module imported
after it, in search of ``from __feature__ import ...``. We never use that, and it costs a fifth of
each later import and keeps the text of every module in memory (docs/performance.md).
"""

import builtins

import PySide6.QtCore  # noqa: F401  # puts the hook in place, so that there is one to take off


def restore() -> None:
    """Import as Python does, from now on."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

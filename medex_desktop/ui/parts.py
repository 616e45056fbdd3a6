"""Parts of the program that are used when they are there: screens, papers, services by name."""

import importlib
import importlib.util
from typing import Any


def has(module: str) -> bool:
    """Whether a module of ours exists; nothing of it is imported."""
    return importlib.util.find_spec(f"medex_desktop.{module}") is not None


def of(module: str, name: str) -> Any | None:
    """One public name of a module of ours, imported now; None when either is not there."""
    if not has(module):
        return None
    return getattr(importlib.import_module(f"medex_desktop.{module}"), name, None)

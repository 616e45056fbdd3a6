"""Screens and overlays by name: none knows another; each is imported when it is first opened."""

import importlib
from typing import Any


def of(module: str, name: str) -> Any:
    """One public name of a module of ours, imported now; a name that is not there is our fault."""
    return getattr(importlib.import_module(f"medex_desktop.{module}"), name)

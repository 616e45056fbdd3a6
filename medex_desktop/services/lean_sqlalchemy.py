"""Brings SQLAlchemy in without asyncio, package metadata and its asynchronous SQLite driver.

SQLAlchemy imports all three for people who reach databases over a network; with them come ssl,
email and 80 modules more, a quarter of its import. While it is imported, each name is held by a
stand-in, which fetches the real module the moment anything is asked of it.
"""

import importlib
import inspect
import sys
from types import ModuleType
from typing import Any, Final

_SPARED: Final = ("asyncio", "importlib.metadata", "sqlalchemy.dialects.sqlite.aiosqlite")


class StandIn(ModuleType):
    """A module that is imported when something of it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _give_up(self)
        return getattr(importlib.import_module(self.__name__), name)


def bring_in() -> None:
    """Import SQLAlchemy with its SQLite dialect; what was imported before stays as it is."""
    if "sqlalchemy" in sys.modules:
        return
    held = [StandIn(name) for name in _SPARED if name not in sys.modules]
    for one in held:
        if one.__name__ == "asyncio":
            vars(one)["iscoroutine"] = inspect.iscoroutine  # asked for while it is imported
        sys.modules[one.__name__] = one
    try:
        importlib.import_module("sqlalchemy.dialects.sqlite")
    finally:
        for one in held:
            _give_up(one)


def _give_up(held: StandIn) -> None:
    """From now on an import of this name finds the real module."""
    if sys.modules.get(held.__name__) is held:
        del sys.modules[held.__name__]

"""All measures the program knows, found by file name: a new measure is one new file."""

import pkgutil
from functools import cache
from importlib import import_module

from medex_desktop.domain import measures
from medex_desktop.domain.measure import Measure


@cache
def all_measures() -> dict[str, Measure]:
    """Every measure by its key, in alphabetical order of keys.

    Raises:
        ValueError: a file whose measure has another key than the file's name.
    """
    found = {}
    for module in sorted(pkgutil.iter_modules(measures.__path__), key=lambda info: info.name):
        measure = import_module(f"{measures.__name__}.{module.name}").MEASURE
        if measure.key != module.name:
            raise ValueError(f"{module.name} holds a measure called {measure.key}")
        found[measure.key] = measure
    return found


def find_measure(key: str) -> Measure | None:
    """The measure of that key, or None."""
    return all_measures().get(key)

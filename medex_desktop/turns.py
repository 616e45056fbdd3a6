"""The screen goes first: long work steps aside, row by row, while the window paints or settles.

Python runs one thread at a time. A thread that reads 10,000 rows beside a window that paints makes
each of the painting's thousand small steps wait (docs/performance.md), so long loops ask here
between two rows, and wait until the window is done. Without a window nobody waits.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_T = TypeVar("_T")

LONGEST_S = 0.05
"""The longest wait in one turn: the window itself may be waiting for this very thread."""


class _Screen:
    """Whether the window's thread is at work, how deep, and in which turn."""

    def __init__(self) -> None:
        self.rests = threading.Event()
        self.rests.set()
        self.thread = 0
        self.depth = 0
        self.turn = 0


_screen = _Screen()
_waited = threading.local()


@contextmanager
def screen_first() -> Iterator[None]:
    """The window's thread paints, or answers what has come in; other threads step aside."""
    _screen.thread = threading.get_ident()
    if not _screen.depth:
        _screen.turn += 1
        _screen.rests.clear()
    _screen.depth += 1
    try:
        yield
    finally:
        _screen.depth -= 1
        if not _screen.depth:
            _screen.rests.set()


@contextmanager
def in_its_name() -> Iterator[None]:
    """This thread does what the window itself waits for: it steps aside for nobody."""
    _waited.stands_in = True
    try:
        yield
    finally:
        _waited.stands_in = False


def step_aside() -> None:
    """Wait while the window works; at most ``LONGEST_S`` in each of its turns."""
    if _screen.rests.is_set() or threading.get_ident() == _screen.thread:
        return
    if getattr(_waited, "stands_in", False):
        return
    turn = _screen.turn
    if getattr(_waited, "turn", None) != turn and not _screen.rests.wait(LONGEST_S):
        _waited.turn = turn


def in_turn(items: Iterable[_T]) -> Iterator[_T]:
    """The same items, stepping aside before each."""
    for item in items:
        step_aside()
        yield item

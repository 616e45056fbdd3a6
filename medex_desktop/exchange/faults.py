"""What a reader of other programs' files says about a row it can't take, and how far it is."""

from collections.abc import Callable

from medex_desktop.errors import MedExError
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

OnProgress = Callable[[int, int], bool | None]
"""Called with rows done and rows in all; returning ``False`` ends the reading."""

BEAT = 500
"""Rows between two calls of ``OnProgress``."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """One row that can't be taken: where, what the file says, why, and what would fit.

    ``line`` counts from 1 in the file and is the row's first line; ``column`` is "" when the
    whole row is meant.
    """

    line: int
    column: str
    value: str
    reason: Text


class Cancelled(MedExError):
    """The person stopped the reading; nothing was kept."""

    def __init__(self) -> None:
        super().__init__(Text("Stopped. Nothing was imported and the file was not changed."))


def report(on_progress: OnProgress | None, done: int, total: int) -> None:
    """Tell how far the reading is.

    Raises:
        Cancelled: the listener returned ``False``.
    """
    if on_progress is not None and on_progress(done, total) is False:
        raise Cancelled

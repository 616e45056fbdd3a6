"""The rest between two squeezes of one hand: it counts by a clock that nobody can set."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from medex_desktop.ui.ticking import Ticking

REST_S: Final = 15


class Rest(Ticking):
    """``ticked`` while a hand rests; ``seconds_left`` 0 once it may squeeze again."""

    def __init__(
        self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._since: dict[str, float] = {}

    def squeezed(self, side: str) -> None:
        """A trial of this hand was just taken."""
        self._since[side] = self._now()
        self.run()

    def has_squeezed(self, side: str) -> bool:
        """Whether this hand has anything to rest from."""
        return side in self._since

    def seconds_left(self, side: str) -> int:
        """Whole seconds until this hand has rested, 0 when it has."""
        since = self._since.get(side)
        if since is None:
            return 0
        return max(0, REST_S - int(self._now() - since))

    def tick(self) -> None:
        """Count on, until every hand has rested."""
        if all(not self.seconds_left(side) for side in self._since):
            self.stop()
        super().tick()

"""What a counter knows: how many, and how many there were before."""

from collections.abc import Mapping
from typing import Any, Final

MOST: Final = 999
STEPS_KEPT: Final = 100


class CounterState:
    """``add``, ``take`` and ``undo``: each True when the count changed; never below zero."""

    def __init__(self, most: int = MOST) -> None:
        if most < 1:
            raise ValueError("a counter counts to one at least")
        self.most = most
        self.count = 0
        self.undone = False
        self._before: list[int] = []

    def add(self) -> bool:
        """One more, up to the limit."""
        return self._set(self.count + 1)

    def take(self) -> bool:
        """One less, down to zero."""
        return self._set(self.count - 1)

    def again(self) -> bool:
        """Back to zero; undo brings the count back."""
        return self.count > 0 and self._set(0)

    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return bool(self._before)

    def undo(self) -> bool:
        """The count as it was before the last act."""
        if not self._before:
            return False
        self.count = self._before.pop()
        self.undone = True
        return True

    def fresh(self) -> None:
        """Stand at zero for the next trial, with nothing to take back."""
        self.count = 0
        self._before.clear()
        self.undone = False

    def to_plain(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {"count": self.count}

    def restore(self, plain: Mapping[str, Any]) -> None:
        """Stand as the draft says.

        Raises:
            ValueError: when this is no count within the limit; nothing has changed then.
        """
        kept = plain.get("count")
        if type(kept) is not int or not 0 <= kept <= self.most:
            raise ValueError("not a count")
        self.fresh()
        self.count = kept

    def _set(self, count: int) -> bool:
        if not 0 <= count <= self.most:
            return False
        self._before = [*self._before, self.count][-STEPS_KEPT:]
        self.count = count
        self.undone = False
        return True

"""The entries of the audit as a table reads them: some at a time, when they come into sight."""

from collections.abc import Callable, Sequence
from typing import Final, overload

from medex_desktop.language import _, clock, day, render
from medex_desktop.services.audit import AuditLine
from medex_desktop.services.audit_words import FAILURES
from medex_desktop.ui.models.veiled_table import NameCell, VeiledTableModel
from medex_desktop.ui.widgets.table_model import Cell, Column

BLOCK: Final = 100
_KEPT: Final = 20


class AuditLines(Sequence[AuditLine]):
    """Entries by their numbers; ``read`` brings a block of them when one is asked for."""

    def __init__(
        self, numbers: Sequence[int], read: Callable[[Sequence[int]], list[AuditLine]]
    ) -> None:
        self._numbers = numbers
        self._read = read
        self._blocks: dict[int, list[AuditLine]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> AuditLine: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[AuditLine]: ...
    def __getitem__(self, at: int | slice) -> AuditLine | Sequence[AuditLine]:
        if isinstance(at, slice):
            return AuditLines(self._numbers[at], self._read)
        block, place = divmod(range(len(self))[at], BLOCK)
        if block not in self._blocks:
            if len(self._blocks) >= _KEPT:
                self._blocks.pop(next(iter(self._blocks)))
            start = block * BLOCK
            self._blocks[block] = self._read(self._numbers[start : start + BLOCK])
        return self._blocks[block][place]


class AuditTable(VeiledTableModel[AuditLine]):
    """No headings among the rows, so that nobody reads all of them to look for one."""

    def groups(self) -> list[int]:
        """None."""
        return []


def columns() -> list[Column[AuditLine]]:
    """When, who, what, whose."""
    return [
        Column(_("When"), _when, width=176),
        Column(_("Who"), _who, width=120, stretch=1, need=1),
        Column(_("What"), _what, width=240, stretch=3),
        Column(_("Client"), _whose, width=130, stretch=2),
    ]


def _when(line: AuditLine) -> str:
    at = line.at.astimezone()
    return _("{day}, {time}", day=day(at.date()), time=clock(at))


def _who(line: AuditLine) -> str:
    return line.who


def _what(line: AuditLine) -> Cell:
    words = render(line.words)
    return Cell(words, shape="attend", ink="watch") if line.act in FAILURES else Cell(words)


def _whose(line: AuditLine) -> Cell:
    whose = render(line.whose)
    return NameCell(whose) if line.client else Cell(whose, ink="ink3")

"""The recovery key on paper: eight groups to copy, how to use them, and where to keep the sheet.

It holds no client data and no passphrase; without it a forgotten passphrase is the end of the data.
"""

import dataclasses
from collections.abc import Sequence
from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports import fonts
from medex_desktop.reports.content import Paper, RenderedPaper
from medex_desktop.reports.layout import one_line, rule
from medex_desktop.reports.markup import body
from medex_desktop.reports.single_page import begin, end, part
from medex_desktop.reports.styles import INK, MM

PER_ROW = 4
KEY_SIZE = 20.0
ROW = 17 * MM


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """``groups`` of the key in order, and the day it was made, in words."""

    paper: Paper
    groups: tuple[str, ...]
    made: str


@dataclasses.dataclass(slots=True)
class KeyGroups:
    """The groups in rows of four, each numbered, large enough to copy without glasses."""

    groups: Sequence[str]
    _width: float = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Two rows for eight groups."""
        self._width = width
        return width, ROW * -(-len(self.groups) // PER_ROW) + 4 * MM

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """A frame, then number and group side by side."""
        high = self.wrap(self._width, 0)[1]
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.2)
        canvas.rect(x, y, self._width, high, stroke=1, fill=0)
        each = self._width / PER_ROW
        for index, group in enumerate(self.groups):
            across, down = x + 6 * MM + each * (index % PER_ROW), index // PER_ROW
            base = y + high - 2 * MM - ROW * (down + 0.68)
            one_line(canvas, str(index + 1), across, base, 9)
            _spaced(canvas, group, across + 5 * MM, base)
            rule(canvas, across + 5 * MM, across + each - 9 * MM, base - 5, 0.6)


def _spaced(canvas: Any, group: str, x: float, base: float) -> None:
    """Every character in its own cell of equal width, as in type on a label."""
    cell = max(fonts.width(char, KEY_SIZE, bold=True) for char in "MW") * 0.98
    for char in group:
        own = fonts.width(char, KEY_SIZE, bold=True)
        one_line(canvas, char, x + (cell - own) / 2, base, KEY_SIZE, bold=True)
        x += cell


def render(key: RecoverySheet) -> RenderedPaper:
    """The sheet as a PDF of one page. Raises ``characters.CannotDraw``."""
    on = begin(key, key.paper, _scope())
    width = on.text_width
    blocks: list[Any] = [
        body(_("Recovery key"), 24, 30, width, bold=True),
        body(
            _("For the practice file of {practice}, made on {day}.",
              practice=key.paper.letterhead.practice, day=key.made),
            10, 13.5, width,
        ),
        KeyGroups(key.groups),
        part(_("What it is"), (_what(),), width),
        part(_("How to use it"), _how(), width),
        part(_("Where to keep it"), _where(), width),
    ]  # fmt: skip
    return end(on, blocks, 14)


def _scope() -> str:
    return _("This sheet opens the practice file. It holds no client data and no passphrase.")


def _what() -> str:
    return _(
        "The practice file is encrypted. It opens with your passphrase, or with this key. Nobody "
        "else has a copy: if both are lost, the records can't be read again by anyone."
    )


def _how() -> tuple[str, ...]:
    return (
        _("1. On the locked screen choose “Use the recovery key”."),
        _("2. Type the eight groups in order. Capitals and spaces don't matter; the letters I, L, "
          "O and U are never used, so 0 is always zero and 1 is always one."),
        _("3. Choose a new passphrase. The key on this sheet stays valid."),
    )  # fmt: skip


def _where() -> tuple[str, ...]:
    return (
        _("In a locked drawer or a safe, apart from the computer and apart from its backups."),
        _("Not in a photo, an e-mail or a cloud folder. Whoever holds this sheet and the practice "
          "file can read every record."),
    )  # fmt: skip

"""Blocks of words that papers share: parties, bottom line, side heads, signature, reply box."""

import dataclasses
from collections.abc import Sequence
from dataclasses import field
from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports import fonts
from medex_desktop.reports.content import Party, SignOff, Words
from medex_desktop.reports.layout import (
    HEAD,
    Barred,
    Beside,
    Column,
    draw_picture,
    one_line,
    rule,
)
from medex_desktop.reports.markup import body
from medex_desktop.reports.styles import EYEBROW, INK, MM, NOTE, Scale

SIGN_WIDTH = 0.375
"""Share of the text width for the signature; the reply box takes the rest less a gap."""
SIGN_GAP = 5 * MM
SIGN_LINE = 11 * MM
BOX_HEIGHT = 25.5 * MM
TICK = 9.5


def parties(columns: Sequence[Party], width: float, scale: Scale) -> Any:
    """To, client, report: three equal columns."""
    each = width / len(columns)
    room = each - 6
    made = []
    for party in columns:
        use_short = scale.short and party.short_lines is not None
        lines = party.short_lines if use_short and party.short_lines is not None else party.lines
        blocks = [body(party.eyebrow, *EYEBROW, room, bold=True)]
        blocks.append(body(party.name, scale.body, scale.leading, room, bold=_is_plain(party.name)))
        blocks += [body(line, scale.body, scale.leading, room) for line in lines if line]
        made.append((each, Inset(Column(blocks), room)))
    return Beside(made)


def _is_plain(words: Words) -> bool:
    return isinstance(words, str)


@dataclasses.dataclass(slots=True)
class Inset:
    """A block that keeps its own width."""

    block: Any
    width: float

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its own width, whatever is offered."""
        return self.width, self.block.wrap(self.width, height)[1]

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """In place."""
        self.block.drawOn(canvas, x, y)


def bottom_line(headline: str, summary: Words, asked: Words, width: float, scale: Scale) -> Any:
    """What the reader needs if nothing else is read, with a black bar at its left."""
    room, size = width - 9, scale.body + 0.9
    leading = scale.leading * (size / scale.body) * 1.02
    blocks = [body(headline, scale.headline, scale.headline * 1.2, room, bold=True)]
    blocks += [body(words, size, leading, room) for words in (summary, asked) if words]
    return Barred(Column(blocks, gap=1.5))


def side(head: str, passages: Sequence[Words], width: float, scale: Scale) -> Any:
    """A side head with its passages: Referral, Safety, Next steps."""
    room = width - HEAD
    return Beside(
        (
            (HEAD, body(head, scale.body, scale.leading, HEAD, bold=True)),
            (room, Column([body(p, scale.body, scale.leading, room) for p in passages if p])),
        )
    )


def note(words: Words, width: float) -> Any:
    """Citations, in the smallest type."""
    return body(words, *NOTE, width)


@dataclass(frozen=True, slots=True)
class Reply:
    """Where a reply is faxed to ("" where there is no fax), and whether one is asked for."""

    fax: str
    asked: bool = True

    def words(self) -> str:
        """What stands at the head of the box: asked for, or only offered."""
        if not self.asked:
            if self.fax:
                return _("If you wish to reply: tick, sign, fax to {fax}", fax=self.fax)
            return _("If you wish to reply: tick, sign and return")
        if self.fax:
            return _("Reply: please tick, sign, fax to {fax}", fax=self.fax)
        return _("Reply: please tick, sign and return")


@dataclasses.dataclass(slots=True)
class Signature:
    """Sign-off at the left, reply box at the right: the one frame on the page is where to write."""

    sign_off: SignOff
    draft: bool
    reply: Reply | None
    _width: float = 0
    _lines: Any = field(default=None)
    _lines_height: float = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The higher of both."""
        self._width = width
        left = width * SIGN_WIDTH
        blocks = [body(self.sign_off.name, 8.6, 10.7, left, bold=True)]
        blocks += [body(line, 8.6, 10.7, left) for line in self._below() if line]
        self._lines = Column(blocks)
        self._lines_height = self._lines.wrap(left, height)[1]
        return width, max(BOX_HEIGHT, SIGN_LINE + 2 + self._lines_height)

    def _below(self) -> tuple[str, ...]:
        when = self.sign_off.drafted if self.draft else self.sign_off.signed
        return (*self.sign_off.lines, when)

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """Both parts, standing on the same ground."""
        left, high = self._width * SIGN_WIDTH, self.wrap(self._width, 0)[1]
        line = y + self._lines_height + 3
        canvas.setFillColor(INK)
        if self.draft:
            one_line(canvas, _("not signed"), x + 1, line + 4, 9, bold=True)
        elif self.sign_off.image is not None:
            room = min(high - self._lines_height - 5, SIGN_LINE)
            draw_picture(canvas, self.sign_off.image, x + 1, line + 1, left * 0.8, room)
        rule(canvas, x, x + left, line, 0.8)
        self._lines.drawOn(canvas, x, y + 1)
        if self.reply is not None:
            start = x + left + SIGN_GAP
            _reply_box(canvas, start, y, x + self._width, y + max(BOX_HEIGHT, 0), self.reply)


def _reply_box(canvas: Any, x0: float, y0: float, x1: float, y1: float, reply: Reply) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.2)
    canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=1, fill=0)
    left, right = x0 + 7, x1 - 7
    one_line(canvas, reply.words(), left, y1 - 11, 8.6, bold=True, room=right - left)
    base, x = y1 - 28, left
    for choice in (_("No concerns"), _("Please call"), _("Change:")):
        canvas.setLineWidth(1)
        canvas.rect(x, base - 1.6, TICK, TICK, stroke=1, fill=0)
        one_line(canvas, choice, x + TICK + 3.5, base, 8.6)
        x += TICK + 3.5 + fonts.width(choice, 8.6) + 12
    rule(canvas, x - 6, right, base - 2)
    rule(canvas, left, right, base - 20)
    sign = left + (right - left) * 0.65
    rule(canvas, left, sign, y0 + 10.5)
    rule(canvas, sign + 7, right, y0 + 10.5)
    one_line(canvas, _("Provider signature"), left, y0 + 3, 7)
    one_line(canvas, _("Date"), sign + 7, y0 + 3, 7)

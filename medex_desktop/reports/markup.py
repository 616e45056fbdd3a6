"""The one gate between a person's words and ReportLab: escaped, normalised, never markup."""

import unicodedata
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from medex_desktop.reports import fonts
from medex_desktop.reports.content import Bold, Words
from medex_desktop.reports.styles import style

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def composed(text: str) -> str:
    """One line of text for a place without paragraphs: letters composed, line ends as spaces."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\t", "\n").split("\n"))


def para_text(words: Words, room: float = 0, size: float = 0) -> str:
    """A passage as paragraph text: every character escaped, only ``Bold`` becomes bold.

    With ``room`` (points) and ``size``, a single word wider than the line is broken with a hyphen.
    Soft hyphens, which nobody sees, go: ReportLab loses them beside some letters and not others.
    """
    pieces = (words,) if isinstance(words, str) else words
    made = []
    for piece in pieces:
        text = unicodedata.normalize("NFC", piece.text if isinstance(piece, Bold) else piece)
        text = text.replace(_SOFT_HYPHEN, "")
        if room:
            text = soften(text, room, size)
        safe = escape(text.replace("\t", " ")).replace("\n", "<br/>")
        made.append(f"<b>{safe}</b>" if isinstance(piece, Bold) and safe else safe)
    return "".join(made)


def soften(text: str, room: float, size: float) -> str:
    """``text`` with breaks inside each word that is wider than a line (measured in bold)."""
    if fonts.width(text, size, bold=True) <= room:
        return text
    return "\n".join(
        " ".join(_broken(word, room, size) for word in line.split(" ")) for line in text.split("\n")
    )


def _broken(word: str, room: float, size: float) -> str:
    if fonts.width(word, size, bold=True) <= room:
        return word
    lines, line = [], ""
    for char in word:
        if line and fonts.width(line + char + "-", size, bold=True) > room:
            lines.append(line)
            line = ""
        line += char
    return "-\n".join([*lines, line])


def paragraph(words: Words, made: ParagraphStyle, room: float) -> Any:
    """A passage ready to be laid out in ``room`` points."""
    return Paragraph(para_text(words, room, made.fontSize), made)


def body(words: Words, size: float, leading: float, room: float, *, bold: bool = False) -> Any:
    """A passage in a size."""
    return paragraph(words, style(size, leading, bold), room)

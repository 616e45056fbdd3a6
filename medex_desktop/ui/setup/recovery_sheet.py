"""The recovery key on one sheet of paper, for the printer or as a PDF."""

from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from medex_desktop.language import _
from medex_desktop.ui import theme

_RESOLUTION = 300


def sheet(practice_name: str, key: str, day: str) -> QTextDocument:
    """The sheet as a document: what it is for, the key in eight groups, how to use it."""
    groups = key.split("-")
    cells = [
        f'<td width="25%" style="padding:8pt"><span style="font-size:8pt">'
        f"{escape(_('Group {n}', n=at))}</span><br>"
        f'<span style="font-size:20pt"><tt><b>{escape(group)}</b></tt></span></td>'
        for at, group in enumerate(groups, 1)
    ]
    rows = "".join(f"<tr>{''.join(cells[at : at + 4])}</tr>" for at in (0, 4))
    heading = escape(_("Recovery key"))
    words = [
        _("This key opens the practice when the passphrase is lost, and sets a new passphrase."),
        _("Keep it on paper, away from the laptop. Whoever has it and the laptop can read all."),
        _("To use it: start the program, choose “Use the recovery key”, type the eight groups."),
        _("The key holds no 0 and O, 1 and I side by side: O is read as 0, I and L as 1."),
    ]
    body = "".join(f"<p>{escape(line)}</p>" for line in words)
    made = QTextDocument()
    made.setDefaultFont(theme.font(13))
    made.setHtml(
        f'<div style="font-size:11pt"><p style="font-size:20pt"><b>{heading}</b></p>'
        f"<p><b>{escape(practice_name)}</b><br>MedEx Desktop, {escape(day)}</p>"
        f'<table width="100%" border="1" cellspacing="0" cellpadding="8">{rows}</table>'
        f"{body}</div>"
    )
    return made


def as_pdf(document: QTextDocument, page: QPageSize) -> bytes:
    """The sheet as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(_("Recovery key"))
    writer.setPageSize(page)
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    document.documentLayout().setPaintDevice(writer)
    area = writer.pageLayout().paintRectPixels(_RESOLUTION)
    document.setPageSize(QSizeF(area.width(), area.height()))
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())

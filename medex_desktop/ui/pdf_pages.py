"""Pages of a PDF as pictures, for the preview and the printer."""

import threading
from typing import Any, Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH: Final = 72.0
_one_at_a_time = threading.Lock()
"""The library behind it keeps one state for the whole process and must not be entered twice."""


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """The size of each page in points."""
    import pypdfium2  # wanted only when a paper is shown

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [QSizeF(*document.get_page_size(at)) for at in range(len(document))]
        finally:
            document.close()


def page_image(pdf: bytes, page: int, dpi: float) -> QImage:
    """One page, from 0, as a picture at so many dots per inch; safe from any thread."""
    import pypdfium2  # wanted only when a paper is shown

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return _picture(document[page].render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True))
        finally:
            document.close()


def _picture(bitmap: Any) -> QImage:
    """A copy of the bitmap, which is closed here.

    Left to itself it would enter the library later, whoever is in it then.
    """
    try:
        form = (
            QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888
        )
        pixels = bytes(bitmap.buffer)
        image = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, form)
        return image.convertToFormat(QImage.Format.Format_RGB32)
    finally:
        bitmap.close()


def page_text(pdf: bytes, page: int) -> str:
    """The words of one page, from 0, as a screen reader says them; safe from any thread."""
    import pypdfium2  # wanted only when a paper is shown

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return " ".join(document[page].get_textpage().get_text_range().split())
        finally:
            document.close()

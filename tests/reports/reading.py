"""Reading a finished PDF back: its text, its fonts, its pixels, as a recipient's machine would."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{FIGURE SPACE}": " ",
                        "\N{PUNCTUATION SPACE}": " ", "\r": " ", "\n": " "})  # fmt: skip


def text(pdf: bytes, page: int | None = None) -> str:
    """The text of a page or of all, one space between words."""
    document = pypdfium2.PdfDocument(pdf)
    pages = range(len(document)) if page is None else [page]
    raw = "\n".join(document[i].get_textpage().get_text_range() for i in pages)
    return " ".join(raw.translate(SPACES).split())


def fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Name of every font in the file and whether its letters are inside."""
    with pikepdf.open(BytesIO(pdf)) as whole:
        for thing in whole.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                if thing.get("/Subtype") == "/Type3":
                    yield str(thing.get("/Name", "Type 3")), "/CharProcs" in thing
                elif "/FontDescriptor" in thing:
                    yield str(thing.BaseFont), "/FontFile2" in thing.FontDescriptor
                else:
                    yield str(thing.BaseFont), False


def picture(pdf: bytes, dpi: float = 204, page: int = 0) -> Image.Image:
    """A page in grey."""
    made = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72, grayscale=True)
    return made.to_pil().convert("L")


def faxed(pdf: bytes, *, dithered: bool = False) -> Image.Image:
    """A page as a coarse fax (204 x 98 dpi) sends it: black or white."""
    page = picture(pdf, 204)
    rows = page.resize((page.width, round(page.height * 98 / 204)), Image.Resampling.BOX)
    if dithered:
        return rows.convert("1").convert("L")
    return rows.point(lambda grey: 255 if grey > 127 else 0)


def places(pdf: bytes, char: str, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top in points of every occurrence of a character."""
    chars = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    whole = chars.get_text_range()
    return [chars.get_charbox(i, loose=True) for i, c in enumerate(whole) if c == char]

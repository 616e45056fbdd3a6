"""A scan that is kept beside a record: a PDF or a picture, known by what it begins with."""

from typing import Final

from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

MOST_BYTES: Final = 20 * 1024**2
SUFFIXES: Final = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_BEGINNINGS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A stored scan as it was given."""

    content: bytes
    media_type: str

    @property
    def suffix(self) -> str:
        """How its file's name ends."""
        return SUFFIXES.get(self.media_type, "bin")


def scan_type(content: bytes, field: str) -> str:
    """What kind of scan it is. InvalidInput on ``field`` for anything else, or one too large."""
    if len(content) > MOST_BYTES:
        words = {"size": -(-len(content) // 1024**2), "most": MOST_BYTES // 1024**2}
        raise InvalidInput(
            field,
            Text("This scan has {size} MB; {most} MB are taken. Scan it at 150 dpi.", words),
        )
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    raise InvalidInput(field, Text("This is no PDF, PNG or JPEG. Scan the paper as one of them."))

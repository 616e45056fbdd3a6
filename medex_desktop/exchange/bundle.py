"""Several files as one ZIP in memory, and back; an entry that is not ours is refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.turns import in_turn

MOST_FILES: Final = 100_000
MOST_BYTES: Final = 500 * 1024**2
MOST_RATIO: Final = 200  # our tables shrink to a twentieth; a bomb to a thousandth
UNSUSPECTED: Final = 16 * 1024**2
MOST_PACKED: Final = MOST_BYTES + 64 * 1024**2  # what does not shrink, and the names
NAME: Final = re.compile(r"(?:[a-z]+/)?[a-z0-9][a-z0-9_-]*\.[a-z0-9]+")
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_DAMAGED: Final = Text("What is inside this export is damaged. It can't be read.")


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files as a ZIP; the same files are the same bytes. Refused when it would be too large."""
    require_size(sum(map(len, files.values())))
    if len(files) > MOST_FILES:
        raise Refused(
            Text(
                "This export would have {n} files. The limit is {limit}. Export client by client.",
                {"n": len(files), "limit": MOST_FILES},
            )
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in in_turn(sorted(files)):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            packed.writestr(entry, files[name])
    return stream.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of a ZIP that ``pack`` made. Nothing is written anywhere.

    Raises:
        Refused: damaged, too large, or an entry with a name that no export has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            names = {entry.orig_filename for entry in entries}  # as written: a zero byte cuts it
            if len(names) != len(entries) or not all(map(NAME.fullmatch, names)):
                raise Refused(_DAMAGED)
            if len(entries) > MOST_FILES:
                raise Refused(_DAMAGED)
            size = sum(entry.file_size for entry in entries)
            require_size(size)
            if size > max(UNSUSPECTED, MOST_RATIO * len(content)):
                raise Refused(_DAMAGED)
            return {entry.filename: _entry(packed, entry) for entry in in_turn(entries)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise Refused(_DAMAGED) from None
    except RuntimeError:  # an entry with a password of its own
        raise Refused(_DAMAGED) from None


def require_size(size: int) -> None:
    """Refused when an export would be beyond what is read back."""
    if size > MOST_BYTES:
        raise Refused(
            Text(
                "This export would have {size} MB. The limit is {limit} MB. Export client by"
                " client.",
                {"size": -(-size // 1024**2), "limit": MOST_BYTES // 1024**2},
            )
        )


def _entry(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with packed.open(entry) as stream:
        found = stream.read(entry.file_size + 1)
    if len(found) != entry.file_size:  # a size that lies
        raise Refused(_DAMAGED)
    return found

"""What can be told of a practice folder at once, before anything heavy is imported."""

import errno
import shutil
from contextlib import suppress
from pathlib import Path

from medex_desktop.domain import live_places
from medex_desktop.language import Text
from medex_desktop.storage import switch
from medex_desktop.storage.folder import PracticeFolder

_MOUNTS = Path("/proc/mounts")


def holds_practice(root: Path) -> bool:
    """True when anything says that a practice is, or was, in this folder; then none is made.

    A folder that can't be looked into counts as holding one: the reason is told when it is opened.
    """
    folder = PracticeFolder(root)
    switch.finish(root)
    try:
        return not (folder.is_empty or folder.is_unfinished)
    except OSError as fault:
        return fault.errno != errno.ENAMETOOLONG  # no folder can be called that


def free_bytes(root: Path) -> int | None:
    """How much the disk of a practice can still take; None when that can't be told."""
    for place in (root, *root.parents):
        with suppress(OSError):
            return shutil.disk_usage(place).free
    return None


def why_unfit(root: Path) -> Text | None:
    """Why the live practice may not lie there: a cloud's folder, a network disk; None when it may.

    Links are followed: a folder that leads into a cloud's is one.
    """
    mounts, real = "", root
    with suppress(OSError):
        real = root.resolve()
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    for path in {str(root), str(real)}:
        if (unfit := live_places.why_unfit(path, mounts)) is not None:
            return unfit
    return None

"""What can be told of a practice folder at once, before anything heavy is imported."""

from pathlib import Path

from medex_desktop.storage.folder import PracticeFolder


def holds_practice(root: Path) -> bool:
    """True when anything says that a practice is, or was, in this folder; then none is made.

    A folder that can't be looked into counts as holding one: the reason is told when it is opened.
    """
    folder = PracticeFolder(root)
    try:
        return not (folder.is_empty or folder.is_unfinished)
    except OSError:
        return True

"""What lies where in a practice folder; a missing file is never taken for a new practice."""

import shutil
from dataclasses import replace
from pathlib import Path

from medex_desktop import safeio
from medex_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PracticeFolder:
    """One practice is one folder; every path in it is named here and nowhere else."""

    root: Path
    database_name: str = "practice.medex"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.root / self.database_name

    @property
    def keys(self) -> Path:
        """The sidecar: wrapped keys, failure counter, chain head; no client data."""
        return self.root / "keys.json"

    @property
    def keys_copy(self) -> Path:
        """The sidecar's second copy."""
        return self.root / "keys.bak"

    @property
    def attachments(self) -> Path:
        """Encrypted blobs, one file each, written once."""
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        """Verified copies."""
        return self.root / "backups"

    @property
    def set_aside(self) -> Path:
        """Stored files that no record owns, moved here by a check-up."""
        return self.root / "set-aside"

    @property
    def lock(self) -> Path:
        """Who has the practice open."""
        return self.root / "lock"

    @property
    def is_empty(self) -> bool:
        """True when nothing says that a practice is, or ever was, in this folder."""
        if any(mark.exists() for mark in (self.database, self.keys, self.keys_copy)):
            return False
        parts = (self.backups, self.attachments)
        return not any(part.is_dir() and any(part.iterdir()) for part in parts)

    @property
    def unfinished(self) -> Path:
        """The database of a set-up that has not been finished."""
        return self.being_made.database

    @property
    def being_made(self) -> "PracticeFolder":
        """The same folder while its practice is set up: the database has its name last."""
        return replace(self, database_name="practice.part")

    @property
    def is_being_made(self) -> bool:
        """True for the folder of a practice that has not got its name yet."""
        return self == self.being_made

    @property
    def is_unfinished(self) -> bool:
        """True when a set-up was cut off before the practice existed; nothing was typed in it."""
        has_backup = self.backups.is_dir() and any(self.backups.iterdir())
        return self.unfinished.exists() and not self.database.exists() and not has_backup

    def discard_unfinished(self) -> None:
        """Remove what a set-up that was cut off left behind."""
        for leftover in (self.unfinished, self.keys, self.keys_copy):
            leftover.unlink(missing_ok=True)
        for companion in self.root.glob("practice.part-*"):
            companion.unlink()
        if self.attachments.is_dir():
            shutil.rmtree(self.attachments)
        if self.backups.is_dir() and not any(self.backups.iterdir()):
            self.backups.rmdir()

    def sweep(self) -> None:
        """Remove what a write that was cut off left; it never got its name."""
        for folder in (self.root, self.attachments):
            for leftover in folder.glob(safeio.LEFTOVERS):
                leftover.unlink()

    def make(self) -> None:
        """Make the folder and its parts, private to this user."""
        for folder in (self.root, self.attachments, self.backups):
            safeio.make_folder(folder)

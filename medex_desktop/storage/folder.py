"""What lies where in a practice folder; a missing file is never taken for a new practice."""

from dataclasses import dataclass
from pathlib import Path

from medex_desktop import safeio


@dataclass(frozen=True, slots=True)
class PracticeFolder:
    """One practice is one folder; every path in it is named here and nowhere else."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.root / "practice.medex"

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
    def lock(self) -> Path:
        """Who has the practice open."""
        return self.root / "lock"

    @property
    def is_empty(self) -> bool:
        """True when nothing says that a practice is, or ever was, in this folder."""
        marks = (self.database, self.keys, self.keys_copy, self.backups, self.attachments)
        return not any(mark.exists() for mark in marks)

    def make(self) -> None:
        """Make the folder and its parts, private to this user."""
        for folder in (self.root, self.attachments, self.backups):
            safeio.make_folder(folder)

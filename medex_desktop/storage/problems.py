"""Known faults of the file and the disk, each decided once by its code and worded once here."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from medex_desktop.errors import MedExError, Problem, StorageProblem
from medex_desktop.language import Text, counted

_WORDS: dict[Problem, tuple[Text, Text, Text]] = {
    Problem.FULL: (
        Text("The disk is full."),
        Text("Everything saved before is safe and what you typed is still on the screen."),
        Text("Free some space, then save again."),
    ),
    Problem.BUSY: (
        Text("The practice file is busy with another task."),
        Text("Nothing was changed."),
        Text("Wait a moment, then try again."),
    ),
    Problem.READ_ONLY: (
        Text("The practice folder can't be written to."),
        Text("Everything saved before is safe; nothing new can be kept."),
        Text("Make the folder writable or move the practice to a disk that is, then try again."),
    ),
    Problem.DAMAGED: (
        Text("The practice file is damaged."),
        Text("Your key is right and your backups are separate files."),
        Text("Do not delete anything. Copy the folder, then restore the newest backup."),
    ),
    Problem.DISK: (
        Text("The disk reported a fault."),
        Text("Everything saved before is safe and what you typed is still on the screen."),
        Text("Check the disk, make a backup to another one, then try again."),
    ),
    Problem.TOO_NEW: (
        Text("This practice was saved by a newer version of the program."),
        Text("Nothing was changed."),
        Text("Install the newer version to open it. Do not delete the folder."),
    ),
    Problem.MISSING: (
        Text("The practice file is not where it was."),
        Text("Nothing was made in its place."),
        Text("Find the folder it was moved to, or restore a backup."),
    ),
    Problem.NOT_A_PRACTICE: (
        Text("This folder holds no practice."),
        Text("Nothing was changed."),
        Text("Choose the folder that has the file practice.medex in it."),
    ),
    Problem.OCCUPIED: (
        Text("There is a practice in this folder already."),
        Text("Nothing was changed."),
        Text("Open it, or choose another folder for the new one."),
    ),
    Problem.WRONG_PASSPHRASE: (
        Text("That passphrase does not open this practice."),
        Text("Nothing was changed."),
        Text("Check Caps Lock and try again, or use the recovery key."),
    ),
    Problem.WRONG_RECOVERY_KEY: (
        Text("That recovery key belongs to another practice."),
        Text("Nothing was changed."),
        Text("Look for the sheet printed when this practice was set up."),
    ),
    Problem.KEYS_DAMAGED: (
        Text("The key file of this practice is missing or damaged, and so is its copy."),
        Text("The practice file itself was not touched."),
        Text("Copy keys.json from the newest folder under backups, then try again."),
    ),
    Problem.IN_USE: (
        Text("This practice is already open on this computer."),
        Text("Nothing was changed."),
        Text("Go to the window that is open, or close it first."),
    ),
    Problem.FOREIGN_LOCK: (
        Text("This practice was last open on another computer and was not closed there."),
        Text("Nothing was changed."),
        Text("Close it there. If that computer is off or gone, open it here anyway."),
    ),
}

_BY_SQLITE = {
    driver.SQLITE_FULL: Problem.FULL,
    driver.SQLITE_BUSY: Problem.BUSY,
    driver.SQLITE_LOCKED: Problem.BUSY,
    driver.SQLITE_READONLY: Problem.READ_ONLY,
    driver.SQLITE_CANTOPEN: Problem.READ_ONLY,
    driver.SQLITE_PERM: Problem.READ_ONLY,
    driver.SQLITE_CORRUPT: Problem.DAMAGED,
    driver.SQLITE_NOTADB: Problem.DAMAGED,
    driver.SQLITE_IOERR: Problem.DISK,
}
_FILE_WAS_MOVED = 8 | 4 << 8  # SQLITE_READONLY_DBMOVED, which the driver has no name for
_BY_MESSAGE = {
    "database or disk is full": Problem.FULL,
    "database is locked": Problem.BUSY,
    "database table is locked": Problem.BUSY,
    "readonly database": Problem.READ_ONLY,
    "unable to open database": Problem.READ_ONLY,
    "malformed": Problem.DAMAGED,
    "not a database": Problem.DAMAGED,
    "disk i/o error": Problem.DISK,
}
_BY_ERRNO = {
    errno.ENOSPC: Problem.FULL,
    errno.EDQUOT: Problem.FULL,
    errno.EROFS: Problem.READ_ONLY,
    errno.EACCES: Problem.READ_ONLY,
    errno.EPERM: Problem.READ_ONLY,
    errno.ENOENT: Problem.MISSING,
    errno.EIO: Problem.DISK,
}


def known(problem: Problem) -> StorageProblem:
    """The worded error for one known problem."""
    return StorageProblem(problem, *_WORDS[problem])


def throttled(seconds: int) -> StorageProblem:
    """Too many wrong passphrases: how long to wait."""
    return StorageProblem(
        Problem.THROTTLED,
        Text("Too many wrong passphrases."),
        Text("Nothing was changed."),
        counted(
            "Wait {n} second, then try again, or use the recovery key.",
            "Wait {n} seconds, then try again, or use the recovery key.",
            seconds,
        ),
    )


def stored_file_missing() -> StorageProblem:
    """A paper or picture that its record names is gone from the disk."""
    return StorageProblem(
        Problem.MISSING,
        Text("A stored file is missing from the attachments folder."),
        Text("The record that names it, and everything else, is safe."),
        Text("Take the file from a complete backup of this practice."),
    )


def stored_file_damaged() -> StorageProblem:
    """A paper or picture that is not as it was stored."""
    return StorageProblem(
        Problem.DAMAGED,
        Text("A stored file is damaged."),
        Text("The record that names it, and everything else, is safe."),
        Text("Take the file from a complete backup of this practice."),
    )


def classify(error: BaseException) -> Problem | None:
    """The known problem behind a driver's or the system's error, or None when it is our fault."""
    if isinstance(error, DBAPIError):
        error = error.orig or error
    if isinstance(error, driver.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code == _FILE_WAS_MOVED:
            return Problem.MISSING
        if isinstance(code, int) and code & 0xFF in _BY_SQLITE:
            return _BY_SQLITE[code & 0xFF]
        said = str(error).lower()
        return next((found for words, found in _BY_MESSAGE.items() if words in said), None)
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, Problem.DISK)
    return None


@contextmanager
def worded() -> Iterator[None]:
    """Turn a known fault of the file or disk into its sentence; let anything else through."""
    try:
        yield
    except MedExError:
        raise
    except (DBAPIError, driver.Error, OSError) as error:
        problem = classify(error)
        if problem is None:
            raise
        raise known(problem) from error

"""Settings of this computer, not of the practice: look, language, last folder, when to lock.

They lie in one small file outside every practice and hold nothing about clients. A damaged file
is kept aside and the usual settings are used: it never stops the start.
"""

import contextlib
import json
import os
import re
import stat
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, Final

from medex_desktop import safeio
from medex_desktop.frozen import dataclass

MODES: Final = ("system", "light", "dark", "contrast", "contrast_dark")
TEXT_PERCENTS: Final = (100, 110, 125, 150, 175, 200)
LOCK_MINUTES: Final = (1, 2, 3, 5, 10, 15, 20, 30)
_LONGEST: Final = 4_096
_LARGEST: Final = 1_000_000
_ASIDE: Final = 9
_DAYS: Final = ("second_backup", "second_later", "last_checkup")
_PLACES: Final = ("last_folder", "second_place")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is chosen on this computer.

    ``last_folder`` is the practice opened last; after ``lock_minutes`` untouched it is locked.
    ``second_place`` takes backups, last at ``second_backup``; a reminder of it was put off at
    ``second_later``. ``last_checkup`` is the day of the last check-up (days as 2026-11-28).
    """

    mode: str = "system"
    text_percent: int = 100
    language: str = ""
    last_folder: str = ""
    lock_minutes: int = 5
    second_place: str = ""
    second_backup: str = ""
    second_later: str = ""
    last_checkup: str = ""


_NAMES: Final = tuple(field.name for field in fields(Preferences))


class PreferenceFile:
    """The file: ``read()`` never fails, ``change(...)`` writes at once and returns what counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.kept_aside = ""
        """What a file that could not be used as it was is called now, "" when there was none."""
        self._now: Preferences | None = None

    def read(self) -> Preferences:
        """The settings; each value that can't be used gives way to the usual one."""
        if self._now is None:
            self._now = self._load()
        return self._now

    def change(self, **values: Any) -> Preferences:
        """Keep some settings. A disk that refuses changes them for this run only."""
        self._now = replace(self.read(), **values)
        self._write(self._now)
        return self._now

    def _write(self, chosen: Preferences) -> None:
        content = json.dumps(asdict(chosen), indent=1).encode("utf-8") + b"\n"
        with contextlib.suppress(OSError):
            safeio.make_folder(self._path.parent)
            safeio.write(self._path, content)

    def _load(self) -> Preferences:
        found = self._found()
        if found is None:
            return Preferences()
        given = {name: found[name] for name in _NAMES if name in found}
        known = {name: value for name, value in given.items() if _is_usable(name, value)}
        usable = Preferences(**known)
        if len(known) < len(given):
            self._keep_aside()
            self._write(usable)
        return usable

    def _found(self) -> dict[str, Any] | None:
        """What the file holds; one that can't be a settings file is put aside, whatever it is."""
        try:
            mode = self._path.lstat()
        except OSError:
            return None  # the first start
        try:
            if stat.S_ISREG(mode.st_mode) and mode.st_size <= _LARGEST:
                found = json.loads(self._path.read_bytes())
                if isinstance(found, dict):
                    return found
        except (OSError, ValueError, RecursionError, MemoryError):
            pass
        self._keep_aside()
        return None

    def _keep_aside(self) -> None:
        """Under another name that nothing has yet; the last of them gives way."""
        for at in range(1, _ASIDE + 1):
            aside = self._path.with_suffix(".damaged.json" if at == 1 else f".damaged-{at}.json")
            if at < _ASIDE and os.path.lexists(aside):
                continue
            with contextlib.suppress(OSError):
                self._path.replace(aside)
                self.kept_aside = aside.name
            return


def _is_usable(name: str, value: object) -> bool:
    if name == "text_percent":
        return type(value) is int and value in TEXT_PERCENTS
    if name == "lock_minutes":
        return type(value) is int and value in LOCK_MINUTES
    if name == "mode":
        return value in MODES
    if not isinstance(value, str) or len(value) > _LONGEST or "\0" in value:
        return False
    if name in _DAYS:
        return not value or _DAY.fullmatch(value) is not None
    if name == "language":
        return not value or _LANGUAGE.fullmatch(value) is not None
    try:
        os.fsencode(value)  # half a character can name no folder
    except UnicodeError:
        return False
    return name not in _PLACES or not value or Path(value).is_absolute()


def next_percent(percent: int, step: int) -> int:
    """The text size one step larger (+1) or smaller (-1), within 100 and 200 %."""
    nearest = min(TEXT_PERCENTS, key=lambda size: abs(size - percent))
    at = TEXT_PERCENTS.index(nearest) + step
    return TEXT_PERCENTS[max(0, min(at, len(TEXT_PERCENTS) - 1))]

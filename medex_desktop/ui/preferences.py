"""Settings of this computer, not of the practice: look, language, last folder, when to lock.

They lie in one small file outside every practice and hold nothing about clients. A damaged file
is kept aside and the usual settings are used: it never stops the start.
"""

import contextlib
import json
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, Final

from medex_desktop import safeio
from medex_desktop.frozen import dataclass

MODES: Final = ("system", "light", "dark", "contrast", "contrast_dark")
TEXT_PERCENTS: Final = (100, 110, 125, 150, 175, 200)
LOCK_MINUTES: Final = (1, 2, 3, 5, 10, 15, 20, 30)
_LONGEST: Final = 4_096


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is chosen on this computer.

    ``last_folder`` is the practice opened last; after ``lock_minutes`` untouched it is locked.
    ``second_place`` takes backups, last at ``second_backup``; a reminder of it was put off at
    ``second_later`` (days as 2026-11-28).
    """

    mode: str = "system"
    text_percent: int = 100
    language: str = ""
    last_folder: str = ""
    lock_minutes: int = 5
    second_place: str = ""
    second_backup: str = ""
    second_later: str = ""


class PreferenceFile:
    """The file: ``read()`` never fails, ``change(...)`` writes at once and returns what counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._now: Preferences | None = None

    def read(self) -> Preferences:
        """The settings; each value that can't be used gives way to the usual one."""
        if self._now is None:
            self._now = self._load()
        return self._now

    def change(self, **values: Any) -> Preferences:
        """Keep some settings. A disk that refuses changes them for this run only."""
        self._now = replace(self.read(), **values)
        content = json.dumps(asdict(self._now), indent=1).encode("utf-8") + b"\n"
        with contextlib.suppress(OSError):
            safeio.make_folder(self._path.parent)
            safeio.write(self._path, content)
        return self._now

    def _load(self) -> Preferences:
        try:
            found = json.loads(self._path.read_bytes())
        except OSError:
            return Preferences()
        except (ValueError, RecursionError):
            self._keep_aside()
            return Preferences()
        if not isinstance(found, dict):
            self._keep_aside()
            return Preferences()
        known = {
            field.name: found[field.name]
            for field in fields(Preferences)
            if field.name in found and _is_usable(field.name, found[field.name])
        }
        return Preferences(**known)

    def _keep_aside(self) -> None:
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_suffix(".damaged.json"))


def _is_usable(name: str, value: object) -> bool:
    if name == "text_percent":
        return type(value) is int and value in TEXT_PERCENTS
    if name == "lock_minutes":
        return type(value) is int and value in LOCK_MINUTES
    if name == "mode":
        return value in MODES
    return isinstance(value, str) and len(value) <= _LONGEST and "\0" not in value


def next_percent(percent: int, step: int) -> int:
    """The text size one step larger (+1) or smaller (-1), within 100 and 200 %."""
    nearest = min(TEXT_PERCENTS, key=lambda size: abs(size - percent))
    at = TEXT_PERCENTS.index(nearest) + step
    return TEXT_PERCENTS[max(0, min(at, len(TEXT_PERCENTS) - 1))]

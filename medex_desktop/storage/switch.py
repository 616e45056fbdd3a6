"""Putting one practice folder in the place of another: both stay whole, whatever is cut off.

Two renames can't be one, so a note beside the folders says what is under way, and whoever looks
for the practice next brings it to its end.
"""

import json
from contextlib import suppress
from pathlib import Path

from medex_desktop import safeio

BEFORE, AFTER = " before restore ", " after restore "
"""What stands between the name of a practice and the time, where one of it is kept aside."""


def kept_aside(live: Path) -> list[Path]:
    """The folders beside a practice that switches kept of it, by name."""
    names = (live.name + BEFORE, live.name + AFTER)
    return sorted(one for one in live.parent.glob("*") if one.name.startswith(names))


def is_aside(root: Path) -> bool:
    """Whether a folder has the name of one that was kept aside."""
    return any(why in root.name for why in (BEFORE, AFTER))


def switch(live: Path, incoming: Path, aside: Path) -> None:
    """``incoming`` becomes ``live``, and what was ``live`` is kept as ``aside``; all are beside.

    OSError, with everything as it was, when the disk refuses. Should it refuse to put the former
    back too, the note stays, and whoever looks next ends it.
    """
    note = _note(live)
    safeio.write(note, json.dumps([incoming.name, aside.name]).encode("utf-8"))
    try:
        live.rename(aside)
        incoming.rename(live)
    except BaseException:
        with suppress(OSError):
            if not live.exists():
                aside.rename(live)
            note.unlink()
        raise
    with suppress(OSError):  # it is done: a note that stays tells nobody anything else
        safeio.sync_folder(live.parent)
        note.unlink()


def finish(live: Path) -> None:
    """End a switch that was cut off; nothing where there was none. Raises nothing."""
    note = _note(live)
    with suppress(OSError, ValueError, RecursionError, TypeError):
        if not note.exists():
            return
        if not live.exists():
            incoming, aside = (live.with_name(Path(name).name) for name in json.loads(_read(note)))
            (incoming if incoming.is_dir() else aside).rename(live)
            safeio.sync_folder(live.parent)
        note.unlink()


def _read(note: Path) -> str:
    return note.read_text(encoding="utf-8")


def _note(live: Path) -> Path:
    return live.with_name(f".{live.name}.switching")

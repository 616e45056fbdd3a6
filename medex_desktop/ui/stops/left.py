"""What runs of before left behind: which of them stopped, and what may be told of each."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from medex_desktop import safeio
from medex_desktop.frozen import dataclass
from medex_desktop.ui.stops import run

REPORT: Final = ".report"
KEPT: Final = 5
_LONGEST: Final = 256_000
_MARK: Final = re.compile(r"@ (\S{10,40}) ([a-z]+)")
_FRAME: Final = re.compile(r'\s*File "([^"]*)", line (\d+) in (\S{1,80})')
_SAID: Final = (
    re.compile(r"MedEx Desktop [\w.+-]{1,40}"),
    re.compile(r"Python [\w.+]{1,40}, Qt [\w.]{1,20}, \w{1,20}( [\w.+~-]{1,80})?"),
    re.compile(r"schema \d{1,6}"),
    re.compile(r"[A-Za-z_][\w.]{0,120}"),  # the kind of a fault
    re.compile(r"  [\w./-]{1,160}:\d{1,7} in [\w<>.]{1,120}"),  # a place in our code
    re.compile(r"Fatal Python error: [\w ,.:()'-]{1,160}"),
    re.compile(r"Windows fatal exception: [\w ,.:()'-]{1,160}"),
)
_THREAD: Final = re.compile(r"(Current thread|Thread) 0x[0-9a-f]+.*")
_BOOT: Final = re.compile(r"boot ([\w-]{0,64})")


@dataclass(frozen=True, slots=True)
class Stop:
    """A run that did not end as it should, or left a fault.

    ``was_open`` tells that a practice was open; ``restarted`` that the computer itself was started
    anew since; ``crashed`` that the program broke off by a fault of its own.
    """

    path: Path
    began: datetime | None
    was_open: bool
    ended: bool
    restarted: bool
    crashed: bool
    lines: tuple[str, ...]

    @property
    def matters(self) -> bool:
        """Whether a person wants to know: a practice was open, or there was a fault."""
        return self.crashed or (self.was_open and not self.ended)


def stops(folder: Path) -> list[Stop]:
    """The runs that stopped and were not told yet, newest first; those of no matter are removed."""
    found = []
    for path in _files(folder, run.SUFFIX):
        with suppress(OSError):
            if _is_alive(path):
                continue
            stop = read(path)
            if stop.matters:
                found.append(stop)
            elif stop.lines:  # one without a line is being begun at this moment
                path.unlink()
    return found


def reports(folder: Path) -> list[Stop]:
    """The reports that were told and kept, newest first."""
    found = []
    for path in _files(folder, REPORT):
        with suppress(OSError):
            found.append(read(path))
    return found


def told(*stops: Stop) -> None:
    """They were told: keep them as reports, of which a few stay in each folder."""
    for stop in stops:
        with suppress(OSError):
            if stop.path.suffix == run.SUFFIX:
                stop.path.replace(stop.path.with_suffix(REPORT))
    for folder in {stop.path.parent for stop in stops}:
        for old in _files(folder, REPORT)[KEPT:]:
            with suppress(OSError):
                old.unlink()


def delete(stop: Stop) -> None:
    """Let it go, told or not."""
    for path in (stop.path, stop.path.with_suffix(REPORT)):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def read(path: Path) -> Stop:
    """What a run noted, with nothing in it but what may be told. Raises OSError."""
    with path.open("rb") as stream:
        content = stream.read(_LONGEST).decode("utf-8", "replace")
    began, events, booted, lines = None, [], "", []
    for line in content.splitlines():
        if mark := _MARK.fullmatch(line):
            at = _moment(mark[1])
            began = began or at
            events.append(mark[2])
            if at is not None:
                lines.append(f"{at:%Y-%m-%d %H:%M:%S} UTC {mark[2]}")
        elif named := _BOOT.fullmatch(line):
            booted = named[1]
        elif (said := _may_be_told(line)) is not None:
            lines.append(said)
    fatal = any("atal" in line and "rror" in line for line in lines)
    opened = [event for event in events if event in (run.OPENED, run.CLOSED)]
    return Stop(
        path,
        began,
        was_open=opened[-1:] == [run.OPENED],
        ended=run.ENDED in events,
        restarted=bool(booted) and booted != run.boot(),
        crashed=fatal or run.FAULT in events,
        lines=tuple(lines),
    )


def text(stop: Stop) -> str:
    """The whole report, as it is shown and copied."""
    if stop.ended:
        how = "How it ended: closed by a person, after the fault below."
    elif stop.crashed:
        how = "How it ended: it broke off."
    elif stop.restarted:
        how = "How it ended: the computer stopped or was started anew."
    else:
        how = "How it ended: it was stopped from outside."
    return "\n".join(["Report of a run of MedEx Desktop", how, "", *stop.lines])


def _may_be_told(line: str) -> str | None:
    if frame := _FRAME.match(line):
        return f"  {_place(frame[1])}:{frame[2]} in {frame[3]}"
    if thread := _THREAD.fullmatch(line):
        return f"{thread[1]}, most recent call first"
    return line if any(kind.fullmatch(line) for kind in _SAID) else None


def _place(file: str) -> str:
    """A place in our code or a library's; of any other file only that it is one."""
    parts = file.replace("\\", "/").split("/")
    for known, past in (("medex_desktop", 1), ("site-packages", 1)):
        if known in parts[:-1]:
            return "/".join(parts[len(parts) - parts[::-1].index(known) - 1 + past :])
    return "(elsewhere)"


def _files(folder: Path, suffix: str) -> list[Path]:
    try:
        return sorted((p for p in folder.iterdir() if p.suffix == suffix), reverse=True)
    except OSError:
        return []


def _is_alive(path: Path) -> bool:
    """Whether its process still holds it."""
    with path.open("rb") as stream:
        try:
            safeio.lock_alone(stream, run.LOCKED_AT)
        except OSError:
            return True
    return False


def _moment(typed: str) -> datetime | None:
    try:
        return datetime.fromisoformat(typed)
    except ValueError:
        return None

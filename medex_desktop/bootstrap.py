"""The only place that wires: where things lie, the log, the last resorts, the window."""

import argparse
import gc
import io
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs

from medex_desktop import __version__, safeio
from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.frozen import dataclass
from medex_desktop.ui import fault_details, private

NAME = "MedEx Desktop"
REFUSED, INTERRUPTED = 1, 130
_LOG_BYTES = 200_000
_COLLECT_AFTER = (10_000, 5, 1_000)
_SWITCH_SECONDS = 0.0001

_log = logging.getLogger("medex")


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of this user on this computer; never a roaming one, never Documents."""

    practice: Path
    preferences: Path
    log: Path
    runs: Path


def places() -> Places:
    """Where this computer keeps local data, settings and logs."""
    local = platformdirs.PlatformDirs(NAME, appauthor=False, roaming=False)
    return Places(
        practice=Path(local.user_data_dir) / "Practice",
        preferences=Path(local.user_config_dir) / "preferences.json",
        log=Path(local.user_log_dir) / "medex.log",
        runs=Path(local.user_state_dir) / "Runs",
    )


def default_practice() -> Path:
    """The practice folder when none was named: the last one opened, else the usual place."""
    from medex_desktop.ui.preferences import PreferenceFile  # keeps commands free of it otherwise

    here = places()
    kept = PreferenceFile(here.preferences).read().last_folder
    return Path(kept) if kept else here.practice


def run_command(run: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    """Run one command; a refusal is a sentence on stderr, never a traceback."""
    _keep_private()
    private.begin()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may know fewer letters
    try:
        return run(arguments)
    except InvalidInput as fault:
        print_line(f"{fault.field}: {fault}")
    except MedExError as refusal:
        print_line(str(refusal))
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as fault:
        where = f" ({Path(fault.filename).name})" if isinstance(fault.filename, str) else ""
        print_line(f"{fault.strerror or type(fault).__name__}{where}.")
    except Exception as fault:
        print_line("This is a fault of the program. Nothing was changed by it.")
        print_line(fault_details.describe(fault))
    finally:
        safeio.leave_scratch()
    return REFUSED


def open_window(folder: Path | None, lang: str, *, demo: bool = False) -> int:
    """Open the window and stay until it is closed; the exit code."""
    if not _has_display():
        print_line("There is no display here. Commands work without one: medex-desktop --help")
        return REFUSED
    _keep_private()
    _print_by_local_socket()
    keep_moving()
    here = places()
    open_log(here.log)
    # Qt is imported only once a window is really wanted
    from medex_desktop.ui import lean_imports

    lean_imports.restore()
    from medex_desktop.services.clock import SystemClock
    from medex_desktop.ui import start
    from medex_desktop.ui.stops.run import Run

    _log.info("start %s", __version__)
    run = Run(here.runs, SystemClock())
    run.begin()
    try:
        app, window = start.make(
            practice=folder or here.practice,
            named=folder is not None,
            preferences=here.preferences,
            lang=lang,
            demo=demo,
            run=run,
            log=here.log,
        )
        code = 0 if window is None else int(app.exec())
    except Exception as fault:
        run.record(fault_details.describe(fault))
        raise
    finally:
        safeio.leave_scratch()
    run.end()
    _log.info("end %s", code)
    return code


def keep_moving() -> None:
    """Keep the screen moving beside heavy work (measured: docs/performance.md).

    A full search for cycles stops all threads; and at each call of Qt a painting waits for a busy
    thread as long as the switch interval says. Until the libraries are in, nothing but what stays
    is made, so nobody searches before ``ui/preload`` is done.
    """
    gc.set_threshold(*_COLLECT_AFTER)
    gc.disable()
    sys.setswitchinterval(_SWITCH_SECONDS)


def print_line(words: str) -> None:
    """One line on stderr, whatever letters the terminal knows."""
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(words.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def _keep_private() -> None:
    """No memory dumps, and files that only this user reads; the rest is up to ``ui/private``."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _print_by_local_socket() -> None:
    """Ask the print service by its socket in the file system.

    Where that is missing, its library asks the network address of this computer instead, as soon
    as a print dialog opens. Somebody who named another service has chosen it.
    """
    if sys.platform == "linux":
        os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    named = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    return any(os.environ.get(name) for name in named)


class _BoundedLog(logging.FileHandler):
    """A fault that repeats fills no disk."""

    def emit(self, record: logging.LogRecord) -> None:
        if self.stream is None or self.stream.tell() < 2 * _LOG_BYTES:
            super().emit(record)


def open_log(path: Path) -> None:
    """Our own log: starts, ends and faults by place, never what a person typed.

    A long one is put aside at the next start: Python's rotating handler brings sockets and queues
    in, which the first window would wait for.
    """
    _log.propagate = False
    _log.setLevel(logging.INFO)
    try:
        safeio.make_folder(path.parent)
        if path.exists() and path.stat().st_size > _LOG_BYTES:
            path.replace(path.with_suffix(".1.log"))
        handler: logging.Handler = _BoundedLog(path, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()  # a log that can't be written stops nobody
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.raiseExceptions = False
    _log.addHandler(handler)

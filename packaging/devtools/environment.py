"""The folder .venv: made whole from the hash-locked list, known by its marker, else made again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.machine import ROOT, Stop, see_to_packages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "requirements"
MARKER = "medex-setup.json"
# dev.txt holds everything of run.txt in the same versions (a test compares them)
COVERS = {"run": ("run",), "dev": ("run", "dev")}


class State(Enum):
    """What is to be done about .venv."""

    READY = "nothing"
    ADD = "install one more list into it"
    ABSENT = "make it"
    HALF_MADE = "remove it and make it"
    OUTDATED = "the locked list changed: remove it and make it"


def digest(lock: Path) -> str:
    """The checksum by which a marker names a locked list."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def digests(folder: Path = LOCKS) -> dict[str, str]:
    """The checksum of each locked list, by name."""
    return {name: digest(folder / f"{name}.txt") for name in COVERS}


def python_in(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def read_marker(venv: Path) -> dict[str, str] | None:
    """The lists installed in full, by name; None when the set-up was never finished."""
    try:
        found = json.loads((venv / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def write_marker(venv: Path, installed: Mapping[str, str]) -> None:
    """Say that these lists are installed in full; the very last step of a set-up."""
    (venv / MARKER).write_text(json.dumps(dict(installed), indent=1) + "\n", encoding="utf-8")


def state_of(venv: Path, want: str, locked: Mapping[str, str]) -> State:
    """What is to be done so that ``venv`` holds the list ``want`` as it is locked now."""
    if not os.path.lexists(venv):
        return State.ABSENT
    installed = read_marker(venv)
    if installed is None or not python_in(venv).exists():
        return State.HALF_MADE
    if installed.get(want) == locked[want]:
        return State.READY
    unchanged = all(locked.get(name) == held for name, held in installed.items())
    return State.ADD if installed and unchanged else State.OUTDATED


def remove(venv: Path) -> None:
    """Remove an environment, or whatever else stands under that name."""
    if venv.is_dir() and not venv.is_symlink():
        shutil.rmtree(venv)
    else:
        venv.unlink()


def ensure(want: str) -> Path:
    """The interpreter of an environment that holds the list ``want``; quick when it does already.

    Args:
        want: ``run`` (what the program needs) or ``dev`` (that, and the tools for tests).

    Raises:
        Stop: with a sentence, when it can't be made.
    """
    see_to_packages()
    if state_of(VENV, want, digests()) is not State.READY:
        with _one_at_a_time():
            _bring_up(want)
    return python_in(VENV)


def _bring_up(want: str) -> None:
    locked = digests()
    state = state_of(VENV, want, locked)
    if state is State.READY:
        return
    if state is State.HALF_MADE:
        print("Found a .venv whose set-up was never finished; removing it.", flush=True)
    if state is State.OUTDATED:
        print("The locked list of libraries has changed; making .venv again.", flush=True)
    if state in (State.HALF_MADE, State.OUTDATED):
        remove(VENV)
    # an addition leaves what is there as it is, so the marker stays true until the new one
    if state is not State.ADD:
        make_venv(VENV)
    try:
        install(VENV, LOCKS / f"{want}.txt")
    except Stop:
        if state is not State.ADD:
            shutil.rmtree(VENV, ignore_errors=True)
        raise
    _link_program(VENV)
    compile_all(VENV)
    write_marker(VENV, {name: locked[name] for name in COVERS[want]})


def base_python() -> str:
    """The Python that .venv is made from, also when this one runs from inside an environment."""
    if sys.prefix == sys.base_prefix:
        return sys.executable
    if os.name == "nt":
        return str(Path(sys.base_prefix) / "python.exe")
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return str(Path(sys.base_prefix) / "bin" / name)


def make_venv(venv: Path) -> None:
    """Make an empty environment with pip.

    Raises:
        Stop: when Python can't make one.
    """
    done = subprocess.run(
        [base_python(), "-m", "venv", str(venv)],
        capture_output=True,
        text=True,
        check=False,
        env=clean_environment(),
    )
    if done.returncode:
        said = done.stdout + done.stderr
        shutil.rmtree(venv, ignore_errors=True)
        if "No space left" in said:
            raise Stop("The disk is full. Make room (about 1.5 GB) and start again.")
        raise Stop(f"Python could not make the folder .venv: {_last_line(said)}")


def install(venv: Path, lock: Path) -> None:
    """Install a locked list, every file checked against its hash; ready-made builds only.

    Raises:
        Stop: with what went wrong.
    """
    total = len(re.findall(r"(?m)^[A-Za-z0-9]", lock.read_text(encoding="utf-8")))
    print(f"Installing {total} libraries into {venv.name} (once; a minute or two) ...", flush=True)
    began = time.monotonic()
    command = [str(python_in(venv)), "-m", "pip", "install", "--require-hashes", "-r", str(lock)]
    command += ["--only-binary", ":all:", "--no-compile", "--no-input", "--progress-bar", "off"]
    command += ["--disable-pip-version-check", "--no-warn-script-location"]
    output: list[str] = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=clean_environment(),
    ) as pip:
        for line in pip.stdout or ():
            output.append(line)
            if line.startswith("Collecting") and sys.stdout.isatty():
                seen = sum(one.startswith("Collecting") for one in output)
                print(f"\r  {seen} of {total}", end="", flush=True)
    if pip.returncode:
        raise Stop(pip_fault("".join(output)))
    print(f"\rInstalled in {time.monotonic() - began:.0f} s.", flush=True)


def pip_fault(output: str) -> str:
    """What went wrong in pip, as a sentence."""
    if "No space left" in output:
        return "The disk is full: the libraries did not fit. Make room (1.5 GB) and start again."
    if "DO NOT MATCH THE HASHES" in output:
        named = re.search(r"DO NOT MATCH THE HASHES[^\n]*\n(?:[^\n]*\n)??\s+(\S+)", output)
        name = f" ({named.group(1)})" if named else ""
        return (
            f"A library that was fetched{name} is not the one that is locked here: its checksum"
            " differs. Nothing was kept. Try another network; if it stays so, report it."
        )
    none_fits = re.search(r"No matching distribution found for ([^\s;]+)", output)
    # an index that gave up answering may stand beside a local one that knows other versions
    reached = re.search(r"\(from versions: (?!none)", output) and "Retry(total=0" not in output
    if none_fits and reached:
        return (
            f"There is no ready-made build of {none_fits.group(1)} for Python"
            f" {sys.version_info[0]}.{sys.version_info[1]} on this machine."
            " Python 3.11 on 64-bit Linux, Windows or macOS has all of them."
        )
    if none_fits or re.search(r"[Cc]onnection|timed out|name resolution|SSLError|Proxy", output):
        return (
            "The libraries could not be fetched: the package index does not answer."
            " Check the connection and start again."
        )
    return f"The libraries could not be installed. pip said: {_last_line(output)}"


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing"


def _link_program(venv: Path) -> None:
    """Make the source importable inside the environment, and ``medex-desktop`` a command of it."""
    site = site_packages(venv)
    (site / "medex-desktop.pth").write_text(os.path.relpath(ROOT, site) + "\n", encoding="utf-8")
    if os.name != "nt":
        command = venv / "bin" / "medex-desktop"
        command.write_text(
            '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m medex_desktop "$@"\n',
            encoding="utf-8",
        )
        command.chmod(0o755)


def site_packages(venv: Path) -> Path:
    """Where an environment keeps its libraries."""
    if os.name == "nt":
        return venv / "Lib" / "site-packages"
    return next((venv / "lib").glob("python3.*")) / "site-packages"


def compile_all(venv: Path) -> None:
    """Compile byte-code of the libraries and of the program: starts are three times as fast.

    Asked for by name, since some machines forbid Python to do it by itself.
    """
    compile_sources(python_in(venv), site_packages(venv), ROOT / "medex_desktop")


def compile_sources(python: Path, *folders: Path) -> None:
    """Compile byte-code that is missing or stale under these folders."""
    command = [str(python), "-m", "compileall", "-q", "-q", "-j", "0", *map(str, folders)]
    subprocess.run(command, check=False, env=clean_environment())


def clean_environment(**more: str) -> dict[str, str]:
    """The environment for our own processes: this .venv first, nobody else's settings of Python."""
    drop = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name not in drop}
    kept["PATH"] = os.pathsep.join([str(python_in(VENV).parent), kept.get("PATH", os.defpath)])
    return {**kept, **more}


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold off a second set-up in the same folder: what it would remove is being made."""
    if os.name == "nt":
        yield
        return
    import fcntl  # not on Windows

    with (ROOT / "dev.py").open("rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another set-up is at work in this folder; waiting for it.", flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield

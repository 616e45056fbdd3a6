"""What this machine lacks before the program can be set up, and the one command that gets it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[2]
LIBRARY_LIST = ROOT / "packaging" / "linux" / "qt-libraries.txt"


class Stop(Exception):
    """The sentence a person gets when a command can't go on."""


class Library(NamedTuple):
    """A system library of Qt: the file looked for, its Debian package, and when it is needed."""

    file: str
    package: str
    only_for_window: bool


def read_libraries(text: str) -> list[Library]:
    """The libraries listed in ``packaging/linux/qt-libraries.txt``."""
    rows = [line.split() for line in text.splitlines() if line.strip() and line[0] != "#"]
    return [Library(file, package, when == "window") for file, package, when in rows]


def loads(file: str) -> bool:
    """Whether the system's loader finds this shared library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing_libraries(
    libraries: Iterable[Library], *, window: bool, finds: Callable[[str], bool] = loads
) -> list[Library]:
    """The libraries this machine lacks; those for a window count only when there is to be one."""
    wanted = (one for one in libraries if window or not one.only_for_window)
    return [one for one in wanted if not finds(one.file)]


def venv_package(running: tuple[int, int], default: str) -> str:
    """The Debian package with the venv module for the running Python.

    Args:
        running: major and minor version of the running Python.
        default: the name that the system's own ``python3`` stands for, e.g. ``python3.11``.
    """
    name = f"python{running[0]}.{running[1]}"
    return "python3-venv" if default == name else f"{name}-venv"


def has_display() -> bool:
    """Whether a window can be shown; on Linux that takes X11, Wayland or a chosen Qt platform."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_line(packages: Iterable[str], *, sudo: bool) -> str:
    """The one command that installs these packages, for a person who is not root."""
    install = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if sudo:
        return f"sudo apt-get update && sudo {install}"
    return "su -c " + shlex.quote(f"apt-get update && {install}")


def see_to_packages() -> None:
    """Install what the machine lacks (as root on Debian or Ubuntu), or stop with the one command.

    Raises:
        Stop: something is missing and this process can't install it.
    """
    no_venv = importlib.util.find_spec("ensurepip") is None
    libraries: list[Library] = []
    if sys.platform.startswith("linux"):
        listed = read_libraries(LIBRARY_LIST.read_text(encoding="utf-8"))
        libraries = missing_libraries(listed, window=is_root() or has_display())
    if not no_venv and not libraries:
        return
    if shutil.which("apt-get") is None:
        raise Stop(_without_apt(no_venv, libraries))
    packages = [one.package for one in libraries]
    if no_venv:
        default = Path("/usr/bin/python3").resolve().name
        packages.insert(0, venv_package(sys.version_info[:2], default))
    if not is_root():
        line = apt_line(packages, sudo=shutil.which("sudo") is not None)
        count = f"{len(packages)} system package" + ("s" if len(packages) > 1 else "")
        raise Stop(f"This machine lacks {count}. Run this once, then start again:\n{line}")
    print(f"Installing {len(packages)} system packages: {' '.join(packages)}", flush=True)
    _apt(["update"])
    _apt(["install", "-y", "--no-install-recommends", *packages])


def _without_apt(no_venv: bool, libraries: list[Library]) -> str:
    wanted = (["Python's venv and ensurepip modules"] if no_venv else []) + [
        one.file for one in libraries
    ]
    return (
        "This machine lacks, and only Debian and Ubuntu packages are known here: "
        + ", ".join(wanted)
        + ". Install them with the system's own package tool, then start again."
    )


def _apt(words: list[str]) -> None:
    command = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", *words]
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    done = subprocess.run(
        command, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Stop(apt_fault(done.stdout + done.stderr))


def apt_fault(output: str) -> str:
    """What went wrong in apt-get, as a sentence."""
    if "No space left" in output or "enough free space" in output:
        return "The disk is full: the system packages did not fit. Make room and start again."
    faults = [line[3:] for line in output.splitlines() if line.startswith("E: ")]
    said = faults[0] if faults else "no reason given"
    return f"The system packages could not be installed. Check the connection. apt-get said: {said}"

"""Disks that are full or read-only, made for a moment."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Writing past ``size`` bytes of any file fails, as on a disk that has a fault or is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Something mounted at ``folder``; the test is skipped where this user may not mount."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root may mount")
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this machine does not let us mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def tiny_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of ``size`` ("2m") in memory."""
    with mounted(folder, "-t", "tmpfs", "-o", f"size={size}", "tmpfs") as place:
        yield place


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder can't be written to: a read-only mount for root, else plain permissions."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
        try:
            yield
        finally:
            folder.chmod(0o700)
        return
    with mounted(folder, "--bind", str(folder)):
        again = ["mount", "-o", "remount,ro,bind", str(folder)]
        if subprocess.run(again, capture_output=True, check=False).returncode:
            pytest.skip("this machine does not let us remount")
        yield

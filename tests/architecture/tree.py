"""The files of the project as the architecture tests look at them."""

import ast
import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "medex_desktop"
NOT_OURS = {".git", ".venv", "build", "dist", "out", "__pycache__"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the package."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def parsed(file: Path) -> ast.Module:
    """A Python file as its syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"))


def name(file: Path) -> str:
    """A file as it is called in a message: its path inside the project."""
    return file.relative_to(ROOT).as_posix()


def nodes(folder: Path = PACKAGE) -> Iterator[tuple[Path, ast.AST]]:
    """Every syntax node of every module under ``folder``, with its file."""
    for file in modules():
        if file.is_relative_to(folder):
            for node in ast.walk(parsed(file)):
                yield file, node


def place(file: Path, node: ast.AST) -> str:
    """Where a node stands, as "file:line"."""
    return f"{name(file)}:{getattr(node, 'lineno', 1)}"


@cache
def project_files() -> tuple[Path, ...]:
    """What git tracks or would track; without git, everything but what tools leave behind."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return tuple(sorted(_walk()))
    return tuple(sorted(file for file in (ROOT / one for one in listed if one) if file.is_file()))


def _walk() -> Iterator[Path]:
    for folder, inside, files in os.walk(ROOT):
        inside[:] = [
            one
            for one in inside
            if one not in NOT_OURS and not one.endswith(("_cache", ".egg-info", ".hypothesis"))
        ]
        yield from (Path(folder) / one for one in files if not one.endswith(".pyc"))


def text_files() -> Iterator[tuple[Path, str]]:
    """The project's files that are text, with their content."""
    for file in project_files():
        try:
            yield file, file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue

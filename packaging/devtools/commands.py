"""What each ``dev.py`` command does; parts of the program that are not written yet say so."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from devtools import duplicates, environment
from devtools.locking import lock
from devtools.machine import ROOT, Stop, has_display

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGE = ROOT / "medex_desktop"
PAPERS = "medex-demo-papers"


def run(words: list[str]) -> int:
    """Open the program; without a display do its main job and print where the papers are."""
    _must_exist(PACKAGE / "__main__.py", "The program's entry")
    python = environment.ensure("run")
    folder = headless_folder(words, display=has_display())
    if folder is None:
        return _call([str(python), "-m", "medex_desktop", *words])
    print("No display here: doing the main job without a window.", flush=True)
    rc = _call([str(python), "-m", "medex_desktop", "demo", "--out", str(folder)])
    if rc == 0:
        print(f"The papers are in {folder.resolve()}")
    return rc


def headless_folder(words: list[str], *, display: bool) -> Path | None:
    """Where the demo papers go when a window was asked for and can't be shown; else None."""
    tells = words[:1] in (["--help"], ["--version"])
    names_command = bool(words) and not words[0].startswith("-")
    if display or tells or names_command:
        return None
    given = words[words.index("--out") + 1 :] if "--out" in words else []
    return Path(given[0] if given else PAPERS)


def test(words: list[str]) -> int:
    """Run the tests, or those named; what pytest says last is the last line."""
    python = environment.ensure("dev")
    return _call([str(python), "-m", "pytest", *workers(words), *words], cwd=ROOT)


def workers(words: list[str]) -> list[str]:
    """Two processes, unless one test, a debugger or a visible window was asked for."""
    alone = ("-n", "--pdb", "--onscreen", "--numprocesses", "-s", "--collect-only", "--co")
    one_test = any("::" in word for word in words)
    if one_test or any(word.startswith(alone) for word in words):
        return []
    return ["-n", "2"]


def check(words: list[str]) -> int:
    """Format, lint, types, layers and twice-written functions: a line each, faults beneath."""
    _takes_nothing("check", words)
    python = str(environment.ensure("dev"))
    layers = "from importlinter.cli import lint_imports_command as lint; lint()"
    checks: list[tuple[str, Callable[[], str]]] = [
        ("format", lambda: _said([python, "-m", "ruff", "format", "--check", "--quiet", "."])),
        ("lint", lambda: _said([python, "-m", "ruff", "check", "--quiet", "."])),
        ("types", lambda: _said([python, "-m", "mypy", "--no-error-summary"])),
        ("layers", lambda: _said([python, "-c", layers])),
        ("duplicates", _twins),
    ]
    failed = 0
    for name, faults in checks:
        began = time.monotonic()
        found = faults()
        verdict = "FAULTS" if found else "clean"
        print(f"{name:<11} {verdict:<7} {time.monotonic() - began:5.1f} s", flush=True)
        if found:
            failed += 1
            print(found.rstrip(), flush=True)
    return 1 if failed else 0


def _said(command: list[str]) -> str:
    """What a checker printed when it found faults; nothing when it found none."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment.clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return (done.stdout.strip() or f"exit code {done.returncode}") if done.returncode else ""


def _twins() -> str:
    groups = duplicates.twins(PACKAGE)
    lines = [
        " = ".join(f"{one.file.relative_to(ROOT)}:{one.line} {one.name}" for one in group)
        for group in groups
    ]
    return "\n".join(lines)


def bench(words: list[str]) -> int:
    """Print every speed figure beside its floor, with byte-code compiled first."""
    return _tests_module("bench", "The bench", words)


def shots(words: list[str]) -> int:
    """Take a PNG of every screen, light and dark."""
    return _tests_module("shots", "The picture taker", words)


def faults(words: list[str]) -> int:
    """Kill, starve and spoil the program, and count what was lost."""
    return _tests_module("faults", "The fault harness", words)


def papers(words: list[str]) -> int:
    """Print every paper of the demo practice to a folder."""
    return _tests_module("papers", "The paper maker", words)


def sources(words: list[str]) -> int:
    """Write docs/clinical-sources.md from the measures."""
    script = ROOT / "packaging" / "sources.py"
    _must_exist(script, "The writer of docs/clinical-sources.md")
    return _call([str(environment.ensure("dev")), str(script), *words], cwd=ROOT)


def migration(words: list[str]) -> int:
    """Make a new database migration; takes one sentence that says what it is for."""
    _must_exist(PACKAGE / "storage" / "migrations" / "new.py", "The maker of migrations")
    if len(words) != 1:
        raise Stop('Say what the migration is for, in quotes: dev.py migration "add ..."')
    module = "medex_desktop.storage.migrations.new"
    return _call([str(environment.ensure("dev")), "-m", module, *words], cwd=ROOT)


def package(words: list[str]) -> int:
    """Build the program as a folder that needs no Python."""
    script = ROOT / "packaging" / "bundle.py"
    _must_exist(script, "The builder of packages")
    return _call([str(environment.ensure("dev")), str(script), *words], cwd=ROOT)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "shots": shots,
    "package": package,
    "faults": faults,
    "papers": papers,
    "migration": migration,
    "sources": sources,
    "lock": lock,
}


def _tests_module(name: str, called: str, words: list[str]) -> int:
    _must_exist(ROOT / "tests" / name / "__main__.py", called)
    python = environment.ensure("dev")
    environment.compile_sources(python, PACKAGE, ROOT / "tests")
    display = {} if has_display() else {"QT_QPA_PLATFORM": "offscreen"}
    return _call([str(python), "-m", f"tests.{name}", *words], cwd=ROOT, **display)


def _must_exist(file: Path, called: str) -> None:
    if not file.exists():
        raise Stop(f"{called} is not there yet ({file.relative_to(ROOT)}).")


def _takes_nothing(name: str, words: list[str]) -> None:
    if words:
        raise Stop(f"dev.py {name} takes no further words: {' '.join(words)}")


def _call(command: list[str], cwd: Path | None = None, **settings: str) -> int:
    """Run one of our processes to its end; a kill is told as 128 plus the signal's number."""
    rc = subprocess.call(command, cwd=cwd, env=environment.clean_environment(**settings))
    return 128 - rc if rc < 0 else rc

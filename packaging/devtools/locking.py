"""Make the hash-locked lists again from pyproject.toml, with tools that are themselves locked."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from devtools.environment import LOCKS, clean_environment, install, make_venv, python_in
from devtools.machine import ROOT, Stop, see_to_packages

TOOLS = "lock"
# where a list comes from: the program alone, with the tools for tests, and the locking tools
SOURCES = {
    "run": ["pyproject.toml"],
    "dev": ["--extra", "dev", "pyproject.toml"],
    TOOLS: ["--allow-unsafe", f"packaging/requirements/{TOOLS}.in"],
}
# an address or a folder of one machine, which a list must not carry to another
FOREIGN = re.compile(r"^\s*(-i\b|--(extra-)?index|--find|--trusted)|://", re.MULTILINE)


def lock(wishes: list[str]) -> int:
    """Write run.txt, dev.txt and lock.txt; ``--upgrade`` takes the newest versions allowed.

    Raises:
        Stop: with what went wrong; the lists stay as they were.
    """
    see_to_packages()
    with tempfile.TemporaryDirectory(prefix="medex-lock-") as name:
        work = Path(name)
        make_venv(work / "tools")
        install(work / "tools", LOCKS / f"{TOOLS}.txt")
        made = {key: _compile(work, key, wishes) for key in SOURCES}
    changed = 0
    for key, text in made.items():
        target = LOCKS / f"{key}.txt"
        if target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
            changed += 1
    print(f"{changed} of {len(made)} lists changed in packaging/requirements.")
    return 0


def _compile(work: Path, key: str, wishes: list[str]) -> str:
    """One list, with hashes; what is locked now is kept where it still fits."""
    out = work / f"{key}.txt"
    out.write_bytes((LOCKS / f"{key}.txt").read_bytes())
    command = [str(python_in(work / "tools")), "-m", "piptools", "compile", "-q"]
    command += ["--generate-hashes", "--no-header", "--strip-extras", "--no-emit-index-url"]
    command += ["--no-emit-find-links", "--no-emit-trusted-host", "--no-annotate"]
    command += ["-o", str(out), *wishes, *SOURCES[key]]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise Stop(f"{key}.txt could not be made. pip-compile said: {said[-1] if said else ''}")
    text = out.read_text(encoding="utf-8")
    if FOREIGN.search(text):
        raise Stop(f"{key}.txt would hold an address or a folder of this machine; nothing changed.")
    return text

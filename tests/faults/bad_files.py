"""Files that are not what they should be: each is refused with its sentence and stays as it is."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from medex_desktop.errors import MedExError, Problem, StorageProblem
from tests.faults.figures import Figures, Wrong, told
from tests.faults.site import Model, Site, lay_out


@dataclass(frozen=True)
class BadFile:
    """``spoil`` makes it in the site, ``meet`` is what a person does with it, and ``wanted`` the
    refusal: a Problem, or how its sentence begins.
    """

    name: str
    spoil: Callable[[Site], object]
    meet: Callable[[Site], object]
    wanted: Problem | str
    watched: str = "practice"


def run(model: Model, home: Path, files: Iterable[BadFile]) -> Figures:
    """Meet each bad file once."""
    figures = Figures()
    for bad in files:
        site = lay_out(model, home)
        tempfile.tempdir = str(site.home / "tmp")
        bad.spoil(site)
        before = digests(site.home / bad.watched)
        figures.count("bad files", bad.watched)
        try:
            bad.meet(site)
        except MedExError as refusal:
            if not _is(refusal, bad.wanted):
                figures.wrong(Wrong.ACCEPTED, bad.name, f"was told: {told(refusal)}")
        except Exception as error:
            figures.wrong(Wrong.UNCAUGHT, bad.name, told(error))
        else:
            figures.wrong(Wrong.ACCEPTED, bad.name, "was taken")
        if names := changed(before, digests(site.home / bad.watched)):
            figures.wrong(Wrong.ACCEPTED, bad.name, f"changed on the disk: {names}")
    tempfile.tempdir = None
    return figures


def _is(refusal: MedExError, wanted: Problem | str) -> bool:
    if isinstance(wanted, Problem):
        return isinstance(refusal, StorageProblem) and refusal.problem is wanted
    return str(refusal).startswith(wanted)


def digests(folder: Path) -> dict[str, str]:
    """Every file by name; apart from the lock and the log's index, which any opening makes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("lock", "practice.medex-shm")
    }


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The names of files that are otherwise, gone or new."""
    names = before.keys() | after.keys()
    return sorted(name for name in names if before.get(name) != after.get(name))

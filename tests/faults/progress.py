"""How far a long run has come: the figures of each part that ended, kept in a folder."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medex_desktop import safeio
from tests.faults.figures import Figures


class OtherRun(Exception):
    """The folder holds the progress of a run with other options."""


@dataclass(frozen=True)
class Progress:
    """One file for each part that ended, and what the run was asked for.

    Without a folder nothing is kept.
    """

    folder: Path | None

    def begin(self, asked: dict[str, Any], *, resume: bool) -> None:
        """Start anew, or go on with what is there. Raises OtherRun."""
        if self.folder is None:
            return
        run = self.folder / "run.json"
        wanted = json.dumps(asked, sort_keys=True).encode()
        if resume and run.exists():
            if run.read_bytes() != wanted:
                raise OtherRun(f"{self.folder} holds a run with other options")
            return
        shutil.rmtree(self._parts(), ignore_errors=True)
        self._parts().mkdir(parents=True)
        safeio.write(run, wanted)

    def of(self, part: str) -> Figures | None:
        """The figures of a part that ended; None when it is still to be done."""
        path = self._path(part)
        return Figures.from_json(path.read_text()) if path and path.exists() else None

    def keep(self, part: str, figures: Figures) -> None:
        """A part has ended."""
        if path := self._path(part):
            safeio.write(path, figures.kept().encode())

    def _path(self, part: str) -> Path | None:
        name = "".join(sign if sign.isalnum() else "-" for sign in part)
        return self._parts() / f"{name}.json" if self.folder else None

    def _parts(self) -> Path:
        assert self.folder is not None
        return self.folder / "parts"

"""Where the files under resources/ are, from source, from a wheel and from a bundle."""

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The resources folder; raises FileNotFoundError when the program was installed without it."""
    here = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    for place in (Path(bundle) if bundle else here, here.parent, here):
        if (place / "resources").is_dir():
            return place / "resources"
    raise FileNotFoundError("the resources folder is missing beside the program")


def path(*parts: str) -> Path:
    """One file under resources/, e.g. ``path("icons", "today.svg")``."""
    return root().joinpath(*parts)


def text(*parts: str) -> str:
    """The content of one text file under resources/."""
    return path(*parts).read_text(encoding="utf-8")

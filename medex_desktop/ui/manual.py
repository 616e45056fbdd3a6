"""The pages of the manual: one Markdown file per screen, the same ones in the repository."""

from functools import cache
from pathlib import Path
from typing import Final

from medex_desktop import assets
from medex_desktop.frozen import dataclass

PICTURES: Final = "\n\nPictures:\n"  # what follows is for readers of the repository


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``key`` is its file's name without the ending, ``title`` its first heading."""

    key: str
    title: str
    text: str


def folder() -> Path:
    """Where the pages lie: beside the resources when packaged, under docs/ in the source."""
    packaged = assets.path("manual")
    return packaged if packaged.is_dir() else assets.root().parent / "docs" / "manual"


@cache
def pages() -> tuple[Page, ...]:
    """Every page by title; none when the manual was not installed."""
    place = folder()
    files = sorted(place.glob("*.md")) if place.is_dir() else []
    found = [_page(file) for file in files]
    return tuple(sorted(found, key=lambda page: page.title.lower()))


def page(key: str) -> Page | None:
    """One page; None when there is none of that name."""
    return next((one for one in pages() if one.key == key), None)


def _page(file: Path) -> Page:
    text = file.read_text(encoding="utf-8").partition(PICTURES)[0]
    first = next((line for line in text.splitlines() if line.startswith("# ")), f"# {file.stem}")
    return Page(file.stem, first[2:].strip(), text)

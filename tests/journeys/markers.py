"""Words that must be nowhere to be read, and the search for them in every byte of a folder.

All markers share one stem, so a file is searched for the stem in every coding first and only what
has it is looked at marker by marker.
"""

import base64
import contextlib
import html
import json
import sqlite3
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

STEM = "xvkmark"
_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08")
_MOST = 8_000_000
_SHALLOW = 2


def marker(letters: str, ending: str = "ér") -> str:
    """One marker: ``letters`` tell which, the stem that it is one, the ending has an accent."""
    return f"Zq{letters}{STEM}{ending}"


@dataclass(frozen=True)
class Found:
    """A marker that can be read: in which file, and in which coding."""

    file: str
    marker: str
    coding: str


def codings(words: str) -> dict[str, bytes]:
    """How words may stand in a file, in small letters where letters have a size."""
    bare = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    shapes = {
        "": words,
        "decomposed": unicodedata.normalize("NFD", words),
        "without accents": bare,
        "JSON": json.dumps(words)[1:-1],
        "HTML": words.encode("ascii", "xmlcharrefreplace").decode(),
        "HTML names": html.escape(words),
        "URL": urllib.parse.quote(words),
        "Python": words.encode("unicode_escape").decode(),
    }
    made: dict[str, bytes] = {}
    for shape, said in shapes.items():
        for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"):
            made[f"{shape} {code}".strip()] = said.lower().encode(code, "replace")
    made["hex"] = words.encode().hex().encode()
    made["backwards"] = words.lower().encode()[::-1]
    return made


def _base64s(words: bytes) -> Iterator[bytes]:
    """The part of a base64 text that is the same whatever stands before and after the words."""
    for before in range(3):
        whole = base64.b64encode(bytes(before) + words)
        yield whole[(before * 8 + 5) // 6 : (before + len(words)) * 8 // 6]


class Search:
    """Looks for the markers and for secrets (a PIN, a key as bytes) that have no stem."""

    def __init__(self, markers: Iterable[str], secrets: Iterable[bytes] = ()) -> None:
        self._markers = {each: codings(each) for each in markers}
        self._secrets = {secret: _secret_codings(secret) for secret in secrets}
        self._stems = set(codings(STEM).values())
        self._stems64 = set(_base64s(STEM.encode()))

    def in_folders(self, *folders: Path) -> list[Found]:
        """Every marker that can be read in a file or a file's name under these folders."""
        found: list[Found] = []
        for folder in folders:
            for path in folder.rglob("*"):
                name = str(path.relative_to(folder))
                found += self.in_bytes(f"the name {name}", name.encode())
                if path.is_file():
                    found += self.in_file(name, path)
        return found

    def in_file(self, name: str, path: Path) -> list[Found]:
        """The same of one file; what is packed in it is unpacked."""
        found = self.in_bytes(name, path.read_bytes())
        if zipfile.is_zipfile(path):
            # four bytes of anything encrypted may look like the end of a ZIP
            with contextlib.suppress(zipfile.BadZipFile), zipfile.ZipFile(path) as packed:
                for member in packed.namelist():
                    found += self.in_bytes(f"{name}:{member}", packed.read(member))
        return found

    def in_bytes(self, name: str, content: bytes, depth: int = 0) -> list[Found]:
        """The same of bytes; streams that zlib or gzip packed are unpacked."""
        small = content.lower()
        found = []
        if any(s in small for s in self._stems) or any(s in content for s in self._stems64):
            found += [
                Found(name, each, coding)
                for each, ways in self._markers.items()
                for coding, way in ways.items()
                if way in small
            ]
            found += [
                Found(name, each, "base64")
                for each in self._markers
                if any(way in content for way in _base64s(each.encode()))
            ]
        for secret, ways in self._secrets.items():
            found += [Found(name, repr(secret), "secret") for way in ways if way in content]
        if depth < _SHALLOW:
            for at, unpacked in _unpacked(content):
                found += self.in_bytes(f"{name} unpacked at {at}", unpacked, depth + 1)
        return found


def _secret_codings(secret: bytes) -> set[bytes]:
    made = {secret, secret.hex().encode(), secret.hex().upper().encode(), *_base64s(secret)}
    if secret.isascii():
        made |= {secret.decode().encode("utf-16-le"), secret.decode().encode("utf-16-be")}
    return made


def _unpacked(content: bytes) -> Iterator[tuple[int, bytes]]:
    whole = memoryview(content)
    for head in _HEADS:
        at = content.find(head)
        while at >= 0:
            wide = zlib.MAX_WBITS | (16 if head.startswith(b"\x1f") else 0)
            try:
                made = zlib.decompressobj(wide).decompress(whole[at : at + _MOST], _MOST)
            except zlib.error:
                made = b""
            if len(made) > len(STEM):
                yield at, made
            at = content.find(head, at + 1)


def rows_of(database: Path) -> str:
    """Everything in a plain database as words; for a message when something is missing there."""
    with sqlite3.connect(database) as connection:
        return "\n".join(connection.iterdump())

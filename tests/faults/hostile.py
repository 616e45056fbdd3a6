"""Exports packed by somebody who means harm: refused in time, in little memory, nothing written."""

import json
import resource
import stat
import struct
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from medex_desktop.errors import MedExError
from medex_desktop.exchange import bundle
from medex_desktop.services import reimports
from medex_desktop.storage import sealed_archive
from tests.desks import CHEAP, PASSPHRASE
from tests.exchange.files import packed
from tests.faults import children
from tests.faults.figures import Figures, Wrong, told
from tests.faults.site import Model, lay_out

LONGEST_SECONDS = 2.0
MOST_MEGABYTES = 200
DAMAGED = "What is inside this export is damaged."
NOT_AS_STORED = "A paper or picture in this export is not as it was stored."
NEWER = "This export was made by a newer version of the program."
_UNCOMPRESSED = struct.Struct("<I")

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Archive:
    """``pack`` makes it of the files of a good export; ``wanted`` is how the refusal begins."""

    name: str
    pack: Callable[[Files], bytes]
    wanted: str = DAMAGED


def run(model: Model, home: Path) -> Figures:
    """Read each archive in a child of its own."""
    figures = Figures()
    for archive in ARCHIVES:
        site = lay_out(model, home)
        good = sealed_archive.unseal(site.export.read_bytes(), PASSPHRASE)
        packed = archive.pack(bundle.unpack(good))
        site.export.write_bytes(sealed_archive.seal(packed, PASSPHRASE, CHEAP))
        before = sorted(path for path in home.rglob("*"))
        said = _read(site.export)
        figures.count("hostile archives", archive.name)
        if not said["words"].startswith(archive.wanted):
            kind = Wrong.UNCAUGHT if "UNCAUGHT" in said["words"] else Wrong.ACCEPTED
            figures.wrong(kind, archive.name, said["words"])
        if said["seconds"] > LONGEST_SECONDS or said["megabytes"] > MOST_MEGABYTES:
            cost = f"took {said['seconds']:.1f} s and {said['megabytes']:.0f} MB"
            figures.wrong(Wrong.ACCEPTED, archive.name, cost)
        if sorted(path for path in home.rglob("*")) != before:
            figures.wrong(Wrong.ACCEPTED, archive.name, "wrote something")
    return figures


def _read(path: Path) -> dict[str, object]:
    def work(stream: TextIO) -> None:
        began, held = time.process_time(), _megabytes()
        try:
            reimports.read_export(path, PASSPHRASE)
            words = "it was read"
        except MedExError as refusal:
            words = str(refusal)
        except BaseException as error:
            words = told(error)
        seconds, more = time.process_time() - began, _megabytes() - held
        json.dump({"words": words, "seconds": seconds, "megabytes": more}, stream)

    heard = children.begin(work).listen()
    return json.loads(heard) if heard else {"words": "it died", "seconds": 0, "megabytes": 0}


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _with(*more: tuple[str | zipfile.ZipInfo, bytes]) -> Callable[[Files], bytes]:
    """A good export and something more."""
    return lambda files: packed(*files.items(), *more)


def _link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("files/link.pdf")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def _zero_byte(files: Files) -> bytes:
    whole = packed(*files.items(), ("csv/clientXx.csv", b""))
    return whole.replace(b"csv/clientXx.csv", b"csv/clien\0Xx.csv")


def _lying_size(files: Files) -> bytes:
    told, true = _UNCOMPRESSED.pack(7), _UNCOMPRESSED.pack(54_321)
    return packed(*files.items(), ("csv/more.csv", b"x" * 54_321)).replace(true, told)


def _crowd(files: Files) -> bytes:
    return packed(*files.items(), *((f"csv/a{n}.csv", b"") for n in range(100_001)))


def _wrong_hash(files: Files) -> bytes:
    paper = next(name for name in files if name.startswith("files/"))
    return packed(*{**files, paper: b"%PDF-1.7 another paper"}.items())


def _newer(files: Files) -> bytes:
    body = json.loads(files["data.json"])
    content = json.dumps({**body, "schema": body["schema"] + 1}).encode()
    return packed(*{**files, "data.json": content}.items())


ARCHIVES = (
    Archive("a path that climbs", _with(("../../evil.json", b"{}"))),
    Archive("an absolute path", _with(("/etc/cron.d/evil", b"* * * * *"))),
    Archive("a symbolic link", _with((_link(), b"/etc/passwd")), NOT_AS_STORED),
    Archive("a drive letter", _with(("C:\\windows\\evil.json", b"{}"))),
    Archive("a name twice", _with(("data.json", b"{}"))),
    Archive("a bomb of 450 MB", _with(("csv/more.csv", bytes(450 * 1024**2)))),
    Archive("a size that lies", _lying_size),
    Archive("an archive inside", _with(("files/inner.zip", packed(("a", b"")))), NOT_AS_STORED),
    Archive("a zero byte in a name", _zero_byte),
    Archive("100,000 entries", _crowd),
    Archive("a paper that is another", _wrong_hash, NOT_AS_STORED),
    Archive("a newer schema", _newer, NEWER),
)

"""Runs the day of two practitioners in folders of its own, traced, and searches while it runs."""

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from medex_desktop.storage import engine, vault
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.vault import Keys
from tests.journeys.day_words import ALL, NEVER_KEPT, PIN, STORED
from tests.journeys.markers import Found, Search
from tests.journeys.tracing import Traced, Tracer, the_way

ROOT = Path(__file__).resolve().parents[2]
SEARCHED = ("home", "tmp", "run", "stick", "cwd", "restored")
_LONGEST_SECONDS = 240


class Place:
    """A home, a temporary folder, a stick and so on; ``chosen`` is where a person saves papers."""

    def __init__(self, base: Path) -> None:
        self.base = base
        for name in (*SEARCHED, "chosen"):
            (base / name).mkdir(parents=True)
        (base / "run").chmod(0o700)
        self.chosen, self.stick = base / "chosen" / NEVER_KEPT["folder"], base / "stick"
        self.chosen.mkdir()
        self.list = self.chosen / f"{STORED['file name']}.csv"
        self.list.write_text(
            f"Name,Born,Phone\n{STORED['imported']},1962-06-23,{STORED['imported phone']}\n"
            f"Nobody,{STORED['refused row']},\n",
            encoding="utf-8",
        )
        (self.chosen / "logo.png").write_bytes(picture(STORED["picture"]))

    @property
    def practice(self) -> Path:
        """Where the program itself put the practice."""
        found = (self.base / "home").rglob("practice.medex")
        return next(one.parent for one in found if one.parent.name == "Practice")

    def searched(self) -> list[Path]:
        """Every folder in which nothing may be read."""
        return [self.base / name for name in SEARCHED]

    def environment(self, **more: str) -> dict[str, str]:
        """As of somebody who just logged in here, without a screen and without a session bus."""
        base = self.base
        kept = {n: os.environ[n] for n in ("PATH", "LD_LIBRARY_PATH") if n in os.environ}
        return {
            **kept,
            "HOME": str(base / "home"),
            "XDG_RUNTIME_DIR": str(base / "run"),
            "TMPDIR": str(base / "tmp"),
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            **more,
        }


def picture(words: str) -> bytes:
    """A small PNG with a comment in it."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    rows = b"".join(b"\0" + b"\x80" * 40 for _ in range(20))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 0, 0, 0, 0)),
            chunk(b"iTXt", b"Comment\0\0\0\0\0" + words.encode()),
            chunk(b"IDAT", zlib.compress(rows)),
            chunk(b"IEND", b""),
        )
    )


@dataclass
class Told:
    """What became of a run: the steps it told, what it printed, what could be read, its trace."""

    steps: dict[str, str] = field(default_factory=dict)
    printed: str = ""
    found: list[Found] = field(default_factory=list)
    code: int = -1
    traced: Traced = field(default_factory=lambda: Traced(""))


def child(
    which: str,
    place: Place,
    tracer: Tracer | None = None,
    prepare: Callable[[], None] | None = None,
) -> "subprocess.Popen[str]":
    """Begin the program with ``Day`` at its keys."""
    words = [sys.executable, "-m", "tests.journeys.day_child", which]
    words += [str(place.chosen), str(place.stick)]
    with (place.base / "stderr").open("w") as stderr:
        return subprocess.Popen(
            tracer.command(words) if tracer else words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            cwd=place.base / "cwd",
            env=place.environment(),
            preexec_fn=prepare,
        )


def step_of(line: str) -> tuple[str, str] | None:
    """The step a line tells, None for what the program printed itself."""
    if not line.startswith("@"):
        return None
    step, facts = json.loads(line[1:])
    return step, facts


def the_day(place: Place) -> Told:
    """The whole day; at each step every folder is searched while the program waits."""
    told, tracer = Told(), Tracer(the_way(), place.base)
    search = Search(ALL.values(), [PIN.encode()])
    with child("day", place, tracer) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for line in running.stdout:
            step = step_of(line)
            if step is None:
                told.printed += line
                continue
            told.steps[step[0]] = step[1]
            if step[0] == "recovery key":
                search = Search(ALL.values(), [PIN.encode(), *key_forms(step[1])])
            told.found += search.in_folders(*place.searched())
            running.stdin.write("\n")
            running.stdin.flush()
        told.code = running.wait(_LONGEST_SECONDS)
    told.printed += (place.base / "stderr").read_text("utf-8")
    told.traced = tracer.read(told.code)
    keys = open_keys(place.practice, NEVER_KEPT["owner passphrase"])
    secrets = [PIN.encode(), *key_forms(told.steps.get("recovery key", "-")), *key_bytes(keys)]
    last = Search(ALL.values(), secrets)
    told.found += last.in_folders(*place.searched())
    told.found += last.in_bytes("printed", told.printed.encode())
    told.found += last.in_bytes("details", told.steps.get("faults", "").encode())
    return told


def key_forms(key: str) -> list[bytes]:
    """A recovery key as somebody may write it: whole, and any two groups after each other."""
    groups = key.split("-")
    pairs = list(pairwise(groups))
    return [
        key.replace("-", "").encode(),
        *(f"{one}-{two}".encode() for one, two in pairs),
        *(f"{one}{two}".encode() for one, two in pairs),
    ]


def key_bytes(keys: Keys) -> list[bytes]:
    """The data key and what is derived from it."""
    return [keys.data, bytes.fromhex(keys.database), keys.audit, keys.attachments]


def open_keys(practice: Path, passphrase: str) -> Keys:
    """The keys by a passphrase."""
    return vault.unlock(PracticeFolder(practice), passphrase, lambda: datetime.now(UTC))[0]


def decrypted(practice: Path, keys: Keys, to: Path) -> Path:
    """A copy of a closed practice that anybody can read: its database, and its stored files."""
    to.mkdir()
    raw = engine.connect(practice / "practice.medex", keys.database)
    try:
        raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(to / "plain.db"),))
        raw.execute("SELECT sqlcipher_export('plain')").fetchall()
        raw.execute("DETACH DATABASE plain")
    finally:
        raw.close()
    for path in (practice / "attachments").iterdir():
        sealed = path.read_bytes()
        whose = sealed[:4] + path.name.encode()
        content = AESGCM(keys.attachments).decrypt(sealed[4:16], sealed[16:], whose)
        (to / path.name).write_bytes(content)
    return to

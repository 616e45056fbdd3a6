"""The sidecar (keys.json and its copy): wrapped keys, failures, the audit chain's head.

It holds no client data and travels inside every backup. Canonical JSON with a checksum, so that
damage is told from a wrong passphrase; either copy opens the practice.
"""

import base64
import hashlib
import json
from dataclasses import replace
from datetime import datetime

from medex_desktop import safeio
from medex_desktop.errors import Problem
from medex_desktop.frozen import dataclass
from medex_desktop.storage import problems
from medex_desktop.storage.folder import PracticeFolder

FORMAT = 2
"""2 binds wraps to their practitioner; 1, of the first release, is read and bound at unlocking."""
SALT = 16
_HIGHEST = 2**31


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id cost. RFC 9106's second choice: 64 MiB, 3 passes (about 0.2 s here)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_bearable(self) -> bool:
        """Whether it is one of a file of ours: a foreign file may ask for years, or all memory."""
        return (
            1 <= self.lanes <= 16
            and 1 <= self.passes <= 16
            and 8 * self.lanes <= self.memory_kib <= 1024 * 1024
        )


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key as one person's secret opens it.

    ``bound``: the wrapping key was made for this practitioner id, so that nobody can sign in as
    somebody else by editing the file.
    """

    practitioner_id: int
    initials: str
    salt: str
    cost: KdfCost
    wrapped: str
    bound: bool = True


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What keys.json says. ``head`` is the audit chain's last (number, hash)."""

    practice_id: str
    wraps: tuple[Wrap, ...]
    recovery: str
    check: str
    failures: int = 0
    last_failure: str = ""
    head_number: int = 0
    head_hash: str = ""
    demo: bool = False


def write_sidecar(folder: PracticeFolder, sidecar: Sidecar) -> None:
    """Write both copies; either one opens the practice.

    The first, which counts, is written last: when the disk refuses, all is as it was.
    """
    content = encode_sidecar(sidecar)
    with problems.worded():
        safeio.write(folder.keys_copy, content)
        safeio.write(folder.keys, content)


def anchor_head(folder: PracticeFolder, number: int, digest: str) -> None:
    """Keep the audit chain's head outside the database, so that a cut tail shows.

    Only the first copy is written: this happens at every signature, and an older head in the
    second copy is still one the chain must hold.
    """
    sidecar = read_sidecar(folder)
    if (sidecar.head_number, sidecar.head_hash) != (number, digest):
        content = encode_sidecar(replace(sidecar, head_number=number, head_hash=digest))
        with problems.worded():
            safeio.write(folder.keys, content)


def read_sidecar(folder: PracticeFolder) -> Sidecar:
    """The sidecar, or its copy when the first is damaged."""
    for path in (folder.keys, folder.keys_copy):
        try:
            return decode_sidecar(safeio.read_small(path))
        except (OSError, ValueError):
            continue
    if folder.is_empty:
        raise problems.known(Problem.NOT_A_PRACTICE)
    raise problems.known(Problem.KEYS_DAMAGED)


def encode_sidecar(sidecar: Sidecar) -> bytes:
    """Canonical JSON with a checksum, so that damage is told from a wrong passphrase."""
    body = {
        "format": FORMAT,
        "practice": sidecar.practice_id,
        "wraps": [
            {
                "practitioner": w.practitioner_id,
                "initials": w.initials,
                "salt": w.salt,
                "argon2id": [w.cost.memory_kib, w.cost.passes, w.cost.lanes],
                "key": w.wrapped,
                "bound": w.bound,
            }
            for w in sidecar.wraps
        ],
        "recovery": sidecar.recovery,
        "check": sidecar.check,
        "failures": [sidecar.failures, sidecar.last_failure],
        "head": [sidecar.head_number, sidecar.head_hash],
        "demo": sidecar.demo,
    }
    whole = {**body, "checksum": _checksum(body)}
    return json.dumps(whole, indent=1, sort_keys=True).encode("utf-8") + b"\n"


def decode_sidecar(content: bytes) -> Sidecar:
    """Read a sidecar; ValueError when it is damaged, TOO_NEW in words when it is newer."""
    try:
        body = json.loads(content)
        # The checksum's rule is the same in every format: damage never looks like a newer format.
        if body.pop("checksum") != _checksum(body):
            raise ValueError("checksum")
        if body["format"] > FORMAT:
            raise problems.known(Problem.TOO_NEW)
        found = Sidecar(
            practice_id=body["practice"],
            wraps=tuple(
                Wrap(
                    w["practitioner"],
                    w["initials"],
                    w["salt"],
                    KdfCost(*w["argon2id"]),
                    w["key"],
                    w["bound"] if body["format"] > 1 else False,
                )
                for w in body["wraps"]
            ),
            recovery=body["recovery"],
            check=body["check"],
            failures=body["failures"][0],
            last_failure=body["failures"][1],
            head_number=body["head"][0],
            head_hash=body["head"][1],
            demo=body["demo"],
        )
        _require_usable(found)
    except (KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError("not a sidecar") from error
    return found


def _require_usable(sidecar: Sidecar) -> None:
    """ValueError or TypeError for what only another hand can have written, checksum or not."""
    for hexadecimal in (sidecar.recovery, sidecar.check, *(w.wrapped for w in sidecar.wraps)):
        bytes.fromhex(hexadecimal)
    numbers = [sidecar.failures, sidecar.head_number]
    if len({wrap.practitioner_id for wrap in sidecar.wraps}) != len(sidecar.wraps):
        raise ValueError("two keys of one person")
    for wrap in sidecar.wraps:
        cost = wrap.cost
        if type(wrap.bound) is not bool:
            raise ValueError("not a yes or no")
        numbers += [wrap.practitioner_id, cost.memory_kib, cost.passes, cost.lanes]
        if not cost.is_bearable:
            raise ValueError("a cost that no practice has")
        if len(bytes.fromhex(wrap.salt)) < SALT:
            raise ValueError("a salt that no practice has")
    if any(type(number) is not int or not 0 <= number < _HIGHEST for number in numbers):
        raise ValueError("not a number")
    if sidecar.last_failure and datetime.fromisoformat(sidecar.last_failure).tzinfo is None:
        raise ValueError("a moment needs a time zone")


def _checksum(body: dict[str, object]) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":")).encode("utf-8")
    return base64.b32encode(hashlib.sha256(canonical).digest()[:15]).decode("ascii")

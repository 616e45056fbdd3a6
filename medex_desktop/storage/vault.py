"""Keys: one random data key per practice, wrapped by each passphrase and by the recovery key.

Changing a passphrase rewraps 32 bytes; the database is never re-encrypted. The wraps live in the
sidecar (keys.json and its copy), which holds no client data and travels inside every backup.
"""

import base64
import hashlib
import json
import math
import os
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import field, replace
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from medex_desktop import safeio
from medex_desktop.errors import InvalidInput, Problem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.storage import problems, recovery_key
from medex_desktop.storage.folder import PracticeFolder

FORMAT = 1
MIN_PASSPHRASE = 12
_FREE_FAILURES = 5
_LONGEST_WAIT = 300
_SALT = 16
_MOST_KIB = 4 * 1024 * 1024
_HIGHEST = 2**31


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id cost. RFC 9106's second choice: 64 MiB, 3 passes (about 0.2 s here)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of an open practice, each derived from the data key for one purpose."""

    data: bytes = field(repr=False)

    @property
    def database(self) -> str:
        """The raw SQLCipher key, as 64 hex digits."""
        return self._derive(b"database").hex()

    @property
    def audit(self) -> bytes:
        """The key of the audit chain and of record digests."""
        return self._derive(b"audit")

    @property
    def attachments(self) -> bytes:
        """The key of the attachment files."""
        return self._derive(b"attachments")

    @property
    def check(self) -> str:
        """A value that tells a right data key from a wrong one."""
        return self._derive(b"check").hex()[:32]

    def _derive(self, purpose: bytes) -> bytes:
        return HKDF(hashes.SHA256(), 32, salt=None, info=b"medex 1 " + purpose).derive(self.data)


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key as one person's secret opens it."""

    practitioner_id: int
    initials: str
    salt: str
    cost: KdfCost
    wrapped: str


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


def create(
    passphrase: str, initials: str, cost: KdfCost, *, demo: bool = False
) -> tuple[Keys, Sidecar, str]:
    """New keys for a new practice: the keys, the sidecar, and the recovery key to print once."""
    check_passphrase(passphrase)
    keys = Keys(secrets.token_bytes(32))
    printed = recovery_key.generate()
    wrapped = aes_key_wrap(_recovery_kek(recovery_key.read(printed)), keys.data)
    sidecar = Sidecar(
        practice_id=secrets.token_hex(8),
        wraps=(make_wrap(keys, passphrase, 1, initials, cost),),
        recovery=wrapped.hex(),
        check=keys.check,
        demo=demo,
    )
    return keys, sidecar, printed


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short; InvalidInput on the field "passphrase"."""
    if len(passphrase.strip()) < MIN_PASSPHRASE:
        raise InvalidInput(
            "passphrase",
            Text("At least {n} characters. Four words are easy to keep.", {"n": MIN_PASSPHRASE}),
        )


def make_wrap(
    keys: Keys, passphrase: str, practitioner_id: int, initials: str, cost: KdfCost
) -> Wrap:
    """The data key wrapped by one practitioner's passphrase."""
    salt = os.urandom(_SALT)
    wrapped = aes_key_wrap(_passphrase_kek(passphrase, salt, cost), keys.data)
    return Wrap(practitioner_id, initials, salt.hex(), cost, wrapped.hex())


def unlock(
    folder: PracticeFolder, passphrase: str, now: Callable[[], datetime]
) -> tuple[Keys, int]:
    """The keys, and whose passphrase it was. Failures are counted in the sidecar."""
    sidecar = read_sidecar(folder)
    _refuse_while_throttled(sidecar, now())
    for wrap in sidecar.wraps:
        kek = _passphrase_kek(passphrase, bytes.fromhex(wrap.salt), wrap.cost)
        try:
            keys = Keys(aes_key_unwrap(kek, bytes.fromhex(wrap.wrapped)))
        except InvalidUnwrap:
            continue
        _require_check(keys, sidecar)
        return keys, wrap.practitioner_id
    _count_failure(folder, sidecar, now())
    raise problems.known(Problem.WRONG_PASSPHRASE)


def recover(folder: PracticeFolder, typed: str) -> Keys:
    """The keys by the printed recovery key."""
    sidecar = read_sidecar(folder)
    secret = recovery_key.read(typed)
    try:
        keys = Keys(aes_key_unwrap(_recovery_kek(secret), bytes.fromhex(sidecar.recovery)))
    except InvalidUnwrap:
        raise problems.known(Problem.WRONG_RECOVERY_KEY) from None
    _require_check(keys, sidecar)
    return keys


def change_passphrase(
    folder: PracticeFolder, keys: Keys, practitioner_id: int, passphrase: str, cost: KdfCost
) -> None:
    """Rewrap the data key for one practitioner; nothing else changes."""
    check_passphrase(passphrase)
    sidecar = read_sidecar(folder)
    wraps = tuple(
        make_wrap(keys, passphrase, wrap.practitioner_id, wrap.initials, cost)
        if wrap.practitioner_id == practitioner_id
        else wrap
        for wrap in sidecar.wraps
    )
    write_sidecar(folder, replace(sidecar, wraps=wraps, failures=0, last_failure=""))


def clear_failures(folder: PracticeFolder) -> int:
    """Forget the failures after a good unlock; how many there were. Both copies are whole then."""
    sidecar = read_sidecar(folder)
    if sidecar.failures or not _is_whole(folder.keys_copy):
        write_sidecar(folder, replace(sidecar, failures=0, last_failure=""))
    return sidecar.failures


def copy_is_equal(folder: PracticeFolder) -> bool:
    """Whether the sidecar's second copy opens by the same secrets (its audit head may be older)."""
    if not _is_whole(folder.keys_copy):
        return False
    copy, ours = decode_sidecar(folder.keys_copy.read_bytes()), read_sidecar(folder)
    return (copy.practice_id, copy.wraps, copy.recovery, copy.check) == (
        ours.practice_id,
        ours.wraps,
        ours.recovery,
        ours.check,
    )


def renew_copy(folder: PracticeFolder) -> None:
    """Write the sidecar and its copy again, so that both open by the same secrets."""
    write_sidecar(folder, read_sidecar(folder))


def _is_whole(path: Path) -> bool:
    try:
        decode_sidecar(path.read_bytes())
    except (OSError, ValueError):
        return False
    return True


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


def write_sidecar(folder: PracticeFolder, sidecar: Sidecar) -> None:
    """Write keys.json, then its copy; either one opens the practice."""
    content = encode_sidecar(sidecar)
    with problems.worded():
        safeio.write(folder.keys, content)
        safeio.write(folder.keys_copy, content)


def read_sidecar(folder: PracticeFolder) -> Sidecar:
    """The sidecar, or its copy when the first is damaged."""
    for path in (folder.keys, folder.keys_copy):
        try:
            return decode_sidecar(path.read_bytes())
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
                Wrap(w["practitioner"], w["initials"], w["salt"], KdfCost(*w["argon2id"]), w["key"])
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
    for wrap in sidecar.wraps:
        cost = wrap.cost
        numbers += [wrap.practitioner_id, cost.memory_kib, cost.passes, cost.lanes]
        if not 8 * cost.lanes <= cost.memory_kib <= _MOST_KIB or not cost.passes or not cost.lanes:
            raise ValueError("a cost that no practice has")
        if len(bytes.fromhex(wrap.salt)) < _SALT:
            raise ValueError("a salt that no practice has")
    if any(type(number) is not int or not 0 <= number < _HIGHEST for number in numbers):
        raise ValueError("not a number")
    if sidecar.last_failure and datetime.fromisoformat(sidecar.last_failure).tzinfo is None:
        raise ValueError("a moment needs a time zone")


def _checksum(body: dict[str, object]) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":")).encode("utf-8")
    return base64.b32encode(hashlib.sha256(canonical).digest()[:15]).decode("ascii")


def _passphrase_kek(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    # One spelling of é on every system: some keyboards compose letters, some don't.
    # What no encoding knows (a broken byte from a terminal) is a wrong passphrase, not a fault.
    letters = unicodedata.normalize("NFC", passphrase.strip())
    return kdf.derive(letters.encode("utf-8", "surrogatepass"))


def _recovery_kek(secret: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"medex 1 recovery").derive(secret)


def _require_check(keys: Keys, sidecar: Sidecar) -> None:
    if not secrets.compare_digest(keys.check, sidecar.check):
        raise problems.known(Problem.KEYS_DAMAGED)


def _refuse_while_throttled(sidecar: Sidecar, now: datetime) -> None:
    if sidecar.failures < _FREE_FAILURES or not sidecar.last_failure:
        return
    wait = min(_LONGEST_WAIT, 2 ** min(sidecar.failures - _FREE_FAILURES + 1, 16))
    since = now - datetime.fromisoformat(sidecar.last_failure)
    left = timedelta(seconds=wait) - since
    if timedelta(0) < left <= timedelta(seconds=wait):
        raise problems.throttled(math.ceil(left.total_seconds()))


def _count_failure(folder: PracticeFolder, sidecar: Sidecar, now: datetime) -> None:
    counted = replace(sidecar, failures=sidecar.failures + 1, last_failure=now.isoformat())
    write_sidecar(folder, counted)

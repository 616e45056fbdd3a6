"""Keys: one random data key per practice, wrapped by each passphrase and by the recovery key.

Changing a passphrase rewraps 32 bytes; the database is never re-encrypted. Each practitioner has a
wrap in the sidecar; taking one away takes a person's way in, for this folder.
"""

import math
import os
import secrets
import unicodedata
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime, timedelta

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from medex_desktop.errors import InvalidInput, Problem, StorageProblem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.storage import problems, recovery_key
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import (
    SALT,
    KdfCost,
    Sidecar,
    Wrap,
    decode_sidecar,
    read_sidecar,
    write_sidecar,
)

MIN_PASSPHRASE = 12
_FREE_FAILURES = 5
_LONGEST_WAIT = 300


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
    wrap = Wrap(practitioner_id, initials, os.urandom(SALT).hex(), cost, "")
    return replace(wrap, wrapped=aes_key_wrap(_kek_of(wrap, passphrase), keys.data).hex())


def unlock(
    folder: PracticeFolder,
    passphrase: str,
    now: Callable[[], datetime],
    practitioner_id: int | None = None,
) -> tuple[Keys, int]:
    """The keys, and whose passphrase it was. Failures are counted in the sidecar.

    With ``practitioner_id`` only that person's way in is tried, else everybody's in turn.
    """
    sidecar = read_sidecar(folder)
    _refuse_while_throttled(sidecar, now())
    for wrap in sidecar.wraps:
        if practitioner_id not in (None, wrap.practitioner_id):
            continue
        keys = open_wrap(wrap, passphrase)
        if keys is None:
            continue
        _require_check(keys, sidecar)
        if not wrap.bound:
            bound = make_wrap(keys, passphrase, wrap.practitioner_id, wrap.initials, wrap.cost)
            with suppress(StorageProblem):  # a folder that takes nothing says so when it is opened
                write_sidecar(folder, _with_wrap(sidecar, bound))
        return keys, wrap.practitioner_id
    count_failure(folder, now())
    raise problems.known(Problem.WRONG_PASSPHRASE)


def opens(sidecar: Sidecar, passphrase: str) -> int | None:
    """Whose passphrase it is, without counting a failure; None when nobody's."""
    found = (wrap for wrap in sidecar.wraps if open_wrap(wrap, passphrase) is not None)
    wrap = next(found, None)
    return None if wrap is None else wrap.practitioner_id


def open_wrap(wrap: Wrap, secret: str) -> Keys | None:
    """The keys by what one person knows; None when it is not that."""
    try:
        return Keys(aes_key_unwrap(_kek_of(wrap, secret), bytes.fromhex(wrap.wrapped)))
    except InvalidUnwrap:
        return None


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
    wraps = read_sidecar(folder).wraps
    initials = next((w.initials for w in wraps if w.practitioner_id == practitioner_id), "")
    put_wrap(folder, make_wrap(keys, passphrase, practitioner_id, initials, cost))


def put_wrap(folder: PracticeFolder, wrap: Wrap, *, forgives: bool = True) -> None:
    """Give one practitioner a way in, in place of the one they had; nothing else changes.

    Wrong tries are forgotten, unless they are still to be told to the audit (``forgives``).
    """
    sidecar = read_sidecar(folder)
    if forgives:
        sidecar = replace(sidecar, failures=0, last_failure="")
    write_sidecar(folder, _with_wrap(sidecar, wrap))


def _with_wrap(sidecar: Sidecar, wrap: Wrap) -> Sidecar:
    others = [one for one in sidecar.wraps if one.practitioner_id != wrap.practitioner_id]
    wraps = sorted([*others, wrap], key=lambda one: one.practitioner_id)
    return replace(sidecar, wraps=tuple(wraps))


def clear_failures(folder: PracticeFolder, people: Collection[int] = ()) -> int:
    """Forget the failures after a good unlock; how many there were.

    Both copies hold the same keys then: one that was left behind by a change that was cut off
    would still open with the passphrase that was changed. So would the key of somebody whose
    adding or leaving was cut off: with ``people``, those who work here, it goes.
    """
    sidecar = read_sidecar(folder)
    wraps = _of(sidecar, people)
    if sidecar.failures or wraps != sidecar.wraps or not copy_is_equal(folder):
        write_sidecar(folder, replace(sidecar, failures=0, last_failure="", wraps=wraps))
    return sidecar.failures


def keep_only(folder: PracticeFolder, people: Collection[int]) -> None:
    """Take the way in of everybody who does not work here; the last one is never taken."""
    sidecar = read_sidecar(folder)
    wraps = _of(sidecar, people)
    if wraps != sidecar.wraps:
        write_sidecar(folder, replace(sidecar, wraps=wraps))


def _of(sidecar: Sidecar, people: Collection[int]) -> tuple[Wrap, ...]:
    return tuple(w for w in sidecar.wraps if w.practitioner_id in people) or sidecar.wraps


def copy_is_equal(folder: PracticeFolder) -> bool:
    """Whether the sidecar's second copy opens by the same secrets (its audit head may be older)."""
    try:
        copy = decode_sidecar(folder.keys_copy.read_bytes())
    except (OSError, ValueError):
        return False
    ours = read_sidecar(folder)
    return (copy.practice_id, copy.wraps, copy.recovery, copy.check) == (
        ours.practice_id,
        ours.wraps,
        ours.recovery,
        ours.check,
    )


def renew_copy(folder: PracticeFolder) -> None:
    """Write the sidecar and its copy again, so that both open by the same secrets."""
    write_sidecar(folder, read_sidecar(folder))


def _kek_of(wrap: Wrap, passphrase: str) -> bytes:
    """The key that wraps for one person: from the passphrase, and from who it is for."""
    derived = _passphrase_kek(passphrase, bytes.fromhex(wrap.salt), wrap.cost)
    if not wrap.bound:
        return derived
    whose = b"medex 2 practitioner %d" % wrap.practitioner_id
    return HKDF(hashes.SHA256(), 32, salt=None, info=whose).derive(derived)


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


def count_failure(folder: PracticeFolder, now: datetime) -> None:
    """One more wrong try, told in the audit when the practice is next opened."""
    sidecar = read_sidecar(folder)
    counted = replace(sidecar, failures=sidecar.failures + 1, last_failure=now.isoformat())
    write_sidecar(folder, counted)

"""One file sealed with a passphrase of its own: Argon2id and AES-256-GCM (docs/export-format.md).

A practice's keys open no export, and an export's passphrase opens no practice.
"""

import os
import secrets
import struct
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.storage.sidecar import KdfCost
from medex_desktop.storage.vault import check_passphrase

MAGIC = b"MXE1"
_HEAD = struct.Struct(">4sIII16s12s16s")  # magic, KiB, passes, lanes, salt, nonce, check
_TAG = 16


def seal(content: bytes, passphrase: str, cost: KdfCost) -> bytes:
    """The sealed file. InvalidInput on "passphrase" when that is too short."""
    check_passphrase(passphrase)
    salt, nonce = os.urandom(16), os.urandom(12)
    key, check = _derive(passphrase, salt, cost)
    head = _HEAD.pack(MAGIC, cost.memory_kib, cost.passes, cost.lanes, salt, nonce, check)
    return head + AESGCM(key).encrypt(nonce, content, head)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """What was sealed. Refused in a sentence: not a sealed export, wrong passphrase, damaged."""
    if len(sealed) < _HEAD.size + _TAG or not sealed.startswith(MAGIC):
        raise Refused(Text("This is not an encrypted export of MedEx Desktop, or it was cut off."))
    head = sealed[: _HEAD.size]
    _magic, memory_kib, passes, lanes, salt, nonce, check = _HEAD.unpack(head)
    cost = KdfCost(memory_kib, passes, lanes)
    if not cost.is_bearable:
        raise Refused(Text("The first bytes of this export are damaged. It can't be opened."))
    key, wanted = _derive(passphrase, salt, cost)
    if not secrets.compare_digest(check, wanted):
        raise Refused(
            Text("That passphrase does not open this export, or its first bytes are damaged.")
        )
    try:
        return AESGCM(key).decrypt(nonce, sealed[_HEAD.size :], head)
    except InvalidTag:
        raise Refused(
            Text("The passphrase is right, but this export was changed or cut off. Take another.")
        ) from None


def _derive(passphrase: str, salt: bytes, cost: KdfCost) -> tuple[bytes, bytes]:
    letters = unicodedata.normalize("NFC", passphrase.strip()).encode("utf-8", "surrogatepass")
    secret = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(letters)
    both = HKDF(hashes.SHA256(), 48, salt=None, info=b"medex export 1").derive(secret)
    return both[:32], both[32:]

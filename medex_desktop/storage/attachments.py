"""Files beside the database: one AES-GCM blob each, under a random name, written once."""

import hashlib
import os
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from medex_desktop import safeio
from medex_desktop.frozen import dataclass
from medex_desktop.storage import problems
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.vault import Keys

_MAGIC = b"MXA1"
_NONCE = 12


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A blob that is on disk: its file name, and the content's SHA-256 and size in bytes."""

    file: str
    sha256: str
    size: int


def store(folder: PracticeFolder, keys: Keys, content: bytes, name: str = "") -> StoredFile:
    """Encrypt and write a blob; it counts once its row is committed.

    ``name`` is the one an export says it had; else it gets a new one.
    """
    name = name or secrets.token_hex(16)
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(keys.attachments).encrypt(nonce, content, _MAGIC + name.encode("ascii"))
    with problems.worded():
        safeio.make_folder(folder.attachments)
        safeio.write(folder.attachments / name, _MAGIC + nonce + sealed)
    return StoredFile(name, hashlib.sha256(content).hexdigest(), len(content))


def load(folder: PracticeFolder, keys: Keys, stored: StoredFile) -> bytes:
    """The blob's content; DAMAGED when it was changed, MISSING when it is gone."""
    path = folder.attachments / stored.file
    with problems.worded():
        if not path.exists():
            raise problems.stored_file_missing()
        if not path.is_file():  # a link to a device would be read for ever
            raise problems.stored_file_damaged()
        sealed = path.read_bytes()
    if not sealed.startswith(_MAGIC):  # authenticated as a constant, so the bytes are looked at
        raise problems.stored_file_damaged()
    nonce = sealed[len(_MAGIC) : len(_MAGIC) + _NONCE]
    try:
        content = AESGCM(keys.attachments).decrypt(
            nonce, sealed[len(_MAGIC) + _NONCE :], _MAGIC + stored.file.encode("ascii")
        )
    except (InvalidTag, ValueError):
        raise problems.stored_file_damaged() from None
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise problems.stored_file_damaged()
    return content

"""Signatures somebody outside can check: a key pair of each person, drawn from the practice's key.

The secret half is never stored; it is the same each time it is drawn. The public half goes with
what was signed, and its short mark is what two people can compare by telephone.
"""

import hashlib
import hmac
from typing import Final

_PURPOSE: Final = b"medex observation form, person "
_MARK_LETTERS: Final = 16


def sign(key: bytes, person: int, words: str) -> tuple[str, str]:
    """Sign as somebody of the practice that holds ``key``: the public key and the signature."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    seed = hmac.new(key, _PURPOSE + str(person).encode(), hashlib.sha256).digest()
    pair = Ed25519PrivateKey.from_private_bytes(seed)
    return pair.public_key().public_bytes_raw().hex(), pair.sign(words.encode()).hex()


def holds(public: str, signature: str, words: str) -> bool:
    """Whether the words are those that were signed with this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        known = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        known.verify(bytes.fromhex(signature), words.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def mark(public: str) -> str:
    """A public key in sixteen letters by fours: "4f2a 91c0 77be 0d13"."""
    digest = hashlib.sha256(public.encode()).hexdigest()[:_MARK_LETTERS]
    return " ".join(digest[at : at + 4] for at in range(0, _MARK_LETTERS, 4))

"""The printed recovery key: eight groups of four that a person can copy and type again.

150 random bits and a 10-bit checksum in Crockford's base 32 (no I, L, O, U), so that one wrong
character, or two swapped ones, is told at once, before any slow derivation.
"""

import hashlib
import secrets

from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP_LENGTH = 8, 4
_LENGTH = GROUPS * GROUP_LENGTH
_PAYLOAD = _LENGTH - 2
_ALIKE = str.maketrans("OILU", "011V")


def generate() -> str:
    """A new key, "7QKD-M2XR-...": eight groups of four."""
    payload = "".join(secrets.choice(ALPHABET) for _ in range(_PAYLOAD))
    whole = payload + _checksum(payload)
    return "-".join(groups_of(whole))


def groups_of(key: str) -> list[str]:
    """The groups of a key written with or without separators."""
    plain = _plain(key)
    return [plain[i : i + GROUP_LENGTH] for i in range(0, len(plain), GROUP_LENGTH)]


def read(typed: str, field: str = "recovery_key") -> bytes:
    """The secret bytes of a typed key; InvalidInput tells a slip of the pen from a wrong key."""
    plain = _plain(typed)
    strange = sorted(set(plain) - set(ALPHABET))
    if strange:
        raise InvalidInput(field, Text("A recovery key has no “{c}” in it.", {"c": strange[0]}))
    if len(plain) != _LENGTH:
        raise InvalidInput(
            field,
            Text("A recovery key has 32 characters; this has {n}.", {"n": len(plain)}),
        )
    if _checksum(plain[:_PAYLOAD]) != plain[_PAYLOAD:]:
        raise InvalidInput(field, Text("One character differs from the sheet. Compare each group."))
    return plain[:_PAYLOAD].encode("ascii")


def _plain(key: str) -> str:
    return "".join(c for c in key.upper() if c.isalnum()).translate(_ALIKE)


def _checksum(payload: str) -> str:
    digest = hashlib.sha256(b"medex recovery key 1" + payload.encode("ascii")).digest()
    number = int.from_bytes(digest[:2], "big") >> 6
    return ALPHABET[number >> 5] + ALPHABET[number & 31]

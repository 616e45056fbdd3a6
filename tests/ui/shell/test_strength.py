"""The strength of a passphrase is told in words that help."""

import pytest

from medex_desktop.ui.door.strength import strength_of


@pytest.mark.parametrize(
    ("typed", "level", "words", "enough"),
    [
        ("", 0, "12 characters more", False),
        ("short words", 0, "1 character more", False),
        ("           padded", 0, "6 characters more", False),
        ("aaaaaaaaaaaaaaaa", 1, "Weak, the same few characters again", True),
        ("lanternlantern", 1, "Weak, add a word or two", True),
        ("lantern lantern lantern", 1, "Weak, add a word or two", True),
        ("quiet lantern bay", 1, "Weak, add a word or two", True),
        ("quiet lanterns cross", 2, "Fair, one more word makes it strong", True),
        ("quiet lanterns cross rivers", 4, "Strong, four words", True),
        ("quiet lanterns cross the bay", 4, "Strong, five words", True),
        ("stille Lampen über Brücken", 4, "Strong, four words", True),
        ("x7!Kq9#vT2$mLp4", 4, "Strong, 15 characters", True),
    ],
)
def test_strength(typed: str, level: int, words: str, enough: bool) -> None:
    found = strength_of(typed)
    assert (found.level, str(found.words), found.enough) == (level, words, enough)

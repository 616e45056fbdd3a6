"""Every visible sentence can be extracted for translation, and its places can be filled."""

import string
from functools import cache

import pytest
from babel.messages.extract import extract_from_dir

from tests.architecture.tree import PACKAGE

KEYWORDS = {"_": None, "n_": (1, 2), "Text": None, "counted": (1, 2)}


@cache
def messages() -> list[tuple[str, int, str]]:
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS)
    return [
        (str(name), line, one)
        for name, line, message, _comments, _context in found
        for one in (message if isinstance(message, tuple) else (message,))
    ]


def test_the_program_has_messages_to_extract() -> None:
    assert len({message for _name, _line, message in messages()}) > 300


@pytest.mark.parametrize("fault", ["empty", "unnamed place", "exclamation mark"])
def test_messages_are_fit_for_translation(fault: str) -> None:
    """Empty ones give the catalogue's header; unnamed places can't change order."""
    at = []
    for name, line, message in messages():
        places = [field for _text, field, _spec, _conv in string.Formatter().parse(message)]
        wrong = {
            "empty": not message.strip(),
            "unnamed place": any(place == "" or (place or "").isdigit() for place in places),
            "exclamation mark": "!" in message,
        }
        if wrong[fault]:
            at.append(f"{name}:{line} {message!r}")
    assert not at

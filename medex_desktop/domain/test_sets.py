"""A set of tests that a practice puts together itself: its name, and the tests in their order."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from medex_desktop.domain.names import clean_line
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

NAME_LIMIT: Final = 80
MOST_ITEMS: Final = 60
_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
_OWN: Final = re.compile(r"own_[a-z0-9_]{1,56}")

Preset = Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class TestItem:
    """One test of a set; ``preset`` is what is fixed for it already, such as its joint and side."""

    __test__ = False

    measure: str
    preset: Preset


def read_name(typed: str) -> str:
    """The name of a set; InvalidInput when there is none."""
    name = clean_line(typed, "name", NAME_LIMIT)
    if not name:
        raise InvalidInput("name", Text("A set of tests needs a name."))
    return name


def read_items(items: Sequence[TestItem]) -> tuple[TestItem, ...]:
    """The tests of a set; InvalidInput when there is none, too many, or one that stands twice."""
    if not items:
        raise InvalidInput("items", Text("Choose at least one test."))
    if len(items) > MOST_ITEMS:
        raise InvalidInput("items", Text("A set has at most {limit} tests.", {"limit": MOST_ITEMS}))
    plain = [_plain(one) for one in items]
    if any(one in plain[:place] for place, one in enumerate(plain)):
        raise InvalidInput("items", Text("A test stands in this set twice."))
    return tuple(map(_item, plain))


def to_json(items: Sequence[TestItem]) -> list[dict[str, Any]]:
    """The tests as plain data."""
    return [_plain(one) for one in items]


def from_json(plain: Any) -> tuple[TestItem, ...]:
    """The tests from plain data; ValueError or TypeError for what ``to_json`` never writes."""
    if not isinstance(plain, list):
        raise TypeError("no list of tests")
    return tuple(map(_item, plain))


def is_own_key(key: str) -> bool:
    """Whether this can be the permanent key of a measure of the practice's own."""
    return _OWN.fullmatch(key) is not None


def _plain(item: TestItem) -> dict[str, Any]:
    return {"measure": item.measure, "preset": dict(item.preset)}


def _item(plain: Any) -> TestItem:
    fits = (
        isinstance(plain, dict)
        and set(plain) == {"measure", "preset"}
        and isinstance(plain["measure"], str)
        and _KEY.fullmatch(plain["measure"])
        and isinstance(plain["preset"], dict)
        and all(
            isinstance(name, str) and isinstance(value, str | int)
            for name, value in plain["preset"].items()
        )
    )
    if not fits:
        raise ValueError("no test of a set")
    return TestItem(plain["measure"], dict(plain["preset"]))

"""A set of tests: its name, its tests once each, as plain data and back."""

import pytest

from medex_desktop.domain.test_sets import (
    MOST_ITEMS,
    TestItem,
    from_json,
    is_own_key,
    read_items,
    read_name,
    to_json,
)
from medex_desktop.errors import InvalidInput
from tests.services.health_samples import ITEMS


def test_a_set_is_read_and_kept_as_it_is() -> None:
    assert read_name("  Knee   set ") == "Knee set"
    assert read_items(ITEMS) == ITEMS
    assert from_json(to_json(ITEMS)) == ITEMS


def test_what_is_no_set_is_said() -> None:
    for items, words in (
        ((), "at least one"),
        ((ITEMS[0], ITEMS[0]), "twice"),
        (tuple(TestItem("rom", {"side": str(n)}) for n in range(MOST_ITEMS + 1)), "at most 60"),
    ):
        with pytest.raises(InvalidInput, match=words):
            read_items(items)
    with pytest.raises(InvalidInput, match="needs a name"):
        read_name(" ")


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {},
        [3],
        [{"measure": "rom"}],
        [{"measure": "Rom", "preset": {}}],
        [{"measure": "rom", "preset": []}],
        [{"measure": "rom", "preset": {"side": None}}],
        [{"measure": "rom", "preset": {}, "more": 1}],
    ],
)
def test_what_was_never_written_is_not_read(plain: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        from_json(plain)


def test_keys_of_own_measures() -> None:
    assert is_own_key("own_stairs_14")
    assert not any(map(is_own_key, ("stairs", "own_", "own_Stairs", "own_a b", "grip_strength")))

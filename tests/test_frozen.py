"""Quickly made frozen dataclasses behave as the standard library's."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace

import pytest

from medex_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading."""

    side: str
    kg: float
    notes: list[str] = field(default_factory=list)
    secret: str = field(default="", repr=False)
    seen: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Signed(Reading):
    """A reading with a name."""

    by: str = "M. Kovács"


@dataclass(frozen=True, slots=True)
class One:
    value: float

    def __repr__(self) -> str:
        return "one of its own"


@dataclass(frozen=True, slots=True)
class Nothing:
    """No fields."""


def _standard() -> type:
    made: type = dataclasses.dataclass(
        type(
            "Reading",
            (),
            {"__annotations__": dict(Reading.__annotations__), "notes": field(default_factory=list),
             "secret": field(default="", repr=False), "seen": field(default=0, compare=False),
             "__qualname__": "Reading", "__module__": __name__},
        ),
        frozen=True,
    )  # fmt: skip
    return made


def test_it_reads_as_the_standard_library_would_write_it() -> None:
    standard = _standard()
    assert repr(Reading("left", 30.5)) == repr(standard("left", 30.5))
    assert Reading.__match_args__ == ("side", "kg", "notes", "secret", "seen")
    assert [one.name for one in fields(Reading)] == list(Reading.__annotations__)
    assert asdict(Reading("left", 30.5)) == asdict(standard("left", 30.5))
    assert repr(One(1.0)) == "one of its own"


def test_equal_means_same_class_and_same_compared_fields() -> None:
    assert Reading("left", 30.5, seen=1) == Reading("left", 30.5, seen=2)
    assert Reading("left", 30.5) != Reading("left", 30.6)
    assert Reading("left", 30.5) != Signed("left", 30.5)
    assert Nothing() == Nothing()
    assert One(2.0) == One(2.0)
    assert One(2.0) != One(3.0)
    not_a_number = float("nan")
    assert One(not_a_number) == One(not_a_number), "the same value, as in a tuple"


def test_equal_ones_hash_alike() -> None:
    assert len({One(1.0), One(1.0), One(2.0)}) == 2
    assert hash(Nothing()) == hash(Nothing())
    with pytest.raises(TypeError):
        hash(Reading("left", 30.5))  # a list does not hash


def test_nothing_can_be_set_or_taken_away() -> None:
    one = Reading("left", 30.5)
    with pytest.raises(FrozenInstanceError):
        one.kg = 31.0  # type: ignore[misc]  # that is what is tried
    with pytest.raises(FrozenInstanceError):
        del one.kg
    with pytest.raises(FrozenInstanceError):
        one.other = 1  # type: ignore[attr-defined]  # that is what is tried
    assert one.kg == 30.5
    assert not hasattr(one, "__dict__")


def test_defaults_are_made_anew_and_missing_values_are_refused() -> None:
    assert Reading("left", 1.0).notes is not Reading("left", 1.0).notes
    with pytest.raises(TypeError, match="kg"):
        Reading("left")  # type: ignore[call-arg]  # that is what is tried
    with pytest.raises(TypeError):
        Reading("left", 1.0, hand="left")  # type: ignore[call-arg]  # that is what is tried


def test_it_can_be_replaced_copied_and_pickled() -> None:
    one = Signed("left", 30.5, ["warm"], by="A. Doe")
    assert replace(one, kg=31.0) == Signed("left", 31.0, ["warm"], by="A. Doe")
    assert copy.copy(one) == one
    assert copy.deepcopy(one) == one
    assert copy.deepcopy(one).notes is not one.notes
    assert pickle.loads(pickle.dumps(one)) == one


def test_what_it_does_not_make_it_refuses() -> None:
    with pytest.raises(TypeError, match="frozen"):
        dataclass(frozen=False, slots=True)

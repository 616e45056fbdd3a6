"""Ask a measure as a trainer does: type, read, compare, judge a change."""

from decimal import Decimal

import pytest

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.entries import read_entry
from medex_desktop.domain.interpret import Verdict, verdict
from medex_desktop.domain.readings import Reading, read_result
from medex_desktop.domain.scoring import Person
from medex_desktop.errors import InvalidForm
from medex_desktop.language import render


def read(key: str, who: str = "", *groups: str, norm: str = "", **typed: str) -> Reading:
    """The reading of what was typed; ``who`` is "female 72", "72" or ""."""
    measure = find_measure(key)
    assert measure is not None
    values = read_entry(measure, typed).values
    return read_result(measure, person(who, *groups), values, norm)


def person(who: str, *groups: str) -> Person:
    """The person of "female 72", "72" or ""."""
    words = who.split()
    sex = next((word for word in words if not word.isdigit()), "not_stated")
    age = next((Decimal(word) for word in words if word.isdigit()), None)
    return Person(sex, age, groups=frozenset(groups))


def refused(key: str, **typed: str) -> dict[str, str]:
    """The faults of what was typed, by field."""
    measure = find_measure(key)
    assert measure is not None
    with pytest.raises(InvalidForm) as caught:
        read_entry(measure, typed)
    return {fault.field: str(fault) for fault in caught.value.faults}


def judged(key: str, change: str, *groups: str, since: str = "10", **typed: str) -> Verdict:
    """The verdict of a change from a baseline ``since``, for a person of those groups."""
    measure = find_measure(key)
    assert measure is not None
    values = read_entry(measure, typed, complete=False).values
    value = change_value_for(measure, person("70", *groups), values, Decimal(since))
    return verdict(Decimal(change), value, measure.direction_for(values))


def said(reading: Reading) -> list[str]:
    """What is said beside the score."""
    return [render(words) for words in reading.messages]


def met(reading: Reading) -> dict[str, bool | None]:
    """The cut-points by key: met, not met, or None where they don't apply."""
    return {cut.point.key: cut.met for cut in reading.cuts}


def category(reading: Reading) -> str | None:
    """What the result is called."""
    return None if reading.category is None else render(reading.category)

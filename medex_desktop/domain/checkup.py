"""What cannot be so: values beyond what the forms take, scores that do not follow from the trials.

A check-up asks these about records that are there already; the forms refuse them before.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from medex_desktop.domain.body import HEIGHT_CM, MASS_KG, read_height, read_mass
from medex_desktop.domain.client_records import Hand
from medex_desktop.domain.dates import OLDEST_YEARS, whole_years
from medex_desktop.domain.grip_records import SIDES, GripEntry
from medex_desktop.domain.grip_scoring import GripScore, SideScore, score
from medex_desktop.domain.names import fold, sort_name
from medex_desktop.domain.quantity import FORCE_HIGH_KG, FORCE_LOW_KG, read_force
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass

STALE_DAYS: Final = 30
BIN_DAYS: Final = 30
CLOCK_DAYS: Final = 1
"""A day more than today may be today elsewhere."""

_CLOSE: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Person:
    """What tells two clients apart."""

    id: int
    name: str
    birth_date: date


def is_future(day: date, today: date) -> bool:
    """Whether a day has not come yet, wherever the practice is."""
    return day > today + timedelta(days=CLOCK_DAYS)


def is_older(day: date, today: date, days: int) -> bool:
    """Whether a day is more than so many days ago."""
    return today - day > timedelta(days=days)


def entry_is_beyond(entry: GripEntry) -> bool:
    """Whether a trial, or the pain, is beyond what the form takes."""
    forces = [trial.quantity.value for trial in entry.trials if trial.quantity]
    pain = entry.pain if entry.pain is not None else 0
    return not all(FORCE_LOW_KG <= force <= FORCE_HIGH_KG for force in forces) or not (
        0 <= pain <= 10
    )


def kept_otherwise_than_typed(entry: GripEntry) -> bool:
    """Whether a trial's kilograms are not those of what was typed."""
    return any(
        trial.quantity is not None
        and _read_otherwise(trial.quantity.typed, trial.quantity.unit, trial.quantity.value)
        for trial in entry.trials
    )


def _read_otherwise(typed: str, unit: str, value: Decimal) -> bool:
    try:
        return read_force(typed, unit, "trials").value != value
    except InvalidInput:
        return False  # beyond the limits is told by itself


def scored_otherwise(entry: GripEntry, scores: Mapping[str, Any]) -> bool:
    """Whether scores on record do not follow from the trials; those that were not kept don't count.

    Only what rests on the trials alone: a client's hand may have been corrected since.
    """
    scored = score(entry, Hand.UNKNOWN)
    if "best_kg" in scores and not _same(scores["best_kg"], scored.best_kg):
        return True
    return any(
        name in side and not _same(side[name], value)
        for key in SIDES
        if isinstance(side := scores.get(key), dict)
        for name, value in _side_values(scored.side(key), scored, key == "right")
    )


def _side_values(
    side: SideScore | None, scored: GripScore, right: bool
) -> Iterator[tuple[str, Decimal | None]]:
    yield "n", Decimal(side.n if side else 0)
    yield "best_kg", side.best if side else None
    yield "mean_kg", side.mean if side else None
    yield "cv_percent", side.cv_percent if side else None
    yield "value_kg", scored.summary_right_kg if right else scored.summary_left_kg


def _same(kept: object, computed: Decimal | None) -> bool:
    if kept is None or computed is None:
        return kept is computed
    try:
        return abs(Decimal(str(kept)) - computed) < _CLOSE
    except InvalidOperation:
        return False


def person_is_beyond(
    *,
    birth_date: date | None,
    age_years: int | None,
    height_cm: Decimal | None,
    mass_kg: Decimal | None,
    today: date,
) -> bool:
    """Whether an age, a height or a mass is beyond what the client form takes."""
    ages = [age_years, None if birth_date is None else whole_years(birth_date, today)]
    return (
        any(age is not None and age > OLDEST_YEARS for age in ages)
        or (age_years is not None and age_years < 0)
        or any(
            value is not None and not low <= value <= high
            for value, (low, high) in ((height_cm, HEIGHT_CM), (mass_kg, MASS_KG))
        )
    )


def derived_values(
    *, name: str, height_typed: str, height_unit: str, mass_typed: str, mass_unit: str
) -> dict[str, Any]:
    """What the program makes of what was typed: the name for sorting, height and mass.

    A value that can't be read from what was typed is left out.
    """
    values: dict[str, Any] = {"sort_name": sort_name(name)}
    for column, read, typed, unit in (
        ("height_cm", read_height, height_typed, height_unit),
        ("mass_kg", read_mass, mass_typed, mass_unit),
    ):
        try:
            found = read(typed, unit)
        except InvalidInput:
            continue
        values[column] = found.value
    return values


def doubles(people: Iterable[Person]) -> Iterator[tuple[int, int]]:
    """Pairs of clients with the same name and birth date: the earlier, then the later one."""
    first: dict[tuple[str, date], int] = {}
    for person in sorted(people, key=lambda one: one.id):
        key = (" ".join(fold(person.name).split()), person.birth_date)
        if key in first:
            yield first[key], person.id
        first.setdefault(key, person.id)


def in_circles(merged_into: Mapping[int, int]) -> list[int]:
    """The records whose way of merges leads back to themselves."""
    found = []
    for start in sorted(merged_into):
        at, steps = merged_into[start], 0
        while at != start and at in merged_into and steps < len(merged_into):
            at, steps = merged_into[at], steps + 1
        if at == start:
            found.append(start)
    return found

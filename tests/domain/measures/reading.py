"""One result as a trainer types it, read by the program."""

from decimal import Decimal
from typing import Any

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.entries import read_entry
from medex_desktop.domain.interpret import Verdict, verdict
from medex_desktop.domain.interpretation import interpret_inputs
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.readings import read_result
from medex_desktop.domain.scoring import Person, Values


def measure(key: str) -> Measure:
    found = find_measure(key)
    assert found is not None
    return found


def read(key: str, age: str | None = "72", sex: str = "female", **typed: object) -> dict[str, Any]:
    return interpret_inputs(key, sex, age, {name: str(value) for name, value in typed.items()})


def value(key: str, **typed: object) -> float | None:
    found: float | None = read(key, **typed)["score"]["value"]
    return found


def items(answers: str | list[int]) -> dict[str, object]:
    """``item_1`` and so on; a text is one digit for each."""
    return {f"item_{n}": answer for n, answer in enumerate(answers, start=1)}


def met(found: dict[str, Any]) -> dict[str, bool | None]:
    return {one["key"]: one["met"] for one in found["thresholds"]}


def met_after(group: str, key: str, **typed: object) -> dict[str, bool | None]:
    """The cut-points met by somebody of one group."""
    one = measure(key)
    values = read_entry(one, {name: str(value) for name, value in typed.items()}).values
    person = Person("female", Decimal(72), groups=frozenset({group}))
    return {cut.point.key: cut.met for cut in read_result(one, person, values).cuts}


def judged(
    key: str, change: str, *groups: str, baseline: str = "40", values: Values | None = None
) -> Verdict:
    one = measure(key)
    person = Person(groups=frozenset(groups))
    by = change_value_for(one, person, values or {}, Decimal(baseline))
    return verdict(Decimal(change), by, one.direction)

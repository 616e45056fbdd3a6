"""A measure tried as a trainer does: typed inputs in, a reading or refusals out."""

from decimal import Decimal

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.entries import Entry, read_entry
from medex_desktop.domain.readings import Reading, read_result
from medex_desktop.domain.scoring import Person, number
from medex_desktop.errors import InvalidForm
from medex_desktop.language import render

Typed = str | int


def entry(key: str, **typed: Typed) -> Entry:
    """What is typed, read."""
    return read_entry(find_measure(key), {name: str(value) for name, value in typed.items()})


def reading(
    key: str,
    *,
    sex: str = "not_stated",
    age: Typed | None = None,
    groups: frozenset[str] = frozenset(),
    norms: str = "",
    **typed: Typed,
) -> Reading:
    """What a result says of one person."""
    values = entry(key, **typed).values
    years = None if age is None else Decimal(str(age))
    body = (number(values, name) for name in ("height_cm", "mass_kg"))
    person = Person(sex, years, *body, groups=groups)
    return read_result(find_measure(key), person, values, norms)


def refused(key: str, **typed: Typed) -> dict[str, str]:
    """The words beside each field that can't be taken; empty when all can."""
    try:
        entry(key, **typed)
    except InvalidForm as form:
        return {fault.field: str(fault) for fault in form.faults}
    return {}


def met(found: Reading) -> list[str]:
    """Keys of the cut-points that are met."""
    return [cut.point.key for cut in found.met]


def said(found: Reading) -> list[str]:
    """What is said beside the score."""
    return [render(words) for words in found.messages]


def part(found: Reading, key: str) -> Decimal:
    """One part of the score, to six decimals."""
    return found.score.part(key).quantize(Decimal("0.000001"))


def category(found: Reading) -> str | None:
    """What the result is called."""
    return None if found.category is None else render(found.category)


def rounded(value: Decimal, places: int) -> str:
    """A number as a reader would write it."""
    return f"{value:.{places}f}"

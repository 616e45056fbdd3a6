"""How far somebody walked on a course: whole lengths of it, and what was walked of the last one."""

from decimal import Decimal

from medex_desktop.domain.quantity import parse_number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text


def walked(lengths: int, course_m: Decimal | None, last_m: Decimal = Decimal(0)) -> Decimal:
    """Metres walked; ``last_m`` is what was walked of the length that was not finished.

    Raises:
        InvalidInput: on "course_length" while it is not known, on "last" when the part is
            longer than a whole length.
    """
    if lengths and course_m is None:
        raise InvalidInput(
            "course_length",
            Text("Write how long the course is: lengths are counted in metres by it."),
        )
    if course_m is not None and last_m > course_m:
        raise InvalidInput(
            "last",
            Text(
                "{last} m is more than one length of the course, {course} m.",
                {"last": last_m, "course": course_m},
            ),
        )
    return lengths * (course_m or Decimal(0)) + last_m


def read_walk(lengths: int, course_m: Decimal | None, last_typed: str) -> Decimal:
    """As ``walked``, with the last part as typed; blank is none of it."""
    last = parse_number(last_typed, "last") if last_typed.strip() else Decimal(0)
    return walked(lengths, course_m, last)

"""A knee set as it is signed on three days: what the pictures and the tests of results show."""

from datetime import date
from typing import Final

from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.services import assessing
from medex_desktop.services.desk import Desk

DAYS: Final = (date(2026, 7, 13), date(2026, 9, 7), date(2026, 10, 1))
SET: Final = "Total knee set"


def typed(measure: str, **fields: str) -> ResultEntry:
    """One measure as typed."""
    return ResultEntry(measure, tuple(fields.items()))


def items(measure: str, count: int, total: int) -> ResultEntry:
    """The answers of a questionnaire that come to a total, 0 to 4 each."""
    answers = {f"item_{n}": str(min(4, max(0, total - 4 * (n - 1)))) for n in range(1, count + 1)}
    return typed(measure, **answers)


def lefs(total: int) -> ResultEntry:
    """The 20 answers of a total."""
    return items("lefs", 20, total)


def knee(movement: str, degrees: str, side: str = "right") -> ResultEntry:
    """A knee, moved by the client."""
    return typed(
        "rom", joint="knee", movement=movement, side=side, active_passive="active",
        degrees=degrees, instrument="goniometer_long",
    )  # fmt: skip


def tug(time: str, device: str = "none") -> ResultEntry:
    """Timed Up and Go with an aid."""
    return typed("tug", time=time, device=device)


def walk(distance: str) -> ResultEntry:
    """Six minutes on a course of 30 m."""
    return typed("six_minute_walk", distance=distance, course_length="30", height_cm="163",
                 mass_kg="72")  # fmt: skip


def knee_set(at: int) -> tuple[ResultEntry, ...]:
    """The set of one of the three days; the walking aid is left off on the last."""
    return (
        items("koos_jr", 7, (15, 11, 8)[at]),
        walk(("312", "361", "404")[at]),
        tug(("12.8", "10.9", "10.1")[at]),
        typed("chair_stand_30s", reps=("8", "10", "12")[at], chair_height_cm="43"),
        knee("flexion", ("96", "110", "114")[at]),
        knee("extension", ("12", "6", "4")[at]),
        typed("gait_speed", distance="4", time=("4.4", "3.9", "3.6")[at], pace="comfortable",
              start=("static", "static", "rolling")[at]),
        typed("nprs", now=("6", "4", "3")[at], site="right knee, walking"),
        typed("single_leg_stance", time=("4", "6", "9.8")[at], eyes="open", leg="right"),
    )  # fmt: skip


def sign_sets(desk: Desk, client_id: int, *, until: int = 3) -> None:
    """Sign the set on the first days."""
    for at, day in enumerate(DAYS[:until]):
        desk.do(
            assessing.sign_assessment,
            client_id=client_id,
            entries=knee_set(at),
            day=day,
            title=SET,
        )

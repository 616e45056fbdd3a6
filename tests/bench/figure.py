"""A figure: what is measured, beside which floor, and how much it may be."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from tests.bench.bench import Bench

Unit = Literal["ms", "MiB"]
Clock = Callable[[], float]


class NotThereYet(Exception):
    """The part of the program that a figure measures is not written yet."""


class Failed(Exception):
    """What was to be measured did not come to its end."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One measurement: our value and the floor's, in the figure's unit; ``note`` says the rest."""

    ours: float
    floor: float
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor if self.floor else 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured and what it may be.

    ``most`` is a multiple of the floor when ``times`` is set, else a value in ``unit``; None means
    that the figure is only printed. ``cheap`` figures are measured in the ordinary test run too.
    """

    name: str
    says: str
    floor_says: str
    most: float | None
    measure: "Callable[[Bench], Reading]"
    times: bool = False
    unit: Unit = "ms"
    cheap: bool = False

    @property
    def target(self) -> str:
        if self.most is None:
            return "printed"
        return f"<= {self.most:g}x" if self.times else f"<= {self.most:g} {self.unit}"

    def holds(self, reading: Reading) -> bool:
        if self.most is None:
            return True
        return (reading.ratio if self.times else reading.ours) <= self.most


@dataclass(slots=True)
class Timed:
    """Repeated times of one thing, in milliseconds."""

    all: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.all)

    @property
    def worst(self) -> float:
        return max(self.all)


CPU: Final[Clock] = time.process_time
WALL: Final[Clock] = time.perf_counter


def timed(work: Callable[[], object], repeats: int, *, clock: Clock = CPU, warm: int = 1) -> Timed:
    """Call ``work`` again and again; the first ``warm`` calls do not count."""
    for _ in range(warm):
        work()
    return each(lambda _none: work(), [None] * repeats, clock=clock)


def each(work: Callable[..., object], values: Iterable[object], *, clock: Clock = CPU) -> Timed:
    """Call ``work`` once with every value."""
    found = Timed()
    for value in values:
        begun = clock()
        work(value)
        found.all.append((clock() - begun) * 1000)
    return found


def side_by_side(
    ours: Callable[[], object], floor: Callable[[], object], repeats: int, *, clock: Clock = CPU
) -> tuple[Timed, Timed]:
    """The two in turn, so that a busy moment of the machine falls on both."""
    ours(), floor()
    a, b = Timed(), Timed()
    for _ in range(repeats):
        a.all += timed(ours, 1, clock=clock, warm=0).all
        b.all += timed(floor, 1, clock=clock, warm=0).all
    return a, b

"""What a trend chart shows, as plain values and already worded labels; no drawing in here.

Kept apart from ``trend.py`` so that services can build it before matplotlib is loaded.
"""

from datetime import date
from typing import Literal

from medex_desktop.frozen import dataclass

Side = Literal["right", "left"]
SIDES: tuple[Side, Side] = ("right", "left")
MARK_BEFORE = 120
"""Days before the first test in which a surgery still belongs on the chart."""
MARK_AFTER = 60


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What one line has of its own at a visit: its error and the series it is in."""

    sem: float | None
    series: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One test day: a value per side in the chart's unit, ``None`` when not measured.

    What has no sides stands on the right.

    ``sem`` is one standard error of measurement, drawn as a bar either way. ``series`` counts up
    whenever device, protocol or summary rule changed: no line crosses from one to the next. Both
    hands share them, unless ``apart`` says what the left one has of its own.
    """

    day: date
    right: float | None = None
    left: float | None = None
    sem: float | None = None
    series: int = 0
    apart: LineFacts | None = None

    def sem_of(self, side: Side) -> float | None:
        """The error of one line."""
        return self._facts(side).sem

    def series_of(self, side: Side) -> int:
        """The series one line is in."""
        return self._facts(side).series

    def _facts(self, side: Side) -> LineFacts:
        own = self.apart if side == "left" else None
        return own or LineFacts(self.sem, self.series)

    def value(self, side: Side) -> float | None:
        """The value of one hand."""
        return self.right if side == "right" else self.left


@dataclass(frozen=True, slots=True)
class BandStep:
    """The reference population from ``start`` until the next step: low, middle and high.

    Of grip these are the 20th, 50th and 80th percentile; of other measures the ends of what the
    table prints and its median or mean, each of which may be missing.

    ``words`` mark the birthday that begins it ("turns 75"), empty for the first step. A step
    without percentiles (``None``) is an age that the table does not know.
    """

    start: date
    p20: float | None
    p50: float | None
    p80: float | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The norm band: its steps in order of date, and the words at its right end."""

    steps: tuple[BandStep, ...]
    p20_label: str
    p50_label: str
    p80_label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A published cut-point, "EWGSOP2 16 kg"."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Corridor:
    """Baseline ± minimal detectable change of one hand, from the baseline's day rightward.

    ``label`` is the short form ("baseline ± 3.9 kg"), ``detail`` the paper's two lines, ``words``
    the legend's. All three may be empty.
    """

    side: Side
    start: date
    low: float
    high: float
    label: str = ""
    detail: str = ""
    words: str = ""

    @property
    def baseline(self) -> float:
        """The value in the middle."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that matters, such as the surgery, with its words."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the first weeks after a surgery, from ``start`` until ``end``.

    ``label`` is its name with its weeks ("Protect, weeks 0 to 2").
    """

    start: date
    end: date
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class PhaseStrip:
    """The phases after one surgery, in order; each begins where the one before it ends.

    ``words`` are the legend's and name the joint.
    """

    phases: tuple[Phase, ...]
    words: str = ""

    @property
    def start(self) -> date:
        """The day of the surgery."""
        return self.phases[0].start

    @property
    def end(self) -> date:
        """Where the last phase ends."""
        return self.phases[-1].end


@dataclass(frozen=True, slots=True)
class Break:
    """Where one series ends and another begins: what changed, and both names.

    ``after`` is the index of the series that begins. ``title`` is "New device: new series",
    ``cause`` is "device changed", ``before_name`` and ``after_name`` the two devices (or rules);
    ``after_words`` is the paper's longer form, "Jamar hydraulic: new series". ``sides`` are the
    lines that it breaks.
    """

    after: int
    title: str
    cause: str
    before_name: str
    after_name: str
    after_words: str = ""
    sides: tuple[Side, ...] = SIDES


@dataclass(frozen=True, slots=True)
class TrendData:
    """Everything on one trend chart. ``unit`` is written above the value axis.

    ``right_label`` and ``left_label`` stand at the line ends ("Right 24.6"); ``right_words``,
    ``left_words`` and ``sem_words`` are for the legend of the screen. ``start`` and ``end`` narrow
    the window (zoom); without them every visit is shown. ``empty_words`` are drawn when there is
    nothing to show.
    """

    unit: str
    visits: tuple[Visit, ...]
    right_label: str = ""
    left_label: str = ""
    right_words: str = ""
    left_words: str = ""
    sem_words: str = ""
    band: Band | None = None
    thresholds: tuple[Threshold, ...] = ()
    corridor: Corridor | None = None
    marks: tuple[Mark, ...] = ()
    phases: tuple[PhaseStrip, ...] = ()
    breaks: tuple[Break, ...] = ()
    start: date | None = None
    end: date | None = None
    empty_words: str = ""

    def tested(self) -> tuple[date, date] | None:
        """The first and last day with a value, inside the window where there are any in it."""
        days = [v.day for v in self.visits if v.right is not None or v.left is not None]
        found = [day for day in days if self._holds(day)] or days
        return (min(found), max(found)) if found else None

    def reaches(self, day: date) -> bool:
        """Whether a day that matters lies near enough to the tests to be shown with them."""
        span = self.tested()
        if span is None:
            return False
        return (day - span[0]).days >= -MARK_BEFORE and (day - span[1]).days <= MARK_AFTER

    def _holds(self, day: date) -> bool:
        return (self.start is None or day >= self.start) and (self.end is None or day <= self.end)

    def shown(self, side: Side) -> list[tuple[int, Visit, float]]:
        """Index, visit and value of each test of one hand, in order of date."""
        found = []
        for index, visit in enumerate(self.visits):
            value = visit.value(side)
            if value is not None:
                found.append((index, visit, value))
        return found


@dataclass(frozen=True, slots=True)
class HitPoint:
    """Where one drawn value lies in the raster, pixels from the top left."""

    x_px: float
    y_px: float
    visit: int
    side: Side

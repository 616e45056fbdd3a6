"""Reading a percentile out of a published table: exact at its columns, linear in z between them."""

import math
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Final

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, render

BAND_EDGES: Final = (20, 40, 60, 80)


class NormBand(StrEnum):
    """The five named bands: below P20, P40, P60, P80, and from P80 (bands of Tomkinson 2025)."""

    LOW = "low"
    SOMEWHAT_LOW = "somewhat low"
    MODERATE = "moderate"
    SOMEWHAT_HIGH = "somewhat high"
    HIGH = "high"


BAND_WORDS: Final = {
    NormBand.LOW: Text("low"),
    NormBand.SOMEWHAT_LOW: Text("somewhat low"),
    NormBand.MODERATE: Text("moderate"),
    NormBand.SOMEWHAT_HIGH: Text("somewhat high"),
    NormBand.HIGH: Text("high"),
}
_BANDS: Final = tuple(NormBand)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: ``percentile`` is None beyond the table, ``ordinal`` its words."""

    percentile: float | None
    z: float
    ordinal: Text
    band: NormBand

    @property
    def display(self) -> str:
        """The percentile as files write it: "66th", "<5th", ">95th"."""
        return render(self.ordinal, "en")


@dataclass(frozen=True, slots=True)
class PercentileRow:
    """The values of one group at the table's percentiles; ``age_low`` and ``age_below`` name it."""

    percentiles: tuple[int, ...]
    values: tuple[Decimal, ...]
    age_low: Decimal
    age_below: Decimal | None

    def place(self, value: Decimal) -> Place:
        """Where ``value`` stands among these percentiles."""
        z = self._z(value)
        lowest, highest = self.percentiles[0], self.percentiles[-1]
        band = self._band(value, z)
        if value < self.values[0]:
            return Place(None, z, Text("<{percentile}", {"percentile": ordinal(lowest)}), band)
        if value > self.values[-1]:
            return Place(None, z, Text(">{percentile}", {"percentile": ordinal(highest)}), band)
        if value in self.values:
            percentile = float(self.percentiles[self.values.index(value)])
        else:
            percentile = 100 * normal_cdf(z)
        return Place(percentile, z, ordinal(_whole(percentile, band)), band)

    def value_at(self, percentile: int) -> Decimal:
        """The value at a percentile: the column, or linear in z between (and beyond) columns."""
        if percentile in self.percentiles:
            return self.values[self.percentiles.index(percentile)]
        z = z_of(percentile)
        zs = [z_of(column) for column in self.percentiles]
        i = _segment(zs, z)
        share = Decimal((z - zs[i]) / (zs[i + 1] - zs[i]))
        return self.values[i] + share * (self.values[i + 1] - self.values[i])

    def _z(self, value: Decimal) -> float:
        if value in self.values:
            return z_of(self.percentiles[self.values.index(value)])
        i = _segment(self.values, value)
        low, high = self.values[i], self.values[i + 1]
        z_low, z_high = z_of(self.percentiles[i]), z_of(self.percentiles[i + 1])
        return z_low + float((value - low) / (high - low)) * (z_high - z_low)

    def _band(self, value: Decimal, z: float) -> NormBand:
        """By direct comparison with the edge columns; by z where the table has no such column."""
        if all(edge in self.percentiles for edge in BAND_EDGES):
            edges = [self.values[self.percentiles.index(edge)] for edge in BAND_EDGES]
            return _BANDS[sum(value >= edge for edge in edges)]
        return band_of_z(z)


@dataclass(frozen=True, slots=True)
class MeanRow:
    """The mean and standard deviation of one group."""

    mean: Decimal
    sd: Decimal
    age_low: Decimal
    age_below: Decimal | None

    def place(self, value: Decimal) -> Place:
        """Where ``value`` stands by z = (value - mean) / SD."""
        z = float((value - self.mean) / self.sd)
        percentile = 100 * normal_cdf(z)
        band = band_of_z(z)
        whole = _whole(percentile, band)
        if whole < 1:
            words = Text("<{percentile}", {"percentile": ordinal(1)})
        elif whole > 99:
            words = Text(">{percentile}", {"percentile": ordinal(99)})
        else:
            words = ordinal(whole)
        return Place(percentile, z, words, band)

    def value_at(self, percentile: int) -> Decimal:
        """The value at a percentile of the normal distribution."""
        return self.mean + Decimal(z_of(percentile)) * self.sd


@dataclass(frozen=True, slots=True)
class AgeBand:
    """One line of a table: ages from ``low`` to less than ``below`` (None: no end)."""

    sex: str
    low: Decimal
    below: Decimal | None
    values: tuple[Decimal, ...]

    def holds(self, sex: str, age: Decimal) -> bool:
        """Whether a person of that sex and age belongs to this line."""
        return self.sex == sex and self.low <= age and (self.below is None or age < self.below)


@dataclass(frozen=True, slots=True)
class PercentileTable:
    """Percentiles by sex and age band."""

    percentiles: tuple[int, ...]
    bands: tuple[AgeBand, ...]

    def row(self, sex: str, age: Decimal, height_cm: Decimal | None = None) -> PercentileRow | None:
        """The line for that sex and age; None outside the table. Height does not matter here."""
        del height_cm
        for band in self.bands:
            if band.holds(sex, age):
                return PercentileRow(self.percentiles, band.values, band.low, band.below)
        return None


@dataclass(frozen=True, slots=True)
class AgePointTable:
    """Percentiles at exact ages, read linearly in age between them."""

    percentiles: tuple[int, ...]
    points: tuple[AgeBand, ...]

    def row(self, sex: str, age: Decimal, height_cm: Decimal | None = None) -> PercentileRow | None:
        """The values at that age; None outside the table. Height does not matter here."""
        del height_cm
        points = [point for point in self.points if point.sex == sex]
        for point in points:
            if point.low == age:
                return PercentileRow(self.percentiles, point.values, age, age)
        for young, old in pairwise(points):
            if young.low < age < old.low:
                share = (age - young.low) / (old.low - young.low)
                pairs = zip(young.values, old.values, strict=True)
                values = tuple(low + share * (high - low) for low, high in pairs)
                return PercentileRow(self.percentiles, values, age, age)
        return None


@dataclass(frozen=True, slots=True)
class HeightClass:
    """A line of a table by height: from ``low_cm`` to less than ``below_cm`` (None: no end)."""

    band: AgeBand
    low_cm: Decimal
    below_cm: Decimal | None

    def holds(self, sex: str, age: Decimal, height_cm: Decimal) -> bool:
        """Whether a person of that sex, age and height belongs to this line."""
        tall_enough = self.low_cm <= height_cm
        short_enough = self.below_cm is None or height_cm < self.below_cm
        return tall_enough and short_enough and self.band.holds(sex, age)


@dataclass(frozen=True, slots=True)
class MeanTable:
    """Mean and standard deviation by sex and age band, and by height class where there is one."""

    bands: tuple[AgeBand, ...]
    classes: tuple[HeightClass, ...] = ()

    def row(self, sex: str, age: Decimal, height_cm: Decimal | None = None) -> MeanRow | None:
        """The line for that sex, age and height; without a fitting height class, of all heights."""
        line = self.height_class(sex, age, height_cm)
        if line is not None:
            return _mean_row(line.band)
        return next((_mean_row(band) for band in self.bands if band.holds(sex, age)), None)

    def height_class(self, sex: str, age: Decimal, height_cm: Decimal | None) -> HeightClass | None:
        """The height class of a person; None without height or outside the classes."""
        if height_cm is None:
            return None
        return next((line for line in self.classes if line.holds(sex, age, height_cm)), None)


def _mean_row(band: AgeBand) -> MeanRow:
    mean, sd = band.values
    return MeanRow(mean, sd, band.low, band.below)


def read_bands(rows: Iterable[tuple[str, int, int | None, str]]) -> tuple[AgeBand, ...]:
    """The lines of a literal table: sex, from age, below age, values."""
    return tuple(
        AgeBand(sex, Decimal(low), None if below is None else Decimal(below), _decimals(values))
        for sex, low, below, values in rows
    )


def read_points(rows: Iterable[tuple[str, int, str]]) -> tuple[AgeBand, ...]:
    """The lines of a literal table at exact ages: sex, age, values."""
    return tuple(
        AgeBand(sex, Decimal(age), Decimal(age), _decimals(values)) for sex, age, values in rows
    )


def read_height_classes(
    rows: Iterable[tuple[str, int, int, str, str]],
    heights_from: Mapping[str, tuple[int, ...]],
    open_from: int,
) -> tuple[HeightClass, ...]:
    """The lines by height: sex, from age, below age, means and SDs in the order of heights."""
    classes = []
    for sex, low, below, means, sds in rows:
        cells = zip(heights_from[sex], _decimals(means), _decimals(sds), strict=False)
        for height, mean, sd in cells:
            band = AgeBand(sex, Decimal(low), Decimal(below), (mean, sd))
            below_cm = None if height == open_from else Decimal(height + 5)
            classes.append(HeightClass(band, Decimal(height), below_cm))
    return tuple(classes)


def _decimals(values: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, values.split()))


def ordinal(n: int) -> Text:
    """A percentile's ordinal: 1st, 2nd, 3rd, 4th, 11th, 32nd."""
    tail = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    patterns = {"st": Text("{n}st", {"n": n}), "nd": Text("{n}nd", {"n": n})}
    patterns["rd"] = Text("{n}rd", {"n": n})
    return patterns.get(tail, Text("{n}th", {"n": n}))


def _whole(percentile: float, band: NormBand) -> int:
    """The percentile as a whole number that never leaves its band.

    19.8 is below P20, so "20th, low" would contradict itself: it reads 19th.
    """
    rounded = int(Decimal(percentile).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    above = BAND_EDGES[_BANDS.index(band) :]
    return min(rounded, above[0] - 1) if above else rounded


def _segment(columns: "tuple[Decimal, ...] | list[float]", value: "Decimal | float") -> int:
    """The index of the pair of columns around ``value``; the end pairs reach outwards."""
    below = sum(column < value for column in columns)
    return min(max(below - 1, 0), len(columns) - 2)


@cache
def z_of(percentile: int) -> float:
    """The standard normal deviate of a percentile (0 < percentile < 100)."""
    # imported late: statistics brings in random and hashlib, which the first window can spare
    from statistics import NormalDist

    return NormalDist().inv_cdf(percentile / 100)


def normal_cdf(z: float) -> float:
    """The share of a normal distribution below z."""
    return 0.5 * math.erfc(-z / math.sqrt(2))


def band_of_z(z: float) -> NormBand:
    """The named band by z, for tables without columns at P20, P40, P60 and P80."""
    return _BANDS[sum(z >= z_of(edge) for edge in BAND_EDGES)]

"""Is there a trend: a line through the visits, its confidence interval, a robust second look."""

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import combinations
from typing import Final

from medex_desktop.domain.change import Z_95
from medex_desktop.frozen import dataclass

DAYS_PER_YEAR: Final = 365.25
LEAST_VISITS: Final = 4
LEAST_SPAN_DAYS: Final = 84
YEARLY_FROM_DAYS: Final = 183
THEIL_SEN_VISITS: Final = 6


class Missing(StrEnum):
    """Why no trend can be called: too few visits, too short a time, or zero in the interval."""

    VISITS = "visits"
    WEEKS = "weeks"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Slope:
    """A line through n visits; rates are per year, values in the measure's unit.

    Attributes:
        intercept: the line's value on the first day.
        s_res: residual standard deviation; ``s_tt`` the spread of time in years squared.
        se: standard error of the rate, from the larger of SEM and ``s_res``.
        low, high: 95 % confidence interval of the rate.
        theil_sen: median of all pairwise rates, from six visits on.
    """

    n: int
    span_days: int
    per_year: float
    intercept: float
    s_res: float
    s_tt: float
    se: float
    low: float
    high: float
    theil_sen: float | None

    @property
    def is_trend(self) -> bool:
        """At least 4 visits over 12 weeks and an interval clear of zero; else no call is made."""
        return not self.missing

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What a trend still needs; none when there is one.

        The interval is asked only once there are visits and weeks enough to speak of one.
        """
        found = []
        if self.n < LEAST_VISITS:
            found.append(Missing.VISITS)
        if self.span_days < LEAST_SPAN_DAYS:
            found.append(Missing.WEEKS)
        if not found and self.low <= 0 <= self.high:
            found.append(Missing.DIRECTION)
        return tuple(found)

    @property
    def shown_per_year(self) -> bool:
        """Whether the span carries a rate per year; below six months only change per period."""
        return self.span_days >= YEARLY_FROM_DAYS

    def over_period(self, per_year: float) -> float:
        """A rate per year as change over the visits' span."""
        return per_year * self.span_days / DAYS_PER_YEAR


def slope(points: Sequence[tuple[date, Decimal]], sem: Decimal) -> Slope | None:
    """Least squares through visits of one series.

    b = S_ty / S_tt with t in years; SE = max(SEM, s_res) / sqrt(S_tt); interval b +- 1.96 SE,
    or with the t quantile of n - 2 where s_res is the larger.

    Args:
        points: day and value of each visit, in any order.
        sem: standard error of measurement, in the values' unit.

    Returns:
        The line; None with fewer than two different days.
    """
    days = [day for day, _ in points]
    if len(set(days)) < 2:
        return None
    first, n = min(days), len(days)
    times = [(day - first).days / DAYS_PER_YEAR for day in days]
    values = [float(value) for _, value in points]
    t_mean, y_mean = math.fsum(times) / n, math.fsum(values) / n
    s_tt = math.fsum((t - t_mean) ** 2 for t in times)
    s_ty = math.fsum((t - t_mean) * (y - y_mean) for t, y in zip(times, values, strict=True))
    rate = s_ty / s_tt
    intercept = y_mean - rate * t_mean
    s_res = _residual_sd(times, values, rate, intercept)
    error = float(sem)
    se = max(error, s_res) / math.sqrt(s_tt)
    reach = se * (t_quantile_975(n - 2) if s_res > error else Z_95)
    return Slope(
        n=n,
        span_days=(max(days) - first).days,
        per_year=rate,
        intercept=intercept,
        s_res=s_res,
        s_tt=s_tt,
        se=se,
        low=rate - reach,
        high=rate + reach,
        theil_sen=theil_sen(times, values) if n >= THEIL_SEN_VISITS else None,
    )


def _residual_sd(
    times: Sequence[float], values: Sequence[float], rate: float, intercept: float
) -> float:
    """Residual standard deviation; 0 with two visits, where the line is exact."""
    n = len(times)
    if n < 3:
        return 0.0
    squares = ((y - intercept - rate * t) ** 2 for t, y in zip(times, values, strict=True))
    return math.sqrt(math.fsum(squares) / (n - 2))


def theil_sen(times: Sequence[float], values: Sequence[float]) -> float:
    """The median of the rates between all pairs of visits on different days."""
    points = sorted(zip(times, values, strict=True))
    rates = sorted(
        (later[1] - early[1]) / (later[0] - early[0])
        for early, later in combinations(points, 2)
        if later[0] > early[0]
    )
    middle = len(rates) // 2
    return rates[middle] if len(rates) % 2 else (rates[middle - 1] + rates[middle]) / 2


@cache
def t_quantile_975(freedom: int) -> float:
    """The 97.5 % quantile of Student's t with whole degrees of freedom, to 1e-9."""
    low, high = 1.9, 13.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        if _t_central(middle, freedom) < 0.95:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _t_central(t: float, freedom: int) -> float:
    """The share of Student's t between -t and t, by its finite series in the angle."""
    angle = math.atan2(t, math.sqrt(freedom))
    cosine_squared = math.cos(angle) ** 2
    odd = freedom % 2
    term = math.cos(angle) if odd else 1.0
    total = term if freedom > 1 else 0.0
    for step in range(2 + odd, freedom - 1, 2):
        term *= cosine_squared * (step - 1) / step
        total += term
    if odd:
        return 2 / math.pi * (angle + math.sin(angle) * total)
    return math.sin(angle) * total

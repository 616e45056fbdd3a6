"""Invented charts in the situations that must look right."""

from dataclasses import replace
from datetime import date, timedelta

from medex_desktop.charts.data import (
    Band,
    BandStep,
    Break,
    Corridor,
    Mark,
    Phase,
    PhaseStrip,
    Threshold,
    TrendData,
    Visit,
)

DAYS = (
    date(2025, 3, 10), date(2025, 6, 9), date(2025, 9, 13), date(2026, 1, 12), date(2026, 4, 13),
    date(2026, 7, 13), date(2026, 8, 10), date(2026, 9, 7), date(2026, 10, 1),
)  # fmt: skip
RIGHT = (20.4, 21.1, 20.6, 22.5, 22.1, 19.2, 20.7, 22.4, 24.6)
LEFT = (18.9, 19.3, 18.8, 20.1, 20.4, 17.9, 18.6, 19.9, 20.8)


def holloway() -> TrendData:
    """Nine visits over 19 months with a new device, a birthday that matters and a surgery."""
    return TrendData(
        unit="kg",
        visits=tuple(
            Visit(day, right, left, 1.4, int(index > 2))
            for index, (day, right, left) in enumerate(zip(DAYS, RIGHT, LEFT, strict=True))
        ),
        right_label="Right 24.6",
        left_label="Left 20.8",
        right_words="Right, dominant",
        left_words="Left",
        sem_words="± SEM 1.4",
        band=Band(
            steps=(
                BandStep(date(2021, 3, 14), 18.3, 23.6, 28.9),
                BandStep(date(2026, 3, 14), 17.0, 22.1, 27.2, "turns 75"),
            ),
            p20_label="P20 17.0",
            p50_label="P50 22.1",
            p80_label="P80 27.2",
            words="Women of her age, P20 to P80",
        ),
        thresholds=(Threshold(16.0, "EWGSOP2 16"),),
        corridor=Corridor(
            "right",
            date(2026, 7, 13),
            15.3,
            23.1,
            "baseline ± 3.9 kg",
            "error corridor (MDC95)\nright 19.2 ± 3.9",
            "Right baseline ± MDC95",
        ),
        marks=(Mark(date(2026, 6, 18), "Right knee replacement, 18 Jun"),),
        breaks=(
            Break(
                1,
                "New device: new series",
                "device changed",
                "Camry EH101",
                "Jamar Plus+",
                "Jamar Plus+: new series",
            ),
        ),
        empty_words="No grip test yet.",
    )


def phased() -> TrendData:
    """The nine visits with the phases that a source names after a total knee replacement."""
    return replace(holloway(), phases=(strip(date(2026, 6, 18)),))


def strip(day: date, joint: str = "Right knee") -> PhaseStrip:
    """Two phases from a day on."""
    begin, middle, end = (day + timedelta(weeks=week) for week in (0, 2, 6))
    return PhaseStrip(
        (
            Phase(begin, middle, "Protect", "Protect, weeks 0 to 2"),
            Phase(middle, end, "Motion", "Motion, weeks 2 to 6"),
        ),
        f"{joint}: Protect weeks 0 to 2, Motion weeks 2 to 6",
    )


def one_visit() -> TrendData:
    whole = holloway()
    return replace(whole, visits=whole.visits[-1:], corridor=None, breaks=(), marks=())


def no_norm() -> TrendData:
    return replace(holloway(), band=None, thresholds=())


def ten_years(count: int = 40) -> TrendData:
    """Quarterly visits for ten years; the table steps every five."""
    start = date(2016, 10, 1)
    days = [start + timedelta(days=91 * i) for i in range(count)]
    visits = tuple(
        Visit(day, 31.0 - 0.14 * i + (i * 7 % 5) * 0.4, 28.5 - 0.13 * i + (i * 5 % 4) * 0.5, 1.4)
        for i, day in enumerate(days)
    )
    return replace(
        holloway(),
        visits=visits,
        right_label="Right 25.9",
        left_label="Left 24.1",
        band=Band(
            (
                BandStep(date(2016, 3, 14), 20.6, 26.2, 31.8),
                BandStep(date(2021, 3, 14), 19.6, 25.0, 30.4, "turns 65"),
                BandStep(date(2026, 3, 14), 18.3, 23.6, 28.9, "turns 70"),
            ),
            "P20 18.3",
            "P50 23.6",
            "P80 28.9",
            "Women of her age, P20 to P80",
        ),
        corridor=None,
        breaks=(),
        marks=(Mark(date(2019, 6, 18), "Right knee replacement, Jun 2019"),),
    )


def thirty_visits() -> TrendData:
    """A visit every ten days."""
    start = date(2025, 12, 1)
    visits = tuple(
        Visit(
            start + timedelta(days=10 * i),
            20 + 0.15 * i + (i * 7 % 5) * 0.3,
            18 + 0.1 * i + (i * 3 % 4) * 0.3,
            1.4,
        )
        for i in range(30)
    )
    return replace(
        holloway(),
        visits=visits,
        right_label="Right 25.2",
        left_label="Left 21.2",
        breaks=(),
        corridor=replace(holloway().corridor, start=start, low=16.1, high=23.9),
    )

"""How a progress report becomes one page: tighten step by step, then say what to cut."""

import dataclasses
from collections.abc import Callable
from math import ceil
from typing import Any

from medex_desktop.errors import MedExError
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.reports.styles import MM, STEPS, Scale

LARGEST_CHART_MM = 64.0
LONGEST = 12_000
"""More characters than a page can hold in any step: refused before anything is laid out."""
LARGEST_GAP = 15.0


class DoesNotFit(MedExError):
    """One page can't hold it: names the longest block and about how many words must go."""

    def __init__(self, block: Text, cut_words: int) -> None:
        super().__init__(
            Text(
                "One page can't hold this report. The longest part is “{block}”: cut it by about "
                "{n} words.",
                {"block": block, "n": cut_words},
            )
        )
        self.block = block
        self.cut_words = cut_words


@dataclasses.dataclass(slots=True)
class Item:
    """A block of the page. ``name`` and ``words`` are set where a person may shorten it.

    ``close`` blocks belong to the one before and take half its gap; ``bottom`` stands at the foot.
    """

    block: Any
    height: float = 0.0
    name: Text | None = None
    words: str = ""
    close: bool = False
    chart: Any = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """The step that fits, its items with their heights, and the gap between them in points."""

    scale: Scale
    items: list[Item]
    gap: float
    chart_mm: float


def refuse_endless(named: list[tuple[Text, str]]) -> None:
    """Refuse a text that no step could hold, before it costs time and memory."""
    for name, words in named:
        if len(words) > LONGEST:
            raise DoesNotFit(name, ceil((len(words) - LONGEST / 4) / 6))


def fit(build: Callable[[Scale], list[Item]], width: float, height: float) -> Fitted:
    """The first step whose blocks fit; raises DoesNotFit after the last one.

    ``build`` makes the blocks of a step without drawing the chart: the figure is made once, later.
    """
    items: list[Item] = []
    over = 0.0
    for scale in STEPS:
        items = build(scale)
        for item in items:
            item.height = item.block.wrap(width, height)[1]
        over = _total(items, scale.gap) - height
        if over <= 0:
            return _spread(scale, items, -over, width)
    raise _refusal(items, over, STEPS[-1])


def _gaps(items: list[Item]) -> float:
    return sum(0.5 if item.close else 1.0 for item in items[1:])


def _total(items: list[Item], gap: float) -> float:
    return sum(item.height for item in items) + gap * _gaps(items)


def _spread(scale: Scale, items: list[Item], spare: float, width: float) -> Fitted:
    """Spare height goes to the chart first, then between the blocks."""
    chart_mm = 0.0
    for item in items:
        if item.chart is not None:
            more = min(spare, max(0.0, LARGEST_CHART_MM * MM - item.chart.height))
            item.chart.height += more
            item.height = item.block.wrap(width, 0)[1]
            spare -= more
            chart_mm = item.chart.height / MM
    gap = min(scale.gap + spare / max(_gaps(items), 1), max(LARGEST_GAP, scale.gap))
    return Fitted(scale, items, gap, chart_mm)


def _refusal(items: list[Item], over: float, scale: Scale) -> DoesNotFit:
    free = [item for item in items if item.name is not None]
    longest = max(free, key=lambda item: item.height)
    assert longest.name is not None
    lines = max(1.0, longest.height / scale.leading)
    words = max(len(longest.words.split()), len(longest.words) // 12, 1)
    cut = ceil((over / scale.leading + 1) * words / lines)
    return DoesNotFit(longest.name, min(cut, words))

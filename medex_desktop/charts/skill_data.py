"""What the charts of a person's skills show, as plain values and already worded labels."""

from datetime import date

from medex_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class StepLine:
    """One tier: from each day on, how many of its skills stand at 3 or more.

    ``label`` stands at the line's end ("Essential 14 of 21").
    """

    label: str
    steps: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class StepsData:
    """Progress over time: a line for each tier until ``end``; ``most`` is the largest tier.

    ``unit`` is written above the value axis, ``empty_words`` where there is nothing to show.
    """

    lines: tuple[StepLine, ...]
    end: date
    most: int
    unit: str
    empty_words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether no line has a step."""
        return not any(line.steps for line in self.lines)


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind or tier: how many skills are rated 3 or more, lower, not yet.

    ``label`` says it in words.
    """

    name: str
    independent: int
    lower: int
    not_rated: int
    label: str


@dataclass(frozen=True, slots=True)
class BarsData:
    """Strengths by kind or tier; ``legend`` names the three parts of a bar in their order."""

    bars: tuple[Bar, ...]
    legend: tuple[str, str, str]
    empty_words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was rated yet."""
        return not any(bar.independent or bar.lower for bar in self.bars)

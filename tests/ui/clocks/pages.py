"""Pages with the clocks of the gym floor in every state, for pictures and for tests."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.clocks.beside_field import FieldStopwatch
from medex_desktop.ui.clocks.countdown import CountdownState
from medex_desktop.ui.clocks.counter_panel import CounterPanel
from medex_desktop.ui.clocks.panels import CountdownPanel, StopwatchPanel
from medex_desktop.ui.clocks.stopwatch import StopwatchState
from medex_desktop.ui.clocks.together import Together
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from tests.ui.clocks.hands import Hands

HEAD, FOOT = 72, 88


def stopwatch(title: str = "Timed Up and Go") -> tuple[StopwatchPanel, Hands]:
    hands = Hands()
    return StopwatchPanel(title, StopwatchState(hands.now, hands.wall)), hands


def countdown(
    length: int = 30, every: int = 10, title: str = "30-second chair stand"
) -> tuple[CountdownPanel, Hands]:
    hands = Hands()
    return CountdownPanel(title, CountdownState(length, every, hands.now, hands.wall)), hands


def beside(field: str = "Walk 1") -> tuple[FieldStopwatch, Hands]:
    hands = Hands()
    return FieldStopwatch(field, StopwatchState(hands.now, hands.wall)), hands


def stand(panel: StopwatchPanel | CountdownPanel | FieldStopwatch, hands: Hands, way: str) -> None:
    """Bring a watch to a state: words of acts, and seconds to pass."""
    for step in way.split():
        if step == "sleep":
            hands.sleep_s(600)
        elif step == "killed":
            panel.restore(panel.to_plain())
        elif step[0].isdigit():
            hands.pass_s(float(step))
            panel.watch.tick()
        else:
            panel.act(step)
    panel.watch.stop()
    panel.refresh()


def floor(clock: QWidget, counter: CounterPanel | None = None) -> QWidget:
    """The middle of a gym screen, between two bars; at large text the clock stands alone."""
    page = QWidget()
    column = Column(page, gap=0)
    bars = (60, 56) if theme.is_compact() else (HEAD, FOOT)
    column.gap(bars[0])
    row = Row(gap=24, margins=(14, 8) if theme.is_compact() else (32, 24))
    row.addWidget(clock, 3)
    if counter is not None and not theme.is_compact():
        side = Column(gap=16)
        side.addWidget(counter, 2)
        side.addWidget(Card(), 1)
        row.addLayout(side, 2)
    column.addLayout(row, 1)
    column.gap(bars[1])
    return page


def stopwatch_page(way: str) -> QWidget:
    panel, hands = stopwatch()
    stand(panel, hands, way)
    return floor(panel)


def countdown_page(way: str, length: int = 30, every: int = 10, flash: bool = False) -> QWidget:
    title = "30-second chair stand" if length == 30 else "6-minute walk"
    panel, hands = countdown(length, every, title)
    counter = counter_of(8)
    Together([panel, counter], panel)
    stand(panel, hands, way)
    panel.frame.end_flash()
    if flash:
        panel.frame.flash()
    return floor(panel, counter if length == 30 else None)


def counter_of(count: int) -> CounterPanel:
    counter = CounterPanel("Full stands", "One stand")
    for _stand in range(count):
        counter.add()
    return counter


def counter_page(count: int) -> QWidget:
    return floor(counter_of(count))


def fields_page() -> QWidget:
    page = ScrollBody()
    card = Card()
    card.heading("Beside a field", "desk density")
    grid = Grid(gap=(16, 12))
    ways = ("", "press 125.3", "press 8.41 press", "press 3 killed", "press 3 sleep press")
    for line, way in enumerate(ways):
        panel, hands = beside(f"Walk {line + 1}")
        stand(panel, hands, way)
        grid.addWidget(Label(f"Walk {line + 1}"), line, 0)
        grid.addWidget(panel, line, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    page.body.addWidget(card)
    page.body.addStretch(1)
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    "stopwatch-ready": partial(stopwatch_page, ""),
    "stopwatch-running": partial(stopwatch_page, "press 4.1 lap 3 lap 4.35"),
    "stopwatch-stopped": partial(stopwatch_page, "press 4.1 lap 3 lap 4.35 press"),
    "stopwatch-undone": partial(stopwatch_page, "press 11 press 2 undo 1.5"),
    "stopwatch-interrupted": partial(stopwatch_page, "press 12.3 killed"),
    "stopwatch-slept": partial(stopwatch_page, "press 4.1 lap 125.3 sleep press"),
    "countdown-ready": partial(countdown_page, ""),
    "countdown-running": partial(countdown_page, "press 18.6"),
    "countdown-flash": partial(countdown_page, "press 20", flash=True),
    "countdown-stopped": partial(countdown_page, "press 18.6 press"),
    "countdown-over": partial(countdown_page, "press 31"),
    "countdown-long": partial(countdown_page, "press 204.5", 360, 60),
    "counter": partial(counter_page, 8),
    "counter-empty": partial(counter_page, 0),
    "beside-field": fields_page,
}

"""The trend chart's data: the story of a client's grip in the chart's own plain words."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from medex_desktop.charts.data import (
    Band,
    BandStep,
    Break,
    Corridor,
    Mark,
    Side,
    Threshold,
    TrendData,
    Visit,
)
from medex_desktop.domain.clients import Client
from medex_desktop.domain.dates import birthday_in
from medex_desktop.domain.grip_evidence import change_value_for, thresholds_for
from medex_desktop.domain.grip_norms import norm_for, norm_values
from medex_desktop.domain.grip_reading import GripContext, GripTest
from medex_desktop.domain.grip_records import POSTURE_WORDS, SIDES
from medex_desktop.domain.replacements import Replacement, replaced_words
from medex_desktop.domain.series import Series, corridor
from medex_desktop.language import Day, Number, Text, render
from medex_desktop.services.health import stands_as_replacement
from medex_desktop.services.phase_marks import phase_strips

DRAWN_THRESHOLDS = ("ewgsop2",)


def trend_data(
    context: GripContext,
    hands: tuple[Side, ...],
    focus: Side,
    since: date | None,
    replaced: Sequence[Replacement] = (),
) -> TrendData:
    """The chart of a client's grip for some hands; the error corridor is drawn for ``focus``."""
    tests, series = context.followed(), context.series()
    client = context.client
    if not tests:
        return TrendData("kg", (), empty_words=render(Text("No grip test yet.")))
    last = series[-1].visits[-1]
    end = {side: _end_label(side, last.value(side)) for side in SIDES}
    return TrendData(
        unit="kg",
        visits=tuple(_visits(client, series, hands)),
        right_label=end["right"] if "right" in hands else "",
        left_label=end["left"] if "left" in hands else "",
        right_words=_legend("right", client) if "right" in hands else "",
        left_words=_legend("left", client) if "left" in hands else "",
        sem_words=_sem_words(client, last.age),
        band=_band(context, tests),
        thresholds=_thresholds(client, last.age),
        corridor=_corridor(context, series[-1], focus),
        marks=marks_of(client, replaced),
        phases=phase_strips(replaced),
        breaks=tuple(_breaks(tests, series)),
        start=since,
    )


def _visits(client: Client, series: tuple[Series, ...], hands: tuple[Side, ...]) -> Iterable[Visit]:
    for part in series:
        for visit in part.visits:
            value = change_value_for(client.sex, visit.age)
            yield Visit(
                day=visit.day,
                right=_number(visit.value("right")) if "right" in hands else None,
                left=_number(visit.value("left")) if "left" in hands else None,
                sem=_number(value.sem) if value else None,
                series=part.index,
            )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _end_label(side: Side, value: Decimal | None) -> str:
    if value is None:
        return ""
    shown = {"kg": Number(value, 1)}
    return render(Text("Right {kg}", shown) if side == "right" else Text("Left {kg}", shown))


def _legend(side: Side, client: Client) -> str:
    if client.hand.value == side:
        return render(Text("Right, dominant") if side == "right" else Text("Left, dominant"))
    return render(Text("Right") if side == "right" else Text("Left"))


def _sem_words(client: Client, age: Decimal | None) -> str:
    value = change_value_for(client.sex, age)
    if value is None or value.sem is None:
        return ""
    return render(Text("± SEM {sem}", {"sem": Number(value.sem, 1)}))


def _band(context: GripContext, tests: tuple[GripTest, ...]) -> Band | None:
    client, newest = context.client, tests[-1]
    age = client.age_on_day(newest.day)
    answer = norm_for(
        context.norm_key, client.sex, age, Decimal(1), client.height_cm, newest.entry.protocol
    )
    if answer.result is None or age is None:
        return None
    steps = tuple(_steps(context, tests[0].day, newest.day))
    known = [step for step in steps if step.p50 is not None]
    if not known or known[-1].p20 is None or known[-1].p80 is None or known[-1].p50 is None:
        return None
    ends = [
        render(Text(words, {"kg": Number(value, 1)}))
        for words, value in (
            ("P20 {kg}", known[-1].p20),
            ("P50 {kg}", known[-1].p50),
            ("P80 {kg}", known[-1].p80),
        )
    ]
    words = render(Text("{people}, P20 to P80", {"people": answer.result.group}))
    return Band(steps, ends[0], ends[1], ends[2], words[:1].upper() + words[1:])


def _steps(context: GripContext, first: date, last: date) -> Iterable[BandStep]:
    """The reference values from the first visit on, a new step where the table steps."""
    client, previous = context.client, None
    begins = first - timedelta(days=400)
    turning = client.birth_date or client.age_on
    days = [begins] + (
        [birthday_in(turning, year) for year in range(begins.year, last.year + 2)]
        if turning
        else []
    )
    for day in sorted(day for day in days if begins <= day <= last):
        age = client.age_on_day(day)
        values = None
        if age is not None and age >= 0:
            values = norm_values(context.norm_key, client.sex, age, height_cm=client.height_cm)
        if day != begins and values == previous:
            continue
        turned = "" if day == begins or age is None else render(_turns(int(age)))
        numbers = [float(v) for v in values] if values else [None, None, None]
        yield BandStep(day, numbers[0], numbers[1], numbers[2], turned)
        previous = values


def _turns(age: int) -> Text:
    return Text("turns {age}", {"age": age})


def _thresholds(client: Client, age: Decimal | None) -> tuple[Threshold, ...]:
    return tuple(
        Threshold(
            float(found.cut_kg),
            render(Text("{name} {kg}", {"name": found.name, "kg": _short(found.cut_kg)})),
        )
        for found in thresholds_for(client.sex, age, Decimal(0))
        if found.met is not None and found.cut_kg is not None and found.key in DRAWN_THRESHOLDS
    )


def _short(value: Decimal) -> Number:
    return Number(value, 0 if value == int(value) else 1)


def _corridor(context: GripContext, part: Series, focus: Side) -> Corridor | None:
    value = change_value_for(context.client.sex, part.visits[-1].age)
    if value is None or value.mdc95 is None or len(part.visits) < 2:
        return None
    found = corridor(context.baseline_in(part), focus, value.mdc95)
    if found is None:
        return None
    numbers = {"centre": Number(found.centre, 1), "mdc": Number(value.mdc95, 1)}
    hand = Text("right") if focus == "right" else Text("left")
    return Corridor(
        side=focus,
        start=found.from_day,
        low=float(found.low),
        high=float(found.high),
        label=render(Text("baseline ± {mdc} kg", numbers)),
        detail=render(
            Text("error corridor (MDC95)\n{hand} {centre} ± {mdc}", {**numbers, "hand": hand})
        ),
        words=render(
            Text("Right baseline ± MDC95") if focus == "right" else Text("Left baseline ± MDC95")
        ),
    )


def marks_of(client: Client, replaced: Sequence[Replacement]) -> tuple[Mark, ...]:
    """The days that matter on every chart of a client: joints replaced, surgery or onset."""
    return tuple(_marks(client, replaced))


def _marks(client: Client, replaced: Sequence[Replacement]) -> Iterable[Mark]:
    by_day: dict[date, dict[str, None]] = {}
    for one in replaced:
        by_day.setdefault(one.done_on, {})[render(replaced_words(one))] = None
    for on, words in by_day.items():
        yield _mark(", ".join(words), on)
    if client.event_date is not None and not stands_as_replacement(client, replaced):
        usual = Text("surgery") if client.event_kind == "surgery" else Text("onset")
        yield _mark(client.event_text or render(usual), client.event_date)


def _mark(what: str, on: date) -> Mark:
    return Mark(on, render(Text("{what}, {day}", {"what": what, "day": Day(on, short=True)})))


def _breaks(tests: tuple[GripTest, ...], series: tuple[Series, ...]) -> Iterable[Break]:
    by_id = {test.assessment_id: test for test in tests}
    for before, after in pairwise(series):
        old = by_id[before.visits[-1].record_id or 0]
        new = by_id[after.visits[0].record_id or 0]
        what = {"what": after.changed[0]} if after.changed else {"what": Text("protocol")}
        names = _names_of_change(old, new)
        yield Break(
            after=after.index,
            title=render(Text("New {what}: new series", what)),
            cause=render(Text("{what} changed", what)),
            before_name=names[0],
            after_name=names[1],
            after_words=render(Text("{name}: new series", {"name": names[1]})),
        )


def _names_of_change(old: GripTest, new: GripTest) -> tuple[str, str]:
    """The two names shown at a break: whatever it is that differs."""
    was, now = old.entry.protocol, new.entry.protocol
    if (was.device_make, was.device_serial) != (now.device_make, now.device_serial):
        same_make = was.device_make == now.device_make
        return device_name(old, serial=same_make), device_name(new, serial=same_make)
    if was.posture != now.posture:
        return render(POSTURE_WORDS[was.posture]), render(POSTURE_WORDS[now.posture])
    if was.handle != now.handle:
        handle = "handle {n}"
        return render(Text(handle, {"n": was.handle})), render(Text(handle, {"n": now.handle}))
    return was.key, now.key


def device_name(test: GripTest, *, serial: bool = False) -> str:
    """The dynamometer as a chart names it, with its serial number where makes are the same."""
    protocol = test.entry.protocol
    name = protocol.device_make or render(Text("device not named"))
    return f"{name} {protocol.device_serial}".strip() if serial else name

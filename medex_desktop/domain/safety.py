"""What must be answered before activity goes on record: stop values, crisis ranges, red flags.

The client's own limits from a provider win over the practice's stop values, and both over a
published cut-point of the same number. Whichever it is, its source is named.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from medex_desktop.domain.client_limits import RULES, ClientLimit, LimitKind
from medex_desktop.domain.measure import Group, Measure, Role
from medex_desktop.domain.quantity import parse_number
from medex_desktop.domain.readings import Met, Reading, holds
from medex_desktop.domain.scoring import Demand, number
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text

GATE: Final = ("blood_pressure", "red_flags")
"""What is asked before anything physical is tested."""

# Of a measure the practice defined itself nobody can know: it counts as physical.
PHYSICAL_GROUPS: Final = frozenset(
    (
        Group.MOBILITY, Group.STRENGTH, Group.BALANCE, Group.FLEXIBILITY, Group.ENDURANCE,
        Group.OWN,
    )
)  # fmt: skip
# By kind of limit: the measures and their inputs it holds for.
_HELD: Final[dict[LimitKind, dict[str, str]]] = {
    LimitKind.SYSTOLIC_MAX: {"blood_pressure": "systolic"},
    LimitKind.DIASTOLIC_MAX: {"blood_pressure": "diastolic"},
    LimitKind.HEART_RATE_MAX: {"resting_heart_rate": "bpm", "six_minute_walk": "hr_end"},
    LimitKind.SPO2_MIN: {"spo2": "percent", "six_minute_walk": "spo2_min"},
    LimitKind.GLUCOSE_LOW: {"blood_glucose": "value"},
    LimitKind.GLUCOSE_HIGH: {"blood_glucose": "value"},
}
_LOWEST: Final = (LimitKind.SPO2_MIN, LimitKind.GLUCOSE_LOW)
_CRISIS: Final = "crisis"


@dataclass(frozen=True, slots=True)
class StopValue:
    """A number at which activity stops, and who said so.

    The practice's are asked before activity; a client's own limit holds in activity too.
    """

    kind: LimitKind
    value: Decimal
    source: Text
    in_activity: bool = False


def is_physical(measure: Measure) -> bool:
    """Whether the test asks something of the body."""
    return measure.group in PHYSICAL_GROUPS


def read_stop_value(kind: LimitKind, typed: str) -> str:
    """A stop value of the practice as it is kept; "" for none. InvalidInput on the kind."""
    if not typed.strip():
        return ""
    rule = RULES[kind]
    value = parse_number(typed, kind.value)
    if not rule.low <= value <= rule.high:
        words = {"low": rule.low, "high": rule.high, "unit": rule.units[0]}
        raise InvalidInput(
            kind.value, Text("A stop value from {low} to {high} {unit} is taken here.", words)
        )
    return f"{value:f}"


def stop_values(
    limits: Iterable[ClientLimit], practice: Mapping[str, str], day: date
) -> tuple[StopValue, ...]:
    """The stop value of each kind that holds on a day: the client's own, else the practice's."""
    own = {one.kind: one for one in limits if one.counts_on(day)}
    found = []
    for kind in LimitKind:
        limit = own.get(kind)
        if limit is not None:
            words = {"source": limit.source, "day": Day(limit.given_on, short=True)}
            source = Text("the client’s own limit, {source}, {day}", words)
            found.append(StopValue(kind, limit.value, source, in_activity=True))
        elif practice.get(kind.value):
            value = Decimal(practice[kind.value])
            found.append(StopValue(kind, value, Text("the practice’s stop value")))
    return tuple(found)


def demands_of(reading: Reading, stops: Iterable[StopValue]) -> tuple[Demand, ...]:
    """What a reading asks for: of the score itself, of its stop values, of crisis ranges."""
    at_rest = reading.measure.group is Group.VITALS
    held = [(one, _HELD[one.kind].get(reading.measure.key, "")) for one in stops]
    own = [(one, field) for one, field in held if field and (at_rest or one.in_activity)]
    ends = {(field, one.kind not in _LOWEST) for one, field in own}
    asked = list(reading.score.demands)
    asked += [demand for one in own if (demand := _beyond(reading, *one)) is not None]
    if at_rest:
        asked += [
            Demand(cut.point.key, cut.point.meaning, cut.point.action)
            for cut in reading.met
            if cut.point.action in ("stop", "refer")
            and (cut.point.key == _CRISIS or not _is_overruled(reading, cut, ends))
        ]
    return tuple(asked)


def _beyond(reading: Reading, stop: StopValue, field: str) -> Demand | None:
    value = number(reading.values, field)
    lowest = stop.kind in _LOWEST
    if value is None or (value >= stop.value if lowest else value <= stop.value):
        return None
    words = {
        "name": RULES[stop.kind].name,
        "value": Number(value, 0),
        "limit": Number(stop.value, 0),
        "unit": RULES[stop.kind].units[0],
        "source": stop.source,
    }
    if reading.measure.group is Group.VITALS:
        said = Text("{name}: {value} {unit} is beyond {limit} ({source}). Do not start.", words)
    else:
        said = Text("{name}: {value} {unit} is beyond {limit} ({source}). Stop.", words)
    return Demand(stop.kind.value, said, "stop")


def _is_overruled(reading: Reading, cut: Met, ends: set[tuple[str, bool]]) -> bool:
    """Whether every number by which a published cut-point is met has a limit of its own.

    ``ends`` are the inputs that have one, and whether it is a highest value: a lowest glucose
    takes no published stop away that is there for a high one.
    """
    point, scored = cut.point, reading.measure.of_role(Role.VALUE)[0].key
    if point.any_of:
        met = [
            (part, op)
            for part, op, limit in point.any_of
            if (value := number(reading.values, part or scored)) is not None
            and holds(value, op, limit)
        ]
    elif point.all_of:
        met = [(part, op) for part, op, _limit in point.all_of]
        if point.far:
            met = [(part, op) for part, op in met if op.startswith(point.far)]
    else:
        met = [(point.part, point.op)]
    return all((part or scored, op.startswith(">")) in ends for part, op in met)

"""The limits a provider gave for this client: they win over those of the practice."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from medex_desktop.domain.forms import Reader, past_day, read_choice
from medex_desktop.domain.names import clean_line
from medex_desktop.domain.quantity import parse_number
from medex_desktop.domain.units import MG_DL_PER_MMOL
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text

LINE_LIMIT: Final = 200
MMHG: Final = "mmHg"
BPM: Final = "bpm"
PERCENT: Final = "%"
MG_DL: Final = "mg/dL"
MMOL_L: Final = "mmol/L"


class LimitKind(StrEnum):
    """What is limited, and which way."""

    SYSTOLIC_MAX = "systolic_max"
    DIASTOLIC_MAX = "diastolic_max"
    HEART_RATE_MAX = "heart_rate_max"
    SPO2_MIN = "spo2_min"
    GLUCOSE_LOW = "glucose_low"
    GLUCOSE_HIGH = "glucose_high"


@dataclass(frozen=True, slots=True)
class LimitRule:
    """How a kind of limit is typed: its own unit first, and the values it is taken within.

    ``low`` and ``high`` are entry rules of the program, not clinical numbers.
    """

    name: Text
    units: tuple[str, ...]
    low: Decimal
    high: Decimal
    words: Text


RULES: Final = {
    LimitKind.SYSTOLIC_MAX: LimitRule(
        Text("Systolic pressure, highest at rest"), (MMHG,), Decimal(50), Decimal(300),
        Text("Rest systolic limit {value}"),
    ),
    LimitKind.DIASTOLIC_MAX: LimitRule(
        Text("Diastolic pressure, highest at rest"), (MMHG,), Decimal(20), Decimal(200),
        Text("Rest diastolic limit {value}"),
    ),
    LimitKind.HEART_RATE_MAX: LimitRule(
        Text("Heart rate, highest"), (BPM,), Decimal(25), Decimal(220),
        Text("Heart rate limit {value}"),
    ),
    LimitKind.SPO2_MIN: LimitRule(
        Text("Oxygen saturation, lowest"), (PERCENT,), Decimal(50), Decimal(100),
        Text("SpO2 not below {value} %"),
    ),
    LimitKind.GLUCOSE_LOW: LimitRule(
        Text("Glucose, lowest"), (MG_DL, MMOL_L), Decimal(20), Decimal(700),
        Text("Glucose not below {value} {unit}"),
    ),
    LimitKind.GLUCOSE_HIGH: LimitRule(
        Text("Glucose, highest"), (MG_DL, MMOL_L), Decimal(20), Decimal(700),
        Text("Glucose not above {value} {unit}"),
    ),
}  # fmt: skip
"""What each kind is called, and how it stands in the caveat line."""

_PAIRS: Final = (
    (
        LimitKind.DIASTOLIC_MAX,
        LimitKind.SYSTOLIC_MAX,
        Text("The systolic limit must be above the diastolic one."),
    ),
    (
        LimitKind.GLUCOSE_LOW,
        LimitKind.GLUCOSE_HIGH,
        Text("The high glucose limit must be above the low one."),
    ),
)


@dataclass(frozen=True, slots=True)
class LimitForm:
    """The form as typed; ``unit`` is the kind's own when it is left out."""

    kind: str = ""
    typed: str = ""
    unit: str = ""
    source: str = ""
    given_on: str = ""
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class LimitFacts:
    """A limit, read and checked: ``value`` in the kind's own unit beside what was typed."""

    kind: LimitKind
    typed: str
    unit: str
    value: Decimal
    source: str
    given_on: date


@dataclass(frozen=True, slots=True)
class ClientLimit:
    """A limit on record; it counts from ``given_on`` up to the day before ``ended_on``."""

    id: int
    client_id: int
    kind: LimitKind
    typed: str
    unit: str
    value: Decimal
    source: str
    given_on: date
    ended_on: date | None

    def counts_on(self, day: date) -> bool:
        """Whether it is to be kept to on a day."""
        return self.given_on <= day and (self.ended_on is None or day < self.ended_on)

    @property
    def words(self) -> Text:
        """As it stands in the caveat line, in the unit it was given in."""
        return Text(RULES[self.kind].words.msgid, {"value": self.typed, "unit": self.unit})


def read_limit(
    form: LimitForm, birth: date | None, today: date, others: Iterable[ClientLimit] = ()
) -> LimitFacts:
    """Read and check the form; InvalidForm names every faulty field.

    ``others`` are the client's limits of other kinds: a systolic limit is above the diastolic one.
    """
    read = Reader()
    kind = read(None, lambda: read_choice(form.kind, "kind", LimitKind, _WHICH))
    value = read(None, lambda: _value(form, kind) if kind else None)
    given_on = read(today, lambda: _given_on(form, birth, today))
    source = read("", lambda: _source(form))
    if kind is not None and value is not None:
        read(None, lambda: _agree(kind, value, others))
    read.finish()
    assert kind is not None
    assert value is not None
    unit = form.unit.strip() or RULES[kind].units[0]
    return LimitFacts(kind, form.typed.strip(), unit, value, source, given_on)


_WHICH: Final = Text("Choose what is limited.")


def _value(form: LimitForm, kind: LimitKind) -> Decimal:
    rule = RULES[kind]
    unit = form.unit.strip() or rule.units[0]
    if unit not in rule.units:
        units = " / ".join(rule.units)
        raise InvalidInput("unit", Text("The unit here is {units}.", {"units": units}))
    entered = parse_number(form.typed, "typed")
    factor = MG_DL_PER_MMOL if unit == MMOL_L else Decimal(1)
    value = entered * factor
    if not rule.low <= value <= rule.high:
        raise InvalidInput(
            "typed",
            Text(
                "A limit from {low} to {high} {unit} is taken here.",
                {
                    "low": Number(rule.low / factor, 1 if factor > 1 else 0),
                    "high": Number(rule.high / factor, 1 if factor > 1 else 0),
                    "unit": unit,
                },
            ),
        )
    return value


def _given_on(form: LimitForm, birth: date | None, today: date) -> date:
    if not form.given_on.strip():
        return today
    return past_day(
        form.given_on, "given_on", birth=birth, today=today, month_first=form.month_first
    )


def _source(form: LimitForm) -> str:
    typed = clean_line(form.source, "source", LINE_LIMIT)
    if not typed:
        raise InvalidInput(
            "source", Text("Write which provider gave this limit: it wins over the practice's.")
        )
    return typed


def _agree(kind: LimitKind, value: Decimal, others: Iterable[ClientLimit]) -> None:
    known = {one.kind: one.value for one in others if one.kind is not kind} | {kind: value}
    for lower, upper, words in _PAIRS:
        both = kind in (lower, upper) and lower in known and upper in known
        if both and known[lower] >= known[upper]:
            raise InvalidInput("typed", words)


def caveat_words(limits: Iterable[ClientLimit]) -> tuple[Text, ...]:
    """The limits in the words of the caveat line; both pressures are one: "160/100"."""
    found = {one.kind: one for one in limits}
    high, low = found.get(LimitKind.SYSTOLIC_MAX), found.get(LimitKind.DIASTOLIC_MAX)
    if high is None or low is None:
        return tuple(found[kind].words for kind in LimitKind if kind in found)
    both = Text("Rest BP limit {high}/{low}", {"high": high.typed, "low": low.typed})
    rest = [kind for kind in LimitKind if kind in found and RULES[kind].units != (MMHG,)]
    return (both, *(found[kind].words for kind in rest))

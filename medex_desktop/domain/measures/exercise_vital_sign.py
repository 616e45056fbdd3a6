"""Exercise Vital Sign: days a week times minutes a day, and days of strength work."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.scoring import Part, Person, Score, Values, number
from medex_desktop.language import Text

_LOINC: Final = Citation(
    "HL7 Physical Activity",
    "HL7 Physical Activity, Exercise Vital Sign: LOINC 89555-7, 68516-4 and 82291-6 (read 2026)",
    grade="official",
)


def _score(values: Values, person: Person) -> Score:
    days, minutes = number(values, "days_per_week"), number(values, "minutes_per_day")
    if days is None or minutes is None:
        return Score(None, why=Text("Days and minutes are needed."))
    strength = number(values, "strength_days")
    if strength is None:
        return Score(days * minutes)
    part = Part("strength", Text("Days of strength work"), strength, "d", 0)
    return Score(days * minutes, parts=(part,))


MEASURE: Final = Measure(
    key="exercise_vital_sign",
    version=1,
    title=Text("Exercise Vital Sign"),
    short=Text("Activity"),
    unit="min/week",
    places=0,
    group=Group.SCREEN,
    direction=Direction.HIGHER,
    summary=Text("days a week times minutes a day"),
    fields=(
        Field(
            "days_per_week",
            Text("Active days a week"),
            "d",
            "integer",
            low=Decimal(0),
            high=Decimal(7),
        ),
        Field(
            "minutes_per_day",
            Text("Minutes on such a day"),
            "min",
            "integer",
            low=Decimal(0),
            high=Decimal(600),
            soft_low=Decimal(0),
            soft_high=Decimal(180),
        ),
        Field(
            "strength_days",
            Text("Days of strength work a week"),
            "d",
            "integer",
            optional=True,
            low=Decimal(0),
            high=Decimal(7),
            role=Role.CONTEXT,
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    citations=(_LOINC,),
    licence=Text("Free to use; the questions are in our own words."),
    loinc=Loinc(
        others=(
            ("days_per_week", "89555-7"),
            ("minutes_per_day", "68516-4"),
            ("strength_days", "82291-6"),
        ),
        citation=_LOINC,
    ),
    how_to=(
        (
            "say",
            (
                Text("“In a usual week, on how many days do you move at least as hard as in a "
                     "brisk walk? For how many minutes?”"),
                Text("“On how many days do you train your muscles?”"),
            ),
        ),
        ("score", (Text("What the client says: a report, not a measurement."),)),
    ),
)  # fmt: skip

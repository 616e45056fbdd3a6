"""Rockport walk: oxygen uptake estimated from one mile walked as fast as possible."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import SEXES_WITH_NORMS, Direction, Field, Group, Measure
from medex_desktop.domain.quantity import KG_PER_LB
from medex_desktop.domain.scoring import Person, Score, Values, number
from medex_desktop.language import Text

_ROCKPORT: Final = Citation(
    "Rockport",
    "Rockport one-mile equation with body mass in pounds, public code copies (read 2026)",
    grade="two_copies",
)
_KLINE: Final = Citation(
    "Kline 1987",
    "Kline et al. 1987, Med Sci Sports Exerc 19(3):253-259, abstract: adults of 30 to 69",
    grade="abstract",
)
_FROM, _BELOW = 30, 70


def _score(values: Values, person: Person) -> Score:
    mass = number(values, "mass_kg") or person.mass_kg
    minutes, rate = number(values, "time_min"), number(values, "hr_end")
    if mass is None or minutes is None or rate is None:
        return Score(None, why=Text("Body mass, time and heart rate are needed."))
    if person.age is None:
        return Score(None, why=Text("No estimate: the age is not stated."))
    if person.sex not in SEXES_WITH_NORMS:
        return Score(None, why=Text("No estimate: the sex used for norms is not stated."))
    uptake = (
        Decimal("132.853")
        - Decimal("0.0769") * mass / KG_PER_LB
        - Decimal("0.3877") * person.age
        + (Decimal("6.315") if person.sex == "male" else Decimal(0))
        - Decimal("3.2649") * minutes
        - Decimal("0.1565") * rate
    )
    if uptake <= 0:
        return Score(
            None, why=Text("No estimate: the equation falls below zero for these numbers.")
        )
    if _FROM <= person.age < _BELOW:
        return Score(uptake)
    return Score(uptake, messages=(Text("The equation was made with adults of 30 to 69 years."),))


MEASURE: Final = Measure(
    key="vo2_rockport",
    version=1,
    title=Text("Rockport one-mile walk"),
    short=Text("Rockport walk"),
    unit="mL/kg/min",
    places=1,
    group=Group.ENDURANCE,
    direction=Direction.HIGHER,
    summary=Text("oxygen uptake estimated from time, heart rate, age, sex and body mass"),
    fields=(
        Field(
            "mass_kg",
            Text("Body mass"),
            "kg",
            from_client=True,
            low=Decimal(20),
            high=Decimal(400),
            soft_low=Decimal(35),
            soft_high=Decimal(200),
            places=1,
        ),
        Field(
            "time_min",
            Text("Time for one mile"),
            "min",
            low=Decimal(6),
            high=Decimal(60),
            soft_low=Decimal(9),
            soft_high=Decimal(30),
            places=2,
        ),
        Field(
            "hr_end",
            Text("Heart rate at the end"),
            "1/min",
            "integer",
            low=Decimal(40),
            high=Decimal(230),
            soft_low=Decimal(80),
            soft_high=Decimal(190),
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    citations=(_ROCKPORT, _KLINE),
    licence=Text("Free to use."),
    how_to=(
        ("setup", (Text("A measured flat mile (1609 m), usual shoes, no wind."),)),
        ("say", (Text("“Walk the mile as fast as you can, without running.”"),)),
        (
            "score",
            (
                Text("Time in minutes and hundredths: 16 min 30 s is 16.50."),
                Text("Heart rate at the end of the walk."),
            ),
        ),
        ("safety", (Text("With a beta-blocker the estimate does not hold."),)),
    ),
)

"""Body mass index: mass in kilograms over height in metres, squared."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Fact, Loinc, ScoreBand
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import Person, Score, Values, number
from medex_desktop.language import Text

_CLASSES: Final = Citation(
    "awell-score", "BMI classes as listed in awell-score, c37843e (read 2026)", grade="one_copy"
)
_LOINC: Final = Citation(
    "LOINC", "LOINC 39156-5, 8302-2 and 29463-7, as used in CMS69 and US Core (read 2026)",
    grade="official",
)  # fmt: skip


def _score(values: Values, person: Person) -> Score:
    mass = number(values, "mass_kg") or person.mass_kg
    height = number(values, "height_cm") or person.height_cm
    if mass is None or height is None:
        return Score(None, why=Text("Body mass and height are needed."))
    return Score(mass / (height / 100) ** 2)


MEASURE: Final = Measure(
    key="bmi",
    version=1,
    title=Text("Body mass index"),
    short=Text("BMI"),
    unit="kg/m2",
    places=1,
    group=Group.BODY,
    direction=Direction.NEITHER,
    summary=Text("mass over height squared"),
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
            "height_cm",
            Text("Height"),
            "cm",
            from_client=True,
            low=Decimal(90),
            high=Decimal(250),
            soft_low=Decimal(130),
            soft_high=Decimal(210),
            places=1,
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    bands=(
        ScoreBand("underweight", Text("Underweight"), "<18.5", _CLASSES, below=Decimal("18.5")),
        ScoreBand("normal", Text("Normal"), "18.5-24.9", _CLASSES, below=Decimal(25)),
        ScoreBand("overweight", Text("Overweight"), "25-29.9", _CLASSES, below=Decimal(30)),
        ScoreBand("obesity", Text("Obesity"), ">=30", _CLASSES),
    ),
    facts=(
        Fact(
            Text(
                "For people of Asian or South Asian descent the same list calls 23 to 24.9 "
                "overweight, and over 25 obesity."
            ),
            _CLASSES,
        ),
    ),
    licence=Text("Free to use."),
    loinc=Loinc(
        "39156-5",
        others=(("height_cm", "8302-2"), ("mass_kg", "29463-7")),
        citation=_LOINC,
    ),
    how_to=(
        ("setup", (Text("Shoes off, light clothes; height on a stadiometer."),)),
        ("score", (Text("The program computes it. It says nothing of muscle or fat."),)),
    ),
)

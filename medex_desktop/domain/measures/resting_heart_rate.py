"""Resting heart rate, counted or read from an oximeter."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import plain
from medex_desktop.language import Text

_LOINC: Final = Citation(
    "LOINC",
    "LOINC 40443-4, as used in HL7 Physical Activity, and 8867-4 in two code bases (read 2026)",
    grade="two_copies",
)

MEASURE: Final = Measure(
    key="resting_heart_rate",
    version=1,
    title=Text("Resting heart rate"),
    short=Text("Heart rate"),
    unit="1/min",
    places=0,
    group=Group.VITALS,
    direction=Direction.NEITHER,
    summary=Text("beats in a minute at rest"),
    fields=(
        Field(
            "bpm",
            Text("Heart rate"),
            "1/min",
            "integer",
            low=Decimal(25),
            high=Decimal(220),
            soft_low=Decimal(40),
            soft_high=Decimal(110),
            clock="countdown",
            seconds=60,
            marks=30,
        ),
    ),
    protocol_fields=(),
    scoring=plain("bpm"),
    citations=(_LOINC,),
    licence=Text("Free to use."),
    loinc=Loinc(
        "40443-4", display="Heart rate --resting", others=(("any", "8867-4"),), citation=_LOINC
    ),
    how_to=(
        ("setup", (Text("About 5 minutes seated and at rest."),)),
        (
            "score",
            (
                Text("Count the pulse at the wrist for 60 s, or for 30 s and double it."),
                Text("Or read the oximeter once it is steady."),
            ),
        ),
    ),
)

"""Two-minute step test: marching in place, counted on the right knee."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Kind, Loinc, Reference, five_year_rows
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.scoring import plain
from medex_desktop.domain.senior_fitness import MANUAL
from medex_desktop.language import Text

_LOINC: Final = Citation("LOINC", "LOINC 2.78, panel 62818-0 (read 2026)", grade="official")


MEASURE: Final = Measure(
    key="two_minute_step",
    version=1,
    title=Text("Two-minute step test"),
    short=Text("2-minute step"),
    unit="steps",
    places=0,
    group=Group.ENDURANCE,
    direction=Direction.HIGHER,
    summary=Text("right-knee lifts that reach the mark in two minutes"),
    fields=(
        Field(
            "steps_right_knee",
            Text("Lifts of the right knee"),
            "count",
            "integer",
            low=Decimal(0),
            high=Decimal(250),
            soft_low=Decimal(20),
            soft_high=Decimal(160),
            clock="countdown",
            seconds=120,
            marks=30,
            counter=True,
        ),
        Field(
            "hand_support",
            Text("Hand on a support"),
            kind="boolean",
            optional=True,
            role=Role.PROTOCOL,
        ),
    ),
    protocol_fields=("hand_support",),
    scoring=plain("steps_right_knee"),
    references=(
        Reference(
            key="sft",
            title="Senior Fitness Test",
            population=Text("community-living people of 60 to 94"),
            kind=Kind.MIDDLE_HALF,
            unit="steps",
            rows=(
                *five_year_rows("male", "87..115 86..116 80..110 73..109 71..103 59..91 52..86"),
                *five_year_rows("female", "75..107 73..107 68..101 68..100 60..90 55..85 44..72"),
            ),
            citation=MANUAL,
            note=Text("The 2002 article prints 60 to 91 for women 80 to 84."),
        ),
    ),
    licence=Text("Free to use."),
    loinc=Loinc(panel="62818-0", citation=_LOINC),
    how_to=(
        (
            "setup",
            (
                Text("Mark the wall midway between kneecap and hip bone."),
                Text("Beside a wall or a chair, to hold on to if need be."),
            ),
        ),
        ("say", (Text("“March in place for two minutes. Bring each knee up to the mark.”"),)),
        (
            "score",
            (
                Text(
                    "Count the right knee each time it reaches the mark. Rests: the clock goes on."
                ),
            ),
        ),
        ("safety", (Text("Stop at chest pain, dizziness or breathlessness that is too much."),)),
    ),
)

"""Chair sit and reach of the Senior Fitness Test: inches past the toes, minus is short of them."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Kind, Loinc, Reference
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.printed import age_rows, side_field
from medex_desktop.domain.scoring import best_of
from medex_desktop.domain.senior_fitness import AGES, LICENCE, TRANSCRIBED, middle_half
from medex_desktop.language import Text

_MEDIANS: Final = Citation(
    "Rikli & Jones 1999", "Rikli & Jones 1999, n 7.2 thousand, medians as in fitnessnorms.com",
    grade="one_copy",
)  # fmt: skip
_LOINC: Final = Citation("LOINC", "LOINC 2.78, 62818-0 (read 2026)", grade="official")

MEASURE: Final = Measure(
    key="chair_sit_and_reach",
    version=1,
    title=Text("Chair sit and reach"),
    unit="in",
    places=1,
    group=Group.FLEXIBILITY,
    direction=Direction.HIGHER,
    summary=Text("inches past the toes, minus when short of them; the better of two"),
    fields=(
        Field(
            "distance", Text("Distance"), "in", low=Decimal(-30), high=Decimal(20),
            soft_low=Decimal(-15), soft_high=Decimal(12), places=1, repeats=2,
        ),
        side_field(),
    ),
    protocol_fields=(),
    scoring=best_of("distance", highest=True),
    references=(
        middle_half(
            citation=TRANSCRIBED,
            women="-0.5 5.0, -0.5 4.5, -1.0 4.0, -1.5 3.5, -2.0 3.0, -2.5 2.5, -4.5 1.0",
            men="-2.5 4.0, -3.0 3.0, -3.0 3.0, -4.0 2.0, -5.5 1.5, -5.5 0.5, -6.5 -0.5",
            unit="in",
            note=Text("For men 70 to 74 another copy prints −3.5 to 2.5."),
        ),
        Reference(
            key="medians", title="Rikli & Jones 1999",
            population=Text("community-living adults 60 to 94"), kind=Kind.MEDIAN, unit="in",
            rows=(
                *age_rows(AGES, "2.1, 2.0, 1.4, 1.2, 0.5, -0.1, -1.7", "female"),
                *age_rows(AGES, "0.6, 0.0, 0.0, -1.1, -2.0, -2.4, -3.6", "male"),
            ),
            citation=_MEDIANS,
        ),
    ),
    citations=(TRANSCRIBED,),
    licence=LICENCE,
    loinc=Loinc(panel="62818-0", citation=_LOINC),
    how_to=(
        ("setup", (
            Text("Edge of a chair against a wall; one leg straight, heel down, foot at 90°."),
        )),
        ("say", (Text("“Knee straight: reach to the toes and hold for two seconds.”"),)),
        ("score", (
            Text("Middle fingers to the toe of the shoe, to half an inch; the better of two."),
            Text("Short of the toes is minus, past them plus."),
        )),
        ("safety", (Text("Leave it out with severe osteoporosis. Breathe out, no bouncing."),)),
    ),
)  # fmt: skip

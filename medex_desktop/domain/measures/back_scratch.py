"""Back scratch of the Senior Fitness Test: inches between the fingers, plus is an overlap."""

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
    key="back_scratch",
    version=1,
    title=Text("Back scratch"),
    unit="in",
    places=1,
    group=Group.FLEXIBILITY,
    direction=Direction.HIGHER,
    summary=Text("inches between the middle fingers, plus when they overlap; the better of two"),
    fields=(
        Field(
            "distance", Text("Distance"), "in", low=Decimal(-40), high=Decimal(15),
            soft_low=Decimal(-20), soft_high=Decimal(8), places=1, repeats=2,
        ),
        side_field(words=(("left", Text("left hand above")), ("right", Text("right hand above")))),
    ),
    protocol_fields=(),
    scoring=best_of("distance", highest=True),
    references=(
        middle_half(
            citation=TRANSCRIBED,
            women="-3.0 1.5, -3.5 1.5, -4.0 1.0, -5.0 0.5, -5.5 0.0, -7.0 -1.0, -8.0 -1.0",
            men="-6.5 0.0, -7.5 -1.0, -8.0 -1.0, -9.0 -2.0, -9.5 -2.0, -9.5 -3.0, -10.5 -4.0",
            unit="in",
            note=Text("For men 85 to 89 other copies print −10.0 to −3.0."),
        ),
        Reference(
            key="medians", title="Rikli & Jones 1999",
            population=Text("community-living adults 60 to 94"), kind=Kind.MEDIAN, unit="in",
            rows=(
                *age_rows(AGES, "-0.7, -1.2, -1.7, -2.1, -2.6, -3.9, -4.5", "female"),
                *age_rows(AGES, "-3.4, -4.1, -4.5, -5.6, -5.7, -6.2, -7.2", "male"),
            ),
            citation=_MEDIANS,
        ),
    ),
    citations=(TRANSCRIBED,),
    licence=LICENCE,
    loinc=Loinc(panel="62818-0", citation=_LOINC),
    how_to=(
        ("setup", (
            Text("Standing; one hand over its shoulder, palm down, the other up the back."),
        )),
        ("say", (Text("“Bring the middle fingers as near together as you can.”"),)),
        ("score", (
            Text("Tip to tip, to half an inch: a gap is minus, an overlap plus. Better of two."),
            Text("The side is that of the upper hand."),
        )),
        ("safety", (Text("Stop at pain. No hooking of the fingers, no pulling."),)),
    ),
)  # fmt: skip

"""8-foot up and go of the Senior Fitness Test; not the Timed Up and Go."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import best_of
from medex_desktop.domain.senior_fitness import LICENCE, MANUAL, middle_half
from medex_desktop.language import Text

_LOINC: Final = Citation("LOINC", "LOINC 2.78, 62818-0 (read 2026)", grade="official")

MEASURE: Final = Measure(
    key="up_and_go_8ft",
    version=1,
    title=Text("8-foot up and go"),
    unit="s",
    places=1,
    group=Group.MOBILITY,
    direction=Direction.LOWER,
    summary=Text("seconds to stand, go round a cone at 8 ft and sit; the better of two"),
    fields=(
        Field(
            "time", Text("Time"), "s", low=Decimal("1.5"), high=Decimal(180),
            soft_low=Decimal("2.5"), soft_high=Decimal(40), places=2, clock="stopwatch", repeats=2,
        ),
    ),
    protocol_fields=(),
    scoring=best_of("time", highest=False),
    references=(
        middle_half(
            women="4.4 6.0, 4.8 6.4, 4.9 7.1, 5.2 7.4, 5.7 8.7, 6.2 9.6, 7.3 11.5",
            men="3.8 5.6, 4.3 5.9, 4.4 6.2, 4.6 7.2, 5.2 7.6, 5.5 8.9, 6.2 10.0",
            unit="s",
            note=Text("A 2002 article prints narrower ranges for men 65 to 74 and 85 to 89."),
        ),
    ),
    citations=(MANUAL,),
    licence=LICENCE,
    loinc=Loinc(panel="62818-0", citation=_LOINC),
    how_to=(
        ("setup", (
            Text("Chair 43 cm (17 in) against a wall; far side of a cone at 8 ft (2.44 m)."),
            Text("One practice, then two trials. Usual aid."),
        )),
        ("say", (Text("“On go, walk as fast as you safely can round the cone and sit down.”"),)),
        ("score", (
            Text("From “go” until seated; the better time counts."),
            Text("It can’t be held against the Timed Up and Go (3 m, usual pace)."),
        )),
    ),
)  # fmt: skip

"""PHQ-2: the two first questions of the PHQ-9."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint, Loinc
from medex_desktop.domain.measure import Direction, Group, Measure
from medex_desktop.domain.questionnaires import (
    AWELL,
    DAYS,
    PHQ_FIRST,
    PHQ_LICENCE,
    PHQ_SOURCE,
    fields_of,
    items_for,
    keys_of,
)
from medex_desktop.domain.scoring import sum_of
from medex_desktop.language import Text

_LOINC: Final = Citation(
    "LOINC", "LOINC 55758-7 PHQ-2 total score, two public copies (read 2026)", grade="two_copies"
)

MEASURE: Final = Measure(
    key="phq2",
    version=1,
    title=Text("PHQ-2 (mood, two questions)"),
    short=Text("PHQ-2"),
    unit="points",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.LOWER,
    summary=Text("sum of two answers, 0 to 6; 0 is no symptoms"),
    fields=fields_of(PHQ_FIRST, 3),
    protocol_fields=(),
    scoring=sum_of(keys_of(2)),
    items=items_for(PHQ_FIRST, DAYS),
    cut_points=(
        CutPoint(
            "ask_phq9",
            Text("3 or more"),
            Text("3 or more: the source goes on to the PHQ-9"),
            AWELL,
            limit=Decimal(3),
            action="note",
        ),
    ),
    citations=(PHQ_SOURCE,),
    licence=PHQ_LICENCE,
    loinc=Loinc("55758-7", display="PHQ-2 total score", citation=_LOINC),
    how_to=(
        ("setup", (Text("The client answers alone, about the last 2 weeks."),)),
        ("safety", (Text("A screen only: know beforehand whom you refer to."),)),
    ),
)

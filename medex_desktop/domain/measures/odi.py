"""Oswestry Disability Index: the percentage of a licensed form about the low back."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc, ScoreBand, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, TotalRule
from medex_desktop.domain.questionnaires import (
    ABBOTT,
    AWELL,
    FROM_PRINTED_FORM,
    change,
    percent_of_sections,
)
from medex_desktop.domain.scoring import plain
from medex_desktop.language import Text

_LOINC: Final = Citation(
    "LOINC in CMS ACCESS", "CMS ACCESS Model API v0.9.12 instrument list 2026", grade="official"
)

percent = percent_of_sections(of=10, least=9, highest=5)
"""The percentage from the ten section scores (None where one was left out)."""

# The words of the two highest bands are ours: the printed ones offend.
_BANDS: Final = (
    ScoreBand("minimal", Text("Minimal"), "0 to 20 %", AWELL, through=Decimal(20)),
    ScoreBand("moderate", Text("Moderate"), "21 to 40 %", AWELL, through=Decimal(40)),
    ScoreBand("severe", Text("Severe"), "41 to 60 %", AWELL, through=Decimal(60)),
    ScoreBand("very_severe", Text("Very severe"), "61 to 80 %", AWELL, through=Decimal(80)),
    ScoreBand("highest", Text("Highest band"), "81 to 100 %", AWELL),
)

MEASURE: Final = Measure(
    key="odi",
    version=1,
    title=Text("Oswestry Disability Index (low back)"),
    short=Text("Oswestry"),
    unit="%",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.LOWER,
    summary=Text("percentage of the printed form; 0 is no difficulty"),
    fields=(Field("percent", Text("Percentage"), "%", low=Decimal(0), high=Decimal(100)),),
    protocol_fields=(),
    scoring=plain("percent"),
    bands=_BANDS,
    change_facts=(change(Text("musculoskeletal outpatients"), Stat.MCID, "12", "points", ABBOTT),),
    licence=Text(
        "Through Mapi Research Trust (ePROVIDE): free for clinical practice, fees may apply for "
        "organisations and companies. Only the percentage is entered here."
    ),
    loinc=Loinc("97908-8", display="Oswestry Disability Index", citation=_LOINC),
    total_only=True,
    total_rule=TotalRule("percent", 10, 0, 5, percent),
    how_to=(
        ("setup", (FROM_PRINTED_FORM, Text("10 sections of 0 to 5; at least 9 answered."))),
        ("score", (Text("Points × 100 / (5 × sections answered) is the percentage."),)),
    ),
)

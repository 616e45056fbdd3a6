"""Neck Disability Index: the percentage of a licensed form about the neck."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc, Stat
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

MEASURE: Final = Measure(
    key="ndi",
    version=1,
    title=Text("Neck Disability Index"),
    short=Text("Neck Disability Index"),
    unit="%",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.LOWER,
    summary=Text("percentage of the printed form; 0 is no difficulty"),
    fields=(Field("percent", Text("Percentage"), "%", low=Decimal(0), high=Decimal(100)),),
    protocol_fields=(),
    scoring=plain("percent"),
    change_facts=(change(Text("musculoskeletal outpatients"), Stat.MCID, "14", "points", ABBOTT),),
    citations=(AWELL,),
    licence=Text("© Vernon; ask its owner before use. Only the percentage is entered here."),
    loinc=Loinc("82226-2", display="Neck Disability Index", citation=_LOINC),
    total_only=True,
    total_rule=TotalRule("percent", 10, 0, 5, percent),
    how_to=(
        ("setup", (FROM_PRINTED_FORM, Text("10 sections of 0 to 5; at least 9 answered."))),
        ("score", (Text("Points × 100 / (5 × sections answered) is the percentage."),)),
    ),
)

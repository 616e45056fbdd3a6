"""WOMAC: three subscale totals of a licensed form, added."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.questionnaires import FROM_PRINTED_FORM
from medex_desktop.domain.scoring import sum_of
from medex_desktop.language import Text

_SOURCE: Final = Citation(
    "Awell score library",
    "Awell score library, WOMAC: sum of the subscales (read 2026)",
    grade="one_copy",
)

MEASURE: Final = Measure(
    key="womac",
    version=1,
    title=Text("WOMAC (knee and hip osteoarthritis)"),
    short=Text("WOMAC"),
    unit="points",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.LOWER,
    summary=Text("sum of pain, stiffness and function, 0 to 96; 0 is best"),
    fields=(
        Field("pain", Text("Pain"), "0-20", low=Decimal(0), high=Decimal(20)),
        Field("stiffness", Text("Stiffness"), "0-8", low=Decimal(0), high=Decimal(8)),
        Field("function", Text("Function"), "0-68", low=Decimal(0), high=Decimal(68)),
    ),
    protocol_fields=(),
    scoring=sum_of(("pain", "stiffness", "function")),
    citations=(_SOURCE,),
    licence=Text("Proprietary: only the three subscale totals of your licensed form are entered."),
    total_only=True,
    how_to=(
        ("setup", (FROM_PRINTED_FORM, Text("Use the 0 to 4 (Likert) form each time."))),
        ("score", (Text("Enter the three subscale totals; lower is better."),)),
    ),
)

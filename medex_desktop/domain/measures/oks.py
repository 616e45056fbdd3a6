"""Oxford Knee Score or Oxford Hip Score: the total of a licensed form."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint, Fact, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.questionnaires import FROM_PRINTED_FORM, change
from medex_desktop.domain.scoring import plain
from medex_desktop.language import Text

_PASS: Final = Citation(
    "Bone Joint Res 2014", "Bone Joint Res 2014;3:7-13, abstract", grade="abstract"
)
_MIC: Final = Citation(
    "Acta Orthop 2018",
    "Acta Orthop 2018, 10.1080/17453674.2018.1480739, abstract",
    grade="abstract",
)

MEASURE: Final = Measure(
    key="oks",
    version=1,
    title=Text("Oxford Knee or Hip Score"),
    short=Text("Oxford score"),
    unit="points",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.HIGHER,
    summary=Text("total 0 to 48 of the printed form; 48 is best"),
    fields=(
        Field("total", Text("Total"), "0-48", "integer", low=Decimal(0), high=Decimal(48)),
        Field(
            "joint",
            Text("Joint"),
            kind="choice",
            choices=("knee", "hip"),
            optional=True,
            role=Role.IDENTITY,
        ),
    ),
    protocol_fields=(),
    scoring=plain("total"),
    cut_points=(
        CutPoint(
            "pass_knee", Text("knee, 37 or more"),
            Text("37 or more: a state people accepted, on average 3 years after knee "
                 "replacement"),
            _PASS, limit=Decimal(37), when=(("joint", ("knee",)),), groups=("tka",),
        ),
        CutPoint(
            "pass_hip", Text("hip, 42 or more"),
            Text("42 or more: a state people accepted, on average 3 years after hip "
                 "replacement"),
            _PASS, limit=Decimal(42), when=(("joint", ("hip",)),), groups=("tha",),
        ),
    ),
    change_facts=(
        change(Text("knee replacement, 1 year (8, interval 6 to 9)"), Stat.MCID, "8", "points",
               _MIC, when=(("joint", ("knee",)),)),
    ),
    facts=(
        Fact(
            Text("Another questionnaire, the Forgotten Joint Score (FJS-12): 14 points (10 to 18) "
                 "matter one year after knee replacement."),
            _MIC,
        ),
    ),
    licence=Text(
        "Licence of Oxford University Innovation required; free for strictly non-commercial or "
        "publicly funded care, a fee otherwise. Only the total is entered here."
    ),
    total_only=True,
    how_to=(
        ("setup", (FROM_PRINTED_FORM, Text("12 items, the last 4 weeks; your licence is needed."))),
        ("score", (Text("Add the answers, 0 to 4 with 4 best, and enter the total."),)),
    ),
)  # fmt: skip

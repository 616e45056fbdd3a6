"""Tampa Scale of Kinesiophobia, 17 items: the total of a printed form."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, TotalRule
from medex_desktop.domain.questionnaires import AWELL, FROM_PRINTED_FORM, change, checked
from medex_desktop.domain.scoring import Score, plain
from medex_desktop.language import Text

_TSK_11: Final = Citation(
    "Arch Physiother 2017",
    "Arch Physiother 2017, 10.1186/s40945-017-0032-x, Table 2",
    grade="one_copy",
)
_ITEMS: Final = 17
_TURNED: Final = (4, 8, 12, 16)


def total_of(answers: Sequence[Decimal | None]) -> Score:
    """The total of the seventeen answers of 1 to 4: items 4, 8, 12 and 16 are turned round."""
    given = checked(answers, 1, 4)
    if len(given) != _ITEMS:
        words = {"given": len(given), "of": _ITEMS}
        return Score(None, why=Text("{given} of {of} items are answered; all are needed.", words))
    turned = [5 - one if place in _TURNED else one for place, one in enumerate(given, start=1)]
    return Score(sum(turned, Decimal(0)))


MEASURE: Final = Measure(
    key="tsk17",
    version=1,
    title=Text("Tampa Scale of Kinesiophobia (17 items)"),
    short=Text("Tampa scale"),
    unit="points",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.LOWER,
    summary=Text("total 17 to 68 of the printed form; lower is less fear of movement"),
    fields=(Field("total", Text("Total"), "17-68", "integer", low=Decimal(17), high=Decimal(68)),),
    protocol_fields=(),
    scoring=plain("total"),
    cut_points=(
        CutPoint(
            "above_37", Text("above 37"),
            Text("Above 37: the source calls this much fear of movement"),
            AWELL, op=">", limit=Decimal(37), action="note",
        ),
    ),
    change_facts=(
        change(Text("chronic pain, the 11-item form"), Stat.MCID, "5.6", "points", _TSK_11,
               display_only=True),
    ),
    licence=Text("Terms of use not found: only the total of your printed form is entered here."),
    total_only=True,
    total_rule=TotalRule("total", _ITEMS, 1, 4, total_of),
    how_to=(
        ("setup", (FROM_PRINTED_FORM, Text("17 items of 1 to 4; all are needed."))),
        ("score", (Text("Turn items 4, 8, 12 and 16 round (5 − answer), then add."),)),
    ),
)  # fmt: skip

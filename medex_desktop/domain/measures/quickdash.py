"""QuickDASH: the score of a licensed form about arm, shoulder and hand."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, TotalRule
from medex_desktop.domain.questionnaires import AWELL, FROM_PRINTED_FORM, change, checked
from medex_desktop.domain.scoring import Score, plain
from medex_desktop.language import Text

_FRANCHIGNONI: Final = Citation(
    "Franchignoni 2014",
    "Franchignoni et al. 2014, J Orthop Sports Phys Ther 44:30-39, abstract",
    grade="abstract",
)
_RYSSTAD: Final = Citation(
    "Rysstad 2020",
    "Rysstad et al. 2020, BMC Musculoskelet Disord 21:328, abstract",
    grade="abstract",
)
_ITEMS: Final = 11
_LEAST: Final = 10


def score_of(answers: Sequence[Decimal | None]) -> Score:
    """The score from the eleven answers of 1 to 5 (None where one was left out)."""
    given = checked(answers, 1, 5)
    if len(given) < _LEAST:
        words = {"given": len(given), "of": _ITEMS, "least": _LEAST}
        return Score(
            None, why=Text("{given} of {of} items are answered; {least} are needed.", words)
        )
    return Score((sum(given, Decimal(0)) / len(given) - 1) * 25)


MEASURE: Final = Measure(
    key="quickdash",
    version=1,
    title=Text("QuickDASH (arm, shoulder and hand)"),
    short=Text("QuickDASH"),
    unit="points",
    places=1,
    group=Group.QUESTIONNAIRE,
    direction=Direction.LOWER,
    summary=Text("score 0 to 100 of the printed form; 0 is no difficulty"),
    fields=(Field("score", Text("Score"), "0-100", low=Decimal(0), high=Decimal(100), places=1),),
    protocol_fields=(),
    scoring=plain("score"),
    change_facts=(
        change(Text("arm and shoulder outpatients"), Stat.MDC90, "12.85", "points",
               _FRANCHIGNONI),
        change(Text("arm and shoulder outpatients"), Stat.MCID, "15.91", "points",
               _FRANCHIGNONI),
        change(Text("shoulder pain, 3 months"), Stat.MCID, "10.8 13.6", "points", _RYSSTAD,
               group="shoulder_pain"),
    ),
    citations=(AWELL,),
    licence=Text(
        "© Institute for Work & Health: free for most non-commercial use, commercial software "
        "needs a licence. Only the score is entered here."
    ),
    total_only=True,
    total_rule=TotalRule("score", _ITEMS, 1, 5, score_of),
    how_to=(
        ("setup", (FROM_PRINTED_FORM, Text("11 items of 1 to 5; at least 10 answered."))),
        ("score", (Text("(mean of the answers − 1) × 25 is the score."),)),
    ),
)  # fmt: skip

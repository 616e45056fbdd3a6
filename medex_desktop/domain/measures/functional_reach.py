"""Functional reach: how far the hand goes forward without a step."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import Person, Score, Values, trials
from medex_desktop.language import Text

_CUT: Final = Citation(
    "PMC10904222", "PMC10904222, introduction, about 6 in (read 2026)", grade="abstract"
)
_DUNCAN: Final = Citation(
    "Duncan 1990", "Duncan et al. 1990, J Gerontol 45:M192-197, n 128, abstract", grade="abstract"
)


def _score(values: Values, person: Person) -> Score:
    """The mean of the last two of the reaches entered; of a single one, that one."""
    last = trials(values, "reach")[-2:]
    if not last:
        return Score(None, why=Text("Nothing was measured."))
    return Score(sum(last, Decimal(0)) / len(last))


MEASURE: Final = Measure(
    key="functional_reach",
    version=1,
    title=Text("Functional reach"),
    unit="cm",
    places=1,
    group=Group.BALANCE,
    direction=Direction.HIGHER,
    summary=Text("centimetres reached forward; the mean of the last two of three"),
    fields=(
        Field(
            "reach", Text("Reach"), "cm", low=Decimal(0), high=Decimal(80),
            soft_low=Decimal(5), soft_high=Decimal(50), places=1, repeats=3,
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    cut_points=(
        CutPoint(
            "six_inches", Text("below 15.2 cm (6 in)"),
            Text("Below 15.2 cm (6 in): a published cut-off asks for a closer look at falls"),
            _CUT, op="<", limit=Decimal("15.2"), age_from=60, action="note",
        ),
    ),
    citations=(_DUNCAN,),
    licence=Text("Free to use."),
    how_to=(
        ("setup", (
            Text("Standing beside a wall with a rule at shoulder height, not touching it."),
            Text("Near arm forward at 90°, hand a fist."),
        )),
        ("say", (Text("“Reach as far forward as you can without taking a step.”"),)),
        ("score", (
            Text("Knuckle of the middle finger: end less start. Three trials; enter each."),
        )),
        ("safety", (Text("Stand close by. A step or a hand on the wall: repeat."),)),
    ),
)  # fmt: skip

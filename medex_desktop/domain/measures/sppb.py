"""Short Physical Performance Battery: balance, a 4 m walk and five chair stands, 0 to 12."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import ChangeFact, Citation, Loinc, ScoreBand, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.scoring import Part, Person, Score, Values, items_of, number
from medex_desktop.language import Text

_SCORING: Final = Citation(
    "SPPB scoring", "SPPB scoring at hundredths of a second, five copies (read 2026)",
    grade="two_copies",
)  # fmt: skip
_BANDS: Final = Citation(
    "SPPB bands", "SPPB in three bands, a French form as copied (read 2026)", grade="one_copy"
)
_PERERA: Final = Citation(
    "Perera 2006", "Perera et al. 2006, J Am Geriatr Soc, abstract", grade="abstract"
)
_LIFE_P: Final = Citation(
    "Kwon 2009", "Kwon et al. 2009 (LIFE-P), PMC3100159, abstract", grade="abstract"
)
_LOINC: Final = Citation("LOINC", "LOINC 62825-5, 66253-6 and 66255-1 (read 2026)",
                         grade="official")  # fmt: skip

_STANCES: Final = ("side_by_side", "semi_tandem", "tandem")
_HELD: Final = Decimal(10)
_TANDEM_PART: Final = Decimal(3)
# the first time that gets one point less: 4.82 to 6.20 s is 3
_WALK: Final = (Decimal("4.82"), Decimal("6.21"), Decimal("8.71"))
_CHAIR: Final = (Decimal("11.20"), Decimal("13.70"), Decimal("16.70"))
_CHAIR_LONGEST: Final = Decimal(60)


def _balance(side_by_side: Decimal, semi_tandem: Decimal, tandem: Decimal) -> int:
    if side_by_side < _HELD:
        return 0
    if semi_tandem < _HELD:
        return 1
    if tandem < _TANDEM_PART:
        return 2
    return 3 if tandem < _HELD else 4


def _points(time: Decimal, steps: Sequence[Decimal]) -> int:
    """4 below the first step, one less from each step on."""
    return 4 - sum(time >= step for step in steps)


def _walk(values: Values) -> int | None:
    """None while neither the time nor that it can't be done is known."""
    if values.get("walk_unable") is True:
        return 0
    time = number(values, "walk_4m_best")
    return None if time is None else _points(time, _WALK)


def _chair(values: Values) -> int | None:
    if values.get("chair_unable") is True:
        return 0
    time = number(values, "chair_5x")
    if time is None:
        return None
    return 0 if time > _CHAIR_LONGEST else _points(time, _CHAIR)


def _score(values: Values, person: Person) -> Score:
    """Three parts of 0 to 4 and their sum."""
    stances, walk, chair = items_of(values, _STANCES), _walk(values), _chair(values)
    if stances is None or walk is None or chair is None:
        return Score(None, why=Text("All five times are needed; a stance not tried is 0."))
    parts = (
        Part("balance", Text("Balance"), Decimal(_balance(*stances))),
        Part("gait", Text("Walk"), Decimal(walk)),
        Part("chair", Text("Chair stands"), Decimal(chair)),
    )
    return Score(sum((part.value for part in parts), Decimal(0)), parts=parts)


def _stance(key: str, label: Text) -> Field:
    return Field(key, label, "s", low=Decimal(0), high=Decimal(10), soft_low=Decimal(0),
                 soft_high=Decimal(10), places=2, clock="stopwatch")  # fmt: skip


MEASURE: Final = Measure(
    key="sppb",
    version=1,
    title=Text("Short Physical Performance Battery"),
    short=Text("SPPB"),
    unit="points",
    places=0,
    group=Group.MOBILITY,
    direction=Direction.HIGHER,
    summary=Text("balance, 4 m walk and chair stands, 0 to 4 each; the sum, 0 to 12"),
    fields=(
        _stance("side_by_side", Text("Feet side by side")),
        _stance("semi_tandem", Text("Semi-tandem")),
        _stance("tandem", Text("Tandem")),
        Field(
            "walk_4m_best", Text("4 m walk, the faster of two"), "s",
            low=Decimal("0.8"), high=Decimal(120), soft_low=Decimal("1.5"), soft_high=Decimal(30),
            places=2, clock="stopwatch",
        ),
        Field("walk_unable", Text("Can’t walk"), kind="boolean", optional=True,
              role=Role.CONTEXT, instead_of="walk_4m_best"),
        Field(
            "chair_5x", Text("Five chair stands"), "s",
            low=Decimal(3), high=Decimal(120), soft_low=Decimal(5), soft_high=Decimal(60),
            places=2, clock="stopwatch",
        ),
        Field("chair_unable", Text("Can’t stand up"), kind="boolean", optional=True,
              role=Role.CONTEXT, instead_of="chair_5x"),
    ),
    protocol_fields=(),
    scoring=_score,
    bands=(
        ScoreBand("severe", Text("Severe loss of mobility"), "0 to 6", _BANDS, through=Decimal(6)),
        ScoreBand("moderate", Text("Moderate loss of mobility"), "7 to 9", _BANDS,
                  through=Decimal(9)),
        ScoreBand("normal", Text("Normal mobility"), "10 to 12", _BANDS),
    ),
    change_facts=(
        ChangeFact("older_adults", Text("older adults"), Stat.SMALL, (Decimal("0.5"),), "points",
                   _PERERA),
        ChangeFact("older_adults", Text("older adults"), Stat.SUBSTANTIAL, (Decimal("1.0"),),
                   "points", _PERERA),
        ChangeFact("older_adults", Text("sedentary adults 70 to 89"), Stat.SMALL,
                   (Decimal("0.3"), Decimal("0.8")), "points", _LIFE_P,
                   words=Text("minimally significant change")),
        ChangeFact("older_adults", Text("sedentary adults 70 to 89"), Stat.SUBSTANTIAL,
                   (Decimal("0.4"), Decimal("1.5")), "points", _LIFE_P),
    ),
    citations=(_SCORING,),
    licence=Text("Free to use (National Institute on Aging)."),
    loinc=Loinc(panel="62825-5", citation=_LOINC,
                others=(("balance", "66253-6"), ("walk time", "66255-1"))),
    how_to=(
        ("setup", (
            Text("Three stances of 10 s, eyes open; stop at the first not held, the rest are 0."),
            Text("Two 4 m walks from standing at usual pace; the faster counts."),
            Text("Five chair stands, arms crossed, as fast as possible."),
        )),
        ("score", (
            Text("The clock stops at the fifth stand, not when seated."),
            Text("Chair stands over 60 s score 0; so does a walk or stand that can’t be done."),
        )),
        ("safety", (Text("Stand close by. Leave out what doesn’t feel safe."),)),
    ),
)  # fmt: skip

"""Four-stage balance test: four stances of ten seconds, each harder than the one before."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Remark
from medex_desktop.domain.scoring import Person, Score, Values, items_of
from medex_desktop.language import Text

_INJURY_MATTERS: Final = Citation(
    "Injury Matters", "Injury Matters, 4-stage balance test (read 2026)", grade="one_copy"
)

_HELD: Final = Decimal(10)
_STANCES: Final = ("side_by_side", "semi_tandem", "tandem", "one_leg")


def _stage(values: Values) -> int:
    """How many stances in a row were held for ten seconds."""
    times = items_of(values, _STANCES) or []
    return next((stage for stage, time in enumerate(times) if time < _HELD), len(times))


def _score(values: Values, person: Person) -> Score:
    if items_of(values, _STANCES) is None:
        return Score(None, why=Text("Every stance is needed; one not tried is 0."))
    return Score(Decimal(_stage(values)))


def _stops_at_the_first(values: Values) -> Remark | None:
    """A stance timed after one that was not held; it is kept and doesn't count."""
    times = items_of(values, _STANCES) or []
    stage = _stage(values)
    later = next((at for at, held in enumerate(times) if at > stage and held), None)
    if later is None:
        return None
    words = Text("The test stops at the first stance not held for 10 s; later ones don’t count.")
    return Remark(_STANCES[later], words)


def _stance(key: str, label: Text) -> Field:
    return Field(
        key, label, "s", low=Decimal(0), high=Decimal(10),
        soft_low=Decimal(0), soft_high=Decimal(10), places=1, clock="stopwatch",
    )  # fmt: skip


MEASURE: Final = Measure(
    key="four_stage_balance",
    version=1,
    title=Text("Four-stage balance"),
    unit="stage",
    places=0,
    group=Group.BALANCE,
    direction=Direction.HIGHER,
    summary=Text("how many of the four stances were held for ten seconds"),
    fields=(
        _stance("side_by_side", Text("Feet side by side")),
        _stance("semi_tandem", Text("Semi-tandem")),
        _stance("tandem", Text("Tandem")),
        _stance("one_leg", Text("On one leg")),
    ),
    protocol_fields=(),
    scoring=_score,
    rules=(_stops_at_the_first,),
    cut_points=(
        CutPoint(
            "tandem", Text("tandem below 10 s"),
            Text("Tandem below 10 s: the test asks for a closer look at falls"),
            _INJURY_MATTERS, op="<", limit=_HELD, part="tandem", age_from=60, action="note",
        ),
    ),
    licence=Text("Free to use; the CDC handout is in the public domain."),
    how_to=(
        ("setup", (
            Text("Eyes open, no aid, beside something to hold. Help into each stance."),
            Text("Side by side; instep by big toe; heel to toe; one leg."),
        )),
        ("say", (Text("“Keep your feet where they are for ten seconds. Arms may move.”"),)),
        ("score", (Text("Stop at the first stance not held for 10 s; those after it are 0."),)),
        ("safety", (Text("Stand close by, ready to steady."),)),
    ),
)  # fmt: skip

"""Heart-rate zone from the trainer's own percentages: age-predicted maximum and reserve."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import Part, Person, Score, Values, flag, number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Number, Text

_TANAKA: Final = Citation(
    "Nikolaidis 2018",
    "Nikolaidis et al. 2018, Front Physiol 9:226, abstract, which states Tanaka 208 - 0.7 x age "
    "and Fox 220 - age",
    grade="abstract",
)
# Ages the formula takes at all, and where it is usual: entry rules, not clinical numbers.
_YOUNGEST, _OLDEST = 10, 110
_USUAL_FROM, _USUAL_TO = 18, 95


def _score(values: Values, person: Person) -> Score:
    if flag(values, "beta_blocker"):
        return Score(
            None,
            why=Text(
                "No heart-rate zone with a beta-blocker: it holds the heart rate down. Steer by "
                "effort from 0 to 10 instead."
            ),
        )
    rest, low, high = (number(values, key) for key in ("hr_rest", "low_pct", "high_pct"))
    age = person.age
    if age is None or not _YOUNGEST <= age <= _OLDEST:
        return Score(None, why=Text("The age is needed, between 10 and 110 years."))
    if rest is None or low is None or high is None:
        return Score(None, why=Text("The resting heart rate and both percentages are needed."))
    most = 208 - Decimal("0.7") * age
    if rest >= most:
        return Score(None, why=Text("The resting heart rate is not below the predicted maximum."))
    lower, upper = (rest + per_cent / 100 * (most - rest) for per_cent in (low, high))
    zone = {"low": Number(lower, 0), "high": Number(upper, 0)}
    return Score(
        most,
        category=Text("Zone {low} to {high} beats a minute", zone),
        parts=(
            Part("zone_low", Text("Zone from"), lower, "1/min", 1),
            Part("zone_high", Text("Zone to"), upper, "1/min", 1),
            Part("fox", Text("Maximum by 220 - age"), 220 - age, "1/min", 0),
        ),
        messages=_said(age),
    )


def _said(age: Decimal) -> tuple[Text, ...]:
    error = Text("A predicted maximum is an estimate: people of one age differ.")
    if _USUAL_FROM <= age <= _USUAL_TO:
        return (error,)
    return (error, Text("The formula is for adults; look at this result with care."))


def _low_is_below_high(values: Values) -> InvalidInput | None:
    low, high = number(values, "low_pct"), number(values, "high_pct")
    if low is None or high is None or low < high:
        return None
    words = {"low": low}
    return InvalidInput("high_pct", Text("The upper percentage must be above {low} %.", words))


MEASURE: Final = Measure(
    key="hr_zones",
    version=1,
    title=Text("Heart-rate zone"),
    unit="1/min",
    places=1,
    group=Group.PRESCRIPTION,
    direction=Direction.NEITHER,
    summary=Text(
        "predicted maximum 208 - 0.7 x age; zone = resting rate + per cent of the reserve"
    ),
    fields=(
        Field(
            "hr_rest",
            Text("Resting heart rate"),
            "1/min",
            "integer",
            low=Decimal(25),
            high=Decimal(150),
            soft_low=Decimal(40),
            soft_high=Decimal(110),
        ),
        Field(
            "low_pct",
            Text("From, of the reserve"),
            "%",
            low=Decimal(0),
            high=Decimal(100),
            soft_low=Decimal(30),
            soft_high=Decimal(70),
        ),
        Field(
            "high_pct",
            Text("To, of the reserve"),
            "%",
            low=Decimal(0),
            high=Decimal(100),
            soft_low=Decimal(40),
            soft_high=Decimal(90),
        ),
        Field("beta_blocker", Text("Takes a beta-blocker"), kind="boolean", optional=True),
    ),
    protocol_fields=(),
    scoring=_score,
    rules=(_low_is_below_high,),
    compared=False,
    citations=(_TANAKA,),
    licence=Text("Free to use: the percentages are your own."),
    how_to=(
        ("setup", (Text("Resting heart rate after 5 minutes seated. Your own percentages."),)),
        (
            "score",
            (
                Text("Maximum 208 - 0.7 x age; zone = resting rate + per cent of the difference."),
                Text("The paper read found it about 5 beats too high for women who run."),
            ),
        ),
        ("safety", (Text("With a beta-blocker there is no zone: steer by effort."),)),
    ),
)

"""One-repetition maximum, estimated from a set with several repetitions."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Remark, Role
from medex_desktop.domain.printed import side_field
from medex_desktop.domain.scoring import Part, Person, Score, Values, number
from medex_desktop.language import Text

_BRZYCKI: Final = Citation(
    "Brzycki, wger", "Brzycki formula as in wger, wger/manager/helpers.py (read 2026)",
    grade="one_copy",
)  # fmt: skip
_EPLEY: Final = Citation(
    "Epley", "Epley formula, eight public code copies that name it (read 2026)", grade="two_copies"
)
# Beyond this many the estimate is loose: an entry rule.
_MANY_REPS: Final = 10


def _score(values: Values, person: Person) -> Score:
    load, reps = number(values, "load_kg"), number(values, "reps")
    if load is None or reps is None:
        return Score(None, why=Text("The load and the repetitions are needed."))
    if reps == 1:
        return Score(load, category=Text("Lifted once"), parts=(_epley(load),))
    estimate = load * 36 / (37 - reps)
    return Score(
        estimate, category=Text("Estimated (Brzycki)"), parts=(_epley(load * (1 + reps / 30)),)
    )


def _epley(value: Decimal) -> Part:
    return Part("epley", Text("By Epley"), value, "kg", 1)


def _many(values: Values) -> Remark | None:
    reps = number(values, "reps")
    if reps is None or reps <= _MANY_REPS:
        return None
    words = Text("More than 10 repetitions: the estimate is loose. Use a heavier set.")
    return Remark("reps", words)


MEASURE: Final = Measure(
    key="one_rm",
    version=1,
    title=Text("One-repetition maximum"),
    short=Text("1RM"),
    unit="kg",
    places=1,
    group=Group.STRENGTH,
    direction=Direction.HIGHER,
    summary=Text("load x 36 / (37 - repetitions), after Brzycki; Epley beside it"),
    fields=(
        Field(
            "load_kg",
            Text("Load"),
            "kg",
            low=Decimal("0.5"),
            high=Decimal(700),
            soft_low=Decimal(1),
            soft_high=Decimal(300),
            places=1,
        ),
        Field(
            "reps",
            Text("Repetitions"),
            "count",
            "integer",
            low=Decimal(1),
            high=Decimal(15),
        ),
        Field("exercise", Text("Exercise"), kind="text", optional=True, role=Role.IDENTITY),
        side_field(optional=True),
    ),
    protocol_fields=(),
    scoring=_score,
    rules=(_many,),
    citations=(_BRZYCKI, _EPLEY),
    licence=Text("Free to use."),
    how_to=(
        ("setup", (Text("One exercise, its name written the same each time. Warm up."),)),
        ("score", (Text("A set of 2 to 10 clean repetitions, up to the last that still is."),)),
        ("safety", (Text("Not over a restriction of the surgeon. Stop at pain."),)),
    ),
)

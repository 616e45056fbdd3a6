"""30-second arm curl of the Senior Fitness Test."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.scoring import Person, Score, Values, number
from medex_desktop.domain.senior_fitness import LICENCE, MANUAL, middle_half
from medex_desktop.language import Text

_LOINC: Final = Citation("LOINC", "LOINC 2.78, 62818-0 (read 2026)", grade="official")

_POUNDS: Final = {"female": Decimal(5), "male": Decimal(8)}


def _score(values: Values, person: Person) -> Score:
    """The curls; said beside them when the weight was not the protocol's."""
    weight, own = number(values, "weight"), _POUNDS.get(person.sex)
    expected = tuple(_POUNDS.values()) if own is None else (own,)
    if weight is None or weight in expected:
        return Score(number(values, "reps"))
    said = Text(
        "The table is for 5 lb (women) and 8 lb (men); {weight} lb was lifted here.",
        {"weight": weight},
    )
    return Score(number(values, "reps"), messages=(said,))


MEASURE: Final = Measure(
    key="arm_curl_30s",
    version=1,
    title=Text("30-second arm curl"),
    short=Text("Arm curl"),
    unit="count",
    places=0,
    group=Group.STRENGTH,
    direction=Direction.HIGHER,
    summary=Text("full curls in 30 s"),
    fields=(
        Field(
            "reps", Text("Curls"), "count", kind="integer",
            low=Decimal(0), high=Decimal(80), soft_low=Decimal(0), soft_high=Decimal(45),
            clock="countdown", seconds=30, counter=True,
        ),
        Field(
            "weight", Text("Weight"), "lb", low=Decimal(1), high=Decimal(20),
            soft_low=Decimal(5), soft_high=Decimal(8), optional=True, role=Role.PROTOCOL, places=1,
        ),
    ),
    protocol_fields=("weight",),
    scoring=_score,
    references=(
        middle_half(
            women="13 19, 12 18, 12 17, 11 17, 10 16, 10 15, 8 13",
            unit="count", when=(("weight", ("", "5", "5.0")),),
        ),
        middle_half(
            men="16 22, 15 21, 14 21, 13 19, 13 19, 11 17, 10 14",
            unit="count", when=(("weight", ("", "8", "8.0")),),
        ),
    ),
    citations=(MANUAL,),
    licence=LICENCE,
    loinc=Loinc(panel="62818-0", citation=_LOINC),
    how_to=(
        ("setup", (
            Text("Seated on the edge of a chair, dominant side. Women 5 lb (2.27 kg)."),
            Text("Men 8 lb (3.63 kg). Elbow straight, thumb forward to begin."),
        )),
        ("say", (Text("“As many full curls as you can in 30 seconds, turning the palm up.”"),)),
        ("score", (Text("Count full curls. The upper arm stays still."),)),
    ),
)  # fmt: skip

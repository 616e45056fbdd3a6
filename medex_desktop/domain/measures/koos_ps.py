"""KOOS-PS and HOOS-PS: the raw sum of a short form of function, of the knee or of the hip."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.questionnaires import FROM_PRINTED_FORM, numbers
from medex_desktop.domain.scoring import Part, Person, Score, Values, choice, number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text

_SOURCE: Final = Citation(
    "Awell score library",
    "Awell score library, HOOS-PS raw to interval table (read 2026)",
    grade="one_copy",
)

# HOOS-PS raw sum 0 to 20, turned so that 100 is no difficulty.
_HIP: Final = numbers(
    "100 95.4 91.2 87.3 83.6 80.0 76.6 73.1 69.6 66.1 62.3 58.3 53.9 49.2 44.1 38.4 32.1 25.2 "
    "17.6 9.2 0.0"
)


def _score(values: Values, person: Person) -> Score:
    """The hip by its table; no table of the knee was found without a fault in it."""
    raw = number(values, "raw")
    if raw is None:
        return Score(None, why=Text("Nothing was measured."))
    parts = (Part("raw", Text("Raw sum"), raw),)
    joint = choice(values, "joint")
    if joint == "hip":
        return Score(_HIP[int(raw)], parts=parts)
    if joint == "knee":
        why = Text("No verified table for the knee form: the raw sum is kept, without a score.")
        return Score(None, parts=parts, why=why)
    return Score(None, parts=parts, why=Text("Say which joint: the tables differ."))


def _hip_sum(values: Values) -> InvalidInput | None:
    raw = number(values, "raw")
    if choice(values, "joint") == "hip" and raw is not None and raw >= len(_HIP):
        return InvalidInput("raw", Text("The hip form has 5 items: its raw sum is 0 to 20."))
    return None


MEASURE: Final = Measure(
    key="koos_ps",
    version=1,
    title=Text("KOOS-PS or HOOS-PS (function, short form)"),
    short=Text("KOOS-PS or HOOS-PS"),
    unit="points",
    places=1,
    group=Group.QUESTIONNAIRE,
    direction=Direction.HIGHER,
    summary=Text("raw sum by the table of the hip form; 100 is no difficulty"),
    fields=(
        Field("raw", Text("Raw sum"), "0-28", "integer", low=Decimal(0), high=Decimal(28)),
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
    scoring=_score,
    rules=(_hip_sum,),
    citations=(_SOURCE,),
    licence=Text("Free at koos.nu; the wording is on the printed form."),
    total_only=True,
    how_to=(
        ("setup", (FROM_PRINTED_FORM, Text("Knee 7 items, hip 5 items, the last week."))),
        ("score", (Text("Add the answers, 0 none to 4 extreme, and enter the sum."),)),
    ),
)

"""Manual muscle test: the strength of one muscle by the grades of the MRC, 0 to 5."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.printed import side_field
from medex_desktop.domain.replacement_course import STRENGTH_AT_3_MONTHS
from medex_desktop.domain.scoring import Person, Score, Values, choice
from medex_desktop.language import Text

_MRC: Final = Citation(
    "MRC 1976", "Medical Research Council, Memorandum 45, 1976, as in World J Orthop 2017;8:21",
    grade="two_copies",
)  # fmt: skip

_GRADES: Final = (
    ("0", Text("No contraction")),
    ("1", Text("Flicker or trace")),
    ("2", Text("Moves with gravity eliminated")),
    ("3", Text("Moves against gravity")),
    ("4", Text("Moves against gravity and resistance")),
    ("5", Text("Normal power")),
)


def _score(values: Values, person: Person) -> Score:
    """The grade, called by its own words."""
    grade = choice(values, "grade")
    if not grade:
        return Score(None, why=Text("Nothing was measured."))
    return Score(Decimal(grade), category=dict(_GRADES)[grade])


MEASURE: Final = Measure(
    key="mmt",
    version=1,
    title=Text("Manual muscle test"),
    short=Text("Muscle test"),
    unit="grade",
    places=0,
    group=Group.STRENGTH,
    direction=Direction.HIGHER,
    summary=Text("the grade of one muscle, 0 to 5"),
    fields=(
        Field(
            "muscle", Text("Muscle or movement"), kind="text", optional=True, role=Role.IDENTITY
        ),
        side_field(optional=True),
        Field(
            "grade", Text("Grade"), "0-5", kind="choice",
            choices=tuple(grade for grade, _ in _GRADES),
            words=tuple(
                (grade, Text("{grade}: {words}", {"grade": grade, "words": words}))
                for grade, words in _GRADES
            ),
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    citations=(_MRC,),
    facts=(STRENGTH_AT_3_MONTHS,),
    licence=Text("Free to use (MRC scale)."),
    how_to=(
        ("setup", (Text("The limb as the muscle needs it: against gravity, or across it."),)),
        ("say", (Text("“Hold it there, don’t let me move you.”"),)),
        ("score", (
            Text("0 none, 1 flicker, 2 without gravity, 3 against gravity, 4 with resistance."),
            Text("5 is normal. Same position and same tester next time."),
        )),
        ("safety", (Text("Stop at pain; keep to what the referral allows after surgery."),)),
    ),
)  # fmt: skip

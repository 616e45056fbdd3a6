"""30-second chair stand: full stands without the arms."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import ChangeFact, Citation, CutPoint, Loinc, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.printed import age_rows
from medex_desktop.domain.scoring import Person, Score, Values, flag, number
from medex_desktop.domain.senior_fitness import AGES, MANUAL, middle_half
from medex_desktop.language import Text

_STEADI: Final = Citation(
    "CDC STEADI",
    "CDC STEADI, 30-Second Chair Stand, below-average scores, as copied twice (read 2026)",
    grade="two_copies",
)
_GILL: Final = Citation(
    "Gill 2022", "Gill et al. 2022, 30-s chair stand in early knee osteoarthritis, n 93, abstract",
    grade="abstract",
)  # fmt: skip
_SELF_TEST: Final = Citation(
    "Eur J Physiother 2024",
    "Eur J Physiother 2024, 10.1080/21679169.2024.2337419, n 114, abstract",
    grade="abstract",
)
_WRIGHT: Final = Citation(
    "Wright 2011", "Wright et al. 2011, J Orthop Sports Phys Ther (May), abstract", grade="abstract"
)
_TKA: Final = Citation(
    "Acta Ortop Bras", "Acta Ortop Bras, chair stand and fast walk after TKA, abstract (read 2026)",
    grade="abstract",
)  # fmt: skip
_LOINC: Final = Citation("LOINC", "LOINC 2.79, 66247-8 and 93125-3 (read 2026)", grade="official")

# 17 inches; blank is the chair of the protocol
CHAIR: Final = (("chair_height_cm", ("", "43", "43.0", "43.2", "43.18")),)


def _score(values: Values, person: Person) -> Score:
    """The stands; none count where the arms helped."""
    said = []
    height = number(values, "chair_height_cm")
    if height is not None and str(height) not in CHAIR[0][1]:
        said.append(
            Text("The tables are for a chair of 43 cm (17 in); this one had {height} cm.",
                 {"height": height})
        )  # fmt: skip
    if flag(values, "used_arms"):
        said.insert(0, Text("The arms helped: scored 0, as the test asks."))
        return Score(Decimal(0), messages=tuple(said))
    return Score(number(values, "reps"), messages=tuple(said))


MEASURE: Final = Measure(
    key="chair_stand_30s",
    version=1,
    title=Text("30-second chair stand"),
    short=Text("Chair stand"),
    unit="count",
    places=0,
    group=Group.STRENGTH,
    direction=Direction.HIGHER,
    summary=Text("full stands in 30 s; 0 when the arms helped"),
    fields=(
        Field(
            "reps", Text("Stands"), "count", kind="integer",
            low=Decimal(0), high=Decimal(80), soft_low=Decimal(0), soft_high=Decimal(40),
            clock="countdown", seconds=30, counter=True,
        ),
        Field("used_arms", Text("Arms helped"), kind="boolean", optional=True),
        Field(
            "chair_height_cm", Text("Height of the seat"), "cm", optional=True,
            low=Decimal(20), high=Decimal(80), role=Role.PROTOCOL, preset="43", places=1,
        ),
    ),
    protocol_fields=("chair_height_cm",),
    scoring=_score,
    references=(
        middle_half(
            women="12 17, 11 16, 10 15, 10 15, 9 14, 8 13, 4 11",
            men="14 19, 12 18, 12 17, 11 17, 10 15, 8 14, 7 12",
            unit="count", when=CHAIR,
        ),
    ),
    cut_points=(
        CutPoint(
            "steadi", Text("Below the STEADI score for age and sex"),
            Text("Below the STEADI score for age and sex: STEADI asks for a closer look at falls"),
            _STEADI, op="<", when=CHAIR, action="note",
            rows=(
                *age_rows(AGES, "12, 11, 10, 10, 9, 8, 4", "female"),
                *age_rows(AGES, "14, 12, 12, 11, 10, 8, 7", "male"),
            ),
        ),
    ),
    change_facts=(
        ChangeFact("knee_oa", Text("early or mild knee osteoarthritis, one session"),
                   Stat.MDC, (Decimal("2.5"),), "reps", _GILL),
        ChangeFact("knee_oa", Text("knee osteoarthritis, tested by themselves at home"),
                   Stat.MDC, (Decimal("2.5"),), "reps", _SELF_TEST),
        ChangeFact("tka", Text("knee replacement, same-day retest"), Stat.MDC95,
                   (Decimal("0.96"),), "reps", _TKA, display_only=True, words=Text("SRD95")),
        ChangeFact("hip_oa", Text("hip osteoarthritis, 9 weeks, three methods"),
                   Stat.MAJOR, (Decimal("2.0"), Decimal("2.6")), "reps", _WRIGHT),
    ),
    citations=(MANUAL,),
    licence=Text("Free to use; the CDC handout is in the public domain."),
    loinc=Loinc("66247-8", display="Sit to stand frequency in 30 seconds",
                others=(("with arms", "93125-3"),), citation=_LOINC),
    how_to=(
        ("setup", (
            Text("Chair without arms, seat 43 cm (17 in), back against a wall. Flat shoes."),
            Text("Middle of the seat, feet flat, arms crossed at the chest. One practice."),
        )),
        ("say", (Text("“On go, stand up fully and sit down, again and again, for 30 seconds.”"),)),
        ("score", (
            Text("Count full stands. More than half way up at 30 s counts as one."),
            Text("If the arms are needed, say so: the score is 0."),
        )),
    ),
)  # fmt: skip

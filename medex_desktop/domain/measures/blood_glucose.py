"""Capillary glucose before exercise: what the ADA table of 2016 says about starting."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint, Fact, Loinc
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.scoring import Part, Person, Score, Values, number
from medex_desktop.domain.units import MG_DL_PER_MMOL
from medex_desktop.language import Text

_ADA: Final = Citation(
    "ADA 2016",
    "Colberg et al. 2016, ADA position statement, Diabetes Care 39:2065-2079, Table 1",
    grade="primary",
)
_TYPE_1: Final = Citation(
    "Sports Med Open 2019",
    "Sports Med Open 2019, 10.1186/s40798-019-0192-1, type 1 consensus quoted there",
    grade="one_copy",
)
_OLD: Final = Citation(
    "ADA/ACSM, older",
    "ADA/ACSM glycaemic guidance as tabled at omicsonline, 2155-9899-S2-004, T001 (read 2026)",
    grade="one_copy",
)
_LOINC: Final = Citation(
    "LOINC", "LOINC 41653-7, as used in HL7 Physical Activity (read 2026)", grade="official"
)


def _score(values: Values, person: Person) -> Score:
    glucose = number(values, "value")
    if glucose is None:
        return Score(None, why=Text("Nothing was measured."))
    parts = [Part("mmol_l", Text("In mmol/L"), glucose / MG_DL_PER_MMOL, "mmol/L", 1)]
    ketones = number(values, "ketones_mmol_l")
    if ketones is not None:
        parts.append(Part("ketones", Text("Ketones"), ketones, "mmol/L", 1))
    return Score(glucose, parts=tuple(parts))


MEASURE: Final = Measure(
    key="blood_glucose",
    version=1,
    title=Text("Blood glucose around exercise"),
    short=Text("Glucose"),
    unit="mg/dL",
    places=0,
    group=Group.VITALS,
    direction=Direction.NEITHER,
    summary=Text("capillary glucose at the start of exercise, of a client with diabetes"),
    fields=(
        Field(
            "value",
            Text("Glucose"),
            "mg/dL",
            low=Decimal(20),
            high=Decimal(700),
            soft_low=Decimal(50),
            soft_high=Decimal(400),
        ),
        Field(
            "ketones_mmol_l",
            Text("Ketones"),
            "mmol/L",
            optional=True,
            low=Decimal(0),
            high=Decimal(10),
            soft_low=Decimal(0),
            soft_high=Decimal(3),
            places=1,
            role=Role.CONTEXT,
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    cut_points=(
        CutPoint(
            "type_1_low",
            Text("type 1: below 2.9 mmol/L (52 mg/dL)"),
            Text("Below 2.9 mmol/L: with type 1 diabetes no exercise on that day."),
            _TYPE_1,
            op="<",
            limit=Decimal("2.9") * MG_DL_PER_MMOL,
            action="stop",
        ),
        CutPoint(
            "type_1_treat",
            Text("type 1: 2.9 to 3.9 mmol/L (52 to 70 mg/dL)"),
            Text("2.9 to 3.9 mmol/L: with type 1 diabetes start only after it has been treated."),
            _TYPE_1,
            all_of=(
                ("", ">=", Decimal("2.9") * MG_DL_PER_MMOL),
                ("", "<=", Decimal("3.9") * MG_DL_PER_MMOL),
            ),
            far="<",
            action="stop",
        ),
        CutPoint(
            "ada_below_90",
            Text("below 90 mg/dL (below 5.0 mmol/L)"),
            Text(
                "Below 90 mg/dL: the ADA table says 15 to 30 g of fast carbohydrate first; work "
                "under 30 minutes or of very high intensity may need none."
            ),
            _ADA,
            op="<",
            limit=Decimal(90),
            action="note",
        ),
        CutPoint(
            "ada_90_to_150",
            Text("90 to 150 mg/dL (5.0 to 8.3 mmol/L)"),
            Text(
                "90 to 150 mg/dL: the ADA table says carbohydrate from the onset of most exercise, "
                "about 0.5 to 1.0 g per kg of body mass and hour."
            ),
            _ADA,
            all_of=(("", ">=", Decimal(90)), ("", "<", Decimal(150))),
        ),
        CutPoint(
            "ada_150_to_250",
            Text("150 to 250 mg/dL (8.3 to 13.9 mmol/L)"),
            Text(
                "150 to 250 mg/dL: the ADA table says start, and wait with carbohydrate until "
                "below 150."
            ),
            _ADA,
            all_of=(("", ">=", Decimal(150)), ("", "<", Decimal(250))),
        ),
        CutPoint(
            "ada_250_to_350",
            Text("250 to 350 mg/dL (13.9 to 19.4 mmol/L)"),
            Text(
                "250 to 350 mg/dL: the ADA table says test ketones; no exercise if they are "
                "moderate to large, else only mild to moderate, intense work not before below 250."
            ),
            _ADA,
            all_of=(("", ">=", Decimal(250)), ("", "<", Decimal(350))),
            far=">",
            action="stop",
        ),
        CutPoint(
            "ada_350",
            Text("350 mg/dL or more (19.4 mmol/L or more)"),
            Text(
                "350 mg/dL or more: the ADA table says test ketones; no exercise if they are "
                "moderate to large; if negative or trace, a careful insulin correction by the "
                "client’s own plan may be considered, and only mild to moderate work."
            ),
            _ADA,
            limit=Decimal(350),
            action="stop",
        ),
    ),
    facts=(
        Fact(Text("Type 1: also no exercise within 24 hours of a low that needed help."), _TYPE_1),
        Fact(Text("Older table: below 100 mg/dL take carbohydrate before exercise."), _OLD),
        Fact(Text("Older table: above 250 mg/dL with ketosis avoid exercise."), _OLD),
        Fact(Text("Older table: above 300 mg/dL without ketosis take care."), _OLD),
    ),
    licence=Text("Free to use: facts of published tables."),
    loinc=Loinc(
        "41653-7",
        display="Glucose [Mass/volume] in Capillary blood by Glucometer",
        citation=_LOINC,
    ),
    how_to=(
        (
            "setup",
            (
                Text("For clients with diabetes who take insulin or drugs that release it."),
                Text("The client pricks the finger before exercise, after it, and during a long "
                     "session."),
            ),
        ),
        ("score", (Text("mg/dL. A meter in mmol/L: times 18.0."),)),
        (
            "safety",
            (Text("The client’s own limits from the provider come first."),),
        ),
    ),
)  # fmt: skip

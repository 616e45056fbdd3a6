"""Resting blood pressure: the systolic value is followed, the higher of both gives the category."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint, Fact, Loinc
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Remark, Role
from medex_desktop.domain.scoring import Part, Person, Score, Values, number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text

_CLASSES: Final = Citation(
    "ACC/AHA 2017",
    "ACC/AHA 2017 classes, as tabled in BMC Cardiovasc Disord 2019, s12872-019-1259-0, Table 1",
    grade="two_copies",
)
_CRISIS: Final = Citation(
    "Whelton 2018",
    "Crisis range of Whelton et al. 2018, as printed on two clinic pages (read 2026)",
    grade="two_copies",
)
_HIGHER: Final = Citation(
    "MSD Manual", "MSD Manual, classification of blood pressure in adults (read 2026)",
    grade="official",
)  # fmt: skip
_REST: Final = Citation(
    "ACSM GETP9",
    "ACSM Guidelines, 9th edition, contraindications as quoted in a device manual (read 2026)",
    grade="one_copy",
)
_STOP: Final = Citation(
    "ACSM stop signs",
    "ACSM indications for stopping an exercise test, as in PMC10847087, Table 2 (read 2026)",
    grade="primary",
)
_OLDER: Final = Citation(
    "ACSM-CEP", "ACSM stopping indications, as in an ACSM-CEP study guide (read 2026)",
    grade="one_copy",
)  # fmt: skip
_LOINC: Final = Citation(
    "LOINC", "LOINC 85354-9, 8480-6 and 8462-4, as used in CMS22 and CMS165 (read 2026)",
    grade="official",
)  # fmt: skip

# From the top: name, systolic from, diastolic from; one of the two is enough.
_FROM: Final = (
    (Text("Crisis range"), Decimal(181), Decimal(121)),
    (Text("Stage 2"), Decimal(140), Decimal(90)),
    (Text("Stage 1"), Decimal(130), Decimal(80)),
    (Text("Elevated"), Decimal(120), None),
)
# A pulse pressure outside these asks for a second look; an entry rule, not a clinical number.
_PULSE_LOW: Final = 20
_PULSE_HIGH: Final = 100


def _score(values: Values, person: Person) -> Score:
    systolic, diastolic = number(values, "systolic"), number(values, "diastolic")
    if systolic is None or diastolic is None:
        return Score(systolic, why=Text("Both values are needed for the category."))
    return Score(
        systolic,
        category=_category(systolic, diastolic),
        parts=(
            Part("systolic", Text("Systolic"), systolic, "mmHg"),
            Part("diastolic", Text("Diastolic"), diastolic, "mmHg"),
        ),
    )


def _category(systolic: Decimal, diastolic: Decimal) -> Text:
    """The higher of both categories, whole mmHg."""
    for name, upper, lower in _FROM:
        if systolic >= upper or (lower is not None and diastolic >= lower):
            return name
    return Text("Normal")


def _systolic_is_higher(values: Values) -> InvalidInput | Remark | None:
    systolic, diastolic = number(values, "systolic"), number(values, "diastolic")
    if systolic is None or diastolic is None:
        return None
    if systolic <= diastolic:
        return InvalidInput(
            "systolic",
            Text(
                "The systolic value must be above the diastolic one ({diastolic}). "
                "Are they the wrong way round?",
                {"diastolic": diastolic},
            ),
        )
    if not _PULSE_LOW <= systolic - diastolic <= _PULSE_HIGH:
        words = Text(
            "The two values are {gap} mmHg apart, which is unusual. Measure again; it is kept.",
            {"gap": systolic - diastolic},
        )
        return Remark("diastolic", words)
    return None


MEASURE: Final = Measure(
    key="blood_pressure",
    version=1,
    title=Text("Resting blood pressure"),
    short=Text("Blood pressure"),
    unit="mmHg",
    places=0,
    group=Group.VITALS,
    direction=Direction.LOWER,
    summary=Text("the systolic value is followed; the category is the higher of the two"),
    fields=(
        Field(
            "systolic",
            Text("Systolic"),
            "mmHg",
            "integer",
            low=Decimal(50),
            high=Decimal(300),
            soft_low=Decimal(80),
            soft_high=Decimal(200),
        ),
        Field(
            "diastolic",
            Text("Diastolic"),
            "mmHg",
            "integer",
            low=Decimal(20),
            high=Decimal(200),
            soft_low=Decimal(40),
            soft_high=Decimal(120),
        ),
        Field(
            "arm",
            Text("Arm"),
            kind="choice",
            choices=("left", "right"),
            optional=True,
            role=Role.CONTEXT,
        ),
        Field(
            "position",
            Text("Position"),
            kind="choice",
            choices=("seated", "supine", "standing"),
            optional=True,
            role=Role.PROTOCOL,
            words=(("supine", Text("lying on the back")),),
        ),
    ),
    protocol_fields=("position",),
    scoring=_score,
    rules=(_systolic_is_higher,),
    cut_points=(
        CutPoint(
            "rest_limit",
            Text("systolic over 200 or diastolic over 110 at rest"),
            Text(
                "Over 200 or over 110 at rest: ACSM lists it as a relative contraindication to "
                "exercise testing. Do not start; refer."
            ),
            _REST,
            any_of=(("systolic", ">", Decimal(200)), ("diastolic", ">", Decimal(110))),
            action="stop",
        ),
        CutPoint(
            "crisis",
            Text("systolic over 180 or diastolic over 120"),
            Text("Over 180 or over 120: the crisis range of the 2017 guideline. Refer."),
            _CRISIS,
            any_of=(("systolic", ">", Decimal(180)), ("diastolic", ">", Decimal(120))),
            action="refer",
        ),
    ),
    facts=(
        Fact(
            Text(
                "During exercise, stop at a systolic value of 250 or more or a diastolic one of "
                "115 or more (one list prints over 250 and over 115)."
            ),
            _STOP,
        ),
        Fact(
            Text("During exercise, stop when the systolic value falls by more than 10 as work "
                 "rises."),
            _STOP,
        ),
        Fact(
            Text("An older list also stops when it falls below its value before the test."),
            _OLDER,
        ),
        Fact(
            Text(
                "Other stop signs: angina; breathlessness, wheeze or leg cramps; light-headedness, "
                "confusion, unsteadiness, pallor, blue lips, nausea; a heart rate that does not "
                "rise; a change of rhythm; the client asks to stop."
            ),
            _STOP,
        ),
    ),
    citations=(_CLASSES, _HIGHER),
    licence=Text("Free to use: facts of a guideline."),
    loinc=Loinc(
        panel="85354-9",
        others=(("systolic", "8480-6"), ("diastolic", "8462-4")),
        citation=_LOINC,
    ),
    how_to=(
        (
            "setup",
            (
                Text("About 5 minutes seated and quiet, back supported."),
                Text("Arm supported, cuff at the height of the heart."),
            ),
        ),
        ("score", (Text("Take two readings and enter their mean."),)),
        ("safety", (Text("Over 200 or over 110 at rest: do not start."),)),
    ),
)  # fmt: skip

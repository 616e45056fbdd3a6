"""Six-minute walk: how far somebody walks in six minutes, with rests if they are needed."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import (
    ChangeFact,
    Citation,
    CutPoint,
    Equation,
    Fact,
    Kind,
    Loinc,
    Reference,
    Stat,
    When,
    five_year_rows,
)
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.replacement_course import GAIN_AFTER_KNEE, WALK_BEFORE_AND_AFTER
from medex_desktop.domain.scoring import Person, Values, number, plain
from medex_desktop.domain.senior_fitness import TRANSCRIBED
from medex_desktop.domain.units import METRES_PER_YARD
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text

_ENRIGHT_1998: Final = Citation(
    "Enright & Sherrill 1998",
    "Enright & Sherrill 1998, Am J Respir Crit Care Med 158(5), abstract; "
    "10.1164/ajrccm.158.5.9710086; also Singh et al. 2014, Eur Respir J 44:1447, Table 5",
    grade="primary",
)
_BMI_FORM: Final = Citation(
    "ACSM-CEPA",
    "ACSM-CEPA, worked example of Enright & Sherrill 1998 with BMI (read 2026)",
    grade="one_copy",
)
_ENRIGHT_2003: Final = Citation(
    "Enright 2003",
    "Enright et al. 2003, Chest 123:387-398, adults over 68; equation as in Singh et al. 2014, "
    "Eur Respir J 44:1447, Table 5",
    grade="primary",
)
_RELAYED: Final = Citation(
    "RehabMeasures", "Shirley Ryan AbilityLab RehabMeasures, as summarised in ftr-site (read 2026)",
    grade="one_copy",
)  # fmt: skip
_COPD_350: Final = Citation("PMC5008602", "PMC5008602, abstract (read 2026)", grade="abstract")
_PERERA: Final = Citation(
    "Perera 2006", "Perera et al. 2006, J Am Geriatr Soc, abstract", grade="abstract"
)
_TKA: Final = Citation(
    "BMC Musculoskelet Disord 2022",
    "BMC Musculoskelet Disord 2022, 10.1186/s12891-022-05262-4, abstract",
    grade="abstract",
)
_NAYLOR: Final = Citation(
    "Naylor 2014", "Naylor et al. 2014, BMC Musculoskelet Disord 15:235, abstract", grade="abstract"
)
_STEFFEN: Final = Citation(
    "Steffen & Seney 2008", "Steffen & Seney 2008, Phys Ther 88(6):733-746, abstract",
    grade="abstract",
)  # fmt: skip
_DAYNES: Final = Citation(
    "Daynes 2025", "Daynes et al. 2025, Eur Respir Rev 34(176):240198, abstract", grade="abstract"
)
_LOINC: Final = Citation(
    "LOINC", "LOINC 64098-7 and 62619-2, as in the My Heart Counts source (read 2026)",
    grade="one_copy",
)  # fmt: skip

_CORRIDOR: Final[When] = (("course", ("", "corridor")),)
_RECTANGLE: Final[When] = (("course", ("rectangle_50_yd",)),)
_NEEDS_BODY: Final = Text("height and body mass are needed")
_BELOW_1998: Final = (("male", Decimal(153)), ("female", Decimal(139)))


def _line(
    male: tuple[str, str, str, str], female: tuple[str, str, str, str]
) -> Callable[[Person], Decimal | None]:
    """An equation by sex: constant, and what a cm of height, a kg and a year of age add."""

    def predicted(person: Person) -> Decimal | None:
        if person.height_cm is None or person.mass_kg is None or person.age is None:
            return None
        constant, height, mass, age = map(Decimal, male if person.sex == "male" else female)
        return constant + height * person.height_cm + mass * person.mass_kg + age * person.age

    return predicted


def _by_bmi(person: Person) -> Decimal | None:
    if person.height_cm is None or person.mass_kg is None or person.age is None:
        return None
    bmi = person.mass_kg / (person.height_cm / 100) ** 2
    if person.sex == "male":
        return 1140 - Decimal("5.61") * bmi - Decimal("6.94") * person.age
    return 1017 - Decimal("6.24") * bmi - Decimal("5.83") * person.age


def _fact(
    group: str,
    population: Text,
    stat: Stat,
    numbers: str,
    citation: Citation,
    *,
    display_only: bool = False,
    words: Text | None = None,
) -> ChangeFact:
    values = tuple(map(Decimal, numbers.split()))
    return ChangeFact(
        group, population, stat, values, "m", citation, display_only=display_only, words=words
    )


_LIMIT_NOTE: Final = Text(
    "The lower limit is 153 m (men) or 139 m (women) below it, the term ACSM-CEPA prints."
)
_MID: Final = Text("least important difference, pooled from studies with an anchor")


def _some_distance(values: Values) -> InvalidInput | None:
    if number(values, "distance") == 0:
        return InvalidInput(
            "distance",
            Text("0 m is no walk. Enter the metres, or say why it was not done: unable, refused."),
        )
    return None


MEASURE: Final = Measure(
    key="six_minute_walk",
    version=1,
    title=Text("Six-minute walk"),
    short=Text("6-minute walk"),
    unit="m",
    places=0,
    group=Group.ENDURANCE,
    direction=Direction.HIGHER,
    summary=Text("metres in six minutes; rests count while the clock runs"),
    fields=(
        Field(
            "distance",
            Text("Distance"),
            "m",
            low=Decimal(0),
            high=Decimal(1200),
            soft_low=Decimal(50),
            soft_high=Decimal(800),
            places=1,
            clock="countdown",
            seconds=360,
            marks=60,
        ),
        Field(
            "course_length",
            Text("Length of the course"),
            "m",
            optional=True,
            low=Decimal(10),
            high=Decimal(100),
            soft_low=Decimal(12),
            soft_high=Decimal(50),
            places=1,
            role=Role.PROTOCOL,
        ),
        Field(
            "rests",
            Text("Rests"),
            "count",
            "integer",
            optional=True,
            low=Decimal(0),
            high=Decimal(60),
            soft_low=Decimal(0),
            soft_high=Decimal(10),
            role=Role.CONTEXT,
        ),
        Field(
            "spo2_min",
            Text("Lowest saturation"),
            "%",
            "integer",
            optional=True,
            low=Decimal(50),
            high=Decimal(100),
            soft_low=Decimal(80),
            soft_high=Decimal(100),
            role=Role.CONTEXT,
        ),
        Field(
            "hr_end",
            Text("Heart rate at the end"),
            "1/min",
            "integer",
            optional=True,
            low=Decimal(25),
            high=Decimal(230),
            soft_low=Decimal(50),
            soft_high=Decimal(190),
            role=Role.CONTEXT,
        ),
        Field(
            "borg_dyspnea_0_10",
            Text("Breathlessness, 0 to 10"),
            optional=True,
            low=Decimal(0),
            high=Decimal(10),
            places=1,
            role=Role.CONTEXT,
        ),
        Field(
            "height_cm",
            Text("Height"),
            "cm",
            from_client=True,
            low=Decimal(90),
            high=Decimal(250),
            soft_low=Decimal(130),
            soft_high=Decimal(210),
            places=1,
            role=Role.CONTEXT,
        ),
        Field(
            "mass_kg",
            Text("Body mass"),
            "kg",
            from_client=True,
            low=Decimal(20),
            high=Decimal(400),
            soft_low=Decimal(35),
            soft_high=Decimal(200),
            places=1,
            role=Role.CONTEXT,
        ),
        Field(
            "course",
            Text("Course"),
            kind="choice",
            choices=("corridor", "rectangle_50_yd"),
            optional=True,
            role=Role.PROTOCOL,
            words=(
                ("corridor", Text("there and back")),
                ("rectangle_50_yd", Text("50-yard rectangle (Senior Fitness Test)")),
            ),
        ),
        Field(
            "device",
            Text("Walking aid"),
            kind="choice",
            choices=("none", "cane", "walker", "other"),
            optional=True,
            role=Role.PROTOCOL,
            preset="none",
        ),
    ),
    protocol_fields=("course_length", "course", "device"),
    scoring=plain("distance"),
    rules=(_some_distance,),
    references=(
        Reference(
            key="sft_50_yd",
            title="Senior Fitness Test",
            population=Text("community-living people of 60 to 94, 50-yard rectangle"),
            kind=Kind.MIDDLE_HALF,
            unit="yd",
            factor=METRES_PER_YARD,
            rows=(
                *five_year_rows(
                    "male", "610..735 560..700 545..680 470..640 445..605 380..570 305..500"
                ),
                *five_year_rows(
                    "female", "545..660 500..635 480..615 435..585 385..540 340..510 275..440"
                ),
            ),
            citation=TRANSCRIBED,
            when=_RECTANGLE,
            note=Text("Another copy prints 430 yards for the lower end of women 75 to 79."),
        ),
    ),
    equations=(
        Equation(
            key="enright_sherrill_1998",
            title="Enright & Sherrill 1998",
            population=Text("healthy adults of 40 to 80"),
            predicted=_line(("-309", "7.57", "-1.76", "-5.02"), ("667", "2.11", "-2.29", "-5.78")),
            needs=_NEEDS_BODY,
            citation=_ENRIGHT_1998,
            age_from=40,
            age_below=81,
            below=_BELOW_1998,
            when=_CORRIDOR,
            note=_LIMIT_NOTE,
        ),
        Equation(
            key="enright_sherrill_1998_bmi",
            title="Enright & Sherrill 1998, BMI",
            population=Text("healthy adults of 40 to 80"),
            predicted=_by_bmi,
            needs=_NEEDS_BODY,
            citation=_BMI_FORM,
            age_from=40,
            age_below=81,
            below=_BELOW_1998,
            when=_CORRIDOR,
            note=_LIMIT_NOTE,
        ),
        Equation(
            key="enright_2003",
            title="Enright 2003",
            population=Text("made with people over 68 (Cardiovascular Health Study), used from 65"),
            predicted=_line(("510", "2.2", "-0.93", "-5.3"), ("493", "2.2", "-0.93", "-5.3")),
            needs=_NEEDS_BODY,
            citation=_ENRIGHT_2003,
            age_from=65,
            age_below=121,
            when=_CORRIDOR,
        ),
    ),
    cut_points=(
        CutPoint(
            "copd_350",
            Text("COPD: under 350 m"),
            Text("Under 350 m: a low distance for people with COPD."),
            _COPD_350,
            op="<",
            limit=Decimal(350),
            groups=("copd",),
            action="note",
        ),
    ),
    facts=(
        Fact(
            Text("COPD and heart failure: under 200 to 300 m goes with a higher mortality."),
            _RELAYED,
        ),
        GAIN_AFTER_KNEE, WALK_BEFORE_AND_AFTER,
        Fact(Text("95 % intervals of the pooled least important differences: respiratory 24 to "
                  "26 m, cardiac 8 to 37 m, neurological or musculoskeletal 26 to 49 m."), _DAYNES),
    ),
    change_facts=(
        _fact("tka", Text("12 months after knee replacement"), Stat.MCID, "74.3", _TKA),
        _fact("tka", Text("knee replacement, lowest quarter of baselines"),
              Stat.MCID, "88.63", _TKA, display_only=True),
        _fact("tka", Text("knee replacement, second quarter of baselines"),
              Stat.MCID, "84.47", _TKA, display_only=True),
        _fact("awaiting_arthroplasty_knee", Text("knee osteoarthritis awaiting replacement"),
              Stat.MDC95, "79", _NAYLOR),
        _fact("awaiting_arthroplasty_hip", Text("hip osteoarthritis awaiting replacement"),
              Stat.MDC95, "81.5", _NAYLOR),
        _fact("parkinson", Text("parkinsonism"), Stat.MDC95, "82", _STEFFEN),
        _fact("stroke", Text("stroke"), Stat.MDC, "34 61", _RELAYED),
        _fact("respiratory", Text("respiratory conditions"), Stat.MCID, "25", _DAYNES, words=_MID),
        _fact("cardiac", Text("cardiac conditions"), Stat.MCID, "23", _DAYNES, words=_MID),
        _fact("msk", Text("neurological or musculoskeletal conditions"),
              Stat.MCID, "37", _DAYNES, words=_MID),
        _fact("parkinson", Text("parkinsonism, from neurological conditions"),
              Stat.MCID, "37", _DAYNES, words=_MID),
        _fact("stroke", Text("stroke, from neurological conditions"),
              Stat.MCID, "37", _DAYNES, words=_MID),
        _fact("older_adults", Text("older adults"), Stat.SMALL, "20", _PERERA),
        _fact("older_adults", Text("older adults"), Stat.SUBSTANTIAL, "50", _PERERA),
    ),
    licence=Text("Free to use."),
    loinc=Loinc("64098-7", others=(("phenx", "62619-2"),), citation=_LOINC),
    how_to=(
        (
            "setup",
            (
                Text("A flat 30 m course with a cone at each end, a chair near by."),
                Text("Heart rate, saturation and breathlessness before and after."),
            ),
        ),
        (
            "say",
            (
                Text("“Walk as far as you can in six minutes. You may slow down or rest; the clock "
                     "goes on.”"),
                Text("The same short phrase at each minute, nothing else."),
            ),
        ),
        ("score", (Text("Whole laps and the rest of the last one, in metres."),)),
        (
            "safety",
            (Text("Stop at chest pain, breathlessness that is too much, staggering or pallor."),),
        ),
    ),
)  # fmt: skip

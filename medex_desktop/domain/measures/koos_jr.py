"""KOOS, JR.: seven questions about the knee in the last week, turned into an interval score."""

from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc, Stat
from medex_desktop.domain.measure import Direction, Group, Measure
from medex_desktop.domain.questionnaires import (
    NONE_TO_EXTREME,
    Asked,
    change,
    fields_of,
    items_for,
    keys_of,
    numbers,
)
from medex_desktop.domain.scoring import from_table
from medex_desktop.language import Text

_TABLE: Final = Citation(
    "HSS table",
    "KOOS, JR. raw to interval table, Hospital for Special Surgery, 8 identical transcriptions "
    "(read 2026)",
    grade="two_copies",
)
_CMS: Final = Citation(
    "CMS CBE 3559",
    "CMS and Yale CORE, measure CBE 3559, thresholds of Lyman and Lee 2018, Clin Orthop Relat Res",
    "https://p4qm.org/measures/3559",
    grade="official",
)
_AJRR: Final = Citation(
    "AJRR 2026",
    "American Joint Replacement Registry study 2026, J Bone Joint Surg Am, "
    "10.2106/JBJS.25.00952, abstract",
    grade="abstract",
)
_LOINC: Final = Citation(
    "LOINC in CMS ACCESS",
    "CMS ACCESS Model API v0.9.12 instrument list 2026; item and total codes in the PACIO sample",
    grade="official",
)

_RAW_TO_INTERVAL: Final = numbers(
    "100.000 91.975 84.600 79.914 76.332 73.342 70.704 68.284 65.994 63.776 61.583 59.381 "
    "57.140 54.840 52.465 50.012 47.487 44.905 42.281 39.625 36.931 34.174 31.307 28.251 "
    "24.875 20.941 15.939 8.291 0.000"
)

_STIFFNESS: Final = Text(
    "The following question concerns the amount of joint stiffness you have experienced during "
    "the last week in your knee. Stiffness is a sensation of restriction or slowness in the ease "
    "with which you move your knee joint."
)
_PAIN: Final = Text(
    "What amount of knee pain have you experienced the last week during the following activities?"
)
_FUNCTION: Final = Text(
    "The following questions concern your physical function. By this we mean your ability to move "
    "around and to look after yourself. For each of the following activities please indicate the "
    "degree of difficulty you have experienced in the last week due to your knee."
)

_ASKED: Final = (
    Asked(
        Text("Morning stiffness"),
        Text("How severe is your knee stiffness after first wakening in the morning?"),
        _STIFFNESS,
        "82325-2",
    ),
    Asked(Text("Twisting"), Text("Twisting/pivoting on your knee"), _PAIN, "82326-0"),
    Asked(Text("Straightening"), Text("Straightening knee fully"), loinc="82327-8"),
    Asked(Text("Stairs"), Text("Going up or down stairs"), loinc="82328-6"),
    Asked(Text("Standing"), Text("Standing upright"), loinc="82329-4"),
    Asked(Text("Rising"), Text("Rising from sitting"), _FUNCTION, "82330-2"),
    Asked(Text("Bending"), Text("Bending to floor/pick up an object"), loinc="82331-0"),
)

MEASURE: Final = Measure(
    key="koos_jr",
    version=1,
    title=Text("KOOS, JR. (knee)"),
    short=Text("KOOS, JR."),
    unit="points",
    places=1,
    group=Group.QUESTIONNAIRE,
    direction=Direction.HIGHER,
    summary=Text("interval score 0 to 100 of seven answers; 100 is perfect knee health"),
    fields=fields_of(_ASKED, 4),
    protocol_fields=(),
    scoring=from_table(keys_of(7), _RAW_TO_INTERVAL),
    items=items_for(_ASKED, NONE_TO_EXTREME),
    change_facts=(
        change(Text("knee replacement, 12 months"), Stat.MCID, "14", "points", _AJRR,
               words=Text("published value, against people's own judgement")),
        change(Text("knee replacement, Medicare from 65, about 1 year"),
               Stat.SCB, "20", "points", _CMS),
        change(Text("knee replacement, 12 months"), Stat.MCID, "7.5", "points", _AJRR,
               display_only=True, words=Text("from the spread of the scores alone")),
    ),
    citations=(_TABLE,),
    licence=Text(
        "© Hospital for Special Surgery. Free to use with this credit and unchanged wording."
    ),
    loinc=Loinc("82332-8", "82324-5", "KOOS, JR.", citation=_LOINC),
    how_to=(
        ("setup", (Text("The client answers alone, about the last week. All 7 are needed."),)),
        ("score", (Text("0 none to 4 extreme; the raw sum is read in the table of HSS."),)),
    ),
)  # fmt: skip

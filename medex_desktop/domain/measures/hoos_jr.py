"""HOOS, JR.: six questions about the hip in the last week, turned into an interval score."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint, Loinc, Stat
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
from medex_desktop.domain.replacement_course import HIP_FORM_WINDOWS
from medex_desktop.domain.scoring import from_table
from medex_desktop.language import Text

_TABLE: Final = Citation(
    "HSS table",
    "HOOS, JR. raw to interval table, Hospital for Special Surgery, one full transcription and "
    "one cut to whole numbers (read 2026)",
    grade="two_copies",
)
_CMS: Final = Citation(
    "CMS CBE 3559",
    "CMS and Yale CORE, measure CBE 3559, thresholds of Lyman and Lee 2018, Clin Orthop Relat Res",
    "https://p4qm.org/measures/3559",
    grade="official",
)
_EMARA: Final = Citation(
    "J Arthroplasty 2024",
    "J Arthroplasty 2024, 10.1016/j.arth.2024.01.051, and 2025, 10.1016/j.arth.2025.09.027, "
    "abstracts",
    grade="abstract",
)
_PASS: Final = Citation(
    "J Arthroplasty 2025",
    "J Arthroplasty 2025, 10.1016/j.arth.2025.09.027, abstract",
    "https://pubmed.ncbi.nlm.nih.gov/41016609/",
    grade="abstract",
)
_LOINC: Final = Citation(
    "LOINC in CMS ACCESS",
    "CMS ACCESS Model API v0.9.12 instrument list 2026; total code in CMS56 (eCQM 2025)",
    grade="official",
)

_RAW_TO_INTERVAL: Final = numbers(
    "100.000 92.340 85.257 80.550 76.776 73.472 70.426 67.516 64.664 61.815 58.930 55.985 "
    "52.965 49.858 46.652 43.335 39.902 36.363 32.735 29.009 25.103 20.805 15.633 8.104 "
    "0.000"
)

_PAIN: Final = Text(
    "What amount of hip pain have you experienced the last week during the following activities?"
)
_FUNCTION: Final = Text(
    "This section describes your ability to move around and look after yourself. For each of the "
    "following activities, please indicate the degree of difficulty you have experienced in the "
    "last week due to your hip."
)

_ASKED: Final = (
    Asked(Text("Stairs"), Text("Going up or down stairs"), _PAIN),
    Asked(Text("Uneven surface"), Text("Walking on an uneven surface")),
    Asked(Text("Rising"), Text("Rising from sitting"), _FUNCTION),
    Asked(Text("Bending"), Text("Bending to floor/pick up an object")),
    Asked(Text("Lying in bed"), Text("Lying in bed (turning over, maintaining hip position)")),
    Asked(Text("Sitting"), Text("Sitting")),
)

MEASURE: Final = Measure(
    key="hoos_jr",
    version=1,
    title=Text("HOOS, JR. (hip)"),
    short=Text("HOOS, JR."),
    unit="points",
    places=1,
    group=Group.QUESTIONNAIRE,
    direction=Direction.HIGHER,
    summary=Text("interval score 0 to 100 of six answers; 100 is perfect hip health"),
    fields=fields_of(_ASKED, 4),
    protocol_fields=(),
    scoring=from_table(keys_of(6), _RAW_TO_INTERVAL),
    items=items_for(_ASKED, NONE_TO_EXTREME),
    cut_points=(
        CutPoint(
            "pass_1_year", Text("76.8 or more"),
            Text("76.8 or more: the level used for a state people accept, "
                 "1 year after hip replacement"),
            _PASS, limit=Decimal("76.8"), groups=("tha",),
        ),
    ),
    facts=(HIP_FORM_WINDOWS,),
    change_facts=(
        change(Text("hip replacement, Medicare from 65, about 1 year"),
               Stat.SCB, "22", "points", _CMS),
        change(Text("hip replacement for osteoarthritis, 1 year"), Stat.MCID, "7.76", "points",
               _EMARA, display_only=True, words=Text("from the spread of the scores alone")),
    ),
    citations=(_TABLE,),
    licence=Text(
        "© Hospital for Special Surgery. Free to use with this credit and unchanged wording."
    ),
    loinc=Loinc("82323-7", "82316-1", "HOOS, JR.", citation=_LOINC),
    how_to=(
        ("setup", (Text("The client answers alone, about the last week. All 6 are needed."),)),
        ("score", (Text("0 none to 4 extreme; the raw sum is read in the table of HSS."),)),
    ),
)  # fmt: skip

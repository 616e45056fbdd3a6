"""GAD-7: seven questions about worry in the last two weeks."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint, Loinc, ScoreBand
from medex_desktop.domain.measure import Direction, Group, Measure
from medex_desktop.domain.questionnaires import (
    AWELL,
    DAYS,
    PHQ_LEAD,
    PHQ_LICENCE,
    PHQ_SOURCE,
    Asked,
    fields_of,
    items_for,
    keys_of,
)
from medex_desktop.domain.scoring import sum_of
from medex_desktop.language import Text

_LOINC: Final = Citation(
    "LOINC in CMS ACCESS",
    "CMS ACCESS Model API v0.9.12 instrument list 2026 (69737-5); total 70274-6 in four FHIR "
    "code bases",
    grade="official",
)

_ASKED: Final = (
    Asked(Text("Nervous"), Text("Feeling nervous, anxious, or on edge"), PHQ_LEAD),
    Asked(Text("Worry control"), Text("Not being able to stop or control worrying")),
    Asked(Text("Worry"), Text("Worrying too much about different things")),
    Asked(Text("Relaxing"), Text("Trouble relaxing")),
    Asked(Text("Restless"), Text("Being so restless that it is hard to sit still")),
    Asked(Text("Irritable"), Text("Becoming easily annoyed or irritable")),
    Asked(Text("Afraid"), Text("Feeling afraid as if something awful might happen")),
)

MEASURE: Final = Measure(
    key="gad7",
    version=1,
    title=Text("GAD-7 (worry)"),
    short=Text("GAD-7"),
    unit="points",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.LOWER,
    summary=Text("sum of seven answers, 0 to 21; 0 is no symptoms"),
    fields=fields_of(_ASKED, 3),
    protocol_fields=(),
    scoring=sum_of(keys_of(7)),
    items=items_for(_ASKED, DAYS),
    bands=(
        ScoreBand("minimal", Text("Minimal"), "below 5", AWELL, below=Decimal(5)),
        ScoreBand("mild", Text("Mild"), "5 to 9", AWELL, below=Decimal(10)),
        ScoreBand("moderate", Text("Moderate"), "10 to 14", AWELL, below=Decimal(15)),
        ScoreBand("severe", Text("Severe"), "15 or more", AWELL),
    ),
    cut_points=(
        CutPoint(
            "refer",
            Text("10 or more"),
            Text("10 or more: the source asks for an assessment by a clinician"),
            AWELL,
            limit=Decimal(10),
            action="refer",
        ),
    ),
    citations=(PHQ_SOURCE,),
    licence=PHQ_LICENCE,
    loinc=Loinc(
        "70274-6",
        display="Generalized anxiety disorder 7 item (GAD-7) total score",
        others=(("instrument", "69737-5"),),
        citation=_LOINC,
    ),
    how_to=(
        ("setup", (Text("The client answers alone, about the last 2 weeks."),)),
        ("safety", (Text("A screen only: know beforehand whom you refer to."),)),
    ),
)

"""PHQ-9: nine questions about mood in the last two weeks; the ninth is never passed over."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Item, Loinc, ScoreBand, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.questionnaires import (
    AWELL,
    DAYS,
    PHQ_FIRST,
    PHQ_LICENCE,
    PHQ_SOURCE,
    Asked,
    change,
    fields_of,
    items_for,
    keys_of,
)
from medex_desktop.domain.scoring import Demand, Person, Score, Values, number, sum_of
from medex_desktop.language import Text

_CHANGE: Final = Citation(
    "Arch Physiother 2017",
    "Arch Physiother 2017, 10.1186/s40945-017-0032-x, Table 2",
    grade="one_copy",
)
_LOINC: Final = Citation(
    "US Core", "HL7 US Core, PHQ-9 codes 44249-1 and 44261-6 (read 2026)", grade="official"
)

_ASKED: Final = (
    *PHQ_FIRST,
    Asked(Text("Sleep"), Text("Trouble falling or staying asleep, or sleeping too much")),
    Asked(Text("Energy"), Text("Feeling tired or having little energy")),
    Asked(Text("Appetite"), Text("Poor appetite or overeating")),
    Asked(
        Text("Self-regard"),
        Text(
            "Feeling bad about yourself — or that you are a failure or have let yourself or your "
            "family down"
        ),
    ),
    Asked(
        Text("Concentration"),
        Text(
            "Trouble concentrating on things, such as reading the newspaper or watching television"
        ),
    ),
    Asked(
        Text("Movement"),
        Text(
            "Moving or speaking so slowly that other people could have noticed. Or the opposite — "
            "being so fidgety or restless that you have been moving around a lot more than usual"
        ),
    ),
    Asked(
        Text("Self-harm"),
        Text("Thoughts that you would be better off dead, or of hurting yourself in some way"),
    ),
)
_DIFFICULTY: Final = (
    Text("Not difficult at all"),
    Text("Somewhat difficult"),
    Text("Very difficult"),
    Text("Extremely difficult"),
)
_SUM: Final = sum_of(keys_of(9))

SAFETY: Final = Demand(
    "item_9",
    Text(
        "The ninth answer is above “not at all”. Whatever the total: talk with the client now, "
        "don't leave them alone with it, and refer the same day. Record what was done."
    ),
    "refer",
)


def _score(values: Values, person: Person) -> Score:
    """The sum; a ninth answer above zero demands a referral, also where no sum can be made."""
    found = _SUM(values, person)
    ninth = number(values, "item_9")
    if ninth is None or ninth == 0:
        return found
    return Score(found.value, messages=(SAFETY.words,), demands=(SAFETY,), why=found.why)


MEASURE: Final = Measure(
    key="phq9",
    version=1,
    title=Text("PHQ-9 (mood)"),
    short=Text("PHQ-9"),
    unit="points",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.LOWER,
    summary=Text("sum of nine answers, 0 to 27; 0 is no symptoms"),
    fields=(
        *fields_of(_ASKED, 3),
        Field(
            "difficulty",
            Text("Difficulty in daily life"),
            "0-3",
            "choice",
            choices=("0", "1", "2", "3"),
            words=tuple((str(at), words) for at, words in enumerate(_DIFFICULTY)),
            optional=True,
            low=Decimal(0),
            high=Decimal(3),
            role=Role.CONTEXT,
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    items=(
        *items_for(_ASKED, DAYS),
        Item(
            "difficulty",
            Text(
                "If you checked off any problems, how difficult have those problems made it for "
                "you to do your work, take care of things at home, or get along with other people?"
            ),
            _DIFFICULTY,
        ),
    ),
    bands=(
        ScoreBand("minimal", Text("Minimal"), "0 to 4", AWELL, through=Decimal(4)),
        ScoreBand("mild", Text("Mild"), "5 to 9", AWELL, through=Decimal(9)),
        ScoreBand("moderate", Text("Moderate"), "10 to 14", AWELL, through=Decimal(14)),
        ScoreBand(
            "moderately_severe", Text("Moderately severe"), "15 to 19", AWELL, through=Decimal(19)
        ),
        ScoreBand("severe", Text("Severe"), "20 to 27", AWELL),
    ),
    change_facts=(change(Text("general"), Stat.MCID, "5", "points", _CHANGE),),
    citations=(PHQ_SOURCE,),
    licence=PHQ_LICENCE,
    loinc=Loinc("44261-6", "44249-1", "PHQ-9", citation=_LOINC),
    how_to=(
        ("setup", (Text("The client answers alone, about the last 2 weeks."),)),
        (
            "safety",
            (
                Text("Look at the ninth answer before the client leaves."),
                Text("A screen only: know beforehand whom you refer to."),
            ),
        ),
    ),
)

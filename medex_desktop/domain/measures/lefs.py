"""Lower Extremity Functional Scale: twenty answers of 0 to 4, added."""

from typing import Final

from medex_desktop.domain.evidence import Citation, Stat
from medex_desktop.domain.measure import Direction, Group, Measure
from medex_desktop.domain.questionnaires import (
    ABBOTT,
    FROM_PRINTED_FORM,
    Asked,
    change,
    fields_of,
    items_for,
    keys_of,
)
from medex_desktop.domain.replacement_course import GAIN_AFTER_KNEE
from medex_desktop.domain.scoring import sum_of
from medex_desktop.language import Text

_BINKLEY: Final = Citation(
    "Binkley 1999", "Binkley et al. 1999, Phys Ther 79(4):371-383, abstract", grade="abstract"
)

# Short names of ours, in the order of the form; the wording belongs to its authors.
_TOPICS: Final = (
    Text("Work or school"),
    Text("Hobbies and sport"),
    Text("In and out of the bath"),
    Text("Room to room"),
    Text("Shoes and socks"),
    Text("Squat"),
    Text("Lift from the floor"),
    Text("Light housework"),
    Text("Heavy housework"),
    Text("In and out of a car"),
    Text("Walk: two blocks"),
    Text("Walk: a mile"),
    Text("Ten stairs"),
    Text("Stand: an hour"),
    Text("Sit: an hour"),
    Text("Run: even ground"),
    Text("Run: uneven ground"),
    Text("Run: sharp turns"),
    Text("Hop"),
    Text("Roll over in bed"),
)
_ANSWERS: Final = (
    Text("Unable"),
    Text("Much difficulty"),
    Text("Some"),
    Text("A little"),
    Text("None"),
)
_ASKED: Final = tuple(Asked(topic, topic) for topic in _TOPICS)
_PEOPLE: Final = Text("lower-limb outpatients")

MEASURE: Final = Measure(
    key="lefs",
    version=1,
    title=Text("Lower Extremity Functional Scale"),
    short=Text("LEFS"),
    unit="points",
    places=0,
    group=Group.QUESTIONNAIRE,
    direction=Direction.HIGHER,
    summary=Text("sum of twenty answers, 0 to 80; 80 is no difficulty"),
    fields=fields_of(_ASKED, 4),
    protocol_fields=(),
    scoring=sum_of(keys_of(20)),
    items=items_for(_ASKED, _ANSWERS, topic=True),
    facts=(GAIN_AFTER_KNEE,),
    change_facts=(
        change(_PEOPLE, Stat.MDC90, "9", "points", _BINKLEY),
        change(_PEOPLE, Stat.MCID, "9", "points", _BINKLEY),
        change(_PEOPLE, Stat.SEM90, "5.3", "points", _BINKLEY),
        change(Text("musculoskeletal outpatients"), Stat.SMALL, "9", "points", ABBOTT),
        change(
            Text("musculoskeletal outpatients"),
            Stat.SUBSTANTIAL,
            "16",
            "points",
            ABBOTT,
        ),
    ),
    licence=Text(
        "Free for clinical use. The wording belongs to its authors (Binkley 1999, American "
        "Physical Therapy Association): use their printed form; here stand short names of ours."
    ),
    how_to=(
        ("setup", (FROM_PRINTED_FORM, Text("The client answers for today. All 20 are needed."))),
        ("score", (Text("0 unable to 4 no difficulty, added; higher is better."),)),
    ),
)

"""Patient-Specific Functional Scale: the mean of the activities the client named."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Item, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.questionnaires import ABBOTT, change
from medex_desktop.domain.scoring import Person, Score, Values, number
from medex_desktop.language import Text, counted

_RYSSTAD: Final = Citation(
    "Rysstad 2020",
    "Rysstad et al. 2020, BMC Musculoskelet Disord 21:328, abstract",
    grade="abstract",
)
_KEYS: Final = ("activity_1", "activity_2", "activity_3")
_LABELS: Final = (Text("Activity 1"), Text("Activity 2"), Text("Activity 3"))
_LEAD: Final = Text(
    "Name up to three important activities that are hard for you because of your problem. How "
    "well can you do each today? 0 is unable, 10 is as well as before."
)
_OUTPATIENTS: Final = Text("musculoskeletal outpatients")


def _score(values: Values, person: Person) -> Score:
    """The mean of the activities that were entered; how many is said beside it."""
    entered = [one for one in (number(values, key) for key in _KEYS) if one is not None]
    if not entered:
        return Score(None, why=Text("Nothing was measured."))
    said = counted("Mean of {n} activity.", "Mean of {n} activities.", len(entered))
    messages = (said,) if len(entered) < len(_KEYS) else ()
    return Score(sum(entered, Decimal(0)) / len(entered), messages=messages)


def _activity(key: str, label: Text, *, optional: bool) -> Field:
    return Field(key, label, "0-10", "integer", optional=optional, low=Decimal(0), high=Decimal(10))


MEASURE: Final = Measure(
    key="psfs",
    version=1,
    title=Text("Patient-Specific Functional Scale"),
    short=Text("Patient-Specific Scale"),
    unit="points",
    places=1,
    group=Group.QUESTIONNAIRE,
    direction=Direction.HIGHER,
    summary=Text("mean of up to three activities the client named, 0 to 10; 10 is as before"),
    fields=(
        *(
            _activity(key, label, optional=key != _KEYS[0])
            for key, label in zip(_KEYS, _LABELS, strict=True)
        ),
        Field(
            "label",
            Text("The activities, in the client's words"),
            kind="text",
            optional=True,
            role=Role.PROTOCOL,
        ),
    ),
    protocol_fields=("label",),
    scoring=_score,
    items=tuple(
        Item(key, label, lead=None if at else _LEAD, written=True)
        for at, (key, label) in enumerate(zip(_KEYS, _LABELS, strict=True))
    ),
    change_facts=(
        change(Text("shoulder pain, 3 months (printed 1.9 to 2.0)"), Stat.MCID, "2.0", "points",
               _RYSSTAD),
        change(_OUTPATIENTS, Stat.SMALL, "1.3", "points", ABBOTT),
        change(_OUTPATIENTS, Stat.MCID, "2.3", "points", ABBOTT, display_only=True,
               words=Text("medium change")),
        change(_OUTPATIENTS, Stat.SUBSTANTIAL, "2.7", "points", ABBOTT, words=Text("large change")),
    ),
    licence=Text("Free to use."),
    how_to=(
        ("setup", (Text("The client names the activities; ask the same ones next time."),)),
        ("say", (Text("“How well can you do it today: 0 unable, 10 as well as before?”"),)),
        ("score", (Text("Mean of the activities; another list starts a new series."),)),
    ),
)  # fmt: skip

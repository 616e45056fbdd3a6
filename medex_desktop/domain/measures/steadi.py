"""CDC STEADI, Stay Independent: twelve statements about falls, answered yes or no."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, CutPoint, Item
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.scoring import Person, Score, Values, flag
from medex_desktop.language import Text

_STEADI: Final = Citation(
    "CDC STEADI",
    "CDC STEADI, Stay Independent, 12 statements, the first two worth 2; two public copies "
    "(read 2026)",
    "https://www.cdc.gov/steadi",
    grade="two_copies",
)
_MADE_FOR: Final = 65
_WORTH_TWO: Final = ("q1", "q2")
_LEAD: Final = Text("Circle yes or no for each statement.")
_ASKED: Final = (
    (Text("Fallen"), Text("I have fallen in the past year.")),
    (
        Text("Cane or walker"),
        Text("I use or have been advised to use a cane or walker to get around safely."),
    ),
    (Text("Unsteady"), Text("Sometimes I feel unsteady when I am walking.")),
    (
        Text("Holds furniture"),
        Text("I steady myself by holding onto furniture when walking at home."),
    ),
    (Text("Worried"), Text("I am worried about falling.")),
    (Text("Pushes up"), Text("I need to push with my hands to stand up from a chair.")),
    (Text("Curb"), Text("I have some trouble stepping up onto a curb.")),
    (Text("Rushes"), Text("I often have to rush to the toilet.")),
    (Text("Feet"), Text("I have lost some feeling in my feet.")),
    (
        Text("Medicine, tired"),
        Text("I take medicine that sometimes makes me feel light-headed or more tired than usual."),
    ),
    (
        Text("Medicine, sleep or mood"),
        Text("I take medicine to help me sleep or improve my mood."),
    ),
    (Text("Sad"), Text("I often feel sad or depressed.")),
)
_KEYS: Final = tuple(f"q{n}" for n in range(1, len(_ASKED) + 1))


def _score(values: Values, person: Person) -> Score:
    """Two points for each of the first two, one for each of the others."""
    if any(key not in values for key in _KEYS):
        return Score(None, why=Text("Every statement is needed for the score."))
    points = sum(2 if key in _WORTH_TWO else 1 for key in _KEYS if flag(values, key))
    young = person.age is not None and person.age < _MADE_FOR
    messages = (Text("Made for people from 65 years on."),) if young else ()
    return Score(Decimal(points), messages=messages)


MEASURE: Final = Measure(
    key="steadi",
    version=1,
    title=Text("STEADI: Stay Independent"),
    short=Text("STEADI"),
    unit="points",
    places=0,
    group=Group.SCREEN,
    direction=Direction.LOWER,
    summary=Text("points of twelve statements, 0 to 14; 0 is none of them"),
    fields=(
        *(
            Field(key, label, "yes/no", "boolean")
            for key, (label, _) in zip(_KEYS, _ASKED, strict=True)
        ),
        Field(
            "three_key",
            Text("A yes to a key question (fallen in the past year, unsteady, worried)"),
            "yes/no",
            "boolean",
            optional=True,
            role=Role.CONTEXT,
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    items=tuple(
        Item(key, words, lead=None if at else _LEAD)
        for at, (key, (_, words)) in enumerate(zip(_KEYS, _ASKED, strict=True))
    ),
    cut_points=(
        CutPoint(
            "steadi", Text("4 points or more"),
            Text("4 points or more: STEADI asks for a closer look at falls"),
            _STEADI, limit=Decimal(4), age_from=60, action="note",
        ),
        CutPoint(
            "three_key", Text("a key question answered yes"),
            Text("A key question answered yes: STEADI asks for a closer look at falls"),
            _STEADI, part="three_key", limit=Decimal(1), age_from=60, action="note",
        ),
    ),
    licence=Text(
        "CDC STEADI, work of the US government. Checklist of the Greater Los Angeles VA Geriatric "
        "Research Education Clinical Center and affiliates (Rubenstein et al. 2011)."
    ),
    how_to=(
        ("setup", (Text("The client reads and answers; help with reading only."),)),
        ("score", (Text("The first two statements count 2, the others 1."),)),
        ("safety", (Text("Then: Timed Up and Go, 30 s chair stand, 4-Stage Balance. Tell the "
                         "referring provider."),)),
    ),
)  # fmt: skip

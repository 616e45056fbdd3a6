"""Rating of effort: a number on a Borg scale, or on our own-worded scale from 0 to 10."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import Part, Person, Score, Values, number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text

_LICENCE: Final = Citation(
    "BorgPerception", "BorgPerception AB, FAQ and licence pages (read 2026)", grade="official"
)
# In the order in which one of them becomes the score.
_SCALES: Final = (
    ("rpe_6_20", Text("Borg RPE, 6 to 20")),
    ("cr10", Text("Borg CR10, 0 to 10")),
    ("effort_0_10", Text("Effort, 0 to 10, own words")),
)


def _score(values: Values, person: Person) -> Score:
    entered = [
        (key, title, value)
        for key, title in _SCALES
        for value in (number(values, key),)
        if value is not None
    ]
    if not entered:
        return Score(None, why=Text("One of the scales is needed."))
    _, title, value = entered[0]
    parts = tuple(Part(key, name, rated, "", 1) for key, name, rated in entered[1:])
    return Score(value, category=title, parts=parts)


def _one_is_rated(values: Values) -> InvalidInput | None:
    if any(number(values, key) is not None for key, _ in _SCALES):
        return None
    return InvalidInput("rpe_6_20", Text("Rate the effort on one of the scales."))


def _scale(key: str, label: Text, low: int, high: int, kind: str) -> Field:
    return Field(
        key,
        label,
        kind="integer" if kind == "integer" else "number",
        optional=True,
        low=Decimal(low),
        high=Decimal(high),
        places=0 if kind == "integer" else 1,
    )


MEASURE: Final = Measure(
    key="rpe",
    version=1,
    title=Text("Rating of effort"),
    short=Text("Effort"),
    unit="",
    places=1,
    group=Group.PRESCRIPTION,
    direction=Direction.NEITHER,
    summary=Text("the number the client gives, and the scale it is on"),
    fields=(
        _scale("rpe_6_20", Text("Borg RPE, 6 to 20"), 6, 20, "integer"),
        _scale("cr10", Text("Borg CR10, 0 to 10"), 0, 10, "number"),
        _scale("effort_0_10", Text("Effort, 0 to 10"), 0, 10, "number"),
    ),
    protocol_fields=(),
    scoring=_score,
    rules=(_one_is_rated,),
    compared=False,
    citations=(_LICENCE,),
    licence=Text(
        "Numbers only: a Borg scale itself needs a licence from BorgPerception AB, so its words "
        "are not printed here. The 0 to 10 effort scale is our own."
    ),
    how_to=(
        (
            "say",
            (
                Text("“How hard is this for you, right now, from 0 to 10?”"),
                Text("0 is sitting still, 3 easy to talk, 5 talking in short sentences, 7 only a "
                     "few words, 10 cannot go on."),
            ),
        ),
        ("score", (Text("Ask during the effort. Keep to one scale per client."),)),
    ),
)  # fmt: skip

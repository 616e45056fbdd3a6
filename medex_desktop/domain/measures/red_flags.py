"""Nine red flags before activity: every yes asks for an action before the record is signed."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import Demand, Person, Score, Values, flag
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted

_METI: Final = Citation(
    "METI red flags", "METI, 9 Red Flags, postrehab.com (read 2026)", grade="official"
)


@dataclass(frozen=True, slots=True)
class _Flag:
    """One red flag: its name on the form and what is said when it is there."""

    key: str
    label: Text
    present: Text


_FLAGS: Final = (
    _Flag("radiating_pain", Text("Pain that spreads"), Text("Pain that spreads was reported.")),
    _Flag(
        "numbness_tingling",
        Text("Numbness or tingling"),
        Text("Numbness or tingling was reported."),
    ),
    _Flag(
        "loss_of_motion",
        Text("Lost range of motion"),
        Text("A loss of range of motion was reported."),
    ),
    _Flag("loss_of_function", Text("Lost function"), Text("A loss of function was reported.")),
    _Flag("swelling", Text("Swelling"), Text("Swelling was reported.")),
    _Flag("night_pain", Text("Pain at night"), Text("Pain at night was reported.")),
    _Flag(
        "chest_pain_breath",
        Text("Chest pain or shortness of breath"),
        Text("Chest pain or shortness of breath was reported."),
    ),
    _Flag("open_wound", Text("Open wound"), Text("An open wound was reported.")),
    _Flag(
        "abnormal_vitals",
        Text("Abnormal vital signs"),
        Text("Vital signs were abnormal."),
    ),
)
KEYS: Final = tuple(one.key for one in _FLAGS)
# Activity does not go on over these; that is our own rule of caution, not the source's.
_STOPS: Final = ("chest_pain_breath", "abnormal_vitals")


def _score(values: Values, person: Person) -> Score:
    present = [one for one in _FLAGS if flag(values, one.key)]
    said = tuple(one.present for one in present)
    demands = tuple(
        Demand(one.key, one.present, "stop" if one.key in _STOPS else "refer") for one in present
    )
    missing = sum(not isinstance(values.get(key), bool) for key in KEYS)
    if missing:  # a yes stands, whatever else is still open
        words = counted("{n} question is open.", "{n} questions are open.", missing)
        return Score(None, messages=said, demands=demands, why=words)
    return Score(
        Decimal(len(present)),
        category=Text("Needs an action") if present else Text("None"),
        messages=said,
        demands=demands,
    )


MEASURE: Final = Measure(
    key="red_flags",
    version=1,
    title=Text("Red flags"),
    unit="",
    places=0,
    group=Group.SAFETY,
    direction=Direction.LOWER,
    summary=Text("how many of nine warning signs are there; each one asks for an action"),
    fields=tuple(Field(one.key, one.label, kind="boolean") for one in _FLAGS),
    protocol_fields=(),
    scoring=_score,
    compared=False,
    citations=(_METI,),
    licence=Text("Free to use; the words are our own."),
    how_to=(
        (
            "say",
            (
                Text("“Since last time: anything new, or anything that changed?” Then go through "
                     "all nine."),
                Text("Pain: does it run into an arm or a leg? Does it wake you at night?"),
                Text("Any numbness or tingling, swelling, an open wound?"),
                Text("Can you move it, and do things with it, as far as last time?"),
                Text("Any chest pain or shortness of breath? Vital signs as they should be?"),
            ),
        ),
        ("score", (Text("Answer every question; a blank is not a no."),)),
        (
            "safety",
            (
                Text("Every yes needs an action before the record is signed: stop, modify, refer, "
                     "or contact the provider."),
                Text("This finds what to ask about. It names no condition."),
            ),
        ),
    ),
)  # fmt: skip

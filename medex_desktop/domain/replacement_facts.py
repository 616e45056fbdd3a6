"""What sources say of joint replacement: usual precautions, first weeks, warning signs.

None of it is a rule for one client: the surgeon's own word goes before. No curve of what to expect
stands here, since no source gives one.
"""

from typing import Final

from medex_desktop.domain.measure import Citation
from medex_desktop.domain.precautions import PrecautionKind
from medex_desktop.domain.replacements import Approach, Joint, Procedure
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

EANNUCCI_2019: Final = Citation("Eannucci 2019", "Eannucci et al. 2019, HSS J 15:247-253")
AGE_IN_PLACE: Final = Citation(
    "Age in Place School",
    "Age in Place School, Total hip precautions: anterior, posterior and lateral approaches",
    "https://ageinplaceschool.com/total-hip-precautions-anterior-posterior-lateral-approaches/",
)
ANTERIOR_GUIDE: Final = Citation(
    "Anterior hip guideline",
    "Anterior total hip guideline of a clinic",
    "https://scribd.com/document/698732607/anterior-total-hip-guideline-final",
)
VITALITY: Final = Citation(
    "Vitality by Design",
    "Vitality by Design, Total knee replacement",
    "http://vitalitybydesign.in/total-knee-replacement/",
)
TKR_GUIDE: Final = Citation(
    "TKR guideline",
    "TKR, rehabilitation guideline of a clinic",
    "https://www.scribd.com/document/718342474/TKR",
)
LAHEY: Final = Citation("Lahey", "Lahey Clinic, total knee arthroplasty protocol")
MEININGER: Final = Citation(
    "Meininger",
    "Meininger, Total knee replacement rehab protocol",
    "https://dralexmeininger.com/rehab-protocols/total-knee-replacement-rehab-protocol",
)
VTFC: Final = Citation(
    "VTFC",
    "VTFC, Total knee arthroplasty rehab protocol",
    "https://www.vtfc.com/patient-info/recovery-protocols/knee-surgery/"
    "total-knee-arthroplasty-rehab-protocol/",
)
PENROSE: Final = Citation("Penrose PT", "Penrose PT, hip protocol of one clinic, penrosept.com")
STONE: Final = Citation("Stone Clinic", "Stone Clinic, total knee replacement protocol")
WEISS: Final = Citation(
    "Weiss Hospital", "Weiss Memorial Hospital, Caregiver's guide: Preventing complications"
)
LANCASTER: Final = Citation(
    "Lancaster Orthopedic",
    "Lancaster Orthopedic Group, Infection following joint replacement",
    "https://lancasterortho.com/conditions/knee/infection-following-joint-replacement.html",
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A precaution that is usual after one approach: to be confirmed as the surgeon gave it."""

    kind: PrecautionKind
    words: Text
    how_long: Text
    citations: tuple[Citation, ...]


SUGGESTION_NOTE: Final = Text(
    "Usual after this approach. Some surgeons give no formal precautions, so keep only what was "
    "given for this client, with who gave it."
)
NOTE_CITATION: Final = EANNUCCI_2019

_WEEKS_OR_LIFE: Final = Text("6 to 12 weeks, sometimes for life")
_POSTERIOR: Final = tuple(
    Suggestion(kind, words, _WEEKS_OR_LIFE, (EANNUCCI_2019, AGE_IN_PLACE))
    for kind, words in (
        (PrecautionKind.HIP_FLEXION_OVER_90, Text("No hip flexion beyond 90 degrees")),
        (
            PrecautionKind.HIP_ADDUCTION,
            Text("No adduction past the mid-line, no crossing of the legs"),
        ),
        (PrecautionKind.HIP_INTERNAL_ROTATION, Text("No internal rotation of the hip")),
    )
)
_SUGGESTED: Final = {
    Approach.POSTERIOR: _POSTERIOR,
    Approach.ANTERIOR: (
        Suggestion(
            PrecautionKind.HIP_EXTENSION_EXTERNAL_ROTATION,
            Text("No extreme extension together with external rotation"),
            Text("6 to 12 weeks"),
            (AGE_IN_PLACE, ANTERIOR_GUIDE),
        ),
    ),
    Approach.LATERAL: (
        *(
            Suggestion(one.kind, one.words, one.how_long, (AGE_IN_PLACE,))
            for one in _POSTERIOR
        ),
        Suggestion(
            PrecautionKind.NO_ACTIVE_ABDUCTION,
            Text("No active abduction of the hip"),
            Text("for as long as the surgeon says"),
            (AGE_IN_PLACE,),
        ),
    ),
}  # fmt: skip


def suggested(joint: Joint, approach: Approach) -> tuple[Suggestion, ...]:
    """What is usual after a hip replaced by this approach; nothing is ever put on by itself."""
    return _SUGGESTED.get(approach, ()) if joint is Joint.HIP else ()


KNEE_NOTE: Final = Text(
    "One clinic forbids leg-extension machines with resistance for good: ask the surgeon."
)
KNEE_NOTE_CITATION: Final = STONE


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the first weeks, from the start of one week to the end of another."""

    from_week: int
    to_week: int
    name: Text
    goal: Text
    citations: tuple[Citation, ...]


KNEE_PHASES: Final = (
    Phase(
        0,
        2,
        Text("Protect"),
        Text("extension 0, flexion toward 90 degrees"),
        (TKR_GUIDE, LAHEY),
    ),
    Phase(
        2,
        6,
        Text("Motion"),
        Text("goal 0 to 110 degrees by week 6; another surgeon: 90 degrees within 4 weeks"),
        (VITALITY, TKR_GUIDE, MEININGER),
    ),
)
"""Of a total knee replacement. Protocols differ by surgeon; later phases have no source yet."""


def phases(joint: Joint, procedure: Procedure) -> tuple[Phase, ...]:
    """The phases a chart may mark; none where no source tells any."""
    return KNEE_PHASES if (joint, procedure) == (Joint.KNEE, Procedure.TOTAL) else ()


def weeks_words(phase: Phase) -> Text:
    """When a phase is: "weeks 2 to 6"."""
    return Text("weeks {first} to {last}", {"first": phase.from_week, "last": phase.to_week})


def goal_words(phase: Phase) -> Text:
    """A phase with what it is for: "Protect, weeks 0 to 2: extension 0, ..."."""
    words = {"name": phase.name, "weeks": weeks_words(phase), "goal": phase.goal}
    return Text("{name}, {weeks}: {goal}.", words)


PHASE_NOTE: Final = Text("Protocols differ by surgeon; the surgeon's own word goes first.")


@dataclass(frozen=True, slots=True)
class Saying:
    """What one protocol says beside its phases; nothing is judged by it."""

    words: Text
    citations: tuple[Citation, ...]


_AFTER_KNEE: Final = (
    Saying(Text("Weight as tolerated from the first day, unless told otherwise."), (VTFC,)),
    Saying(Text("Driving at about 4 weeks on average, within 12."), (VTFC,)),
    Saying(Text("Supervised physical therapy for 3 to 6 months."), (VTFC,)),
)
_AFTER_HIP: Final = {
    Approach.POSTERIOR: (
        Saying(Text("Hip flexion to 70 degrees in weeks 1 to 4, then to 90."), (PENROSE,)),
    ),
    Approach.ANTERIOR: (
        Saying(
            Text("The whole range of motion of the hip at 10 to 12 weeks."),
            (AGE_IN_PLACE, ANTERIOR_GUIDE),
        ),
    ),
}


def sayings(joint: Joint, procedure: Procedure, approach: Approach) -> tuple[Saying, ...]:
    """What single protocols say of the months after a replacement; none where no source does."""
    if (joint, procedure) == (Joint.KNEE, Procedure.TOTAL):
        return _AFTER_KNEE
    return _AFTER_HIP.get(approach, ()) if joint is Joint.HIP else ()


@dataclass(frozen=True, slots=True)
class WarningSigns:
    """Signs after a joint replacement that are not waited with, and what to do about them."""

    key: str
    name: Text
    signs: tuple[Text, ...]
    action: Text
    citations: tuple[Citation, ...]
    is_emergency: bool = False


_TELL: Final = Text("Stop. Have the surgeon's office told today.")
_EMERGENCY: Final = Text("Call the emergency number now.")

WARNING_SIGNS: Final = (
    WarningSigns(
        "pe",
        Text("Clot in the lung (pulmonary embolism)"),
        (
            Text("sudden chest pain"),
            Text("shortness of breath, rapid breathing"),
            Text("sweating"),
            Text("confusion"),
        ),
        _EMERGENCY,
        (WEISS,),
        is_emergency=True,
    ),
    WarningSigns(
        "dvt",
        Text("Clot in a leg (deep vein thrombosis), either leg"),
        (
            Text("swelling of calf, thigh or ankle that does not settle when the leg is raised"),
            Text("pain, heat or tenderness in the calf, behind the knee or in the groin"),
        ),
        _TELL,
        (WEISS,),
    ),
    WarningSigns(
        "infection",
        Text("Infection"),
        (
            Text("redness or swelling that increases"),
            Text("drainage that changes"),
            Text("pain that increases"),
            Text("fever above 100.5 °F (another list: above 100 °F), chills"),
        ),
        _TELL,
        (WEISS, LANCASTER),
    ),
    WarningSigns(
        "dislocation",
        Text("Dislocated hip"),
        (
            Text("severe pain"),
            Text("leg turned or shortened"),
            Text("cannot walk or move the leg"),
        ),
        Text("Stop, leave the leg as it lies, and get medical help at once."),
        (WEISS,),
    ),
)
"""By urgency. What to do, beside the emergency call, is this program's own wording."""


def warning_signs(joints: frozenset[Joint]) -> tuple[WarningSigns, ...]:
    """The groups for the joints that were replaced; a hip alone can be a dislocated hip."""
    return tuple(one for one in WARNING_SIGNS if one.key != "dislocation" or Joint.HIP in joints)

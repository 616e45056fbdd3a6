"""Range of motion: degrees of one movement of one joint, active or passive."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import ChangeFact, Citation, Fact, Loinc, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.naming import listed
from medex_desktop.domain.printed import side_field
from medex_desktop.domain.rom_references import AAOS, MSD, REFERENCES
from medex_desktop.domain.scoring import Person, Score, Values, choice, fits, number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text

_KNEE_ANGLE: Final = Citation(
    "J Exp Orthop", "J Exp Orthop, knee angle measurement, PMC6195503, abstract (read 2026)",
    grade="abstract",
)  # fmt: skip
_ACL: Final = Citation(
    "ACL study 2024", "Knee extension in ACL clients, 2024, 10.1055/a-2321-0516, n 92, abstract",
    grade="abstract",
)  # fmt: skip
_LENSSEN: Final = Citation(
    "Lenssen 2007", "Lenssen et al. 2007, BMC Musculoskelet Disord 8:83, n 30, abstract",
    grade="abstract",
)  # fmt: skip
_LOINC: Final = Citation("LOINC", "LOINC 41316-1 and 41387-2, as copied (read 2026)",
                         grade="one_copy")  # fmt: skip

_SPINE: Final = ("cervical", "thoracolumbar")
_SPINE_MOTIONS: Final = ("flexion", "extension", "lateral_flexion", "rotation")
_BALL_MOTIONS: Final = (
    "flexion", "extension", "abduction", "adduction", "internal_rotation", "external_rotation",
)  # fmt: skip
MOTIONS: Final = {
    "shoulder": _BALL_MOTIONS,
    "elbow": ("flexion", "extension"),
    "forearm": ("pronation", "supination"),
    "wrist": ("flexion", "extension"),
    "hip": _BALL_MOTIONS,
    "knee": ("flexion", "extension"),
    "ankle": ("dorsiflexion", "plantarflexion"),
    "cervical": _SPINE_MOTIONS,
    "thoracolumbar": _SPINE_MOTIONS,
}
_JOINTS: Final = (
    ("shoulder", Text("Shoulder")),
    ("elbow", Text("Elbow")),
    ("forearm", Text("Forearm")),
    ("wrist", Text("Wrist")),
    ("hip", Text("Hip")),
    ("knee", Text("Knee")),
    ("ankle", Text("Ankle")),
    ("cervical", Text("Neck")),
    ("thoracolumbar", Text("Trunk")),
)
_MOVEMENTS: Final = (
    ("flexion", Text("flexion")),
    ("extension", Text("extension")),
    ("abduction", Text("abduction")),
    ("adduction", Text("adduction")),
    ("internal_rotation", Text("internal rotation")),
    ("external_rotation", Text("external rotation")),
    ("pronation", Text("pronation")),
    ("supination", Text("supination")),
    ("dorsiflexion", Text("dorsiflexion")),
    ("plantarflexion", Text("plantarflexion")),
    ("lateral_flexion", Text("side bending")),
    ("rotation", Text("rotation")),
)
_INSTRUMENTS: Final = (
    ("goniometer_long", Text("long goniometer")),
    ("goniometer_short", Text("short goniometer")),
    ("inclinometer", Text("inclinometer")),
    ("phone", Text("phone app")),
    ("visual", Text("by eye")),
)
# where the number is what is missing to straight: less is better
_TO_STRAIGHT: Final = (("joint", ("knee", "elbow")), ("movement", ("extension",)))


def _score(values: Values, person: Person) -> Score:
    """The degrees as they were read."""
    degrees = number(values, "degrees")
    if not fits(values, _TO_STRAIGHT):
        return Score(degrees)
    said = Text("What is missing to straight: 0 is straight, less is better, past it is minus.")
    return Score(degrees, messages=(said,))


def _can_move_so(values: Values) -> InvalidInput | None:
    """A joint is asked only for the movements it has."""
    joint, movement = choice(values, "joint"), choice(values, "movement")
    if not joint or not movement or movement in MOTIONS[joint]:
        return None
    has: Text | None = None
    for motion in MOTIONS[joint]:
        word = dict(_MOVEMENTS)[motion]
        has = word if has is None else Text("{has}, {word}", {"has": has, "word": word})
    words = {"joint": dict(_JOINTS)[joint], "movement": dict(_MOVEMENTS)[movement], "has": has}
    return InvalidInput("movement", Text("{joint} has no {movement}. Choose: {has}.", words))


def _name(values: Values) -> Text:
    """The motion, its side and who moves it; the spine forward or back has no side."""
    joint, movement = choice(values, "joint"), choice(values, "movement")
    title: Text = MEASURE.title
    if joint and movement:
        words = {"joint": dict(_JOINTS)[joint], "movement": dict(_MOVEMENTS)[movement]}
        title = Text("{joint} {movement}", words)
    sided = joint not in _SPINE or movement not in ("flexion", "extension")
    keys = ("side", "active_passive") if sided else ("active_passive",)
    found = ((MEASURE.field(key), choice(values, key)) for key in keys)
    return listed(title, *(field.word_for(word) for field, word in found if field and word))


def _error(degrees: int, population: Text, *instruments: str) -> ChangeFact:
    return ChangeFact(
        "", population, Stat.MDC, (Decimal(degrees),), "deg", _KNEE_ANGLE,
        when=(("instrument", instruments),), words=Text("minimum significant difference"),
    )  # fmt: skip


MEASURE: Final = Measure(
    key="rom",
    version=1,
    title=Text("Range of motion"),
    unit="deg",
    places=0,
    group=Group.FLEXIBILITY,
    direction=Direction.HIGHER,
    turned=_TO_STRAIGHT,
    naming=_name,
    summary=Text("degrees; for knee and elbow extension what is missing to straight"),
    fields=(
        Field("joint", Text("Joint"), kind="choice", choices=tuple(MOTIONS), words=_JOINTS,
              role=Role.IDENTITY, figure="joint"),
        Field("movement", Text("Movement"), kind="choice",
              choices=tuple(key for key, _ in _MOVEMENTS), words=_MOVEMENTS, role=Role.IDENTITY),
        side_field(),
        Field("active_passive", Text("Who moves it"), kind="choice",
              choices=("active", "passive"), role=Role.IDENTITY),
        Field("degrees", Text("Degrees"), "deg", kind="integer", low=Decimal(-40),
              high=Decimal(220), soft_low=Decimal(-20), soft_high=Decimal(180)),
        Field("instrument", Text("Read with"), kind="choice",
              choices=tuple(key for key, _ in _INSTRUMENTS), words=_INSTRUMENTS, optional=True,
              role=Role.PROTOCOL, preset="goniometer_long"),
    ),
    protocol_fields=("instrument",),
    scoring=_score,
    rules=(_can_move_so,),
    references=REFERENCES,
    change_facts=(
        _error(10, Text("knee angle, long goniometer, several raters"), "", "goniometer_long"),
        _error(14, Text("knee angle, short goniometer or by eye"), "goniometer_short", "visual"),
        _error(12, Text("knee angle, phone app"), "phone"),
        _error(6, Text("knee angle, digital inclinometer"), "inclinometer"),
        ChangeFact(
            "", Text("knee extension after an ACL injury"), Stat.MDC95,
            (Decimal("2.0"), Decimal("10.4")), "deg", _ACL, display_only=True,
            when=(("joint", ("knee",)), ("movement", ("extension",))),
            words=Text("one rater 2.0 to 3.5, two raters 3.7 to 10.4, on another day 2.6 to 5.4"),
        ),
        ChangeFact(
            "tka", Text("passive knee flexion seated, day 3, two raters"), Stat.MDC,
            (Decimal("-6.7"), Decimal("12.1")), "deg", _LENSSEN, display_only=True,
            when=(("joint", ("knee",)), ("movement", ("flexion",))),
            words=Text("95 % limits of agreement"),
        ),
        ChangeFact(
            "tka", Text("passive knee extension, day 3, two raters"), Stat.MDC,
            (Decimal("-6.2"), Decimal("10.6")), "deg", _LENSSEN, display_only=True,
            when=(("joint", ("knee",)), ("movement", ("extension",))),
            words=Text("95 % limits of agreement"),
        ),
    ),
    facts=(
        Fact(Text("Wrist, not entered here: 20 degrees toward the thumb, 30 toward the little "
                  "finger."), AAOS),
        Fact(Text("Shoulder flexion and abduction: one manual lists 90 degrees, the shoulder "
                  "joint alone without the shoulder blade; no arm is held against it."), MSD),
    ),
    licence=Text("Free to use; the US rating standard is in the public domain."),
    loinc=Loinc(
        "41316-1", display="Shoulder - right Internal rotation Passive ROM", citation=_LOINC,
        when=(("joint", ("shoulder",)), ("movement", ("internal_rotation",)),
              ("side", ("right",)), ("active_passive", ("passive",))),
        others=(("shoulder external rotation, active", "41387-2"),),
    ),
    how_to=(
        ("setup", (
            Text("Goniometer on the bony landmarks, same position and same tester every time."),
            Text("Say who moves the joint: the client (active) or you (passive)."),
        )),
        ("score", (
            Text("Knee and elbow extension: what is missing to straight. 0 is straight."),
            Text("Past straight is minus: five degrees past is −5."),
            Text("Neck and trunk, forward and back: the side says nothing, take right."),
        )),
        ("safety", (Text("Stop at pain; keep to the limits set after surgery."),)),
    ),
)  # fmt: skip

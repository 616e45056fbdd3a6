"""A joint that was replaced: which, when, by what way, and what the surgeon said must not be done.

What is known of joint replacement in general stands, with its sources, in ``replacement_facts``.
"""

from datetime import date
from enum import StrEnum
from typing import Final

from medex_desktop.domain.forms import Reader, past_day, read_choice
from medex_desktop.domain.names import clean_line, clean_note
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

LINE_LIMIT: Final = 200
NOTE_LIMIT: Final = 2_000


class Joint(StrEnum):
    """The joint that was replaced."""

    HIP = "hip"
    KNEE = "knee"
    SHOULDER = "shoulder"
    OTHER = "other"


class Side(StrEnum):
    """The side of the body; both sides are two records."""

    RIGHT = "right"
    LEFT = "left"


class Procedure(StrEnum):
    """How much of the joint was replaced."""

    TOTAL = "total"
    PARTIAL = "partial"
    REVISION = "revision"


class Approach(StrEnum):
    """The way into a hip; ``NOT_ASKED`` for every other joint."""

    NOT_ASKED = ""
    POSTERIOR = "posterior"
    ANTERIOR = "anterior"
    LATERAL = "lateral"
    OTHER = "other"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class ReplacementFacts:
    """One joint replacement, read and checked.

    Attributes:
        joint_words: which joint, when it is none of the named ones.
        surgeon: who operated, in words; ``provider_id`` when it is a provider of the practice.
        restrictions: what must not be done, as the surgeon gave it.
        source: who told it, and when.
    """

    joint: Joint
    side: Side
    done_on: date
    procedure: Procedure
    joint_words: str = ""
    approach: Approach = Approach.NOT_ASKED
    provider_id: int | None = None
    surgeon: str = ""
    restrictions: str = ""
    weight_bearing: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A joint replacement on record: the fields of ``ReplacementFacts``, with identity."""

    id: int
    client_id: int
    joint: Joint
    joint_words: str
    side: Side
    done_on: date
    procedure: Procedure
    approach: Approach
    provider_id: int | None
    surgeon: str
    restrictions: str
    weight_bearing: str
    source: str


@dataclass(frozen=True, slots=True)
class ReplacementForm:
    """The form as typed."""

    joint: str = ""
    side: str = ""
    done_on: str = ""
    procedure: str = ""
    joint_words: str = ""
    approach: str = ""
    provider_id: int | None = None
    surgeon: str = ""
    restrictions: str = ""
    weight_bearing: str = ""
    source: str = ""
    month_first: bool = False


def read_replacement(form: ReplacementForm, birth: date | None, today: date) -> ReplacementFacts:
    """Read and check the form; InvalidForm names every field that can't be taken."""
    read = Reader()
    joint = read(None, lambda: read_choice(form.joint, "joint", Joint, _WHICH_JOINT))
    facts = ReplacementFacts(
        joint=joint or Joint.OTHER,
        joint_words=read("", lambda: _joint_words(form, joint)),
        side=read(Side.RIGHT, lambda: read_choice(form.side, "side", Side, _WHICH_SIDE)),
        done_on=read(
            today,
            lambda: past_day(
                form.done_on, "done_on", birth=birth, today=today, month_first=form.month_first
            ),
        ),
        procedure=read(
            Procedure.TOTAL,
            lambda: read_choice(form.procedure, "procedure", Procedure, _HOW_MUCH),
        ),
        approach=read(Approach.NOT_ASKED, lambda: _approach(form, joint)),
        provider_id=form.provider_id,
        surgeon=read("", lambda: clean_line(form.surgeon, "surgeon", LINE_LIMIT)),
        restrictions=read("", lambda: _restrictions(form)),
        weight_bearing=read(
            "", lambda: clean_line(form.weight_bearing, "weight_bearing", LINE_LIMIT)
        ),
        source=read("", lambda: _source(form)),
    )
    read.finish()
    return facts


_WHICH_JOINT: Final = Text("Say which joint it is: hip, knee, shoulder or another one.")
_WHICH_SIDE: Final = Text("Say which side it is, right or left. Both sides are two entries.")
_HOW_MUCH: Final = Text("Say whether it is a total or a partial replacement, or a revision.")
_WHICH_WAY: Final = Text(
    "For a hip, say by which approach: posterior, anterior, lateral, another, or not stated."
)


def _joint_words(form: ReplacementForm, joint: Joint | None) -> str:
    typed = clean_line(form.joint_words, "joint_words", LINE_LIMIT)
    if joint is not Joint.OTHER:
        return ""
    if not typed:
        raise InvalidInput("joint_words", Text("Write which joint it is, such as ankle."))
    return typed


def _approach(form: ReplacementForm, joint: Joint | None) -> Approach:
    if joint is not Joint.HIP:
        return Approach.NOT_ASKED
    if not form.approach.strip():
        raise InvalidInput("approach", _WHICH_WAY)
    return read_choice(form.approach, "approach", Approach, _WHICH_WAY)


def _restrictions(form: ReplacementForm) -> str:
    typed = clean_note(form.restrictions, "restrictions", NOTE_LIMIT)
    if not typed.strip():
        raise InvalidInput(
            "restrictions",
            Text(
                "Write the restrictions as the surgeon gave them. If there are none, or nobody "
                "has asked yet, write that."
            ),
        )
    return typed


def _source(form: ReplacementForm) -> str:
    typed = clean_line(form.source, "source", LINE_LIMIT)
    if not typed:
        raise InvalidInput(
            "source", Text("Write who told this and when, such as: discharge letter, 22 Jun.")
        )
    return typed


_JOINTS: Final = {
    (Joint.HIP, Side.RIGHT): Text("Right hip"),
    (Joint.HIP, Side.LEFT): Text("Left hip"),
    (Joint.KNEE, Side.RIGHT): Text("Right knee"),
    (Joint.KNEE, Side.LEFT): Text("Left knee"),
    (Joint.SHOULDER, Side.RIGHT): Text("Right shoulder"),
    (Joint.SHOULDER, Side.LEFT): Text("Left shoulder"),
}
JOINT_WORDS: Final = {
    Joint.HIP: Text("Hip"),
    Joint.KNEE: Text("Knee"),
    Joint.SHOULDER: Text("Shoulder"),
    Joint.OTHER: Text("Another joint"),
}
PROCEDURE_WORDS: Final = {
    Procedure.TOTAL: Text("Total"),
    Procedure.PARTIAL: Text("Partial"),
    Procedure.REVISION: Text("Revision"),
}
APPROACH_WORDS: Final = {
    Approach.POSTERIOR: Text("posterior approach"),
    Approach.ANTERIOR: Text("anterior approach"),
    Approach.LATERAL: Text("lateral approach"),
    Approach.OTHER: Text("another approach"),
    Approach.NOT_STATED: Text("approach not stated"),
}


def joint_words(found: Replacement) -> Text:
    """Which joint it is: "Right knee", "Left ankle"."""
    if found.joint is not Joint.OTHER:
        return _JOINTS[found.joint, found.side]
    which = {"joint": found.joint_words}
    return Text("Right {joint}", which) if found.side is Side.RIGHT else Text("Left {joint}", which)


def replaced_words(found: Replacement) -> Text:
    """What was done: "Right knee replaced", "Left hip revised"."""
    joint = {"joint": joint_words(found)}
    if found.procedure is Procedure.PARTIAL:
        return Text("{joint} partly replaced", joint)
    if found.procedure is Procedure.REVISION:
        return Text("{joint} revised", joint)
    return Text("{joint} replaced", joint)

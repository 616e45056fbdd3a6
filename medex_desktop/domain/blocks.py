"""Which tests stand against a precaution: each is blocked until somebody writes why it is done.

No source tells which test a precaution forbids. Which movement a test asks for is this program's
own reading of the protocols, so each block says its reason and can be answered in writing.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from medex_desktop.domain.precautions import Precaution, PrecautionKind
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

HIP, KNEE = "hip", "knee"


@dataclass(frozen=True, slots=True)
class Block:
    """A precaution that stands against a test, and why."""

    precaution: Precaution
    reason: Text

    @property
    def words(self) -> Text:
        """The precaution as it was given, who gave it, and what the test asks for."""
        return Text(
            "{words} ({source}). {reason}",
            {
                "words": self.precaution.words,
                "source": self.precaution.source,
                "reason": self.reason,
            },
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    """Tests that one reason holds for; ``joint`` and ``movements`` narrow tests of single joints.

    A test of a single joint whose preset does not say which is blocked too: it may be this one.
    """

    measures: tuple[str, ...]
    reason: Text
    joint: str = ""
    movements: tuple[str, ...] = ()

    def holds(self, measure_key: str, preset: Mapping[str, object]) -> bool:
        return (
            measure_key in self.measures
            and (not self.joint or _may_be(preset.get("joint"), (self.joint,)))
            and (not self.movements or _may_be(preset.get("movement"), self.movements))
        )


def _may_be(said: object, wanted: tuple[str, ...]) -> bool:
    return said in (None, "") or str(said).strip().lower().replace(" ", "_") in wanted


_STANDING: Final = (
    "berg_balance",
    "chair_stand_30s",
    "four_stage_balance",
    "functional_reach",
    "gait_speed",
    "single_leg_stance",
    "sit_to_stand_5x",
    "six_minute_walk",
    "sppb",
    "tug",
    "two_minute_step",
    "up_and_go_8ft",
    "vo2_queens_step",
    "vo2_rockport",
)
_OF_A_JOINT: Final = ("rom", "mmt", "muscle_force", "one_rm")
_MOVES: Final = Text("This test moves the joint in just that way.")
_IN_LINE: Final = Text("This test has a stand with one foot in front of the other, on one line.")
_ONE_LEG: Final = Text("Standing on one leg is held by the abductors of that hip.")

_RULES: Final[Mapping[PrecautionKind, tuple[_Rule, ...]]] = {
    PrecautionKind.HIP_FLEXION_OVER_90: (
        _Rule(
            ("chair_sit_and_reach",),
            Text("Reaching for the toes from a chair bends the hip far beyond a right angle."),
        ),
        _Rule(
            ("chair_stand_30s", "sit_to_stand_5x", "sppb"),
            Text("Rising without arms from a usual chair brings the trunk over a bent hip."),
        ),
        _Rule(("berg_balance",), Text("One item picks a thing up from the floor.")),
        _Rule(_OF_A_JOINT, _MOVES, HIP, ("flexion",)),
    ),
    PrecautionKind.HIP_ADDUCTION: (
        _Rule(("four_stage_balance", "sppb", "berg_balance"), _IN_LINE),
        _Rule(_OF_A_JOINT, _MOVES, HIP, ("adduction",)),
    ),
    PrecautionKind.HIP_INTERNAL_ROTATION: (
        _Rule(("berg_balance",), Text("Two items turn on the spot, over the standing leg.")),
        _Rule(_OF_A_JOINT, _MOVES, HIP, ("internal_rotation", "medial_rotation")),
    ),
    PrecautionKind.HIP_EXTENSION_EXTERNAL_ROTATION: (
        _Rule(
            _OF_A_JOINT, _MOVES, HIP, ("extension", "external_rotation", "lateral_rotation")
        ),
    ),
    PrecautionKind.NO_ACTIVE_ABDUCTION: (
        _Rule(("single_leg_stance", "four_stage_balance", "berg_balance"), _ONE_LEG),
        _Rule(_OF_A_JOINT, _MOVES, "", ("abduction",)),
    ),
    PrecautionKind.NO_RESISTED_KNEE_EXTENSION: (
        _Rule(
            ("mmt", "muscle_force", "one_rm"),
            Text("This test extends the knee against resistance."),
            KNEE,
            ("extension", "leg_extension", "knee_extension"),
        ),
    ),
    PrecautionKind.WEIGHT_BEARING_LIMITED: (
        _Rule(_STANDING, Text("This test is done standing or walking, with full weight.")),
    ),
    PrecautionKind.NO_MAXIMAL_EFFORT: (
        _Rule(
            ("grip_strength", "mmt", "muscle_force", "one_rm", "vo2_queens_step", "vo2_rockport"),
            Text("This test asks for as much effort as the client has, or close to it."),
        ),
    ),
}  # fmt: skip
"""Kneeling is asked for by no test, and what "other" forbids is known to its words alone: both
are shown and block nothing."""


def blocks(
    measure_key: str,
    preset: Mapping[str, object],
    precautions: Iterable[Precaution],
    day: date,
) -> tuple[Block, ...]:
    """What stands against a test on a day: at most one block for each precaution that holds then.

    ``preset`` is what is fixed for the test already: its "joint" and "movement", where it has them.
    """
    found = []
    for one in precautions:
        if not one.is_active(day):
            continue
        rules = (rule for rule in _RULES.get(one.kind, ()) if rule.holds(measure_key, preset))
        if rule := next(rules, None):
            found.append(Block(one, rule.reason))
    return tuple(found)

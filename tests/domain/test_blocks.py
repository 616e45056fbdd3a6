"""Which tests a precaution stands against, and that a reason is always given."""

from dataclasses import replace
from datetime import date

import pytest

from medex_desktop.domain.blocks import blocks
from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.precautions import Precaution, PrecautionKind
from medex_desktop.domain.safety import is_physical

DAY = date(2026, 10, 1)
HELD = Precaution(
    id=1,
    client_id=1,
    replacement_id=None,
    kind=PrecautionKind.OTHER,
    words="As given",
    given_on=date(2026, 9, 1),
    source="Dr Vance",
    ends_on=None,
    lifted_on=None,
    lifted_why="",
)
FLEXION = PrecautionKind.HIP_FLEXION_OVER_90
WEIGHT = PrecautionKind.WEIGHT_BEARING_LIMITED
EFFORT = PrecautionKind.NO_MAXIMAL_EFFORT
ABDUCTION = PrecautionKind.NO_ACTIVE_ABDUCTION
KNEE_EXTENSION = PrecautionKind.NO_RESISTED_KNEE_EXTENSION
HIP_BENT = {"joint": "hip", "movement": "flexion"}
CASES = [
    (FLEXION, "chair_stand_30s", {}, True),
    (FLEXION, "sit_to_stand_5x", {}, True),
    (FLEXION, "chair_sit_and_reach", {}, True),
    (FLEXION, "tug", {}, False),
    (FLEXION, "rom", HIP_BENT, True),
    (FLEXION, "rom", {"joint": "hip"}, True),
    (FLEXION, "rom", {"joint": "hip", "movement": "abduction"}, False),
    (FLEXION, "rom", {"joint": "knee", "movement": "flexion"}, False),
    (PrecautionKind.HIP_ADDUCTION, "four_stage_balance", {}, True),
    (PrecautionKind.HIP_ADDUCTION, "gait_speed", {}, False),
    (PrecautionKind.HIP_INTERNAL_ROTATION, "rom", {"movement": "Internal rotation"}, True),
    (PrecautionKind.HIP_EXTENSION_EXTERNAL_ROTATION, "rom", HIP_BENT, False),
    (PrecautionKind.HIP_EXTENSION_EXTERNAL_ROTATION, "mmt", {}, True),
    (ABDUCTION, "single_leg_stance", {}, True),
    (ABDUCTION, "rom", {"joint": "shoulder", "movement": "abduction"}, True),
    (KNEE_EXTENSION, "mmt", {"joint": "knee", "movement": "extension"}, True),
    (KNEE_EXTENSION, "mmt", {"joint": "elbow"}, False),
    (KNEE_EXTENSION, "one_rm", {}, True),
    (KNEE_EXTENSION, "muscle_force", {}, True),
    (KNEE_EXTENSION, "rom", {"joint": "knee"}, False),
    (WEIGHT, "single_leg_stance", {}, True),
    (WEIGHT, "six_minute_walk", {}, True),
    (WEIGHT, "up_and_go_8ft", {}, True),
    (WEIGHT, "two_minute_step", {}, True),
    (WEIGHT, "grip_strength", {}, False),
    (EFFORT, "grip_strength", {}, True),
    (EFFORT, "vo2_rockport", {}, True),
    (EFFORT, "one_rm", {}, True),
    (EFFORT, "muscle_force", {}, True),
    (EFFORT, "koos_jr", {}, False),
]


@pytest.mark.parametrize(("kind", "measure", "preset", "stands"), CASES)
def test_a_precaution_stands_against_its_tests(
    kind: PrecautionKind, measure: str, preset: dict[str, object], stands: bool
) -> None:
    found = blocks(measure, preset, [replace(HELD, kind=kind)], DAY)
    assert bool(found) is stands
    assert all(str(one.words).startswith("As given (Dr Vance). ") for one in found)
    assert all(str(one.reason).endswith(".") for one in found)


# What asks something of the body and that no precaution known here forbids.
FREE = {"arm_curl_30s", "back_scratch"}


def test_each_test_of_the_body_is_known_to_precautions_or_free_of_them() -> None:
    """A new measure of the body: name it in ``domain/blocks.py``, or in FREE once it was judged."""
    physical = {key for key, one in all_measures().items() if is_physical(one)}
    held = [replace(HELD, kind=kind) for kind in PrecautionKind]
    assert {key for key in physical if not blocks(key, {}, held, DAY)} == FREE


@pytest.mark.parametrize("kind", [PrecautionKind.OTHER, PrecautionKind.NO_KNEELING])
def test_what_no_test_asks_for_blocks_nothing(kind: PrecautionKind) -> None:
    measures = {measure for _kind, measure, _preset, _stands in CASES}
    assert not any(blocks(one, {}, [replace(HELD, kind=kind)], DAY) for one in measures)


def test_only_what_holds_on_the_day_blocks_and_each_once() -> None:
    over = replace(HELD, kind=FLEXION, ends_on=date(2026, 9, 30))
    ahead = replace(HELD, kind=FLEXION, given_on=date(2026, 10, 2))
    held = replace(HELD, id=2, kind=PrecautionKind.HIP_ADDUCTION)
    both = replace(HELD, id=3, kind=FLEXION)
    found = blocks("berg_balance", {}, [over, ahead, held, both], DAY)
    assert [one.precaution.id for one in found] == [2, 3]

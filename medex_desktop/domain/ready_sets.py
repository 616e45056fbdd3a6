"""Sets of tests that are there from the first day: what is usually measured together, in order.

Which tests belong together is this program's own choice, made from what their protocols measure;
a practice puts its own sets together besides.
"""

from typing import Final

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text


@dataclass(frozen=True, slots=True)
class ReadySet:
    """A set by its permanent key."""

    key: str
    title: Text
    items: tuple[TestItem, ...]


def _of(*keys: str) -> tuple[TestItem, ...]:
    return tuple(TestItem(key, {}) for key in keys)


def _motions(joint: str, *movements: str) -> tuple[TestItem, ...]:
    """Active motion of both sides, right first."""
    return tuple(
        TestItem(
            "rom",
            {"joint": joint, "movement": movement, "side": side, "active_passive": "active"},
        )
        for side in ("right", "left")
        for movement in movements
    )


# Before anything is asked of the body: what may forbid it.
_GATE: Final = _of("blood_pressure", "resting_heart_rate", "red_flags")
_COMFORTABLE: Final = TestItem("gait_speed", {"pace": "comfortable"})

READY_SETS: Final = (
    ReadySet(
        "total_knee",
        Text("Total knee"),
        (
            *_GATE,
            *_of("koos_jr"),
            *_motions("knee", "flexion", "extension"),
            *_of("tug", "chair_stand_30s", "six_minute_walk", "nprs", "grip_strength"),
        ),
    ),
    ReadySet(
        "total_hip",
        Text("Total hip"),
        (
            *_GATE,
            *_of("hoos_jr"),
            *_motions("hip", "flexion", "abduction"),
            *_of("tug", "chair_stand_30s", "six_minute_walk", "nprs", "grip_strength"),
        ),
    ),
    ReadySet(
        "shoulder",
        Text("Shoulder"),
        (
            *_GATE,
            *_of("quickdash"),
            *_motions("shoulder", "flexion", "abduction", "external_rotation"),
            *_of("nprs", "grip_strength"),
        ),
    ),
    ReadySet(
        "older_adult_falls",
        Text("Older adult and falls"),
        (
            *_GATE,
            *_of("steadi", "frail_scale", "tug", "chair_stand_30s", "four_stage_balance"),
            _COMFORTABLE,
            *_of("grip_strength"),
        ),
    ),
    ReadySet(
        "low_back",
        Text("Low back"),
        (
            *_GATE,
            *_of("odi", "tsk17", "psfs", "nprs"),
            *(
                TestItem(
                    "rom",
                    {
                        "joint": "thoracolumbar",
                        "movement": movement,
                        "side": "right",
                        "active_passive": "active",
                    },
                )
                for movement in ("flexion", "extension")
            ),
            *_of("sit_to_stand_5x"),
        ),
    ),
    ReadySet(
        "diabetes_hypertension",
        Text("Diabetes and hypertension"),
        (
            *_GATE,
            *_of("blood_glucose", "bmi", "waist", "exercise_vital_sign", "six_minute_walk"),
            *_of("chair_stand_30s", "grip_strength"),
        ),
    ),
    ReadySet(
        "grip_cognition",
        Text("Grip and cognition"),
        (*_GATE, *_of("phq2", "grip_strength"), _COMFORTABLE, *_of("tug", "chair_stand_30s")),
    ),
)


def ready_set(key: str) -> ReadySet | None:
    """The ready set of that key, or None."""
    return next((one for one in READY_SETS if one.key == key), None)

"""The sets of tests of the sample practice, and the joint that was replaced in it."""

from typing import Final

from medex_desktop.domain.replacements import ReplacementForm
from medex_desktop.domain.result_entries import ResultEntry

FALLS_SET: Final = "Older adult and falls"
FALLS_WHY: Final = "Two falls this year: balance, rising, walking. No six-minute walk, she tires."
IN_SETS: Final = "ruth"
# By client: the joint that was replaced; the day is that of the event in the client's form.
REPLACED: Final = {
    "margaret": ReplacementForm(
        joint="knee", side="right", procedure="total", surgeon="Dr Lindqvist, Mercy General",
        restrictions="No kneeling on the right knee", weight_bearing="as tolerated",
        source="discharge letter",
    ),
}  # fmt: skip
_FLAGS: Final = (
    "radiating_pain", "numbness_tingling", "loss_of_motion", "loss_of_function", "swelling",
    "night_pain", "chest_pain_breath", "open_wound", "abnormal_vitals",
)  # fmt: skip


def _one(measure: str, typed: str) -> ResultEntry:
    """A result from "field=text" pairs."""
    pairs = (pair.partition("=") for pair in typed.split(" "))
    return ResultEntry(measure, tuple((key, text) for key, _, text in pairs))


def _falls_set(
    vitals: str, tug: str, stands: str, tandem: str, walk: str
) -> tuple[ResultEntry, ...]:
    systolic, diastolic, pulse = vitals.split("/")
    return (
        _one("blood_pressure", f"systolic={systolic} diastolic={diastolic} position=seated"),
        _one("resting_heart_rate", f"bpm={pulse}"),
        ResultEntry("red_flags", tuple((flag, "no") for flag in _FLAGS)),
        _one("tug", f"time={tug} device=cane"),
        _one("chair_stand_30s", f"reps={stands} used_arms=no"),
        _one("four_stage_balance", f"side_by_side=10 semi_tandem=10 tandem={tandem} one_leg=0"),
        _one("gait_speed", f"distance=4 time={walk} pace=comfortable start=static"),
    )


# By days before today, in step with the grip tests of the same client.
FALLS_SETS: Final = {
    120: _falls_set("142/78/74", "16.9;16.2", "6", "4.5", "6.1;5.9"),
    33: _falls_set("136/76/70", "14.6;14.1", "8", "8.2", "5.3;5.2"),
}

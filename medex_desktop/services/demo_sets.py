"""The sets of tests of the sample practice: what a knee set looks like over fifteen weeks."""

from typing import Final

from medex_desktop.domain.replacements import ReplacementForm
from medex_desktop.domain.result_entries import ResultEntry

KNEE_SET: Final = "Knee set"
IN_SETS: Final = "margaret"
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


def _motion(movement: str, side: str, degrees: str) -> ResultEntry:
    return _one(
        "rom",
        f"degrees={degrees} active_passive=active side={side} joint=knee movement={movement}",
    )


def _knee_set(
    vitals: str, koos: str, flexion: str, missing: str, tug: str, stands: str, walk: str, pain: str
) -> tuple[ResultEntry, ...]:
    systolic, diastolic, pulse = vitals.split("/")
    items = " ".join(f"item_{n}={answer}" for n, answer in enumerate(koos, start=1))
    return (
        _one("blood_pressure", f"systolic={systolic} diastolic={diastolic} position=seated"),
        _one("resting_heart_rate", f"bpm={pulse}"),
        ResultEntry("red_flags", tuple((flag, "no") for flag in _FLAGS)),
        _one("koos_jr", items),
        _motion("flexion", "right", flexion),
        _motion("extension", "right", missing),
        _motion("flexion", "left", "132"),
        _motion("extension", "left", "0"),
        _one("tug", f"time={tug} device=none"),
        _one("chair_stand_30s", f"reps={stands} used_arms=no"),
        _one("six_minute_walk", f"distance={walk} course_length=30"),
        _one("nprs", f"now={pain}"),
    )


# By days before today, in step with the grip tests of the same client.
KNEE_SETS: Final = {
    80: _knee_set("134/80/76", "2232223", "96", "6", "13.4;12.8", "8", "312", "5"),
    24: _knee_set("130/78/72", "2121212", "110", "3", "11.2;10.9", "10", "361", "3"),
    0: _knee_set("128/76/68", "1111112", "114", "2", "10.3;10.1", "12", "404", "2"),
}

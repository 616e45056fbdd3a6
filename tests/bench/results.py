"""Results of many measures, as an assessment signs them."""

from medex_desktop.domain.result_entries import ResultEntry


def entries(visit: int) -> tuple[ResultEntry, ...]:
    """Ten results that drift as real ones do."""
    return (
        _typed("tug", time=f"{12 - visit / 20:.2f};{11.8 - visit / 20:.2f}", device="none"),
        _typed("koos_jr", **{f"item_{n}": (n + visit) % 5 for n in range(1, 8)}),
        _typed("nprs", now=visit % 10),
        _typed("resting_heart_rate", bpm=60 + visit % 10),
        _typed("chair_stand_30s", reps=10 + visit % 5),
        _flexed("right", 100 + visit),
        _flexed("left", 110 + visit),
        _typed("phq9", **{f"item_{n}": 0 for n in range(1, 10)}),
        _typed("gad7", **{f"item_{n}": (n + visit) % 3 for n in range(1, 8)}),
        _typed("six_minute_walk", distance=400 + visit, height_cm=164, mass_kg=68),
    )


def _flexed(side: str, degrees: int) -> ResultEntry:
    return _typed(
        "rom", joint="knee", movement="flexion", side=side, active_passive="active",
        degrees=degrees,
    )  # fmt: skip


def _typed(key: str, **typed: object) -> ResultEntry:
    return ResultEntry(key, tuple((field, str(text)) for field, text in typed.items()))

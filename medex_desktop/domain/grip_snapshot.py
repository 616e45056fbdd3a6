"""What a signed record keeps of a grip test: the entry as typed and everything it was told."""

from decimal import Decimal
from typing import Any

from medex_desktop.domain.grip_reading import GripReading, SideReading
from medex_desktop.domain.grip_records import SIDES, GripEntry, to_json
from medex_desktop.domain.interpret import Verdict
from medex_desktop.domain.measures.grip_strength import MEASURE


def scores_of(reading: GripReading) -> dict[str, Any]:
    """The scores as plain data; decimals as text, exact. Formulas that change never rewrite it."""
    norm = reading.norm.result if reading.norm else None
    score = reading.score
    return {
        "version": MEASURE.version,
        "age": _text(reading.age),
        "best_kg": _text(score.best_kg),
        "best_side": score.best_side,
        "asymmetry_percent": _text(score.asymmetry_percent),
        "asymmetry_level": score.asymmetry_level,
        "new_difference": reading.new_difference,
        "norm": None
        if norm is None
        else {
            "key": norm.key,
            "percentile": norm.percentile,
            "display": norm.display,
            "band": norm.band.value,
            "citation": norm.citation.text,
        },
        "thresholds": {found.key: found.met for found in reading.thresholds},
        **{side: _side(reading.side(side)) for side in SIDES},
    }


def snapshot_of(entry: GripEntry, reading: GripReading) -> dict[str, Any]:
    """One result of the signed record: what was typed, and what was read from it."""
    return {
        "measure": MEASURE.key,
        "measure_version": MEASURE.version,
        "outcome": "measured",
        "entry": to_json(entry),
        "scores": scores_of(reading),
        "alerts": [{"kind": raised.kind, "facts": raised.facts} for raised in reading.alerts],
    }


def _side(side: SideReading) -> dict[str, Any]:
    score = side.score
    return {
        "n": score.n if score else 0,
        "best_kg": _text(score.best if score else None),
        "mean_kg": _text(score.mean if score else None),
        "cv_percent": _text(score.cv_percent if score else None),
        "value_kg": _text(side.value_kg),
        "baseline_kg": _text(side.baseline_kg),
        "since_baseline": _verdict(side.since_baseline),
        "since_last": _verdict(side.since_last),
    }


def _verdict(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {"kind": verdict.kind.value, "change_kg": _text(verdict.change)}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"

"""A grip test as it was done: protocol, device, six trials as typed, pain and the affected hand."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal

from medex_desktop.domain.names import fold
from medex_desktop.domain.quantity import Quantity
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

ENTRY_VERSION: Final = 1

SOUTHAMPTON: Final = "southampton"
ASHT: Final = "asht"
PROTOCOLS: Final = (SOUTHAMPTON, ASHT)
SUMMARY_RULES: Final = {SOUTHAMPTON: "best", ASHT: "mean"}

Side = Literal["right", "left"]
SIDES: Final[tuple[Side, Side]] = ("right", "left")

CODES: Final = ("", "unable", "refused", "stopped_for_pain", "not_measured")
CODE_WORDS: Final = {
    "unable": Text("unable"),
    "refused": Text("refused"),
    "stopped_for_pain": Text("stopped for pain"),
    "not_measured": Text("not measured"),
}

POSTURES: Final = ("forearms_supported", "no_arm_rests", "standing", "lying", "other")
POSTURE_WORDS: Final = {
    "forearms_supported": Text("Seated, forearms supported"),
    "no_arm_rests": Text("Seated, no arm rests"),
    "standing": Text("Standing"),
    "lying": Text("Lying"),
    "other": Text("Other position"),
}
POSTURE_OF_PROTOCOL: Final = {SOUTHAMPTON: "forearms_supported", ASHT: "no_arm_rests"}
AFFECTED: Final = ("", "right", "left", "both")

# A change in one of these starts a new series; kept keys hold them in this order.
SERIES_FIELDS: Final = (
    "key", "summary_rule", "device_make", "device_serial", "handle", "posture",
)  # fmt: skip
_FIELD_WORDS: Final = {
    "key": Text("protocol"),
    "summary_rule": Text("summary rule"),
    "device_make": Text("device"),
    "device_serial": Text("device"),
    "handle": Text("handle position"),
    "posture": Text("position"),
}


@dataclass(frozen=True, slots=True)
class GripProtocol:
    """How the test was done and with what.

    Attributes:
        key: "southampton" (best of all six) or "asht" (mean of three).
        start_side: the side squeezed first.
        handle: the handle position, such as "2".
        device_resolution: the smallest step the device shows, in ``device_unit``.
    """

    key: str = SOUTHAMPTON
    start_side: str = "right"
    handle: str = "2"
    posture: str = "forearms_supported"
    device_make: str = ""
    device_serial: str = ""
    device_resolution: Decimal = Decimal("0.1")
    device_unit: str = "kg"
    calibrated_on: date | None = None

    @property
    def summary_rule(self) -> str:
        """The rule "best" or "mean": the value of a side that is followed over time."""
        return SUMMARY_RULES.get(self.key, "best")

    def series_key(self) -> str:
        """What decides whether two tests may be compared; equal keys may.

        Of ``SERIES_FIELDS`` (product rule 7.5); start side, unit and calibration date do not count.
        """
        parts = (str(getattr(self, field)) for field in SERIES_FIELDS)
        return "|".join(" ".join(fold(part).replace("|", " ").split()) for part in parts)


def changed_parts(earlier: str, later: str) -> tuple[Text, ...]:
    """What differs between two series keys, in words, each once: (device, position, ...)."""
    words: list[Text] = []
    for name, old, new in zip(SERIES_FIELDS, earlier.split("|"), later.split("|"), strict=True):
        if old != new and _FIELD_WORDS[name] not in words:
            words.append(_FIELD_WORDS[name])
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Trial:
    """One squeeze: ``number`` 1 to 3 of its side, ``order`` 1 to 6 of the session.

    Either a quantity, or a code saying why there is none, or neither (still blank, not zero).
    """

    side: Side
    number: int
    order: int
    quantity: Quantity | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class GripEntry:
    """A whole grip test as entered.

    Attributes:
        pain: 0 to 10 in the hand, None when not asked.
        affected: "", "right", "left" or "both".
        supervised_by: who supervised the person testing, "" for nobody.
    """

    protocol: GripProtocol
    trials: tuple[Trial, ...]
    pain: int | None = None
    affected: str = ""
    note: str = ""
    supervised_by: str = ""

    def of_side(self, side: Side) -> tuple[Trial, ...]:
        """The trials of one side in their order."""
        return tuple(trial for trial in self.trials if trial.side == side)


def blank_trials(start_side: str = "right", per_side: int = 3) -> tuple[Trial, ...]:
    """The empty trials of a session, alternating from ``start_side``."""
    first: Side = "left" if start_side == "left" else "right"
    second: Side = "right" if first == "left" else "left"
    return tuple(
        Trial(side, number, 2 * (number - 1) + place)
        for number in range(1, per_side + 1)
        for place, side in enumerate((first, second), start=1)
    )


def to_json(entry: GripEntry) -> dict[str, Any]:
    """The entry as plain types, with its version; nothing is lost."""
    protocol = entry.protocol
    return {
        "version": ENTRY_VERSION,
        "protocol": {
            "key": protocol.key,
            "start_side": protocol.start_side,
            "handle": protocol.handle,
            "posture": protocol.posture,
            "device_make": protocol.device_make,
            "device_serial": protocol.device_serial,
            "device_resolution": str(protocol.device_resolution),
            "device_unit": protocol.device_unit,
            "calibrated_on": protocol.calibrated_on.isoformat() if protocol.calibrated_on else None,
        },
        "trials": [_trial_to_json(trial) for trial in entry.trials],
        "pain": entry.pain,
        "affected": entry.affected,
        "note": entry.note,
        "supervised_by": entry.supervised_by,
    }


def _trial_to_json(trial: Trial) -> dict[str, Any]:
    plain: dict[str, Any] = {"side": trial.side, "number": trial.number, "order": trial.order}
    if trial.quantity is not None:
        plain["typed"] = trial.quantity.typed
        plain["unit"] = trial.quantity.unit
        plain["value_kg"] = str(trial.quantity.value)
    if trial.code:
        plain["code"] = trial.code
    return plain


def from_json(plain: Mapping[str, Any]) -> GripEntry:
    """The entry that ``to_json`` wrote.

    Raises:
        ValueError: a version this program does not know, or a force that is no number.
    """
    if plain["version"] != ENTRY_VERSION:
        raise ValueError(f"grip entry of version {plain['version']}")
    return GripEntry(
        protocol=_protocol(*plain["protocol"].items()),
        trials=tuple(
            _trial(
                trial["side"],
                trial["number"],
                trial["order"],
                trial.get("typed"),
                trial.get("unit", ""),
                trial.get("value_kg", ""),
                trial.get("code", ""),
            )
            for trial in plain["trials"]
        ),
        pain=plain["pain"],
        affected=plain["affected"],
        note=plain["note"],
        supervised_by=plain["supervised_by"],
    )


@lru_cache(maxsize=4096)
def from_text(text: str) -> GripEntry:
    """The entry of a kept JSON text. A signed record never changes, so each is read once."""
    return from_json(json.loads(text))


def forget() -> None:
    """Let go of every entry that was read: a locked practice keeps nothing in memory."""
    for cache in (from_text, _protocol, _trial):
        cache.cache_clear()


# Records are frozen, so equal ones may be one: a client of ten years has few protocols and many
# equal trials, and making them anew was half the time of reading the story.
@lru_cache(maxsize=256)
def _protocol(*parts: tuple[str, Any]) -> GripProtocol:
    protocol = dict(parts)
    calibrated = protocol.pop("calibrated_on")
    resolution = Decimal(protocol.pop("device_resolution"))
    return GripProtocol(
        **protocol,
        device_resolution=resolution,
        calibrated_on=date.fromisoformat(calibrated) if calibrated else None,
    )


@lru_cache(maxsize=8192)
def _trial(
    side: Side, number: int, order: int, typed: str | None, unit: str, value_kg: str, code: str
) -> Trial:
    quantity = None if typed is None else Quantity(typed, unit, _finite(value_kg))
    return Trial(side, number, order, quantity, code)


def _finite(value_kg: str) -> Decimal:
    """The kilograms on record; ValueError for a force that nothing can be compared with."""
    value = Decimal(value_kg)
    if not value.is_finite():
        raise ValueError("a force that is no number")
    return value

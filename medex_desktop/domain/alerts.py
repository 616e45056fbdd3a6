"""A decline beyond error, or a new difference between the sides, asks to be answered."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from medex_desktop.domain.actions import ACTION_WORDS
from medex_desktop.domain.grip_records import SIDES, Side
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text

if TYPE_CHECKING:
    from medex_desktop.domain.measure import ChangeValue  # the first list can spare it

AlertKind = Literal["decline", "new_side_difference"]
# What a result itself asked for (a red flag, a crisis range); answered when it is signed.
DEMAND: Final = "demand"

ANSWERS: Final = ("repeat", "explanation", "notice")
ANSWER_WORDS: Final = {
    "repeat": Text("Test repeated"),
    "explanation": Text("Explained"),
    "notice": Text("Provider notified"),
    **ACTION_WORDS,
}

_HANDS: Final[dict[str, Text]] = {"right": Text("Right hand"), "left": Text("Left hand")}
_FINENESS: Final = Decimal("0.000001")
_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Alert:
    """What was seen and by what it was judged; ``facts`` are plain values for the record.

    Attributes:
        side: "right" or "left"; for a side difference the weaker side.
    """

    kind: AlertKind
    side: Side
    facts: dict[str, str]
    words: Text


@dataclass(frozen=True, slots=True)
class SidesOn:
    """The followed value of each side on one day, in kg; ``role`` "baseline", "last" or "now"."""

    day: date
    right: Decimal | None
    left: Decimal | None
    role: str = "now"

    def value(self, side: Side) -> Decimal | None:
        """The value of one side."""
        return self.right if side == "right" else self.left


def raise_alerts(
    now: SidesOn, earlier: Sequence[SidesOn], value: "ChangeValue | None"
) -> list[Alert]:
    """What a new test must be answered for.

    Args:
        now: the test just done.
        earlier: baseline and last visit of the same series, or one of them, or none.
        value: the error for this client; without one nothing can be beyond it.

    Returns:
        At most one decline for each side (against the visit it fell from furthest) and one new
        side difference.
    """
    if value is None or value.mdc95 is None:
        return []
    alerts = [
        alert for side in SIDES if (alert := _decline(side, now, earlier, value.mdc95)) is not None
    ]
    for then in earlier:
        if is_new_side_difference(now, then, value.mdc95):
            alerts.append(_difference_alert(now, then, value.mdc95))
            break
    return alerts


def is_new_side_difference(now: SidesOn, then: SidesOn, mdc95: Decimal) -> bool:
    """Whether the sides have moved apart by MDC95 or more since ``then``.

    The difference right minus left changed by at least MDC95 and is now larger than it was.
    """
    difference_now, difference_then = _difference(now), _difference(then)
    if difference_now is None or difference_then is None:
        return False
    apart = abs(difference_now - difference_then).quantize(_FINENESS) >= mdc95
    return apart and abs(difference_now) > abs(difference_then)


def _difference(sides: SidesOn) -> Decimal | None:
    if sides.right is None or sides.left is None:
        return None
    return sides.right - sides.left


def _decline(side: Side, now: SidesOn, earlier: Sequence[SidesOn], mdc95: Decimal) -> Alert | None:
    value_now = now.value(side)
    falls = [
        (before - value_now, before, then)
        for then in earlier
        if value_now is not None and (before := then.value(side)) is not None
    ]
    if not falls:
        return None
    fall, before, then = max(falls, key=lambda found: found[0])
    if fall.quantize(_FINENESS) < mdc95:
        return None
    facts = {
        "side": side,
        "then_on": then.day.isoformat(),
        "then_kg": str(before),
        "now_on": now.day.isoformat(),
        "now_kg": str(before - fall),
        "change_kg": str(-fall),
        "mdc95_kg": str(mdc95),
        "against": then.role,
    }
    return Alert("decline", side, facts, alert_words("decline", facts))


def _difference_alert(now: SidesOn, then: SidesOn, mdc95: Decimal) -> Alert:
    difference_now = _difference(now) or Decimal(0)
    difference_then = _difference(then) or Decimal(0)
    weaker: Side = "left" if difference_now > 0 else "right"
    facts = {
        "weaker": weaker,
        "then_on": then.day.isoformat(),
        "then_difference_kg": str(difference_then),
        "now_on": now.day.isoformat(),
        "now_difference_kg": str(difference_now),
        "mdc95_kg": str(mdc95),
        "against": then.role,
    }
    kind: AlertKind = "new_side_difference"
    return Alert(kind, weaker, facts, alert_words(kind, facts))


def alert_words(kind: str, facts: Mapping[str, str]) -> Text:
    """What was seen and by what it was judged, from the facts that a record keeps."""
    if kind == DEMAND:
        return Text("{title}: {what}", facts)
    words: dict[str, object] = {
        "day": Day(date.fromisoformat(facts["then_on"])),
        "mdc95": Number(Decimal(facts["mdc95_kg"]), 1),
    }
    if kind == "decline":
        words["hand"] = _HANDS[facts["side"]]
        words["fall"] = Number(abs(Decimal(facts["change_kg"])), 1)
        return Text(
            "{hand} down {fall} kg since {day}, beyond measurement error (MDC95 {mdc95} kg). "
            "Suggest medical review.",
            words,
        )
    now, then = (Decimal(facts[f"{when}_difference_kg"]) for when in ("now", "then"))
    words["hand"] = _HANDS[facts["weaker"]]
    words["now"] = Number(abs(now), 1)
    words["moved"] = Number(abs(now - then), 1)
    words["then"] = _difference_then(then, words["day"])
    return Text(
        "{hand} is the weaker side by {now} kg; {then}. The difference moved by {moved} kg, and "
        "the MDC95 of one hand is {mdc95} kg. Look at handedness and the injured side; suggest "
        "medical review.",
        words,
    )


def _difference_then(then: Decimal, day: object) -> Text:
    """Which hand was stronger before (right minus left, in kg), as it is shown: to a tenth."""
    words = {"day": day, "size": Number(abs(then), 1)}
    if not abs(then).quantize(_TENTH):
        return Text("on {day} both hands were equal", words)
    if then > 0:
        return Text("on {day} the right hand was stronger by {size} kg", words)
    return Text("on {day} the left hand was stronger by {size} kg", words)

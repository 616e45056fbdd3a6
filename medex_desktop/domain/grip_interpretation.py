"""One grip test interpreted without a client: its part of what ``interpret`` prints."""

from decimal import Decimal
from typing import Any, Final

from medex_desktop.domain.clients import Hand
from medex_desktop.domain.grip_evidence import THRESHOLD_AGE, ThresholdResult, thresholds_for
from medex_desktop.domain.grip_norms import DEFAULT_NORM, NORMS, NormResult, norm_for
from medex_desktop.domain.grip_scoring import asymmetry, asymmetry_level
from medex_desktop.domain.scoring import Values, choice, number, trials
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Number, Text, render

_TRIALS_A_SIDE: Final = 3


def interpret_grip(
    sex: str, age: Decimal | None, values: Values, norms_key: str | None
) -> dict[str, Any]:
    """The grip test's part of the object that ``interpret`` prints.

    Raises:
        InvalidInput: on "norms" for a set that is not there, on "value" without any trial.
    """
    key = norms_key or DEFAULT_NORM
    if key not in {norm.key for norm in NORMS}:
        keys = ", ".join(norm.key for norm in NORMS)
        raise InvalidInput("norms", Text("The norm sets are: {keys}.", {"keys": keys}))
    messages: list[Text] = []
    best = _best(values)
    norm, message = norm_for(key, sex, age, best, number(values, "height_cm"))
    if message is not None:
        messages.append(message)
    thresholds = thresholds_for(sex, age, best)
    if age is not None and age < THRESHOLD_AGE:
        messages.append(Text("The grip thresholds apply from {age} years.", {"age": THRESHOLD_AGE}))
    messages.extend(found.words for found in thresholds if found.met)
    messages.extend(_remarks(values))
    return {
        "score": {"value": float(best), "unit": "kg"},
        "norm": None if norm is None else _norm(norm),
        "thresholds": [_threshold(found) for found in thresholds],
        "category": None,
        "messages": [render(words) for words in messages],
    }


def _best(values: Values) -> Decimal:
    """The best trial: as given, or the largest of the lists.

    Raises:
        InvalidInput: neither is there, or both and they differ.
    """
    entered = [*trials(values, "right"), *trials(values, "left")]
    given = number(values, "value")
    if not entered:
        if given is None:
            raise InvalidInput("value", Text("Give value=KG, or right=a,b,c left=a,b,c."))
        return given
    best = max(entered)
    if given is not None and given != best:
        raise InvalidInput(
            "value", Text("The best of the trials is {best} kg.", {"best": Number(best, 1)})
        )
    return best


def _remarks(values: Values) -> list[Text]:
    right, left = trials(values, "right"), trials(values, "left")
    remarks = []
    if 0 < len(right) < _TRIALS_A_SIDE or 0 < len(left) < _TRIALS_A_SIDE:
        remarks.append(Text("Fewer than 3 trials of a hand understate its best."))
    if bool(right) != bool(left):
        remarks.append(Text("One hand only: the norm is the best of either hand."))
    if right and left:
        dominant = choice(values, "dominant") or Hand.UNKNOWN
        percent = asymmetry(max(right), max(left), dominant)
        level = asymmetry_level(percent)
        if percent is not None and level != "none":
            remarks.append(_asymmetry_words(percent, level, dominant))
    return remarks


def _asymmetry_words(percent: Decimal, level: str, dominant: str) -> Text:
    words = {"percent": Number(abs(percent), 0)}
    if dominant not in (Hand.RIGHT, Hand.LEFT):
        found = Text("The sides differ by {percent} % of the larger", words)
    elif percent > 0:
        found = Text("The other side is {percent} % below the dominant one", words)
    else:
        found = Text("The other side is {percent} % above the dominant one", words)
    if level == "note":
        return Text("{found}. This is common; a note only.", {"found": found})
    return Text("{found}: look at it with handedness and the injured side.", {"found": found})


def _norm(norm: NormResult) -> dict[str, Any]:
    return {
        "key": norm.key,
        "population": render(
            Text("{group}, {population}", {"group": norm.group, "population": norm.population})
        ),
        "percentile": None if norm.percentile is None else round(norm.percentile, 2),
        "display": norm.display,
        "z": round(norm.z, 4),
        "band": str(norm.band),
        "citation": norm.citation.text,
    }


def _threshold(found: ThresholdResult) -> dict[str, Any]:
    return {
        "key": found.key,
        "rule": render(found.rule),
        "met": found.met,
        "citation": found.citation.text,
    }

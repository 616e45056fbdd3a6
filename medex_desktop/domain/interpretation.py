"""One result interpreted without a client: what the command ``interpret`` prints."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.clients import Hand
from medex_desktop.domain.dates import OLDEST_YEARS
from medex_desktop.domain.grip_evidence import THRESHOLD_AGE, ThresholdResult, thresholds_for
from medex_desktop.domain.grip_norms import DEFAULT_NORM, NORMS, NormResult, norm_for
from medex_desktop.domain.grip_scoring import asymmetry, asymmetry_level
from medex_desktop.domain.measure import Field, Measure
from medex_desktop.domain.quantity import parse_number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Number, Text, counted, render

_MOST_TRIALS: Final = 10
_TRIALS_A_SIDE: Final = 3


def interpret_inputs(
    measure_key: str,
    sex: str | None,
    age: Decimal | str | None,
    inputs: Mapping[str, str],
    norms_key: str | None = None,
) -> dict[str, Any]:
    """Interpret the inputs of one measure.

    Args:
        measure_key: key of the catalogue, such as "grip_strength".
        sex: "male", "female", or "not_stated" (also empty or None).
        age: years, decimals allowed, as typed or as a number; None when not stated.
        inputs: typed values by input name.
        norms_key: key of a norm set; None for the measure's default.

    Returns:
        The object of product section 10: measure, inputs, score, norm, thresholds, category and
        messages, of plain types.

    Raises:
        InvalidInput: naming the input ("measure", "sex", "age", "norms" or an input's name).
    """
    measure = find_measure(measure_key)
    if measure is None:
        raise InvalidInput("measure", Text("There is no measure {key}.", {"key": measure_key}))
    years = _read_age(age)
    values = _read_inputs(measure, inputs)
    key = norms_key or DEFAULT_NORM
    if key not in {norm.key for norm in NORMS}:
        keys = ", ".join(norm.key for norm in NORMS)
        raise InvalidInput("norms", Text("The norm sets are: {keys}.", {"keys": keys}))
    return _grip(_read_sex(sex), years, values, key)


def _grip(sex: str, age: Decimal | None, values: dict[str, Any], norms_key: str) -> dict[str, Any]:
    messages: list[Text] = []
    best = _best(values)
    norm, message = norm_for(norms_key, sex, age, best, values.get("height_cm"))
    if message is not None:
        messages.append(message)
    thresholds = thresholds_for(sex, age, best)
    if age is not None and age < THRESHOLD_AGE:
        messages.append(Text("The grip thresholds apply from {age} years.", {"age": THRESHOLD_AGE}))
    messages.extend(found.words for found in thresholds if found.met)
    messages.extend(_remarks(values))
    return {
        "measure": "grip_strength",
        "inputs": {name: _plain(value) for name, value in values.items()},
        "score": {"value": float(best), "unit": "kg"},
        "norm": None if norm is None else _norm(norm),
        "thresholds": [_threshold(found) for found in thresholds],
        "category": None,
        "messages": [render(words) for words in messages],
    }


def _best(values: dict[str, Any]) -> Decimal:
    """The best trial: as given, or the largest of the lists.

    Raises:
        InvalidInput: neither is there, or both and they differ.
    """
    trials = [*values.get("right", ()), *values.get("left", ())]
    given: Decimal | None = values.get("value")
    if not trials:
        if given is None:
            raise InvalidInput("value", Text("Give value=KG, or right=a,b,c left=a,b,c."))
        return given
    best: Decimal = max(trials)
    if given is not None and given != best:
        raise InvalidInput(
            "value", Text("The best of the trials is {best} kg.", {"best": Number(best, 1)})
        )
    return best


def _remarks(values: dict[str, Any]) -> list[Text]:
    right, left = values.get("right", ()), values.get("left", ())
    remarks = []
    if 0 < len(right) < _TRIALS_A_SIDE or 0 < len(left) < _TRIALS_A_SIDE:
        remarks.append(Text("Fewer than 3 trials of a hand understate its best."))
    if bool(right) != bool(left):
        remarks.append(Text("One hand only: the norm is the best of either hand."))
    if right and left:
        dominant = values.get("dominant", Hand.UNKNOWN)
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


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [float(part) for part in value]
    return value


def _read_sex(sex: str | None) -> str:
    word = (sex or "").strip().lower()
    if word in ("", "not_stated", "not stated"):
        return "not_stated"
    if word not in ("male", "female"):
        raise InvalidInput("sex", Text("The sex used for norms is male, female or not_stated."))
    return word


def _read_age(age: Decimal | str | None) -> Decimal | None:
    if age is None:
        return None
    years = parse_number(age, "age") if isinstance(age, str) else age
    if not 0 <= years <= OLDEST_YEARS:
        raise InvalidInput("age", Text("An age is 0 to {most} years.", {"most": OLDEST_YEARS}))
    return years


def _read_inputs(measure: Measure, inputs: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, typed in inputs.items():
        field = measure.field(name)
        if field is None:
            names = ", ".join(known.key for known in measure.fields)
            raise InvalidInput(name, Text("The inputs are: {names}.", {"names": names}))
        if typed.strip():
            values[name] = _read_value(field, typed)
    return values


def _read_value(field: Field, typed: str) -> Any:
    if field.kind == "choice":
        word = typed.strip().lower()
        if word not in field.choices:
            words = ", ".join(field.choices)
            raise InvalidInput(field.key, Text("Choose one of: {words}.", {"words": words}))
        return word
    if field.kind != "list of numbers":
        return _within(field, parse_number(typed, field.key))
    pieces = _pieces(typed)
    if len(pieces) > _MOST_TRIALS:
        raise InvalidInput(
            field.key,
            counted("At most {n} trial.", "At most {n} trials.", _MOST_TRIALS),
        )
    return tuple(_within(field, parse_number(piece, field.key)) for piece in pieces)


def _pieces(typed: str) -> list[str]:
    """The numbers of a list: commas part them, unless semicolons do (then a comma is a mark)."""
    return re.split(r";" if ";" in typed else r",", typed)


def _within(field: Field, value: Decimal) -> Decimal:
    low, high = field.low, field.high
    if (low is not None and value < low) or (high is not None and value > high):
        raise InvalidInput(
            field.key,
            Text(
                "{value} {unit} is outside {low} to {high} {unit}.",
                {"value": value, "low": low, "high": high, "unit": field.unit},
            ),
        )
    return value

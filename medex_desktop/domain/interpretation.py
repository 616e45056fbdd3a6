"""One result interpreted without a client: what the command ``interpret`` prints."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from medex_desktop.domain.catalogue import all_measures, find_measure
from medex_desktop.domain.dates import OLDEST_YEARS
from medex_desktop.domain.entries import Remark, read_entry
from medex_desktop.domain.grip_interpretation import interpret_grip
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.quantity import parse_number
from medex_desktop.domain.readings import Compared, Met, Reading, read_result
from medex_desktop.domain.safety import demands_of
from medex_desktop.domain.scoring import Demand, Person, Value, Values, number
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.language import Number, Text, render

_ANSWERS: Final = "answers"


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
        inputs: typed values by input name; of a licensed form also ``answers``, in order with
            commas, blank where one was left out, instead of its total.
        norms_key: key of a norm set; None for the measure's default.

    Returns:
        The object of product section 10: measure, inputs, score, norm, thresholds, category and
        messages, of plain types; and for all but grip ``demands``, what must be acted on before
        the result can be signed.

    Raises:
        InvalidInput: naming the input ("measure", "sex", "age", "norms" or an input's name).
        InvalidForm: the same for several inputs.
    """
    measure = find_measure(measure_key)
    if measure is None:
        keys = ", ".join(all_measures())
        words = {"key": measure_key, "keys": keys}
        raise InvalidInput("measure", Text("There is no measure {key}. There are: {keys}.", words))
    years, word = _read_age(age), _read_sex(sex)
    values, remarks = _read(measure, inputs)
    if measure.scoring is None:
        found = interpret_grip(word, years, values, norms_key)
    else:
        found = _interpret(measure, word, years, values, norms_key)
    said = [render(remark.words) for remark in remarks]
    return {
        "measure": measure.key,
        "inputs": {name: _plain(value) for name, value in values.items()},
        **found,
        "messages": [*found["messages"], *said],
    }


def _read(measure: Measure, inputs: Mapping[str, str]) -> tuple[Values, tuple[Remark, ...]]:
    try:
        entry = read_entry(measure, _with_total(measure, inputs))
    except InvalidForm as form:
        if len(form.faults) == 1:
            raise form.faults[0] from form
        raise
    return entry.values, entry.remarks


def _with_total(measure: Measure, inputs: Mapping[str, str]) -> Mapping[str, str]:
    """The inputs with the total of a licensed form worked out from its answers."""
    rule, typed = measure.total_rule, dict(inputs)
    if rule is None or _ANSWERS not in typed:
        return inputs
    answers = [part.strip() for part in typed.pop(_ANSWERS).split(",")]
    if typed.get(rule.field):
        raise InvalidInput(_ANSWERS, Text("Give the answers or the total, not both."))
    if len(answers) != rule.count:
        words = {"count": rule.count}
        raise InvalidInput(
            _ANSWERS, Text("Give {count} answers with commas, blank where one was left out.", words)
        )
    total = rule.total([parse_number(one, _ANSWERS) if one else None for one in answers])
    if total.value is None:
        raise InvalidInput(_ANSWERS, total.why or Text("This can't be scored."))
    return {**typed, rule.field: f"{_rounded(total.value):f}"}


def _interpret(
    measure: Measure, sex: str, age: Decimal | None, values: Values, norms_key: str | None
) -> dict[str, Any]:
    keys = [one.key for one in measure.comparisons]
    if norms_key and norms_key not in keys:
        if not keys:
            raise InvalidInput("norms", Text("This measure has no norm sets."))
        raise InvalidInput("norms", Text("The norm sets are: {keys}.", {"keys": ", ".join(keys)}))
    person = Person(sex, age, number(values, "height_cm"), number(values, "mass_kg"))
    reading = read_result(measure, person, values, norms_key or "")
    score = reading.score.value
    return {
        "score": {"value": None if score is None else _float(score), "unit": measure.unit},
        "norm": None if reading.compared is None else _norm(reading.compared),
        "thresholds": [_threshold(cut) for cut in reading.cuts],
        "category": None if reading.category is None else render(reading.category),
        "messages": [*(render(words) for words in _said(reading))],
        "demands": [_demand(one) for one in demands_of(reading, ())],
    }


def _said(reading: Reading) -> list[Text]:
    """The parts of the score and what there is to say, in words."""
    parts = [
        Text("{label}: {value} {unit}".rstrip() if part.unit else "{label}: {value}",
             {"label": part.label, "value": Number(part.value, part.places), "unit": part.unit})
        for part in reading.score.parts
    ]  # fmt: skip
    return [*parts, *reading.messages]


def _norm(found: Compared) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "key": found.key,
        "population": render(found.people),
        "percentile": None,
        "display": render(found.display),
        "z": None,
        "band": found.band or None,
        "citation": found.citation.text,
    }
    for name in ("low", "mid", "high", "predicted", "percent"):
        value = getattr(found, name)
        if value is not None:
            plain[name] = _float(value)
    return plain


def _threshold(cut: Met) -> dict[str, Any]:
    return {
        "key": cut.point.key,
        "rule": render(cut.rule),
        "met": cut.met,
        "citation": cut.point.citation.text,
    }


def _demand(one: Demand) -> dict[str, Any]:
    return {"key": one.key, "action": one.action, "words": render(one.words)}


def _float(value: Decimal) -> float:
    return float(_rounded(value))


def _rounded(value: Decimal) -> Decimal:
    """Six decimals at most, without trailing zeros: exact enough for every unit in use."""
    rounded = value.quantize(Decimal("0.000001")).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _plain(value: Value) -> Any:
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

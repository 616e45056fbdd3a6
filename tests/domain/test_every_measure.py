"""Promises that every measure of the catalogue keeps, whichever was added last."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.entries import read_entry
from medex_desktop.domain.evidence import Reference
from medex_desktop.domain.interpretation import interpret_inputs
from medex_desktop.domain.measure import Direction, Field, Measure
from medex_desktop.domain.readings import citations_of, read_result
from medex_desktop.domain.scoring import Person
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.language import Text, render
from tests.domain.cited_facts import inputs

MEASURES = all_measures()
SCORED = {key: measure for key, measure in MEASURES.items() if measure.scoring is not None}
AGREED = inputs()
FIELDS = [(key, field) for key, measure in MEASURES.items() for field in measure.fields]
EACH = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
EACH_SCORED = pytest.mark.parametrize("measure", SCORED.values(), ids=SCORED)
EACH_FIELD = pytest.mark.parametrize(
    ("key", "field"), FIELDS, ids=[f"{key}-{field.key}" for key, field in FIELDS]
)
OBJECT = {"measure", "inputs", "score", "norm", "thresholds", "category", "messages"}
NORM = {"key", "population", "percentile", "display", "z", "band", "citation"}
SCREEN_LINES = 14
LONGEST_LINE = 110
# no row of a table tells these people apart
NOBODY = Person()


def middle(field: Field) -> str:
    """An ordinary value for a field, as typed."""
    if field.kind == "choice":
        return field.choices[0]
    if field.kind == "boolean":
        return "no"
    if field.kind == "text":
        return "words"
    if field.low is None or field.high is None:
        return "1"
    ends = [field.soft_low or field.low, field.soft_high or field.high]
    return str(int(sum(ends, Decimal(0)) / 2))


def form(measure: Measure, **typed: str) -> dict[str, str]:
    """A form with ordinary values in every required field; in all where none is required."""
    needed = [field for field in measure.fields if not field.optional] or measure.fields
    usual = {field.key: middle(field) for field in needed}
    if measure.key == "blood_pressure":
        usual["diastolic"] = "80"
    return {**usual, **typed}


# inputs --------------------------------------------------------------------------------------


def test_the_catalogue_holds_every_agreed_measure() -> None:
    assert set(AGREED) <= set(MEASURES)


@EACH
def test_the_inputs_are_those_agreed(measure: Measure) -> None:
    agreed = AGREED.get(measure.key, {})
    held = {field.key: as_agreed(field) for field in measure.fields}
    for name, row in agreed.items():
        unit = "" if row["unit"] == "-" else row["unit"]
        assert held[name] == {
            "unit": unit,
            "type": row["type"],
            "choices": row["choices"],
            "optional": row["optional"],
            "from_client": row["from_client"],
            "limits": limits(row),
        }, name
    own = [field for field in measure.fields if field.key not in agreed]
    assert not agreed or all(field.optional for field in own)


def limits(row: dict[str, str]) -> tuple[Decimal, Decimal] | None:
    """The hard limits of a number; choices and yes or no have none of their own."""
    if not row["hard_limits"] or row["type"] in ("choice", "boolean"):
        return None
    low, high = row["hard_limits"].split("..")
    return Decimal(low), Decimal(high)


def as_agreed(field: Field) -> dict[str, Any]:
    """A field in the words of the table of inputs."""
    numeric = field.kind in ("number", "integer", "list of numbers")
    ends = (field.low, field.high)
    return {
        "unit": "" if field.unit == "-" else field.unit,
        "type": field.kind,
        "choices": "|".join(field.choices),
        "optional": "yes" if field.optional else "no",
        "from_client": "yes" if field.from_client else "no",
        "limits": ends if numeric and None not in ends else None,
    }


@EACH_FIELD
def test_a_field_refuses_what_it_can_not_be(key: str, field: Field) -> None:
    wrong = [] if field.kind == "text" else ["words", "1..2", "²"]
    if field.kind != "text" and field.low is not None and field.high is not None:
        wrong += [str(field.high + 1), "9" * 30]
        wrong += [str(field.low - 1)]
    if field.kind == "integer" and field.high is not None:
        wrong.append(str(field.high - Decimal("0.5")))
    for typed in wrong:
        said = refused(MEASURES[key], **{field.key: typed})
        assert field.key in said, typed
        assert said[field.key].strip().endswith((".", "?", "!")), typed


def refused(measure: Measure, **typed: str) -> dict[str, str]:
    """What is said beside each field; empty when the form is taken."""
    try:
        read_entry(measure, form(measure, **typed))
    except InvalidForm as refusal:
        return {fault.field: render(fault.message) for fault in refusal.faults}
    return {}


@EACH_FIELD
def test_a_blank_is_refused_only_where_it_is_needed(key: str, field: Field) -> None:
    said = refused(MEASURES[key], **{field.key: "  "})
    assert (field.key in said) == (not field.optional)


@EACH_FIELD
def test_the_hard_limits_themselves_are_taken(key: str, field: Field) -> None:
    if field.kind in ("number", "integer") and field.low is not None:
        for end in (field.low, field.high):
            words = refused(MEASURES[key], **{field.key: str(end)}).get(field.key, "")
            assert "outside" not in words
        assert field.soft_low is None or field.soft_low >= field.low
        assert field.soft_high is None or field.high is None or field.soft_high <= field.high


# any values ----------------------------------------------------------------------------------


def within(field: Field) -> st.SearchStrategy[str]:
    """Anything that may be typed in a field within its limits."""
    if field.kind == "choice":
        return st.sampled_from(field.choices)
    if field.kind == "boolean":
        return st.sampled_from(["yes", "no"])
    if field.kind == "text":
        return st.text("abc ", max_size=12)
    places = 0 if field.kind == "integer" else 2
    return st.decimals(field.low, field.high, places=places).map(str)


@st.composite
def forms(draw: st.DrawFn, measure: Measure) -> dict[str, str]:
    """Any form of a measure whose fields are each within their limits."""
    typed = {}
    for field in measure.fields:
        if not field.optional or draw(st.booleans()):
            typed[field.key] = draw(within(field))
    return typed


SEXES = st.sampled_from(["female", "male", "not_stated"])
AGES = st.none() | st.decimals(0, 110, places=1)


@EACH
@settings(max_examples=25, deadline=None)
@given(data=st.data(), sex=SEXES, age=AGES)
def test_any_values_within_the_limits_give_a_score_or_a_sentence(
    measure: Measure, data: st.DataObject, sex: str, age: Decimal | None
) -> None:
    try:
        found = interpret_inputs(measure.key, sex, age, data.draw(forms(measure)))
    except (InvalidInput, InvalidForm):
        return
    assert set(found) == OBJECT | ({"demands"} if measure.scoring is not None else set())
    assert set(found["score"]) == {"value", "unit"}
    assert found["score"]["value"] is not None or found["category"] or found["messages"]
    if found["norm"] is not None:
        assert set(found["norm"]) >= NORM
    assert all(set(cut) == {"key", "rule", "met", "citation"} for cut in found["thresholds"])
    json.dumps(found, allow_nan=False)


@EACH_SCORED
def test_a_result_names_nobody_without_sex_and_age(measure: Measure) -> None:
    values = read_entry(measure, form(measure)).values
    found = read_result(measure, NOBODY, values)
    asking = [one for one in measure.references if asks_who(one)] or [*measure.equations]
    if asking and found.score.value is not None and not ageless(measure):
        assert found.compared is None
        assert any("norm" in render(words).lower() for words in found.messages)


def asks_who(table: Reference) -> bool:
    """Whether a table goes by age or by sex."""
    return table.needs_sex or not any(row.ageless for row in table.rows)


def ageless(measure: Measure) -> bool:
    """Whether one of the tables is for everybody."""
    return any(not asks_who(table) for table in measure.references)


@EACH_SCORED
def test_there_is_no_norm_outside_the_ages_of_a_table(measure: Measure) -> None:
    for table in measure.references:
        if not asks_who(table):
            continue
        oldest = max(row.age_below for row in table.rows)
        youngest = min(row.age_from for row in table.rows)
        for age in (Decimal(youngest) - Decimal("0.1"), Decimal(oldest)):
            for sex in ("female", "male"):
                values = {**read_entry(measure, form(measure)).values}
                values |= {name: words[0] for name, words in table.when}
                found = read_result(measure, Person(sex, age), values, table.key)
                same = [one for one in (found.compared, *found.others) if one is not None]
                assert all(one.key != table.key for one in same) or overlapping(measure, table)


def overlapping(measure: Measure, table: Reference) -> bool:
    """Whether two tables share a key (parts of one published set)."""
    return sum(one.key == table.key for one in measure.references) > 1


# order ---------------------------------------------------------------------------------------

RANK = {"below": 0, "average": 1, "above": 2}


def along_its_first_field(measure: Measure) -> bool:
    """Whether a table of the measure goes along one number."""
    numeric = measure.fields[0].kind in ("number", "integer")
    return numeric and measure.direction is not Direction.NEITHER and bool(measure.references)


ORDERED = [measure for measure in SCORED.values() if along_its_first_field(measure)]


@pytest.mark.parametrize("measure", ORDERED, ids=lambda measure: measure.key)
def test_better_scores_are_never_called_worse(measure: Measure) -> None:
    """Along one field, the bands of the norm go one way, as the direction says."""
    lead = measure.fields[0]
    low, high = lead.soft_low or lead.low, lead.soft_high or lead.high
    assert low is not None
    assert high is not None
    ranks = []
    scores = []
    for step in range(41):
        value = low + (high - low) * step / 40
        typed = form(measure, **{lead.key: str(int(value) if lead.kind == "integer" else value)})
        reading = read_result(
            measure, Person("female", Decimal(72)), read_entry(measure, typed).values
        )
        if reading.compared is not None and reading.compared.band and reading.score.value:
            ranks.append(RANK[reading.compared.band])
            scores.append(reading.score.value)
    ordered = [rank for _score, rank in sorted(zip(scores, ranks, strict=True))]
    worse_first = ordered if measure.direction is Direction.HIGHER else ordered[::-1]
    assert worse_first == sorted(worse_first)


@EACH
def test_bands_go_up(measure: Measure) -> None:
    edges = [edge for band in measure.bands[:-1] for edge in (band.through, band.below)]
    numbers = [edge for edge in edges if edge is not None]
    assert numbers == sorted(numbers)
    assert len(numbers) == max(0, len(measure.bands) - 1)
    if measure.bands:
        assert (measure.bands[-1].through, measure.bands[-1].below) == (None, None)


# words ---------------------------------------------------------------------------------------


@EACH
def test_every_source_has_its_year(measure: Measure) -> None:
    for citation in citations_of(measure):
        assert re.search(r"\b(19|20)\d\d\b", f"{citation.text} {citation.key}"), citation.key


@EACH
def test_the_protocol_card_fits_one_screen(measure: Measure) -> None:
    lines = [line for _heading, part in measure.how_to for line in part]
    assert lines
    assert len(lines) + len(measure.how_to) <= SCREEN_LINES
    assert max(len(render(line)) for line in lines) <= LONGEST_LINE


@EACH
def test_title_summary_and_licence_are_said(measure: Measure) -> None:
    assert render(measure.title)
    assert render(measure.summary)
    assert len(render(measure.licence)) > 5


@pytest.mark.parametrize("measure", [m for m in MEASURES.values() if m.total_only])
def test_a_licensed_questionnaire_holds_no_items(measure: Measure) -> None:
    assert measure.items == ()
    assert not any(field.key.startswith("item_") for field in measure.fields)


UNKIND = ("at risk", "crippled", "abnormal", "failed", "disease", "you have ", "diagnos")


@EACH
def test_nothing_is_diagnosed(measure: Measure) -> None:
    said: list[Text] = [point.meaning for point in measure.cut_points]
    said += [point.rule for point in measure.cut_points]
    said += [band.title for band in measure.bands]
    for words in map(render, said):
        assert not [word for word in UNKIND if word in words.lower()], words

"""A mapping survives being saved, takes answers, and refuses what it does not know."""

import json
from datetime import date

import pytest

from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.exchange.mapping import (
    MEANINGS,
    Mapping,
    answer,
    assign,
    from_json,
    to_json,
)
from tests.exchange.files import NHANES, TODAY, fixture, mapped


def test_a_full_mapping_comes_back_from_its_file() -> None:
    mapping = mapped(
        fixture(NHANES.name),
        test_date="1 Jun 2012",
        name_pattern="Client {id}",
        device_make="Takei",
        device_resolution="0,1",
        posture="standing",
        start_side="right",
        trial_order="alternating",
        word__sex__1="male",
    )
    assert mapping.test_date == date(2012, 6, 1)
    assert from_json(to_json(mapping)) == mapping


@pytest.mark.parametrize("header", [True, False, None])
def test_an_unsaid_header_stays_unsaid(header: bool | None) -> None:
    mapping = Mapping(kind="clients", header=header)
    assert from_json(to_json(mapping)) == mapping


GOOD = {"medex_mapping": 1, "kind": "grip"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a saved import mapping"),
        ("[1]", "not a saved import mapping"),
        ("{}", "not a saved import mapping"),
        ("[" * 100_000, "not a saved import mapping"),
        (json.dumps({**GOOD, "medex_mapping": 2}), "version 2; this program reads version 1"),
        (json.dumps({"medex_mapping": 1}), "kind"),
        (json.dumps({**GOOD, "kind": "gait"}), "Choose one of: grip, clients."),
        (json.dumps({**GOOD, "unit": "stone"}), "Choose one of: kg, lb."),
        (json.dumps({**GOOD, "unit": 5}), "unit"),
        (json.dumps({**GOOD, "colour": "red"}), "colour"),
        (json.dumps({**GOOD, "age": "old"}), "age"),
        (json.dumps({**GOOD, "age": "200"}), "outside 5 to 120"),
        (json.dumps({**GOOD, "device_resolution": "fine"}), "device_resolution"),
        (json.dumps({**GOOD, "name_pattern": "Client"}), "name_pattern"),
        (json.dumps({**GOOD, "test_date": "2012-13-01"}), "test_date"),
        (json.dumps({**GOOD, "columns": "all"}), "columns"),
        (json.dumps({**GOOD, "columns": [{"column": "a"}]}), "columns"),
        (json.dumps({**GOOD, "columns": [{"column": "a", "meaning": "mood"}]}), "mood"),
        (
            json.dumps({**GOOD, "columns": [{"column": c, "meaning": "name"} for c in "ab"]}),
            "b.",
        ),
        (json.dumps({**GOOD, "words": [{"meaning": "sex", "written": "1", "value": "x"}]}), "sex"),
    ],
)
def test_a_broken_mapping_file_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        from_json(text)
    assert said in str(refusal.value)


def test_a_meaning_has_one_column_and_a_column_one_meaning() -> None:
    mapping = assign(assign(Mapping(kind="grip"), "a", "name"), "b", "name")
    assert [use.column for use in mapping.columns] == ["b"]
    mapping = assign(mapping, "b", "reference")
    assert [use.meaning for use in mapping.columns] == ["reference"]
    assert assign(mapping, "b", "").columns == ()
    with pytest.raises(InvalidInput):
        assign(mapping, "b", "phone")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("test_date", "31/02/2026"),
        ("test_date", "1 Jan 2030"),
        ("unit", "stone"),
        ("header", "perhaps"),
        ("age", "old"),
        ("device_resolution", "fine"),
        ("name_pattern", "Client"),
        ("kind", "clients"),
        ("nothing", "x"),
        ("word.sex.1", "boy"),
        ("word.height.1", "x"),
    ],
)
def test_an_answer_that_does_not_fit_is_said_beside_its_question(key: str, value: str) -> None:
    with pytest.raises(InvalidInput) as fault:
        answer(Mapping(kind="grip"), key, value, TODAY)
    assert fault.value.field.startswith(key.partition(".")[0])


def test_an_answer_can_be_given_again() -> None:
    mapping = answer(Mapping(kind="grip"), "word.side.1", "left", TODAY)
    mapping = answer(mapping, "word.side.1", "right", TODAY)
    assert mapping.own_words("side") == {"1": "right"}


@pytest.mark.parametrize(
    ("meanings", "layout"),
    [
        (["name"], ""),
        (["right_1"], "wide"),
        (["right_1", "left_1"], "wide"),
        (["right_1", "left_1", "trial"], "paired"),
        (["right_1", "left_1", "right_2", "trial"], "wide"),
        (["side", "value", "trial"], "long"),
    ],
)
def test_the_layout_follows_from_the_columns(meanings: list[str], layout: str) -> None:
    mapping = Mapping(kind="grip")
    for meaning in meanings:
        mapping = assign(mapping, f"column of {meaning}", meaning)
    assert mapping.layout == layout


def test_meanings_do_not_repeat() -> None:
    for meanings in MEANINGS.values():
        assert len(set(meanings)) == len(meanings)

"""An export's document: the same bytes for the same data, and foreign ones refused in words."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.errors import Refused
from medex_desktop.exchange import json_archive
from medex_desktop.exchange.json_archive import Archive, Column, read, write

TABLES = {
    "client": {
        "id": Column(int, True),
        "name": Column(str, True),
        "height_cm": Column(str, False),
        "age_years": Column(int, False),
    },
    "result": {"id": Column(int, True), "entry": Column(str, True)},
}
ANA = {"id": 3, "name": "Łukasz \u202e=1+1\n\"'", "height_cm": "170.50", "age_years": None}
DATA = Archive("2026-10-01T14:05:12+00:00", 1, None, {"client": (ANA,), "result": ()})
WHOLE: dict[str, Any] = json.loads(write(DATA))


def as_bytes(body: Any) -> bytes:
    return json.dumps(body).encode("utf-8")


def test_what_was_written_is_read() -> None:
    assert read(write(DATA), TABLES, 1) == DATA


def test_equal_data_are_equal_bytes_and_decimals_keep_their_digits() -> None:
    turned = Archive(
        DATA.exported_at, 1, None, {"result": (), "client": (dict(reversed(ANA.items())),)}
    )
    assert write(turned) == write(DATA)
    assert b'"height_cm":"170.50"' in write(DATA)


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ROW = st.fixed_dictionaries(
    {
        "name": TEXT,
        "height_cm": st.none() | TEXT,
        "age_years": st.none() | st.integers(-(2**63), 2**63 - 1),
    }
)


@given(st.lists(ROW, max_size=5))
def test_any_text_and_number_of_a_file_survives(rows: list[dict[str, Any]]) -> None:
    numbered = tuple({"id": number, **row} for number, row in enumerate(rows, start=1))
    data = Archive("now", 1, 7, {"client": numbered, "result": ()})
    assert read(write(data), TABLES, 1) == data


def changed(**values: Any) -> bytes:
    return as_bytes({**WHOLE, **values})


def with_client(**values: Any) -> bytes:
    return changed(tables={"client": [{**ANA, **values}], "result": []})


NOT_OURS = "This is not an export of MedEx Desktop"
BAD = {
    "empty": (b"", NOT_OURS),
    "not text": (b"\xff\xfe\x00", NOT_OURS),
    "a list": (b"[]", NOT_OURS),
    "cut off": (write(DATA)[:-20], NOT_OURS),
    "another program's": (changed(format="other"), NOT_OURS),
    "endless brackets": (b"[" * 200_000, NOT_OURS),
    "endless digits": (b'{"version":' + b"9" * 10_000 + b"}", NOT_OURS),
    "NaN": (write(DATA).replace(b'"schema":1', b'"schema":NaN'), NOT_OURS),
    "infinity": (write(DATA).replace(b'"schema":1', b'"schema":-Infinity'), NOT_OURS),
    "a float": (write(DATA).replace(b'"schema":1', b'"schema":1e999'), NOT_OURS),
    "a name twice": (write(DATA).replace(b'"schema":1', b'"schema":1,"schema":1'), NOT_OURS),
    "yes for a number": (changed(version=True), NOT_OURS),
    "something more": (changed(more=1), NOT_OURS),
    "client 0": (changed(client_id=0), NOT_OURS),
    "a newer format": (changed(version=2), "newer version"),
    "a newer schema": (changed(schema=2), "newer version"),
    "a schema of nobody": (changed(schema=0), "not an export"),
    "an unknown table": (
        changed(tables={**WHOLE["tables"], "sqlite_master": []}),
        "a table that the program does not know: 'sqlite_master'",
    ),
    "a missing table": (changed(tables={"client": []}), "no table result"),
    "rows that are none": (changed(tables={"client": [5], "result": []}), "Row 1 of table client"),
    "an unknown column": (with_client(rights=1), "does not know: 'rights'"),
    "a missing column": (
        changed(tables={"client": [{"id": 1}], "result": []}),
        "Row 1 of table client has nothing that fits in name",
    ),
    "a missing value": (with_client(name=None), "fits in name"),
    "a number for a text": (with_client(name=5), "fits in name"),
    "yes for an age": (with_client(age_years=True), "fits in age_years"),
    "too large a number": (with_client(age_years=2**63), "fits in age_years"),
    "deep inside": (with_client(name={"a": {"b": 1}}), "fits in name"),
    "half a letter": (with_client(name="\ud800"), "fits in name"),
    "an id below 1": (with_client(id=0), "fits in id"),
    "an id twice": (changed(tables={"client": [ANA, ANA], "result": []}), "Row 2 of table client"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_what_does_not_fit_is_refused_in_words(name: str) -> None:
    content, sentence = BAD[name]
    with pytest.raises(Refused) as refused:
        read(content, TABLES, 1)
    assert sentence in str(refused.value)
    assert "Łukasz" not in str(refused.value)


def test_an_older_export_is_read_with_nothing_where_columns_and_tables_came_later() -> None:
    older = changed(schema=1, tables={"client": [{"id": 3, "name": "Ana"}]})
    assert read(older, TABLES, 2).tables == {
        "client": ({"id": 3, "name": "Ana", **{c: None for c in ANA if c not in ("id", "name")}},),
        "result": (),
    }


@pytest.mark.parametrize(
    "tables", [{"client": {}}, {"client": [5]}, {"other": []}, {"client": [{}]}]
)
def test_an_older_export_is_looked_at_as_closely(tables: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        read(changed(schema=1, tables=tables), TABLES, 2)


def test_too_large_a_document_is_refused_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    content = write(DATA)
    monkeypatch.setattr(json_archive, "MOST_BYTES", len(content) - 1)
    with pytest.raises(Refused, match="The limit is"):
        read(content, TABLES, 1)
    with pytest.raises(Refused, match="Export client by client"):
        write(DATA)

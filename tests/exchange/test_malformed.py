"""No file, however broken, ends in anything but rows or a sentence."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medex_desktop.errors import MedExError
from medex_desktop.exchange.clients_csv import read_clients
from medex_desktop.exchange.csv_in import read_table
from medex_desktop.exchange.grip_csv import read_grip
from medex_desktop.exchange.mapping import from_json, to_json
from tests.exchange.files import FIXTURES, TODAY, fixture, mapped, table

ANSWERS = {"test_date": "1 Jun 2012", "name_pattern": "Client {line}", "unit": "kg"}


def read_any(data: bytes) -> None:
    """Reads bytes as both kinds of file; a refusal must have its sentence."""
    sentence = "read"
    try:
        found = read_table(data)
        read = read_grip(found, mapped(found, **ANSWERS, date_order="day_first"), TODAY)
        assert read.counts.ready + read.counts.refused == read.counts.rows
        assert all(str(fault.reason).strip() for fault in read.faults)
        read_clients(found, mapped(found, "clients", date_order="day_first"), TODAY)
    except MedExError as refusal:
        sentence = str(refusal)
    assert sentence.strip()


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read_any(data)


CELL = st.one_of(
    st.sampled_from(
        ["", "R", "L", "31", "32,5", "70 lb", "2026-09-01", "31/02/2026", "NA", "m", "f", "=1", "²",
         "٣١", "1e999", "NaN", "-0", "0000000000000000000000", "9/9/99999", "Ana"]
    ),
    st.text(max_size=12),
)  # fmt: skip
HEADS = ("Name", "Birth date", "Age", "Sex", "Height", "Weight", "Date", "Hand", "Trial", "Value")


@settings(deadline=None)
@given(st.lists(st.tuples(*[CELL] * len(HEADS)), min_size=1, max_size=6), st.booleans())
def test_any_cells_under_understood_columns(rows: list[tuple[str, ...]], wide: bool) -> None:
    heads = HEADS if not wide else (*HEADS[:7], "R1 kg", "L1", "Unit")
    lines = [heads, *rows]
    text = "\n".join(",".join('"' + c.replace('"', '""') + '"' for c in line) for line in lines)
    read_any(text.encode("utf-8", "replace"))


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.glob("*.csv")))
def test_mutated_files(name: str) -> None:
    whole = (FIXTURES / name).read_bytes()[:3000]
    chance = random.Random(name)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        read_any(bytes(data))


def test_mutated_mappings() -> None:
    text = to_json(mapped(fixture("long_pounds_semicolon.csv"), device_make="Jamar"))
    chance = random.Random(3)
    sentences: list[str] = []
    for _ in range(500):
        place = chance.randrange(len(text))
        broken = text[:place] + chance.choice('{}[]":,x1é') + text[place + chance.randint(0, 4) :]
        try:
            mapping = from_json(broken)
        except MedExError as refusal:
            sentences.append(str(refusal))
        else:
            assert from_json(to_json(mapping)) == mapping
    assert all(sentence.strip() for sentence in sentences)


def test_a_mapping_of_odd_columns_is_no_way_around_the_questions() -> None:
    found = table("Name,R1 kg\nAna,31\n")
    mapping = from_json('{"medex_mapping": 1, "kind": "grip", "layout": "long"}')
    with pytest.raises(MedExError):
        read_grip(found, mapping, TODAY)

"""Every cell of every table by age is that of the source, and no cell is more or missing."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.evidence import AgeRow, When

CITED = Path(__file__).parents[1] / "cited"
FILES = sorted(CITED.glob("*.csv"))
# protocol inputs that only say the protocol's own value is meant
ASSUMED = {"chair_height_cm", "weight"}

Cell = tuple[str, str, str, int, int, Decimal | None, Decimal | None, Decimal | None]


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def printed(file: Path) -> list[Cell]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            (
                row["reference"], row["when"], row["sex"],
                int(row["age_from"]), int(row["age_below"]),
                number(row["low"]), number(row["mid"]), number(row["high"]),
            )
            for row in csv.DictReader(lines)
        ]  # fmt: skip


def ours(key: str) -> list[Cell]:
    measure = find_measure(key)
    assert measure is not None
    tables = [(one.key, one.when, one.rows) for one in measure.references]
    tables += [(f"cut:{one.key}", one.when, one.rows) for one in measure.cut_points]
    return [cell(name, when, row) for name, when, rows in tables for row in rows]


def cell(name: str, when: When, row: AgeRow) -> Cell:
    inputs = ";".join(f"{key}={words[0]}" for key, words in when if key not in ASSUMED)
    return name, inputs, row.sex, row.age_from, row.age_below, row.low, row.mid, row.high


def in_order(cells: list[Cell]) -> list[Cell]:
    return sorted(cells, key=lambda one: one[:5])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_cell_is_that_of_the_source(file: Path) -> None:
    assert in_order(ours(file.stem)) == in_order(printed(file))


def test_there_are_tables_to_hold_against() -> None:
    assert len(FILES) >= 9
    assert sum(len(printed(file)) for file in FILES) > 200

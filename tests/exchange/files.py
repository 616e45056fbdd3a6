"""Files to read in tests: where the fixtures are, and made-up files of any size."""

import csv
import io
import random
import warnings
import zipfile
from datetime import date
from pathlib import Path

from medex_desktop.exchange.csv_in import Table, read_table
from medex_desktop.exchange.grip_csv import read_grip
from medex_desktop.exchange.imported import GripFile
from medex_desktop.exchange.mapping import Mapping, answer
from medex_desktop.exchange.suggestion import suggest

FIXTURES = Path(__file__).parent.parent / "fixtures" / "csv"
BROKEN = FIXTURES / "broken"
NHANES = FIXTURES / "nhanes_2011_2012_grip_600_adults.csv"
TODAY = date(2026, 11, 23)


def fixture(name: str) -> Table:
    return read_table((FIXTURES / name).read_bytes())


def table(text: str) -> Table:
    return read_table(text.encode())


def mapped(found: Table, kind: str = "grip", **answers: str) -> Mapping:
    mapping = suggest(found, kind)
    if kind == "grip":
        answers = {"protocol": "southampton", **answers}
    for key, value in answers.items():
        mapping = answer(mapping, key.replace("__", "."), value, TODAY)
    return mapping


def grip(found: Table, **answers: str) -> GripFile:
    return read_grip(found, mapped(found, **answers), TODAY)


def reasons(found: GripFile) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, str(fault.reason)) for fault in found.faults]


def _people(count: int) -> list[tuple[str, date, str, list[str]]]:
    chance = random.Random(7)
    return [
        (
            f"Ann{place % 97} Müller{place}",
            date(1930 + place % 60, 1 + place % 12, 1 + place % 28),
            "fm"[place % 2],
            [f"{chance.uniform(15, 40):.1f}" for _ in range(6)],
        )
        for place in range(count)
    ]


def wide_file(count: int) -> bytes:
    """A row per person: comma, point, kg."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    sides = [f"{side}{number} (kg)" for number in (1, 2, 3) for side in "RL"]
    writer.writerow(["ID", "Name", "Birth date", "Sex", "Height (cm)", "Test date", *sides])
    for place, (name, birth, sex, values) in enumerate(_people(count)):
        day = date(2026, 3, 1 + place % 28)
        writer.writerow([f"P{place}", name, birth, sex, 150 + place % 50, day, *values])
    return stream.getvalue().encode()


def long_file(count: int) -> bytes:
    """A row per trial: semicolon, decimal comma, pounds, no ids."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(["Name", "Birth date", "Sex", "Date", "Hand", "Trial", "Force (lb)"])
    for place, (name, birth, sex, values) in enumerate(_people(count)):
        for trial, value in enumerate(values):
            writer.writerow(
                [
                    name, f"{birth:%d.%m.%Y}", sex, f"{1 + place % 28:02}.03.2026",
                    "RL"[trial % 2], trial // 2 + 1, value.replace(".", ","),
                ]
            )  # fmt: skip
    return stream.getvalue().encode()


def packed(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A ZIP of these entries in their order, whatever their names; a name may stand twice."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that stands twice
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for name, content in entries:
                made.writestr(name, content)
    return stream.getvalue()

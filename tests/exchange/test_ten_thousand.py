"""Ten thousand people with six trials each are read whole, either layout; bench says how fast."""

from collections.abc import Callable

import pytest

from medex_desktop.exchange.csv_in import read_table
from medex_desktop.exchange.grip_csv import read_grip
from tests.exchange.files import TODAY, long_file, mapped, wide_file


@pytest.mark.slow
@pytest.mark.parametrize("made", [wide_file, long_file])
def test_ten_thousand_people(made: Callable[[int], bytes]) -> None:
    data = made(10_000)
    found = read_table(data)
    read = read_grip(found, mapped(found), TODAY)
    assert (read.counts.people, read.counts.trials, len(read.faults)) == (10_000, 60_000, 0)


def test_one_client_with_five_thousand_tests_of_a_day() -> None:
    rows = "".join(f"Ana,2026-09-01,{20 + place / 1000:.3f}\n" for place in range(5000))
    found = read_table(("Name,Date,R1 kg\n" + rows).encode())
    read = read_grip(found, mapped(found), TODAY)
    assert read.counts.tests + read.counts.refused == 5000

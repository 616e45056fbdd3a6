"""Fifteen kills at random moments lose nothing that was acknowledged."""

from pathlib import Path

import pytest

from tests.faults import kills


@pytest.mark.slow
def test_fifteen_kills_lose_nothing(tmp_path: Path) -> None:
    tally = kills.run(tmp_path / "practice", 15)
    assert tally.faults == []
    assert tally.kills == 15
    assert tally.acknowledged > 60

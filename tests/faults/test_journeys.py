"""The short form of the kill harness over the real window; ``dev.py faults`` runs the long one."""

from pathlib import Path

import pytest

from tests.faults import journeys


@pytest.mark.slow
def test_fifteen_kills_of_the_main_job_lose_nothing(tmp_path: Path) -> None:
    tally = journeys.run(tmp_path, 15)
    assert tally.kills == 15
    assert tally.acknowledged > 15
    assert not tally.faults, tally.faults

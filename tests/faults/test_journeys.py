"""The short form of the kill harness over the real window; ``dev.py faults`` runs the long one."""

from pathlib import Path

import pytest

from tests.faults import journeys


@pytest.mark.slow
def test_fifteen_kills_of_the_main_job_lose_nothing(tmp_path: Path) -> None:
    figures = journeys.run(tmp_path, 15)
    assert figures.total("kills") == 15
    assert figures.acknowledged > 15
    assert figures.faults == []

"""A long run of the harness goes on where it was stopped, and tells its figures in one line."""

from pathlib import Path

import pytest

from tests.faults.figures import Figures, Wrong
from tests.faults.progress import OtherRun, Progress

ASKED = {"full": True, "seed": 1}


def found(times: int = 3) -> Figures:
    figures = Figures(acknowledged=7, seconds=120.0)
    figures.count("kills", "sign", times)
    figures.wrong(Wrong.LOST, "sign, step 3 killed", "client 7")
    return figures


def test_what_ended_is_there_when_it_goes_on(tmp_path: Path) -> None:
    first = Progress(tmp_path / "state")
    first.begin(ASKED, resume=False)
    assert first.of("kill: sign") is None
    first.keep("kill: sign", found())
    again = Progress(tmp_path / "state")
    again.begin(ASKED, resume=True)
    assert again.of("kill: sign") == found()
    assert again.of("fail: sign") is None


def test_a_run_with_other_options_is_not_gone_on_with(tmp_path: Path) -> None:
    Progress(tmp_path).begin(ASKED, resume=False)
    with pytest.raises(OtherRun):
        Progress(tmp_path).begin({**ASKED, "seed": 2}, resume=True)


def test_a_new_run_starts_with_nothing(tmp_path: Path) -> None:
    progress = Progress(tmp_path)
    progress.begin(ASKED, resume=False)
    progress.keep("kill: sign", found())
    progress.begin(ASKED, resume=False)
    assert progress.of("kill: sign") is None


def test_without_a_folder_nothing_is_kept() -> None:
    progress = Progress(None)
    progress.begin(ASKED, resume=False)
    progress.keep("kill: sign", found())
    assert progress.of("kill: sign") is None


def test_the_line_says_everything() -> None:
    figures = found(2100)
    assert figures.line({"kills": 2000}) == (
        "2,100 kills; 7 acknowledged; 1 acknowledged records lost, 0 partial records, "
        "0 uncaught errors, 0 flips not detected, "
        "0 bad files not refused, or not with their sentence; 2 min of work; NOT EVERY MARK MET"
    )
    figures.faults.clear()
    assert figures.line({"kills": 2000}).endswith("; every mark met")
    assert "NOT" in figures.line({"kills": 2200})

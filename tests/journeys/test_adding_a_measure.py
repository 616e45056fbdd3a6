"""A measure is one file: the one of the howto is put beside the others and used everywhere."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.__main__ import main
from medex_desktop.domain import measures
from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.help_cards import card_of
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.language import render
from medex_desktop.services import assessing, documents, results
from medex_desktop.services.measure_trend import followed, measure_trend
from medex_desktop.services.progress_report import ReportWords
from tests.architecture import tree
from tests.reports.reading import text
from tests.ui.workspace.stage import Bench
from tests.ui.workspace.stage import bench as bench
from tests.windows import new_window as new_window
from tests.windows import shell as shell
from tests.windows import window as window

HOWTO = tree.ROOT / "docs" / "howto" / "add-a-measure.md"
KEY = "wall_sit"
JULY = date(2026, 7, 13)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def wall_sit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example of the howto as a file in a package of its own, found with the others."""
    example = re.search(r"```python\n(.*?)```", HOWTO.read_text("utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / f"{KEY}.py").write_text(example[1], encoding="utf-8")
    monkeypatch.setattr(measures, "__path__", [*measures.__path__, str(tmp_path)])
    all_measures.cache_clear()
    yield
    all_measures.cache_clear()
    sys.modules.pop(f"{measures.__name__}.{KEY}", None)
    vars(measures).pop(KEY, None)


def held(seconds: str) -> ResultEntry:
    return ResultEntry(KEY, (("time", seconds), ("knee_angle", "90")))


def in_july(bench: Bench) -> None:
    bench.desk.do(
        assessing.sign_assessment, client_id=bench.client_id, entries=(held("18.0"),), day=JULY
    )


def test_it_is_typed_in_the_form_by_keyboard_and_signed(bench: Bench) -> None:
    in_july(bench)
    bench.key(Qt.Key.Key_T, CONTROL)
    bench.press("wall sit")
    bench.key(Qt.Key.Key_Return)
    sitting = bench.assess.assessment
    assert sitting is not None
    assert [one.measure.key for one in sitting.items] == [KEY]
    assert bench.focus().accessibleName() == "Time held, trial 1"
    bench.press("601")
    bench.key(Qt.Key.Key_Return)
    assert "601 s is outside 1 to 600 s." in sitting.faults(0)["time"]
    for _key in range(4):  # trial 2 is empty: back to the first, and its three figures out
        bench.key(Qt.Key.Key_Backspace)
    bench.press("26.5")
    bench.key(Qt.Key.Key_Return)
    QApplication.processEvents()
    found = sitting.reading(0)
    assert found is not None
    assert found.reading.category is not None
    assert render(found.reading.category) == "Average"
    assert found.change.since_baseline is not None
    sitting.sign()
    (story,) = bench.desk.ask(results.stories, client_id=bench.client_id)
    assert [str(one.score) for one in story.followed()] == ["18.0", "26.5"]


def test_it_is_drawn_and_printed(bench: Bench) -> None:
    in_july(bench)
    bench.desk.do(
        assessing.sign_assessment,
        client_id=bench.client_id,
        entries=(held("26.5"),),
        day=date(2026, 10, 1),
    )
    (one,) = bench.desk.ask(followed, client_id=bench.client_id)
    page = bench.desk.ask(measure_trend, client_id=bench.client_id, key=one.key)
    assert render(page.title) == "Wall sit"
    assert [str(visit.right) for visit in page.data.visits] == ["18.0", "26.5"]
    assert "beyond measurement error (MDC95 6.5 s" in " ".join(map(render, page.words))
    made = bench.desk.ask(documents.report_preview, client_id=bench.client_id, words=ReportWords())
    said = " ".join(text(made.paper.pdf).split())
    assert "Wall sit, s" in said
    assert "MDC95 6.5 s, invented older adults" in said
    assert "Doe et al. 2020" in said


def test_it_has_a_card_and_answers_at_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    card = card_of(all_measures()[KEY])
    safety = card.part("safety")
    assert safety is not None
    assert render(safety.lines[0]) == "Stop at pain in the knee."
    assert main(["interpret", KEY, "--age", "70", "time=26.5", "knee_angle=90"]) == 0
    assert "26.5" in capsys.readouterr().out

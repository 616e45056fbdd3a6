"""The main job without a window: the papers hold what the screens show."""

import re
from pathlib import Path

import pypdfium2
import pytest

from medex_desktop.__main__ import main
from medex_desktop.services import clients, demo, trends
from medex_desktop.services.clock import SystemClock
from medex_desktop.ui.trends import visits

NUMBERS = re.compile(r"[+\N{MINUS SIGN}]?\d+(?:\.\d+)?(?:st|nd|rd|th)?")


def words_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    said = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    return " ".join(said.replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_papers_hold_every_number_of_the_screens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    assert main(["demo", "--out", str(tmp_path / "papers")]) == 0
    printed = capsys.readouterr().out
    report, sheet = (tmp_path / "papers" / f for f in ("progress-report.pdf", "trend-sheet.pdf"))
    for name in ("trend.png", "trend.pdf", report.name, sheet.name):
        assert str(tmp_path / "papers" / name) in printed
    assert len(pypdfium2.PdfDocument(report.read_bytes())) == 1
    desk = demo.open_demo(SystemClock(), tmp_path / "again" / "practice")
    page = desk.ask(trends.grip_trend, client_id=desk.ask(clients.client_list)[6].id)
    desk.close()
    assert page.client.name == "Margaret Holloway"
    on_report, on_sheet = words_of(report), words_of(sheet)
    now = page.latest
    assert now is not None
    for hand in (now.right, now.left):
        for value in (hand.value_kg, hand.baseline_kg, hand.last_kg):
            assert f"{value}" in on_report
        assert hand.since_baseline is not None
        assert f"+{hand.since_baseline.change}" in on_report
    for expected in ("66th", "3.9", "Tomkinson", "DEMO"):
        assert expected in on_report
    for row in page.rows:
        for column in visits.columns(page.rows):
            cell = column.read(row)
            shown = cell if isinstance(cell, str) else cell.text
            for number in NUMBERS.findall(shown):
                assert number in on_report.split(), (column.title, shown)
        assert f"{row.right_value}" in on_sheet
        assert f"{row.left_value}" in on_sheet

"""``medex-desktop demo --out DIR``: the main job without a window, on the demo practice."""

import argparse
from pathlib import Path

from medex_desktop import safeio
from medex_desktop.language import _, render
from medex_desktop.services import demo, documents, trends
from medex_desktop.services.charts import chart_files, trend_paper
from medex_desktop.services.clock import SystemClock
from medex_desktop.services.demo_people import MAIN_CLIENT
from medex_desktop.services.desk import Desk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")


def run(args: argparse.Namespace) -> int:
    """Make the demo practice, write its chart and report, print the paths."""
    out: Path = args.out
    safeio.make_shared_folder(out)
    with safeio.scratch() as folder:
        desk = demo.open_demo(SystemClock(), folder / "practice")
        try:
            written = _write_papers(desk, out)
        finally:
            desk.close()
    for path in written:
        print(path)
    return 0


def _write_papers(desk: Desk, out: Path) -> list[Path]:
    client_id = demo.client_named(desk, MAIN_CLIENT)
    page = desk.ask(trends.grip_trend, client_id=client_id)
    files = chart_files(page)
    signed = desk.ask(documents.client_documents, client_id=client_id)[0]
    report = desk.ask(documents.document_pdf, document_id=signed.id)
    sheet = desk.ask(trend_paper, client_id=client_id)
    written = []
    for name, content in (
        ("trend.png", files.png),
        ("trend.pdf", files.pdf),
        ("progress-report.pdf", report),
        ("trend-sheet.pdf", sheet),
    ):
        path = out / name
        safeio.write(path, content)
        written.append(path)
    print(_("{client}: {words}", client=page.client.name, words=render(page.words[0])))
    return written

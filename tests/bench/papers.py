"""Reports: the page as previewed and signed, warm and in a fresh process."""

from io import BytesIO

from tests.bench import samples
from tests.bench.bench import Bench
from tests.bench.figure import Figure, Reading, side_by_side


def bare_page() -> bytes:
    """One plain page of ReportLab with the letters every paper embeds: the floor of a report."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfbase import pdfmetrics
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    from medex_desktop.reports import fonts

    fonts.register()
    style = getSampleStyleSheet()["BodyText"].clone("bench", fontName=fonts.REGULAR)
    assert pdfmetrics.getFont(fonts.REGULAR)
    target = BytesIO()
    words = Paragraph("Results of the tests of today beside those of the first visit. " * 4, style)
    table = Table([[f"{row}", f"{row * 1.7:.1f} kg", "within error"] for row in range(26)])
    SimpleDocTemplate(target, invariant=1).build([words, table])
    return target.getvalue()


def warm_report(bench: Bench) -> Reading:
    from medex_desktop.services.documents import report_preview
    from medex_desktop.services.progress_report import ReportWords

    with bench.desk_at(bench.copy_of(bench.ordinary)) as desk:
        client_id = samples.long_known(desk)
        ours, floor = side_by_side(
            lambda: desk.ask(report_preview, client_id=client_id, words=ReportWords()),
            bare_page,
            bench.few(9),
        )
        return Reading(ours.median, floor.median, f"worst {ours.worst:.0f} ms; 10 years in it")


def first_report(bench: Bench) -> Reading:
    root = bench.ordinary
    told = [bench.child("first_report", str(bench.copy_of(root))) for _ in range(bench.few(3, 1))]
    told.sort(key=lambda one: float(one["ours"]))
    middle = told[len(told) // 2]
    return Reading(middle["ours"], middle["floor"], "ReportLab and matplotlib imported in it")


FIGURES = (
    Figure(
        "report, warm",
        "a progress report as PDF, with its chart",
        "a plain page of ReportLab with a table",
        300,
        warm_report,
        cheap=True,
    ),
    Figure(
        "report, first",
        "the first report of a fresh process, imports included",
        "importing ReportLab and matplotlib",
        1500,
        first_report,
    ),
)

"""The trend sheet: the chart large, every visit as a row, the sources, and the background."""

from medex_desktop.charts.data import TrendData
from medex_desktop.charts.output import to_pdf
from medex_desktop.charts.style import paper_style
from medex_desktop.charts.trend import figure
from medex_desktop.domain.grip_background import ASSOCIATION, SOURCES_AND_GRADE
from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.language import render as worded
from medex_desktop.reports import characters
from medex_desktop.reports.content import Bold, Paper, RenderedPaper, Words, plain
from medex_desktop.reports.document import Inlay, finish, flow, put_on_pages, sheet
from medex_desktop.reports.fitting import refuse_endless
from medex_desktop.reports.layout import ChartSpace
from medex_desktop.reports.markup import body
from medex_desktop.reports.progress import SUMMARY
from medex_desktop.reports.styles import MM, STEPS
from medex_desktop.reports.tables import data_table

CHART_MM = 84.0
SCALE = STEPS[1]


@dataclass(frozen=True, slots=True)
class TrendSheet:
    """One client's trend. ``paper.aside`` names the client under the title.

    ``columns`` and ``rows`` are the table beneath the chart under ``table_title``, with a line
    before each row of ``rules`` (a new series) and each column of ``walls`` (the next hand).
    ``sources`` names norm set, error values, thresholds and devices. ``grip_background`` adds the
    cohort studies with their grade.
    """

    paper: Paper
    headline: str
    words: Words
    chart_title: Words
    chart: TrendData
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    table_title: Words = ""
    rules: tuple[int, ...] = ()
    walls: tuple[int, ...] = ()
    sources: Words = ""
    grip_background: bool = True


def render(trend: TrendSheet) -> RenderedPaper:
    """The sheet as a PDF; one page unless there are many visits.

    Raises ``characters.CannotDraw`` for letters that would come out wrong and ``DoesNotFit`` for
    words without end.
    """
    refuse_endless([(SUMMARY, plain(trend.words) + plain(trend.sources) + trend.headline)])
    characters.check(trend)
    on = sheet(trend.paper)
    space = ChartSpace(CHART_MM * MM)
    pages = flow(on, _blocks(trend, on.text_width, space), SCALE.gap)
    pdf = put_on_pages(on, pages)
    x, y, width = space.place
    drawing = to_pdf(figure(trend.chart, width / 72, space.height / 72, paper_style(7.8)))
    number = next(i for i, page in enumerate(pages) if any(p.block is space for p in page))
    return RenderedPaper(finish(pdf, Inlay(drawing, number, x, y)), len(pages), 0, CHART_MM)


def _blocks(trend: TrendSheet, width: float, space: ChartSpace) -> list[object]:
    size, leading = SCALE.body, SCALE.leading
    blocks: list[object] = [
        body(trend.headline, 15, 18, width, bold=True),
        body(trend.words, size, leading, width),
        body(trend.chart_title, size, leading, width),
        space,
    ]
    if trend.rows:
        if trend.table_title:
            blocks.append(body(trend.table_title, size, leading, width))
        lines = {"rules": trend.rules, "walls": trend.walls}
        blocks.append(data_table(trend.columns, trend.rows, width, SCALE, **lines))
    if trend.sources:
        pieces = (trend.sources,) if isinstance(trend.sources, str) else trend.sources
        blocks.append(body((Bold(_("Sources.")), " ", *pieces), 7.6, 9.2, width))
    if trend.grip_background:
        first = worded(ASSOCIATION)
        blocks.append(body((Bold(_("Background.")), " ", first), 7.6, 9.2, width))
        blocks.append(body("\n".join(map(worded, SOURCES_AND_GRADE)), 7.2, 8.8, width))
    return blocks

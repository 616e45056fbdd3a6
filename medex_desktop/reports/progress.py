"""The physician progress report: one page, always; the reader knows after half a minute.

Block order, sizes and what gives way first follow the paper design (docs/decisions); the chart is
made once, after the page is laid out, and goes in as vectors.
"""

from typing import Any

from medex_desktop.charts.output import to_pdf
from medex_desktop.charts.style import paper_style
from medex_desktop.charts.trend import figure
from medex_desktop.language import Text, _, n_
from medex_desktop.reports import characters
from medex_desktop.reports.blocks import Reply, Signature, bottom_line, note, parties, side
from medex_desktop.reports.content import (
    Bold,
    Chart,
    ProgressReport,
    RenderedPaper,
    ResultRow,
    Words,
    plain,
)
from medex_desktop.reports.document import (
    FOOT,
    SIDE,
    Inlay,
    Placed,
    Sheet,
    finish,
    flow,
    put_on_pages,
    sheet,
)
from medex_desktop.reports.fitting import DoesNotFit, Fitted, Item, fit, refuse_endless
from medex_desktop.reports.layout import ChartSpace, Column
from medex_desktop.reports.markup import body
from medex_desktop.reports.styles import MM, STEPS, Scale
from medex_desktop.reports.tables import data_table, goals_table, results_table, visits_table

__all__ = ["DoesNotFit", "ProgressReport", "RenderedPaper", "render"]

DATA = STEPS[1]


def render(report: ProgressReport) -> RenderedPaper:
    """The report as a PDF of one page, and its data appendix when there is one.

    Raises ``characters.CannotDraw`` for letters that would come out wrong and ``DoesNotFit`` when
    nothing more may give way. Same report, same bytes.
    """
    refuse_endless(_named(report))
    characters.check(report)
    on = sheet(report.paper)
    width = on.text_width
    fitted = fit(lambda scale: _page(report, width, scale), width, on.body_height)
    first = _placed(fitted, on)
    pages = [first, *_appendix(report, on)]
    pdf = put_on_pages(on, pages)
    return RenderedPaper(
        finish(pdf, _inlay(report, fitted)), len(pages), fitted.scale.step, fitted.chart_mm
    )


REFERRAL, PRECAUTIONS = Text("Referral"), Text("Precautions")
ATTENDANCE, SAFETY, PROGRAM = Text("Attendance"), Text("Safety"), Text("Program")
NEXT_STEPS, SUMMARY, CITATIONS = Text("Next steps"), Text("Bottom line"), Text("Sources")
ADDRESSES, RESULTS, GOALS = Text("Addresses"), Text("Results"), Text("Goals")
APPENDIX = Text("Data appendix")


def _named(report: ProgressReport) -> list[tuple[Text, str]]:
    """Every text of the page under the name of the block it stands in."""
    joined = "\n".join
    return [
        (SUMMARY, plain(report.summary) + plain(report.asked) + report.headline),
        (REFERRAL, plain(report.referral)),
        (PRECAUTIONS, plain(report.precautions)),
        (ATTENDANCE, plain(report.attendance)),
        (SAFETY, plain(report.safety)),
        (PROGRAM, plain(report.program)),
        (NEXT_STEPS, plain(report.next_steps)),
        (CITATIONS, plain(report.results.notes) if report.results else ""),
        (RESULTS, joined(characters.texts(report.results))),
        (GOALS, joined(characters.texts(report.goals))),
        (ADDRESSES, joined(characters.texts((report.recipient, report.client, report.about)))),
        (APPENDIX, max(characters.texts(report.appendix), key=len, default="")),
        (ADDRESSES, joined(characters.texts((report.paper, report.sign_off)))),
    ]


def _page(report: ProgressReport, width: float, scale: Scale) -> list[Item]:
    """The blocks of the page in their order, as tight as ``scale`` says."""
    who = (report.recipient, report.client, report.about)
    items = [
        Item(parties(who, width, scale), name=ADDRESSES, words=" ".join(characters.texts(who))),
        Item(
            bottom_line(report.headline, report.summary, report.asked, width, scale),
            name=SUMMARY,
            words=plain(report.summary) + " " + plain(report.asked),
        ),
    ]
    items += _sides(report, width, scale, before=True)
    items += _results(report, width, scale)
    items += _chart(report.chart, report.paper.record, width, scale)
    items += _goals(report, width, scale)
    items += _sides(report, width, scale, before=False)
    reply = Reply(report.reply_fax, report.reply_asked)
    items.append(Item(Signature(report.sign_off, report.paper.draft, reply)))
    return items


def _sides(report: ProgressReport, width: float, scale: Scale, *, before: bool) -> list[Item]:
    """Blocks with a side head: referral and attendance above the results, the others below."""
    if before:
        wanted: tuple[tuple[Text, tuple[Words, ...]], ...] = (
            (REFERRAL, (report.referral, _precautions(report.precautions))),
            (ATTENDANCE, (report.attendance,)),
        )
    else:
        wanted = (
            (SAFETY, (report.safety,)),
            (PROGRAM, (report.program,)),
            (NEXT_STEPS, (report.next_steps,)),
        )
    return [
        Item(
            side(str(head), passages, width, scale),
            name=head,
            words=" ".join(plain(p) for p in passages),
            close=index > 0,
        )
        for index, (head, passages) in enumerate(w for w in wanted if any(w[1]))
    ]


def _precautions(words: Words) -> Words:
    if not words:
        return ""
    pieces = (words,) if isinstance(words, str) else words
    return (Bold(_("Precautions in force:")), " ", *pieces)


def _results(report: ProgressReport, width: float, scale: Scale) -> list[Item]:
    results = report.results
    if results is None or not results.rows:
        return []
    kept = [r for r in results.rows if scale.all_rows or r.verdict.judged or r.decline]
    dropped = [r for r in results.rows if r not in kept]
    items = []
    if kept:
        items.append(Item(results_table(results, kept, width, scale)))
    if dropped:
        sentence = _also_measured(dropped)
        items.append(Item(body(sentence, scale.body, scale.leading, width), close=True))
    words = results.notes
    if scale.short and results.short_notes:
        full = _("Full sources: record {record}.", record=report.paper.record)
        short = results.short_notes
        words = (*((short,) if isinstance(short, str) else short), " ", full)
    if words:
        items.append(Item(note(words, width), name=CITATIONS, words=plain(words), close=True))
    return items


def _also_measured(rows: list[ResultRow]) -> Words:
    """Rows without a verdict as one sentence, so that no number is lost."""
    listed = []
    for row in rows:
        pair = _("{first} to {last}", first=row.baseline, last=row.now) if row.baseline else row.now
        listed.append(f"{row.measure} {pair} ({row.verdict.words})")
    return (Bold(_("Also measured.")), " " + "; ".join(listed) + ".")


def _chart(chart: Chart | None, record: str, width: float, scale: Scale) -> list[Item]:
    if chart is None:
        return []
    if not scale.chart_mm:
        words = _(
            "Chart left out for lack of room; it is kept with record {record}.", record=record
        )
        return [Item(body(words, scale.body, scale.leading, width))]
    space = ChartSpace(scale.chart_mm * MM)
    heading = body(chart.heading, scale.body, scale.leading, width)
    items = [Item(Column([heading, space]), chart=space)]
    if scale.visits and chart.visits is not None:
        blocks: list[Any] = [visits_table(chart.visits, width, scale)]
        if chart.visits.note:
            blocks.append(note(chart.visits.note, width))
        items.append(Item(Column(blocks, gap=1.5), close=True))
    return items


def _goals(report: ProgressReport, width: float, scale: Scale) -> list[Item]:
    if not report.goals:
        return []
    kept, further = report.goals[: scale.goals], report.goals[scale.goals :]
    blocks: list[Any] = [goals_table(kept, width, scale)]
    if further:
        words = n_(
            "{n} further goal on record: {states}.",
            "{n} further goals on record: {states}.",
            len(further),
            states=_states([goal.status for goal in further]),
        )
        blocks.append(body(words, scale.table, scale.table * 1.175, width))
    return [Item(Column(blocks, gap=1))]


def _states(states: list[str]) -> str:
    return ", ".join(f"{states.count(s)} {s}" for s in dict.fromkeys(states))


def _placed(fitted: Fitted, on: Sheet) -> list[Placed]:
    """From the top down; the signature stands at the foot of the page."""
    placed, top = [], on.top
    for index, item in enumerate(fitted.items):
        if index:
            top -= fitted.gap * (0.5 if item.close else 1)
        if item is fitted.items[-1]:
            top = FOOT + item.height
        placed.append(Placed(item.block, SIDE, top, item.height))
        top -= item.height
    return placed


def _inlay(report: ProgressReport, fitted: Fitted) -> Inlay | None:
    """The chart, drawn once at the size it was given."""
    spaces = [item.chart for item in fitted.items if item.chart is not None]
    if report.chart is None or not spaces:
        return None
    x, y, width = spaces[0].place
    made = figure(report.chart.data, width / 72, spaces[0].height / 72, paper_style())
    return Inlay(to_pdf(made), 0, x, y)


def _appendix(report: ProgressReport, on: Sheet) -> list[list[Placed]]:
    """Every trial on further pages, for a reader who asked for them; each names the client."""
    appendix, width = report.appendix, on.text_width
    if appendix is None:
        return []
    whose: Words = (Bold(plain(report.client.name)), ", ", *report.client.lines[:1])
    blocks = [
        body(appendix.title, 12, 15, width, bold=True),
        body(whose, DATA.body, DATA.leading, width),
    ]
    if appendix.intro:
        blocks.append(body(appendix.intro, DATA.body, DATA.leading, width))
    blocks.append(data_table(appendix.columns, appendix.rows, width, DATA))
    if appendix.notes:
        blocks.append(note(appendix.notes, width))
    return flow(on, blocks, DATA.gap)

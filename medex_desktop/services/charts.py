"""A client's trend chart as files: PNG and PDF drawn once for both, and the sheet for paper."""

from datetime import date

from medex_desktop.charts.data import Side
from medex_desktop.domain.grip_records import SIDES
from medex_desktop.domain.practices import Practice, Practitioner
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day, number, render
from medex_desktop.services import clients, practices
from medex_desktop.services.acts import act
from medex_desktop.services.trends import TrendPage, TrendRow, grip_trend
from medex_desktop.services.work import Read, Work

SIZE_IN = (9.0, 4.6)


@dataclass(frozen=True, slots=True)
class ChartFiles:
    """One chart, ready to be written where a person chose."""

    png: bytes
    pdf: bytes


def chart_files(page: TrendPage) -> ChartFiles:
    """Draw the chart of a trend page as PNG and PDF, on white, for saving and sharing."""
    # matplotlib costs more than the whole start; it is wanted only here.
    from medex_desktop.charts.output import save_png, to_pdf
    from medex_desktop.charts.style import screen_style
    from medex_desktop.charts.trend import figure

    made = figure(page.data, *SIZE_IN, screen_style())
    return ChartFiles(save_png(made), to_pdf(made))


@act("chart.export")
def note_chart_export(work: Work, *, client_id: int) -> None:
    """Note in the audit that a client's chart left the program (saved, copied or printed)."""
    work.about(clients.client_page(work, client_id=client_id).client.id)


def trend_paper(
    read: Read,
    *,
    client_id: int,
    norm_key: str = "",
    hands: tuple[Side, ...] = SIDES,
    since: date | None = None,
) -> bytes:
    """The trend sheet as a PDF: the chart large, every visit, the sources, the background.

    Raises ``CannotDraw`` for letters that would come out wrong on paper.
    """
    # ReportLab and matplotlib cost more than the whole start; they are wanted only here.
    from medex_desktop.reports.content import Bold, Letterhead, PageSize, Paper
    from medex_desktop.reports.trend_sheet import TrendSheet
    from medex_desktop.reports.trend_sheet import render as put_on_paper

    page = grip_trend(read, client_id=client_id, norm_key=norm_key, hands=hands, since=since)
    practice, person = practices.the_practice(read), practices.the_practitioner(read)
    first, *rest = [render(words) for words in page.words] or [""]
    letterhead = Letterhead(practice.name, _line(practice, person), practice.phone)
    paper = Paper(
        letterhead,
        _("Trend sheet"),
        day(read.today),
        page_size=PageSize(practices.setting_of(read, practices.PAPER_SETTING, "letter")),
        demo=read.is_demo,
        aside=_aside(page),
    )
    sheet = TrendSheet(
        paper=paper,
        headline=_("Grip strength"),
        words=" ".join([first, *rest]),
        chart_title=(Bold(_("Grip, kg.")), " " + _("Bars ± 1 SEM; grey: middle 60 % of the norm.")),
        chart=page.data,
        columns=(
            _("Visit"), _("Right, kg"), _("Left, kg"), _("Best of six"),
            _("Right change"), _("Left change"),
        ),
        rows=tuple(_row(row) for row in page.rows),
        sources=_sources(page),
    )  # fmt: skip
    return put_on_paper(sheet).pdf


def people_words(page: TrendPage) -> str:
    """With whom the percentiles compare, to stand beside them; "" where there is no norm."""
    norm = page.latest.norm.result if page.latest and page.latest.norm else None
    if norm is None:
        return ""
    return _(
        "Percentiles: {group}, {title} ({population}).",
        group=norm.group,
        title=norm.title,
        population=norm.population,
    )


def _sources(page: TrendPage) -> str:
    cited = "; ".join(citation.text for citation in page.citations) + "."
    return f"{people_words(page)} {cited}".strip()


def _line(practice: Practice, person: Practitioner) -> str:
    parts = (
        ", ".join(part for part in (person.name, person.credential) if part),
        ", ".join(practice.address.splitlines()),
        _("phone {n}", n=practice.phone) if practice.phone else "",
    )
    return " · ".join(part for part in parts if part)


def _aside(page: TrendPage) -> str:
    born = page.client.birth_date
    name = page.client.name
    return _("{name}, born {day}", name=name, day=day(born)) if born else name


def _row(row: TrendRow) -> tuple[str, ...]:
    values = [
        number(value, 1) if value is not None else _("not measured")
        for value in (row.right_kg, row.left_kg)
    ]
    changes = []
    for side in SIDES:
        verdict, change = row.verdict_of(side), render(row.change_of(side))
        judged = verdict is not None and not row.is_baseline
        label = render(verdict.label).lower() if verdict and judged else ""
        changes.append(", ".join(part for part in (change, label) if part))
    standing = render(row.standing) if row.standing else _("no norm")
    return (day(row.day), *values, standing, *changes)

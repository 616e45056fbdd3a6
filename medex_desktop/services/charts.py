"""A client's trend chart as files: PNG and PDF drawn once for both, and the sheet for paper."""

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from medex_desktop.charts.data import Side
from medex_desktop.domain.grip_records import SIDES
from medex_desktop.domain.sentences import headline
from medex_desktop.domain.units import shown_unit
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day, number, render
from medex_desktop.services import clients, practices
from medex_desktop.services.acts import act
from medex_desktop.services.letterheads import letterhead_line
from medex_desktop.services.measure_trend import measure_trend
from medex_desktop.services.trends import TrendPage, TrendRow, grip_trend
from medex_desktop.services.work import Read, Work

if TYPE_CHECKING:
    from medex_desktop.reports.content import Bold, Paper

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


@act("chart.export", in_bin=True)
def note_chart_export(work: Work, *, client_id: int) -> None:
    """Note in the audit that a client's chart left the program (saved or copied)."""
    work.about(clients.client_page(work, client_id=client_id).client.id)


@act("chart.print", in_bin=True)
def note_chart_print(work: Work, *, client_id: int) -> None:
    """Note in the audit that a client's trend sheet was printed."""
    work.about(clients.client_page(work, client_id=client_id).client.id)


def trend_paper(
    read: Read,
    *,
    client_id: int,
    key: str = "",
    norm_key: str = "",
    hands: tuple[Side, ...] = SIDES,
    since: date | None = None,
) -> bytes:
    """The trend sheet as a PDF: the chart large, every visit, the sources, the background.

    ``key`` is what is followed, as ``measure_trend`` takes it; without one it is grip.
    Raises ``CannotDraw`` for letters that would come out wrong on paper.
    """
    # ReportLab and matplotlib cost more than the whole start; they are wanted only here.
    from medex_desktop.reports.trend_sheet import TrendSheet
    from medex_desktop.reports.trend_sheet import render as put_on_paper

    chosen: dict[str, Any] = {"client_id": client_id, "hands": hands, "since": since}
    if key:
        page = measure_trend(read, key=key, **chosen)
    else:
        page = grip_trend(read, norm_key=norm_key, **chosen)
    sheet = TrendSheet(
        paper=_paper(read, page),
        headline=_headline(page, hands),
        words=" ".join(render(words) for words in page.words),
        chart_title=_chart_title(page),
        chart=page.data,
        columns=_columns(page),
        rows=tuple(_row(row, page) for row in page.rows),
        table_title=_table_title(page),
        rules=_series_begin(page.rows),
        walls=(1, 3, 5) if len(page.sides) > 1 else (1, 3),
        sources=_sources(page),
        grip_background=page.is_grip,
    )  # fmt: skip
    return put_on_paper(sheet).pdf


def _paper(read: Read, page: TrendPage) -> "Paper":
    from medex_desktop.reports.content import Letterhead, PageSize, Paper

    practice, person = practices.the_practice(read), practices.the_practitioner(read)
    return Paper(
        Letterhead(practice.name, letterhead_line(practice, person), practice.phone),
        _("Trend sheet"),
        _("client record {n} · {day}", n=page.client.id, day=day(read.today)),
        page_size=PageSize(practices.setting_of(read, practices.PAPER_SETTING, "letter")),
        demo=read.is_demo,
        aside=_aside(page),
    )


def people_words(page: TrendPage) -> str:
    """With whom the percentiles compare, to stand beside them; "" where there is no norm."""
    return render(page.people) if page.people is not None else ""


def _sources(page: TrendPage) -> str:
    cited = "; ".join(citation.text for citation in page.citations) + "."
    return f"{people_words(page)} {phase_words(page)} {cited}".strip()


def phase_words(page: TrendPage) -> str:
    """After which surgery the chart marks phases, and what each is for; "" without any."""
    told = [render(words) for words in (*page.phases.words, *page.phases.goals)]
    return " ".join(told)


def _series_begin(rows: tuple[TrendRow, ...]) -> tuple[int, ...]:
    """The rows before which, going back in time, an older series stands."""
    pairs = enumerate(pairwise(rows), start=1)
    return tuple(at for at, (newer, older) in pairs if newer.series != older.series)


def _headline(page: TrendPage, hands: tuple[Side, ...]) -> str:
    """What it is and which way it goes; with one hand alone which one."""
    if len(hands) == 1 and page.is_grip:
        return _("Grip strength, right hand") if "right" in hands else _("Grip strength, left hand")
    if not page.rows:
        return render(page.title)
    return _("{title}. {course}", title=page.title, course=headline(page.course))


def _chart_title(page: TrendPage) -> "tuple[str | Bold, ...]":
    from medex_desktop.reports.content import Bold

    if page.is_grip:
        return (Bold(_("Grip, kg.")), " " + _("Bars ± 1 SEM; grey: middle 60 % of the norm."))
    unit = shown_unit(page.unit) or page.unit
    title = Bold(_("{title}, {unit}.", title=page.title, unit=unit))
    band = page.data.band
    return (title,) if band is None else (title, " " + _("Grey: {words}.", words=band.words))


def _columns(page: TrendPage) -> tuple[str, ...]:
    last = _("Percentile, best of six") if page.is_grip else _("Category")
    unit = shown_unit(page.unit) or page.unit
    if len(page.sides) == 1:
        return (_("Visit"), _("Value, {unit}", unit=unit), _("Change"), last)
    return (
        _("Visit"), _("Right, {unit}", unit=unit), _("Right change"),
        _("Left, {unit}", unit=unit), _("Left change"), last,
    )  # fmt: skip


def _table_title(page: TrendPage) -> "tuple[str | Bold, ...]":
    """The heading of the table, and what its lines mean where a series ends."""
    from medex_desktop.reports.content import Bold

    title = Bold(_("Every visit, newest first."))
    if not page.rows or page.rows[0].series == page.rows[-1].series:
        return (title,)
    return (title, " " + _("A line between visits: a new series, nothing is compared across it."))


def _aside(page: TrendPage) -> str:
    born = page.client.birth_date
    name = page.client.name
    return _("{name}, born {day}", name=name, day=day(born)) if born else name


def _row(row: TrendRow, page: TrendPage) -> tuple[str, ...]:
    values = [
        number(value, row.places) if value is not None else _("not measured")
        for value in map(row.value_of, page.sides)
    ]
    changes = [_judged(row, side) for side in page.sides]
    none = _("no norm") if page.is_grip else _("none")
    standing = render(row.standing) if row.standing else none
    if len(page.sides) == 1:
        return (day(row.day), values[0], changes[0], standing)
    return (day(row.day), values[0], changes[0], values[1], changes[1], standing)


def _judged(row: TrendRow, side: Side) -> str:
    """A hand's change with what it means, or the word for why there is none."""
    verdict, change = row.verdict_of(side), render(row.change_of(side))
    if verdict is None or side in row.baselines or row.value_of(side) is None:
        return change
    label = render(verdict.label).lower()
    return label if verdict.change is None else f"{change}, {label}"

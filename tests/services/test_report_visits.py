"""The visits under the report's chart: the numbers of the Trends screen, and when they give way."""

from dataclasses import replace
from datetime import date, timedelta

from medex_desktop.domain.clients import Sex
from medex_desktop.reports.content import Shape
from medex_desktop.services import documents, grip
from medex_desktop.services.desk import Desk
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.report_visits import MOST, visits_of
from medex_desktop.services.trends import TrendRow, grip_trend
from tests.reports.reading import text
from tests.services.test_grip import BETTER, FIRST, MARGARET, WORSE, entry
from tests.services.test_report_words import coded, kept

JULY, AUGUST, OCTOBER = date(2026, 7, 13), date(2026, 8, 20), date(2026, 10, 1)


def rows_of(desk: Desk, client_id: int) -> tuple[TrendRow, ...]:
    return desk.ask(grip_trend, client_id=client_id).rows


def test_two_visits_stand_in_the_results_already(desk: Desk) -> None:
    assert visits_of(rows_of(desk, kept(desk, [(JULY, FIRST), (OCTOBER, BETTER)]))) is None


def test_each_visit_is_a_column_with_what_the_screen_says(desk: Desk) -> None:
    made = visits_of(
        rows_of(desk, kept(desk, [(JULY, FIRST), (AUGUST, coded(FIRST, "stopped_for_pain")),
                                  (OCTOBER, BETTER)]))
    )  # fmt: skip
    assert made is not None
    assert made.days == ("2026\n13\u00a0Jul", "20\u00a0Aug", "1\u00a0Oct")
    lines = dict(made.rows)
    assert lines["Grip left, kg"][1] == str(Shape.NOT_MEASURED)
    assert lines["Left, change"][:2] == ("baseline", str(Shape.NOT_MEASURED))
    assert all(len(cells) == 3 for cells in lines.values())
    assert "□ not measured." in made.note
    assert "not comparable" not in made.note


def test_without_a_norm_there_is_no_empty_row(desk: Desk) -> None:
    nobody = replace(MARGARET, sex=Sex.NOT_STATED)
    visits = [(JULY, FIRST), (AUGUST, FIRST), (OCTOBER, BETTER)]
    made = visits_of(rows_of(desk, kept(desk, visits, nobody)))
    assert made is not None
    assert [name for name, _cells in made.rows] == [
        "Grip right, kg", "Grip left, kg", "Right, change", "Left, change", "Age",
    ]  # fmt: skip


def test_of_a_long_story_the_newest_stand_on_the_page(desk: Desk) -> None:
    first = date(2025, 1, 6)
    story = [(first + timedelta(days=30 * n), entry([f"{20 + n}.3"] * 3, [f"{19 + n}.1"] * 3))
             for n in range(12)]  # fmt: skip
    client_id = kept(desk, story)
    made = visits_of(rows_of(desk, client_id))
    assert made is not None
    assert made.title == "Last 10 of 12"
    assert len(made.days) == MOST
    paper = desk.ask(documents.report_preview, client_id=client_id, words=ReportWords()).paper
    said = text(paper.pdf)
    assert paper.pages == 1
    for kg in ("22.3", "31.3", "30.1"):
        assert kg in said
    assert "21.3" not in said, "older than the ten newest; the trend sheet has it"


def test_the_visits_give_way_before_anything_else(desk: Desk) -> None:
    client_id = kept(desk, [(JULY, FIRST), (AUGUST, FIRST), (OCTOBER, WORSE)])
    short = desk.ask(documents.report_preview, client_id=client_id, words=ReportWords()).paper
    long = ReportWords(program="Sit to stand, step-ups and grip work, two sessions a week. " * 22)
    full = desk.ask(documents.report_preview, client_id=client_id, words=long).paper
    assert "Right, change" in text(short.pdf)
    assert "Right, change" not in text(full.pdf)
    assert full.pages == 1
    assert full.chart_mm >= 42, "the chart is still as large as the page lets it be"


def test_a_device_in_between_is_said_to_be_not_comparable(desk: Desk) -> None:
    other = replace(FIRST, protocol=replace(FIRST.protocol, device_make="Camry EH101"))
    client_id = kept(desk, [(JULY, FIRST), (AUGUST, FIRST)])
    desk.do(grip.sign_grip, client_id=client_id, entry=other, day=OCTOBER)
    made = visits_of(rows_of(desk, client_id))
    assert made is not None
    cells = dict(made.rows)["Right, change"]
    assert cells[-1] in (str(Shape.NOT_COMPARABLE), "baseline")

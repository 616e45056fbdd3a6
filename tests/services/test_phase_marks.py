"""The weeks after a joint replacement on every chart of a client, each with who says so."""

from dataclasses import replace
from datetime import date

import pytest

from medex_desktop.charts.style import paper_style
from medex_desktop.charts.trend import figure
from medex_desktop.domain.replacements import ReplacementForm
from medex_desktop.language import render
from medex_desktop.services import charts, grip, progress_report, trends
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.services.measure_trend import followed, measure_trend
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.replacements import add_replacement
from medex_desktop.services.trends import TrendPage
from tests.reports.reading import text as text_of
from tests.services.health_samples import HIP, KNEE
from tests.services.result_samples import knee, tug
from tests.services.test_grip import FIRST, MARGARET
from tests.services.test_result_table import sign

JULY, AUGUST = date(2026, 7, 13), date(2026, 8, 10)
GOAL = "Protect, weeks 0 to 2: extension 0, flexion toward 90 degrees."


@pytest.fixture
def margaret(desk: Desk) -> int:
    client_id = desk.do(add_client, form=MARGARET)
    for day in (JULY, AUGUST):
        desk.do(grip.sign_grip, client_id=client_id, entry=FIRST, day=day)
        sign(desk, client_id, tug("12.8"), knee("flexion", "96"), day=day)
    return client_id


def pages(desk: Desk, client_id: int) -> list[TrendPage]:
    """Grip and everything else that is followed."""
    keys = [one.key for one in desk.ask(followed, client_id=client_id)]
    others = [desk.ask(measure_trend, client_id=client_id, key=key) for key in keys]
    return [desk.ask(trends.grip_trend, client_id=client_id), *others]


def test_every_chart_marks_the_same_phases_and_tells_their_sources(
    desk: Desk, margaret: int
) -> None:
    desk.do(add_replacement, client_id=margaret, form=KNEE)
    found = pages(desk, margaret)
    assert len(found) == 3
    for page in found:
        (strip,) = page.data.phases
        assert [(one.start, one.end, one.name) for one in strip.phases] == [
            (date(2026, 6, 18), date(2026, 7, 2), "Protect"),
            (date(2026, 7, 2), date(2026, 7, 30), "Motion"),
        ]
        assert strip.words == "Right knee: Protect weeks 0 to 2, Motion weeks 2 to 6"
        assert render(page.phases.goals[0]) == GOAL
        assert "right knee, 18" in render(page.phases.words[0])
        keys = [cited.key for cited in page.citations]
        assert {"TKR guideline", "Lahey", "Vitality by Design", "Meininger"} <= set(keys)
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "form", [HIP, replace(KNEE, procedure="partial"), replace(KNEE, procedure="revision")]
)
def test_without_a_source_nothing_is_marked(
    desk: Desk, margaret: int, form: ReplacementForm
) -> None:
    desk.do(add_replacement, client_id=margaret, form=form)
    for page in pages(desk, margaret):
        assert page.data.phases == ()
        assert page.phases.goals == page.phases.words == page.phases.citations == ()


def test_both_knees_of_one_day_are_one_strip_and_of_two_days_two(desk: Desk, margaret: int) -> None:
    left = replace(KNEE, side="left")
    desk.do(add_replacement, client_id=margaret, form=left)
    desk.do(add_replacement, client_id=margaret, form=KNEE)
    for page in pages(desk, margaret):
        (strip,) = page.data.phases
        assert strip.words.startswith("Right knee and left knee: Protect")
    desk.do(add_replacement, client_id=margaret, form=replace(left, done_on="2026-07-10"))
    for page in pages(desk, margaret):
        assert len(page.data.phases) == 2
        assert len(page.phases.goals) == 2


def test_a_surgery_long_before_the_tests_is_not_told_beside_the_chart(
    desk: Desk, margaret: int
) -> None:
    desk.do(add_replacement, client_id=margaret, form=replace(KNEE, done_on="2019-03-04"))
    for page in pages(desk, margaret):
        assert page.phases == trends.PhaseNote()
        assert "Lahey" not in [cited.key for cited in page.citations]


def test_the_paper_names_the_phases_their_goals_and_who_says_so(desk: Desk, margaret: int) -> None:
    desk.do(add_replacement, client_id=margaret, form=KNEE)
    key = desk.ask(followed, client_id=margaret)[0].key
    for which in ("", key):
        words = " ".join(
            text_of(desk.ask(charts.trend_paper, client_id=margaret, key=which)).split()
        )
        assert GOAL in words
        assert "Lahey Clinic, total knee arthroplasty protocol" in words
        assert "Protect" in words


def test_the_report_names_them_on_its_chart(desk: Desk, margaret: int) -> None:
    desk.do(add_replacement, client_id=margaret, form=KNEE)
    sources = desk.ask(progress_report.gather, client_id=margaret)
    report = progress_report.compose(sources, ReportWords(), number_="1", earlier=None, signed=True)
    assert report.chart is not None
    assert "Phases after surgery: TKR guideline, Lahey" in str(report.chart.heading)
    drawn = figure(report.chart.data, 6.7, 2.2, paper_style())
    assert any("Protect" in text.get_text() for text in drawn.texts)

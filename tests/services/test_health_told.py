"""What a client must be spared is told on the chart, in the report and once only."""

from dataclasses import replace
from datetime import date

from medex_desktop.services import clients, grip, progress_report, replacements, trends
from medex_desktop.services.desk import Desk
from medex_desktop.services.health import health_of
from medex_desktop.services.progress_report import ReportWords
from tests.services.health_samples import KNEE, fill_health
from tests.services.test_grip import FIRST, MARGARET

TODAY = date(2026, 10, 1)
OPERATED = replace(
    MARGARET,
    event_kind="surgery",
    event_text="New knee",
    event_date="18 Jun 2026",
    precautions="Handrail on stairs",
)


def after_a_test(desk: Desk) -> int:
    margaret = desk.do(clients.add_client, form=OPERATED)
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=date(2026, 7, 13))
    return margaret


def test_a_surgery_that_is_a_replacement_on_record_is_marked_once(desk: Desk) -> None:
    margaret = after_a_test(desk)

    def marks() -> list[str]:
        page = desk.ask(trends.grip_trend, client_id=margaret)
        return [mark.label for mark in page.data.marks]

    assert [one.split(",")[0] for one in marks()] == ["New knee"]
    desk.do(replacements.add_replacement, client_id=margaret, form=KNEE)
    assert [one.split(",")[0] for one in marks()] == ["Right knee replaced"]
    other = replace(KNEE, side="left", done_on="2026-03-02")
    desk.do(replacements.add_replacement, client_id=margaret, form=other)
    assert len(marks()) == 2
    both = replace(KNEE, side="left")
    for form in (both, both):
        desk.do(replacements.add_replacement, client_id=margaret, form=form)
    assert len(marks()) == 2
    assert "Left knee replaced, Right knee replaced, 18" in marks()[0]


def test_a_report_tells_the_joints_the_precautions_and_the_limits(desk: Desk) -> None:
    margaret = after_a_test(desk)
    fill_health(desk, margaret)
    sources = desk.ask(progress_report.gather, client_id=margaret)
    report = progress_report.compose(sources, ReportWords(), number_="1", earlier=None, signed=True)
    precautions = str(report.precautions)
    assert precautions.startswith("Handrail on stairs; No kneeling on right knee to")
    assert precautions.endswith("; Rest systolic limit 160")
    told = str(report.referral)
    assert "Left hip replaced" in told
    assert "Right knee replaced" in told
    assert "New knee" not in told


def test_only_what_holds_on_the_day_is_told(desk: Desk) -> None:
    margaret = after_a_test(desk)
    fill_health(desk, margaret)
    now = desk.ask(health_of, client_id=margaret, day=TODAY)
    assert len(now.precautions) == len(now.limits) == len(now.conditions) == 1
    later = desk.ask(health_of, client_id=margaret, day=date(2026, 10, 31))
    assert later.precautions == ()
    assert later.joints == {"knee", "hip"}

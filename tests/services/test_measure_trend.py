"""The trend of anything measured: one line or two sides, reference, corridor, break, words."""

from datetime import date
from decimal import Decimal
from math import isnan

import pytest

from medex_desktop.charts.style import screen_style
from medex_desktop.charts.trend import figure
from medex_desktop.domain.replacements import ReplacementForm
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.series import BaselineRule
from medex_desktop.language import render
from medex_desktop.services import charts
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.services.grip import choose_baseline, grip_context
from medex_desktop.services.measure_trend import followed, key_of, measure_trend
from medex_desktop.services.replacements import add_replacement
from medex_desktop.services.result_table import latest_results
from medex_desktop.services.trends import TrendPage
from tests.reports.reading import text as text_of
from tests.services.result_samples import DAYS, knee, sign_sets, tug
from tests.services.test_grip import MARGARET
from tests.services.test_result_table import sign

REPLACED = ReplacementForm(
    joint="knee", side="right", procedure="total", done_on="18 Jun 2026", restrictions="None",
    source="Discharge letter, 22 Jun",
)  # fmt: skip


@pytest.fixture
def margaret(desk: Desk) -> int:
    client_id = desk.do(add_client, form=MARGARET)
    desk.do(add_replacement, client_id=client_id, form=REPLACED)
    sign_sets(desk, client_id)
    return client_id


def page(desk: Desk, client_id: int, title: str, **how: object) -> TrendPage:
    found = desk.ask(followed, client_id=client_id)
    key = next(one.key for one in found if render(one.title) == title)
    return desk.ask(measure_trend, client_id=client_id, key=key, **how)


def said(found: TrendPage) -> str:
    return " ".join(render(words) for words in found.words).replace("\N{NO-BREAK SPACE}", " ")


def test_everything_followed_is_offered_once(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, knee("flexion", "130", "left"))
    found = desk.ask(followed, client_id=margaret)
    titles = [render(one.title) for one in found]
    assert len(titles) == len(set(titles)) == 9
    both = next(one for one in found if render(one.title) == "Knee flexion, active")
    assert [side for side, _story in both.lines] == ["right", "left"]
    story = both.lines[1][1]
    assert key_of("rom", story.identity, found) == both.key
    assert key_of("rom", "elsewhere", found) == ""


def test_one_line_with_its_reference_corridor_and_marks(desk: Desk, margaret: int) -> None:
    found = page(desk, margaret, "Timed Up and Go")
    data = found.data
    assert data.unit == "s"
    assert [visit.right for visit in data.visits] == [12.8, 10.9, 10.1]
    assert data.right_label == "10.1 s"
    assert data.left_label == ""
    assert data.band is not None
    assert [step.p50 for step in data.band.steps][-1] == 9.2
    assert data.band.steps[-1].p20 is None
    assert data.corridor is not None
    assert (data.corridor.low, data.corridor.high) == (pytest.approx(11.7), pytest.approx(13.9))
    assert data.marks[0].label.startswith("Right knee")
    assert "−2.7 s since 13 Jul 2026: beyond measurement error (MDC 1.10 s" in said(found)
    assert [row.right_value for row in found.rows] == [
        Decimal("10.1"),
        Decimal("10.9"),
        Decimal("12.8"),
    ]
    assert found.rows[-1].baselines == ("right",)
    assert found.people is not None
    assert found.citations


def test_a_middle_half_is_a_band(desk: Desk, margaret: int) -> None:
    band = page(desk, margaret, "30-second chair stand").data.band
    assert band is not None
    assert (band.steps[-1].p20, band.steps[-1].p80) == (10.0, 15.0)
    assert band.p20_label.startswith("P25")
    assert band.words == "Women 75 to 79, middle half"


def test_another_start_breaks_the_line(desk: Desk, margaret: int) -> None:
    found = page(desk, margaret, "Gait speed, usual pace")
    assert [visit.series for visit in found.data.visits] == [0, 0, 1]
    assert [one.title for one in found.data.breaks] == ["New start: new series"]
    assert "No change is computed across the break" in said(found)
    assert found.data.corridor is None


def test_two_sides_are_two_lines_and_one_can_be_chosen(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, knee("flexion", "130", "left"), day=DAYS[1])
    found = page(desk, margaret, "Knee flexion, active")
    assert found.sides == ("right", "left")
    assert [visit.left for visit in found.data.visits] == [None, 130.0, None]
    assert found.data.right_words == "Right"
    assert said(found).startswith("Right 114°: +18° since 13 Jul 2026")
    alone = page(desk, margaret, "Knee flexion, active", hands=("left",))
    assert alone.data.right_label == ""
    assert [row.left_value for row in alone.rows] == [Decimal(130)]


def test_what_was_voided_or_coded_is_not_drawn_and_an_older_window_is_kept(
    desk: Desk, margaret: int
) -> None:
    found = page(desk, margaret, "Timed Up and Go", since=date(2026, 9, 1))
    assert found.data.start == date(2026, 9, 1)
    assert len(found.rows) == 3


def test_the_sheet_of_a_measure_is_put_on_paper(desk: Desk, margaret: int) -> None:
    found = desk.ask(followed, client_id=margaret)
    key = next(one.key for one in found if render(one.title) == "Timed Up and Go")
    words = " ".join(text_of(desk.ask(charts.trend_paper, client_id=margaret, key=key)).split())
    assert "Timed Up and Go. Improving." in words
    assert "Value, s" in words
    assert "dementia" not in words


def test_the_walking_aid_is_named_at_the_break(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, tug("14.0", "cane"))
    found = page(desk, margaret, "Timed Up and Go")
    assert found.data.breaks[0].cause == "walking aid changed"


def test_the_line_of_a_joint_is_that_of_its_own_movement(desk: Desk, margaret: int) -> None:
    """The sets of joint motion share one key; the shoulder's 180 is no line for a knee."""
    for title, usual in (("Knee flexion, active", 140.0), ("Knee extension, active", 0.0)):
        band = page(desk, margaret, title).data.band
        assert band is not None
        assert {step.p50 for step in band.steps} == {usual}
        assert band.p50_label.endswith(f"{usual:.0f}")


def by_tape(movement: str, degrees: str, side: str) -> ResultEntry:
    """A knee measured with another instrument."""
    found = dict(knee(movement, degrees, side).typed)
    return ResultEntry("rom", tuple({**found, "instrument": "goniometer_short"}.items()))


def test_a_break_of_one_side_leaves_the_other_line_whole(desk: Desk, margaret: int) -> None:
    for day, degrees in zip(DAYS, ("120", "124", "128"), strict=True):
        entry = by_tape if day == DAYS[2] else knee
        sign(desk, margaret, entry("flexion", degrees, "left"), day=day)
    found = page(desk, margaret, "Knee flexion, active")
    visits = found.data.visits
    assert [visit.series_of("right") for visit in visits] == [0, 0, 0]
    assert [visit.series_of("left") for visit in visits] == [0, 0, 1]
    (gap,) = found.data.breaks
    assert (gap.sides, gap.title) == (("left",), "New read with, left: new series")
    assert gap.after_words == "Left: new series"
    assert "Left: Visits before" in said(found)
    assert [row.series for row in found.rows] == [0, 0, 0]
    newest = found.rows[0]
    assert newest.right is not None
    assert newest.right.change == 18
    assert newest.left is not None
    assert newest.left.change is None
    assert found.data.corridor is not None
    made = figure(found.data, 8.8, 3.6, screen_style())
    drawn = {
        line.get_marker(): list(map(isnan, line.get_ydata()))
        for line in made.axes[0].get_lines()
        if line.get_marker() in ("o", "s") and len(line.get_ydata()) >= 3
    }
    assert drawn == {"o": [False] * 3, "s": [False, False, True, False]}


def test_both_sides_breaking_on_one_day_are_one_break(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, knee("flexion", "120", "left"), day=DAYS[0])
    both = [by_tape("flexion", "118", side) for side in ("right", "left")]
    sign(desk, margaret, *both, day=DAYS[2])
    found = page(desk, margaret, "Knee flexion, active")
    (gap,) = found.data.breaks
    assert gap.sides == ("right", "left")
    assert gap.title == "New read with: new series"
    assert [row.series for row in found.rows] == [1, 0, 0]
    assert said(found).count("No change is computed") == 1


def test_each_line_carries_its_own_error_and_its_own_baseline(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, knee("flexion", "130", "left"), day=DAYS[2])
    found = page(desk, margaret, "Knee flexion, active")
    newest = found.rows[0]
    assert newest.baselines == ("left",)
    assert (str(newest.change_of("left")), newest.change_of("right")) == ("baseline", "+18")
    alone = page(desk, margaret, "Knee flexion, active", hands=("left",))
    assert [visit.sem_of("left") for visit in alone.data.visits] == [None]


def test_another_baseline_is_counted_from_everywhere(desk: Desk, margaret: int) -> None:
    before = page(desk, margaret, "Timed Up and Go")
    assert before.baseline is not None
    assert before.baseline.days == (DAYS[0],)
    desk.do(
        choose_baseline,
        client_id=margaret,
        rule=BaselineRule.CHOSEN,
        day=DAYS[1],
        measure=before.measure,
    )
    after = page(desk, margaret, "Timed Up and Go")
    assert after.baseline is not None
    assert after.baseline.days == (DAYS[1],)
    assert [str(row.change_of("right")) for row in after.rows] == ["−0.8", "baseline", "before"]
    assert "since 7 Sep 2026" in said(after)
    lines = desk.ask(latest_results, client_id=margaret).lines
    timed = next(one for one in lines if one.measure == "tug")
    assert timed.baseline is not None
    assert timed.baseline.day == DAYS[1]
    other = page(desk, margaret, "30-second chair stand").baseline
    assert other is not None
    assert other.days == (DAYS[0],)
    assert desk.ask(grip_context, client_id=margaret).baseline_rule is BaselineRule.FIRST
    desk.undo()
    again = page(desk, margaret, "Timed Up and Go").baseline
    assert again is not None
    assert again.days == (DAYS[0],)

"""The trend in words, its rows, its norm sets and its paper."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.bottom_line import summary_of
from medex_desktop.domain.grip_norms import NORMS
from medex_desktop.domain.grip_reading import read_test
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measures.grip_strength import GripEntry
from medex_desktop.domain.series import BaselineRule
from medex_desktop.language import render
from medex_desktop.services import assessments, charts, grip
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.services.trends import TrendPage, grip_trend
from tests.reports.reading import text
from tests.services.test_grip import BETTER, FIRST, JAMAR, MARGARET, WORSE, entry

JULY, AUGUST, OCTOBER = date(2026, 7, 13), date(2026, 8, 20), date(2026, 10, 1)


@pytest.fixture
def margaret(desk: Desk) -> int:
    return desk.do(add_client, form=MARGARET)


def page_of(desk: Desk, client_id: int, norm_key: str = "") -> TrendPage:
    return desk.ask(grip_trend, client_id=client_id, norm_key=norm_key)


def said(page: TrendPage) -> str:
    return " ".join(render(words) for words in page.words).replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_measured_says_what_the_first_test_becomes(desk: Desk, margaret: int) -> None:
    page = page_of(desk, margaret)
    assert page.rows == ()
    assert page.baseline is None
    assert said(page) == "No grip test yet. The first one becomes the baseline."
    assert page.data.empty_words == "No grip test yet."


def test_one_visit_is_the_baseline(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    page = page_of(desk, margaret)
    (row,) = page.rows
    assert row.baselines == ("right", "left")
    assert row.right is None
    assert page.data.corridor is None
    assert "Right hand 19.2 kg: the baseline." in said(page)


def test_rows_sentence_and_chart_tell_the_same_numbers(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    desk.do(grip.sign_grip, client_id=margaret, entry=BETTER, day=OCTOBER)
    page = page_of(desk, margaret)
    newest = page.rows[0]
    assert (newest.right_value, newest.left_value) == (Decimal("24.6"), Decimal("20.8"))
    assert newest.right is not None
    assert newest.right.change == Decimal("5.4")
    assert "Right hand 24.6 kg, up 5.4 kg since 13 Jul 2026: beyond measurement error" in said(page)
    assert page.data.visits[-1].right == 24.6
    assert page.data.right_label == "Right 24.6"
    assert said(page).count("No trend can be called yet") == 1


def right_hand_only(whole: GripEntry) -> GripEntry:
    left_out = [
        each if each.side == "right" else replace(each, quantity=None, code="not_measured")
        for each in whole.trials
    ]
    return replace(whole, trials=tuple(left_out))


def test_hands_without_a_trend_for_other_reasons_are_told_apart(desk: Desk, margaret: int) -> None:
    """The right hand was tested four times in six months, the left one only the last three."""
    days = (date(2026, 4, 1), date(2026, 6, 1), AUGUST, OCTOBER)
    for number, day in enumerate(days):
        tried = FIRST if number else right_hand_only(FIRST)
        desk.do(grip.sign_grip, client_id=margaret, entry=tried, day=day)
    words = said(page_of(desk, margaret))
    right, left = words.split("Right hand: no trend")[1].split("Left hand: no trend")
    assert "includes zero" in right
    assert "only 3 visits (it needs 4)" in left


HIGH = entry(["29.8", "30.6", "30.1"], ["20.1", "20.8", "20.5"])


def test_a_fall_since_the_last_visit_is_said_first(desk: Desk, margaret: int) -> None:
    """24.6 after 30.6 is worse than last time, though better than the baseline of 19.2."""
    for done, day in ((FIRST, JULY), (HIGH, AUGUST), (BETTER, OCTOBER)):
        desk.do(grip.sign_grip, client_id=margaret, entry=done, day=day)
    first = render(page_of(desk, margaret).words[0]).replace("\N{NO-BREAK SPACE}", " ")
    fell = "Right grip is worse than on 20 Aug 2026 by more than measurement error"
    assert first.startswith(fell)
    assert "Right hand 24.6 kg, up 5.4 kg since 13 Jul 2026" in first
    context = desk.ask(grip.grip_context, client_id=margaret)
    overview = render(summary_of(read_test(context, context.followed()[-1])))
    assert overview.replace("\N{NO-BREAK SPACE}", " ").startswith(fell)


def test_a_hand_that_is_not_shown_did_not_fall_in_words(desk: Desk, margaret: int) -> None:
    for done, day in ((FIRST, JULY), (HIGH, AUGUST), (BETTER, OCTOBER)):
        desk.do(grip.sign_grip, client_id=margaret, entry=done, day=day)
    left = desk.ask(grip_trend, client_id=margaret, hands=("left",))
    assert render(left.words[0]).startswith("Left hand 20.8 kg")


def test_the_hand_that_is_worse_than_at_baseline_is_said_before_the_other(
    desk: Desk, margaret: int
) -> None:
    weak = entry(["19.2", "19.0", "18.8"], ["12.1", "12.0", "11.8"])
    for done, day in ((FIRST, JULY), (BETTER, AUGUST), (weak, OCTOBER)):
        desk.do(grip.sign_grip, client_id=margaret, entry=done, day=day)
    said_ = said(page_of(desk, margaret))
    assert said_.index("Left hand 12.1 kg") < said_.index("Right hand 19.2 kg")


def test_each_norm_set_is_named_and_cited(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    for norm in NORMS:
        page = page_of(desk, margaret, norm.key)
        assert page.norm_key == norm.key
        assert page.citations[0] == norm.citation
        assert len(set(page.citations)) == len(page.citations)


def test_another_device_breaks_the_line_and_is_said(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    other = replace(BETTER, protocol=replace(JAMAR, device_make="Camry EH101", device_serial=""))
    desk.do(grip.sign_grip, client_id=margaret, entry=other, day=AUGUST)
    page = page_of(desk, margaret)
    assert [row.series for row in page.rows] == [1, 0]
    assert page.rows[0].right is not None
    assert page.rows[0].right.kind is VerdictKind.NOT_COMPARABLE
    assert page.rows[0].right.change is None
    assert "Visits before 20 Aug 2026 used another device" in said(page)
    assert page.data.breaks[0].after_name == "Camry EH101"


def test_the_chosen_baseline_counts_and_undo_brings_the_first_back(
    desk: Desk, margaret: int
) -> None:
    for done, day in ((FIRST, JULY), (WORSE, AUGUST), (BETTER, OCTOBER)):
        desk.do(grip.sign_grip, client_id=margaret, entry=done, day=day)
    desk.do(grip.choose_baseline, client_id=margaret, rule=BaselineRule.CHOSEN, day=AUGUST)
    page = page_of(desk, margaret)
    assert page.baseline is not None
    assert page.baseline.days == (AUGUST,)
    assert page.rows[0].right is not None
    assert page.rows[0].right.change == Decimal("10.4")
    assert page.rows[-1].right is None
    desk.undo()
    assert page_of(desk, margaret).rows[0].right.change == Decimal("5.4")  # type: ignore[union-attr]


def test_a_voided_visit_is_not_followed(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    wrong = desk.do(grip.sign_grip, client_id=margaret, entry=WORSE, day=AUGUST)
    desk.do(
        assessments.add_addendum,
        assessment_id=wrong.assessment_id,
        kind="voided",
        reason="Wrong client",
    )
    assert [row.day for row in page_of(desk, margaret).rows] == [JULY]


def test_the_sheet_on_paper_holds_every_visit_and_source(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    desk.do(grip.sign_grip, client_id=margaret, entry=BETTER, day=OCTOBER)
    page = page_of(desk, margaret)
    paper = desk.ask(charts.trend_paper, client_id=margaret)
    words = text(paper)
    for part in ("Margaret Holloway", "24.6", "19.2", "20.8", "17.9", "+5.4", "66th", "baseline"):
        assert part in words
    for citation in page.citations:
        assert citation.text.split(",")[0] in words
    assert paper == desk.ask(charts.trend_paper, client_id=margaret)


def test_the_sheet_is_headed_numbered_and_says_where_a_series_ends(
    desk: Desk, margaret: int
) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    one = text(desk.ask(charts.trend_paper, client_id=margaret))
    assert "Every visit, newest first." in one
    assert "A line between visits" not in one
    other = replace(BETTER, protocol=replace(JAMAR, device_make="Camry", device_serial="1"))
    desk.do(grip.sign_grip, client_id=margaret, entry=other, day=OCTOBER)
    words = text(desk.ask(charts.trend_paper, client_id=margaret))
    for part in (
        "Grip strength. New series.",
        f"client record {margaret}",
        "A line between visits",
    ):
        assert part in words
    left = text(desk.ask(charts.trend_paper, client_id=margaret, hands=("left",)))
    assert "Grip strength, left hand" in left


def test_files_of_the_chart(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    made = charts.chart_files(page_of(desk, margaret))
    assert made.png.startswith(b"\x89PNG")
    assert "19.2" in text(made.pdf)

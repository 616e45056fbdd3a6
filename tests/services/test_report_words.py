"""What the report says of numbers a physician would otherwise misread."""

from dataclasses import replace
from datetime import date, timedelta

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.grip_records import GripEntry
from medex_desktop.domain.quantity import read_force
from medex_desktop.domain.series import BaselineRule
from medex_desktop.reports.fitting import STEPS
from medex_desktop.services import alerts, clients, documents, grip
from medex_desktop.services.desk import Desk
from medex_desktop.services.progress_report import ReportWords, compose, gather, starting_words
from medex_desktop.services.trends import grip_trend
from tests.reports.reading import text
from tests.services.test_grip import BETTER, FIRST, JAMAR, MARGARET, WORSE, entry

JULY, AUGUST, OCTOBER = date(2026, 7, 13), date(2026, 8, 20), date(2026, 10, 1)
Visits = list[tuple[date, GripEntry]]


def kept(desk: Desk, visits: Visits, form: ClientForm = MARGARET) -> int:
    client_id = desk.do(clients.add_client, form=form)
    for day, done in visits:
        desk.do(grip.sign_grip, client_id=client_id, entry=done, day=day)
    return client_id


def page(desk: Desk, client_id: int, **words: object) -> str:
    made = ReportWords(**words)  # type: ignore[arg-type]
    preview = desk.ask(documents.report_preview, client_id=client_id, words=made)
    return text(preview.paper.pdf)


def coded(done: GripEntry, code: str) -> GripEntry:
    """The test with its left side stopped."""
    trials = tuple(
        replace(trial, quantity=None, code=code) if trial.side == "left" else trial
        for trial in done.trials
    )
    return replace(done, trials=trials)


def in_pounds(right: str, left: str) -> GripEntry:
    typed = {"right": right, "left": left}
    trials = tuple(
        replace(trial, quantity=read_force(typed[trial.side], "lb", "trials"))
        for trial in FIRST.trials
    )
    return replace(FIRST, trials=trials)


def test_thresholds_keep_their_names_and_have_sources(desk: Desk) -> None:
    low = entry(["15.8", "15.1", "15.0"], ["14.9", "14.2", "14.0"])
    said = page(desk, kept(desk, [(JULY, FIRST), (OCTOBER, low)]))
    assert "EWGSOP2 16 kg, FNIH 16 kg, AWGS 2019 18 kg, SDOC 20 kg" in said
    assert "Cruz-Jentoft et al. 2019" in said
    assert "Tomkinson et al. 2025" in said


def test_the_threshold_of_the_chart_has_its_source_although_nothing_is_below(desk: Desk) -> None:
    said = page(desk, kept(desk, [(JULY, FIRST), (OCTOBER, BETTER)]))
    assert "below the grip threshold" not in said
    assert "Cruz-Jentoft et al. 2019" in said
    assert "MDC95 3.9 kg (MDC90 3.3 kg), women from 60" in said
    assert "largest trial of either hand (24.6 kg)" in said


def test_a_tight_page_still_says_who_was_compared_and_what_is_below(desk: Desk) -> None:
    low = entry(["15.8", "15.1", "15.0"], ["14.9", "14.2", "14.0"])
    client_id = kept(desk, [(JULY, FIRST), (OCTOBER, low)])
    assert any(step.short for step in STEPS)
    found = desk.ask(gather, client_id=client_id)
    report = compose(found, ReportWords(), number_="1", earlier=None, signed=False)
    assert report.results is not None
    short = "".join(str(getattr(piece, "text", piece)) for piece in report.results.short_notes)
    assert "women 75 to 79, Tomkinson 2025 (international)" in short
    assert "EWGSOP2 16 kg" in short
    assert "MDC95 3.9 kg" in short


def test_a_baseline_of_another_year_says_its_year(desk: Desk) -> None:
    client_id = kept(desk, [(date(2016, 10, 10), BETTER), (OCTOBER, BETTER)])
    said = page(desk, client_id)
    assert "period 10 Oct 2016 to 1 Oct 2026" in said
    assert said.count("2016") >= 4  # period, sentence, and both headings of the table


def test_one_visit_is_no_period(desk: Desk) -> None:
    said = page(desk, kept(desk, [(JULY, FIRST)]))
    assert "tested 13 Jul 2026" in said
    assert "period" not in said.replace("this period", "")


def test_a_mean_baseline_is_called_one(desk: Desk) -> None:
    client_id = kept(desk, [(JULY, FIRST), (AUGUST, BETTER), (OCTOBER, BETTER)])
    desk.do(grip.choose_baseline, client_id=client_id, rule=BaselineRule.MEAN_OF_TWO)
    said = page(desk, client_id)
    assert "Baseline: mean of 13 Jul 2026 and 20 Aug 2026." in said
    assert "mean of 2" in said
    assert "period 13 Jul to 1 Oct 2026" in said


def test_a_chosen_baseline_is_called_one(desk: Desk) -> None:
    client_id = kept(desk, [(JULY, BETTER), (AUGUST, FIRST), (OCTOBER, BETTER)])
    desk.do(grip.choose_baseline, client_id=client_id, rule=BaselineRule.CHOSEN, day=AUGUST)
    assert "Baseline chosen: 20 Aug 2026." in page(desk, client_id)


def test_a_hand_stopped_for_pain_is_said_and_nothing_is_called_not_worse(desk: Desk) -> None:
    client_id = kept(desk, [(JULY, FIRST), (OCTOBER, coded(FIRST, "stopped_for_pain"))])
    said = page(desk, client_id)
    assert "Left grip: stopped for pain." in said
    assert "Nothing is worse" not in said
    assert "\N{WHITE SQUARE} stopped for pain" in said


def test_a_hand_without_a_baseline_is_not_called_the_baseline(desk: Desk) -> None:
    client_id = kept(desk, [(JULY, coded(FIRST, "unable")), (OCTOBER, FIRST)])
    said = page(desk, client_id)
    assert "baseline not measured" in said
    assert "this is the baseline" not in said
    words = " ".join(str(each) for each in desk.ask(grip_trend, client_id=client_id).words)
    assert "not measured at baseline" in words


def test_without_sex_no_band_and_no_error_are_promised(desk: Desk) -> None:
    form = replace(MARGARET, sex="not_stated")
    client_id = kept(desk, [(JULY, FIRST), (OCTOBER, BETTER)], form)
    said = page(desk, client_id)
    assert "Change not judged." in said
    assert "SEM" not in said
    assert "middle 60 %" not in said
    keys = {citation.key for citation in desk.ask(grip_trend, client_id=client_id).citations}
    assert "EWGSOP2" not in keys


def test_another_device_is_a_new_series_in_the_headline(desk: Desk) -> None:
    other = replace(BETTER, protocol=replace(JAMAR, device_make="Camry EH101"))
    assert "New series." in page(desk, kept(desk, [(JULY, FIRST), (OCTOBER, other)]))


def test_a_change_is_not_rounded_over_what_judged_it(desk: Desk) -> None:
    """11 lb are 4.99 kg: below the 5.0 kg proposed as meaningful, and shown so."""
    client_id = kept(desk, [(JULY, in_pounds("42", "40")), (OCTOBER, in_pounds("53", "43"))])
    said = page(desk, client_id, appendix=True)
    assert "+4.99" in said
    assert "in the range proposed" not in said
    assert "Changes are computed before rounding." in said
    assert "1 lb is 0.45359237 kg" in said


def test_a_side_difference_is_said_in_percent_of_the_dominant_hand(desk: Desk) -> None:
    said = page(desk, kept(desk, [(JULY, BETTER)]))
    assert "left 15 % below right, common, a note only." in said
    weak = entry(["20.0", "19.0", "19.5"], ["24.0", "23.0", "23.5"])
    said = page(desk, kept(desk, [(JULY, weak)]))
    assert "left 20 % above right, to be looked at" in said


def test_hands_are_small_inside_a_sentence(desk: Desk) -> None:
    said = page(desk, kept(desk, [(JULY, FIRST), (OCTOBER, FIRST)]))
    assert "Right grip and left grip unchanged within error." in said


def test_many_alerts_are_counted_not_listed(desk: Desk) -> None:
    days = [JULY + timedelta(days=14 * week) for week in range(5)]
    visits: Visits = [(days[0], BETTER), *((day, WORSE) for day in days[1:])]
    said = page(desk, kept(desk, visits))
    assert said.count("Right hand down") == 1
    assert "7 Sep 2026: Right hand down 10.4 kg" in said
    assert "Not answered yet." in said
    assert "earlier alerts this period" in said


def test_the_band_ages_with_a_client_known_by_age_alone(desk: Desk) -> None:
    form = replace(MARGARET, birth_date="", age_years="74", age_on="1 Sep 2025")
    client_id = kept(desk, [(JULY, FIRST), (OCTOBER, BETTER)], form)
    band = desk.ask(grip_trend, client_id=client_id).data.band
    assert band is not None
    assert [step.p50 for step in band.steps] == [23.6, 22.1]
    assert band.steps[-1].words == "turns 75"


def starts_at(desk: Desk, client_id: int) -> str:
    return desk.ask(starting_words, client_id=client_id).request


def answered(desk: Desk, client_id: int) -> None:
    for line in desk.ask(alerts.open_alerts, client_id=client_id):
        desk.do(alerts.answer_alert, alert_id=line.id, action="repeat")


def test_a_report_of_a_decline_starts_with_please_review(desk: Desk) -> None:
    client_id = kept(desk, [(JULY, BETTER), (OCTOBER, WORSE)])
    assert starts_at(desk, client_id) == "review"
    answered(desk, client_id)
    assert desk.ask(alerts.open_alerts, client_id=client_id) == []
    assert starts_at(desk, client_id) == "review"


def test_an_old_alert_that_waits_starts_with_please_review(desk: Desk) -> None:
    client_id = kept(desk, [(JULY, FIRST), (AUGUST, WORSE), (OCTOBER, BETTER)])
    assert starts_at(desk, client_id) == "review"
    answered(desk, client_id)
    assert starts_at(desk, client_id) == "none"


def test_a_report_without_alert_or_decline_needs_no_reply(desk: Desk) -> None:
    client_id = kept(desk, [(JULY, FIRST), (OCTOBER, BETTER)])
    made = desk.ask(starting_words, client_id=client_id, summary="Walks.", page_size="a4")
    assert made == ReportWords(summary="Walks.", page_size="a4")


def test_a_reply_is_offered_not_asked_where_none_is_needed(desk: Desk) -> None:
    """The box is always there (PAPER.md: it never gives way); only its words follow the request."""
    client_id = kept(desk, [(JULY, FIRST), (OCTOBER, BETTER)])
    calm = page(desk, client_id)
    assert "No reply needed." in calm
    assert "If you wish to reply: tick, sign" in calm
    assert "please tick" not in calm
    for part in ("No concerns", "Please call", "Provider signature"):
        assert part in calm
    asked = page(desk, client_id, request="review", asked="may kneeling start")
    assert "Reply: please tick, sign" in asked
    assert "If you wish" not in asked


def test_near_the_limit_has_another_mark_than_within_error(desk: Desk) -> None:
    near = entry(["22.7", "22.5", "22.0"], ["17.9", "17.5", "17.7"])
    said = page(desk, kept(desk, [(JULY, FIRST), (OCTOBER, near)]))
    assert "\N{CIRCLE WITH RIGHT HALF BLACK} near the limit of error" in said
    assert "\N{WHITE CIRCLE} within error" in said

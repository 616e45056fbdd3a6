"""A report of many measures: a line each, one page, what judged it in lettered notes."""

from datetime import date

import pytest

from medex_desktop.domain.measure import Group
from medex_desktop.errors import Refused
from medex_desktop.reports.content import Shape, plain
from medex_desktop.services import documents, grip
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.services.documents import Preview
from medex_desktop.services.own_measures import add_own_measure
from medex_desktop.services.progress_report import ReportWords, compose, gather, starting_words
from medex_desktop.services.replacements import add_replacement
from medex_desktop.services.report_measures import DOMAINS, Note, letters_for
from tests.reports.reading import text
from tests.services.health_samples import STAIRS
from tests.services.result_samples import lefs, sign_sets, tug, typed
from tests.services.test_grip import BETTER, FIRST, MARGARET
from tests.services.test_measure_trend import REPLACED
from tests.services.test_result_table import JULY, OCTOBER, sign

LONG = "Continue twice a week, with sit to stand and step work; next report in 30 days. " * 2


@pytest.fixture
def margaret(desk: Desk) -> int:
    client_id = desk.do(add_client, form=MARGARET)
    desk.do(add_replacement, client_id=client_id, form=REPLACED)
    return client_id


def preview(desk: Desk, client_id: int, **words: object) -> Preview:
    made = ReportWords(**words)  # type: ignore[arg-type]
    return desk.ask(documents.report_preview, client_id=client_id, words=made)


def said(found: Preview) -> str:
    return " ".join(text(found.paper.pdf).replace("\N{NO-BREAK SPACE}", " ").split())


def test_twelve_measures_fit_on_one_page_each_with_its_verdict(desk: Desk, margaret: int) -> None:
    sign_sets(desk, margaret)
    for day, reps in ((JULY, "60"), (OCTOBER, "82")):
        sign(desk, margaret, typed("two_minute_step", steps_right_knee=reps), day=day)
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=JULY)
    desk.do(grip.sign_grip, client_id=margaret, entry=BETTER, day=OCTOBER)
    found = preview(desk, margaret, request="advise", asked="may loaded bending go on",
                    next_steps=LONG, program=LONG)  # fmt: skip
    words = said(found)
    assert found.paper.pages == 1
    for name in ("Timed Up and Go, s ↓", "6-minute walk, m", "Grip right, kg", "KOOS, JR.",
                 "Knee extension, right, active, ° ↓", "2-minute step"):  # fmt: skip
        assert name in words
    assert "not comparable: another start" in words
    assert "↓ lower is better" in words
    assert "a MDC 1.10 s, knee osteoarthritis" in words
    assert "Improving. Please advise." in words


def test_a_report_needs_no_grip_and_draws_what_was_followed(desk: Desk, margaret: int) -> None:
    with pytest.raises(Refused, match="Sign an assessment first"):
        preview(desk, margaret)
    sign(desk, margaret, tug("12.8"), day=JULY)
    assert "First results; they are the baseline" in said(preview(desk, margaret))
    sign(desk, margaret, tug("10.1"))
    words = said(preview(desk, margaret))
    assert "Timed Up and Go is better than on 13 Jul 2026 by more than measurement error" in words
    assert "Timed Up and Go, s. Reference: People 70 to 79, mean" in words
    assert "period 13 Jul to 1 Oct 2026" in words


def test_a_fall_starts_with_please_review_and_never_gives_way(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, lefs(52), typed("oks", total="20"), day=JULY)
    sign(desk, margaret, lefs(38), typed("oks", total="25"))
    assert desk.ask(starting_words, client_id=margaret).request == "review"
    sources = desk.ask(gather, client_id=margaret)
    report = compose(sources, ReportWords(), number_="1", earlier=None, signed=True)
    assert report.headline.startswith("Declined.")
    assert report.results is not None
    by_name = {row.measure: row for row in report.results.rows}
    assert by_name["LEFS"].decline
    assert by_name["LEFS"].verdict.shape is Shape.WORSE
    unjudged = by_name["Oxford score"].verdict
    assert (unjudged.words, unjudged.judged, unjudged.note) == ("no published value", False, "")
    assert "LEFS" in plain(report.summary) or "Lower Extremity" in plain(report.summary)
    assert "No published value to judge" in plain(report.summary)


def test_another_day_than_the_headings_is_said(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, tug("12.8"), lefs(40), day=JULY)
    sign(desk, margaret, tug("10.9"), day=date(2026, 9, 7))
    sign(desk, margaret, lefs(52))
    assert "Timed Up and Go: tested 7 Sep 2026." in said(preview(desk, margaret))


def test_a_measure_of_the_practices_own_has_its_row(desk: Desk, margaret: int) -> None:
    desk.do(add_own_measure, form=STAIRS)
    sign(desk, margaret, typed("own_stairs", side="right", value="24.0"), day=JULY)
    sign(desk, margaret, typed("own_stairs", side="right", value="20.5"))
    words = said(preview(desk, margaret))
    assert "Stairs, right, s ↓" in words
    assert "a MDC 2.0 s, own measure" in words


def test_every_group_is_called_something_on_paper() -> None:
    assert set(DOMAINS) == set(Group)


def test_the_notes_go_on_after_z() -> None:
    notes = [Note(f"{n}", f"{n}") for n in range(28)]
    letters = letters_for([*notes, None, notes[0]])
    assert len(set(letters.values())) == 28
    assert (letters[notes[25]], letters[notes[26]], letters[notes[27]]) == ("z", "aa", "bb")


def test_an_important_change_without_an_error_says_so(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, typed("nprs", now="6"), day=JULY)
    sign(desk, margaret, typed("nprs", now="3"))
    words = said(preview(desk, margaret))
    assert "no error is published" in words
    assert "no published error" in words
    assert "by more than measurement error" not in words

"""Everything measured of a client in one table: what changed, and what can not be told."""

from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.sentences import Course
from medex_desktop.language import render
from medex_desktop.services import assessing, grip
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.services.result_table import ResultLine, ResultTable, latest_results
from tests.services.result_samples import knee, lefs, tug, typed
from tests.services.test_grip import BETTER, MARGARET

JULY, OCTOBER = date(2026, 7, 13), date(2026, 10, 1)


@pytest.fixture
def margaret(desk: Desk) -> int:
    return desk.do(add_client, form=MARGARET)


def sign(desk: Desk, client_id: int, *entries: ResultEntry, day: date = OCTOBER) -> None:
    desk.do(assessing.sign_assessment, client_id=client_id, entries=entries, day=day)


def table(desk: Desk, client_id: int) -> ResultTable:
    return desk.ask(latest_results, client_id=client_id)


def line(found: ResultTable, name: str) -> ResultLine:
    return next(one for one in found.lines if render(one.name).startswith(name))


def told(one: ResultLine) -> str:
    return "\n".join(render(each.words) for each in one.told).replace("\N{NO-BREAK SPACE}", " ")


def test_every_measure_has_its_line_and_grip_one_a_hand(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, tug("12.8"), knee("extension", "12"), lefs(38), day=JULY)
    desk.do(
        assessing.sign_assessment,
        client_id=margaret,
        entries=(tug("10.1"), knee("extension", "2"), lefs(52)),
        grip_entry=BETTER,
        day=OCTOBER,
    )
    found = table(desk, margaret)
    assert [render(one.name) for one in found.lines] == [
        "Timed Up and Go", "Grip, right", "Grip, left", "Knee extension, right, active", "LEFS",
    ]  # fmt: skip
    extension = line(found, "Knee extension")
    assert (extension.baseline.value, extension.now.value) == (12, 2)
    assert extension.verdict.better is True
    assert render(extension.note) == "degrees, lower is better"
    assert line(found, "Grip, right").verdict is None
    assert found.course is Course.IMPROVING
    assert render(found.summary).replace("\N{NO-BREAK SPACE}", " ").startswith("Since 13 Jul 2026")


def test_no_published_value_is_never_counted_as_a_change(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, tug("12.8"), typed("oks", total="20"), lefs(38), day=JULY)
    sign(desk, margaret, tug("12.7"), typed("oks", total="30"), lefs(52))
    found = table(desk, margaret)
    kinds = {render(one.name): one.verdict.kind for one in found.lines}
    assert kinds["Oxford score"] is VerdictKind.NO_PUBLISHED
    said = render(found.summary)
    assert "1 of 3 results changed beyond measurement error" in said
    assert "no published value" in said
    assert "Nothing is worse" not in said


def test_a_fall_is_named(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, lefs(52), day=JULY)
    sign(desk, margaret, lefs(38))
    found = table(desk, margaret)
    assert found.course is Course.DECLINED
    assert "Worse: LEFS." in render(found.summary)


def test_what_fell_since_last_time_is_named_though_the_baseline_was_lower(
    desk: Desk, margaret: int
) -> None:
    for day, total in ((JULY, 30), (date(2026, 8, 10), 60), (OCTOBER, 45)):
        sign(desk, margaret, lefs(total), day=day)
    found = table(desk, margaret)
    assert found.course is Course.MIXED
    assert render(found.summary).startswith("LEFS is worse than on 10")


def test_another_aid_is_not_comparable_and_says_so(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, tug("12.8"), day=JULY)
    sign(desk, margaret, tug("14.1", "cane"))
    one = line(table(desk, margaret), "Timed Up and Go")
    assert one.verdict.kind is VerdictKind.NOT_COMPARABLE
    assert "not comparable: another walking aid" in told(one)
    assert table(desk, margaret).course is Course.NEW_SERIES


def test_a_line_tells_reference_change_error_and_source(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, lefs(38), day=JULY)
    sign(desk, margaret, lefs(52))
    one = line(table(desk, margaret), "LEFS")
    said = told(one)
    assert "+14 since 13 Jul 2026: beyond measurement error" in said
    assert "9" in said
    assert [each for each in one.told if each.citation is not None]


def test_grip_alone_reads_as_before(desk: Desk, margaret: int) -> None:
    desk.do(grip.sign_grip, client_id=margaret, entry=BETTER, day=OCTOBER)
    found = table(desk, margaret)
    assert [one.identity for one in found.lines] == ["right", "left"]
    assert render(found.summary).startswith("Baseline of 1")
    assert "percentile" in told(found.lines[0])


def test_nothing_measured_is_an_empty_table(desk: Desk) -> None:
    client_id = desk.do(add_client, form=ClientForm(name="Tomas Ferreira", birth_date="1961-10-09"))
    found = table(desk, client_id)
    assert found.lines == ()
    assert found.newest is None


def test_what_is_never_compared_stands_last(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, typed("rpe", cr10="4"), tug("12.8"))
    found = table(desk, margaret)
    assert [one.compared for one in found.lines] == [True, False]
    assert found.course is Course.FIRST
    assert found.lines[0].now.value == Decimal("12.8")


def test_of_a_blood_pressure_it_is_said_which_number_is_followed(desk: Desk, margaret: int) -> None:
    sign(desk, margaret, typed("blood_pressure", systolic="128", diastolic="78"))
    one = line(table(desk, margaret), "Blood pressure")
    assert render(one.note) == "mmHg, systolic, lower is better"
    assert "Diastolic: 78 mmHg" in told(one)

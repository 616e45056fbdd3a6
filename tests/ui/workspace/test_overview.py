"""Overview: the headline, the results, what is due, the timeline, and the first visit."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.sentences import Course
from medex_desktop.services import alerts, grip
from medex_desktop.services.clients import add_client
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.shapes import names
from medex_desktop.ui.workspace.overview import COURSES
from medex_desktop.ui.workspace_parts.answer_sheet import AnswerSheet
from tests.cuts import cut
from tests.ui.workspace.stage import Bench, entry

BETTER = entry(["23.8", "24.6", "24.1"], ["20.1", "20.8", "20.5"])
WORSE = entry(["14.0", "14.2", "14.1"], ["17.8", "17.9", "17.0"])


def banners(bench: Bench) -> list[str]:
    found = bench.overview.findChildren(Banner)
    return [one.accessibleName() for one in found if one.isVisible()]


def cells(bench: Bench, line: int) -> list[str]:
    model = bench.overview.results.model
    return [model.cell(line, at).said() for at in range(model.columnCount())]


def test_a_better_test_reads_as_in_the_picture(bench: Bench) -> None:
    bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=BETTER, day=date(2026, 10, 1))
    bench.open("overview")
    assert banners(bench)[0].startswith("Improving. Right grip is better than on 13")
    right, left = cells(bench, 0), cells(bench, 1)
    assert right[1:5] == ["19.2", "24.6", "+5.4 kg", "Beyond error"]
    assert right[5].startswith("MDC95 3.9 kg, women from 60")
    assert left[1:5] == ["17.9", "20.8", "+2.9 kg", "Within error"]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize(("right", "near"), [("22.0", False), ("22.6", True), ("26.8", False)])
def test_what_judged_a_change_is_never_cut(
    bench: Bench, qapp: QApplication, right: str, near: bool, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    for day, typed in ((date(2026, 8, 20), "19.6"), (date(2026, 10, 1), right)):
        tested = entry([typed] * 3, ["17.9", "14.0", "17.0"])
        bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=tested, day=day)
    bench.open("overview")
    said = " ".join(cells(bench, 0))
    assert "women from 60" in said
    assert ("Near error" in said) is near
    assert not bench.overview.results.table.isColumnHidden(len(cells(bench, 0)) - 1)
    assert cut(bench.overview) == []


def test_the_first_test_is_the_baseline(bench: Bench) -> None:
    bench.open("overview")
    assert banners(bench)[0].startswith("First results. Baseline of 13")
    assert cells(bench, 0)[1] == "19.2"


def test_an_open_alert_is_answered_from_here(bench: Bench) -> None:
    bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=WORSE, day=date(2026, 9, 1))
    bench.open("overview")
    assert any("down 5.0 kg" in words for words in banners(bench))
    waiting = bench.desk.ask(alerts.open_alerts, client_id=bench.client_id)
    shown = bench.workspace.header.caveats.shown()[0]
    assert shown.said.endswith("to answer")
    for _one in waiting:
        found = bench.overview.findChildren(Banner)
        if not any(sheet.isVisible() for sheet in bench.shell.window().findChildren(AnswerSheet)):
            next(b for b in found if b.isVisible() and b.property("alert")).button().click()
        sheet = bench.sheet(AnswerSheet)
        assert isinstance(sheet, AnswerSheet)
        sheet.action.set_key("notice")
        sheet.note.set_text("Called Dr Osei")
        bench.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.desk.ask(alerts.open_alerts, client_id=bench.client_id) == []
    assert not any("down 5.0 kg" in words for words in banners(bench))


def test_escape_leaves_an_alert_open(bench: Bench) -> None:
    bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=WORSE, day=date(2026, 9, 1))
    first = bench.desk.ask(alerts.open_alerts, client_id=bench.client_id)[0]
    bench.open("overview", alert_id=first.id)
    bench.key(Qt.Key.Key_Escape)
    assert bench.desk.ask(alerts.open_alerts, client_id=bench.client_id)[0] == first


def test_what_is_due_leads_to_its_screen(bench: Bench) -> None:
    bench.press("238")
    bench.open("overview")
    lines = bench.overview.due.lines()
    assert [line.action for line in lines] == ["Sign", "Assess"]
    assert lines[1].when.startswith("50 days late")
    bench.overview.due.acted.emit(lines[0].target)
    assert bench.workspace.current_tab() == "assess"
    assert bench.text("right", 0) == "23.8"


def test_the_timeline_opens_a_test(bench: Bench) -> None:
    bench.open("overview")
    rows = bench.overview.timeline.rows()
    assert [row.event_shown.title for row in rows] == ["Grip test signed", "Right knee replaced"]
    rows[0].click()
    assert bench.assess.parts.record.record_id() == rows[0].event_shown.record_id


def test_a_client_without_results_is_told_what_to_do_first(bench: Bench) -> None:
    client_id = bench.desk.do(
        add_client, form=ClientForm(name="Tomas Ferreira", birth_date="1961-10-09")
    )
    bench.shell.session.go("client", client_id, "overview")
    overview = bench.overview
    assert not overview.empty.isHidden()
    assert overview.results.isHidden()
    overview.empty.chosen.emit(0)
    assert bench.workspace.current_tab() == "assess"
    assert bench.at() == "Right, trial 1"


def test_every_course_has_its_banner() -> None:
    assert set(COURSES) == set(Course)
    assert {shape for _kind, shape in COURSES.values()} <= set(names())

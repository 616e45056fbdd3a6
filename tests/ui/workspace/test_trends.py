"""The Trends tab: the chart drawn aside, its visits, its words, its norms, and files of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import text

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.series import BaselineRule
from medex_desktop.language import render
from medex_desktop.services import assessing, grip
from medex_desktop.services.clients import add_client
from medex_desktop.services.replacements import add_replacement
from medex_desktop.services.trends import TrendPage, TrendRow, grip_trend
from medex_desktop.ui import theme
from medex_desktop.ui.chart_marks import corners
from medex_desktop.ui.grip.addendum_sheet import AddendumSheet
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.workspace.documents import Documents
from medex_desktop.ui.workspace.trends import Trends
from tests.reports.reading import text as text_of
from tests.services.health_samples import KNEE
from tests.services.result_samples import sign_sets
from tests.ui.workspace.stage import Bench, entry

VISITS = (
    (date(2026, 8, 10), ["20.7", "20.1", "20.2"], ["18.6", "18.1", "18.0"]),
    (date(2026, 9, 7), ["22.4", "22.0", "21.9"], ["19.9", "19.0", "19.2"]),
    (date(2026, 10, 1), ["24.6", "24.1", "23.8"], ["20.8", "20.1", "20.0"]),
)


def page_of(bench: Bench) -> TrendPage:
    return bench.desk.ask(grip_trend, client_id=bench.client_id)


def tab_of(bench: Bench) -> Trends:
    bench.open("trends")
    found = bench.workspace.tab("trends")
    assert isinstance(found, Trends)
    bench.qtbot.waitUntil(lambda: is_drawn(found))
    return found


def is_drawn(tab: Trends) -> bool:
    raster = tab.chart.raster()
    return (
        raster is not None
        and raster.order.data is tab.chart.data()
        and (raster.order.width, raster.order.height) == (tab.chart.width(), tab.chart.height())
    )


@pytest.fixture
def many(bench: Bench) -> Trends:
    for day, right, left in VISITS:
        bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=entry(right, left), day=day)
    return tab_of(bench)


def row(tab: Trends) -> TrendRow:
    found = tab.table.current_row()
    assert isinstance(found, TrendRow)
    return found


def test_without_a_test_the_page_says_what_to_do_first(bench: Bench) -> None:
    form = ClientForm(name="Nora New", birth_date="3 Jun 1962", sex="female", hand="right")
    bench.client_id = bench.desk.do(add_client, form=form)
    bench.open("trends")
    tab = bench.workspace.tab("trends")
    assert isinstance(tab, Trends)
    assert tab.empty.isVisible()
    assert not tab.chart.isVisible()
    tab.empty.chosen.emit(0)
    assert bench.workspace.current_tab() == "assess"


def test_one_visit_is_the_baseline(bench: Bench) -> None:
    tab = tab_of(bench)
    assert tab.model.rowCount() == 1
    assert tab.model.cell(0, 5).text == "baseline"
    assert "the baseline" in tab.words.said()[0]
    tab.chart.move_visit(1)
    assert tab.chart.visit() == 0


def test_the_words_are_those_of_the_service(bench: Bench, many: Trends) -> None:
    page = page_of(bench)
    assert many.words.said() == [render(words) for words in page.words]
    assert "up 5.4 kg since" in many.words.said()[0]
    assert many.chart.accessibleDescription().startswith(many.words.said()[0])
    many.words.sources.click()
    assert many.words.sources.text() == f"Sources ({len(page.citations)})"


def test_every_visit_stands_in_the_table_newest_first(bench: Bench, many: Trends) -> None:
    rows = [many.model.row_at(line) for line in range(many.model.rowCount())]
    assert rows == list(page_of(bench).rows)
    cells = [many.model.cell(0, column) for column in range(9)]
    assert [cells[at].text for at in (2, 3, 5, 7)] == ["24.6", "20.8", "+5.4", "+2.9"]
    assert [cells[at].verdict for at in (6, 8)] == ["beyond", "within"]


def test_arrows_go_from_visit_to_visit_in_chart_and_table(bench: Bench, many: Trends) -> None:
    assert many.table.hasFocus()
    assert row(many).day == date(2026, 10, 1)
    bench.key(Qt.Key.Key_Left)
    assert row(many).day == date(2026, 9, 7)
    assert many.chart.visit() == 2
    many.chart.setFocus()
    bench.key(Qt.Key.Key_Left)
    bench.key(Qt.Key.Key_Left)
    bench.key(Qt.Key.Key_Left)
    assert row(many).day == date(2026, 7, 13)
    assert "Right 19.2 kg" in many.chart.accessibleDescription()
    bench.key(Qt.Key.Key_Right)
    assert many.chart.visit() == 1


def test_the_pointer_finds_a_visit_and_a_click_chooses_it(many: Trends) -> None:
    raster = many.chart.raster()
    assert raster is not None
    hit = next(hit for hit in raster.hits if hit.visit == 1)
    place = QPointF(hit.x_px + 3, hit.y_px - 2)
    for kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
        button = Qt.MouseButton.LeftButton
        held = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, many.chart.mapToGlobal(place), button, button, held)
        QApplication.sendEvent(many.chart, event)
    assert row(many).day == date(2026, 8, 10)


def test_plus_narrows_the_time_and_nought_shows_all_again(bench: Bench, many: Trends) -> None:
    many.chart.setFocus()
    whole = many.chart.data()
    bench.key(Qt.Key.Key_Plus)
    assert many.chart.is_zoomed()
    assert many.chart.data().start is not None
    bench.qtbot.waitUntil(lambda: is_drawn(many))
    assert "part of the time" in many.hint.text()
    bench.key(Qt.Key.Key_0)
    assert many.chart.data() is whole
    bench.key(Qt.Key.Key_Plus)
    for _turn in range(8):
        bench.key(Qt.Key.Key_Minus)
        bench.qtbot.waitUntil(lambda: is_drawn(many))
    assert not many.chart.is_zoomed()


def test_another_norm_set_is_named_and_read(bench: Bench, many: Trends) -> None:
    before = many.model.cell(0, 4).text
    choose(many.norms, "dodds_2014")
    assert many.norms.currentText() == "Norms: Dodds 2014"
    assert "Dodds 2014" in many.words.people.text()
    expected = bench.desk.ask(grip_trend, client_id=bench.client_id, norm_key="dodds_2014")
    assert expected.rows[0].standing is not None
    assert many.model.cell(0, 4).text == render(expected.rows[0].standing) != before
    bench.qtbot.waitUntil(lambda: is_drawn(many))


def test_one_hand_alone(many: Trends) -> None:
    choose(many.hands, "left")
    data = many.chart.data()
    assert [visit.right for visit in data.visits] == [None] * 4
    assert many.words.said()[0].startswith("Left hand")
    assert "Right hand" not in many.words.said()[0]


def test_the_last_year_narrows_the_window(bench: Bench, many: Trends) -> None:
    choose(many.span, "year")
    assert many.chart.data().start == date(2025, 10, 1)
    choose(many.span, "all")
    assert many.chart.data().start is None


def test_another_baseline_is_chosen_here_and_kept(bench: Bench, many: Trends) -> None:
    choose(many.baseline.choice, "2026-08-10")
    bench.qtbot.waitUntil(lambda: many.model.cell(0, 5).text == "+3.9")
    page = page_of(bench)
    assert page.baseline is not None
    assert page.baseline.rule is BaselineRule.CHOSEN
    assert many.baseline.now.text()[1:] == render(page.baseline.words)[1:] + "."
    assert many.model.cell(3, 5).text == "before"


def test_the_baseline_of_another_measure_is_chosen_here_too(bench: Bench, many: Trends) -> None:
    sign_sets(bench.desk, bench.client_id)
    at = many.picker.findText("Timed Up and Go")
    many.picker.setCurrentIndex(at)
    many.picker.activated.emit(at)
    assert many.baseline.choice.itemText(0).startswith("First visit")
    assert many.baseline.choice.findText("Mean of the first two") < 0
    many.baseline.chosen.emit(BaselineRule.CHOSEN, date(2026, 9, 7))
    assert "7\N{NO-BREAK SPACE}Sep" in many.baseline.now.text()
    assert bench.desk.ask(grip.grip_context, client_id=bench.client_id).baseline_day is None


def test_chart_files_are_written_and_noted(bench: Bench, many: Trends, tmp_path: Path) -> None:
    for kind, name in zip(many.file_kinds(), ("a.png", "b.pdf", "c.pdf"), strict=True):
        with bench.qtbot.waitSignal(many.saving.saved, timeout=20_000):
            many.saving.save_to(tmp_path / name, kind)
    assert not QImage(str(tmp_path / "a.png")).isNull()
    assert "24.6" in text_of((tmp_path / "b.pdf").read_bytes())
    sheet = text_of((tmp_path / "c.pdf").read_bytes())
    for words in ("Trend sheet", "Margaret Holloway", "24.6", "19.9", "+5.4", "Tomkinson"):
        assert words in sheet
    assert acts(bench).count("chart.export") == 3


def test_a_folder_that_takes_nothing_is_said(bench: Bench, many: Trends, tmp_path: Path) -> None:
    with bench.qtbot.waitSignal(bench.shell.session.troubled, timeout=20_000) as told:
        many.saving.save_to(tmp_path / "missing" / "a.png", many.file_kinds()[0])
    assert "Not saved" in str(told.args[0])
    assert "chart.export" not in acts(bench)


def test_copy_puts_a_picture_on_white_into_the_clipboard(
    bench: Bench, many: Trends, qapp: QApplication
) -> None:
    theme.apply(qapp, "dark", 100)
    with bench.qtbot.waitSignal(bench.shell.session.told, timeout=20_000):
        many.copy_button.click()
    image = QApplication.clipboard().image()
    assert image.width() > 800
    assert image.pixelColor(2, 2).lightness() > 240
    QApplication.clipboard().clear()


def test_the_words_go_into_a_report(bench: Bench, many: Trends) -> None:
    many.words.use.click()
    assert bench.workspace.current_tab() == "documents"
    documents = bench.workspace.tab("documents")
    assert isinstance(documents, Documents)
    assert documents.draft.words().summary.startswith("Right hand 24.6 kg, up 5.4 kg")
    bench.qtbot.waitUntil(lambda: bool(documents.pdf()) and not documents.work.is_busy())


def test_phases_after_a_knee_are_told_with_their_sources_one_key_away(
    bench: Bench, many: Trends
) -> None:
    assert not many.chart.data().phases
    bench.desk.do(add_replacement, client_id=bench.client_id, form=KNEE)
    assert [one.name for one in many.chart.data().phases[0].phases] == ["Protect", "Motion"]
    assert any("phases after surgery (right knee" in words for words in many.words.said())
    many.words.sources.setFocus()
    bench.key(Qt.Key.Key_Space)
    cited = many.words._cited.findChildren(ParagraphLabel)
    told = " ".join(label.text() for label in cited if label.isVisible())
    for words in ("extension 0, flexion toward 90 degrees", "Lahey Clinic", "Meininger"):
        assert words in told
    assert "Protect, weeks 0 to 2" in many.chart.accessibleDescription()


def test_every_column_has_a_heading_of_its_own(many: Trends) -> None:
    titles = [column.title for column in many.model.columns]
    assert len(set(titles)) == len(titles)


def test_nothing_is_clipped_and_everything_named_at_200_percent(
    bench: Bench, many: Trends, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 200)
    bench.shell.window().resize(1366, 768)
    bench.qtbot.waitUntil(lambda: is_drawn(many))
    room = many._body.viewport().width()
    for control in (
        many.span, many.hands, many.norms, many.print_button, many.save_button, many.copy_button,
        many.chart, many.table, many.words.use, many.baseline.choice,
    ):  # fmt: skip
        assert control.accessibleName()
        left = control.mapTo(many._body.widget(), control.rect().topLeft()).x()
        assert left >= 0
        assert left + control.width() <= room, control.accessibleName()


def choose(control: object, key: str) -> None:
    """As a person would: the key is set and told."""
    control.set_key(key)  # type: ignore[attr-defined]
    control.chosen.emit(key)  # type: ignore[attr-defined]


def acts(bench: Bench) -> list[str]:
    with bench.desk.file.reading.begin() as connection:
        return [found[0] for found in connection.execute(text("SELECT act FROM audit_entry"))]


def test_other_keys_are_left_alone(many: Trends) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x")
    many.chart.keyPressEvent(event)
    assert not event.isAccepted()
    QTest.keyClick(many.chart, Qt.Key.Key_Escape)
    assert not many.chart.is_zoomed()


def test_the_chosen_visit_wears_corners_and_the_baseline_a_ring(many: Trends) -> None:
    """Told apart without colour: what is painted over the chart touches no ring."""
    middle = QPointF(100, 100)
    drawn = corners(middle)
    assert len(drawn) == 4
    far = {(abs(p.x() - 100), abs(p.y() - 100)) for corner in drawn for p in corner}
    assert max(x for x, _y in far) == max(y for _x, y in far) >= theme.px(10)
    for corner in drawn:
        assert all(abs(p.x() - 100) > 2 and abs(p.y() - 100) > 2 for p in corner)


def test_in_one_column_the_words_come_first_then_chart_then_table(
    bench: Bench, many: Trends, qapp: QApplication
) -> None:
    bench.shell.window().resize(1366, 768)
    bench.qtbot.waitUntil(lambda: is_drawn(many))
    body = many._body.widget()

    def top(part: QWidget) -> int:
        return part.mapTo(body, QPoint(0, 0)).y()

    assert top(many.words) <= top(many.chart)
    theme.apply(qapp, "light", 200)
    bench.qtbot.waitUntil(lambda: top(many.words) < top(many.span))
    bench.qtbot.waitUntil(lambda: is_drawn(many))
    found = sorted((many.table, many.chart, many.words, many.baseline), key=top)
    assert found == [many.words, many.chart, many.table, many.baseline]
    assert many.words.sources.nextInFocusChain() is not many.baseline.choice
    theme.apply(qapp, "light", 100)
    bench.qtbot.waitUntil(lambda: top(many.words) > top(many.span))
    assert many.words.mapTo(body, QPoint(0, 0)).x() > many.chart.width()


def test_no_cell_of_the_table_is_empty(many: Trends) -> None:
    for line in range(many.model.rowCount()):
        for column in range(len(many.model.columns)):
            assert many.model.cell(line, column).text
    assert many.model.cell(3, 6).text == "counted from here"


def test_columns_that_no_visit_fills_are_left_out_and_the_words_say_why(bench: Bench) -> None:
    form = ClientForm(name="Nora New", birth_date="3 Jun 1962", sex="", hand="right")
    bench.client_id = bench.desk.do(add_client, form=form)
    tried = entry(*VISITS[0][1:])
    bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=tried, day=VISITS[0][0])
    tab = tab_of(bench)
    titles = [column.title for column in tab.model.columns]
    assert "Best of six" not in titles
    assert "Age" in titles
    assert any(words.startswith("No norm:") for words in tab.words.said())


def test_at_the_usual_size_the_percentile_stands_with_its_band(bench: Bench, many: Trends) -> None:
    bench.shell.window().resize(1366, 768)
    bench.qtbot.waitUntil(lambda: is_drawn(many))
    shown = [
        column.title
        for at, column in enumerate(many.model.columns)
        if not many.table.isColumnHidden(at)
    ]
    assert len(shown) == 9
    standing = next(at for at, name in enumerate(shown) if name == "Best of six")
    assert "," in many.model.cell(0, standing).text


def test_the_note_of_the_chosen_visit_stands_beside_the_chart_and_takes_more(
    bench: Bench, many: Trends
) -> None:
    day, right, left = date(2026, 9, 20), *VISITS[1][1:]
    noted = replace(entry(right, left), note="Opens jars without help.")
    bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=noted, day=day)
    bench.qtbot.waitUntil(lambda: many.model.rowCount() == 5)
    many.table.choose_line(0)
    assert many.note.title.text().replace("\N{NO-BREAK SPACE}", " ") == "Note to 1 Oct 2026"
    assert many.note.said() == ["No note was signed with this visit."]
    many.table.choose_line(1)
    assert many.note.said() == ["Opens jars without help."]
    bench.desk.do(
        assessing.sign_assessment,
        client_id=bench.client_id,
        day=date(2026, 9, 25),
        entries=(),
        grip_entry=entry(right, left),
        rationale="Grip for the walking frame.",
    )
    bench.qtbot.waitUntil(lambda: many.model.rowCount() == 6)
    many.table.choose_line(1)
    assert many.note.said() == ["Why these tests: Grip for the walking frame."]
    many.note.add.click()
    sheet = bench.sheet(AddendumSheet)
    assert isinstance(sheet, AddendumSheet)
    assert sheet.kind.key() == "late_note"
    sheet.set_reason("Said on the telephone")
    sheet.agreed.emit()
    bench.qtbot.waitUntil(lambda: len(many.note.said()) == 2)
    assert "Said on the telephone" in many.note.said()[1]

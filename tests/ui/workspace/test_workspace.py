"""The head of a client's workspace and its tabs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import grip
from medex_desktop.services.clients import add_client, edit_client
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.percentile_strip import PercentileStrip
from medex_desktop.ui.widgets.table_delegate import PADDING
from medex_desktop.ui.workspace_parts.caveats import CaveatLine
from medex_desktop.ui.workspace_parts.client_words import Caveat
from tests.services.health_samples import fill_health
from tests.ui.workspace.stage import JULY, Bench, entry
from tests.windows import clipped, controls

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def settle() -> None:
    for _turn in range(5):
        QApplication.processEvents()


def test_the_head_says_who_it_is_and_what_must_not_be_forgotten(bench: Bench) -> None:
    header = bench.workspace.header
    assert header.name() == "Margaret Holloway"
    assert header.facts().startswith("75 years")
    assert "born 14" in header.facts()
    said = [caveat.said for caveat in header.caveats.shown()]
    assert said[0].endswith("15 weeks")
    assert said[1:3] == ["No kneeling on right knee to 30 Oct", "Rest BP limit 160/100"]


def test_an_age_without_a_birth_date_is_about(bench: Bench) -> None:
    form = ClientForm(name="P-014", age_years="54", age_on="1 Oct 2026", sex="male")
    bench.shell.session.go("client", bench.desk.do(add_client, form=form), "overview")
    assert bench.workspace.header.facts().startswith("about 54 years")


def test_tabs_and_the_test_are_one_key_away(bench: Bench) -> None:
    bench.key(Qt.Key.Key_1, ALT)
    assert bench.workspace.current_tab() == "overview"
    bench.key(Qt.Key.Key_2, ALT)
    assert bench.workspace.current_tab() == "assess"
    bench.key(Qt.Key.Key_1, ALT)
    bench.key(Qt.Key.Key_T, CONTROL)
    assert bench.at() == "Right, trial 1"


def test_a_change_of_the_client_reaches_the_head_at_once(bench: Bench) -> None:
    form = ClientForm(name="Margaret Holloway", birth_date="14 Mar 1951", sex="female", hand="left")
    bench.desk.do(edit_client, client_id=bench.client_id, form=form)
    assert "left-handed" in bench.workspace.header.facts()
    assert bench.workspace.header.caveats.shown() == []


@pytest.mark.parametrize("width", [300, 500, 900])
def test_watch_items_are_never_left_out_or_cut(bench: Bench, width: int) -> None:
    line = CaveatLine()
    bench.qtbot.addWidget(line)
    long = "Rest blood pressure limit 160/100, stop at once on dizziness, chest pain or pallor"
    items = [
        Caveat("Right knee replaced 18 Jun,", icon="surgery", strong_tail="15 weeks"),
        Caveat("No kneeling on right knee", "attend"),
        Caveat(long, "attend"),
        Caveat("Referred by Dr Osei", icon="user"),
    ]
    line.set_items(items)
    line.resize(width, 32)
    line.resize(width, line.sizeHint().height())
    assert set(items[:3]) <= set(line.shown())
    for item in line._items:
        if not item.isHidden():
            assert item.geometry().bottom() < line.sizeHint().height()
            assert item.height_at(item.width()) <= item.height()
    assert {one.said for one in line.hidden_ones()} <= {items[3].said}
    assert "15 weeks" in line._items[0].words()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("tab", ["overview", "assess", "trends", "documents"])
def test_weeks_since_surgery_and_precautions_are_the_last_to_give_way(
    bench: Bench, tab: str, percent: int
) -> None:
    fill_health(bench.desk, bench.client_id)
    theme.apply(QApplication.instance(), "light", percent)
    bench.open(tab)
    settle()
    line = bench.workspace.header.caveats
    seen = " | ".join(item.words() for item in line._items if not item.isHidden())
    for words in ("15 weeks", "6 weeks", "No kneeling on right knee", "Rest systolic limit 160"):
        assert words in seen
    for item in line._items:
        if not item.isHidden():
            assert item.height_at(item.width()) <= item.height()
            assert item.geometry().bottom() < line.height()
    assert "18\N{NO-BREAK SPACE}Jun, 15 weeks" in line.accessibleName()
    assert clipped(bench.workspace) == []


@pytest.mark.parametrize(
    ("width", "words"), [(900, "Knee replaced 18 Jun, 15 weeks"), (300, "Knee, 15 weeks")]
)
def test_a_surgery_says_its_day_where_there_is_room(bench: Bench, width: int, words: str) -> None:
    line = CaveatLine()
    bench.qtbot.addWidget(line)
    line.resize(width, 32)
    line.set_items(
        [
            Caveat("Knee replaced 18 Jun,", icon="surgery", strong_tail="15 weeks", brief="Knee"),
            Caveat("No kneeling on it before November", "attend"),
        ]
    )
    assert line._items[0].words() == words
    assert line.hidden_ones() == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("tab", ["overview", "assess"])
def test_everything_is_named_and_nothing_is_cut(bench: Bench, tab: str, percent: int) -> None:
    theme.apply(QApplication.instance(), "light", percent)
    bench.open(tab)
    settle()
    page = bench.workspace
    assert page.window().width() == 1366
    nameless = [type(one).__name__ for one in controls(page) if not one.accessibleName().strip()]
    assert nameless == []
    assert clipped(page) == []


def test_a_client_who_is_gone_is_said_and_nothing_breaks(bench: Bench) -> None:
    bench.shell.session.go("client", 999, "overview")
    assert "This client is not in the practice any more." in bench.shell.trouble.words()


def test_undoing_an_addition_leaves_the_page_of_nobody(bench: Bench) -> None:
    """The undo bar offers Ctrl+Z right where the new client is shown."""
    made = bench.shell.session.do(
        add_client, form=ClientForm(name="Anna Novak", birth_date="3 Jun 1962")
    )
    for tab in ("overview", "assess", "documents"):
        bench.shell.session.go("client", made, tab)
    bench.shell.session.go("client", made, "overview")
    bench.press("z", CONTROL)
    settle()
    assert bench.shell.place() == "clients"
    assert bench.shell.trouble.words() == ""
    assert QApplication.focusWidget() is not None
    bench.open("overview")
    assert bench.workspace.header.name() == "Margaret Holloway"


def test_a_tab_reached_from_elsewhere_has_the_keyboard(bench: Bench) -> None:
    """From Today straight to the papers: the tab's own keys must work at once."""
    bench.shell.session.go("today")
    bench.open("documents")
    tab = bench.workspace.tab("documents")
    assert tab is not None
    assert tab.isAncestorOf(bench.focus())


def test_without_a_sex_the_strip_says_so_before_the_first_trial(bench: Bench) -> None:
    form = ClientForm(name="Maria Holland", birth_date="14 Jan 1948")
    bench.shell.session.go("client", bench.desk.do(add_client, form=form), "assess")
    said = bench.assess.parts.entry.standing.findChild(PercentileStrip)
    assert said is not None
    assert "sex" in said.accessibleName()


def test_dates_over_the_results_are_never_cut(bench: Bench) -> None:
    bench.desk.do(
        grip.sign_grip, client_id=bench.client_id, entry=entry(*JULY), day=date(2026, 8, 24)
    )
    bench.open("overview")
    table = bench.overview.results.table
    for index, column in enumerate(bench.overview.results.model.columns):
        if column.number:
            wide = drawing.advance("28 Aug", theme.font(12, 500)) + theme.px(2 * PADDING)
            assert table.columnWidth(index) >= wide

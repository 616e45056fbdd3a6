"""The head of a client's workspace and its tabs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services.clients import add_client, edit_client
from medex_desktop.ui import theme
from medex_desktop.ui.workspace_parts.caveats import CaveatLine
from medex_desktop.ui.workspace_parts.client_words import Caveat
from tests.ui.workspace.stage import Bench
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
    assert set(items[1:3]) <= set(line.shown())
    for item in line._items:
        if not item.isHidden():
            assert item.geometry().bottom() < line.sizeHint().height()
            assert item.height_at(item.width()) <= item.height()
    assert {one.said for one in line.hidden_ones()} <= {items[0].said, items[3].said}


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

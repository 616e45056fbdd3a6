"""Large text: what is done with a whole set is reached without its list."""

from PySide6.QtWidgets import QApplication

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.keep_sheet import KeepSheet
from tests.ui.assessing.test_set_desk import GATE, begin
from tests.ui.workspace.stage import Bench
from tests.windows import clipped


def test_a_set_is_kept_shortened_and_let_go_at_large_text(bench: Bench) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 200)
    sitting, desk = begin(bench, (*GATE, TestItem("tug", {})))
    tools = desk.parts.tools
    bench.qtbot.waitUntil(lambda: clipped(tools) == [])
    assert tools.isVisibleTo(desk)
    tools.remove.click()
    assert [one.measure.key for one in sitting.items][-1] == "tug"
    assert sitting.count == len(GATE)
    tools.keep.click()
    bench.sheet(KeepSheet).close_overlay()
    tools.discard.click()
    assert not sitting.is_under_way


def test_beside_the_list_they_are_not_said_twice(bench: Bench) -> None:
    _sitting, desk = begin(bench)
    assert not desk.parts.tools.isVisibleTo(desk)
    assert desk.parts.list.keep.isVisibleTo(desk)

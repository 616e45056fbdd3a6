"""A client in the bin: the head says so, nothing is signed, and one press puts them back."""

import pytest
from PySide6.QtWidgets import QApplication

from medex_desktop.services import drafts, keeping
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.workspace_parts.due_card import DueCard
from tests.ui.workspace.stage import Bench
from tests.windows import clipped


def binned(bench: Bench) -> None:
    bench.desk.do(keeping.put_in_bin, client_id=bench.client_id)
    QApplication.processEvents()


def test_the_head_says_it_and_offers_the_way_back_alone(bench: Bench) -> None:
    bench.open("overview")
    header = bench.workspace.header
    assert header.back.isHidden()
    binned(bench)
    said = header.caveats.shown()[0].said.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "In the bin since 1 Oct, will not be erased by itself"
    shown = (header.edit, header.assess, header.gym, header.back)
    assert [one.isVisible() for one in shown] == [False, False, False, True]
    header.back.click()
    QApplication.processEvents()
    assert "bin" not in header.caveats.shown()[0].said
    assert [one.isVisible() for one in shown] == [True, True, False, False]
    assert bench.shell.foot.offers_undo()


def test_a_test_typed_before_is_refused_in_words_and_stays(bench: Bench) -> None:
    bench.open("assess")
    bench.press("238201246208241205")
    binned(bench)
    bench.sign()
    assert "has been in the bin since" in bench.shell.trouble.words()
    assert len(bench.records()) == 1
    assert bench.text("right", 0) == "23.8"
    bench.assess.leave()
    (kept,) = bench.desk.ask(drafts.drafts, client_id=bench.client_id)
    assert kept.kind == "grip"


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_in_the_head_is_cut(bench: Bench, percent: int) -> None:
    theme.apply(QApplication.instance(), "light", percent)
    bench.open("overview")
    binned(bench)
    assert clipped(bench.workspace.header) == []


def test_nothing_is_due_for_them_and_no_test_will_change_that(bench: Bench) -> None:
    card = DueCard(bench.shell)
    card.show_lines([], is_seen=False)
    (said,) = card.findChildren(ParagraphLabel)
    assert said.text() == "Nothing is due while the client is in the archive or in the bin."

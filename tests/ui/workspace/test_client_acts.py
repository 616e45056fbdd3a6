"""More, in the head of a client: the bin, a legal hold, and merging with a record like it."""

from dataclasses import replace

from medex_desktop.services import clients, keeping
from medex_desktop.ui.clients.bin_sheet import BinSheet
from medex_desktop.ui.clients.erase_sheet import EraseSheet
from medex_desktop.ui.clients.hold_sheet import HoldSheet
from medex_desktop.ui.clients.merge_sheet import MergeSheet
from tests.ui.workspace.stage import MARGARET, Bench


def more(bench: Bench) -> list[str]:
    """What the menu offers."""
    assert bench.workspace.header.more.isVisible()
    return [action.text() for action in bench.workspace.more_menu().actions()]


def test_the_menu_of_the_head_merges_bins_and_holds(bench: Bench) -> None:
    bench.open("overview")
    acts = more(bench)
    assert acts == ["Put into the bin", "Same person? Merge", "Legal hold"]
    twin = bench.desk.do(clients.add_client, form=replace(MARGARET, name="Holloway, Margaret"))
    acts_of = bench.workspace.acts
    acts_of.merge()
    (merge,) = bench.shell.window().findChildren(MergeSheet)
    merge.act.click()
    assert [line.id for line in bench.desk.ask(clients.client_list)] == [bench.client_id]
    assert twin != bench.client_id
    acts_of.hold()
    (hold,) = bench.shell.window().findChildren(HoldSheet)
    hold.reason.setText("Letter of a solicitor")
    hold.act.click()
    assert "Lift the legal hold" in more(bench)
    acts_of.lift()
    acts_of.put_into_bin()
    (into,) = bench.shell.window().findChildren(BinSheet)
    into.act.click()
    assert bench.desk.ask(keeping.keeping, client_id=bench.client_id).binned_on is not None
    assert more(bench) == ["Erase for good", "Legal hold"]


def test_a_client_who_is_erased_from_here_is_left(bench: Bench) -> None:
    bench.open("overview")
    bench.desk.do(keeping.put_in_bin, client_id=bench.client_id)
    bench.workspace.acts.about(bench.client_id, "Margaret Holloway").erase()
    (sheet,) = bench.shell.window().findChildren(EraseSheet)
    sheet.name.setText("Margaret Holloway")
    sheet.reason.setText("Asked for it")
    assert sheet.early is not None
    sheet.early.setText("Asked for it")
    sheet.act.click()
    assert bench.desk.ask(clients.client_list) == []
    assert bench.shell.place() == "clients"

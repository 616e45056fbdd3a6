"""Nothing that was typed is lost: drafts on disk, continued after a stop, discarded and back."""

from pathlib import Path

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import drafts
from medex_desktop.services.clients import add_client
from medex_desktop.services.drafts import Draft
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.desks import TestClock
from tests.ui.workspace.stage import Bench
from tests.windows import NewWindow, close, door, unlocked

TWO_SECONDS = 2_000
TOMAS = ClientForm(name="Tomas Ferreira", birth_date="1961-10-09")


def kept(bench: Bench) -> list[Draft]:
    return bench.desk.ask(drafts.drafts, client_id=bench.client_id, kind="grip")


def test_one_digit_is_on_disk_within_two_seconds(bench: Bench) -> None:
    states: list[str] = []
    bench.shell.session.saved.connect(lambda state, _detail: states.append(state))
    bench.press("2")
    bench.qtbot.waitUntil(lambda: bool(kept(bench)), timeout=TWO_SECONDS)
    (draft,) = kept(bench)
    assert draft.payload["typing"] == {"side": "right", "index": 0, "text": "2"}
    assert states == ["saving", "saved"]


def test_an_untouched_form_leaves_no_draft(bench: Bench) -> None:
    bench.open("overview")
    assert kept(bench) == []


def test_leaving_the_tab_writes_at_once_and_coming_back_goes_on(bench: Bench) -> None:
    bench.press("23820")
    bench.open("overview")
    assert len(kept(bench)) == 1
    bench.open("assess")
    assert bench.text("left", 0) == "20"
    assert bench.text("right", 0) == "23.8"


def test_a_draft_is_continued_after_a_kill(
    bench: Bench, new_window: NewWindow, practice_root: Path, clock: TestClock
) -> None:
    bench.press("238201")
    bench.assess.parts.facts.hand.pain.chosen.emit("3")
    bench.qtbot.waitUntil(lambda: bool(kept(bench)), timeout=TWO_SECONDS)
    client_id, window = bench.client_id, bench.shell.window()
    close(bench.qtbot, window)
    again = new_window(practice_root)
    door(bench.qtbot, again)
    shell = unlocked(bench.qtbot, again)
    shell.session.go("client", client_id, "assess")
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    found = Bench(bench.qtbot, shell, client_id)
    assert found.text("right", 0) == "23.8"
    assert found.text("left", 0) == "20.1"
    assert found.assess.parts.facts.hand.pain.key() == "3"
    banner = found.assess.parts.draft
    assert not banner.isHidden()
    assert banner.accessibleName() == "Draft of 14:05 continued. Nothing was lost."


def half_typed_after_a_stop(bench: Bench, new_window: NewWindow, root: Path) -> Bench:
    """A draft with 30.5 in the first cell and 29 half typed in the second, opened again."""
    bench.press("30529")
    bench.qtbot.waitUntil(lambda: bool(kept(bench)), timeout=TWO_SECONDS)
    client_id = bench.client_id
    close(bench.qtbot, bench.shell.window())
    again = new_window(root)
    door(bench.qtbot, again)
    shell = unlocked(bench.qtbot, again)
    shell.session.go("client", client_id, "assess")
    return Bench(bench.qtbot, shell, client_id)


def test_a_half_typed_trial_is_gone_on_with_after_a_stop(
    bench: Bench, new_window: NewWindow, practice_root: Path
) -> None:
    found = half_typed_after_a_stop(bench, new_window, practice_root)
    assert found.text("left", 0) == "29"
    found.press("4310")
    assert (found.text("left", 0), found.text("right", 1)) == ("29.4", "31.0")


def test_a_half_typed_trial_stays_when_another_is_typed_first(
    bench: Bench, new_window: NewWindow, practice_root: Path
) -> None:
    found = half_typed_after_a_stop(bench, new_window, practice_root)
    found.assess.parts.entry.grid.focus_cell("right", 1)
    found.press("310")
    assert (found.text("left", 0), found.text("right", 1)) == ("29", "31.0")
    assert found.assess.parts.entry.grid.current() == ("left", 1)


def test_a_discarded_draft_can_be_brought_back(bench: Bench) -> None:
    bench.press("238201")
    other = bench.desk.do(add_client, form=TOMAS)
    bench.shell.session.go("client", other, "assess")
    bench.open("assess")
    parts = bench.assess.parts
    assert not parts.draft.isHidden()
    parts.draft.button().click()
    assert kept(bench) == []
    assert bench.text("right", 0) == ""
    parts.draft.button().click()
    assert bench.text("right", 0) == "23.8"
    bench.qtbot.waitUntil(lambda: bool(kept(bench)), timeout=TWO_SECONDS)


def test_several_clients_are_in_progress_at_once(bench: Bench) -> None:
    other = bench.desk.do(add_client, form=TOMAS)
    bench.press("238")
    bench.shell.session.go("client", other, "assess")
    assert bench.workspace.header.name() == "Tomas Ferreira"
    assert bench.text("right", 0) == ""
    bench.press("410")
    bench.open("assess")
    assert bench.text("right", 0) == "23.8"
    assert len(bench.desk.ask(drafts.drafts, kind="grip")) == 2


def test_a_full_disk_keeps_everything_on_the_screen_and_says_so(bench: Bench) -> None:
    with bench.desk.file.writing.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        connection.rollback()
    bench.press("238201")
    bench.assess._note.setPlainText("steady " * 2_000)
    bench.shell.session.go("clients")
    assert bench.shell.current() is bench.workspace
    assert bench.shell.trouble.is_storage()
    assert bench.text("left", 0) == "20.1"
    with bench.desk.file.writing.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        connection.rollback()
    bench.shell.session.go("clients")
    assert bench.shell.place() == "clients"
    assert len(kept(bench)) == 1

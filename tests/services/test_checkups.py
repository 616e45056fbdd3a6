"""One of each kind of fault in a real file: found by its key, nothing else found, repaired."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from medex_desktop.errors import Refused
from medex_desktop.language import render
from medex_desktop.services import checkups, demo
from medex_desktop.services.checkup_advice import ADVICE
from medex_desktop.services.checkups import Kind
from medex_desktop.services.desk import Desk
from medex_desktop.storage import vault
from medex_desktop.storage.folder import PracticeFolder
from tests.desks import PASSPHRASE, TestClock
from tests.services.checkup_seeds import (
    ALSO,
    SEEDS,
    Seeded,
    leave_a_file,
    sort_otherwise,
    wait_a_month,
)
from tests.services.test_every_act import Filled, filled_template

__all__ = ["filled_template"]

NAMES = re.compile("Margaret|Holloway|Falk|Nora|Osei|Wren|Nobody")


@pytest.fixture
def seeded(tmp_path: Path, filled_template: tuple[Path, Filled]) -> Seeded:
    template, at = filled_template
    root = Path(shutil.copytree(template, tmp_path / "own"))
    keys, _who = vault.unlock(PracticeFolder(root), PASSPHRASE, TestClock().now)
    return Seeded(root, at, keys)


def test_every_kind_has_its_seed_and_what_can_be_done() -> None:
    assert set(SEEDS) == set(Kind)
    assert set(ADVICE) == set(Kind)
    says_repair = {kind for kind, words in ADVICE.items() if words.msgid.startswith("Repair")}
    assert says_repair == checkups.REPAIRABLE


def test_a_filled_practice_has_no_findings(seeded: Seeded) -> None:
    desk = seeded.open()
    found = checkups.verify(desk)
    desk.close()
    assert (found.found, found.notes) == ((), ())


def test_the_demo_practice_has_no_findings(tmp_path: Path) -> None:
    desk = demo.open_demo(TestClock(datetime(2026, 10, 1, 14, tzinfo=UTC)), tmp_path / "demo")
    found = checkups.verify(desk)
    desk.close()
    assert (found.found, found.notes) == ((), ())


def opened_with(seeded: Seeded, kind: Kind) -> Desk:
    """The practice with one fault of this kind; what is wrong with keys is put right at opening."""
    if kind in (Kind.KEYS_COPY, Kind.KEY_OF_NOBODY):
        desk = seeded.open()
        SEEDS[kind](seeded)
        return desk
    SEEDS[kind](seeded)
    return seeded.open()


@pytest.mark.parametrize("kind", Kind)
def test_one_of_a_kind_is_found_and_nothing_else(seeded: Seeded, kind: Kind) -> None:
    desk = opened_with(seeded, kind)
    found = checkups.verify(desk).found
    desk.close()
    assert sorted(one.kind for one in found) == sorted([kind, *ALSO.get(kind, [])])
    words = [render(one.words) for one in found]
    assert all(said.endswith(".") for said in words)
    assert not [said for said in words if NAMES.search(said)]


@pytest.mark.parametrize("kind", sorted(checkups.REPAIRABLE))
def test_a_repair_brings_back_a_clean_checkup_and_is_on_record(seeded: Seeded, kind: Kind) -> None:
    desk = opened_with(seeded, kind)
    assert checkups.repair(desk, checkups.verify(desk)) == 1
    assert checkups.verify(desk).found == ()
    acts = text("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1")
    last = desk.ask(lambda read: read.connection.execute(acts).scalar_one())
    desk.close()
    assert last.startswith("checkup.")


def test_a_file_set_aside_is_kept(seeded: Seeded) -> None:
    leave_a_file(seeded)
    desk = seeded.open()
    checkups.repair(desk, checkups.verify(desk))
    desk.close()
    assert (seeded.folder.set_aside / "ab12").read_bytes() == b"x"


def test_a_repair_of_rows_is_undone(seeded: Seeded) -> None:
    sort_otherwise(seeded)
    desk = seeded.open()
    checkups.repair(desk, checkups.verify(desk))
    desk.undo()
    kinds = [one.kind for one in checkups.verify(desk).found]
    desk.close()
    assert kinds == [Kind.DERIVED]


def test_a_row_changed_around_the_program_is_never_repaired(seeded: Seeded) -> None:
    """A repair would be recorded as ours, and the change could not be seen any more."""
    seeded.around(f"UPDATE client SET sort_name = 'x' WHERE id = {seeded.at.client}")
    desk = seeded.open()
    found = checkups.verify(desk)
    assert {one.kind for one in found.found} == {Kind.ROW_CHANGED, Kind.DERIVED}
    assert checkups.repairable(found) == ()
    with pytest.raises(Refused, match="nothing to repair"):
        desk.do(checkups.repair_rows)
    assert checkups.verify(desk).found == found.found
    desk.close()


def test_remarks_are_no_faults(seeded: Seeded) -> None:
    wait_a_month(seeded)
    desk = seeded.open()
    found = checkups.verify(desk)
    desk.close()
    assert found.is_clean
    assert [render(words) for words in found.remarks] == [
        f"Client {seeded.at.binned} has been in the bin for more than 30 days.",
        f"Draft {seeded.at.draft} was left more than 30 days ago.",
    ]


def test_drafts_changed_while_closed_stay_a_note(seeded: Seeded) -> None:
    SEEDS[Kind.DRAFT_MOVED](seeded)
    seeded.open().close()
    desk = seeded.open()
    found = checkups.verify(desk)
    desk.close()
    assert found.found == ()
    assert [render(words) for words in found.notes] == [
        "Drafts had been changed around the program at opening, times: 1."
    ]


def test_after_a_stop_nothing_is_said_of_drafts(seeded: Seeded) -> None:
    desk = seeded.open()
    desk.file.abandon()
    SEEDS[Kind.DRAFT_MOVED](seeded)
    desk = seeded.open()
    found = checkups.verify(desk)
    desk.close()
    assert found.found == ()

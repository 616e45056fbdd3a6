"""What was typed into a sheet is found again by the client and the person it is of."""

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, drafts, merging
from medex_desktop.services.desk import Desk
from tests.desks import TestClock
from tests.services.test_grip import MARGARET
from tests.services.test_people import HIS, add, reopened

EVA = ClientForm(name="Eva Lind", birth_date="1950-03-13")
ABOUT = "precaution/new"


def keep(desk: Desk, client_id: int | None = None) -> int:
    payload = {"about": ABOUT, "lines": {"words": "No kneeling"}}
    return desk.do(drafts.save_draft, kind=drafts.SHEET, payload=payload, client_id=client_id)


def found(desk: Desk, client_id: int | None = None) -> int | None:
    kept = desk.ask(drafts.sheet_draft, about=ABOUT, client_id=client_id)
    return kept.id if kept else None


def test_no_client_gets_the_words_of_another(desk: Desk) -> None:
    margaret = desk.do(clients.add_client, form=MARGARET)
    eva = desk.do(clients.add_client, form=EVA)
    kept = keep(desk, margaret)
    assert (found(desk, margaret), found(desk, eva)) == (kept, None)
    desk.do(merging.merge_clients, keep_id=eva, other_id=margaret)
    assert found(desk, eva) == kept  # they are one person now


def test_what_is_of_no_client_is_no_answer_about_one(desk: Desk) -> None:
    margaret = desk.do(clients.add_client, form=MARGARET)
    keep(desk, margaret)
    assert found(desk) is None
    kept = keep(desk)
    assert found(desk) == kept


def test_it_is_nobody_elses(desk: Desk, clock: TestClock) -> None:
    add(desk)
    margaret = desk.do(clients.add_client, form=MARGARET)
    keep(desk, margaret)
    other = reopened(desk, HIS, clock)
    assert found(other, margaret) is None
    other.close()

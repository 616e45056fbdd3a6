"""Drafts that can't be read: they stay on the disk, are told of, and hide no other."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import drafts
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.session import Session
from tests.desks import TestClock
from tests.services.test_grip import MARGARET


@pytest.fixture
def margaret(desk: Desk) -> int:
    return desk.do(add_client, form=MARGARET)


@pytest.fixture
def session(qapp: QApplication, desk: Desk) -> Iterator[Session]:
    made = Session(desk)
    yield made
    made.deleteLater()


@pytest.fixture
def payload(session: Session, margaret: int) -> dict[str, Any]:
    sitting = AssessmentSitting(session, margaret, session)
    sitting.begin("Knee", (TestItem("tug", {}), TestItem("nprs", {})))
    sitting.set_text(0, "time", "12.4")
    found = sitting.payload()
    sitting.discard()
    return found


def damaged(payload: dict[str, Any], *path: str | int, by: object) -> dict[str, Any]:
    found = copy.deepcopy(payload)
    place: Any = found
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = by
    return found


def keep(session: Session, client_id: int, payload: object, kind: str = "assessment") -> int:
    return session.do(drafts.save_draft, kind=kind, payload=payload, client_id=client_id)


@pytest.mark.parametrize(
    ("path", "by"),
    [
        (("version",), 9),
        (("title",), None),
        (("day",), "yesterday"),
        (("items",), None),
        (("items", 0, "measure"), "own_gone"),
        (("items", 0, "preset"), None),
        (("items", 0, "entry", "typed"), None),
        (("items", 0, "entry", "outcome"), []),
        (("items", 0, "entry", "override"), 5),
        (("items", 0, "entry", "answers"), [["a", "b", "c", "d"]]),
    ],
)
def test_a_set_that_can_not_be_read_is_told_of_and_stays_on_the_disk(
    session: Session, margaret: int, payload: dict[str, Any], path: tuple[str, ...], by: object
) -> None:
    said: list[str] = []
    session.told.connect(said.append)
    number = keep(session, margaret, damaged(payload, *path, by=by))
    sitting = AssessmentSitting(session, margaret, session)
    assert not sitting.is_under_way
    assert "kept in the practice file" in said[0]
    sitting.begin("Another", (TestItem("tug", {}),))
    assert sitting.leave()
    kept = session.ask(drafts.draft_by_id, draft_id=number)
    assert kept is not None
    assert kept.payload == damaged(payload, *path, by=by)


def test_a_set_that_can_not_be_read_hides_no_other_though_the_clock_went_back(
    session: Session, margaret: int, payload: dict[str, Any], clock: TestClock
) -> None:
    keep(session, margaret, damaged(payload, "version", by=9))
    clock.pass_time(days=-2)
    number = keep(session, margaret, payload)
    sitting = AssessmentSitting(session, margaret, session)
    assert sitting.entry(0).text("time") == "12.4"
    assert sitting.continued
    assert sitting.keeper.draft_id == number


@pytest.mark.parametrize("current", [7, -1, None, "x", 1.5])
def test_a_place_that_is_not_there_loses_nothing(
    session: Session, margaret: int, payload: dict[str, Any], current: object
) -> None:
    keep(session, margaret, damaged(payload, "current", by=current))
    sitting = AssessmentSitting(session, margaret, session)
    assert (sitting.current, sitting.entry(0).text("time")) == (0, "12.4")


@pytest.mark.parametrize(("path", "by"), [(("entry", "protocol"), None), (("day",), 5)])
def test_a_grip_test_that_can_not_be_read_begins_anew_and_is_told_of(
    session: Session, margaret: int, path: tuple[str, ...], by: object
) -> None:
    said: list[str] = []
    session.told.connect(said.append)
    whole = GripSitting(session, margaret, session).form.payload()
    number = keep(session, margaret, damaged(whole, *path, by=by), "grip")
    sitting = GripSitting(session, margaret, session)
    assert (sitting.continued, sitting.keeper.draft_id) == ("", None)
    assert sitting.form.payload() == whole
    assert len(said) == 1
    assert session.ask(drafts.draft_by_id, draft_id=number) is not None

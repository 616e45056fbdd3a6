"""A draft being saved on a slow disk: what comes meanwhile is neither lost nor saved twice."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, event

from medex_desktop.services import drafts
from medex_desktop.services.desk import Desk
from medex_desktop.ui.grip.drafting import DraftKeeper
from medex_desktop.ui.session import Session
from tests.ui.workspace.stage import Bench
from tests.ui.workspace.stage import bench as bench
from tests.windows import LONGEST

AFTER_MS = 100  # by then the save waits and the window pumps


@pytest.fixture
def let_go(bench: Bench) -> Iterator[Callable[[], None]]:
    """Each commit waits until this is called."""
    free = threading.Event()
    engine = bench.desk.file.writing

    def hold(_connection: Connection) -> None:
        free.wait(LONGEST / 1000)

    event.listen(engine, "commit", hold)
    yield free.set
    free.set()
    event.remove(engine, "commit", hold)


@pytest.fixture
def typed() -> dict[str, int]:
    return {"trial": 1}


@pytest.fixture
def keeper(bench: Bench, typed: dict[str, int]) -> DraftKeeper:
    """As the grip test has one, of another kind so that nothing is in its way."""
    session = bench.shell.session
    return DraftKeeper(session, "slow", bench.client_id, lambda: dict(typed), bench.shell)


def payloads(bench: Bench) -> list[object]:
    return [draft.payload for draft in bench.desk.ask(drafts.drafts, kind="slow")]


def test_what_is_typed_meanwhile_is_saved_next(
    bench: Bench, keeper: DraftKeeper, typed: dict[str, int], let_go: Callable[[], None]
) -> None:
    def type_on() -> None:
        typed["trial"] = 2
        keeper.touch()
        let_go()

    keeper.touch()
    QTimer.singleShot(AFTER_MS, keeper, type_on)
    assert not keeper.flush(), "not all of it is on disk"
    assert keeper.is_waiting
    bench.qtbot.waitUntil(lambda: not keeper.is_waiting, timeout=LONGEST)
    assert payloads(bench) == [{"trial": 2}]


def test_whoever_leaves_meanwhile_stays_and_one_draft_is_made(
    bench: Bench, keeper: DraftKeeper, let_go: Callable[[], None]
) -> None:
    left: list[bool] = []

    def leave() -> None:
        left.append(keeper.flush())
        let_go()

    keeper.touch()
    QTimer.singleShot(AFTER_MS, keeper, leave)
    assert keeper.flush()
    assert left == [False]
    assert payloads(bench) == [{"trial": 1}]


def test_no_clock_of_a_draft_outlives_the_session(qtbot: QtBot, desk: Desk) -> None:
    session = Session(desk)
    keeper = DraftKeeper(session, "slow", 1, dict)
    (timer,) = keeper.findChildren(QTimer)
    keeper.touch()
    assert timer.isActive()
    session.deleteLater()
    QCoreApplication.sendPostedEvents(session, QEvent.Type.DeferredDelete.value)
    assert not timer.isActive()

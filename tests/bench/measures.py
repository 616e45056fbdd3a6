"""Every measure at hand: opening any form, a key in it, scoring what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import clients, results
from medex_desktop.services.desk import Desk
from tests.bench import raw, samples
from tests.bench.bench import Bench
from tests.bench.figure import Figure, Reading, Timed, timed
from tests.bench.screens import part, session_at, settle, shown

GRIP = "grip_strength"


@contextmanager
def a_set(bench: Bench) -> Iterator[tuple[Any, Any]]:
    """A set of every measure but grip, at the desk of a client, painted."""
    sitting_of = part("ui.assessing.sitting", "AssessmentSitting")
    desk_of = part("ui.assessing.set_desk", "SetDesk")
    items = [TestItem(key, {}) for key in all_measures() if key != GRIP]
    with session_at(bench, bench.ordinary) as session:
        sitting = sitting_of(session, samples.long_known(session.desk))
        sitting.begin("Everything", items[: bench.few(len(items), 3)])
        page = desk_of(session)
        page.show_sitting(sitting)
        with shown(page):
            yield sitting, page


def open_form(bench: Bench) -> Reading:
    """From choosing a test until form, protocol and list are painted; the slowest is told."""
    medians: dict[str, float] = {}
    with a_set(bench) as (sitting, _page):
        count = len(sitting.items)
        for i, item in enumerate(sitting.items):
            found = Timed()
            for _ in range(bench.few(3, 1)):
                sitting.go((i + 1) % count)
                settle()
                found.all += timed(lambda i=i: (sitting.go(i), settle()), 1, warm=0).all
            medians[item.measure.key] = found.median
        floor = timed(_plain_window, bench.few(5, 1))
    slowest = max(medians, key=lambda key: medians[key])
    usual = sorted(medians.values())[len(medians) // 2]
    note = f"{slowest}; half of {len(medians)} within {usual:.0f} ms"
    return Reading(medians[slowest], floor.median, note)


def _plain_window() -> None:
    with shown(QWidget()):
        pass


@contextmanager
def a_floor(bench: Bench) -> Iterator[tuple[Any, Any]]:
    """A set of every measure in gym mode, over the workspace it is opened from."""
    workspace_of = part("ui.workspace.workspace", "ClientWorkspace")
    items = [TestItem(key, {}) for key in all_measures()]
    with session_at(bench, bench.ordinary) as session:
        workspace = workspace_of(session, samples.long_known(session.desk))
        with shown(workspace):
            workspace.open(workspace.client_id, "assess")
            sitting = workspace.tab("assess").sets.sitting
            sitting.begin("Everything", items[: bench.few(len(items), 3)])
            settle()
            workspace.toggle_gym()
            settle()
            yield sitting, workspace


def open_gym(bench: Bench) -> Reading:
    """From turning to a test until its page is painted; gym mode itself, head and foot too."""
    medians: dict[str, float] = {}
    with a_floor(bench) as (sitting, workspace):
        count, repeats = sitting.count, bench.few(3, 1)
        for i, item in enumerate(sitting.items):
            found = Timed()
            for _ in range(repeats):
                sitting.go((i + 1) % count)
                settle()
                found.all += timed(lambda i=i: (sitting.go(i), settle()), 1, warm=0).all
            medians[item.measure.key] = found.median
        usual = sorted(medians.values())[len(medians) // 2]
        again = Timed()
        for _ in range(repeats):
            workspace.toggle_gym()
            settle()
            again.all += timed(lambda: (workspace.toggle_gym(), settle()), 1, warm=0).all
        medians["gym mode itself"] = again.median
        floor = timed(_plain_window, bench.few(5, 1))
    slowest = max(medians, key=lambda key: medians[key])
    note = f"{slowest}; half of {count} within {usual:.0f} ms, gym mode {again.median:.0f} ms"
    return Reading(medians[slowest], floor.median, note)


def keystroke(bench: Bench) -> Reading:
    """A figure typed into the first number of each form until all that follows is painted."""
    ours, plain = Timed(), Timed()
    with a_set(bench) as (sitting, page):
        for i in range(len(sitting.items)):
            sitting.go(i)
            page.take_keyboard()
            settle()
            to = QApplication.focusWidget()
            if to is not None:
                ours.all += timed(lambda to=to: (_key(to), settle()), 1, warm=0).all
        line = QLineEdit()
        with shown(line):
            plain = timed(lambda: (_key(line), settle()), bench.few(30))
    return Reading(ours.worst, plain.median, f"median {ours.median:.1f} ms of {len(ours.all)}")


def _key(to: QWidget) -> None:
    QTest.keyClick(to, Qt.Key.Key_1)


def scoring(bench: Bench) -> Reading:
    """Every result of every client read from the file and scored."""
    with bench.desk_at(bench.copy_of(bench.assessed)) as desk:
        ids = [line.id for line in desk.ask(clients.client_list)]
        count = sum(_scored(desk, one) for one in ids)
        ours = timed(lambda: [_scored(desk, one) for one in ids], bench.few(5, 1))
        fetch = raw.fetcher(desk, "SELECT entry, scores, series FROM result", ())
        floor = timed(fetch, bench.few(5, 1))
    return Reading(ours.median, floor.median, f"{count} results of {len(ids)} clients")


def _scored(desk: Desk, client_id: int) -> int:
    """Score what is stored of a client; how many results that were."""
    count = 0
    for story in desk.ask(results.stories, client_id=client_id):
        score = story.measure.scoring
        assert score is not None
        person: Person | None = None
        for one in story.results:
            person = person or story.person_on(one.day)
            assert score(one.values, person).value == one.score
            count += 1
    return count


FIGURES = (
    Figure(
        "opening any form",
        "choosing a test until its form is painted, the slowest of all measures",
        "an empty window made and painted",
        100,
        open_form,
    ),
    Figure(
        "opening any gym page",
        "turning to a test in gym mode until its page is painted, the slowest of all measures",
        "an empty window made and painted",
        100,
        open_gym,
    ),
    Figure(
        "form keystroke",
        "a key in a form until its echo and all that follows are painted, the slowest",
        "a key in a bare line of Qt",
        50,
        keystroke,
    ),
    Figure(
        "scoring 10,000 results",
        "every stored result read from the file and scored",
        "the same rows on the bare driver",
        1_000,
        scoring,
    ),
)

"""Screens under the hand: narrowing ten thousand clients, opening one, pointing at the chart."""

import importlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPointF,
    Qt,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget

from medex_desktop.services.desk import Desk
from tests.bench import samples
from tests.bench.bench import Bench
from tests.bench.figure import Figure, NotThereYet, Reading, Timed, each, timed

_TYPED = ("m", "mu", "mul", "mull", "ann4 m", "an", "a", "", "19", "1950", "ann12", "zz", "z", "")


def part(module: str, name: str) -> Any:
    """A class of the program that may still be missing."""
    try:
        return getattr(importlib.import_module(f"medex_desktop.{module}"), name)
    except (ModuleNotFoundError, AttributeError) as missing:
        raise NotThereYet(f"{module}.{name}") from missing


@contextmanager
def session_at(bench: Bench, root: Path) -> Iterator[Any]:
    """An open practice as screens get it, on an application that looks as it should."""
    from medex_desktop.ui import theme
    from medex_desktop.ui.session import Session

    qInstallMessageHandler(_say)
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 100)
    with bench.desk_at(bench.copy_of(root)) as desk:
        session = Session(desk)
        try:
            yield session
        finally:
            session.tasks.wait()
            session.deleteLater()
            settle()


def _say(_kind: object, _place: object, words: str) -> None:
    """Qt's own warnings, but for the one the offscreen platform repeats at every window."""
    if "propagateSizeHints" not in words:
        sys.stderr.write(f"{words}\n")


@contextmanager
def shown(widget: QWidget) -> Iterator[None]:
    """A widget in a window of the usual size, painted; gone afterwards."""
    window = QMainWindow()
    window.resize(1366, 768)
    window.setCentralWidget(widget)
    window.show()
    settle()
    try:
        yield
    finally:
        window.close()
        window.deleteLater()
        settle()


def settle() -> None:
    """Let Qt do everything it has put off, deletions too."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_for(ready: Callable[[], bool], what: str) -> None:
    """Turn the event loop until something is there; a minute is too long."""
    until = time.monotonic() + 60
    while not ready():
        if time.monotonic() > until:
            raise TimeoutError(what)
        QApplication.processEvents()
        time.sleep(0.002)


class PlainModel(QAbstractTableModel):
    """The floor of a list: text in six columns, filtered by a plain test of the name."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._all = [(row[0].casefold(), row) for row in rows]
        self.rows = rows

    def narrow(self, typed: str) -> None:
        self.beginResetModel()
        self.rows = [row for name, row in self._all if typed in name]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802  # Qt's name
        return len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802  # Qt's name
        return 6

    def data(self, index: QModelIndex, role: int = 0) -> str | None:
        return self.rows[index.row()][index.column()] if role == 0 else None


def plain_keystrokes(desk: Desk, typed: list[str]) -> Timed:
    """Type into the floor: bare model, bare view, the same rows."""
    from medex_desktop.services.clients import client_list

    lines = desk.ask(client_list)
    rows = [(x.sort_name, str(x.birth_date), "", x.phone, x.diagnosis, "") for x in lines]
    model, view = PlainModel(rows), QTableView()
    view.setModel(model)

    def key(text: object) -> None:
        model.narrow(str(text))
        settle()

    with shown(view):
        return each(key, typed)


def filter_keystroke(bench: Bench) -> Reading:
    screen_of = part("ui.screens.clients", "ClientsScreen")
    field_of = part("ui.widgets.search_field", "SearchField")
    typed = [text for _ in range(bench.few(3, 1)) for text in _TYPED]
    with session_at(bench, bench.crowd) as session:
        screen = screen_of(session)
        with shown(screen):
            wait_for(lambda: not session.tasks._live and screen._caseload.is_ready, "the clients")
            settle()
            field = screen.findChild(field_of)
            ours = each(lambda text: (field.setText(text), settle()), typed)
        floor = plain_keystrokes(session.desk, typed)
    return Reading(
        ours.median, floor.median, f"worst {ours.worst:.0f} ms, floor's {floor.worst:.0f}"
    )


def quick_find(bench: Bench) -> Reading:
    find_of = part("ui.screens.quick_find", "QuickFind")
    typed = [text for _ in range(bench.few(3, 1)) for text in _TYPED]
    with session_at(bench, bench.crowd) as session:
        host = QWidget()
        with shown(host):
            find = find_of.open_over(host, session)
            wait_for(lambda: not session.tasks._live and find._caseload.is_ready, "the clients")
            settle()
            ours = each(lambda text: (find.set_query(text), settle()), typed)
        floor = plain_keystrokes(session.desk, typed)
    return Reading(ours.median, floor.median, f"worst {ours.worst:.0f} ms")


def open_workspace(bench: Bench) -> Reading:
    """From a click in the list to the painted overview of a client with ten years of visits.

    Counted is the screen's own thread; the chart in the overview is drawn beside it.
    """
    workspace_of = part("ui.workspace.workspace", "ClientWorkspace")
    target_of = part("ui.session", "Target")
    first, again = Timed(), Timed()
    with session_at(bench, bench.ordinary) as session:
        long_known = samples.long_known(session.desk)
        others = [line.id for line in session.ask(_clients()) if line.id != long_known]

        def open_client(workspace: Any, client_id: int) -> None:
            workspace.arrive(target_of("client", client_id, "overview"))
            settle()

        def open_long_known(workspace: object) -> None:
            open_client(workspace, long_known)
            wait_for(lambda: not session.tasks._live, "the overview's chart")
            settle()

        for _ in range(bench.few(3, 1)):
            begun = time.thread_time()
            workspace = workspace_of(session)
            with shown(workspace):
                open_long_known(workspace)
                first.all.append((time.thread_time() - begun) * 1000)
                for other in others[: bench.few(4, 1)]:
                    open_client(workspace, other)
                    again.all += each(open_long_known, [workspace], clock=time.thread_time).all
        floor = timed(_plain_window, bench.few(5, 1))
    note = f"built and opened for the first time {first.median:.0f} ms"
    return Reading(again.median, floor.median, note)


def _clients() -> Any:
    from medex_desktop.services.clients import client_list

    return client_list


def _plain_window() -> None:
    with shown(QWidget()):
        pass


class Blit(QWidget):
    """The floor of a repaint: a finished picture put on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage(900, 460, QImage.Format.Format_RGB32)
        self.picture.fill(0xFFFFFF)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self.picture)
        painter.end()


@contextmanager
def chart_at(bench: Bench) -> Iterator[Any]:
    """The chart of the client with ten years of visits, drawn."""
    trends_of = part("ui.workspace.trends", "Trends")
    view_of = part("ui.chart_view", "ChartView")
    with session_at(bench, bench.ordinary) as session:
        screen = trends_of(session, samples.long_known(session.desk))
        with shown(screen):
            view = screen.findChild(view_of)
            wait_for(lambda: not view.image().isNull() and not session.tasks._live, "the chart")
            settle()
            yield view


def _blit(bench: Bench) -> Timed:
    plain = Blit()
    with shown(plain):
        return timed(plain.repaint, bench.few(30))


def trend_repaint(bench: Bench) -> Reading:
    with chart_at(bench) as view:
        ours = timed(view.repaint, bench.few(30))
    return Reading(ours.median, _blit(bench).median, f"worst {ours.worst:.1f} ms")


def trend_hover(bench: Bench) -> Reading:
    """The mouse goes from visit to visit: each finds its card and repaints."""
    with chart_at(bench) as view:
        hits = list(view.raster().hits)[: bench.few(120, 6)]

        def point(hit: Any) -> None:
            _move(view, QPointF(hit.x_px, hit.y_px))
            settle()

        ours = each(point, hits)
    return Reading(ours.median, _blit(bench).median, f"worst {ours.worst:.1f} ms of {len(hits)}")


def _move(view: QWidget, to: QPointF) -> None:
    nothing = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        to,
        view.mapToGlobal(to),
        nothing,
        nothing,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


_PLAIN_LIST = "a bare model and view with the same rows, plain test of the name"
_PICTURE = "a picture of that size put on the screen"
FIGURES = (
    Figure(
        "filter keystroke, 10,000 clients",
        "a key in the filter until the list is repainted",
        _PLAIN_LIST,
        16,
        filter_keystroke,
    ),
    Figure(
        "quick find keystroke, 10,000 clients",
        "a key in quick find until its list is repainted",
        _PLAIN_LIST,
        16,
        quick_find,
    ),
    Figure(
        "client screen, 10 years",
        "another client's workspace until all of it is painted (CPU of the screen's thread)",
        "an empty window made and painted",
        200,
        open_workspace,
    ),
    Figure("trend, repaint", "the chart from its picture", _PICTURE, 16, trend_repaint),
    Figure("trend, hover", "the mouse on the next visit, card painted", _PICTURE, 16, trend_hover),
)

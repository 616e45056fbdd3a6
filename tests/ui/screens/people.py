"""A caseload to find people in, and a stand to put one screen into."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.services.desk import Desk
from medex_desktop.ui.clients.client_acts import ClientActs
from medex_desktop.ui.models.caseload import ClientRow
from medex_desktop.ui.screens.clients import ClientsScreen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.widgets.layouts import Column
from tests import due_samples

TODAY = date(2026, 10, 1)
PEOPLE = (
    ("Margaret Holloway", "14 Mar 1951", "937 555 0148"),
    ("Maria Holland", "14 Jan 1948", ""),
    ("Maria Holland", "3 Jun 1962", ""),
    ("Márta Holló", "8 Oct 1950", ""),
    ("Łukasz Wójcik", "3 Mar 1955", ""),
    ("Ruth Abernathy", "2 Feb 1944", ""),
)


def add_people(desk: Desk) -> dict[str, int]:
    """The six of them; of two with one name the later is kept."""
    return {
        name: due_samples.add_client(desk, name, born, phone=phone) for name, born, phone in PEOPLE
    }


class Stand(QWidget):
    """Stands for the shell: shows one screen, hosts overlays, notes where one wants to go."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.went: list[Target] = []
        self.told: list[str] = []
        self.troubles: list[object] = []
        self._column = Column(self, gap=0)
        session.went.connect(self.went.append)
        session.told.connect(self.told.append)
        session.troubled.connect(self.troubles.append)
        self.resize(1198, 768)

    def put(self, screen: QWidget) -> None:
        self._column.addWidget(screen)
        self.show()
        settle()

    @property
    def last(self) -> tuple[str, int | None, str, dict[str, object]]:
        target = self.went[-1]
        return target.place, target.client_id, target.tab, target.details


@pytest.fixture
def session(desk: Desk, qapp: QApplication) -> Iterator[Session]:
    made = Session(desk)
    yield made
    made.tasks.wait()
    QApplication.processEvents()


@pytest.fixture
def stand(session: Session, qtbot: QtBot) -> Stand:
    made = Stand(session)
    qtbot.addWidget(made)
    return made


def acts(screen: ClientsScreen) -> ClientActs:
    """What the menu of the list does with the client the bar is on."""
    row = screen._table.current_row()
    assert isinstance(row, ClientRow)
    return screen.acts_on(row)


def settle() -> None:
    """Let queued signals, layouts and deferred deletes happen."""
    for _turn in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def unnamed(page: QWidget) -> list[str]:
    """The controls that a screen reader could not name."""
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    return [
        type(control).__name__
        for kind in kinds
        for control in page.findChildren(kind)
        if not control.accessibleName() and type(control) is not QAbstractButton  # a table corner
    ]


def clipped(page: QWidget) -> list[str]:
    """The visible controls that are smaller than their words need."""
    from PySide6.QtWidgets import QLabel

    return [
        f"{type(one).__name__} {getattr(one, 'text', str)()!r} {one.size()} {one.minimumSizeHint()}"
        for kind in (QAbstractButton, QComboBox, QLabel)
        for one in page.findChildren(kind)
        if one.isVisible()
        and (
            one.width() < one.minimumSizeHint().width()
            or one.height() < one.minimumSizeHint().height()
        )
    ]

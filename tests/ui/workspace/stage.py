"""A client's workspace in the real window over a real encrypted file, worked by keyboard alone."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.grip_records import Side
from medex_desktop.domain.measures.grip_strength import GripEntry, GripProtocol, blank_trials
from medex_desktop.domain.quantity import read_force
from medex_desktop.services import grip, practices
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.services.grip import GripRecord
from medex_desktop.ui.gym.grip import GymGrip
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.widgets.number_box import NumberBox
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.workspace.assess import Assess
from medex_desktop.ui.workspace.overview import Overview
from medex_desktop.ui.workspace.workspace import ClientWorkspace

JAMAR = GripProtocol(device_make="Jamar Plus+", device_serial="20418")
MARGARET = ClientForm(
    name="Margaret Holloway",
    birth_date="14 Mar 1951",
    sex="female",
    hand="right",
    event_kind="surgery",
    event_text="Right knee replaced",
    event_date="18 Jun 2026",
    precautions="No kneeling on right knee to 30 Oct\nRest BP limit 160/100",
)
JULY = (["19.2", "19.0", "18.8"], ["17.9", "17.5", "17.7"])
TODAY = date(2026, 10, 1)


def entry(right: list[str], left: list[str], protocol: GripProtocol = JAMAR) -> GripEntry:
    typed = {"right": right, "left": left}
    trials = tuple(
        replace(trial, quantity=read_force(typed[trial.side][trial.number - 1], "kg", "trials"))
        for trial in blank_trials()
    )
    return GripEntry(protocol=protocol, trials=trials)


@dataclass
class Bench:
    """The workspace of Margaret, who was tested in July; keys are counted."""

    qtbot: QtBot
    shell: Shell
    client_id: int
    keys: int = 0

    @property
    def desk(self) -> Desk:
        return self.shell.session.desk

    @property
    def workspace(self) -> ClientWorkspace:
        shown = self.shell.current()
        assert isinstance(shown, ClientWorkspace)
        return shown

    @property
    def assess(self) -> Assess:
        tab = self.workspace.tab("assess")
        assert isinstance(tab, Assess)
        return tab

    @property
    def overview(self) -> Overview:
        tab = self.workspace.tab("overview")
        assert isinstance(tab, Overview)
        return tab

    @property
    def gym(self) -> GymGrip:
        page = self.workspace.findChild(GymGrip)
        assert page is not None
        return page

    def open(self, tab: str, **details: int) -> None:
        self.shell.session.go("client", self.client_id, tab, **details)
        self.keys = 0

    def press(self, keys: str, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Figures and letters, one key each, to whatever has the keyboard."""
        for key in keys:
            QTest.keyClick(self.focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
            self.keys += 1

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """One key, with its modifier one key."""
        QTest.keyClick(self.focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
        self.keys += 1

    def sign(self) -> None:
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def at(self) -> str:
        """Which trial has the keyboard."""
        found = self.focus()
        assert isinstance(found, NumberBox)
        return found.accessibleName()

    def text(self, side: str, index: int) -> str:
        return self.assess.parts.entry.grid.text(side, index)

    def records(self) -> list[GripRecord]:
        return self.desk.ask(grip.grip_records, client_id=self.client_id)

    def typed(self, record: GripRecord, side: Side) -> list[str]:
        trials = record.test.entry.of_side(side)
        return [trial.quantity.typed if trial.quantity else trial.code for trial in trials]

    def sheet(self, kind: type[Overlay]) -> Overlay:
        """The overlay of that kind that is open."""
        open_ones = [one for one in self.shell.window().findChildren(kind) if one.isVisible()]
        assert len(open_ones) == 1
        return open_ones[0]

    def device(self, resolution: str, unit: str) -> None:
        """Put a device on the bench and take it."""
        self.desk.do(
            practices.add_device,
            make="Bench device",
            serial="1",
            resolution=Decimal(resolution),
            unit=unit,
        )
        bar = self.assess.parts.entry.bar
        wanted = bar.device.findText("Bench device 1")
        bar.device.setCurrentIndex(wanted)
        bar.device.activated.emit(wanted)
        self.assess.parts.entry.grid.focus_next()


@pytest.fixture
def bench(qtbot: QtBot, shell: Shell) -> Bench:
    desk = shell.session.desk
    desk.do(practices.add_device, make="Jamar Plus+", serial="20418", resolution=Decimal("0.1"))
    client_id = desk.do(add_client, form=MARGARET)
    desk.do(grip.sign_grip, client_id=client_id, entry=entry(*JULY), day=date(2026, 7, 13))
    window = shell.window()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    made = Bench(qtbot, shell, client_id)
    made.open("assess")
    return made

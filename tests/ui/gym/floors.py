"""Gym mode over a real practice: a set under way, a clock set by hand, worked by keys alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.test_sets import Preset, TestItem
from medex_desktop.services import assessing
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.gym.clock_tasks import Clocks, ClockTask
from medex_desktop.ui.gym.floor import GymFloor
from medex_desktop.ui.gym.page import MeasurePage
from medex_desktop.ui.gym.task import Task
from medex_desktop.ui.session import Session
from tests.ui.clocks.hands import Hands

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
JULY = date(2026, 7, 13)
WIDE, HIGH = 1366, 768


def preset_for(measure: Measure) -> Preset:
    """What a set fixes beforehand for a test of one joint and side."""
    if measure.key == "rom":
        return {
            "joint": "knee",
            "movement": "flexion",
            "side": "right",
            "active_passive": "active",
        }
    return {}


@dataclass
class Floor:
    """A set of tests of Margaret on the gym floor; keys are counted."""

    qtbot: QtBot
    session: Session
    client_id: int
    hands: Hands = field(default_factory=Hands)
    keys: int = 0

    sitting: AssessmentSitting = field(init=False)
    gym: GymFloor = field(init=False)

    def begin(self, *measures: str, presets: Sequence[Preset] = ()) -> "Floor":
        """Begin a set and show it."""
        self.sitting = AssessmentSitting(self.session, self.client_id, self.session)
        fixed = list(presets) or [{}] * len(measures)
        items = [TestItem(key, preset) for key, preset in zip(measures, fixed, strict=True)]
        self.sitting.begin("Set", items)
        return self.show()

    def show(self) -> "Floor":
        """Show the set under way."""
        self.gym = GymFloor(self.sitting, None, Clocks(self.hands.now, self.hands.wall))
        self.gym.resize(WIDE, HIGH)
        self.gym.show()
        self.gym.activateWindow()
        self.qtbot.addWidget(self.gym)
        self.qtbot.waitUntil(self.gym.isActiveWindow)
        self.gym.start()
        self.settle()
        return self

    def come_back(self) -> "Floor":
        """The program is killed and started again: only what is on disk is left."""
        assert self.sitting.keeper.flush()
        self.gym.hide()
        self.sitting = AssessmentSitting(self.session, self.client_id, self.session)
        return self.show()

    def settle(self) -> None:
        for _turn in range(5):
            QApplication.processEvents()

    @property
    def page(self) -> MeasurePage:
        assert self.gym.page is not None
        return self.gym.page

    @property
    def task(self) -> Task:
        assert self.page.task is not None
        return self.page.task

    @property
    def clock(self) -> ClockTask:
        task = self.task
        assert isinstance(task, ClockTask)
        return task

    def text(self, key: str, i: int = 0) -> str:
        """What is kept for a field."""
        return self.sitting.entry(i).text(key)

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.gym

    def press(self, keys: str) -> "Floor":
        """Figures and letters, one key each."""
        for key in keys:
            QTest.keyClick(self.focus(), key)
            QApplication.processEvents()  # no hand is faster than the window
            self.keys += 1
        return self

    def key(self, *keys: Qt.Key, ctrl: bool = False) -> "Floor":
        """Keys by name."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(self.focus(), key, held)
            self.keys += 1
        return self

    def enter(self) -> "Floor":
        return self.key(Qt.Key.Key_Return)

    def space(self) -> "Floor":
        return self.key(Qt.Key.Key_Space)

    def count(self, times: int) -> "Floor":
        """As often as that, which is the counting itself and no key of the form."""
        before = self.keys
        self.key(*[Qt.Key.Key_Up] * times)
        self.keys = before
        return self

    def pass_s(self, seconds: float) -> "Floor":
        """Time passes on a clock that runs."""
        self.hands.pass_s(seconds)
        self.clock.panel.watch.tick()
        return self

    def signed(self, key: str, **typed: str) -> None:
        """A result in July, to compare with."""
        entry = ResultEntry(key, tuple(typed.items()))
        self.session.desk.do(
            assessing.sign_assessment, client_id=self.client_id, entries=(entry,), day=JULY
        )


@pytest.fixture
def floor(qtbot: QtBot, desk: Desk) -> Iterator[Floor]:
    session = Session(desk)
    client_id = desk.do(add_client, form=MARGARET)
    yield Floor(qtbot, session, client_id)
    session.deleteLater()

"""The total knee set on the gym floor, by keyboard; in a process of its own, the victim of a kill.

``python -m tests.journeys.gym_set FOLDER MEASURE`` says each key on stdout. At MEASURE its clock is
started and runs, with what is counted meanwhile, until the process is killed.
"""

import os
import sys
from pathlib import Path
from typing import Final

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.ui.gym.clock_tasks import ClockTask, CountedTask
from medex_desktop.ui.gym.floor import GymFloor
from medex_desktop.ui.gym.page import MeasurePage
from tests.journeys.knee_set import ENTER, KneeSet
from tests.journeys.story import SIX

# What is typed into each test of the set, in its order; a figure takes the place of a clock.
TYPED: Final = (
    ("blood_pressure", "128\n76\n"),
    ("resting_heart_rate", "68\n"),
    ("red_flags", "n\n"),
    ("koos_jr", "1212111"),
    ("rom", "114\n"),
    ("rom", "4\n"),
    ("rom", "126\n"),
    ("rom", "2\n"),
    ("tug", "10.4\n10.1\n10.3\n"),
    ("chair_stand_30s", "12\n"),
    ("six_minute_walk", "30\n404\n\n\n\n\n160\n62\n"),
    ("nprs", "203right knee\n"),
    ("grip_strength", SIX),
)
MEASURES: Final = tuple(measure for measure, _keys in TYPED)
FIRST_TRIAL: Final = "10.4\n"  # typed before the second one is timed


class GymSet(KneeSet):
    """The same set in gym mode."""

    @property
    def floor(self) -> GymFloor:
        """The gym floor."""
        (found,) = (one for one in self.workspace.findChildren(GymFloor) if one.isVisible())
        return found

    @property
    def page(self) -> MeasurePage:
        """The test that is shown."""
        found = self.floor.page
        assert found is not None
        return found

    @property
    def clock(self) -> ClockTask:
        """The clock that is shown."""
        task = self.page.task
        assert isinstance(task, ClockTask)
        return task

    def go_to_the_gym(self) -> None:
        """One key."""
        self.key(Qt.Key.Key_F11)
        self.wait(self.workspace.is_gym)

    def come_back_to_the_gym(self) -> None:
        """Another start after the end of the process, as far as the same test."""
        self.come_back()
        self.open_client()
        self.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: self.workspace.current_tab() == "assess")
        self.go_to_the_gym()

    def enter(self, measure: str, keys: str) -> None:
        """One test, or the rest of one."""
        at = self.sitting.current
        assert self.sitting.item(at).measure.key == measure
        for key in keys:
            if key == ENTER:
                self.key(Qt.Key.Key_Return)
            else:
                self.type(key)
            self.pause()
            self.say(str(at), measure)

    def time(self, measure: str) -> None:
        """Start the clock of a test; it runs, and what is counted beside it is counted."""
        if measure == "tug":
            self.enter(measure, FIRST_TRIAL)
        self.key(Qt.Key.Key_Space)
        while True:
            count = 0
            if isinstance(self.clock, CountedTask):
                self.key(Qt.Key.Key_Up)
                count = self.clock.counter.count()
            self.say("runs", f"{self.clock.panel.watch.state.elapsed_ns()} {count}")
            self.pause()


def main(root: Path, timed: str) -> None:
    """Enter the set as far as a test, and time that until the end."""

    def say(step: str, facts: str) -> None:
        sys.stdout.write(f"{step}\t{facts}\n")
        sys.stdout.flush()

    _app = QApplication([])
    gym = GymSet(root, say)
    gym.begin()
    gym.found_the_practice()
    gym.choose_the_set()
    gym.go_to_the_gym()
    for measure, keys in TYPED[: MEASURES.index(timed)]:
        gym.enter(measure, keys)
    gym.time(timed)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

"""The total knee set entered by keyboard; in a process of its own, the victim of a kill.

``python -m tests.journeys.knee_set FOLDER`` says each key and each test on stdout as soon as it is
typed; with ``watch`` it stops at the timed up and go, where its stopwatch runs.
"""

import os
import sys
from pathlib import Path
from typing import Final

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.ui.assessing.set_desk import SetDesk
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.clocks.beside_field import FieldStopwatch
from medex_desktop.ui.workspace.assess import Assess
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.journeys.hands import Hands
from tests.journeys.story import CONTROL, SIX

ENTER: Final = "\n"
_MOST_TABS: Final = 20
# What is typed into each test of the set, in its order; Enter ends a field or goes on.
TYPED: Final = (
    ("blood_pressure", "128\n76\n"),
    ("resting_heart_rate", "68\n"),
    ("red_flags", "nnnnnnnnn"),
    ("koos_jr", "1212111"),
    ("rom", "114\n"),
    ("rom", "4\n"),
    ("rom", "126\n"),
    ("rom", "2\n"),
    ("tug", "10.4\n10.1\n10.3\n"),
    ("chair_stand_30s", "12\nn"),
    ("six_minute_walk", "404\n"),
    ("nprs", "203right knee\n"),
    ("grip_strength", SIX),
)


class KneeSet(Hands):
    """One client, one set."""

    @property
    def assess(self) -> Assess:
        """The tab."""
        return self.tab("assess", Assess)

    @property
    def desk(self) -> SetDesk:
        """The set at the desk."""
        found = self.assess.sets.desk
        assert found is not None
        return found

    @property
    def sitting(self) -> AssessmentSitting:
        """The set under way."""
        found = self.assess.assessment
        assert found is not None
        return found

    def title(self) -> str:
        """The test that is shown."""
        return self.sitting.items[self.sitting.current].title

    def open_client(self) -> None:
        """Find her."""
        self.key(Qt.Key.Key_K, CONTROL)
        self.type("mar")
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: isinstance(self.shell.current(), ClientWorkspace))

    def choose_the_set(self) -> None:
        """From the overview to the first field of the total knee set."""
        self.open_client()
        self.key(Qt.Key.Key_T, CONTROL)
        self.wait(lambda: self.workspace.current_tab() == "assess")
        self.key(Qt.Key.Key_T, CONTROL)
        self.type("total knee")
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.assess.assessment is not None)

    def enter_everything(self, before: str = "") -> None:
        """Every test in its turn, or those before one."""
        for at, (measure, keys) in enumerate(TYPED):
            if measure == before:
                return
            assert self.sitting.items[self.sitting.current].measure.key == measure
            assert self.sitting.current == at
            for key in keys:
                if key == ENTER:
                    self.key(Qt.Key.Key_Return)
                else:
                    self.type(key)
                self.pause()
                self.say("key", measure)
            self.say(str(at), measure)
            if at + 1 < len(TYPED):
                self.key(Qt.Key.Key_Return)

    def stopwatch(self) -> FieldStopwatch:
        """The one beside the field of the form."""
        (found,) = self.desk.parts.form.findChildren(FieldStopwatch)
        return found

    def let_the_stopwatch_run(self) -> None:
        """After one trial, from the keyboard; it runs until the end."""
        for key in "10.4":
            self.type(key)
        self.key(Qt.Key.Key_Return)
        for _ in range(_MOST_TABS):
            if not self.stopwatch().isAncestorOf(self.focus()):
                self.key(Qt.Key.Key_Tab)
        self.key(Qt.Key.Key_Space)
        while True:
            self.say("runs", str(self.stopwatch().watch.state.elapsed_ns()))
            self.pause()

    def sign_it(self) -> None:
        """One key."""
        self.key(Qt.Key.Key_Return, CONTROL)
        self.wait(lambda: self.workspace.current_tab() == "overview")


def main(root: Path, watch: str = "") -> None:
    """Enter the set, saying each key, and go on until the end."""

    def say(step: str, facts: str) -> None:
        sys.stdout.write(f"{step}\t{facts}\n")
        sys.stdout.flush()

    _app = QApplication([])
    knee = KneeSet(root, say)
    knee.begin()
    knee.found_the_practice()
    knee.choose_the_set()
    knee.enter_everything(before="tug" if watch else "")
    if watch:
        knee.let_the_stopwatch_run()
    while True:
        knee.say("waits", "")
        knee.pause()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])

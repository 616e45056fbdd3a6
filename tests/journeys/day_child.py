"""The program itself, by its own entry, worked by ``Day`` instead of hands.

``python -m tests.journeys.day_child day|dies CHOSEN STICK``. Each step is told on stdout and waits
for an answer on stdin, so that the folders can be searched meanwhile.
"""

import ctypes
import json
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from medex_desktop import __main__
from medex_desktop.ui import errors, start
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.window import Window
from tests.journeys.day import Day
from tests.journeys.day_words import NEVER_KEPT

NOT_LIVED = 9
_PR_GET_DUMPABLE = 3


def say(step: str, facts: str) -> None:
    """Tell one step, and go on when the other side has looked."""
    sys.stdout.write(f"@{json.dumps([step, facts])}\n")
    sys.stdout.flush()
    sys.stdin.readline()


class Faulty:
    """Its destructor fails with a client's name in its hand."""

    def __del__(self) -> None:
        raise ValueError(NEVER_KEPT["destructor fault"])


def fail() -> None:
    """A fault of ours in a slot: a name in the message, in a local variable, in its cause."""
    name = NEVER_KEPT["fault local"]
    try:
        json.loads("{}")[NEVER_KEPT["fault cause"]]
    except KeyError as cause:
        raise RuntimeError(NEVER_KEPT["fault message"] + name[:0]) from cause


def fail_in_a_thread() -> None:
    raise RuntimeError(NEVER_KEPT["thread fault"])


def fail_in_a_task(_task: Task) -> None:
    raise RuntimeError(NEVER_KEPT["task fault"])


def faults(day: Day) -> None:
    """Every way a fault can come up; what the dialog lets one copy is told."""
    known = errors.faults()
    told: list[str] = []
    for happens in (
        lambda: QTimer.singleShot(0, fail),
        lambda: threading.Thread(target=fail_in_a_thread).start(),
        lambda: day.session.tasks.start(day.session, fail_in_a_task).failed.connect(known.report),
    ):
        happens()
        day.wait(lambda: known.dialog is not None)
        assert known.dialog is not None
        known.dialog.copy.click()
        told.append(QGuiApplication.clipboard().text())
        known.dialog.close()
        day.wait(lambda: known.dialog is None)
        day.come_to_the_front()
    Faulty()
    day.say("faults", "\n".join(told))


def whole_day(day: Day) -> None:
    """Two people, one laptop."""
    day.set_up()
    day.add_the_second_person()
    day.fill_the_profile()
    day.set_a_pin()
    day.add_a_client_with_everything()
    day.leave_a_draft()
    day.test_the_grip()
    day.look_at_the_chart()
    day.write_the_report()
    day.search()
    day.bring_a_list_in()
    day.say("at work", "")
    day.back_up()
    day.lock()
    day.say("locked", "")
    day.unlock(NEVER_KEPT["second passphrase"], wrong=NEVER_KEPT["wrong passphrase"])
    day.work_on()
    faults(day)
    day.sit_idle()
    day.unlock_by_pin()
    day.erase_the_binned()
    day.say("erased", "")
    day.window.close()


def dies(day: Day) -> None:
    """Unlocked, with names on the screen; killed from outside."""
    day.set_up()
    dumpable = ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0)
    day.say("unlocked", str(dumpable))


def main() -> int:
    """Run the program as its entry does, with ``Day`` at the keys once the window is there."""
    which, chosen, stick = sys.argv[1:]
    made = start.make

    def make(**given: Any) -> tuple[QApplication, Window | None]:
        app, window = made(**given)
        assert window is not None
        day = Day(given["practice"], say)
        day.windows.append(window)
        day.chosen, day.stick = Path(chosen), Path(stick)

        def begin() -> None:
            came_through = False
            try:
                (whole_day if which == "day" else dies)(day)
                came_through = True
            finally:
                if not came_through:
                    traceback.print_exc()
                    app.exit(NOT_LIVED)

        QTimer.singleShot(0, begin)
        return app, window

    start.make = make
    return __main__.main([])


if __name__ == "__main__":
    sys.exit(main())

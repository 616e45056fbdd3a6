"""Sleep and the screen's lock, as the system tells them by a bus of this computer or not at all."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medex_desktop.ui.system_lock import SystemLock, has_system_bus


@pytest.mark.parametrize(
    "environment",
    [
        {"DBUS_SYSTEM_BUS_ADDRESS": "tcp:host=elsewhere,port=1"},
        {
            "DBUS_SYSTEM_BUS_ADDRESS": "tcp:host=elsewhere,port=1",
            "DBUS_SESSION_BUS_ADDRESS": "tcp:host=elsewhere,port=1",
        },
        {"DBUS_SYSTEM_BUS_ADDRESS": "autolaunch:", "DBUS_SESSION_BUS_ADDRESS": "autolaunch:"},
    ],
)
def test_a_bus_that_is_no_file_here_is_never_asked(
    qtbot: QtBot, environment: dict[str, str]
) -> None:
    assert SystemLock().listen(environment) == 0


def test_without_a_bus_nothing_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    assert not has_system_bus({}, tmp_path / "none")
    (tmp_path / "bus").touch()
    assert has_system_bus({}, tmp_path / "bus")


def test_other_systems_have_no_bus(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert SystemLock().listen({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}) == 0


def test_a_bus_that_does_not_answer_is_not_listened_to(tmp_path: Path) -> None:
    gone = f"unix:path={tmp_path / 'gone'}"
    script = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from medex_desktop.ui.system_lock import SystemLock\n"
        "app = QCoreApplication([])\n"
        "print(SystemLock().listen())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": gone, "DBUS_SESSION_BUS_ADDRESS": gone},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (run.returncode, run.stdout.strip()) == (0, "0"), run.stderr


def test_only_the_beginning_of_a_sleep_locks(qtbot: QtBot) -> None:
    system = SystemLock()
    told: list[None] = []
    system.locked.connect(lambda: told.append(None))
    system._on_told(False)
    assert not told
    system._on_told(True)
    assert len(told) == 1


ON_A_BUS = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtTest import QTest
from medex_desktop.ui.system_lock import SystemLock
app = QCoreApplication([])
system = SystemLock()
told = []
system.locked.connect(lambda: told.append(None))
address = sys.argv[1]
assert system.listen() == 4
other = QDBusConnection.connectToBus(address, "other")
assert other.registerService("org.freedesktop.login1")
def tell(path, interface, name, begins):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments([begins])
    before = len(told)
    assert other.send(message)
    for _turn in range(100 if begins else 10):
        QTest.qWait(10)
        if len(told) > before:
            break
    return len(told) - before
login = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
assert tell(*login, True) == 1
assert tell(*login, False) == 0
for name in ("gnome", "freedesktop"):
    saver = (f"/org/{name}/ScreenSaver", f"org.{name}.ScreenSaver", "ActiveChanged")
    assert tell(*saver, True) == 1, name
"""


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs a bus to talk on")
def test_a_bus_that_tells_is_heard() -> None:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        environment = os.environ | {
            "DBUS_SYSTEM_BUS_ADDRESS": address,
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        run = subprocess.run(
            [sys.executable, "-c", ON_A_BUS, address],
            env=environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert run.returncode == 0, run.stderr
    finally:
        daemon.terminate()
        daemon.communicate()

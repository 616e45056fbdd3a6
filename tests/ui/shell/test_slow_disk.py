"""A disk that takes long to save: the window lives on, says so, and no key is lost."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, event

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Refused
from medex_desktop.services import clients, drafts
from medex_desktop.services.desk import Changed
from medex_desktop.ui.screens.client_form import ClientFormOverlay
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.window import Window

EVA = ClientForm(name="Eva Lind", birth_date="1950-03-13")
LONGEST_GAP_S = 0.9  # held by the save, it would be the whole of 1.3 s and more
SAFETY_S = 20


class SlowDisk:
    """Holds each commit until ``go_on``; no clock, so that nothing is left to chance."""

    def __init__(self, shell: Shell) -> None:
        self.thread: int | None = None
        self._free = threading.Event()
        self._engine = shell.session.desk.file.writing
        event.listen(self._engine, "commit", self._wait)

    def go_on(self) -> None:
        self._free.set()

    def end(self) -> None:
        self.go_on()
        event.remove(self._engine, "commit", self._wait)

    def _wait(self, _connection: Connection) -> None:
        self.thread = threading.get_ident()
        self._free.wait(SAFETY_S)


@pytest.fixture
def disk(shell: Shell) -> Iterator[SlowDisk]:
    made = SlowDisk(shell)
    yield made
    made.end()


class Heart(QTimer):
    """Beats every ten milliseconds; ``longest`` between two beats."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.beats: list[float] = []
        self.setInterval(10)
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        self.beats.append(time.monotonic())

    @property
    def longest(self) -> float:
        return max(b - a for a, b in zip(self.beats, self.beats[1:], strict=False))


def test_the_window_lives_on_and_says_that_the_disk_is_slow(
    shell: Shell, window: Window, disk: SlowDisk
) -> None:
    heart = Heart(window)
    said: list[str] = []

    def look(is_slow: bool) -> None:
        if is_slow:
            said.append(shell.foot.kept_words())
            QTimer.singleShot(300, disk.go_on)

    shell.session.hand.slow.connect(look)
    waited: list[float] = []
    shell.session.hand.held.connect(waited.append)
    client_id = shell.session.do(clients.add_client, form=EVA)
    assert said == ["Saving… the disk is slow. Keys you press are kept and come afterwards."]
    assert shell.foot.kept_words() == ""
    assert disk.thread not in (None, threading.get_ident())
    assert len(waited) == 1
    assert waited[0] > 1.2
    assert len(heart.beats) > 10
    assert heart.longest < LONGEST_GAP_S
    heart.stop()
    page = shell.session.ask(clients.client_page, client_id=client_id)
    assert page.client.name == "Eva Lind"


def test_nobody_locks_or_closes_in_the_middle_of_it(
    shell: Shell, window: Window, disk: SlowDisk
) -> None:
    tried: list[bool] = []

    def try_to_leave() -> None:
        tried.append(shell.lock())
        window.close()
        tried.append(window.is_closed())
        disk.go_on()

    QTimer.singleShot(100, window, try_to_leave)
    shell.session.do(clients.add_client, form=EVA)
    assert tried == [False, False]
    assert window.shell is shell


def test_what_changed_is_told_before_the_next_line(shell: Shell) -> None:
    told: list[Changed] = []
    shell.session.changed.connect(told.append)
    shell.session.do(clients.add_client, form=EVA)
    assert [changed.act for changed in told] == ["client.add"]


def test_a_refusal_comes_to_whoever_asked(shell: Shell) -> None:
    with pytest.raises(Refused):
        shell.session.do(clients.archive_client, client_id=404)


def test_a_second_save_meanwhile_waits_its_turn(
    qtbot: QtBot, shell: Shell, window: Window, disk: SlowDisk
) -> None:
    """A timer that saves while the first save still waits (a draft's)."""

    def second() -> None:
        QTimer.singleShot(50, disk.go_on)
        shell.session.do(clients.add_client, form=ClientForm(name="Ida", birth_date="1951-01-01"))

    QTimer.singleShot(100, window, second)
    shell.session.do(clients.add_client, form=EVA)
    assert shell.session.ask(clients.client_count) == 2
    assert not shell.session.hand.is_busy


def test_a_form_that_is_kept_twice_meanwhile_makes_one_draft(
    shell: Shell, window: Window, disk: SlowDisk
) -> None:
    form = ClientFormOverlay.open_over(shell, shell.session)
    form.fields.fields["name"].field.setText("Eva Lind")

    def again() -> None:
        form._keep()
        disk.go_on()

    QTimer.singleShot(100, form, again)
    form._keep()
    assert len(shell.session.ask(drafts.drafts)) == 1
    form.close_overlay()
    assert len(shell.session.ask(drafts.drafts)) == 1


def test_work_that_can_not_stop_at_once_keeps_no_name_on_the_screen(
    qtbot: QtBot, shell: Shell, window: Window
) -> None:
    """A backup to a slow stick: the page is gone at once, the practice is closed once it ends."""
    desk, goes_on = shell.session.desk, threading.Event()
    ended: list[bool] = []
    shell.session.tasks.start(shell, lambda _task: ended.append(goes_on.wait(SAFETY_S)))
    assert shell.lock()
    assert ended == [], "the screen did not wait for it"
    assert window.page() is not shell
    goes_on.set()
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=SAFETY_S * 1000)
    with pytest.raises(Refused, match="closed meanwhile"):
        desk.do(clients.add_client, form=EVA)

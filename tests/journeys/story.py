"""The main job through the real window by keyboard alone: from an empty folder to a sent page.

The same story is a test and, in a process of its own, the victim of the kill harness: after each
step that is on disk it says so.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.services import clients, documents, drafts, grip
from medex_desktop.ui.opening import Opening
from medex_desktop.ui.papers.sheets import SentSheet
from medex_desktop.ui.preferences import PreferenceFile
from medex_desktop.ui.program import Program
from medex_desktop.ui.screens.first_run import FirstRun
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.session import Session
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.window import Window
from medex_desktop.ui.workspace.documents import Documents
from medex_desktop.ui.workspace.trends import Trends
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.desks import CHEAP, PASSPHRASE, TestClock

CLIENT = "Margaret Łukasik"
TYPED = "Margaret Lukasik"
BIRTH = "3 jun 1951"
SIX = "238201246208241205"
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
_PATIENCE_SECONDS = 60.0

Say = Callable[[str, str], None]


class TookTooLong(AssertionError):
    """Something that should have appeared on the screen did not."""


@dataclass
class Story:
    """One window over one folder; ``say(step, facts)`` is called once a step is on disk."""

    root: Path
    say: Say
    keys: int = 0
    windows: list[Window] = field(default_factory=list)

    @property
    def window(self) -> Window:
        return self.windows[-1]

    @property
    def shell(self) -> Shell:
        shell = self.window.shell
        assert shell is not None
        return shell

    @property
    def session(self) -> Session:
        return self.shell.session

    @property
    def client_id(self) -> int:
        return self.session.ask(clients.client_list)[0].id

    def tell(self) -> None:
        """The whole story."""
        self.begin()
        self.found_the_practice()
        self.squeeze_six_times()
        self.look_at_the_trend()
        self.sign_and_send_the_report()
        self.quit()
        self.come_back()

    def begin(self) -> None:
        """Open a window, as the program's start does."""
        preferences = PreferenceFile(self.root.parent / "preferences.json")
        preferences.change(mode="light")
        window = Window(Program(self.root, preferences, Opening(TestClock(), CHEAP)))
        window.program.apply_look()
        self.windows.append(window)
        assert window.begin()
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is window)

    def found_the_practice(self) -> None:
        """Three screens: practice, passphrase and recovery key, first client."""
        page = self.window.page()
        assert isinstance(page, FirstRun)
        self.wait(lambda: bool(page.keys.card.key))
        self.type("Riverbend Medical Exercise")
        self.key(Qt.Key.Key_Tab)
        self.type("Rosa Castellanos")
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: page.step() == 1)
        for _ in range(2):
            self.type(PASSPHRASE)
            self.key(Qt.Key.Key_Return)
        groups = page.keys.card.key.split("-")
        for proof in page.keys.card.proofs:
            self.type(groups[proof.number() - 1])
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: page.step() == 2)
        self.type(TYPED)
        page.client.birth.line.setFocus()
        self.type(BIRTH)
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.window.shell is not None)
        self.wait(lambda: len(self.session.ask(clients.client_list)) == 1)
        self.say("client", TYPED)

    def squeeze_six_times(self) -> None:
        """Find her, start, type six trials, sign: at most 20 keys in the form."""
        self.key(Qt.Key.Key_K, CONTROL)
        self.type("mar")
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: isinstance(self.shell.current(), ClientWorkspace))
        self.key(Qt.Key.Key_T, CONTROL)
        self.wait(lambda: self.workspace.current_tab() == "assess")
        self.keys = 0
        self.type(SIX[:9])
        self.wait(lambda: bool(self.session.ask(drafts.drafts, kind="grip")))
        self.say("draft", SIX[:9])
        self.type(SIX[9:])
        self.key(Qt.Key.Key_Return, CONTROL)
        assert self.keys <= 20
        self.wait(lambda: bool(self.records()))
        self.say("signed", SIX)

    def look_at_the_trend(self) -> None:
        """The chart in words."""
        self.key(Qt.Key.Key_3, ALT)
        self.wait(lambda: isinstance(self.workspace.tab("trends"), Trends))
        self.say("trend", "")

    def sign_and_send_the_report(self) -> None:
        """A new report, previewed, signed, marked as sent."""
        self.key(Qt.Key.Key_4, ALT)
        self.wait(lambda: self.workspace.current_tab() == "documents")
        self.key(Qt.Key.Key_D, CONTROL)
        page = self.workspace.tab("documents")
        assert isinstance(page, Documents)
        self.wait(lambda: page.pdf().startswith(b"%PDF"))
        self.key(Qt.Key.Key_Return, CONTROL)
        self.wait(lambda: bool(self.papers()))
        self.say("report", self.papers()[0].number)
        self.wait(lambda: (line := page.chosen()) is not None and line.paper is not None)
        self.key(Qt.Key.Key_Return, CONTROL)
        self.wait(lambda: any(sheet.isVisible() for sheet in self.sheets()))
        (sheet,) = self.sheets()
        self.wait(lambda: self.focus() is sheet.to_whom)
        self.type("Dr Osei")
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.papers()[0].state == "sent")
        self.say("sent", self.papers()[0].number)

    def quit(self) -> None:
        """Close the window and wait until the practice is closed."""
        self.wait(self._asked_to_close)  # it stays while a report is being signed, and says so
        self.wait(self.window.is_closed)
        self.say("quit", "")

    def _asked_to_close(self) -> bool:
        self.window.close()
        return self.window.session is None

    def come_back(self) -> None:
        """Another start, the passphrase, and everything is there."""
        self.begin()
        page = self.window.page()
        assert isinstance(page, Unlock)
        self.wait(lambda: not page.form.who.isHidden())
        self.type(PASSPHRASE)
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.window.shell is not None)
        self.say("back", "")

    @property
    def workspace(self) -> ClientWorkspace:
        shown = self.shell.current()
        assert isinstance(shown, ClientWorkspace)
        return shown

    def records(self) -> list[grip.GripRecord]:
        return self.session.ask(grip.grip_records, client_id=self.client_id)

    def papers(self) -> list[documents.DocumentLine]:
        return self.session.ask(documents.client_documents, client_id=self.client_id)

    def sheets(self) -> list[SentSheet]:
        return self.window.findChildren(SentSheet)

    def type(self, words: str) -> None:
        """Each character as one key to whatever has the keyboard."""
        for letter in words:
            QTest.keyClick(self.focus(), letter)
            self.keys += 1

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
        self.keys += 1

    def focus(self) -> QWidget:
        """Where a key goes: the focus, else the window."""
        return QApplication.focusWidget() or self.window

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not until():
            if time.monotonic() > end:
                raise TookTooLong
            self.pause()

    def pause(self) -> None:
        """A moment for the window."""
        QTest.qWait(5)

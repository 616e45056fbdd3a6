"""How a story works the window where letters of any language, dialogs and sections come in."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from medex_desktop.ui.screens.client_form import ClientFormOverlay
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.settings.section import Section
from tests.journeys.story import CONTROL, Story

S = TypeVar("S", bound=Section)
W = TypeVar("W", bound=QWidget)


class Hands(Story):
    """What every act of the day needs."""

    def pause(self) -> None:
        """In a loop of Qt's own: what fails in ``qWait`` is kept for a later call (PySide)."""
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()

    def put(self, words: str, into: QWidget | None = None) -> None:
        """Words as an input method gives them, to where the keyboard is: any letter goes."""
        if into is not None:
            self.wait(lambda: self._is_reached(into))
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.focus(), event)

    def _is_reached(self, field: QWidget) -> bool:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        focus = self.focus()
        return focus is field or field.isAncestorOf(focus) or focus is field.focusProxy()

    def settings(self, key: str, kind: type[S]) -> S:
        """One section of the settings."""
        self.session.go("settings", section=key)
        page = self.shell.current()
        assert isinstance(page, SettingsScreen)
        section = page.sections[key]
        assert isinstance(section, kind)
        return section

    def tab(self, key: str, kind: type[W]) -> W:
        """One tab of the client's workspace, once it is shown."""
        self.wait(lambda: self.workspace.current_tab() == key)
        self.wait(lambda: isinstance(self.workspace.tab(key), kind))
        shown = self.workspace.tab(key)
        assert isinstance(shown, kind)
        return shown

    def sheet(self, kind: type[W]) -> W:
        """An overlay of this kind, once it is shown."""
        self.wait(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def new_client(self, name: str, birth: str) -> ClientFormOverlay:
        """The form for a new client with its first two fields filled."""
        self.key(Qt.Key.Key_N, CONTROL)
        form = self.sheet(ClientFormOverlay)
        self.put(name, form.fields.fields["name"].field)
        if birth:
            self.put(birth, form.fields.fields["birth_date"].field)
        return form

    def choose_file(self, path: Path) -> None:
        """Answer the file dialog that opened, as far as its own button."""
        self.wait(lambda: any(one.isVisible() for one in self.window.findChildren(QFileDialog)))
        dialog = next(one for one in self.window.findChildren(QFileDialog) if one.isVisible())
        dialog.selectFile(str(path))
        dialog.accept()
        self.wait(lambda: not any(d.isVisible() for d in self.window.findChildren(QFileDialog)))
        self.come_to_the_front()

    def come_to_the_front(self) -> None:
        """After a dialog; where there is no window manager nobody else does it."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

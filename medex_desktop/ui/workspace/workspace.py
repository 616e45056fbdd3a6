"""A client's workspace: the head that never scrolls, the tabs under it, and gym mode over both."""

from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, _, render
from medex_desktop.services import alerts
from medex_desktop.services.clients import client_page
from medex_desktop.services.desk import Changed
from medex_desktop.services.health import health_of
from medex_desktop.services.keeping import take_from_bin
from medex_desktop.ui import parts, theme
from medex_desktop.ui.clients.client_acts import ClientActs
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.overlay import is_in_overlay
from medex_desktop.ui.workspace_parts.header import ClientHeader
from medex_desktop.ui.workspace_parts.health_card import HEALTH, SIGNS, open_sheet
from medex_desktop.ui.workspace_parts.view_notes import ViewNotes


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of a client, shown when its module is part of the program."""

    key: str
    title: Text
    module: str
    screen: str


TABS: Final = (
    Tab("overview", Text("Overview"), "ui.workspace.overview", "Overview"),
    Tab("assess", Text("Assess"), "ui.workspace.assess", "Assess"),
    Tab("trends", Text("Trends"), "ui.workspace.trends", "Trends"),
    Tab("documents", Text("Documents"), "ui.workspace.documents", "Documents"),
)
HEADER_TABLES: Final = {"client", "provider", "alert", "alert_answer", "addendum", "assessment"}


class ClientWorkspace(Screen):
    """One client at a time. A tab is a ``Screen`` built as ``Tab(session, client_id)``.

    When another client is opened, a tab's ``client_id`` is set and ``load`` called, then
    ``arrive``. A tab with ``gym_page()`` has a gym mode.
    """

    bare_changed = Signal(bool)

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._built: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._tabs = {tab.key: tab for tab in TABS}
        self._key = next(iter(self._tabs))
        self._gym: Any = None
        self._gym_compact = False
        self._views = ViewNotes(session, self)
        titles = [(tab.key, render(tab.title)) for tab in self._tabs.values()]
        self.header = ClientHeader(titles)
        self.stack = QStackedWidget()
        self._pages = QStackedWidget()
        desk = QWidget()

        column = Column(desk, gap=0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        self._pages.addWidget(desk)
        outer = Column(self, gap=0)
        outer.addWidget(self._pages)

        self._connect()
        if client_id is not None:
            self.open(client_id)

    def open(self, client_id: int, tab: str = "overview", **details: Any) -> None:
        """Show a client, at a tab."""
        self.arrive(Target("client", client_id, tab, details))

    def load(self) -> None:
        """Read the head again, and the tab that is shown."""
        self._show_header()
        shown = self._built.get(self._key)
        if shown is not None and shown.client_id is not None:
            shown.load()

    def concerns(self, changed: Changed) -> bool:
        """Anything about this client."""
        return changed.client_id == self.client_id or "provider" in changed.tables

    def arrive(self, target: Target) -> None:
        """Show the target's client and tab."""
        if target.client_id is not None and target.client_id != self.client_id:
            page = self.session.ask(client_page, client_id=target.client_id)  # refused while here
            self.client_id = page.client.id
            self._views.note(page.client.id)
            self._stale = set(self._built)
        if self.client_id is None:
            return
        self._leave_gym()
        self._show_header()
        self._show_tab(target.tab if target.tab in self._tabs else next(iter(self._tabs)), target)
        if target.details.get("gym"):
            self.toggle_gym()

    def leave(self) -> bool:
        """Let the tab save what is being typed."""
        if self._gym is not None:
            self._gym.keep_typed()
        shown = self._built.get(self._key)
        return shown is None or shown.leave()

    def help_measure(self) -> Measure | None:
        """The measure that the tab has in hand."""
        tab = self._built.get(self._key)
        return None if tab is None else tab.help_measure()

    def keys(self) -> Keys:
        """The workspace's keys, then the tab's or gym mode's."""
        if self._gym is not None:
            found: Keys = self._gym.keys()
            return found
        numbers = f"Alt 1-{len(self._tabs)}"
        own = [
            (numbers, _("the tabs")),
            ("Ctrl T", _("start assessment")),
            ("Ctrl Shift T", _("choose tests")),
            ("Ctrl E", _("edit client")),
            ("Ctrl Shift E", _("export the full record")),
            ("Ctrl J", _("joints, precautions and limits")),
            ("F9", _("warning signs after a joint replacement")),
        ]
        shown = self._built.get(self._key)
        return own + (shown.keys() if shown is not None else [])

    def tab(self, key: str) -> Screen | None:
        """A tab that was shown already."""
        return self._built.get(key)

    def current_tab(self) -> str:
        """The key of the tab that is shown."""
        return self._key

    def toggle_gym(self) -> None:
        """Gym mode and back; the test is the same one."""
        if self._gym is not None:
            self._gym.leave()
            return
        if self.client_id is None or "assess" not in self._tabs:
            return
        if self._key != "assess":
            self._show_tab("assess", Target("client", self.client_id, "assess"))
        made = getattr(self._built.get("assess"), "gym_page", None)
        page = made() if made is not None else None
        if page is not None:
            self._gym, self._gym_compact = page, theme.is_compact()
            page.left.connect(self._on_gym_left)
            self._pages.addWidget(page)
            self._pages.setCurrentWidget(page)
            self.help_page = "gym"
            self.bare_changed.emit(True)
            page.start()

    def is_gym(self) -> bool:
        """Whether gym mode is on."""
        return self._gym is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11, where no shell has taken it already."""
        if QKeySequence(event.keyCombination()).toString() == "F11":
            self.toggle_gym()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.header.tab_chosen.connect(self._on_tab_chosen)
        self.header.assess_asked.connect(self._on_assess_asked)
        self.header.gym_asked.connect(self.toggle_gym)
        self.header.edit_asked.connect(self._on_edit_asked)
        self.header.record_asked.connect(self._on_record_asked)
        self.header.back_asked.connect(self._on_back_asked)
        self.header.more_asked.connect(self._on_more_asked)
        self.session.changed.connect(self._on_anything_changed)
        theme.look().changed.connect(self._on_look_changed)
        for turn, key in enumerate(self._tabs, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{turn}"), self)
            shortcut.setProperty("tab", key)
            shortcut.activated.connect(self._on_tab_shortcut)
        for keys, slot in (
            ("Ctrl+T", self._on_assess_asked),
            ("Ctrl+Shift+T", self._on_tests_asked),
            ("Ctrl+E", self._on_edit_asked),
            ("Ctrl+Shift+E", self._on_record_asked),
            ("Ctrl+J", self._on_health_asked),
            ("F9", self._on_signs_asked),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _show_header(self) -> None:
        if self.client_id is None:
            return
        ask = self.session.ask
        page = ask(client_page, client_id=self.client_id)
        if page.client.id != self.client_id:  # merged into another record since
            self.client_id = page.client.id
            self._stale = set(self._built)
        found = ask(alerts.open_alerts, client_id=self.client_id)
        today = self.session.desk.clock.today()
        health = ask(health_of, client_id=self.client_id, day=today)
        self.header.show_client(page, found, today, health)

    def _show_tab(self, key: str, target: Target) -> None:
        tab = self._tabs[key]
        if key not in self._built:
            self._built[key] = parts.of(tab.module, tab.screen)(self.session, self.client_id)
            self.stack.addWidget(self._built[key])
            self._stale.discard(key)
        screen = self._built[key]
        self._key = key
        if key in self._stale:
            self._stale.discard(key)
            screen.client_id = self.client_id
            screen.load()
        self.help_page = screen.help_page
        self.header.show_tab(key)
        self.stack.setCurrentWidget(screen)
        screen.arrive(target)
        self._take_keyboard(screen)

    def _take_keyboard(self, screen: Screen) -> None:
        """A tab's own keys work from its first moment: nothing above it keeps the keyboard."""
        focused = self.window().focusWidget()
        if focused is not None and is_in_overlay(focused):
            return  # it opened over this tab as it was shown
        if focused is None or not focused.isVisible() or not screen.isAncestorOf(focused):
            screen.setFocus()
            screen.focusNextChild()

    def _go(self, tab: str) -> None:
        """Through the shell, so that the tab that is left may save first."""
        self.session.go("client", self.client_id, tab)

    def _leave_gym(self, *, focus: bool = False) -> None:
        page, self._gym = self._gym, None
        if page is None:
            return
        self._pages.setCurrentIndex(0)
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.bare_changed.emit(False)
        if focus:
            self._show_tab("assess", Target("client", self.client_id, "assess"))

    def _on_look_changed(self) -> None:
        """Gym mode is laid out anew when the text becomes large or small."""
        stands = self._gym is not None and self._gym.may_leave()
        if stands and self._gym_compact != theme.is_compact():
            self._leave_gym()
            self.toggle_gym()

    def _on_gym_left(self) -> None:
        self._leave_gym(focus=True)

    def _on_tab_chosen(self, key: str) -> None:
        self._go(key)

    def _on_tab_shortcut(self) -> None:
        shortcut = self.sender()
        if shortcut is not None:
            self._go(str(shortcut.property("tab")))

    def _on_assess_asked(self) -> None:
        """To the test at hand; asked there, to all of them."""
        if self._key == "assess":
            self._on_tests_asked()
        else:
            self._go("assess")

    def _on_tests_asked(self) -> None:
        self.session.go("client", self.client_id, "assess", choose=True)

    def _on_edit_asked(self) -> None:
        if self.client_id is not None:
            form = parts.of("ui.screens.client_form", "ClientFormOverlay")
            form.open_over(self.window(), self.session, self.client_id)

    def _on_record_asked(self) -> None:
        if self.client_id is not None:
            export = parts.of("ui.exporting.overlay", "ClientExport")
            export.open_over(self.window(), self.session, self.client_id)

    def _on_health_asked(self) -> None:
        open_sheet(HEALTH, self, self.session, self.client_id)

    def _on_signs_asked(self) -> None:
        open_sheet(SIGNS, self, self.session, self.client_id)

    def _on_back_asked(self) -> None:
        if self.client_id is not None:
            with self.session.shown():
                self.session.do(take_from_bin, client_id=self.client_id)

    def _on_more_asked(self) -> None:
        button = self.header.more
        self.more_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def more_menu(self) -> QMenu:
        """What can be done with the whole client, to be shown once."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.client_id is not None:
            self.acts.about(self.client_id, self.header.name()).offer(menu)
        return menu

    @cached_property
    def acts(self) -> ClientActs:
        """What is done with the whole client."""
        return ClientActs(self.session, self)

    def _on_anything_changed(self, changed: Changed) -> None:
        """A tab that is out of sight is read again when it is shown."""
        for key, screen in self._built.items():
            if not screen.isVisible() and screen.concerns(changed):
                self._stale.add(key)

    def _on_session_changed(self, changed: Changed) -> None:
        if not self.isVisible() or self.client_id is None:
            return
        if "client" in changed.tables and self._is_gone(self.client_id):
            self._let_client_go()
        elif changed.client_id == self.client_id or self._touches(changed):
            with self.session.shown():
                self._show_header()

    def _is_gone(self, client_id: int) -> bool:
        try:
            self.session.ask(client_page, client_id=client_id)
        except Refused:
            return True
        return False

    def _let_client_go(self) -> None:
        """The client was taken back (an addition or an import undone): to the list instead."""
        self._leave_gym()
        self.client_id = None
        for screen in self._built.values():
            self.stack.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._built.clear()
        self.session.go("clients")

    def _touches(self, changed: Changed) -> bool:
        return bool(changed.tables & HEADER_TABLES)

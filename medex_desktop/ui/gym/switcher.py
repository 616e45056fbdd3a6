"""The clients whose assessment is under way: a short list, one key each."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.services.under_way import UnderWay, under_way
from medex_desktop.ui.clocks.acts_row import gym_size
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.scroll_body import ScrollBody

MOST: Final = 9


def others_of(session: Session, client_id: int) -> int:
    """How many other clients are under way."""
    return sum(one.client_id != client_id for one in session.ask(under_way))


def offer_clients(page: QWidget, session: Session, client_id: int) -> None:
    """Open the list over a page; who is chosen is gone to, in gym mode."""

    def go(chosen: int) -> None:
        if chosen != client_id:
            session.go("client", chosen, "assess", gym=1)

    sheet = Switcher(page.window(), session.ask(under_way), client_id)
    sheet.chosen.connect(go)
    sheet.open()


class Switcher(Overlay):
    """``chosen(client_id)``: by its digit, by Enter, or by a tap. Each one keeps its draft."""

    chosen = Signal(int)

    def __init__(self, host: QWidget, clients: tuple[UnderWay, ...], current: int) -> None:
        super().__init__(host, _("Clients under way"), width=520)
        self.card.body.addWidget(Label(_("Clients under way"), "name"))
        scroll = ScrollBody(gap=16, margins=6)
        self.buttons: list[Button] = []
        self._current = current
        for place, one in enumerate(clients[:MOST], start=1):
            here = one.client_id == current
            words = _("{name}, here now", name=one.name) if here else one.name
            button = Button(words, key=str(place), size=gym_size())
            button.setProperty("client", one.client_id)
            button.clicked.connect(self._on_clicked)
            self.buttons.append(button)
            scroll.body.addWidget(button)
        scroll.body.addStretch(1)
        self.card.body.addWidget(scroll, 1)
        self.closed.connect(self.deleteLater)

    def open(self, focus: QWidget | None = None) -> None:
        """The keyboard begins at the first client who is not here."""
        others = [one for one in self.buttons if one.property("client") != self._current]
        super().open(focus or next(iter(others), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.buttons):
            self.buttons[place].click()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        client_id = int(self.sender().property("client"))
        self.close_overlay()
        self.chosen.emit(client_id)

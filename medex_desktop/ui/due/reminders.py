"""Over what is due: a backup that did not come back, a stick that was not used for a while."""

from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.second_place import Reminder
from medex_desktop.language import _, day
from medex_desktop.services import practices
from medex_desktop.ui import second_place
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Row

_AFTER_MS: Final = 2500
"""After the libraries came in off the screen (``preload``): it must not stop for their import."""


class Reminders(QWidget):
    """At most one: what is wrong goes before what is late. It is read after the list is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._program: Program | None = None
        self.banner = Banner("watch", "", _("Backup"))
        self.later = Button(_("Later"), "quiet")
        row = Row(self, gap=8)
        row.addWidget(self.banner, 1)
        row.addWidget(self.later)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.load)
        self.banner.acted.connect(self._on_banner_acted)
        self.later.clicked.connect(self._on_later_clicked)

    def use_program(self, program: Program) -> None:
        """This computer's settings; the reminder follows in a moment."""
        self._program = program
        self.look_again()

    def look_again(self) -> None:
        """Read it again in a moment."""
        if self._program is not None and not self._session.desk.is_demo:
            self._timer.start()

    @Slot()
    def load(self) -> None:
        """Show what is to be said, or nothing."""
        if self._program is None:
            return
        from medex_desktop.services import rehearsals  # forty modules the first list can spare

        with self._session.shown():
            rehearsed = self._session.ask(rehearsals.last)
            if rehearsed is not None and rehearsed.fault:
                self._say_failed(rehearsed.at.astimezone().date())
                return
            founded = self._session.ask(practices.founded_on)
            found = second_place.due(self._program, self._session.desk.clock.today(), founded)
            self._say_late(found)

    def _say_failed(self, on: date) -> None:
        words = _("The rehearsal of {day} failed. Make a new backup and rehearse it.", day=day(on))
        self.banner.set_kind("alert")
        self.banner.set_words(words, lead=_("The newest backup did not come back."))
        self.later.hide()
        self.show()

    def _say_late(self, found: Reminder) -> None:
        if found is Reminder.OVERDUE:
            lead = _("No backup in the second place for a week.")
            words = _("Connect the stick and back up.")
        else:
            lead = _("There is no backup outside this computer.")
            words = _("Choose a stick or another disk for it.")
        self.banner.set_kind("watch")
        self.banner.set_words(words, lead=lead)
        self.later.show()
        self.setVisible(found is not Reminder.NONE)

    def _on_banner_acted(self) -> None:
        self._session.go("settings", section="backup")

    def _on_later_clicked(self) -> None:
        if self._program is not None:
            second_place.put_off(self._program, self._session.desk.clock.today())
            self.hide()

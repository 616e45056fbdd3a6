"""Settings: the practice's own and this computer's, one section at a time."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.language import _
from medex_desktop.services import audit
from medex_desktop.services.desk import Changed
from medex_desktop.ui.program import Program
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.settings.about import AboutSection
from medex_desktop.ui.settings.appearance import AppearanceSection
from medex_desktop.ui.settings.audit import AuditSection
from medex_desktop.ui.settings.backups import BackupSection
from medex_desktop.ui.settings.checkup import CheckupSection
from medex_desktop.ui.settings.devices import DeviceSection
from medex_desktop.ui.settings.exports import ExportSection
from medex_desktop.ui.settings.norms import NormsAndPapersSection
from medex_desktop.ui.settings.own_measures import OwnMeasuresSection
from medex_desktop.ui.settings.passphrase import PassphraseSection
from medex_desktop.ui.settings.people import PeopleSection
from medex_desktop.ui.settings.profile import ProfileSection
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.tabs import Tabs

_SECTIONS: Final[dict[str, type[Section]]] = {
    "profile": ProfileSection,
    "people": PeopleSection,
    "passphrase": PassphraseSection,
    "devices": DeviceSection,
    "testing": NormsAndPapersSection,
    "own_measures": OwnMeasuresSection,
    "look": AppearanceSection,
    "backup": BackupSection,
    "checkup": CheckupSection,
    "export": ExportSection,
    "audit": AuditSection,
    "about": AboutSection,
}


class SettingsScreen(Screen):
    """Sections are made when they are first shown; ``use_program`` hands in the computer's own."""

    help_page = "settings"

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._program: Program | None = None
        self.sections: dict[str, Section] = {}
        self._bodies: dict[str, ScrollBody] = {}
        titles = _titles(session)
        self._offered = {key for key, _title in titles}
        self.tabs = Tabs(_("Settings"), titles)
        self._stack = QStackedWidget()

        column = Column(self, gap=8, margins=(24, 20, 12, 0))
        column.addWidget(Label(_("Settings"), "title"))
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

        self.tabs.chosen.connect(self.show_section)

    def use_program(self, program: Program) -> None:
        """The settings of this computer and the folder of the practice."""
        self._program = program

    def load(self) -> None:
        """Read every section that was shown before again."""
        for section in self.sections.values():
            section.load()

    def concerns(self, changed: Changed) -> bool:
        """Whatever a section that was shown rests on."""
        return any(section.concerns(changed) for section in self.sections.values())

    def arrive(self, target: Target) -> None:
        """Show the section asked for, else the one shown last."""
        wanted = str(target.details.get("section", ""))
        self.show_section(wanted if wanted in self._offered else self.tabs.key())
        first = _first_control(self.sections[self.tabs.key()])
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_section(self, key: str) -> None:
        """Make the section if it is new, and show it."""
        if key not in self.sections:
            section = _SECTIONS[key](self.session, self._program)
            body = ScrollBody(gap=0, margins=(4, 8, 12, 24))
            body.body.addWidget(section)
            self.sections[key] = section
            self._bodies[key] = body
            self._stack.addWidget(body)
        self._stack.setCurrentWidget(self._bodies[key])
        self.tabs.set_key(key)

    def keys(self) -> Keys:
        """Tab and arrows do the rest."""
        return [("Tab", _("next field"))]


def _titles(session: Session) -> list[tuple[str, str]]:
    titles = [
        ("profile", _("Practice")),
        ("people", _("People")),
        ("passphrase", _("Passphrase")),
        ("devices", _("Dynamometers")),
        ("testing", _("Tests and papers")),
        ("own_measures", _("Own tests")),
        ("look", _("Look")),
        ("backup", _("Backup")),
        ("checkup", _("Check-up")),
        ("export", _("Export")),
        ("audit", _("Audit")),
        ("about", _("About")),
    ]
    if session.desk.is_demo:
        # the sample practice has no passphrase of anybody's and is gone when it is closed
        own = ("people", "passphrase", "backup")
        titles = [title for title in titles if title[0] not in own]
    if not session.ask(audit.may_look):
        titles = [title for title in titles if title[0] != "audit"]
    return titles


def _first_control(section: QWidget) -> QWidget | None:
    """The first control that Tab would reach in a section."""
    found = section.nextInFocusChain()
    while found is not None and found is not section and section.isAncestorOf(found):
        reached = found.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and found.isVisibleTo(section) and found.focusProxy() is None:
            return found
        found = found.nextInFocusChain()
    return None

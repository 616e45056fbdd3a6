"""Where one can go: a line for each place of the rail, and the client's workspace."""

from typing import TYPE_CHECKING

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.ui import parts

if TYPE_CHECKING:
    from medex_desktop.ui.screen import Screen
    from medex_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Place:
    """A screen in ``ui/``: its module and class, what the rail calls it, its icon and its key."""

    key: str
    title: Text
    icon: str
    module: str
    screen: str
    shortcut: str

    def build(self, session: "Session") -> "Screen":
        """Import and make the screen."""
        built: Screen = parts.of(self.module, self.screen)(session)
        return built


PLACES = (
    Place("today", Text("Today"), "today", "ui.screens.today", "TodayScreen", "Ctrl+1"),
    Place("clients", Text("Clients"), "clients", "ui.screens.clients", "ClientsScreen", "Ctrl+2"),
    Place("skills", Text("Skills"), "skills", "ui.screens.skills", "SkillsScreen", "Ctrl+3"),
    Place(
        "settings", Text("Settings"), "settings", "ui.screens.settings", "SettingsScreen", "Ctrl+,"
    ),
    Place("help", Text("Help"), "help", "ui.screens.help", "HelpScreen", "F1"),
)
CLIENT = Place("client", Text("Client"), "user", "ui.workspace.workspace", "ClientWorkspace", "")
FOOT = "help"


def by_key(key: str) -> Place | None:
    """One place, the client's workspace included; None when there is none of that key."""
    return next((place for place in (*PLACES, CLIENT) if place.key == key), None)

"""What can be done about something that a result asks for, before anything is signed."""

from typing import Final

from medex_desktop.language import Text

ACTIONS: Final = ("stop", "modify", "refer", "contacted")
ACTION_WORDS: Final = {
    "stop": Text("stopped"),
    "modify": Text("modified"),
    "refer": Text("referred"),
    "contacted": Text("provider contacted"),
}

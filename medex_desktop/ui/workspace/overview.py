"""Overview, in its first form."""

from medex_desktop.ui.screen import Screen


class Overview(Screen):
    """Overview."""

"""What the window knows before a practice is open: where it lies, and this computer's settings."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from medex_desktop import language
from medex_desktop.ui import theme
from medex_desktop.ui.opening import Opening
from medex_desktop.ui.preferences import PreferenceFile, Preferences, next_percent

if TYPE_CHECKING:
    from medex_desktop.services.pins import Pin
    from medex_desktop.ui.stops.left import Stop
    from medex_desktop.ui.stops.run import Run


@dataclass
class Program:
    """``folder`` is the practice in hand; ``demo`` tells that it is the sample one.

    ``beside`` tells that a client looks on, also after the practice was locked and opened again;
    ``pin`` opens it again within the shift. ``run`` notes this run; ``stop`` is the newest one
    of before that did not end as it should, until it was told. ``log`` is where faults stand.
    """

    folder: Path
    preferences: PreferenceFile
    opening: Opening
    demo: bool = False
    beside: bool = False
    pin: "Pin | None" = None
    run: "Run | None" = None
    stop: "Stop | None" = None
    log: Path | None = None

    def apply_look(self) -> None:
        """Look, text size and language as chosen on this computer."""
        app = QApplication.instance()
        chosen = self.preferences.read()
        if isinstance(app, QApplication):
            theme.apply(app, _mode(chosen), chosen.text_percent)

    def choose(self, **values: object) -> None:
        """Keep settings of this computer and put them into force at once."""
        chosen = self.preferences.change(**values)
        if {"mode", "text_percent"} & set(values):
            self.apply_look()
        if "language" in values and chosen.language:
            language.use(chosen.language)

    def zoom(self, step: int) -> None:
        """One text size up (+1) or down (-1), or back to usual (0)."""
        now = self.preferences.read().text_percent
        self.choose(text_percent=next_percent(now, step) if step else 100)

    def remember_folder(self) -> None:
        """Open this practice next time; the sample one is not remembered."""
        if not self.demo and self.preferences.read().last_folder != str(self.folder):
            self.preferences.change(last_folder=str(self.folder))


def _mode(chosen: Preferences) -> theme.Mode:
    return next((mode for mode in theme.MODES if mode == chosen.mode), "system")

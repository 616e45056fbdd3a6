"""Settings: how the program looks on this computer."""

from medex_desktop import assets
from medex_desktop.language import _, current
from medex_desktop.ui import theme
from medex_desktop.ui.preferences import TEXT_PERCENTS
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.choice import Choice
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.widgets.card import Card


class AppearanceSection(Section):
    """Kept outside the practice, for this computer and this user."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.mode = Choice(
            _("Look"),
            [
                ("system", _("As the system")),
                ("light", _("Light")),
                ("dark", _("Dark")),
                ("contrast", _("High contrast")),
                ("contrast_dark", _("Dark contrast")),
            ],
        )
        self.text = Choice(
            _("Text size"),
            [(str(percent), f"{percent} %") for percent in TEXT_PERCENTS],
            _("Ctrl + and Ctrl \N{MINUS SIGN} change it anywhere."),
        )
        self.language = Choice(
            _("Language"),
            [(code, name) for code, name in _languages()],
            _("Texts change when the program is started again."),
        )
        card = Card(margins=(20, 16), gap=16)
        card.heading(_("Look"), _("of this computer"))
        for part in (self.mode, self.text, self.language):
            card.body.addWidget(part)
        self.language.setVisible(len(_languages()) > 1)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.mode.chosen.connect(self._on_mode_chosen)
        self.text.chosen.connect(self._on_text_chosen)
        self.language.chosen.connect(self._on_language_chosen)
        theme.look().changed.connect(self.load)
        self.load()

    def load(self) -> None:
        """What is in force."""
        self.mode.set_key(theme.look().mode)
        self.text.set_key(str(theme.look().percent))
        self.language.set_key(current())

    def _on_mode_chosen(self, key: str) -> None:
        if self.program is not None:
            self.program.choose(mode=key)

    def _on_text_chosen(self, key: str) -> None:
        if self.program is not None:
            self.program.choose(text_percent=int(key))

    def _on_language_chosen(self, key: str) -> None:
        if self.program is not None:
            self.program.preferences.change(language=key)


def _languages() -> list[tuple[str, str]]:
    """English, and every language that has a catalogue."""
    names = {"en": "English", "es": "Español"}
    folder = assets.path("locale")
    found = sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
    return [("en", names["en"])] + [(code, names.get(code, code)) for code in found if code != "en"]

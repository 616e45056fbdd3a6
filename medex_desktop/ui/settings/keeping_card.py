"""How many years records are kept before they may be erased, for adults and for minors."""

from medex_desktop.domain import retention
from medex_desktop.domain.retention import Years
from medex_desktop.language import _, n_
from medex_desktop.services import keeping
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.choice import Choice
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel


class KeepingCard(Card):
    """Each choice is kept at once and can be undone; only an owner may."""

    def __init__(self, session: Session) -> None:
        super().__init__(margins=(20, 16), gap=12)
        self._session = session
        offered = [
            (str(years), n_("{n} year", "{n} years", years)) for years in retention.OFFERED_YEARS
        ]
        self.adults = Choice(_("After the last assessment"), offered)
        self.minors = Choice(_("For a minor, after the 18th birthday"), offered)
        self.heading(_("Years of keeping"), _("before a client's records may be erased"))
        self.body.addWidget(self.adults)
        self.body.addWidget(self.minors)
        words = _(
            "Usual is {n}: no law sets one figure for trainers; 3 (NCSF), 5 (Cooper, IDEA) and 6 "
            "to 7 years are taught, and the longest is taken. Ask what your state, your insurer "
            "and your contracts want. Nothing is erased by itself when they are over.",
            n=retention.YEARS,
        )
        self.body.addWidget(ParagraphLabel(words, "body", "ink3", min_width=240))
        self.adults.chosen.connect(self._on_chosen)
        self.minors.chosen.connect(self._on_chosen)

    def load(self) -> None:
        """What is chosen now."""
        with self._session.shown():
            years = self._session.ask(keeping.years_of_keeping)
            self.adults.set_key(str(years.adults))
            self.minors.set_key(str(years.minors))

    def _on_chosen(self, _key: str) -> None:
        chosen = Years(int(self.adults.key()), int(self.minors.key()))
        with self._session.shown():
            self._session.do(keeping.choose_years, years=chosen)
            self._session.told.emit(_("Kept"))
        self.load()  # what was refused is not shown as chosen

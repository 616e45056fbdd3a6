"""Settings: norms, baseline and paper."""

from medex_desktop.domain.grip_norms import DEFAULT_NORM, NORMS
from medex_desktop.language import _, render
from medex_desktop.services import grip, practices
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.choice import Choice
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.widgets.card import Card


class NormsAndPapersSection(Section):
    """Each choice is kept at once and can be undone; signed records keep their own."""

    tables = frozenset({"setting"})

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.norms = Choice(_("Norms for grip strength"), [(n.key, n.title) for n in NORMS])
        self.baseline = Choice(
            _("Baseline of a series"),
            [("first", _("First visit")), ("mean_of_two", _("Mean of the first two"))],
            _("A client's own choice goes before this rule. Papers say which one holds."),
        )
        self.paper = Choice(
            _("Paper"),
            [("letter", _("Letter")), ("a4", "A4")],
            _("The size of new reports."),
        )
        tests = Card(margins=(20, 16), gap=16)
        tests.heading(_("Tests"))
        tests.body.addWidget(self.norms)
        tests.body.addWidget(self.baseline)
        papers = Card(margins=(20, 16), gap=16)
        papers.heading(_("Papers"))
        papers.body.addWidget(self.paper)
        self.column.addWidget(tests)
        self.column.addWidget(papers)
        self.column.addStretch(1)
        self.norms.chosen.connect(self._on_norms_chosen)
        self.baseline.chosen.connect(self._on_baseline_chosen)
        self.paper.chosen.connect(self._on_paper_chosen)
        self.load()

    def load(self) -> None:
        """What is chosen now."""
        with self.session.shown():
            self.norms.set_key(self._kept(grip.NORM_SETTING, DEFAULT_NORM))
            self.baseline.set_key(self._kept(grip.BASELINE_SETTING, "first"))
            self.paper.set_key(self._kept(practices.PAPER_SETTING, "letter"))
            self._describe()

    def _kept(self, key: str, usual: str) -> str:
        return str(self.session.ask(practices.setting_of, key=key, default=usual))

    def _describe(self) -> None:
        norm = next(norm for norm in NORMS if norm.key == self.norms.key())
        self.norms.set_note(
            _(
                "{population}; ages {ages}. {source}",
                population=_capital(render(norm.population)),
                ages=norm.ages,
                source=norm.citation.text,
            )
        )

    def _on_norms_chosen(self, key: str) -> None:
        self._keep(grip.NORM_SETTING, key)
        self._describe()

    def _on_baseline_chosen(self, key: str) -> None:
        self._keep(grip.BASELINE_SETTING, key)

    def _on_paper_chosen(self, key: str) -> None:
        self._keep(practices.PAPER_SETTING, key)

    def _keep(self, key: str, value: str) -> None:
        with self.session.shown():
            self.session.do(practices.change_setting, key=key, value=value)
            self.session.told.emit(_("Kept"))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

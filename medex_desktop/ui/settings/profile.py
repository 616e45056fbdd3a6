"""Settings: the practice profile."""

from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.language import _
from medex_desktop.services import practices, profile
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.keeping_card import KeepingCard
from medex_desktop.ui.settings.safety_card import SafetyCard
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.setup.profile_fields import ProfileFields
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.sentence import Sentence


class ProfileSection(Section):
    """Letterhead, name, credential, logo and signature; signed papers keep theirs."""

    tables = frozenset({"practice", "practitioner", "setting"})

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.fields = ProfileFields()
        self.save = Button(_("Save profile"), "filled", size="main")
        self.said = Sentence()
        card = Card(margins=(20, 16), gap=12)
        card.heading(_("Practice profile"), _("signed papers keep what they were signed with"))
        card.body.addWidget(self.fields)
        foot = Row(gap=12)
        foot.addWidget(self.said, 1)
        foot.addStretch(1)
        foot.addWidget(self.save)
        card.body.addLayout(foot)
        self.keeping = KeepingCard(session)
        self.column.addWidget(card)
        self.safety = SafetyCard(session)
        self.column.addWidget(self.safety)
        self.column.addWidget(self.keeping)
        self.column.addStretch(1)
        self.setFocusProxy(self.fields.fields["practice_name"])
        self._kept = self.fields.profile()
        self.save.clicked.connect(self._on_save_clicked)
        self.fields.changed.connect(self._on_fields_changed)
        self.load()

    def load(self) -> None:
        """Show what is kept; what was typed and not saved stays."""
        self.keeping.load()
        self.safety.load()
        if self.is_changed():
            return
        with self.session.shown():
            self.fields.show_profile(self.session.ask(profile.kept_profile))
            self._kept = self.fields.profile()
            self.save.set_not_yet(_("Nothing was changed"))

    def is_changed(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.fields.profile() != self._kept

    def _on_fields_changed(self) -> None:
        self.said.say("")
        self.save.set_not_yet("" if self.is_changed() else _("Nothing was changed"))

    def _on_save_clicked(self) -> None:
        typed = self.fields.profile()
        try:
            with self.session.shown():
                self.session.do(practices.edit_profile, profile=typed)
                self._kept = typed
                self.fields.clear_faults()
                self.said.say(_("Saved"), "good")
                self.save.set_not_yet(_("Nothing was changed"))
        except InvalidForm as error:
            self.fields.show_faults(error)
        except InvalidInput as fault:
            self.said.say(str(fault), "alert")

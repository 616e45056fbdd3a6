"""An entry of the learning log: a course, or what somebody made of being watched."""

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.skills.learning import LearningForm
from medex_desktop.language import _, day
from medex_desktop.services import learning, sign_offs
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skill_lists import title_of
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.session import Session


class LearningSheet(FormSheet):
    """A new entry; its hours may count for a credential."""

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host, session, _("Add to the learning log"), _("Save"))
        watched = [(str(one.id), _words(one, session)) for one in session.ask(sign_offs.received)]
        held = [
            (str(one.id), one.name)
            for one in session.ask(learning.credentials)
            if one.ended_on is None
        ]
        self.line("title", _("What you learnt"))
        self.line("day", _("Day"), hint=_("left empty: today"))
        self.line("hours", _("Hours"), hint=_("such as 1.5"))
        self.line("given_by", _("Who gave it"))
        self.choose("credential_id", _("Counts for the renewal of"), held)
        self.choose("skill_observation_id", _("Reflects on the sign-off"), watched)
        self.note("note", _("What you will do with it"))
        self.fields["credential_id"].setVisible(bool(held))
        self.fields["skill_observation_id"].setVisible(bool(watched))
        self.keep_as("learning")

    def do(self) -> None:
        """Save it."""
        typed = self.typed()
        for name in ("credential_id", "skill_observation_id"):
            typed[name] = int(typed[name]) if typed[name] else None
        self.session.do(learning.add_learning, form=LearningForm(**typed))


def _words(one: SignOff, session: Session) -> str:
    title = session.ask(title_of, key=one.list, slug=one.slug)
    return f"{title}, {one.observer}, {day(one.day)}"

"""Signing the form of another practice: what it asks, own feedback, own passphrase, and back."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.exchange.observation_file import SUFFIX, ObservationFile
from medex_desktop.language import Text, _
from medex_desktop.services import observation_files
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session
from medex_desktop.ui.skills.file_pick import FilePick
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.line_field import LineField


class MentorSheet(FormSheet):
    """``open_over(host, session)``; the signed form is saved where one wants it."""

    def __init__(self, host: QWidget, session: Session) -> None:
        title = _("Sign a form from another practice")
        super().__init__(host, session, title, _("Sign and save"))
        self.pick = FilePick(_("Choose the form"), form_kind())
        self._add("form", _("Observation form"), self.pick)
        self.asked = ParagraphLabel("", "body", min_width=240)
        self.body.addWidget(self.asked)
        self.line("day", _("Day on which you watched"), hint=_("left empty: today"))
        self.note("feedback", _("What to keep, and what to change"))
        passphrase = self.line("passphrase", _("Your passphrase"))
        passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        mark = session.ask(observation_files.own_mark)
        words = _("Your key: {mark}. Read it out when they ask by telephone.", mark=mark)
        self.body.addWidget(ParagraphLabel(words, "caption", min_width=240))
        self.keep_as("mentor")
        self._over = host
        self.pick.read.connect(self._on_form_read)

    @classmethod
    def open_over(cls, host: QWidget, session: Session) -> "MentorSheet":
        """Open it over a window."""
        made = cls(host, session)
        made.open(made.pick.choose)
        return made

    def do(self) -> None:
        """Sign, then ask where the signed form goes."""
        if not self.pick.content():
            raise InvalidInput("form", Text("Choose the form they sent you."))
        typed = self.text("day").strip()
        today = self.session.desk.clock.today()
        watched = parse_day(typed, "day", today=today) if typed else None
        field = self.fields["passphrase"].field
        assert isinstance(field, LineField)
        passphrase = field.text()
        field.clear()
        work = partial(
            observation_files.sign_form,
            self.session.desk,
            form=self.pick.content(),
            feedback=self.text("feedback"),
            passphrase=passphrase,
            day=watched,
        )
        signed = self.session.hand.do(work)
        GivingBack(self._over, self.session, signed)

    def _on_form_read(self) -> None:
        self.asked.setText("")
        field = self.fields["form"]
        try:
            content = self.pick.content()
            found = self.session.ask(observation_files.to_be_answered, form=content)
        except MedExError as refused:
            field.set_fault(str(refused))
            return
        field.clear()
        self.asked.setText(asked_words(found))


class GivingBack(QObject):
    """Asks where the signed form goes; the sheet is closed by then."""

    def __init__(self, owner: QWidget, session: Session, signed: bytes) -> None:
        super().__init__(owner)
        self._session = session
        self.saving = Saving(session, owner)
        self.saving.saved.connect(self._on_saving_saved)
        self.saving.given_up.connect(self._on_saving_given_up)
        kind = FileKind(_("Observation form"), SUFFIX, partial(bytes, signed))
        self.saving.ask(_("Save the signed form"), _("observation signed"), [kind])

    def _on_saving_saved(self, name: str) -> None:
        self._session.told.emit(_("Saved as {name}. Give it back to them.", name=name))
        self.deleteLater()

    def _on_saving_given_up(self) -> None:
        self._session.told.emit(_("The signed form was not saved. Sign it again to save it."))
        self.deleteLater()


def form_kind() -> str:
    """The filter of a dialog that asks for a form."""
    return f"MedEx (*.{SUFFIX})"


def asked_words(form: ObservationFile) -> str:
    """Who asks for what, in a few lines."""
    one = form.request
    who = ", ".join(part for part in (one.person, one.credential, one.practice) if part)
    return f"{who}\n{one.skill}\n{one.behaviour}"

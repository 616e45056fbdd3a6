"""Who watched a skill done: somebody here under an own passphrase, a signed paper, or a file."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.domain.skills.lists import Skill
from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.exchange.observation_file import SUFFIX
from medex_desktop.language import Text, _, day
from medex_desktop.services import observation_files, people, sign_offs, skill_papers
from medex_desktop.services.acts import Role
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skills_page import SkillRow
from medex_desktop.ui import local_keys
from medex_desktop.ui.act_sheet import ActSheet
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.printing import Printing
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session
from medex_desktop.ui.skills.credential_sheet import SCANS
from medex_desktop.ui.skills.file_pick import FilePick
from medex_desktop.ui.skills.mentor_sheet import form_kind
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.sentence import Sentence

HERE, PAPER, FILE = "here", "paper", "file"
_ASKED: Final = {
    HERE: ("person", "observer_id", "day", "feedback", "passphrase"),
    PAPER: ("observer", "credential", "day", "feedback", "form"),
    FILE: ("signed",),
}


class SignOffSheet(FormSheet):
    """``open_over(host, session, list_key, row)``; what stands is above, and taken back there."""

    def __init__(self, host: QWidget, session: Session, list_key: str, skill: Skill) -> None:
        super().__init__(host, session, _("Sign a skill off"), _("Sign off"))
        self._list_key, self.skill, self._over = list_key, skill, host
        self.standing = Column(gap=4)
        self.way = Segmented(
            _("Who watched"),
            [(HERE, _("Somebody here")), (PAPER, _("On paper")), (FILE, _("By file"))],
        )
        self.body.addWidget(ParagraphLabel(skill.title, "body", weight=600, min_width=240))
        self.body.addWidget(ParagraphLabel(skill.behaviour, "body", "ink2", min_width=240))
        self.body.addLayout(self.standing)
        across = Row()
        across.addWidget(self.way)
        across.addStretch(1)
        self.body.addLayout(across)
        self._ask_here()
        self._ask_print()
        self._ask_outside()
        self._ask_file()
        self.way.chosen.connect(self._on_way_chosen)
        self._show_standing()
        self.keep_as(f"sign-off/{list_key}/{skill.slug}")
        here = len(self._people) > 1 and not self.text("observer").strip()
        self.choose_way(HERE if here else PAPER)

    @classmethod
    def open_over(
        cls, host: QWidget, session: Session, list_key: str, row: SkillRow
    ) -> "SignOffSheet":
        """Open it for a row of the checklist."""
        made = cls(host, session, list_key, row.skill)
        made.open(made.first_field())
        return made

    def first_field(self) -> QWidget:
        """Where the keyboard begins by the way that is chosen."""
        first = {HERE: "feedback", PAPER: "observer"}.get(self.way.key(), "")
        return self.fields[first].field if first else self.save_form

    def choose_way(self, way: str) -> None:
        """Ask what that way needs."""
        self.way.set_key(way)
        self._on_way_chosen(way)

    def do(self) -> None:
        """Keep it, by the way that is chosen."""
        {HERE: self._sign_here, PAPER: self._keep_paper, FILE: self._take_in}[self.way.key()]()
        self.session.told.emit(_("The sign-off is on record."))

    def _ask_here(self) -> None:
        me = self.session.desk.practitioner_id
        self._people = [
            (str(one.id), one.name)
            for one in people.people(self.session.desk)
            if one.left_on is None and one.has_key and one.role is not Role.READ_ONLY
        ]
        others = [key for key, _name in self._people if key != str(me)]
        self.choose("person", _("Who did it"), self._people, str(me))
        self.choose("observer_id", _("Who watched and signs"), self._people, next(iter(others), ""))

    def _ask_outside(self) -> None:
        self.line("observer", _("Who watched"))
        self.line("credential", _("Their credential"), hint=_("such as PT, or MES"))
        self.line("day", _("Day"), hint=_("left empty: today"))
        self.note("feedback", _("Feedback: what to keep, and what to change"))
        passphrase = self.line("passphrase", _("Passphrase of who watched"))
        passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._scan = FilePick(_("Choose the scan"), SCANS)
        self._add("form", _("Signed paper"), self._scan)

    def _ask_print(self) -> None:
        words = _(
            "Print a form, let the mentor fill it in and sign it; then type what it says here."
        )
        self._about_paper = ParagraphLabel(words, "body", "ink2", min_width=240)
        self.print_form = Button(_("Print the form"), icon="print", key="Ctrl P")
        self.printing = Printing(self.session, self)
        row = Row()
        row.addWidget(self.print_form)
        row.addStretch(1)
        self.body.addWidget(self._about_paper)
        self.body.addLayout(row)
        self.print_form.clicked.connect(self.print_out)
        self.printing.printed.connect(self._on_printing_printed)
        local_keys.install(self, [("Ctrl+P", self.print_out)])

    def print_out(self) -> None:
        """Ask which printer the blank form goes to, where a form on paper is what is asked for."""
        if self.way.key() == PAPER:
            self.printing.ask(partial(_form_pdf, self.session, self.skill.slug, self._list_key))

    def _on_printing_printed(self) -> None:
        with self.session.shown():
            self.session.do(skill_papers.note_skill_print)
        self.told.say(_("The form is with the printer. Choose its scan once it is signed."), "good")

    def _ask_file(self) -> None:
        words = _(
            "Save a form and give it to the mentor. They sign it in their own MedEx and give it "
            "back; then choose it here."
        )
        self._about_file = ParagraphLabel(words, "body", "ink2", min_width=240)
        self.save_form = Button(_("Save a form for the mentor"), icon="export")
        self._signed = FilePick(_("Choose the signed form"), form_kind())
        self.told = Sentence()
        row = Row()
        row.addWidget(self.save_form)
        row.addStretch(1)
        self.body.addWidget(self._about_file)
        self.body.addLayout(row)
        self._add("signed", _("Signed form"), self._signed)
        self.body.addWidget(self.told)
        self.saving = Saving(self.session, self)
        self.save_form.clicked.connect(self._on_save_form_clicked)
        self.saving.saved.connect(self._on_saving_saved)
        self._signed.read.connect(self._on_signed_read)

    @Slot(str)
    def _on_way_chosen(self, way: str) -> None:
        self.say("")
        for key, field in self.fields.items():
            field.clear()
            field.setVisible(key in _ASKED[way])
        for part in (self._about_file, self.save_form):
            part.setVisible(way == FILE)
        for part in (self._about_paper, self.print_form):
            part.setVisible(way == PAPER)
        self.told.say("")
        self.agree.set_words(_("Take in") if way == FILE else _("Sign off"))
        alone = way == HERE and len(self._people) < 2
        reason = _("Nobody else here has a passphrase. Use paper or a file.") if alone else ""
        self.agree.set_not_yet(reason)
        if alone:
            self.say(reason)

    def _day(self) -> date:
        typed, today = self.text("day").strip(), self.session.desk.clock.today()
        return parse_day(typed, "day", today=today) if typed else today

    def _sign_here(self) -> None:
        field = self.fields["passphrase"].field
        assert isinstance(field, LineField)
        observer, person = self.text("observer_id"), self.text("person")
        if not observer:
            raise InvalidInput("observer_id", Text("Choose who watched."))
        if not person or person == observer:
            raise InvalidInput("person", Text("Nobody signs off their own skill."))
        watched, passphrase = self._day(), field.text()
        field.clear()
        work = partial(
            sign_offs.sign_off,
            self.session.desk,
            practitioner_id=int(person),
            slug=self.skill.slug,
            feedback=self.text("feedback"),
            observer_id=int(observer),
            passphrase=passphrase,
            day=watched,
            list_key=self._list_key,
        )
        self.session.hand.do(work)

    def _keep_paper(self) -> None:
        self.session.do(
            sign_offs.record_outside,
            slug=self.skill.slug,
            observer=self.text("observer"),
            credential=self.text("credential"),
            day=self._day(),
            feedback=self.text("feedback"),
            form=self._scan.content(),
            list_key=self._list_key,
        )

    def _take_in(self) -> None:
        if not self._signed.content():
            raise InvalidInput("signed", Text("Choose the form that came back."))
        try:
            self.session.do(observation_files.take_in_form, form=self._signed.content())
        except InvalidInput as fault:  # of what stands in the file: those fields are not shown
            raise InvalidInput("signed", fault.message) from None

    def _on_save_form_clicked(self) -> None:
        with self.session.shown():
            made = self.session.ask(
                observation_files.new_form, slug=self.skill.slug, list_key=self._list_key
            )
            kind = FileKind(_("Observation form"), SUFFIX, partial(bytes, made))
            self.saving.ask(_("Save the form"), _("observation {skill}", skill=self.skill.slug),
                            [kind])  # fmt: skip

    def _on_saving_saved(self, name: str) -> None:
        with self.session.shown():
            self.session.do(
                observation_files.note_form, slug=self.skill.slug, list_key=self._list_key
            )
        self.told.say(_("Saved as {name}. Give it to the mentor.", name=name), "good")

    def _on_signed_read(self) -> None:
        field = self.fields["signed"]
        self.told.say("")
        field.clear()
        try:
            content = self._signed.content()
            found = self.session.ask(observation_files.to_be_taken_in, form=content)
        except MedExError as refused:
            field.set_fault(str(refused))
            return
        assert found.answer is not None
        answer = found.answer
        words = _(
            "{skill}: {name}, {credential}, on {day}: “{feedback}” Key {mark}: ask them by "
            "telephone whether it is theirs.",
            skill=found.request.skill,
            name=answer.observer,
            credential=answer.credential,
            day=day(date.fromisoformat(answer.day)),
            feedback=answer.feedback,
            mark=observation_files.key_mark(found),
        )
        self.told.say(words, "note")

    def _show_standing(self) -> None:
        clear(self.standing)
        read = self.session.ask
        mine = read(sign_offs.received, list_key=self._list_key)
        me = self.session.desk.practitioner_id
        names = {one.id: one.name for one in people.people(self.session.desk)}
        for one in (*mine, *read(sign_offs.given, list_key=self._list_key)):
            if one.slug == self.skill.slug:
                whose = "" if one.practitioner_id == me else names[one.practitioner_id]
                self.standing.addWidget(_Standing(one, whose, self))
        if self.standing.count():
            self.standing.addWidget(Divider())

    def take_back(self, one: SignOff) -> None:
        """Ask why a sign-off does not stand."""
        sheet = WithdrawSheet(self._over, self.session, one)
        sheet.recorded.connect(self._show_standing)
        sheet.open(sheet.why)


def _form_pdf(session: Session, slug: str, list_key: str) -> bytes:
    return session.ask(skill_papers.observation_form, slug=slug, list_key=list_key).pdf


class _Standing(QWidget):
    """A sign-off that stands, to be taken back; ``whose`` is "" for one's own."""

    def __init__(self, one: SignOff, whose: str, sheet: SignOffSheet) -> None:
        super().__init__()
        self._one, self._sheet = one, sheet
        words = _("{name}, {credential}, {day}: “{feedback}”", name=one.observer,
                  credential=one.credential, day=day(one.day), feedback=one.feedback)  # fmt: skip
        if whose:
            words = _("Of {person}, by {words}", person=whose, words=words)
        self.back = Button(_("Take back"), "quiet", name=_("Take back: {name}", name=one.observer))
        row = Row(self, gap=8)
        row.addWidget(ParagraphLabel(words, "body", min_width=160), 1)
        row.addWidget(self.back)
        self.back.clicked.connect(self._on_back_clicked)

    def _on_back_clicked(self) -> None:
        self._sheet.take_back(self._one)


class WithdrawSheet(ActSheet):
    """A sign-off does not stand; it stays readable with the reason."""

    def __init__(self, host: QWidget, session: Session, found: SignOff) -> None:
        super().__init__(host, session, _("Take the sign-off back"), _("Take back"))
        self._found = found
        self.say(_("It does not count any more. It stays on record with your reason."))
        self.why: LineField = self.ask_for("why", _("Why it does not stand"))
        self.keep_as(f"withdraw/{found.id}")
        self.finish()

    def do(self) -> None:
        """Take it back today."""
        self.session.do(sign_offs.withdraw, observation_id=self._found.id, why=self.why.text())

"""Settings: who works here, what each may do, and who left."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import MedExError
from medex_desktop.language import _, day, n_
from medex_desktop.services import people
from medex_desktop.services.acts import Role
from medex_desktop.services.people import Person
from medex_desktop.ui.errors import faults
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.new_person import NewPersonCard
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.sentence import Sentence

_NAMED: Final = 3
OWNER, PRACTITIONER, READ_ONLY = (str(role) for role in Role)


def role_words() -> dict[str, str]:
    """What each role is called, and in it what it may do."""
    return {
        OWNER: _("Owner"),
        PRACTITIONER: _("Practitioner"),
        READ_ONLY: _("May read only"),
    }


class PersonLine(QWidget):
    """One person: who, how they get in, and what an owner may change."""

    def __init__(self, person: Person, *, by_owner: bool, is_oneself: bool) -> None:
        super().__init__()
        self.person = person
        self.is_asked = False
        self.role = ComboBox(_("Role of {name}", name=person.name), list(role_words().items()))
        self.role.set_key(str(person.role))
        self.renew = Button(
            _("New passphrase"), "quiet", name=_("New passphrase for {name}", name=person.name)
        )
        self.leave = Button(_("Leaves"), "quiet", name=_("{name} leaves", name=person.name))
        words = Column(gap=0)
        named = ", ".join(part for part in (person.name, person.credential) if part)
        words.addWidget(ParagraphLabel(named, "body", weight=600, min_width=160))
        words.addWidget(ParagraphLabel(self._state(is_oneself), "body", "ink2", min_width=160))
        row = Row(self, gap=12, margins=(0, 4))
        row.addLayout(words, 1)
        changeable = by_owner and person.left_on is None
        for part in (self.role, self.renew, self.leave):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            part.setVisible(changeable)
        self.renew.setVisible(changeable and not is_oneself)
        self.leave.setVisible(changeable and not is_oneself)

    def _state(self, is_oneself: bool) -> str:
        person = self.person
        role = role_words()[str(person.role)]
        if person.left_on is not None:
            return _("left {day}; stays in the records", day=day(person.left_on))
        if is_oneself:
            return _("{role}, this is you", role=role)
        if not person.has_key:
            return _("{role}, has no passphrase yet", role=role)
        return _("{role}, opens it by an own passphrase", role=role)


class PeopleSection(Section):
    """Everybody sees who works here; an owner changes it."""

    tables = frozenset({"practitioner"})

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self._by_owner = session.desk.role is Role.OWNER
        self.lines: list[PersonLine] = []
        self._list = Column(gap=4)
        self.said = Sentence()
        self.close_backups = Button(_("Take it out of the backups too"))
        self._gone: int | None = None
        cost = program.opening.cost if program else None
        self.form = NewPersonCard(session, cost, role_words())
        kept = Card(margins=(20, 16), gap=8)
        kept.heading(_("People"), _("every record says who made it"))
        kept.body.addLayout(self._list)
        kept.body.addWidget(self.said)
        kept.body.addWidget(self.close_backups, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(kept)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self.close_backups.hide()
        self.form.setVisible(self._by_owner)
        if not self._by_owner:
            self.said.say(_("An owner of the practice adds people and changes roles."))
        self.close_backups.clicked.connect(self._on_close_backups_clicked)
        self.form.done.connect(self._on_form_done)
        self.load()

    def load(self) -> None:
        """The list; what is typed in the form below stays."""
        with self.session.shown():
            desk = self.session.desk
            found = people.people(desk)
            clear(self._list)
            self.lines = []
            for at, person in enumerate(found):
                if at:
                    self._list.addWidget(Divider())
                oneself = person.id == desk.practitioner_id
                line = PersonLine(person, by_owner=self._by_owner, is_oneself=oneself)
                line.role.chosen.connect(self._on_role_chosen)
                line.renew.clicked.connect(self._on_renew_clicked)
                line.leave.clicked.connect(self._on_leave_clicked)
                self._list.addWidget(line)
                self.lines.append(line)

    def _line_of(self, part: object) -> PersonLine:
        return next(line for line in self.lines if part in (line.role, line.renew, line.leave))

    def _on_role_chosen(self, key: str) -> None:
        line = self._line_of(self.sender())
        try:
            self.session.do(people.change_role, practitioner_id=line.person.id, role=Role(key))
        except MedExError as refused:
            line.role.set_key(str(line.person.role))
            self.said.say(str(refused), "watch")
            return
        words = _(
            "{name}: {role}, from the next unlocking.",
            name=line.person.name,
            role=role_words()[key],
        )
        self.said.say(words, "good")

    def _on_renew_clicked(self) -> None:
        self.form.for_person(self._line_of(self.sender()).person)

    def _on_form_done(self, words: str) -> None:
        self.load()
        self.said.say(words, "good")

    def _on_leave_clicked(self) -> None:
        line = self._line_of(self.sender())
        person = line.person
        if not line.is_asked:
            line.is_asked = True
            line.leave.set_words(_("Yes, leaves"))
            self.said.say(
                _(
                    "{name} will stay in the records and not open the practice any more. This "
                    "can't be undone.",
                    name=person.name,
                ),
                "watch",
            )
            return
        try:
            work = partial(people.let_go, self.session.desk, practitioner_id=person.id)
            found = self.session.hand.do(work)
        except MedExError as refused:
            self.said.say(str(refused), "watch")
            return
        self._gone = person.id if found else None
        self.close_backups.setVisible(bool(found))
        self.load()
        words = _("{name} has left and can't open the practice any more.", name=person.name)
        if found:
            words += " " + n_(
                "{n} backup here still opens with their passphrase.",
                "{n} backups here still open with their passphrase.",
                len(found),
            )
            words += " " + _("Newest: {names}.", names=_listed(found))
        self.said.say(words, "watch" if found else "good")

    def _on_close_backups_clicked(self) -> None:
        self.close_backups.set_not_yet(_("Taking it out"))
        task = self.session.tasks.start(self, self._close)
        task.done.connect(self._on_backups_closed)
        task.refused.connect(self._on_refused)
        task.failed.connect(faults().report)

    def _close(self, task: Task) -> int:
        assert self._gone is not None
        return people.close_backups(self.session.desk, practitioner_id=self._gone)

    def _on_backups_closed(self, count: object) -> None:
        self.close_backups.set_not_yet("")
        self.close_backups.hide()
        number = count if isinstance(count, int) else 0
        said = n_(
            "{n} backup here opens without them now. Copies on sticks are out of reach.",
            "{n} backups here open without them now. Copies on sticks are out of reach.",
            number,
        )
        self.said.say(said, "good")

    def _on_refused(self, error: MedExError) -> None:
        self.close_backups.set_not_yet("")
        self.said.say(str(error), "watch")


def _listed(folders: Sequence[Path]) -> str:
    """The names of the first few folders, as the file manager shows them."""
    names = [folder.name for folder in folders[:_NAMED]]
    return ", ".join([*names, "…"] if len(folders) > _NAMED else names)

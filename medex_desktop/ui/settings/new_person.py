"""Somebody new, or a new passphrase for somebody who forgot theirs: they type it themselves."""

from typing import Any

from PySide6.QtCore import Signal

from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _
from medex_desktop.services import people
from medex_desktop.services.acts import Role
from medex_desktop.services.people import NewPerson, Person
from medex_desktop.ui.door.new_passphrase import agrees
from medex_desktop.ui.errors import faults
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.choice import Choice
from medex_desktop.ui.setup.strength_meter import StrengthMeter
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.passphrase_field import PassphraseField


class NewPersonCard(Card):
    """``done(words)`` when somebody was added or got a new passphrase."""

    done = Signal(str)

    def __init__(self, session: Session, cost: Any, roles: dict[str, str]) -> None:
        super().__init__(margins=(20, 16), gap=8)
        self._session = session
        self._cost = cost
        self._known: Person | None = None
        self._given = NewPerson("")
        self._typed = ""
        self.title = Label("", "section")
        self.name_line = LineField(_("Name"))
        self.name = LabeledField(_("Name"), self.name_line)
        self.credential = LineField(_("Credential"))
        self.job = LineField(_("Job title"))
        self.role = Choice(_("Role"), list(roles.items()))
        self.role.set_key(str(Role.PRACTITIONER))
        self.passphrase = PassphraseField(_("Their passphrase, typed by themselves"), size="desk")
        self.meter = StrengthMeter()
        self.again = PassphraseField(_("Their passphrase again"), size="desk")
        self.add = Button("", "filled", size="main")
        self.cancel = Button(_("Cancel"), "quiet")
        self._facts = (
            self.name,
            LabeledField(_("Credential"), self.credential),
            LabeledField(_("Job title"), self.job),
            self.role,
        )
        self._arrange()
        self.passphrase.changed.connect(self.meter.measure)
        self.passphrase.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._on_add_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.cancel.clicked.connect(self._reset)
        self._reset()

    def _arrange(self) -> None:
        self.body.addWidget(self.title)
        for part in (*self._facts, self.passphrase, self.meter, self.again):
            self.body.addWidget(part)
        foot = Row(gap=12)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.add)
        self.body.addLayout(foot)

    def for_person(self, person: Person) -> None:
        """Ask for a new passphrase of somebody who is here already."""
        self._reset()
        self._known = person
        self.title.setText(_("New passphrase for {name}", name=person.name))
        self.add.set_words(_("Give passphrase"))
        self.cancel.show()
        for part in self._facts:
            part.hide()
        self.passphrase.setFocus()

    def _reset(self) -> None:
        self._known = None
        self.title.setText(_("Add a person"))
        self.add.set_words(_("Add person"))
        self.add.set_not_yet("")
        self.cancel.hide()
        for part in self._facts:
            part.show()
        for line in (self.name_line, self.credential, self.job):
            line.clear()
        for field in (self.passphrase, self.again):
            field.clear()
            field.say("")
        self.name.clear()

    def _on_add_clicked(self) -> None:
        self.name.clear()
        if self._known is None and not self.name_line.text().strip():
            self.name.set_fault(_("A name is needed; it stands under what they sign."))
            self.name_line.setFocus()
        elif agrees(self.passphrase, self.again):
            self._start()

    def _ask(self, field: PassphraseField, words: str) -> None:
        field.say(words)
        field.setFocus()

    def _start(self) -> None:
        role = Role(self.role.key())
        self._given = NewPerson(
            self.name_line.text(), self.credential.text(), self.job.text(), role
        )
        self._typed = self.passphrase.text()
        self.add.set_not_yet(_("Making the key"))
        task = self._session.tasks.start(self, self._work)
        task.done.connect(self._on_done)
        task.refused.connect(self._on_refused)
        task.failed.connect(self._on_failed)

    def _work(self, task: Task) -> str:
        desk, typed, known = self._session.desk, self._typed, self._known
        self._typed = ""
        if known is None:
            people.add_person(desk, person=self._given, passphrase=typed, cost=self._cost)
            return _("{name} opens the practice by an own passphrase.", name=self._given.name)
        people.give_passphrase(desk, practitioner_id=known.id, passphrase=typed, cost=self._cost)
        return _("{name} has a new passphrase.", name=known.name)

    def _on_done(self, words: object) -> None:
        self._reset()
        self.done.emit(str(words))

    def _on_refused(self, error: MedExError) -> None:
        self.add.set_not_yet("")
        if isinstance(error, InvalidInput) and error.field == "passphrase":
            self._ask(self.passphrase, str(error))
        elif isinstance(error, InvalidInput):
            self.name.set_fault(str(error))
            self.name_line.setFocus()
        else:
            self._session.troubled.emit(error)

    def _on_failed(self, fault: BaseException) -> None:
        self.add.set_not_yet("")
        faults().report(fault)

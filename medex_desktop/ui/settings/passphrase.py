"""Settings: one's own passphrase."""

from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _
from medex_desktop.services import passphrases
from medex_desktop.ui.door.new_passphrase import agrees
from medex_desktop.ui.errors import faults
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.lock import LockCard
from medex_desktop.ui.settings.pin import PinCard
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.setup.strength_meter import StrengthMeter
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.passphrase_field import PassphraseField
from medex_desktop.ui.widgets.sentence import Sentence


class PassphraseSection(Section):
    """The old one, the new one twice; the records are not encrypted again."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.old = PassphraseField(_("Passphrase until now"), size="desk")
        self.new = PassphraseField(_("New passphrase"), size="desk")
        self.again = PassphraseField(_("New passphrase again"), size="desk")
        self.meter = StrengthMeter()
        self.change = Button(_("Change passphrase"), "filled", size="main")
        self.said = Sentence()
        card = Card(margins=(20, 16), gap=8)
        card.heading(_("Passphrase"))
        card.body.addWidget(
            ParagraphLabel(
                _("The recovery key stays the same. Backups made before open with the old one."),
                "body",
                "ink2",
                min_width=260,
            )
        )
        for part in (self.old, self.new, self.meter, self.again):
            card.body.addWidget(part)
        foot = Row(gap=12)
        foot.addWidget(self.said, 1)
        foot.addStretch(1)
        foot.addWidget(self.change)
        card.body.addLayout(foot)
        self.pin = PinCard(session, program)
        self.lock = LockCard(program)
        self.column.addWidget(card)
        self.column.addWidget(self.pin)
        self.column.addWidget(self.lock)
        self.column.addStretch(1)
        self.setFocusProxy(self.old)
        self.new.changed.connect(self.meter.measure)
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._on_change_clicked)
        self.change.clicked.connect(self._on_change_clicked)

    def _on_change_clicked(self) -> None:
        self.old.say("")
        if not self.old.text().strip():
            self._ask(self.old, _("Type the passphrase you unlock with."))
        elif agrees(self.new, self.again):
            self._start()

    def _ask(self, field: PassphraseField, words: str) -> None:
        field.say(words)
        field.setFocus()

    def _start(self) -> None:
        self.change.set_not_yet(_("Changing"))
        self._typed = (self.old.text(), self.new.text())
        task = self.session.tasks.start(self, self._work)
        task.done.connect(self._on_done)
        task.refused.connect(self._on_refused)
        task.failed.connect(self._on_failed)

    def _work(self, task: Task) -> None:
        old, new = self._typed
        self._typed = ("", "")
        cost = self.program.opening.cost if self.program else None
        passphrases.change_passphrase(self.session.desk, old=old, new=new, cost=cost)

    def _on_done(self, _outcome: object) -> None:
        self.change.set_not_yet("")
        for field in (self.old, self.new, self.again):
            field.clear()
            field.say("")
        self.said.say(_("The passphrase was changed."), "good")

    def _on_refused(self, error: MedExError) -> None:
        self.change.set_not_yet("")
        if isinstance(error, InvalidInput):
            self._ask(self.old if error.field == "old_passphrase" else self.new, str(error))
        else:
            self.session.troubled.emit(error)

    def _on_failed(self, fault: BaseException) -> None:
        self.change.set_not_yet("")
        faults().report(fault)

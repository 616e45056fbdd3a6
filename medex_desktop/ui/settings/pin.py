"""Settings: a PIN for the rest of the shift."""

from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _
from medex_desktop.services.pins import Pin
from medex_desktop.ui.errors import faults
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.passphrase_field import PassphraseField
from medex_desktop.ui.widgets.sentence import Sentence


class PinCard(Card):
    """Set it, or let it go; it is kept in memory only and belongs to the program's run."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(margins=(20, 16), gap=8)
        self._session = session
        self._program = program
        self._typed = ""
        self.pin = PassphraseField(_("PIN, four to eight digits"), size="desk")
        self.again = PassphraseField(_("PIN again"), size="desk")
        self.set = Button(_("Set PIN"))
        self.drop = Button(_("Let it go"), "quiet")
        self.said = Sentence()
        self.heading(_("PIN"), _("of this shift"))
        self.body.addWidget(
            ParagraphLabel(
                _(
                    "Opens the practice again after a lock. It ends when the program is closed, "
                    "after 12 hours, or at the third wrong try; then your passphrase is needed."
                ),
                "body",
                "ink2",
                min_width=260,
            )
        )
        self.body.addWidget(self.pin)
        self.body.addWidget(self.again)
        foot = Row(gap=12)
        foot.addWidget(self.said, 1)
        foot.addStretch(1)
        foot.addWidget(self.drop)
        foot.addWidget(self.set)
        self.body.addLayout(foot)
        self.pin.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._on_set_clicked)
        self.set.clicked.connect(self._on_set_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self._show()

    def _show(self) -> None:
        known = self._program
        is_set = (
            known is not None
            and known.pin is not None
            and known.pin.is_for(known.folder, known.opening.clock)
        )
        self.drop.setVisible(is_set)
        self.set.set_words(_("Set another") if is_set else _("Set PIN"))
        if is_set:
            self.said.say(_("A PIN is set."), "good")

    def _on_set_clicked(self) -> None:
        for field in (self.pin, self.again):
            field.say("")
        if self.pin.text().strip() != self.again.text().strip():
            self.again.say(_("The two differ."))
            self.again.setFocus()
            return
        self._typed = self.pin.text().strip()
        self.set.set_not_yet(_("Setting"))
        task = self._session.tasks.start(self, self._work)
        task.done.connect(self._on_done)
        task.refused.connect(self._on_refused)
        task.failed.connect(self._on_failed)

    def _work(self, task: Task) -> Pin:
        typed, self._typed = self._typed, ""
        cost = self._program.opening.cost if self._program else None
        return Pin(self._session.desk, typed, cost)

    def _on_done(self, made: object) -> None:
        self.set.set_not_yet("")
        for field in (self.pin, self.again):
            field.clear()
        if self._program is not None and isinstance(made, Pin):
            self._program.pin = made
        self._show()

    def _on_refused(self, error: MedExError) -> None:
        self.set.set_not_yet("")
        if isinstance(error, InvalidInput):
            self.pin.say(str(error))
            self.pin.setFocus()
        else:
            self._session.troubled.emit(error)

    def _on_failed(self, fault: BaseException) -> None:
        self.set.set_not_yet("")
        faults().report(fault)

    def _on_drop_clicked(self) -> None:
        if self._program is not None and self._program.pin is not None:
            self._program.pin.drop()
            self._program.pin = None
        self._show()
        self.said.say(_("The PIN is gone."), "good")

"""An addendum: what is to be said about a signed record, which itself never changes."""

from PySide6.QtWidgets import QWidget

from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _, render
from medex_desktop.services import assessments
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.segmented import Segmented


class AddendumSheet(Sheet):
    """Adds it when agreed and closes; "Entered in error" takes the test out of the trend."""

    def __init__(
        self, host: QWidget, session: Session, client_id: int, assessment_id: int, kind: str = ""
    ) -> None:
        super().__init__(host, _("Add an addendum"), _("Add addendum"))
        self._session = session
        self._assessment_id = assessment_id
        kinds = [(key, render(words)) for key, words in assessments.ADDENDUM_KINDS.items()]
        self.kind = Segmented(_("Kind of addendum"), kinds)
        if kind:
            self.kind.set_key(kind)
        self._line = LineField(limit=200)
        self.reason = LabeledField(_("Reason"), self._line)
        self.note = NoteField(_("What is to be said"), lines=4)
        self._effect = ParagraphLabel("", "body", "ink2")

        self.body.addWidget(Label(_("The original stays readable beside it."), "body", "ink2"))
        self.body.addWidget(self.kind)
        self.body.addWidget(self._effect)
        self.body.addWidget(self.reason)
        self.body.addWidget(LabeledField(_("What is to be said"), self.note))
        fields = {"kind": self.kind, "reason": self._line, "body": self.note}
        self.keep_words(session, f"addendum/{assessment_id}", fields, client_id)
        self.kind.chosen.connect(self._on_kind_chosen)
        self.note.limited.connect(self.say)
        self.agreed.connect(self._on_agreed)
        self._on_kind_chosen(self.kind.key())

    def set_reason(self, words: str) -> None:
        """Put a reason in."""
        self._line.setText(words)

    def _on_kind_chosen(self, key: str) -> None:
        effects = {
            "correction": _("For a fact that was recorded wrongly. The numbers stay as signed."),
            "late_note": _("For something that belongs to the record and came later."),
            assessments.VOIDED: _(
                "The test leaves the trend and every comparison. It stays readable."
            ),
        }
        self._effect.setText(effects.get(key, ""))

    def _on_agreed(self) -> None:
        self.say("")
        self.reason.clear()
        try:
            self._session.do(
                assessments.add_addendum,
                assessment_id=self._assessment_id,
                kind=self.kind.key(),
                reason=self._line.text(),
                body=self.note.text(),
            )
        except InvalidInput as fault:
            if fault.field == "reason":
                self.reason.set_fault(str(fault))
                self.reason.setFocus()
            else:
                self.say(str(fault))
            return
        except MedExError as error:
            self.say(str(error))
            return
        self.close_overlay()
        self._session.told.emit(_("Addendum added."))

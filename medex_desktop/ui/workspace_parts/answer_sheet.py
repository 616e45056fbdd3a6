"""The answer to an alert: repeated, explained, or the provider was told. It is never blocking."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.alerts import ANSWER_WORDS, ANSWERS
from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _, day, render
from medex_desktop.services import alerts
from medex_desktop.services.alerts import AlertLine
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.status_shape import StatusShape


class AnswerSheet(Sheet):
    """``answered()`` once it is on record; Esc leaves the alert open, in sight and on Today."""

    answered = Signal()

    def __init__(self, host: QWidget, session: Session, alert: AlertLine) -> None:
        super().__init__(host, _("Answer the alert"), _("Save answer"))
        self._session = session
        self.alert = alert
        answers = [(key, render(ANSWER_WORDS[key])) for key in ANSWERS]
        self.action = Segmented(_("What was done about it"), answers)
        self.action.set_key("explanation")  # it wants words, so no hurried key records an untruth
        self.note = NoteField(_("Note"), lines=3, limit=2_000)
        seen = _("Seen on {day}", day=day(alert.day))
        self._effect = ParagraphLabel("", "body", "ink2")
        self.body.addWidget(StatusShape("stop", seen, strong=True))
        self.body.addWidget(ParagraphLabel(render(alert.words), "note"))
        self.body.addWidget(Label(_("What was done about it"), "body", "ink2", 500))
        self.body.addWidget(self.action)
        self.body.addWidget(self._effect)
        self.field = LabeledField(_("Note"), self.note)
        self.body.addWidget(self.field)
        self.action.chosen.connect(self._on_action_chosen)
        self.note.limited.connect(self.say)
        self.agreed.connect(self._on_agreed)
        fields = {"action": self.action, "note": self.note}
        self.keep_words(session, f"answer/{alert.id}", fields, alert.client_id)
        self._on_action_chosen(self.action.key())

    def _on_action_chosen(self, key: str) -> None:
        effects = {
            "repeat": _("The test was done again; its result stands in the record."),
            "explanation": _("Write why; it stands in the record and in the report."),
            "notice": _("Say whom you told, how and when."),
        }
        self._effect.setText(effects[key])
        self.field.clear()

    def _on_agreed(self) -> None:
        self.say("")
        try:
            self._session.do(
                alerts.answer_alert,
                alert_id=self.alert.id,
                action=self.action.key(),
                note=self.note.text(),
            )
        except InvalidInput as fault:
            self.field.set_fault(str(fault))
            self.note.setFocus()
            return
        except MedExError as error:
            self.say(str(error))
            return
        self.close_overlay()
        self._session.told.emit(_("Alert answered."))
        self.answered.emit()

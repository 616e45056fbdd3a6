"""Small sheets over the window for what happens to a signed paper: sent, acknowledged, voided."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.clients import Provider
from medex_desktop.domain.dates import parse_day
from medex_desktop.language import _, day, render
from medex_desktop.services import documents
from medex_desktop.services.documents import WAYS, DocumentLine
from medex_desktop.ui.act_sheet import ActSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField


class EventSheet(ActSheet):
    """A sheet that does one act about a paper and deletes itself; ``recorded`` when it is done."""

    def __init__(
        self, host: QWidget, session: Session, paper: DocumentLine, title: str, doing: str
    ) -> None:
        super().__init__(host, session, title, doing, width=480)
        self._paper = paper

    def add(self, key: str, field: LabeledField) -> None:
        """Add a field; ``key`` is what a fault calls it."""
        self.fields[key] = field
        self.card.body.addWidget(field)

    def add_pair(self, left: tuple[str, LabeledField], right: tuple[str, LabeledField]) -> None:
        """Two fields side by side, so that large text still has room for the buttons."""
        row = Row(gap=12)
        for key, field in (left, right):
            self.fields[key] = field
            row.addWidget(field, 1)
        self.card.body.addLayout(row)

    def day_field(self, label: str) -> DateField:
        """A day that is today unless another one is typed."""
        today = self.session.desk.clock.today()
        made = DateField(label, partial(parse_day, field="day", today=today))
        made.set_text(day(today).replace("\N{NO-BREAK SPACE}", " "))
        return made

    def day_typed(self) -> date:
        """The day in the field. Raises InvalidInput while there is none."""
        field = self.fields["day"]
        assert isinstance(field, DateField)
        return parse_day(field.text(), "day", today=self.session.desk.clock.today())


class SentSheet(EventSheet):
    """How it was sent, to whom and when; the provider's name stands there already."""

    def __init__(
        self, host: QWidget, session: Session, paper: DocumentLine, provider: Provider | None
    ) -> None:
        super().__init__(host, session, paper, _("Mark it sent"), _("Mark sent"))
        self.how = ComboBox(_("How"), [(key, _capital(words)) for key, words in _ways()])
        self.to_whom = LineField(_("To whom"), limit=200)
        if provider is not None:
            known = (provider.name, provider.credential)
            self.to_whom.setText(", ".join(part for part in known if part))
            self.how.set_key("fax" if provider.fax else "mail")
        self.note = LineField(_("Note"), hint=_("optional"), limit=2_000)
        self.add("to_whom", LabeledField(_("To whom"), self.to_whom))
        how = LabeledField(_("How"), self.how, reserve=True)
        self.add_pair(("how", how), ("day", self.day_field(_("When"))))
        self.add("note", LabeledField(_("Note"), self.note))
        self.keep_as(f"sent/{paper.id}", paper.client_id)
        self.finish()

    def do(self) -> None:
        """Mark it sent."""
        self.session.do(
            documents.mark_sent,
            document_id=self._paper.id,
            how=self.how.key(),
            to_whom=self.to_whom.text(),
            day=self.day_typed(),
            note=self.note.text(),
        )


class AcknowledgedSheet(EventSheet):
    """When the reader answered, and what."""

    def __init__(self, host: QWidget, session: Session, paper: DocumentLine) -> None:
        super().__init__(host, session, paper, _("The reader answered"), _("Acknowledged"))
        self.note = NoteField(_("The answer"), hint=_("No concerns; please call; ..."), lines=3)
        self.add("day", self.day_field(_("When")))
        self.add("note", LabeledField(_("The answer"), self.note))
        self.keep_as(f"acknowledged/{paper.id}", paper.client_id)
        self.finish()

    def do(self) -> None:
        """Record the answer."""
        self.session.do(
            documents.acknowledge,
            document_id=self._paper.id,
            day=self.day_typed(),
            note=self.note.text(),
        )


class VoidSheet(EventSheet):
    """Why a signed paper is not to be used; this can't be taken back."""

    def __init__(self, host: QWidget, session: Session, paper: DocumentLine) -> None:
        super().__init__(host, session, paper, _("Void this paper"), _("Void"))
        words = _("It stays readable, marked as not to be used. This can't be taken back.")
        self.card.body.addWidget(ParagraphLabel(words, "body", "ink2", min_width=240))
        self.reason = LineField(_("Why"), limit=200)
        self.add("reason", LabeledField(_("Why"), self.reason))
        self.keep_as(f"void/{paper.id}", paper.client_id)
        self.finish()

    def do(self) -> None:
        """Void it."""
        self.session.do(
            documents.void_document,
            document_id=self._paper.id,
            reason=self.reason.text(),
        )


def _ways() -> list[tuple[str, str]]:
    return [(key, render(words)) for key, words in WAYS.items()]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

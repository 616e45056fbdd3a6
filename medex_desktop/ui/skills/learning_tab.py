"""What a practitioner learns and holds: credentials with their renewal, and the learning log."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.skills.learning import (
    Credential,
    Learning,
    expiry_words,
    hours_words,
    shown,
)
from medex_desktop.language import _, day, render
from medex_desktop.services import learning
from medex_desktop.services.desk import Changed
from medex_desktop.ui import commands, parts, theme
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.status_shape import StatusShape

_TABLES = frozenset({"credential", "learning", "skill_observation"})


class _Line(QWidget):
    """A shape, words, and what can be done; ``row_id`` is whose."""

    def __init__(self, row_id: int, title: str, shape: str, status: str, more: str) -> None:
        super().__init__()
        self.row_id = row_id
        compact = theme.is_compact()
        self._buttons = Row(gap=4)
        words = Column(gap=2)
        words.addWidget(ParagraphLabel(title, "body", weight=600, min_width=160))
        if status:
            self.status = StatusShape(shape, status)
            words.addWidget(self.status, 0, Qt.AlignmentFlag.AlignLeft)
        if more:
            words.addWidget(ParagraphLabel(more, "body", "ink2", min_width=160))
        whole = (
            Column(self, gap=4, margins=(0, 4)) if compact else Row(self, gap=12, margins=(0, 4))
        )
        whole.addLayout(words, 1)
        whole.addLayout(self._buttons)
        if compact:
            self._buttons.addStretch(1)

    def add(self, words: str, name: str) -> Button:
        made = Button(words, "quiet", name=name)
        self._buttons.insertWidget(self._buttons.count() - theme.is_compact(), made)
        return made


class LearningTab(ScrollBody):
    """``LearningTab(session)``; ``load()`` reads it again."""

    def __init__(self, session: Session) -> None:
        super().__init__(margins=(0, 4, 8, 16))
        self.session = session
        self.credentials = Column(gap=4)
        self.log = Column(gap=4)
        self.add_credential = Button(_("Add credential"), icon="plus")
        self.add_learning = Button(_("Add to the log"), icon="plus")
        self.sign_for_another = Button(_("Sign a form from another practice"), icon="pencil")
        self._hours = ParagraphLabel("", "caption", min_width=160)
        self._saving = Saving(session, self)
        self._saved: int | None = None

        self._arrange()

        self.add_credential.clicked.connect(self._on_add_credential_clicked)
        self.add_learning.clicked.connect(self._on_add_learning_clicked)
        self.sign_for_another.clicked.connect(self._on_sign_clicked)
        self._saving.saved.connect(self._on_saving_saved)
        session.changed.connect(self._on_session_changed)
        self.load()

    def load(self) -> None:
        """Read both lists."""
        with self.session.shown():
            self._show_credentials(self.session.ask(learning.credentials))
            self._show_log(self.session.ask(learning.log))

    def _arrange(self) -> None:
        held = Card(margins=(20, 16), gap=8)
        held.heading(_("Credentials")).addWidget(self.add_credential)
        about = _("Today tells 60 days before one expires. Hours count since it was renewed last.")
        held.body.addWidget(ParagraphLabel(about, "caption", min_width=200))
        held.body.addLayout(self.credentials)
        learnt = Card(margins=(20, 16), gap=8)
        learnt.heading(_("Learning log")).addWidget(self.add_learning)
        learnt.body.addWidget(self._hours)
        learnt.body.addLayout(self.log)
        others = Card(margins=(20, 16), gap=8)
        others.heading(_("For somebody else")).addWidget(self.sign_for_another)
        words = _("You watched a practitioner of another practice: sign the form they sent you.")
        others.body.addWidget(ParagraphLabel(words, "caption", min_width=200))
        for card in (held, learnt, others):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _show_credentials(self, held: list[Credential]) -> None:
        clear(self.credentials)
        if not held:
            words = _("None yet. Add what you hold, with its last day, and a scan of the paper.")
            self.credentials.addWidget(ParagraphLabel(words, "body", "ink2", min_width=200))
        for at, one in enumerate(held):
            if at:
                self.credentials.addWidget(Divider())
            self.credentials.addWidget(self._credential(one))

    def _credential(self, one: Credential) -> _Line:
        today = self.session.desk.clock.today()
        parts_of_it = [one.issuer, one.number]
        if one.hours_needed is not None:
            hours = self.session.ask(learning.hours_for, credential_id=one.id)
            said = render(hours_words(hours, one.hours_needed))
            parts_of_it.append(_("{hours} h for its renewal", hours=said))
        more = " · ".join(part for part in parts_of_it if part)
        line = _Line(
            one.id, one.name, shape_of(one, self.session), render(expiry_words(one, today)), more
        )
        if one.scan_id is not None:
            scan = line.add(_("Save scan"), _("Save the scan of {name}", name=one.name))
            scan.clicked.connect(self._on_scan_clicked)
        change = line.add(_("Change or renew"), _("Change or renew {name}", name=one.name))
        change.clicked.connect(self._on_change_clicked)
        return line

    def _show_log(self, entries: list[Learning]) -> None:
        clear(self.log)
        today = self.session.desk.clock.today()
        year = sum((one.hours for one in entries if one.day.year == today.year), Decimal(0))
        self._hours.setText(_("{n} h in {year}", n=shown(year), year=today.year))
        if not entries:
            words = _("Nothing yet. A course, a book, or what you made of being watched.")
            self.log.addWidget(ParagraphLabel(words, "body", "ink2", min_width=200))
        names = {one.id: one.name for one in self.session.ask(learning.credentials)}
        for at, one in enumerate(entries):
            if at:
                self.log.addWidget(Divider())
            self.log.addWidget(self._entry(one, names))

    def _entry(self, one: Learning, names: dict[int, str]) -> _Line:
        counts = names.get(one.credential_id or 0)
        said = [
            day(one.day),
            _("{n} h", n=shown(one.hours)) if one.hours else "",
            one.given_by,
            _("counts for {name}", name=counts) if counts else "",
            _("of a sign-off") if one.skill_observation_id is not None else "",
        ]
        more = "\n".join(filter(None, (" · ".join(filter(None, said)), one.note)))
        line = _Line(one.id, one.title, "", "", more)
        remove = line.add(_("Remove"), _("Remove {name}", name=one.title))
        remove.clicked.connect(self._on_remove_clicked)
        return line

    def _line(self) -> _Line:
        button = self.sender()
        assert isinstance(button, Button)
        line = button.parentWidget()
        assert isinstance(line, _Line)
        return line

    def _host(self) -> QWidget:
        return commands.host_of(self)

    def _on_add_credential_clicked(self) -> None:
        sheet = parts.of("ui.skills.credential_sheet", "CredentialSheet")
        made = sheet(self._host(), self.session)
        made.open(made.fields["name"].field)

    def _on_change_clicked(self) -> None:
        sheet = parts.of("ui.skills.credential_sheet", "CredentialSheet")
        with self.session.shown():
            sheet.open_for(self._host(), self.session, self._line().row_id)

    def _on_add_learning_clicked(self) -> None:
        made = parts.of("ui.skills.learning_sheet", "LearningSheet")(self._host(), self.session)
        made.open(made.fields["title"].field)

    def _on_remove_clicked(self) -> None:
        with self.session.shown():
            self.session.do(learning.remove_learning, learning_id=self._line().row_id)

    def _on_sign_clicked(self) -> None:
        parts.of("ui.skills.mentor_sheet", "MentorSheet").open_over(self._host(), self.session)

    def _on_scan_clicked(self) -> None:
        self._saved = self._line().row_id
        with self.session.shown():
            scan = self.session.ask(learning.scan_of, credential_id=self._saved)
            kind = FileKind(scan.suffix.upper(), scan.suffix, lambda: scan.content)
            self._saving.ask(_("Save the scan"), _("credential"), [kind])

    def _on_saving_saved(self, name: str) -> None:
        assert self._saved is not None
        with self.session.shown():
            self.session.do(learning.note_scan_export, credential_id=self._saved)
        self.session.told.emit(_("Saved as {name}", name=name))

    def _on_session_changed(self, changed: Changed) -> None:
        if changed.tables & _TABLES and self.isVisible():
            self.load()


def shape_of(one: Credential, session: Session) -> str:
    """Its state as a shape: a check, a diamond near renewal, an octagon expired, a ring ended."""
    today = session.desk.clock.today()
    if one.ended_on is not None:
        return "later"
    if one.is_expired(today):
        return "stop"
    return "attend" if one.is_to_be_renewed(today) else "done"

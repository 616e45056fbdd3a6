"""A credential: its days, the hours its renewal asks for, and a scan of it."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.skills.learning import Credential, CredentialForm, plain
from medex_desktop.errors import MedExError, Refused
from medex_desktop.language import MONTHS, Text, _
from medex_desktop.services import learning
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.skills.file_pick import FilePick
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Row

SCANS = "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg)"


class CredentialSheet(FormSheet):
    """A new one, or one on record, which is renewed by giving it its new days."""

    def __init__(self, host: QWidget, session: Session, found: Credential | None = None) -> None:
        title = _("Change or renew the credential") if found else _("Add a credential")
        super().__init__(host, session, title, _("Save"))
        self._found = found
        form = form_of(found)
        self.line("name", _("Credential"), form.name, hint=_("such as MES, or CPR/AED"))
        self.line("issuer", _("Who gave it"), form.issuer)
        self.line("number", _("Number"), form.number)
        self.line("issued_on", _("Given, or renewed last, on"), form.issued_on)
        self.line("expires_on", _("Last day it holds"), form.expires_on,
                  hint=_("left empty: it does not expire"))  # fmt: skip
        self.line("hours_needed", _("Hours its renewal asks for"), form.hours_needed,
                  hint=_("left empty: none"))  # fmt: skip
        has_scan = found is not None and found.scan_id is not None
        words = _("Choose another scan") if has_scan else _("Choose a scan")
        self.scan = FilePick(words, SCANS)
        self._add("scan", _("Scan of the paper"), self.scan)
        self.end = Button(_("It ended: I hold it no longer"), "quiet")
        if found is not None and found.ended_on is None:
            row = Row(gap=8)
            row.addWidget(self.end)
            row.addStretch(1)
            self.body.addLayout(row)
        self.keep_as(f"credential/{found.id if found else 'new'}")
        self.end.clicked.connect(self._on_end_clicked)

    @classmethod
    def open_for(cls, host: QWidget, session: Session, credential_id: int) -> "CredentialSheet":
        """Open it for one on record, the keyboard on its last day. Refused when it is gone."""
        held = {one.id: one for one in session.ask(learning.credentials)}
        if credential_id not in held:
            raise Refused(Text("This credential is not on record any more. Nothing was changed."))
        made = cls(host, session, held[credential_id])
        made.open(made.fields["expires_on"].field)
        return made

    def do(self) -> None:
        """Save it."""
        names = ("name", "issuer", "number", "issued_on", "expires_on", "hours_needed")
        typed: dict[str, Any] = {name: self.text(name) for name in names}
        form = CredentialForm(**typed)
        if self._found is None:
            self.session.do(learning.add_credential, form=form, scan=self.scan.content())
        else:
            self.session.do(
                learning.change_credential,
                credential_id=self._found.id,
                form=form,
                scan=self.scan.content(),
            )

    def _on_end_clicked(self) -> None:
        assert self._found is not None
        try:
            self.session.do(learning.end_credential, credential_id=self._found.id)
        except MedExError as error:
            self.say(str(error))
            return
        self.recorded.emit()
        self.close_overlay()


def form_of(found: Credential | None) -> CredentialForm:
    """A credential as it would be typed."""
    if found is None:
        return CredentialForm()

    def typed(hours: Decimal | None) -> str:
        return "" if hours is None else plain(hours)

    days = [
        "" if one is None else f"{one.day} {MONTHS[one.month - 1]} {one.year}"
        for one in (found.issued_on, found.expires_on)
    ]
    return CredentialForm(
        found.name, found.issuer, found.number, days[0], days[1], typed(found.hours_needed)
    )

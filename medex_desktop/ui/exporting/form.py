"""What an export asks for: a passphrase twice and a place, or a clear yes to no passphrase."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, n_
from medex_desktop.services import exports
from medex_desktop.services.exports import Exported
from medex_desktop.ui.choosing import ask_folder
from medex_desktop.ui.door.strength import MIN_LENGTH
from medex_desktop.ui.session import Session
from medex_desktop.ui.setup.strength_meter import StrengthMeter
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.check_box import CheckBox
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.passphrase_field import PassphraseField
from medex_desktop.ui.work_panel import WorkPanel


class ExportForm(QWidget):
    """Of the whole practice, or of one client. Nothing of it is kept when it is closed."""

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__()
        self._session = session
        self._client_id = client_id
        self.first = PassphraseField(_("Passphrase for this export"), size="desk")
        self.again = PassphraseField(_("The same again"), size="desk")
        self.meter = StrengthMeter()
        self.go = Button(_("Choose a place and export"), "filled", icon="export", size="main")
        self.without = Button(_("Without encryption"), "quiet")
        self.plain = _PlainStep()
        self.work = WorkPanel(session.tasks)
        self._arrange()
        self.first.changed.connect(self.meter.measure)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._on_go_clicked)
        self.go.clicked.connect(self._on_go_clicked)
        self.without.clicked.connect(self._on_without_clicked)
        self.plain.go.clicked.connect(self._on_plain_clicked)
        self.work.done.connect(self._on_done)
        self.work.ended.connect(self._on_ended)

    def _arrange(self) -> None:
        column = Column(self, gap=8)
        column.addWidget(
            ParagraphLabel(
                _(
                    "One encrypted file with tables (CSV), a complete copy of the records (JSON) "
                    "and every signed paper. It has a passphrase of its own: nobody can open it "
                    "without, so send the passphrase by another way than the file."
                ),
                "body",
                "ink2",
                min_width=260,
            )
        )
        for part in (self.first, self.meter, self.again):
            column.addWidget(part)
        foot = Row(gap=12)
        foot.addWidget(self.without)
        foot.addStretch(1)
        foot.addWidget(self.go)
        column.addLayout(foot)
        column.addWidget(self.plain)
        column.addWidget(self.work)
        self.plain.hide()

    def export_to(self, folder: str) -> None:
        """Write the encrypted file into a folder."""
        self._run(Path(folder), self.first.text(), plain=False)

    def export_plain_to(self, folder: str) -> None:
        """Write a folder that anybody can read."""
        self._run(Path(folder), "", plain=True)

    def _on_go_clicked(self) -> None:
        if self._is_passphrase_fit():
            ask_folder(self, _("Choose where the export goes"), self.export_to)

    def _is_passphrase_fit(self) -> bool:
        for field in (self.first, self.again):
            field.say("")
        if len(self.first.text().strip()) < MIN_LENGTH:
            self.first.say(_("At least {n} characters.", n=MIN_LENGTH))
            self.first.setFocus()
            return False
        if self.first.text() != self.again.text():
            self.again.say(_("The two passphrases differ."))
            self.again.setFocus()
            return False
        return True

    def _on_without_clicked(self) -> None:
        self.plain.reset()
        self.plain.setVisible(self.plain.isHidden())

    def _on_plain_clicked(self) -> None:
        ask_folder(self, _("Choose where the readable export goes"), self.export_plain_to)

    def _run(self, to: Path, passphrase: str, *, plain: bool) -> None:
        self.go.set_not_yet(_("Exporting"))
        self.plain.hide()
        job = _Job(self._session, to, self._client_id, passphrase, plain)
        self.work.run(_("Exporting"), job)

    def _on_done(self, made: Exported) -> None:
        told = [_("Written: {path}", path=made.path)]
        if made.missing:
            told.append(
                n_(
                    "{n} stored file was missing or damaged and is not in it.",
                    "{n} stored files were missing or damaged and are not in it.",
                    made.missing,
                )
            )
        self.work.say(" ".join(told), "watch" if made.missing else "good")
        for field in (self.first, self.again):
            field.clear()

    def _on_ended(self) -> None:
        self.go.set_not_yet("")


class _PlainStep(QWidget):
    """The extra step before an export that anybody can read."""

    def __init__(self) -> None:
        super().__init__()
        self.sure = CheckBox(_("I know that it is not protected"))
        self.go = Button(_("Choose a place, not encrypted"), icon="warning")
        column = Column(self, gap=8)
        column.addWidget(
            ParagraphLabel(
                _(
                    "Without encryption the export is a folder of ordinary files with names, "
                    "birth dates and results. Whoever gets the stick, the mail or the laptop "
                    "can read all of it, and deleting it later may not remove it."
                ),
                "body",
                "alert",
                min_width=260,
            )
        )
        row = Row(gap=12)
        row.addWidget(self.sure)
        row.addStretch(1)
        row.addWidget(self.go)
        column.addLayout(row)
        self.sure.toggled.connect(self._on_sure_toggled)
        self.reset()

    def reset(self) -> None:
        """Ask again each time."""
        self.sure.setChecked(False)
        self._on_sure_toggled(False)

    def _on_sure_toggled(self, sure: bool) -> None:
        self.go.set_not_yet("" if sure else _("Tick the sentence beside first"))


class _Job:
    """The work of one task; it holds no widget and forgets the passphrase."""

    def __init__(
        self, session: Session, to: Path, client_id: int | None, passphrase: str, plain: bool
    ) -> None:
        self._session = session
        self._to = to
        self._client_id = client_id
        self._passphrase = passphrase
        self._plain = plain

    def __call__(self, task: Task) -> Exported:
        passphrase, self._passphrase = self._passphrase, ""
        return exports.export_practice(
            self._session.desk,
            self._to,
            self._client_id,
            task.report,
            passphrase=passphrase,
            plain=self._plain,
        )

"""The second step: a passphrase, and a recovery key that is kept on paper."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtWidgets import QDialog, QFileDialog

from medex_desktop import language, safeio
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.door.strength import MIN_LENGTH
from medex_desktop.ui.setup import recovery_sheet
from medex_desktop.ui.setup.key_card import KeyCard
from medex_desktop.ui.setup.step import Step
from medex_desktop.ui.setup.strength_meter import StrengthMeter
from medex_desktop.ui.widgets.layouts import Column, Grid
from medex_desktop.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class KeysStep(Step):
    """``passphrase()`` once both fields are equal; the key card proves that the key was kept."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.title = _("Choose a passphrase, keep the recovery key")
        self.note = _("If both are lost, nobody can open the practice again.")
        self.practice_name = ""
        self._today = today
        self._printer: QPrinter | None = None
        self.first = PassphraseField(_("Passphrase"))
        self.again = PassphraseField(_("Same again"))
        self.meter = StrengthMeter()
        self.card = KeyCard()
        self._fields = Grid(gap=(20, 0))
        column = Column(self, gap=8)
        column.addLayout(self._fields)
        column.addWidget(self.meter)
        column.gap(12)
        column.addWidget(self.card)
        column.addStretch(1)
        self._place()
        theme.look().changed.connect(self._place)
        self.setFocusProxy(self.first)

        self.first.changed.connect(self._on_passphrase_changed)
        self.again.changed.connect(self._on_passphrase_changed)
        self.card.changed.connect(self.changed)
        self.card.print_asked.connect(self._on_print_asked)
        self.card.save_asked.connect(self._on_save_asked)

    def _place(self) -> None:
        while self._fields.count():
            self._fields.takeAt(0)
        across = 1 if theme.is_compact() else 2
        for at, field in enumerate((self.first, self.again)):
            self._fields.addWidget(field, at // across, at % across)

    def passphrase(self) -> str:
        """The passphrase as typed."""
        return self.first.text()

    def missing(self) -> str:
        """The passphrase, its repetition, then the two groups."""
        if len(self.first.text().strip()) < MIN_LENGTH:
            return _("Choose a passphrase of at least {n} characters", n=MIN_LENGTH)
        if not self.is_repeated():
            return _("Type the passphrase again to go on")
        proof = self.card.missing()
        if proof is not None:
            return _("Type group {n} to go on", n=proof.number())
        return ""

    def advance(self) -> bool:
        """Go on, or put the keyboard on what is missing."""
        if len(self.first.text().strip()) < MIN_LENGTH:
            if self.first.text():
                self.first.say(_("At least {n} characters.", n=MIN_LENGTH))
            self.first.setFocus()
        elif not self.is_repeated():
            if self.again.text():
                self.again.say(_("The two passphrases differ."))
            self.again.setFocus()
        else:
            proof = self.card.missing()
            if proof is None:
                return True
            proof.setFocus()
        return False

    def is_repeated(self) -> bool:
        """Whether both fields hold the same."""
        return self.first.text().strip() == self.again.text().strip()

    def summary(self) -> str:
        """That both are chosen."""
        return _("Chosen, and the key was kept")

    def _on_passphrase_changed(self, _typed: str) -> None:
        self.meter.measure(self.first.text())
        if self.again.sentence() and self.is_repeated():
            self.again.say("")
        self.changed.emit()

    def _document(self) -> QTextDocument:
        day = language.day(self._today)
        return recovery_sheet.sheet(self.practice_name, self.card.key, day)

    def _on_print_asked(self) -> None:
        if not self.card.key:
            return
        # the printer's library is looked for only when something is printed
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_printer_chosen)
        QDialog.open(dialog)  # QPrintDialog.open wants a receiver

    def _on_printer_chosen(self) -> None:
        if self._printer is not None:
            self._document().print_(self._printer)
            self.card.said.say(_("Sent to the printer."), "good")

    def _on_save_asked(self) -> None:
        if not self.card.key:
            return
        dialog = QFileDialog(self, _("Save the recovery key"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(_("MedEx recovery key.pdf"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        QDialog.open(dialog)  # QPrintDialog.open wants a receiver

    def save_to(self, name: str) -> None:
        """Write the sheet as a PDF; a disk that refuses is said on the card."""
        letter = QLocale().territory() in (
            QLocale.Country.UnitedStates,
            QLocale.Country.Canada,
            QLocale.Country.Mexico,
        )
        size = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
        try:
            safeio.write(Path(name), recovery_sheet.as_pdf(self._document(), QPageSize(size)))
        except OSError as fault:
            words = _("Not saved: {why}. Choose another place.", why=fault.strerror or "")
            self.card.said.say(words, "alert")
            return
        words = _("Saved. Move the file to a stick or print it, then delete it from this laptop.")
        self.card.said.say(words, "good")

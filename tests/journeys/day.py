"""A day of two practitioners in the real program: every field gets a marker, and a lot goes wrong.

``Day`` is told by ``tests.journeys.day_child`` inside the program's own event loop.
"""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog

from medex_desktop.services import assessments, clients, drafts, merging, people
from medex_desktop.ui.clients.merge_sheet import MergeSheet
from medex_desktop.ui.grip.addendum_sheet import AddendumSheet
from medex_desktop.ui.importing.steps import Step
from medex_desktop.ui.papers.sheets import AcknowledgedSheet, SentSheet
from medex_desktop.ui.screens.client_form import ClientFormOverlay
from medex_desktop.ui.screens.first_run import FirstRun
from medex_desktop.ui.screens.import_dialog import ImportDialog
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.settings.backups import BackupSection
from medex_desktop.ui.settings.exports import ExportSection
from medex_desktop.ui.settings.passphrase import PassphraseSection
from medex_desktop.ui.settings.people import PeopleSection
from medex_desktop.ui.settings.profile import ProfileSection
from medex_desktop.ui.workspace.assess import Assess
from medex_desktop.ui.workspace.documents import Documents
from medex_desktop.ui.workspace.trends import Trends
from tests.journeys.day_words import NEVER_KEPT, PIN, STORED
from tests.journeys.hands import Hands
from tests.journeys.story import ALT, BIRTH, CONTROL, SIX

_FIELDS = {
    "phone": "client phone",
    "reference": "reference",
    "address": "client address",
    "diagnosis": "diagnosis",
    "event_text": "event",
    "precautions": "precautions",
}
_PROVIDER = ("name", "credential", "profession", "organization", "phone", "fax")


class Day(Hands):
    """The acts of one day; ``chosen`` is where papers go, ``stick`` where backups go."""

    chosen: Path
    stick: Path

    # -- the owner's morning ---------------------------------------------------------------------

    def set_up(self) -> None:
        """Practice, passphrase, recovery key, first client."""
        page = self.window.page()
        assert isinstance(page, FirstRun)
        self.wait(lambda: bool(page.keys.card.key))
        self.put(STORED["practice"])
        self.key(Qt.Key.Key_Tab)
        self.put(STORED["owner"])
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: page.step() == 1)
        for _ in range(2):
            self.put(NEVER_KEPT["owner passphrase"])
            self.key(Qt.Key.Key_Return)
        groups = page.keys.card.key.split("-")
        self.say("recovery key", page.keys.card.key)
        page.keys.card.save.click()
        self.choose_file(self.chosen / "recovery key.pdf")
        self.wait(lambda: (self.chosen / "recovery key.pdf").exists())
        for proof in page.keys.card.proofs:
            self.put(groups[proof.number() - 1], proof.line)
        page.next.click()
        self.wait(lambda: page.step() == 2)
        self.put(STORED["client"], page.client.name_line)
        self.put(BIRTH, page.client.birth.line)
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.window.shell is not None)
        self.wait(lambda: len(self.session.ask(clients.client_list)) == 1)

    def add_the_second_person(self) -> None:
        """Settings, People: they type their own passphrase."""
        page = self.settings("people", PeopleSection)
        self.put(STORED["second person"], page.form.name_line)
        self.put(STORED["credential"], page.form.credential)
        for field in (page.form.passphrase, page.form.again):
            self.put(NEVER_KEPT["second passphrase"], field.field)
        page.form.add.click()
        self.wait(lambda: len(people.people(self.session.desk)) == 2)
        self.wait(lambda: not page.form.passphrase.text())

    def fill_the_profile(self) -> None:
        """Letterhead and a logo that is a picture with words in it."""
        page = self.settings("profile", ProfileSection)
        self.put(STORED["practice phone"], page.fields.line("phone"))
        page.fields.logo.choose.click()
        self.choose_file(self.chosen / "logo.png")
        self.wait(lambda: page.fields.logo.content() is not None)
        page.save.click()
        assert page.said.words() == "Saved"

    def set_a_pin(self) -> None:
        """For this shift."""
        page = self.settings("passphrase", PassphraseSection)
        for field in (page.pin.pin, page.pin.again):
            self.put(PIN, field.field)
        page.pin.set.click()
        self.wait(lambda: self.window.program.pin is not None)

    def add_a_client_with_everything(self) -> None:
        """Every field of the form, a new provider too."""
        form = self.new_client(STORED["full client"], "12 apr 1949")
        form.fields._more.click()
        for name, what in _FIELDS.items():
            self.put(STORED[what], form.fields.fields[name].field)
        self.put(f"{STORED['client email']}@example.org", form.fields.fields["email"].field)
        kind = form.fields.fields["event_kind"].field
        kind.set_key("surgery")  # type: ignore[attr-defined]
        self.put("3 mar 2026", form.fields.fields["event_date"].field)
        form.fields.provider._combo.set_key("new")
        for name in _PROVIDER:
            self.put(STORED[f"provider {name}"], form.fields.provider._line(name))
        self.key(Qt.Key.Key_Return, CONTROL)
        self.wait(lambda: len(self.session.ask(clients.client_list)) == 2)

    def leave_a_draft(self) -> None:
        """Half a form, and away."""
        form = self.new_client(STORED["draft name"], "")
        form.fields._more.click()
        self.put(STORED["draft note"], form.fields.fields["diagnosis"].field)
        self.wait(lambda: bool(self.session.ask(drafts.drafts, kind="client")))
        self.key(Qt.Key.Key_Escape)
        self.wait(lambda: not form.isVisible())

    def test_the_grip(self) -> None:
        """Six squeezes, a remark, who looked on; signed, then an addendum."""
        number = self.number_of("full client")
        self.session.go("client", number, tab="assess")
        page = self.tab("assess", Assess)
        self.wait(lambda: page.sitting is not None and page.sitting.client_id == number)
        self.type(SIX)
        self.put(STORED["grip remark"], page._note)
        self.put(STORED["supervisor"], page.parts.facts._supervisor)
        page.sign()
        self.wait(lambda: bool(self.session.ask(assessments.assessment_list, client_id=number)))
        (signed,) = self.session.ask(assessments.assessment_list, client_id=number)
        self.session.go("client", number, tab="assess", assessment_id=signed.id)
        page.parts.record.add.click()
        sheet = self.sheet(AddendumSheet)
        sheet.set_reason(STORED["addendum reason"])
        self.put(STORED["addendum"], sheet.note)
        sheet.agree.click()
        self.wait(lambda: not sheet.isVisible())

    def look_at_the_chart(self) -> None:
        """The trend, and its picture in the clipboard."""
        self.key(Qt.Key.Key_3, ALT)
        page = self.tab("trends", Trends)
        self.wait(lambda: page._page is not None and bool(page._page.rows))
        page.copy_button.click()
        self.wait(lambda: not QApplication.clipboard().image().isNull())

    def write_the_report(self) -> None:
        """A report with words of one's own; saved, printed, signed, sent, answered."""
        self.key(Qt.Key.Key_4, ALT)
        page = self.tab("documents", Documents)
        page.new_report()
        fields = page.draft.fields
        for words, field in (
            (STORED["report summary"], fields.summary),
            (STORED["report program"], fields.program),
        ):
            self.put(words, field.field)
        self.wait(lambda: page.pdf().startswith(b"%PDF") and not page.foot.step.reason())
        self.key(Qt.Key.Key_Return, CONTROL)
        self.wait(lambda: (line := page.chosen()) is not None and line.paper is not None)
        self.wait(lambda: page.pdf().startswith(b"%PDF"))
        page.save_pdf()
        self.choose_file(self.chosen / "report.pdf")
        self.wait(lambda: (self.chosen / "report.pdf").exists())
        self.print_it(page)
        for kind, what in ((SentSheet, "sent note"), (AcknowledgedSheet, "answer")):
            page.take_step()
            sheet = self.sheet(kind)
            self.put(STORED[what], sheet.fields["note"].field)
            sheet.act.click()
            self.wait(lambda sheet=sheet: not sheet.isVisible())

    def print_it(self, page: Documents) -> None:
        """Through the system's own dialog, to a file: there is no printer here."""
        page.print_paper()
        self.wait(lambda: bool(self.window.findChildren(QPrintDialog)))
        (dialog,) = self.window.findChildren(QPrintDialog)
        dialog.printer().setOutputFileName(str(self.chosen / "printed.pdf"))
        dialog.done(QDialog.DialogCode.Accepted)
        self.wait(lambda: (self.chosen / "printed.pdf").exists())
        self.come_to_the_front()

    def search(self) -> None:
        """Words in both search boxes that no record holds."""
        self.key(Qt.Key.Key_K, CONTROL)
        self.put(NEVER_KEPT["search"])
        self.key(Qt.Key.Key_Escape)
        self.shell.go_to("clients")
        self.put(NEVER_KEPT["filter"])
        self.key(Qt.Key.Key_Escape)

    def bring_a_list_in(self) -> None:
        """A CSV with a good row and one that is left out."""
        dialog = ImportDialog.open_over(self.window.stage, self.session, "clients")
        dialog.file.browse.click()
        self.choose_file(self.chosen / f"{STORED['file name']}.csv")
        for step in (Step.COLUMNS, Step.CHECK):
            self.wait(lambda step=step: dialog.is_settled() and dialog.step is step)
            dialog.check.leave_out.setChecked(True)
            dialog.foot.main.click()
        self.wait(lambda: len(self.session.ask(clients.client_list)) == 3)
        self.wait(dialog.is_settled)
        dialog.close_overlay()

    def back_up(self) -> None:
        """To the stick, rehearsed, and everything out in one encrypted file."""
        page = self.settings("backup", BackupSection)
        page.second.choose.click()
        self.choose_file(self.stick)
        self.wait(lambda: any(self.stick.glob("[!.]*/manifest.json")))
        self.wait(lambda: not page.second.work.is_busy())
        page.rehearse.click()
        self.wait(lambda: "came back" in page.rehearsed.words())
        out = self.settings("export", ExportSection)
        for field in (out.form.first, out.form.again):
            self.put(NEVER_KEPT["export passphrase"], field.field)
        out.form.go.click()
        self.choose_file(self.stick)
        self.wait(lambda: not out.form.work.is_busy() and "Written" in out.form.work.words())

    # -- the second practitioner's afternoon -----------------------------------------------------

    def lock(self) -> None:
        """Ctrl+L."""
        self.key(Qt.Key.Key_L, CONTROL)
        self.wait(lambda: isinstance(self.window.page(), Unlock))

    def unlock(self, passphrase: str, wrong: str = "") -> None:
        """By a passphrase, past the PIN that is asked for first."""
        page = self.window.page()
        assert isinstance(page, Unlock)
        page.use_passphrase.click()
        if wrong:
            self.put(wrong, page.form.passphrase.field)
            self.key(Qt.Key.Key_Return)
            self.wait(lambda: bool(page.form.passphrase.sentence()))
            page.form.passphrase.clear()
        self.put(passphrase, page.form.passphrase.field)
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.window.shell is not None)

    def unlock_by_pin(self) -> None:
        """The owner is back."""
        page = self.window.page()
        assert isinstance(page, Unlock)
        assert page.by_pin is not None
        self.put(PIN, page.by_pin.pin.field)
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.window.shell is not None)

    def work_on(self) -> None:
        """Edit and undo, the same person twice merged, one put into the bin."""
        first = self.number_of("client")
        form = ClientFormOverlay.open_over(self.window.stage, self.session, first)
        form.fields._more.click()
        self.put(STORED["undone"], form.fields.fields["diagnosis"].field)
        self.key(Qt.Key.Key_Return, CONTROL)
        self.wait(lambda: not form.isVisible())
        self.key(Qt.Key.Key_Z, CONTROL)
        self.wait(lambda: not self.diagnosis_of(first))
        self.shell.redo()
        self.wait(lambda: bool(self.diagnosis_of(first)))
        self.new_client(STORED["twin"], BIRTH)
        self.key(Qt.Key.Key_Return, CONTROL)
        self.wait(lambda: len(self.session.ask(clients.client_list)) == 4)
        others = self.session.ask(merging.alike, client_id=first)
        merge = MergeSheet.open_over(self.window.stage, self.session, first, others)
        merge.act.click()
        self.wait(lambda: len(self.session.ask(clients.client_list)) == 3)
        self.bin_somebody()

    def bin_somebody(self) -> None:
        """The client of the list goes into the bin, with a reason."""
        from medex_desktop.ui.clients.bin_sheet import BinSheet

        name, number = STORED["imported"], self.number_of("imported")
        sheet = BinSheet.open_over(self.window.stage, self.session, number, name)
        self.put(STORED["bin reason"], sheet.reason)
        sheet.act.click()
        self.wait(lambda: bool(self.session.ask(clients.binned_clients)))

    def erase_the_binned(self) -> None:
        """By the owner; the certificate is saved where papers go."""
        from medex_desktop.ui.clients.erase_sheet import Certificates, EraseSheet

        (line,) = self.session.ask(clients.binned_clients)
        sheet = EraseSheet.open_over(self.window.stage, self.session, line.id)
        offers = Certificates(self.session, self.shell)
        sheet.erased.connect(offers.offer)
        self.put(line.name, sheet.name)
        self.put(STORED["erase reason"], sheet.reason)
        self.put(NEVER_KEPT["certificate name"], sheet.named)
        sheet.act.click()
        self.choose_file(self.chosen / "certificate.pdf")
        self.wait(lambda: (self.chosen / "certificate.pdf").exists())

    def sit_idle(self) -> None:
        """An hour without a touch, as the watch sees it, in the loop where it looks.

        Called from here, what is closed would be deleted only when the day is over (Qt deletes it
        in the loop of the call), and its watch would lock the next one too.
        """
        self.wait(lambda: self.window.locker is not None)
        assert self.window.locker is not None
        idle = self.window.locker.idle
        idle._touched_at -= 3_600
        QTimer.singleShot(0, idle.look)
        self.wait(lambda: isinstance(self.window.page(), Unlock))

    def number_of(self, what: str) -> int:
        """The client whose name is that marker."""
        listed = self.session.ask(clients.client_list)
        return next(one.id for one in listed if one.name == STORED[what])

    def diagnosis_of(self, client_id: int) -> str:
        """What the record says."""
        return self.session.ask(clients.client_page, client_id=client_id).client.diagnosis

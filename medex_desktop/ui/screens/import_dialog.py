"""Import grip results or a client list in three steps: file, columns, check; then take it back."""

from collections.abc import Mapping as Dict
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from medex_desktop.errors import InvalidInput, MedExError, Refused
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.language import _, n_, render
from medex_desktop.services import imports
from medex_desktop.services.import_files import Checked, ChosenFile, refused_rows
from medex_desktop.services.imports import GRIP, BatchLine, Withdrawn
from medex_desktop.ui.errors import faults
from medex_desktop.ui.importing import words, work
from medex_desktop.ui.importing.check_step import CheckStep
from medex_desktop.ui.importing.columns_step import ColumnsStep
from medex_desktop.ui.importing.done_step import DoneStep, withdrawn_words
from medex_desktop.ui.importing.earlier_step import EarlierStep
from medex_desktop.ui.importing.file_step import FileStep
from medex_desktop.ui.importing.frame import ImportFrame
from medex_desktop.ui.importing.steps import Step
from medex_desktop.ui.importing.understanding import Look, Understanding, from_kept
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session

_PAUSE: Final = 120
_CLOSED: Final = 30


class ImportDialog(ImportFrame):
    """``ImportDialog.open_over(host, session)``. Escape stops what runs, then closes; F5 rereads.

    Reading, checking, importing and taking back are tasks; a step that fails leaves the dialog
    as it was.
    """

    def __init__(self, host: QWidget, session: Session, kind: str = GRIP) -> None:
        super().__init__(host, session)
        self._kind = kind
        self._chosen: ChosenFile | None = None
        self._kept: Dict[str, Mapping] = {}
        self._given = Understanding(kind)
        self._look: Look | None = None
        self._looking = False
        self._looked_at = self._given
        self._check_wanted = False
        self._checked: Checked | None = None
        self._batch_id: int | None = None
        self.file = FileStep(kind)
        self.columns = ColumnsStep()
        self.check = CheckStep()
        self.done = DoneStep()
        self.earlier = EarlierStep()
        for page in (self.file, self.columns, self.check, self.done, self.earlier):
            self.pages.addWidget(page)
        self._saving = Saving(session, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)

        self._connect()

        self._go(Step.FILE)
        session.hold_changes()  # one reading after it, not one behind it at each step
        self.closed.connect(self._on_closed)

    @Slot()
    def _on_closed(self) -> None:
        self.session.tasks.start(self.session, work.LetGo(self._chosen, self._checked))
        self._chosen = self._checked = self._look = None
        if self.step is Step.DONE:
            self.session.told.emit(self.done.words())
        QTimer.singleShot(_CLOSED, self.session, self.session.release_changes)

    @classmethod
    def open_over(cls, host: QWidget, session: Session, kind: str = GRIP) -> "ImportDialog":
        """Open over ``host``; it deletes itself when it closes."""
        made = cls(host, session, kind)
        made.open(made.file.browse)
        return made

    def _connect(self) -> None:
        self.dropped.connect(self.choose)
        self.turned.connect(self._go)
        self.hangs.connect(self.file.zone.set_over)
        self.file.browse_asked.connect(self._on_browse_asked)
        self.file.kind_chosen.connect(self._on_kind_chosen)
        self.columns.meaning_chosen.connect(self._on_meaning_chosen)
        self.columns.answered.connect(self._on_answered)
        self.columns.kept_chosen.connect(self._on_kept_chosen)
        self.columns.keep_asked.connect(self._on_keep_asked)
        self._pause.timeout.connect(self._look_again)
        self.check.leave_out_chosen.connect(self._settle_import)
        self.check.save_asked.connect(self._on_save_asked)
        self._saving.saved.connect(self._on_list_saved)
        self.earlier.current_changed.connect(self._settle_earlier)
        self.earlier.withdraw_asked.connect(self._take_back)
        foot = self.foot
        foot.back.clicked.connect(self._on_back_clicked)
        foot.forth.clicked.connect(self._on_forth_clicked)
        foot.again.clicked.connect(self.check_again)
        foot.earlier.clicked.connect(self._show_earlier)
        foot.another.clicked.connect(self._on_another_clicked)
        foot.take_back.clicked.connect(self._on_take_back_clicked)
        foot.main.clicked.connect(self.go_on)
        foot.main.refused.connect(self._on_main_refused)
        for keys, slot in (
            ("F5", self.check_again),
            ("Ctrl+Return", self.foot.main.click),
            ("Ctrl+Enter", self.foot.main.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot(object)
    def choose(self, path: Path) -> None:
        """Read a file and show what its columns mean."""
        self.file.say("")
        job = work.OpenFile(self.session.desk, path, self._kind)
        self.run(_("Reading {file}", file=path.name), job, self._on_opened)

    @Slot()
    def go_on(self) -> None:
        """Do the one filled button's work."""
        if self.step is Step.COLUMNS:
            self._check()
        elif self.step is Step.CHECK:
            self._bring_in()
        elif self.step is Step.DONE:
            self.close_overlay()

    @Slot()
    def check_again(self) -> None:
        """Read the file as it is on the disk now, and check it with the same columns."""
        if self.step is Step.CHECK:
            self._check(again=True)

    def take_refusal(self, error: MedExError) -> None:
        """What is wrong with a file stands under it; everything else in the band."""
        self._check_wanted = False
        if self.step is Step.FILE and isinstance(error, Refused):
            self.file.say(str(error))
        elif isinstance(error, InvalidInput):
            self._go(Step.COLUMNS)
            self.columns.insist()
        else:
            super().take_refusal(error)

    def _go(self, step: Step) -> None:
        """Show a step."""
        name = self._chosen.facts.name if self._chosen else ""
        title = _("Earlier imports") if step is Step.EARLIER else words.title(self._kind)
        self.show_step(
            step, words.place(step, name), title=title, has_file=self._chosen is not None
        )
        self.file.show_file(name)
        if step is Step.COLUMNS:
            self._settle_columns()
        elif step is Step.CHECK:
            self._settle_import()
        elif step is Step.DONE:
            self.foot.main.set_words(_("Close"))
        elif step is Step.EARLIER:
            self._settle_earlier()
        self._focus(step)

    def _focus(self, step: Step) -> None:
        wanted: dict[Step, QWidget] = {
            Step.FILE: self.file.browse,
            Step.COLUMNS: self.foot.main,
            Step.CHECK: self.check.first_control(),
            Step.DONE: self.foot.main,
            Step.EARLIER: self.earlier.table,
        }
        if self.isVisible():
            wanted[step].setFocus()

    def _on_opened(self, opened: work.Opened) -> None:
        self._chosen = opened.chosen
        self._kept = opened.kept
        self.columns.show_table(opened.chosen.table)
        self.columns.show_kept(opened.kept, opened.kept_name)
        self._take(opened.look)
        self.go_soon(Step.COLUMNS)

    def _take(self, look: Look) -> None:
        self._look = look
        self._given = look.understanding
        self.columns.show_look(look)
        self._settle_columns()

    def _settle_columns(self) -> None:
        if self.step is not Step.COLUMNS or self._look is None:
            return
        n = len(self._look.open_keys)
        self.foot.main.set_words(_("Check file"))
        reason = n_("{n} question is open", "{n} questions are open", n) if n else ""
        self.foot.main.set_not_yet(reason)

    @Slot()
    def _settle_import(self) -> None:
        checked = self._checked
        if self.step is not Step.CHECK or checked is None:
            return
        self.foot.main.set_words(words.import_words(self._kind, checked.wanted))
        left_out = self.check.leave_out.isChecked()
        self.foot.main.set_not_yet(words.why_not_yet(checked, left_out=left_out))

    @Slot()
    def _settle_earlier(self) -> None:
        if self.step is Step.EARLIER:
            line = self.earlier.current()
            gone = line is None or line.withdrawn_at is not None
            self.foot.take_back.setVisible(not gone)

    @Slot(str, str)
    def _on_meaning_chosen(self, column: str, meaning: str) -> None:
        if self._given.columns is not None:
            self._change(self._given.assigned(column, meaning))

    @Slot(str, str)
    def _on_answered(self, key: str, value: str) -> None:
        self._change(self._given.answered(key, value))

    @Slot(str)
    def _on_kept_chosen(self, name: str) -> None:
        self._change(from_kept(self._kept[name]) if name else Understanding(self._kind))

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        self._kind = kind
        self._chosen = self._look = self._checked = None
        self._go(Step.FILE)

    def _change(self, given: Understanding) -> None:
        """Work out a change after a short pause; the newest counts."""
        self._given = given
        self._pause.start()

    @Slot()
    def _look_again(self) -> None:
        if self._chosen is None or self._looking:
            return
        self._looking = True
        self._looked_at = self._given
        job = work.LookAgain(self.session.desk, self._chosen, self._given)
        task = self.session.tasks.start(self, job)
        task.done.connect(self._on_look_done)
        task.refused.connect(self.take_refusal)
        task.failed.connect(faults().report)
        task.finished.connect(self._on_looked)

    @Slot(object)
    def _on_look_done(self, look: Look) -> None:
        if self._looked_at is self._given:  # else something was changed since
            self._take(look)

    @Slot()
    def _on_looked(self) -> None:
        self._looking = False
        if self._look is not None and self._given is not self._look.understanding:
            self._look_again()
        elif self._check_wanted:
            self._check()

    def is_settled(self) -> bool:
        """True when nothing runs and no look is waited for."""
        return not (self._pause.isActive() or self._looking or self.is_busy())

    def _check(self, *, again: bool = False) -> None:
        if self._chosen is None:
            return
        if self._pause.isActive() or self._looking:
            self._check_wanted = True
            return
        self._check_wanted = False
        job = work.CheckFile(self.session.desk, self._chosen, self._given, again)
        self.run(_("Reading every row"), job, self._on_checked)

    def _on_checked(self, found: work.Rechecked) -> None:
        if found.chosen is not self._chosen:
            self._chosen = found.chosen
            self.columns.show_table(found.chosen.table)
        self._take(found.look)
        if found.checked is None:
            self._go(Step.COLUMNS)
            self.columns.insist()
            return
        self._checked = found.checked
        self.check.show_checked(found.checked)
        self.go_soon(Step.CHECK)

    def _bring_in(self) -> None:
        if self._checked is not None:
            leave_out = self.check.leave_out.isChecked()
            job = work.BringIn(self.session.desk, self._checked, leave_out)
            self.run(_("Importing"), job, self._on_brought_in)

    def _on_brought_in(self, batch_id: int) -> None:
        checked = self._checked
        if checked is None:
            return
        self._batch_id = batch_id
        self.done.show_imported(checked)
        self.go_soon(Step.DONE)

    @Slot()
    def _on_take_back_clicked(self) -> None:
        if self.step is Step.EARLIER:
            self.earlier.ask()
        elif self._batch_id is not None:
            self._take_back(self._batch_id)

    @Slot(int)
    def _take_back(self, batch_id: int) -> None:
        job = work.TakeBack(self.session.desk, batch_id)
        self.run(_("Taking the import back"), job, self._on_taken_back, can_cancel=False)

    def _on_taken_back(self, outcome: tuple[Withdrawn, list[BatchLine]]) -> None:
        taken, lines = outcome
        self.session.told.emit(_("The import was taken back.") + " " + withdrawn_words(taken))
        if self.step is Step.EARLIER:
            self.earlier.show_batches(lines)
            self.earlier.tell(taken)
            self._settle_earlier()
        else:
            self.done.show_withdrawn(taken)
            self.foot.take_back.hide()

    @Slot()
    def _show_earlier(self) -> None:
        job = work.ReadEarlier(self.session.desk)
        self.run(_("Reading"), job, self._on_earlier_read, can_cancel=False)

    def _on_earlier_read(self, lines: list[BatchLine]) -> None:
        self.earlier.show_batches(lines)
        self._go(Step.EARLIER)

    @Slot()
    def _on_back_clicked(self) -> None:
        back = {Step.COLUMNS: Step.FILE, Step.CHECK: Step.COLUMNS, Step.EARLIER: Step.FILE}
        self._go(back[self.step])

    @Slot()
    def _on_forth_clicked(self) -> None:
        self._go(Step.COLUMNS)

    @Slot()
    def _on_another_clicked(self) -> None:
        self._on_kind_chosen(self._kind)

    @Slot(str)
    def _on_main_refused(self, _reason: str) -> None:
        if self.step is Step.COLUMNS:
            self.columns.insist()
        elif self.step is Step.CHECK and not self.check.leave_out.isHidden():
            self.check.leave_out.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_browse_asked(self) -> None:
        dialog = QFileDialog(self, _("Choose a CSV file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Tables (*.csv *.txt *.tsv)"), _("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        self.choose(Path(name))

    @Slot()
    def _on_save_asked(self) -> None:
        if self._checked is not None:
            kind = FileKind(_("List of refused rows"), "csv", partial(refused_rows, self._checked))
            self._saving.ask(_("Save the list"), _("refused-rows"), [kind])

    @Slot(str)
    def _on_list_saved(self, name: str) -> None:
        self.check.banner.set_words(_("The list was saved as {file}.", file=name), lead="")

    @Slot(str)
    def _on_keep_asked(self, name: str) -> None:
        if self._look is None:
            return
        try:
            with self.session.shown():
                self.session.do(imports.keep_mapping, name=name, mapping=self._look.mapping)
                self._kept = self.session.ask(imports.kept_mappings, kind=self._kind)
                self.columns.show_kept(self._kept, name.strip())
                self.session.told.emit(_("Columns saved as {name}", name=name.strip()))
        except InvalidInput as fault:
            self.columns.refuse_name(render(fault.message))

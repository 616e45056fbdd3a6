"""Documents: the physician's page from draft to signed, sent and acknowledged."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.errors import InvalidInput, MedExError, StorageProblem
from medex_desktop.language import _, render
from medex_desktop.services import clients, documents, drafts
from medex_desktop.services.desk import Changed
from medex_desktop.services.documents import PROGRESS_REPORT, DocumentLine
from medex_desktop.ui import local_keys
from medex_desktop.ui.errors import faults
from medex_desktop.ui.grip.drafting import DraftKeeper
from medex_desktop.ui.latest import Latest
from medex_desktop.ui.papers import jobs
from medex_desktop.ui.papers.draft_panel import DraftPanel
from medex_desktop.ui.papers.exports import PaperExports
from medex_desktop.ui.papers.foot import PaperFoot
from medex_desktop.ui.papers.frame import PapersFrame, in_the_middle
from medex_desktop.ui.papers.jobs import PaperRead, PreviewJob, PreviewMade, ReadJob, SignJob
from medex_desktop.ui.papers.lines import STEPS, PaperLine, paper_lines, payload_of, words_of
from medex_desktop.ui.papers.page_desk import PageDesk
from medex_desktop.ui.papers.sheets import AcknowledgedSheet, EventSheet, SentSheet, VoidSheet
from medex_desktop.ui.papers.shelf import Shelf, ShelfBar
from medex_desktop.ui.papers.signed_panel import SignedPanel
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.widgets.empty_state import EmptyState, Way
from medex_desktop.ui.widgets.layouts import Column

SETTLE_MS: Final = 350
TABLES: Final = frozenset(
    (
        "document", "document_event", "assessment", "result", "addendum", "baseline", "alert",
        "alert_answer", "client", "provider", "practice", "practitioner", "import_batch",
    )
)  # fmt: skip


class Documents(Screen):
    """A client's papers; one is chosen, read in the middle, and worked on at the right."""

    help_page = "documents"

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._client_shown: int | None = None
        self._lines: tuple[PaperLine, ...] = ()
        self._chosen: PaperLine | None = None
        self._keeper: DraftKeeper | None = None
        self._pdf = b""
        self._to_whom = ""
        self._is_signing = False
        self.shelf, self.bar = Shelf(), ShelfBar()
        self.desk = PageDesk(session.tasks)
        self.draft, self.signed = DraftPanel(), SignedPanel()
        self.foot = PaperFoot()
        panels = (self.draft, self.signed)
        self.frame = PapersFrame(self.shelf, self.bar, self.desk, panels, self.foot)
        self.empty = EmptyState(
            _("No papers yet"),
            _("A progress report is one page for the physician, filled in from the record. You "
              "add the bottom line, sign it, and send it."),
            ways=[Way("document", _("New progress report"), _("from the signed tests"), "Ctrl D")],
        )  # fmt: skip
        self.work = Latest(session.tasks, self)
        self.exports = PaperExports(session, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)

        self._stack = QStackedWidget()
        self._stack.addWidget(self.frame)
        self._stack.addWidget(in_the_middle(self.empty))
        column = Column(self, gap=0)
        column.addWidget(self._stack)

        self._connect()
        if client_id is not None:
            self.load()

    def _connect(self) -> None:
        for source in (self.shelf, self.bar):
            source.chosen.connect(self._on_paper_chosen)
            source.new_asked.connect(self.new_report)
        self.draft.changed.connect(self._on_draft_changed)
        self.desk.size_chosen.connect(self._on_desk_size_chosen)
        self.desk.print_asked.connect(self.print_paper)
        self.foot.stepped.connect(self.take_step)
        self.foot.pdf_asked.connect(self.save_pdf)
        self.signed.void_asked.connect(self.void)
        self.signed.again_asked.connect(self.mark_sent)
        self.work.done.connect(self._on_work_done)
        self.work.refused.connect(self._on_work_refused)
        self._timer.timeout.connect(self._make_preview)
        self.empty.chosen.connect(self._on_empty_chosen)
        local_keys.install(
            self,
            [
                ("Ctrl+D", self.new_report),
                ("Ctrl+Return", self.take_step),
                ("Ctrl+Enter", self.take_step),
                ("Ctrl+P", self.print_paper),
                ("Ctrl+S", self.save_pdf),
                ("F4", self.frame.toggle_page),
            ],
        )

    def load(self) -> None:
        """Read the papers again; what is being typed stays."""
        if self.client_id is None:
            return
        with self.session.shown():
            if self._client_shown != self.client_id:
                self._let_go()
                self._chosen = None
                self._client_shown = self.client_id
            self._read_lines()
            chosen = self._chosen or (self._lines[0] if self._lines else None)
            if chosen is None:
                return
            if self._keeper is not None and chosen.draft is not None:
                self._timer.start()  # the same draft goes on; the record beneath it may differ
            else:
                self._show(chosen)

    def concerns(self, changed: Changed) -> bool:
        """A paper, or anything a report is made from."""
        mine = changed.client_id in (None, self.client_id)
        return mine and bool(changed.tables & TABLES)

    def arrive(self, target: Target) -> None:
        """Show the paper that was asked for, or begin a new one."""
        details = target.details
        if details.get("new") == PROGRESS_REPORT:
            self.new_report(str(details.get("words", "")))
        for kind, name in (("draft", "draft_id"), ("paper", "document_id")):
            if name in details:
                self._on_paper_chosen(f"{kind}:{details[name]}")

    def leave(self) -> bool:
        """Save what is being typed; while a report is being signed, one stays."""
        if self._is_signing:
            self.session.told.emit(_("The report is being signed. Try again in a moment."))
            return False
        return self._keeper is None or self._keeper.flush()

    def keys(self) -> Keys:
        """This screen's keys."""
        return [
            ("Ctrl D", _("new report")),
            ("Ctrl Enter", _("sign; then mark sent, acknowledged")),
            ("Ctrl S", _("save as PDF")),
            ("Ctrl P", _("print")),
            ("F4", _("page or words, where one has room")),
        ]

    def chosen(self) -> PaperLine | None:
        """The paper that is shown."""
        return self._chosen

    def lines(self) -> tuple[PaperLine, ...]:
        """The papers in the order of the list."""
        return self._lines

    def pdf(self) -> bytes:
        """The paper in the middle, empty while there is none."""
        return self._pdf

    def new_report(self, words: str = "") -> None:
        """Begin a progress report, or go on with the one that was begun."""
        if self.client_id is None or not self.leave():
            return
        begun = next((line for line in self._lines if line.draft is not None), None)
        with self.session.shown():
            if begun is None:
                made = jobs.starting_words(self.session, self.client_id, words)
                number = self.session.do(
                    drafts.save_draft,
                    kind=PROGRESS_REPORT,
                    payload=payload_of(made),
                    client_id=self.client_id,
                )
                self._read_lines()
                self._on_paper_chosen(f"draft:{number}")
            else:
                self._on_paper_chosen(begun.key)
                if words:
                    self.draft.fields.take_summary(words)
        self.draft.fields.summary.setFocus()

    def take_step(self) -> None:
        """The next step of the paper: sign, mark sent, acknowledged."""
        state = self._chosen.state if self._chosen else ""
        if self.foot.step.reason():
            self.foot.say(self.foot.step.reason())
        elif state == "draft":
            self.sign()
        elif state == "signed":
            self.mark_sent()
        elif state == "sent":
            self._open(AcknowledgedSheet)

    def sign(self) -> None:
        """Sign the draft: off the screen, and kept with its hash."""
        if self.client_id is None or self._keeper is None or not self._keeper.flush():
            return
        self._is_signing = True
        self._timer.stop()
        self.foot.wait(_("Signing"))
        self.foot.step.setFocus()  # disabling what has the keyboard would leave nobody with it
        self.draft.setEnabled(False)
        work = SignJob(self.session, self.client_id, self.draft.words(), self._keeper.draft_id)
        task = self.session.tasks.start(self, work)
        task.done.connect(self._on_sign_done)
        task.refused.connect(self._on_sign_refused)
        task.failed.connect(faults().report)
        task.finished.connect(self._on_sign_finished)

    def mark_sent(self) -> None:
        """Ask how, to whom and when."""
        found = self.session.ask(clients.client_page, client_id=self.client_id or 0)
        self._open(partial(SentSheet, provider=found.provider))

    def void(self) -> None:
        """Ask why."""
        self._open(VoidSheet)

    def save_pdf(self) -> None:
        """Save the paper that is shown: a draft says DRAFT, a signed one is the signed bytes."""
        if self._chosen is not None and self._pdf and self.client_id is not None:
            self.exports.save(self.client_id, self._chosen, self._pdf)

    def print_paper(self) -> None:
        """Print the paper that is shown."""
        if self._chosen is not None and self._pdf and self.client_id is not None:
            self.exports.print_out(self.client_id, self._chosen, self._pdf)

    def _open(self, make: Callable[[QWidget, Session, DocumentLine], EventSheet]) -> None:
        paper = self._chosen.paper if self._chosen else None
        if paper is not None:
            make(self.window(), self.session, paper).open()

    def _read_lines(self) -> None:
        """The list anew; the chosen paper stays chosen while it is there."""
        mine = self.client_id or 0
        begun = self.session.ask(drafts.drafts, client_id=mine, kind=PROGRESS_REPORT)
        papers = self.session.ask(documents.client_documents, client_id=mine)
        self._lines = paper_lines(begun, papers, self.session.desk.clock.today())
        if self._chosen is not None:
            self._chosen = self._line(self._chosen.key)
            if self._chosen is None:
                self._let_go()
        self._list()

    def _list(self) -> None:
        key = self._chosen.key if self._chosen else ""
        self.shelf.set_lines(self._lines, key)
        self.bar.set_lines(self._lines, key)
        self._stack.setCurrentIndex(0 if self._lines else 1)

    def _line(self, key: str) -> PaperLine | None:
        return next((line for line in self._lines if line.key == key), None)

    def _show(self, line: PaperLine) -> None:
        """Show a paper: its page, its panel, its next step."""
        other = self._chosen is None or self._chosen.key != line.key
        self._chosen = line
        self._list()
        self.foot.set_state(line.state)
        self.frame.show_step(STEPS.index(line.state) if line.state in STEPS else 1)
        if other or not self._pdf:
            self._pdf = b""
            self.desk.show_words(_("One moment"))
        if line.draft is not None:
            self._edit(line)
        elif line.paper is not None:
            self._let_go()
            self.signed.show_paper(line.paper)
            self.desk.set_size("letter", may_change=False)
            if not self._pdf:
                self.work.ask(ReadJob(self.session, line.key, line.paper.id))

    def _edit(self, line: PaperLine) -> None:
        assert line.draft is not None
        self._let_go()
        words = words_of(line.draft.payload)
        self.draft.show_words(words)
        self.desk.set_size(words.page_size, may_change=True)
        mine = self.client_id or 0
        keeper = DraftKeeper(self.session, PROGRESS_REPORT, mine, self._payload, self)
        keeper.draft_id = line.draft.id
        keeper.kept.connect(self._on_keeper_kept)
        self._keeper = keeper
        self._make_preview()

    def _let_go(self) -> None:
        """No draft is edited any more; what was typed is on disk."""
        self._timer.stop()
        self.work.forget()
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.flush()
            keeper.deleteLater()

    def _payload(self) -> dict[str, object]:
        return payload_of(self.draft.words())

    def _make_preview(self) -> None:
        if self._chosen is not None and self.client_id is not None and not self._is_signing:
            key, words = self._chosen.key, self.draft.words()
            self.work.ask(PreviewJob(self.session, self.client_id, key, words))

    def _on_paper_chosen(self, key: str) -> None:
        line = self._line(key)
        if line is None or self._is_signing or not self.leave():
            self._list()
        elif self._chosen is None or self._chosen.key != key:
            with self.session.shown():
                self._show(line)

    def _on_draft_changed(self) -> None:
        if self._keeper is not None:
            self._keeper.touch()
            self._timer.start()

    def _on_desk_size_chosen(self, size: str) -> None:
        self.draft.set_page_size(size)
        self._on_draft_changed()

    def _on_keeper_kept(self, _at: str) -> None:
        with self.session.shown():
            self._read_lines()

    def _on_work_done(self, made: object) -> None:
        if self._chosen is None or getattr(made, "key", "") != self._chosen.key:
            return
        if isinstance(made, PaperRead):
            self._pdf = made.pdf
            self.foot.pdf.setEnabled(True)
            self.desk.show_pdf(made.pdf, made.sizes, made.said)
        elif isinstance(made, PreviewMade):
            self.draft.show_checked(made.checked)
            refusal = made.checked.refusal
            why = render(refusal) if refusal is not None else ""
            self.foot.refuse(why)
            self._pdf = made.pdf
            if made.checked.preview is not None:
                self.desk.show_pdf(made.pdf, made.sizes, made.said)
            elif not self.desk.view.pages():  # else the last page that could be made stays
                self.desk.show_words(why)
            self.desk.print.setEnabled(bool(self._pdf))
            self.foot.pdf.setEnabled(bool(self._pdf))

    def _on_work_refused(self, error: MedExError) -> None:
        self._pdf = b""
        self.desk.show_words(str(error))
        if isinstance(error, InvalidInput):
            self.draft.fields.show_fault(error)
        else:
            self.foot.refuse(str(error))

    def _on_sign_done(self, document_id: int) -> None:
        if self._keeper is not None:
            self._keeper.forget()
        self._is_signing = False
        self._let_go()
        with self.session.shown():
            self._chosen = None
            self._read_lines()
            line = self._line(f"paper:{document_id}")
            if line is not None:
                self._show(line)
                self.session.told.emit(_("Signed. Save or print it, then mark it sent."))
                self.foot.step.setFocus()

    def _on_sign_refused(self, error: MedExError) -> None:
        self.foot.wait("")
        if isinstance(error, StorageProblem):
            self.session.troubled.emit(error)
        if isinstance(error, InvalidInput):
            self.draft.setEnabled(True)
            self.draft.fields.show_fault(error)
        self.foot.say(str(error))

    def _on_sign_finished(self) -> None:
        self._is_signing = False
        self.draft.setEnabled(True)
        if self.foot.step.reason() == _("Signing"):
            self.foot.wait("")

    def _on_empty_chosen(self, _way: int) -> None:
        self.new_report()

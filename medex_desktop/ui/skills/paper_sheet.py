"""The sheet of papers on skills: one is chosen, seen as it will be printed, printed or saved."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import MedExError
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, _, n_, render
from medex_desktop.services import skill_papers, team_papers
from medex_desktop.services.skill_papers import SkillPaper
from medex_desktop.services.team_skills import Member
from medex_desktop.ui import local_keys
from medex_desktop.ui.latest import Latest
from medex_desktop.ui.papers.jobs import usual_size
from medex_desktop.ui.papers.page_desk import PageDesk
from medex_desktop.ui.pdf_pages import page_sizes, page_text
from medex_desktop.ui.printing import Printing
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.sentence import Sentence

PORTFOLIO, CERTIFICATE, CHECKLIST, FORM = "portfolio", "certificate", "checklist", "form"
KINDS: Final = {
    PORTFOLIO: Text("Portfolio"),
    CERTIFICATE: Text("Certificate of observed skills"),
    CHECKLIST: Text("Blank checklist for a mentor"),
    FORM: Text("Observation form for one skill"),
}
_PRINTED, _SAVED = 0, 1
_NOTES: Final = {
    PORTFOLIO: (skill_papers.note_portfolio_print, skill_papers.note_portfolio_export),
    CERTIFICATE: (skill_papers.note_certificate_print, skill_papers.note_certificate_export),
    CHECKLIST: (skill_papers.note_skill_print, skill_papers.note_skill_export),
    FORM: (skill_papers.note_skill_print, skill_papers.note_skill_export),
}
"""What is noted in the audit once a paper of one's own was printed, or saved."""
WIDTH, HEIGHT = 1000, 900


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper of which list, on which size; ``slug`` is the skill of an observation form.

    ``colleague`` is whose portfolio an owner prints, 0 for one's own papers.
    """

    kind: str
    list_key: str
    slug: str
    size: str
    colleague: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it was wanted, its pages, and the words of its first page."""

    wanted: Wanted
    paper: SkillPaper
    sizes: list[QSizeF]
    said: str


@dataclass(frozen=True, slots=True)
class MakeJob:
    """Make a paper; it holds no widget."""

    session: Session
    wanted: Wanted

    def __call__(self, _task: Task) -> Made:
        """On a worker's thread."""
        paper = self._make()
        return Made(self.wanted, paper, page_sizes(paper.pdf), page_text(paper.pdf, 0))

    def _make(self) -> SkillPaper:
        wanted = self.wanted
        which = {"list_key": wanted.list_key, "page_size": wanted.size}
        if wanted.colleague:
            return self.session.ask(
                team_papers.colleague_portfolio, practitioner_id=wanted.colleague, **which
            )
        if wanted.kind == FORM:
            return self.session.ask(skill_papers.observation_form, slug=wanted.slug, **which)
        makers = {
            PORTFOLIO: skill_papers.portfolio,
            CERTIFICATE: skill_papers.certificate,
            CHECKLIST: skill_papers.checklist,
        }
        return self.session.ask(makers[wanted.kind], **which)


class PaperSheet(Overlay):
    """Which paper above, the page in the middle, what there is to do with it below.

    ``skills`` are those an observation form can be of. With a ``colleague`` there is only their
    portfolio, and what is done with it is noted as theirs.
    """

    made = Signal()  # the page that is wanted is shown, or why it can't be

    def __init__(
        self,
        host: QWidget,
        session: Session,
        list_key: str,
        skills: Sequence[tuple[str, str]] = (),
        colleague: Member | None = None,
    ) -> None:
        title = _("Papers on skills")
        if colleague is not None:
            title = _("Portfolio of {name}", name=colleague.name)
        super().__init__(host, title, width=WIDTH, height=HEIGHT)
        self._session, self._list_key = session, list_key
        self._title, self._colleague = title, colleague
        self._made: Made | None = None
        self._leaving = ""  # which paper was given to a dialog; another may be shown by its end
        self._work = Latest(session.tasks, self)
        self.kind = ComboBox(_("Paper"), [(key, render(words)) for key, words in KINDS.items()])
        self.skill = ComboBox(_("Skill"), skills, snug=True)
        self.desk = PageDesk(session.tasks)
        self.desk.set_size(usual_size(session), may_change=True)
        self.sentence = Sentence()
        self.save = Button(_("Save as PDF"), "filled", icon="save", size="main")
        self.shut = Button(_("Close"), key=_("Esc"), size="main")
        self.saving, self.printing = Saving(session, self), Printing(session, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.card.body.addWidget(Label(self._title, "section"))
        head, foot = Row(gap=8), Row(gap=8)
        head.addWidget(self.kind)
        head.addWidget(self.skill)
        head.addStretch(1)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.save)
        self.card.body.addLayout(head)
        self.kind.setVisible(self._colleague is None)
        self.card.body.addWidget(self.desk, 1)
        self.card.body.addWidget(self.sentence)
        self.card.body.addLayout(foot)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_chosen)
        self.skill.chosen.connect(self._on_chosen)
        self.desk.size_chosen.connect(self._on_chosen)
        self.desk.print_asked.connect(self.print_out)
        self.save.clicked.connect(self.ask_to_save)
        self.save.refused.connect(self._on_save_refused)
        self.shut.clicked.connect(self.close_overlay)
        self._work.done.connect(self._on_work_done)
        self._work.refused.connect(self._on_work_refused)
        self.saving.saved.connect(self._on_saving_saved)
        self.printing.printed.connect(self._on_printing_printed)
        self.closed.connect(self.deleteLater)
        local_keys.install(self, [("Ctrl+P", self.print_out), ("Ctrl+S", self.ask_to_save)])

    def show_paper(self, kind: str, slug: str = "") -> None:
        """Show a paper; ``slug`` is the skill of an observation form."""
        self.kind.set_key(kind)
        if slug:
            self.skill.set_key(slug)
        self._make()

    def wanted(self) -> Wanted:
        """What is chosen now."""
        kind = self.kind.key()
        slug = self.skill.key() if kind == FORM else ""
        whose = self._colleague.id if self._colleague is not None else 0
        return Wanted(kind, self._list_key, slug, self.desk.paper_size.key(), whose)

    def pdf(self) -> bytes:
        """The paper that is shown, b"" while there is none."""
        return self._made.paper.pdf if self._made is not None else b""

    def ask_to_save(self) -> None:
        """Ask where; the name on offer holds what the paper is."""
        if self._made is not None:
            name = render(KINDS[self._made.wanted.kind]).lower()
            if self._colleague is not None:
                name = _("{paper} {name}", paper=name, name=self._colleague.name)
            self._leaving = self._made.wanted.kind
            kinds = [FileKind("PDF", "pdf", partial(bytes, self.pdf()))]
            self.saving.ask(_("Save as PDF"), name, kinds)

    def print_out(self) -> None:
        """Ask which printer, for exactly the pages that are shown."""
        if self._made is not None:
            self._leaving = self._made.wanted.kind
            self.printing.ask(partial(bytes, self.pdf()))

    def _make(self) -> None:
        self.skill.setVisible(self.kind.key() == FORM)
        self._made = None
        self.save.set_not_yet(_("The paper is being made."))
        self.sentence.say("")
        self._work.ask(MakeJob(self._session, self.wanted()))

    def _on_chosen(self, _key: str) -> None:
        self._make()

    def _on_work_done(self, made: Made) -> None:
        if made.wanted != self.wanted():
            return
        self._made = made
        self.save.set_not_yet("")
        self.desk.show_pdf(made.paper.pdf, made.sizes, made.said)
        self._say_taken(made.paper.taken)
        self.made.emit()

    def _say_taken(self, taken: int) -> None:
        if taken:
            words = n_(
                "At {n} place a client could be told from what was typed: initials stand there.",
                "At {n} places a client could be told from what was typed: initials stand there.",
                taken,
            )
            self.sentence.say(words, "watch")

    def _on_work_refused(self, error: MedExError) -> None:
        self.desk.show_words(str(error))
        self.save.set_not_yet(_("There is no paper to save."))
        self.made.emit()

    def _on_save_refused(self, why: str) -> None:
        self.sentence.say(why, "alert")

    def _on_saving_saved(self, name: str) -> None:
        self._note(_SAVED)
        self._session.told.emit(_("Saved as {name}", name=name))

    def _on_printing_printed(self) -> None:
        self._note(_PRINTED)
        self._session.told.emit(_("The paper is with the printer"))

    def _note(self, how: int) -> None:
        """Put in the audit what left the practice."""
        with self._session.shown():
            if self._colleague is not None:
                note = team_papers.COLLEAGUE_NOTES[how]
                self._session.do(note, practitioner_id=self._colleague.id)
            else:
                self._session.do(_NOTES[self._leaving or self.kind.key()][how])

"""Skills: one's own checklist of 52, three facts for each, and how they grow."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.domain.skills.lists import OWN_WORDING
from medex_desktop.language import _, render
from medex_desktop.services.acts import Role
from medex_desktop.services.desk import Changed, Desk
from medex_desktop.services.skill_lists import skill_lists
from medex_desktop.services.skills_page import (
    NOT_COUNTED,
    Counted,
    SkillsPage,
    count_records,
    skills_page,
)
from medex_desktop.ui import commands, theme
from medex_desktop.ui.latest import Latest
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.skills import more
from medex_desktop.ui.skills.checklist import Checklist
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from medex_desktop.ui.skills.progress_page import ProgressPage

CHECKLIST, PROGRESS, LEARNING, TEAM = "checklist", "progress", "learning", "team"
_AGAIN_MS: Final = 2_500
_ROOM_FOR_HEAD: Final = 1_100
_OWN: Final = {
    "skill_rating", "skill_observation", "skill_list", "skill_plan", "credential", "learning",
}  # fmt: skip
_COUNTED: Final = {
    "assessment", "result", "addendum", "alert", "alert_answer", "client", "document",
    "document_event", "precaution", "replacement", "setting", "draft", "merge_event", "erasure",
}  # fmt: skip


class _Counting:
    """The work of one task: it holds the desk alone, never the screen."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, _task: Task) -> Counted:
        return self._desk.ask(count_records)


class SkillsScreen(Screen):
    """0 to 4 rates and goes on; Enter opens the records behind a count, N writes a note."""

    help_page = "skills"

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._counted: Counted | None = None
        self._is_stale = True
        self._walked = False
        self._asked = ""
        self._page: SkillsPage | None = None
        self._progress: ProgressPage | None = None
        self._others: dict[str, QWidget] = {}
        self._build()

        self._arrange()

        self._connect()

        self.load()

    def load(self) -> None:
        """Read the ratings and sign-offs; have the records counted when they changed."""
        before = self._page
        with self.session.shown():
            lists = self.session.ask(skill_lists)
            self.lists.set_options([(one.key, one.title) for one in lists])
            self.lists.setVisible(len(lists) > 1)
            self._fold()
            self._page = self.session.ask(
                skills_page, list_key=self.lists.key(), counted=self._counted or NOT_COUNTED
            )
            self._show_page()
            self._follow(before)
        if self._is_stale and self._page is not None and self._page.list.is_ours:
            self._count()
        self._load_shown()

    def concerns(self, changed: Changed) -> bool:
        """One's own skills, and every record they are counted from."""
        self._walked = changed.act in ("undo", "redo") and "skill_rating" in changed.tables
        if changed.tables & _COUNTED:
            self._is_stale = True
        elif changed.tables & _OWN:
            self._later.start()
        return bool(changed.tables & (_OWN | _COUNTED))

    def arrive(self, target: Target) -> None:
        """Show the checklist; ``list`` and ``slug`` go to one skill, ``page`` to another part.

        Who comes back without a wish, from a record that was opened, finds the bar where it was.
        """
        before = self.checklist.current()
        wanted = target.details.get("list")
        if isinstance(wanted, str) and wanted != self.lists.key():
            self.lists.set_key(wanted)
            self.load()
        self.tabs.set_key(str(target.details.get("page") or CHECKLIST))
        self._show_tab()
        self.checklist.look_again(before.skill.slug if before else "")
        self._asked = str(target.details.get("slug") or "")
        self.checklist.show_skill(self._asked)
        if self.tabs.key() == CHECKLIST:
            self.checklist.table.setFocus()

    def where(self) -> dict[str, str]:
        """The part that is shown, the list and the skill, to come back to from help."""
        row = self.checklist.current()
        slug = row.skill.slug if row and self.tabs.key() == CHECKLIST else ""
        return {"page": self.tabs.key(), "list": self.lists.key(), "slug": slug}

    def keys(self) -> Keys:
        """What the keyboard overlay lists."""
        rates = [
            ("0 \N{EN DASH} 4", _("rate, and go on to the next")),
            ("N", _("note")),
            ("S", _("sign off")),
            ("P", _("plan practice")),
        ]
        owner = self.session.desk.role is Role.OWNER
        prints = [("Ctrl P", _("portfolio of the person chosen in Team"))] if owner else []
        return [
            *(rates if self.checklist.may_rate else []),
            ("Enter", _("records behind the count")),
            ("\N{LEFTWARDS ARROW} \N{RIGHTWARDS ARROW}", _("tier before, tier after")),
            ("Alt 1 \N{EN DASH} 3", _("first to third tier")),
            ("Ctrl Z", _("take the rating back")),
            *prints,
        ]

    def _build(self) -> None:
        self._title = Label(_("Skills"), "title")
        self._wording = Label("", "body", "ink2")
        self._wording_below = ParagraphLabel("", "body", "ink2", min_width=200)
        self.lists = ComboBox(_("List of skills"), snug=True)
        pages = [(CHECKLIST, _("Checklist")), (PROGRESS, _("Progress"))]
        if more.is_there(LEARNING):
            pages.append((LEARNING, _("Learning")))
        if more.is_there(TEAM) and self.session.desk.role is Role.OWNER:
            pages.append((TEAM, _("Team")))
        self.tabs = Tabs(_("Parts of Skills"), pages)
        self.checklist = Checklist(self.session)
        self._stack = QStackedWidget()
        self._papers = more.part("papers")(self.session, self) if more.is_there("papers") else None
        self._import = Button(_("Import a list"), "quiet", icon="import")
        self._work = Latest(self.session.tasks, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AGAIN_MS)

    def _arrange(self) -> None:
        head = self._head = Row(gap=12)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._wording, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(1)
        head.addWidget(self.lists)
        head.addWidget(self._import)
        head.addWidget(self.tabs)
        for button in self._papers.buttons if self._papers else ():
            head.addWidget(button)
        self._stack.addWidget(self.checklist)
        column = Column(self, gap=12, margins=(24, 20, 24, 16))
        column.addLayout(head)
        self._below = Row(gap=12)
        self._below.addWidget(self._wording_below, 1)
        column.addLayout(self._below)
        column.addWidget(self._stack, 1)
        self._import.setVisible(self.checklist.may_rate and more.is_there("import"))

    def _connect(self) -> None:
        self.lists.chosen.connect(self._on_list_chosen)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self._import.clicked.connect(self._on_import_clicked)
        self._later.timeout.connect(self._count)
        self._work.done.connect(self._on_counted)
        self._work.refused.connect(self.session.troubled)
        theme.look().changed.connect(self._fold)
        self._fold()

    def _show_page(self) -> None:
        page = self._page
        if page is None:
            return
        ours = page.list.is_ours
        words = render(OWN_WORDING) if ours else _("{n}, a list of your practice’s own",
                                                   n=len(page.rows))  # fmt: skip
        self._wording.setText(words)
        self._wording_below.setText(words)
        self.checklist.show_page(page, counting=ours and self._counted is None)
        if self._papers is not None:
            self._papers.show_page(page)

    def _follow(self, before: SkillsPage | None) -> None:
        """After undo and redo the bar stands on the skill whose rating changed."""
        walked, self._walked = self._walked, False
        if not walked or before is None or self._page is None:
            return
        known = {row.skill.slug: row.ratings for row in before.rows}
        other = [one.skill.slug for one in self._page.rows
                 if one.ratings != known.get(one.skill.slug)]  # fmt: skip
        for slug in other[:1]:
            self.checklist.show_skill(slug)

    @Slot()
    def _count(self) -> None:
        self._is_stale = False
        self._work.ask(_Counting(self.session.desk))

    @Slot(object)
    def _on_counted(self, counted: Counted) -> None:
        first, self._counted = self._counted is None, counted
        with self.session.shown():
            self._page = self.session.ask(skills_page, list_key=self.lists.key(), counted=counted)
            self._show_page()
        if first and not self.checklist.has_rated:
            self.checklist.look_again()
            self.checklist.show_skill(self._asked)

    def is_counted(self) -> bool:
        """Whether the records were counted and nothing is being counted now."""
        return self._counted is not None and not self._work.is_busy()

    @property
    def progress(self) -> "ProgressPage":
        """The pictures; made when they are first looked at."""
        if self._progress is None:
            from medex_desktop.ui.skills.progress_page import ProgressPage

            self._progress = ProgressPage(self.session)
            self._stack.addWidget(self._progress)
        return self._progress

    def _other(self, key: str) -> QWidget:
        if key not in self._others:
            made = self._others[key] = more.part(key)(self.session)
            self._stack.addWidget(made)
        return self._others[key]

    def _show_tab(self) -> None:
        key = self.tabs.key()
        self.help_page = "learning" if key in (LEARNING, TEAM) else "skills"
        if key == CHECKLIST:
            self._stack.setCurrentWidget(self.checklist)
        else:
            self._stack.setCurrentWidget(self.progress if key == PROGRESS else self._other(key))
            self._load_shown()

    def _load_shown(self) -> None:
        """Read what stands beside the checklist again, when it is looked at."""
        from medex_desktop.services.skill_progress import progress

        key = self.tabs.key()
        if key == PROGRESS:
            with self.session.shown():
                self.progress.show_progress(self.session.ask(progress, list_key=self.lists.key()))
        elif key in self._others:
            self._others[key].load()  # type: ignore[attr-defined]

    @Slot(str)
    def _on_tab_chosen(self, _key: str) -> None:
        self._show_tab()

    @Slot(str)
    def _on_list_chosen(self, _key: str) -> None:
        self.load()
        self.checklist.table.setFocus()

    @Slot()
    def _on_import_clicked(self) -> None:
        more.part("import").open_over(commands.host_of(self), self.session)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room in the head stands below it."""
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        narrow = theme.is_compact() or self.width() < theme.px(_ROOM_FOR_HEAD)
        folded = narrow or not self.lists.isHidden()
        self._wording.setVisible(not folded)
        self._wording_below.setVisible(folded)
        for at, part in enumerate((self.lists, self._import)):
            if folded:
                self._below.insertWidget(1 + at, part)
            else:
                self._head.insertWidget(3 + at, part)

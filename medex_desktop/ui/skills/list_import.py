"""A list of skills the practice owns: taken in from CSV, checked row by row, retired later."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.skills.lists import COLUMNS, MORE_COLUMNS, SKILLS, SkillList
from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import Text, _, n_, render
from medex_desktop.services import skill_lists
from medex_desktop.services.skill_lists import ReadFile
from medex_desktop.ui import theme
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.skills.file_pick import FilePick
from medex_desktop.ui.skills.skill_words import tier_words
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.data_table import HEADER, DataTable
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.sentence import Sentence
from medex_desktop.ui.widgets.table_model import Cell, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn

Fault = tuple[int | None, Text]
_ROWS_SHOWN = 5


class ListImport(FormSheet):
    """``open_over(host, session)``; nothing is taken in while one row has a fault."""

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host, session, _("A list of skills you own"), _("Take in the list"))
        self.file: ReadFile | None = None
        columns = ", ".join((*COLUMNS, *MORE_COLUMNS))
        words = _(
            "A CSV file of {n} rows with these columns: {columns}. Three tiers, under your own "
            "names. It stands beside our list; its evidence is not counted, ratings and sign-offs "
            "are kept.",
            n=SKILLS,
            columns=columns,
        )
        self.body.addWidget(ParagraphLabel(words, "body", "ink2", min_width=240))
        self.pick = FilePick(_("Choose the CSV file"), "CSV (*.csv *.txt)")
        self._add("file", _("File"), self.pick)
        self.line("title", _("Name of the list"), limit=120)
        self.found = Sentence()
        self.body.addWidget(self.found)
        self._model: TableModel[Fault] = TableModel(
            [
                TableColumn(_("Line"), _line_of, width=72),
                TableColumn(_("What is wrong"), _fault_of, width=240, stretch=1),
            ]
        )
        self.faults = DataTable(_("Faults"), self._model)
        self.body.addWidget(self.faults)
        self.lists = Column(gap=4)
        self.body.addLayout(self.lists)
        self.pick.read.connect(self._on_file_read)
        self.faults.current_changed.connect(self._show_fault)
        self.faults.hide()
        self.agree.set_not_yet(_("Choose a file first."))
        self._show_lists()
        self.keep_as("list")

    @classmethod
    def open_over(cls, host: QWidget, session: Session) -> "ListImport":
        """Open it over a window, the keyboard on the choice of the file."""
        made = cls(host, session)
        made.open(made.pick.choose)
        return made

    def do(self) -> None:
        """Take it in."""
        if self.file is None or self.file.list is None:
            raise InvalidInput("file", Text("Choose a file without faults."))
        self.session.do(skill_lists.add_skill_list, title=self.text("title"), rows=self.file.rows)
        self.session.told.emit(_("The list stands beside ours."))

    def take(self, path: Path) -> None:
        """Read a file, as if it were chosen."""
        self.pick.take(path)

    def _on_file_read(self) -> None:
        self.file = None
        self.say("")
        try:
            self.file = skill_lists.read_file(self.pick.content())
        except MedExError as refused:
            self._model.set_rows(())
            self.faults.hide()
            self.found.say(str(refused), "alert")
            self.agree.set_not_yet(_("Choose a file without faults."))
            return
        self._show_found(self.file)

    def _show_found(self, found: ReadFile) -> None:
        self._model.set_rows(found.faults)
        self.faults.setVisible(bool(found.faults))
        shown = min(len(found.faults), _ROWS_SHOWN)
        self.faults.setFixedHeight(theme.px(30 + 36 * shown + 4))
        if found.list is None:
            many = n_("{n} fault.", "{n} faults.", len(found.faults))
            words = _("{faults} Nothing was taken in. Mend the file and choose it again.",
                      faults=many)  # fmt: skip
            self.found.say(words, "alert")
            self.agree.set_not_yet(_("Choose a file without faults."))
            self.faults.choose_line(0)
            self.faults.setFocus()
            QTimer.singleShot(0, self, self._show_fault)  # once the sheet has made room for them
            return
        self.found.say(_("{n} skills: {tiers}.", n=SKILLS, tiers=_tiers(found.list)), "good")
        self.agree.set_not_yet("")
        self.fields["title"].field.setFocus()

    def _show_fault(self, _fault: object = None) -> None:
        """The fault that is read is in sight, with what is said above the first."""
        line = self.faults.visualRect(self.faults.currentIndex())
        if self.faults.currentIndex().row() == 0:
            line.setTop(-theme.px(HEADER))
            self.keep_in_sight(self.found, self.found.rect())
        self.keep_in_sight(self.faults.viewport(), line)

    def _show_lists(self) -> None:
        clear(self.lists)
        own = self.session.ask(skill_lists.skill_lists)[1:]
        if own:
            self.lists.addWidget(Divider())
            self.lists.addWidget(Label(_("In use here"), "body", "ink2", 500))
        for one in own:
            row = Row(gap=8)
            row.addWidget(ParagraphLabel(f"{one.title}: {_tiers(one)}", min_width=160), 1)
            retire = Button(_("Retire"), "quiet", name=_("Retire {name}", name=one.title))
            retire.setProperty("list", one.key)
            retire.clicked.connect(self._on_retire_clicked)
            row.addWidget(retire, 0, Qt.AlignmentFlag.AlignTop)
            self.lists.addLayout(row)

    def _on_retire_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        try:
            self.session.do(skill_lists.retire_skill_list, key=str(button.property("list")))
        except MedExError as refused:
            self.say(str(refused))
        self._show_lists()


def _tiers(held: SkillList) -> str:
    """The tiers with how many skills each has: "Foundation 21, Practice 18, Lead 13"."""
    every = range(len(held.tiers))
    return ", ".join(f"{tier_words(held, at)} {len(held.of_tier(at))}" for at in every)


def _line_of(fault: Fault) -> Cell:
    return Cell(_("file") if fault[0] is None else str(fault[0]))


def _fault_of(fault: Fault) -> Cell:
    return Cell(render(fault[1]), wrap=True)

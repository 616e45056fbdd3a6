"""Today: everything that is due in one list, each line with the one thing to do about it."""

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from medex_desktop.language import _, n_
from medex_desktop.services.clients import client_count
from medex_desktop.services.desk import Changed
from medex_desktop.services.due import TodayLine, due_list
from medex_desktop.services.due_facts import line_facts
from medex_desktop.ui import parts, theme
from medex_desktop.ui.due.day_title import day_title
from medex_desktop.ui.due.due_table import ACTION, KINDS, DueDelegate, columns, grouped
from medex_desktop.ui.due.facts_card import FactsCard
from medex_desktop.ui.due.later_overlay import LaterOverlay
from medex_desktop.ui.due.reminders import Reminders
from medex_desktop.ui.key_hints import UP_DOWN, KeyHints
from medex_desktop.ui.models import due_lines
from medex_desktop.ui.models.caseload import CONCERNING
from medex_desktop.ui.models.due_words import may_not_wait
from medex_desktop.ui.models.veiled_table import VeiledTableModel
from medex_desktop.ui.program import Program
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.data_table import DUE_ROW, DataTable
from medex_desktop.ui.widgets.empty_state import EmptyState, Way
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from medex_desktop.ui.stops.card import StopCard

FACTS_WIDTH: Final = 298
_AT_ONCE: Final = 500
_EMPTY_WIDTH: Final = 720
_CONCERNING: Final = CONCERNING | {"skill_plan", "credential", "learning"}
_OWN_SHEETS: Final = {
    "practice": ("ui.skills.plan_sheet", "PlanSheet"),
    "credential": ("ui.skills.credential_sheet", "CredentialSheet"),
}
_DRAFTED: Final = ("draft.save", "draft.discard")
_WAYS: Final = (
    ("ui.screens.client_form", "ClientFormOverlay"),
    ("ui.screens.quick_find", "QuickFind"),
)


class TodayScreen(Screen):
    """Up and Down choose, Enter acts, Z puts off."""

    help_page = "today"

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._lines: list[TodayLine] = []
        self._task: Task | None = None
        self._empty: EmptyState | None = None
        self._shown: object = None
        self._stopped: StopCard | None = None
        self._build()

        self._arrange()

        self._connect()

        self.load()

    def load(self) -> None:
        """Read what is due; in a task when the practice is large."""
        self._day = self.session.desk.clock.today()
        self._title.setText(day_title(self._day))
        if self._stopped is not None and not self._stopped.isHidden():
            self._stopped.load()
        if self._task is not None:
            return
        self._state = due_lines.state_of(self.session)
        with self.session.shown():
            if self.session.ask(client_count) <= _AT_ONCE:
                self._take(self.session.ask(due_list))
                return
            self._task = self.session.tasks.start(self, self._read)
            self._task.done.connect(self._take)
            self._task.refused.connect(self.session.troubled)
            self._task.finished.connect(self._on_task_finished)

    def use_program(self, program: Program) -> None:
        """This computer's settings, for what is said of backups; what a stop left behind."""
        self.reminders.use_program(program)
        if program.stop is not None and self._stopped is None:
            from medex_desktop.ui.stops.card import StopCard  # seldom: only after a stop

            self._stopped = StopCard(self.session, program, program.stop)
            self._column.insertWidget(1, self._stopped)

    def concerns(self, changed: Changed) -> bool:
        """Whatever can become due or be done with."""
        return bool(changed.tables & _CONCERNING) or changed.act in _DRAFTED

    def arrive(self, target: Target) -> None:
        """Show what is due today, the keyboard on the list."""
        if self._day != self.session.desk.clock.today():
            self.load()
        self.reminders.look_again()
        self._table.setFocus()

    def keys(self) -> Keys:
        """What the keyboard overlay lists."""
        return [
            ("\N{UPWARDS ARROW} \N{DOWNWARDS ARROW}", _("choose")),
            ("Enter", _("do what the line says")),
            ("Z", _("later, with a date")),
        ]

    def _build(self) -> None:
        self._title = Label("", "title")
        self.reminders = Reminders(self.session)
        self._sentence = ParagraphLabel("", "note", "ink2", min_width=200)
        self._new = Button(_("New client"), icon="plus", key="Ctrl N")
        self._filter = Segmented(_("What is shown"), [(key, key) for key in KINDS])
        self._folded_filter = ComboBox(_("What is shown"), [(key, key) for key in KINDS])
        self._model = VeiledTableModel[TodayLine](columns(), self.session.beside)
        self._table = DataTable(_("Due"), self._model, row_height=DUE_ROW, header=False)
        self._model.follow(self._table)
        self._table.setItemDelegate(DueDelegate(DUE_ROW, self._table))
        self._hints = KeyHints(
            [
                (UP_DOWN, _("choose")),
                ((_("Enter"),), _("act")),
                (("Z",), _("later, with a date")),
            ]
        )
        self._facts = FactsCard()
        self._list = QWidget()
        self._stack = QStackedWidget()

    @cached_property
    def _nothing(self) -> QWidget:
        """What stands here when nothing is due; made when it is."""
        card = EmptyState(
            _("Nothing is due"),
            _(
                "Reassessments stand here 30 days after the last test, with unsigned drafts, "
                "alerts to answer and reports to send."
            ),
            ways=[
                Way("plus", _("New client"), _("A name and a birth date are enough."), "Ctrl N"),
                Way("search", _("Find a client"), _("Then Alt G starts a grip test."), "Ctrl K"),
            ],
        )
        card.chosen.connect(self._on_way_chosen)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        card.setMaximumWidth(theme.px(_EMPTY_WIDTH))
        self._empty = card
        across = Row()
        across.addStretch(1)
        across.addWidget(card, 1000)
        across.addStretch(1)
        page = ScrollBody(margins=0)
        page.body.addStretch(1)
        page.body.addLayout(across)
        page.body.addStretch(2)
        self._stack.addWidget(page)
        return page

    def _arrange(self) -> None:
        head = Row(gap=12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._new)
        tools = Row(gap=12)
        tools.addWidget(self._sentence, 1)
        tools.addWidget(self._filter)
        tools.addWidget(self._folded_filter)
        due = Card(margins=1, gap=0)
        due.body.addWidget(self._table, 1)
        due.body.addWidget(Divider())
        due.body.addWidget(self._hints)
        across = Row(self._list, gap=16)
        across.addWidget(due, 1)
        across.addWidget(self._facts)
        self._stack.addWidget(self._list)
        column = self._column = Column(self, gap=8, margins=(24, 20, 24, 16))
        column.addLayout(head)
        column.addWidget(self.reminders)
        column.addLayout(tools)
        column.gap(4)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new_clicked)
        self._filter.chosen.connect(self._show)
        self._folded_filter.chosen.connect(self._on_folded_filter_chosen)
        self._table.chosen.connect(self._on_table_chosen)
        self._table.clicked.connect(self._on_table_clicked)
        self._table.current_changed.connect(self._show_facts)
        self._facts.acted.connect(self.act)
        self._facts.later.connect(self.put_off)
        theme.look().changed.connect(self._fold)
        self._fold()

    @Slot()
    def act(self) -> None:
        """Go where the chosen line's one action is done."""
        line = self._table.current_row()
        if not isinstance(line, TodayLine):
            return
        if line.kind in _OWN_SHEETS:
            sheet = parts.of(*_OWN_SHEETS[line.kind])
            with self.session.shown():
                sheet.open_for(self._host(), self.session, line.record_id)
            return
        target = line.target
        self.session.go(target.place, line.client_id, target.tab, **target.details)

    @Slot()
    def put_off(self) -> None:
        """Ask to what day the chosen line is put off."""
        line = self._table.current_row()
        if not isinstance(line, TodayLine):
            return
        if line.may_wait:
            LaterOverlay.open_over(self._host(), self.session, line)
        else:
            self.session.told.emit(may_not_wait(line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Z puts off; it never fires while a text field has the keyboard."""
        if event.key() == Qt.Key.Key_Z and not event.modifiers():
            self.put_off()
            return
        super().keyPressEvent(event)

    def _read(self, task: Task) -> list[TodayLine]:
        return self.session.ask(due_list)

    @Slot()
    def _on_task_finished(self) -> None:
        self._task = None

    @Slot(object)
    def _take(self, lines: list[TodayLine]) -> None:
        self._lines = lines
        due_lines.keep(self.session, lines, self._state)
        late = sum(1 for line in lines if line.group == "overdue")
        self._sentence.setText(_sentence(len(lines), late))
        self._count_kinds()
        self._fold()
        self._stack.setCurrentWidget(self._list if lines else self._nothing)
        self._show(self._filter.key())

    def _count_kinds(self) -> None:
        options = []
        for key, words in _filter_words().items():
            wanted = KINDS[key]
            count = sum(1 for line in self._lines if not wanted or line.kind in wanted)
            options.append((key, _("{words} {n}", words=words, n=count)))
            self._filter.set_words(*options[-1])
        self._folded_filter.set_options(options)

    @Slot(str)
    def _show(self, kinds: str) -> None:
        self._folded_filter.set_key(kinds)
        before = self._table.current_row()
        rows = grouped(self._lines, kinds)
        self._model.set_rows(rows)
        same = (
            at
            for at, row in enumerate(rows)
            if isinstance(row, TodayLine) and isinstance(before, TodayLine)
            and row.item == before.item
        )  # fmt: skip
        self._shown = None  # the same line may have other facts now
        self._table.choose_line(next(same, 0))
        self._show_facts(self._table.current_row())

    @Slot(object)
    def _show_facts(self, line: object) -> None:
        known = isinstance(line, TodayLine)
        self._facts.setVisible(known and not theme.is_compact())
        if isinstance(line, TodayLine) and line is not self._shown:
            self._shown = line
            with self.session.shown():
                self._facts.show_line(line, self.session.ask(line_facts, line=line))

    @Slot(str)
    def _on_folded_filter_chosen(self, key: str) -> None:
        self._filter.set_key(key)
        self._show(key)

    @Slot(object)
    def _on_table_chosen(self, line: object) -> None:
        if theme.is_compact():
            self._open_facts()
        else:
            self.act()

    @Slot(QModelIndex)
    def _on_table_clicked(self, index: QModelIndex) -> None:
        if index.column() == ACTION:
            self.act()

    def _open_facts(self) -> None:
        """Where there is room for the list only: its facts over it, with the action."""
        line = self._table.current_row()
        if not isinstance(line, TodayLine):
            return
        over = Overlay(self._host(), _("Facts about the line selected"), width=420, margins=0)
        card = FactsCard()
        card.show_line(line, self.session.ask(line_facts, line=line))
        over.card.body.addWidget(card)
        for signal, slot in ((card.acted, self.act), (card.later, self.put_off)):
            signal.connect(over.close_overlay)
            signal.connect(slot)
        over.closed.connect(over.deleteLater)
        over.open(card.action_button())

    @Slot(int)
    def _on_way_chosen(self, at: int) -> None:
        self._open(*_WAYS[at])

    @Slot()
    def _on_new_clicked(self) -> None:
        self._open(*_WAYS[0])

    def _open(self, module: str, name: str) -> None:
        parts.of(module, name).open_over(self._host(), self.session)

    def _host(self) -> QWidget:
        above = self.window()
        centre = getattr(above, "centralWidget", None)
        return (centre() if centre else None) or above

    @Slot()
    def _fold(self) -> None:
        if self._empty is not None:
            self._empty.setMaximumWidth(theme.px(_EMPTY_WIDTH))
        self._facts.setFixedWidth(theme.px(FACTS_WIDTH))
        compact = theme.is_compact()
        self._hints.setVisible(not compact)
        self._filter.setVisible(bool(self._lines) and not compact)
        self._folded_filter.setVisible(bool(self._lines) and compact)
        self._facts.setVisible(not compact)


def _filter_words() -> dict[str, str]:
    return {
        "all": _("All"),
        "alerts": _("Alerts"),
        "unsigned": _("Unsigned"),
        "reports": _("Reports"),
        "dates": _("Dates"),
    }


def _sentence(count: int, late: int) -> str:
    if not count:
        return _("Nothing waits for you.")
    due = n_("{n} thing is due", "{n} things are due", count)
    if not late:
        return _("{due}, none overdue.", due=due)
    return _("{due}, {late} overdue.", due=due, late=late)

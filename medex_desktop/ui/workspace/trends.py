"""Trends: is the change real? The chart, its visits, what it says in words and by which source."""

from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QStackedWidget, QWidget

from medex_desktop.charts.data import SIDES, Side
from medex_desktop.domain.grip_norms import NORMS
from medex_desktop.domain.series import BaselineRule
from medex_desktop.language import _, n_, render
from medex_desktop.services import assessments, charts, grip
from medex_desktop.services.desk import Changed
from medex_desktop.services.measure_trend import Followed, followed, key_of, measure_trend
from medex_desktop.services.trends import TrendPage, TrendRow, grip_trend
from medex_desktop.ui import local_keys, theme
from medex_desktop.ui.chart_view import ChartView
from medex_desktop.ui.saving import FileKind
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.trends.empty_page import centred, nothing_measured
from medex_desktop.ui.trends.files import TrendFiles
from medex_desktop.ui.trends.note_card import NoteCard, ask_for_note
from medex_desktop.ui.trends.visits import columns, tips
from medex_desktop.ui.trends.words_card import BaselineCard, WordsCard
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.data_table import HEADER, ROW, DataTable
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.table_model import TableModel
from medex_desktop.ui.widgets.tabs import Tabs

YEAR: Final = timedelta(days=365)
WIDE: Final = 900
TABLES: Final = frozenset(
    (
        "assessment",
        "result",
        "addendum",
        "baseline",
        "client",
        "import_batch",
        "setting",
        "replacement",
        "condition",
    )
)


class Trends(Screen):
    """What is measured of a client, over time."""

    help_page = "trends"

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._page: TrendPage | None = None
        self._others: list[Followed] = []
        self._norm_key, self._key = "", ""
        self._hands: tuple[Side, ...] = SIDES
        self._since: date | None = None
        self.span = Segmented(_("Time"), [("year", _("Last 12 months")), ("all", _("All"))])
        self.hands = Segmented(
            _("Hands"),
            [("both", _("Both sides")), ("right", _("Right")), ("left", _("Left"))],
        )
        self.norms = ComboBox(
            _("Norms"), [(norm.key, _("Norms: {title}", title=norm.title)) for norm in NORMS]
        )
        self.picker = ComboBox(_("What is measured"), strong=True, snug=True)
        self.files = TrendFiles(session, self)
        self.print_button = self.files.print_button
        self.save_button = self.files.save_button
        self.copy_button = self.files.copy_button
        self.saving = self.files.saving
        self.chart = ChartView(session.tasks, _("What is measured, over time"))
        self.hint = Label("", "caption")
        self.model: TableModel[TrendRow] = TableModel(columns())
        self.table = DataTable(_("Visits"), self.model)
        self.words = WordsCard()
        self.note = NoteCard()
        self.baseline = BaselineCard()

        self._arrange()
        self._connect()
        if client_id is not None:
            self.load()

    def _arrange(self) -> None:
        self._body = ScrollBody(gap=12, margins=(24, 14, 24, 16))
        self._controls = self._control_row()
        self._chart_card = Card(margins=(10, 10, 10, 8), gap=4)
        self._chart_card.body.addWidget(self.chart, 1)
        self._chart_card.body.addWidget(self.hint)
        table_card = Card(margins=1, gap=0)
        table_card.body.addWidget(self.table)
        left, self._right = Column(gap=12), Column(gap=12)
        left.addWidget(self._chart_card, 100)
        left.addWidget(table_card)
        left.addStretch(1)
        self._right.addWidget(self.words)
        self._right.addWidget(self.note)
        self._right.addWidget(self.baseline)
        self._right.addStretch(1)
        self._side = QWidget()
        self._side.setLayout(self._right)
        self._columns = Row(gap=16)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        self._body.body.addLayout(self._controls)
        self._body.body.addLayout(self._columns, 1)

        self._stack = QStackedWidget()
        self._stack.addWidget(self._body)
        self.empty = nothing_measured()
        self._stack.addWidget(centred(self.empty))
        column = Column(self, gap=0)
        column.addWidget(self._stack)
        self._settle()

    def _control_row(self) -> Row:
        """What is measured, when and which side, by which norms; then the chart's files."""
        self.picker.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.norms.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        choices, tools, files = Row(gap=12), Row(gap=12), Row(gap=8)
        choices.addWidget(self.span)
        choices.addWidget(self.hands)
        choices.addStretch(1)
        for button in (self.print_button, self.save_button, self.copy_button):
            files.addWidget(button)
        tools.addWidget(self.norms)
        tools.addStretch(1)
        tools.addLayout(files)
        made = Row(gap=12)
        made.addWidget(self.picker)
        made.addLayout(choices)
        made.addLayout(tools, 1)
        return made

    def _connect(self) -> None:
        self.picker.chosen.connect(self._on_picker_chosen)
        self.span.chosen.connect(self._on_choice_chosen)
        self.hands.chosen.connect(self._on_choice_chosen)
        self.norms.chosen.connect(self._on_choice_chosen)
        self.chart.visit_chosen.connect(self._on_chart_visit_chosen)
        self.chart.window_changed.connect(self._on_chart_window_changed)
        self.table.current_changed.connect(self._on_table_current_changed)
        self.table.installEventFilter(self)
        self._body.viewport().installEventFilter(self)
        self.words.report_asked.connect(self._on_words_report_asked)
        self.note.asked.connect(self._on_note_asked)
        self.baseline.chosen.connect(self._on_baseline_chosen)
        self.empty.chosen.connect(self._on_empty_chosen)
        theme.look().changed.connect(self._settle)
        local_keys.install(
            self, [("Ctrl+P", self.files.ask_to_print), ("Ctrl+S", self.files.ask_to_save)]
        )

    def load(self) -> None:
        """Read the trend again, with the norm set, the hands and the time chosen here."""
        if self.client_id is None:
            return
        if self._page is not None and self._page.client.id != self.client_id:
            self._norm_key, self._key, self._hands, self._since = "", "", SIDES, None
            self.hands.set_key("both")
        with self.session.shown():
            self._offer(self.session.ask(followed, client_id=self.client_id))
            self._show(self._read())

    def _offer(self, others: list[Followed]) -> None:
        """Everything that is followed, grip first; grip is what is shown until one is chosen."""
        self._others = others
        tested = self.session.ask(grip.grip_context, client_id=self.client_id or 0).followed()
        options = [("", _("Grip strength"))] if tested or not others else []
        options += [(one.key, render(one.title)) for one in others]
        keys = [key for key, _words in options]
        self._key = self._key if self._key in keys else keys[0]
        self.picker.set_options(options)
        self.picker.set_key(self._key)

    def _read(self) -> TrendPage:
        if self._key:
            return self.session.ask(
                measure_trend,
                client_id=self.client_id or 0,
                key=self._key,
                hands=self._hands,
                since=self._since,
            )
        return self.session.ask(
            grip_trend,
            client_id=self.client_id or 0,
            norm_key=self._norm_key,
            hands=self._hands,
            since=self._since,
        )

    def _show(self, page: TrendPage) -> None:
        chosen = self.table.current_row()
        self._page = page
        self._stack.setCurrentIndex(0 if page.rows else 1)
        self.norms.setVisible(page.is_grip)
        if page.is_grip:
            self.norms.set_key(page.norm_key)
        self.hands.setVisible(len(page.sides) > 1)
        self.files.show_page(page, self._paper())
        self.span.set_key("year" if self._since else "all")
        if page.rows:
            days = (self.session.desk.clock.today() - page.rows[-1].day).days
            months = max(1, round(days / 30.44))
            self.span.set_words("all", n_("All, {n} month", "All, {n} months", months))
        self.words.show_page(page)
        self.baseline.show_page(page)
        self.chart.show_data(page.data, tips(page), " ".join(map(render, page.spoken)))
        self.model.columns = tuple(columns(page.rows, page.sides, is_grip=page.is_grip))
        self.model.set_rows(page.rows)
        line = next((at for at, row in enumerate(page.rows) if _same(row, chosen)), 0)
        self.table.choose_line(line)
        self._fit_table()

    def concerns(self, changed: Changed) -> bool:
        """A test, an addendum, a baseline or the client's own facts."""
        mine = changed.client_id in (None, self.client_id)
        return mine and bool(changed.tables & TABLES)

    def arrive(self, target: Target) -> None:
        """Show it, by the measure and the visit someone asked for."""
        asked = target.details.get("measure")
        if isinstance(asked, str):
            identity = str(target.details.get("identity", ""))
            self._key = key_of(asked, identity, self._others)
            self.load()
        wanted = target.details.get("assessment_id")
        rows = self._page.rows if self._page else ()
        for at, row in enumerate(rows):
            if row.assessment_id == wanted:
                self.table.choose_line(at)
        focused = QApplication.focusWidget()
        if rows and not (focused is not None and isinstance(focused.parent(), Tabs)):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> Keys:
        """This screen's keys."""
        return [
            ("← →", _("from visit to visit")),
            ("+ -", _("narrow and widen the time")),
            ("0", _("all visits again")),
            ("Ctrl P", _("print the trend sheet")),
            ("Ctrl S", _("save the chart")),
            ("↑ ↓", _("another measure, in its list")),
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right in the table mean the chart's visits; the chart follows the room."""
        if watched is self.table and isinstance(event, QKeyEvent):
            arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right)
            if event.type() == QEvent.Type.KeyPress and event.key() in arrows:
                self.chart.move_visit(-1 if event.key() == Qt.Key.Key_Left else 1)
                return True
        if watched is self._body.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_table()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, else one."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        wide = self.width() >= theme.px(WIDE)
        lying, standing = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._controls.setDirection(lying if wide else standing)
        self._columns.setDirection(lying if wide else standing)
        self._side.setMaximumWidth(theme.px(288) if wide else 16_777_215)
        self._side.setMinimumWidth(theme.px(288) if wide else 0)
        self._place_words(wide)
        self.empty.setMaximumWidth(theme.px(720))
        self._fit_table()

    def _place_words(self, wide: bool) -> None:
        """Beside the chart; in one column before everything else, also for the Tab key."""
        layout: QBoxLayout = self._right if wide else self._body.body
        if layout.indexOf(self.words) < 0:
            layout.insertWidget(0, self.words)
            self.words.show()
        asking = [self.words.use, self.words.sources]
        shown = [
            self.picker,
            self.span,
            self.hands,
            self.norms,
            self.print_button,
            self.save_button,
        ]
        shown += [self.copy_button, self.chart, self.table]
        order = [*shown, *asking] if wide else [*asking, *shown]
        for before, after in pairwise([*order, self.note.add, self.baseline.choice]):
            QWidget.setTabOrder(before, after)

    def _fit_table(self) -> None:
        """As high as its visits, up to five; the chart takes the rest of what can be seen."""
        lines = min(max(self.model.rowCount(), 1), 5)
        high = theme.px(HEADER) + lines * theme.px(ROW) + 2
        self.table.setFixedHeight(high)
        rest = self._body.viewport().height() - high - theme.px(14 + 32 + 12 + 12 + 16)
        self._chart_card.setMaximumHeight(max(rest, theme.px(320)))

    def _index_of(self, row: object) -> int:
        rows = self._page.rows if self._page else ()
        return next((len(rows) - 1 - at for at, each in enumerate(rows) if each is row), -1)

    def _on_picker_chosen(self, key: str) -> None:
        self._key, self._hands = key, SIDES
        self.hands.set_key("both")
        self.load()

    def _on_choice_chosen(self, _key: str) -> None:
        hands: dict[str, tuple[Side, ...]] = {"right": ("right",), "left": ("left",)}
        self._hands = hands.get(self.hands.key(), SIDES)
        if not self._key:
            self._norm_key = self.norms.key()
        today = self.session.desk.clock.today()
        self._since = today - YEAR if self.span.key() == "year" else None
        self.load()

    def _on_chart_visit_chosen(self, visit: int) -> None:
        rows = self._page.rows if self._page else ()
        self.table.choose_line(len(rows) - 1 - visit)

    def _on_chart_window_changed(self, zoomed: bool) -> None:
        self.hint.setText(
            _("A part of the time. 0 or a double click shows all of it.")
            if zoomed
            else _("← → from visit to visit · + - or drag to narrow the time")
        )

    def _on_table_current_changed(self, row: object) -> None:
        self.chart.set_visit(self._index_of(row))
        self._show_note(row)

    def _show_note(self, row: object) -> None:
        if self.client_id is None or not isinstance(row, TrendRow):
            return
        mine = row.assessment_id
        with self.session.shown():
            lines = self.session.ask(assessments.assessment_list, client_id=self.client_id)
            added = self.session.ask(assessments.addenda, client_id=self.client_id)
            self.note.show_visit(
                next((line for line in lines if line.id == mine), None),
                [one for one in added if one.assessment_id == mine],
            )

    def _on_note_asked(self, assessment_id: int) -> None:
        if self.client_id is not None:
            ask_for_note(self.window(), self.session, self.client_id, assessment_id)

    def _on_baseline_chosen(self, rule: BaselineRule, day: date | None) -> None:
        if self.client_id is not None and self._page is not None:
            with self.session.shown():
                client_id, measure = self.client_id, self._page.measure
                self.session.do(
                    grip.choose_baseline, client_id=client_id, rule=rule, day=day, measure=measure
                )

    def _on_words_report_asked(self) -> None:
        words = self.words.sentence.accessibleName()
        self.session.go(
            "client", client_id=self.client_id, tab="documents", new="progress_report", words=words
        )

    def _on_empty_chosen(self, _way: int) -> None:
        self.session.go("client", client_id=self.client_id, tab="assess")

    def _paper(self) -> "partial[bytes]":
        return partial(
            self.session.ask,
            charts.trend_paper,
            client_id=self.client_id or 0,
            key=self._key,
            norm_key=self._norm_key,
            hands=self._hands,
            since=self._since,
        )

    def file_kinds(self) -> list[FileKind]:
        """What can be saved of what is shown."""
        return self.files.file_kinds()


def _same(row: TrendRow, other: object) -> bool:
    return isinstance(other, TrendRow) and other.assessment_id == row.assessment_id

"""Overview: how the client is, what is due, and what happened, at one look."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.due import reassessment_day
from medex_desktop.domain.grip_reading import GripContext
from medex_desktop.domain.replacements import Replacement
from medex_desktop.domain.sentences import Course, headline
from medex_desktop.language import _, day, n_, render
from medex_desktop.services import alerts, assessments, documents, due, grip, merging, results
from medex_desktop.services.alerts import AlertLine
from medex_desktop.services.body_view import is_of_body
from medex_desktop.services.clients import ClientPage, client_page
from medex_desktop.services.desk import Changed
from medex_desktop.services.due import DueTarget
from medex_desktop.services.health import health_of
from medex_desktop.services.result_table import ResultLine, ResultTable, table_of
from medex_desktop.services.trends import TrendPage, trend_of
from medex_desktop.ui import local_keys, parts, theme
from medex_desktop.ui.chart_view import ChartView
from medex_desktop.ui.errors import faults
from medex_desktop.ui.models.due_words import action_word, group_ink, line_shape
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.trends.visits import tips
from medex_desktop.ui.widgets.banner import Banner, Kind
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.empty_state import EmptyState, Way, WayTile
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.workspace_parts.answer_sheet import AnswerSheet
from medex_desktop.ui.workspace_parts.due_card import DueCard, DueLine
from medex_desktop.ui.workspace_parts.events import Life, events_of
from medex_desktop.ui.workspace_parts.health_card import HEALTH, SIGNS, HealthCard, open_sheet
from medex_desktop.ui.workspace_parts.results_card import ResultsCard
from medex_desktop.ui.workspace_parts.timeline import Timeline

RIGHT = 346
MOST_ALERTS = 2
MOST_DUE = 6
COURSES: dict[Course, tuple[Kind, str]] = {
    Course.IMPROVING: ("info", "beyond"),
    Course.DECLINED: ("alert", "worse"),
    Course.MIXED: ("watch", "attend"),
    Course.STEADY: ("info", "within"),
    Course.FIRST: ("info", "done"),
    Course.NEW_SERIES: ("info", "break"),
    Course.NOT_JUDGED: ("info", "none"),
}


class Overview(Screen):
    """The first tab of a client."""

    help_page = "overview"

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._table: ResultTable | None = None
        self._trend: Task | None = None
        self._alerts: list[AlertLine] = []
        self._alert_banners = Column(gap=8)
        self._headline = Column(gap=0)
        self.results = ResultsCard()
        self.chart_card = Card(margins=(16, 12, 16, 12))
        self.chart = ChartView(session.tasks, _("Grip strength over time"))
        self.due = DueCard()
        self.health = HealthCard()
        self.timeline = Timeline()
        self.empty = EmptyState(
            _("No results yet"),
            _("The first assessment becomes the baseline. A grip test takes two minutes."),
            picture="grip_southampton",
            ways=(
                Way("hand", _("Start the grip test"), _("Three trials a hand."), "Ctrl T"),
                Way("pencil", _("Complete the facts"), _("Surgery, precautions."), "Ctrl E"),
            ),
        )
        self._left, self._right = Column(gap=12), Column(gap=12)
        self._side = QWidget()
        self._body = ScrollBody(gap=12, margins=(24, 16))

        self._arrange()
        self._fold()
        self._connect()
        if client_id is not None:
            self.load()

    def load(self) -> None:
        """Read the client's story."""
        if self.client_id is None:
            return
        ask, client_id = self.session.ask, self.client_id
        context = ask(grip.grip_context, client_id=client_id)
        today = self.session.desk.clock.today()
        health = ask(health_of, client_id=client_id, day=today)
        self.health.show_health(health)
        stories = ask(results.stories, client_id=client_id)
        table = self._table = table_of(context, stories)
        self._alerts = ask(alerts.open_alerts, client_id=client_id)
        self._show_alerts()
        clear(self._headline)
        self.results.setVisible(bool(table.lines))
        self.empty.setVisible(not table.lines)
        self.chart_card.setVisible(bool(context.followed()))
        if table.lines:
            self._show_headline(table)
            self.results.show_table(table, has_body=any(map(is_of_body, stories)))
        if context.followed():
            self._draw_trend(context, health.replacements)
        client = ask(client_page, client_id=client_id)
        self.due.show_lines(self._due_lines(client), is_seen=_is_seen(client))
        life = Life(
            context.client,
            ask(assessments.assessment_list, client_id=client_id),
            ask(assessments.addenda, client_id=client_id),
            ask(alerts.client_alerts, client_id=client_id),
            ask(documents.client_documents, client_id=client_id),
            frozenset(
                day_of for series in context.series() for day_of in context.baseline_in(series).days
            ),
            ask(merging.merged_records, client_id=client_id),
            health.replacements,
        )
        self.timeline.show_events(events_of(life), today)

    def concerns(self, changed: Changed) -> bool:
        """Anything about this client, and the practice's settings."""
        return changed.client_id == self.client_id or "setting" in changed.tables

    def arrive(self, target: Target) -> None:
        """``alert_id`` opens the answer to that alert."""
        alert = target.details.get("alert_id")
        if isinstance(alert, int):
            self.answer(alert)
        elif self._table is not None and self._table.lines:
            self.results.table.setFocus()
        else:
            first = self.empty.findChild(WayTile)
            if first is not None:
                first.setFocus()

    def keys(self) -> Keys:
        """The keys of this tab."""
        return [
            ("Enter", _("what a result says, and who says so")),
            ("Ctrl B", _("pain and range of motion on the body")),
            ("Tab", _("go through what is due")),
        ]

    def answer(self, alert_id: int) -> None:
        """Open the answer to an open alert; nothing when it was answered already."""
        found = next((one for one in self._alerts if one.id == alert_id), None)
        if found is not None:
            sheet = AnswerSheet(self.window(), self.session, found)
            sheet.answered.connect(self._on_sheet_answered)
            sheet.open(sheet.action)

    def show_body(self) -> None:
        """Pain and range of motion on the body figure; nothing while there is neither."""
        if self.results.figure.isVisible():
            sheet = parts.of("ui.workspace_parts.body_sheet", "BodySheet")
            made = sheet.open_over(self.window(), self.session, self.client_id)
            made.trend_asked.connect(self._on_trend_asked)

    def _arrange(self) -> None:
        head = self.chart_card.heading(_("Grip over time"), _("kg"))
        self._open_trend = Button(_("Open trend"), "quiet", icon="chevron-right")
        head.addWidget(self._open_trend)
        self.chart_card.body.addWidget(self.chart, 1)
        self._left.addLayout(self._alert_banners)
        self._left.addLayout(self._headline)
        for part in (self.results, self.empty):
            self._left.addWidget(part)
        self._left.addWidget(self.chart_card, 1_000)
        self._left.addStretch(1)
        side = Column(self._side, gap=12)
        side.addLayout(self._right)
        row = Row(gap=16)
        row.addLayout(self._left, 1)
        row.addWidget(self._side)
        self._body.body.addLayout(row, 1)
        Column(self, gap=0).addWidget(self._body)

    def _fold(self) -> None:
        """Two columns; at large text one: alerts, due, results, chart, timeline."""
        compact = theme.is_compact()
        for part in (self.due, self.health, self.timeline):
            self._left.removeWidget(part)
            self._right.removeWidget(part)
        if compact:
            self._left.insertWidget(2, self.due)
            self._left.insertWidget(3, self.health)
            self._left.addWidget(self.timeline)
        else:
            self._right.addWidget(self.due)
            self._right.addWidget(self.health)
            self._right.addWidget(self.timeline, 1)
            self._side.setFixedWidth(theme.px(RIGHT))
        self._side.setVisible(not compact)

    def _connect(self) -> None:
        self.health.asked.connect(self._on_health_asked)
        self.health.signs_asked.connect(self._on_signs_asked)
        self.due.acted.connect(self._on_due_acted)
        self.timeline.record_chosen.connect(self._on_record_chosen)
        self.timeline.apart_chosen.connect(self._on_apart_chosen)
        self.results.opened.connect(self._on_results_opened)
        self.results.asked.connect(self._on_result_asked)
        self.results.compare_asked.connect(self._on_compare_asked)
        self.results.body_asked.connect(self.show_body)
        local_keys.install(self, [("Ctrl+B", self.show_body)])
        self.empty.chosen.connect(self._on_empty_chosen)
        self._open_trend.clicked.connect(self._on_open_trend_clicked)
        theme.look().changed.connect(self._fold)

    def _draw_trend(self, context: GripContext, replaced: Sequence[Replacement]) -> None:
        """Ten years of visits take longer than a screen may: the chart comes when it is ready."""
        if self._trend is not None:
            self._trend.cancel()
        self._trend = self.session.tasks.start(self, _Trend(context, replaced))
        self._trend.done.connect(self._on_trend_done)
        self._trend.failed.connect(faults().report)

    def _on_trend_done(self, page: TrendPage) -> None:
        if self.sender() is self._trend:  # an older drawing may end later
            said = " ".join(render(words) for words in page.spoken)
            self.chart.show_data(page.data, tips(page), said)

    def _show_alerts(self) -> None:
        clear(self._alert_banners)
        for line in self._alerts[:MOST_ALERTS]:
            banner = Banner("alert", render(line.words), _("Answer"))
            banner.setProperty("alert", line.id)
            banner.acted.connect(self._on_banner_acted)
            self._alert_banners.addWidget(banner)

    def _show_headline(self, table: ResultTable) -> None:
        kind, shape = COURSES[table.course]
        lead = render(headline(table.course))
        self._headline.addWidget(Banner(kind, render(table.summary), lead=lead, shape=shape))

    def _due_lines(self, page: ClientPage) -> list[DueLine]:
        today = self.session.desk.clock.today()
        found = self.session.ask(due.due_list, for_clients=True)
        lines = [
            DueLine(
                line_shape(line),
                render(line.words),
                render(line.when),
                group_ink(line),
                action_word(line.action),
                line.target,
            )
            for line in found
            if line.client_id == self.client_id
        ]
        if page.last_visit is not None and _is_seen(page):
            put_off = self.session.ask(due.reassessments_put_off)
            when = put_off.get(page.client.id, reassessment_day(page.last_visit))
            late = when - today
            shape = "stop" if late < timedelta(0) else "attend" if not late else "later"
            ink = {"stop": "alert", "attend": "watch"}.get(shape, "ink3")
            target = DueTarget("client", "assess")
            words = _when_words(late.days, day(when, short=when.year == today.year))
            lines.append(DueLine(shape, _("Reassessment"), words, ink, _("Assess"), target))
        return lines[:MOST_DUE] if len(lines) <= MOST_DUE else [*lines[: MOST_DUE - 1], lines[-1]]

    def _on_banner_acted(self) -> None:
        banner = self.sender()
        if banner is not None:
            self.answer(int(banner.property("alert")))

    def _on_sheet_answered(self) -> None:
        if self._alerts:
            self.answer(self._alerts[0].id)

    def _on_due_acted(self, target: DueTarget) -> None:
        self.session.go(target.place, self.client_id, target.tab, **target.details)

    def _on_record_chosen(self, record_id: int) -> None:
        self.session.go("client", self.client_id, "assess", assessment_id=record_id)

    def _on_apart_chosen(self, other_id: int) -> None:
        merged = self.session.ask(merging.merged_records, client_id=other_id)
        name = next(one.name for one in merged if one.other_id == other_id)
        sheet = parts.of("ui.clients.merge_sheet", "ApartSheet")
        sheet.open_over(self.window(), self.session, other_id, name)

    def _on_health_asked(self) -> None:
        open_sheet(HEALTH, self, self.session, self.client_id)

    def _on_signs_asked(self) -> None:
        open_sheet(SIGNS, self, self.session, self.client_id)

    def _on_results_opened(self) -> None:
        lines = self._table.lines if self._table else ()
        if lines:
            newest = max(lines, key=lambda line: (line.now.day, line.assessment_id))
            self._on_record_chosen(newest.assessment_id)

    def _on_result_asked(self, line: ResultLine) -> None:
        sheet = parts.of("ui.workspace_parts.result_sheet", "ResultSheet")(self.window(), line)
        sheet.agreed.connect(self._on_result_agreed)
        sheet.trend_asked.connect(self._on_trend_asked)
        sheet.open(sheet.agree)

    def _on_result_agreed(self) -> None:
        sheet = self.sender()
        line = getattr(sheet, "line", None)
        if isinstance(sheet, Overlay) and isinstance(line, ResultLine):
            sheet.close_overlay()
            self._on_record_chosen(line.assessment_id)

    def _on_trend_asked(self, line: ResultLine) -> None:
        details = {"measure": line.measure, "identity": line.identity}
        self.session.go("client", self.client_id, "trends", **details)

    def _on_compare_asked(self) -> None:
        sheet = parts.of("ui.workspace_parts.compare_sheet", "CompareSheet")
        sheet.open_over(self.window(), self.session, self.client_id)

    def _on_empty_chosen(self, index: int) -> None:
        if index == 0:
            self.session.go("client", self.client_id, "assess")
        else:
            form = parts.of("ui.screens.client_form", "ClientFormOverlay")
            form.open_over(self.window(), self.session, self.client_id)

    def _on_open_trend_clicked(self) -> None:
        self.session.go("client", self.client_id, "trends")


class _Trend:
    """The work of one task: it holds what was read, never the widget."""

    def __init__(self, context: GripContext, replaced: Sequence[Replacement]) -> None:
        self._context = context
        self._replaced = replaced

    def __call__(self, task: Task) -> TrendPage:
        return trend_of(self._context, replaced=self._replaced)


def _is_seen(page: ClientPage) -> bool:
    """Whether the client is neither in the archive nor in the bin."""
    return page.client.archived_on is None and page.client.binned_at is None


def _when_words(days: int, when: str) -> str:
    if days < 0:
        return n_("{n} day late, {when}", "{n} days late, {when}", -days, when=when)
    if not days:
        return _("today")
    return n_("in {n} day, {when}", "in {n} days, {when}", days, when=when)

"""Two dates side by side: what was measured on each, and whether it changed."""

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.body_places import arrow_words, gathered, moved_then_and_now
from medex_desktop.language import _, day, render
from medex_desktop.services.comparisons import Comparison, assessed_days, compare_days
from medex_desktop.services.result_table import ResultLine, latest_results, summary_of_lines
from medex_desktop.ui import theme
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.body_figure import BodyComparison, MotionComparison
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.data_table import HEADER, DataTable
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.table_model import TableModel
from medex_desktop.ui.workspace_parts.result_columns import columns
from medex_desktop.ui.workspace_parts.results_card import ROW, TALL_ROW


class CompareSheet(Sheet):
    """``CompareSheet.open_over(host, session, client_id)``."""

    def __init__(self, host: QWidget, session: Session, client_id: int) -> None:
        super().__init__(host, _("Compare two dates"), _("Done"), width=980)
        self.cancel.hide()
        self._session, self._client_id = session, client_id
        days = session.ask(assessed_days, client_id=client_id)
        options = [(one.isoformat(), day(one)) for one in days]
        self.first = ComboBox(_("Earlier date"), options)
        self.second = ComboBox(_("Later date"), options)
        self.words = ParagraphLabel("", "body", min_width=320)
        self.model: TableModel[ResultLine] = TableModel(columns(()))
        self.table = DataTable(_("Both dates"), self.model, row_height=ROW)
        choices = Row(gap=8)
        choices.addWidget(self.first)
        choices.addWidget(Label(_("beside"), "body", "ink2"))
        choices.addWidget(self.second)
        choices.addStretch(1)
        self.body.addLayout(choices)
        self.body.addWidget(self.words)
        self.body.addWidget(self.table)
        self.pain = BodyComparison()
        self.pain.setAccessibleName(_("Pain on the body"))
        self.pain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Tab brings it into sight
        FocusRing(self.pain)
        self.body.addWidget(self.pain)
        self.motion = MotionComparison()
        self.motion.setAccessibleName(_("Range of motion on the body"))
        self.motion.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusRing(self.motion)
        self.body.addWidget(self.motion)
        self.body.addStretch(1)
        if days:
            self.first.set_key(self._usual_first(days).isoformat())
            self.second.set_key(days[0].isoformat())
        self.first.chosen.connect(self._on_day_chosen)
        self.second.chosen.connect(self._on_day_chosen)
        self.table.current_changed.connect(self._on_table_current_changed)
        self.agreed.connect(self.close_overlay)
        self._load()

    @classmethod
    def open_over(cls, host: QWidget, session: Session, client_id: int) -> "CompareSheet":
        """Open it over a window."""
        made = cls(host, session, client_id)
        made.open(made.first)
        return made

    def _usual_first(self, days: list[date]) -> date:
        """The baseline of most results, else the oldest day."""
        found = self._session.ask(latest_results, client_id=self._client_id)
        bases = Counter(one.baseline.day for one in found.lines if one.baseline is not None)
        return bases.most_common(1)[0][0] if bases else days[-1]

    def _load(self) -> None:
        if not (self.first.key() and self.second.key()):
            return
        first, second = (date.fromisoformat(box.key()) for box in (self.first, self.second))
        found = self._session.ask(
            compare_days, client_id=self._client_id, first=first, second=second
        )
        self.model.columns = tuple(columns(found.lines))
        self.model.set_rows(found.lines)
        self._show_pain(found)
        self._show_motion(found)
        self.words.setText(_said(found.lines, first == second))
        row = TALL_ROW if theme.is_compact() else ROW
        self.table.set_row_height(row)
        self.table.setFixedHeight(theme.px(HEADER) + max(1, len(found.lines)) * theme.px(row))

    def _show_pain(self, found: Comparison) -> None:
        """The body figure of both days, where pain has a place on it."""
        then, now = found.pain
        self.pain.setVisible(bool(then or now) and found.first != found.second)
        words = (_("Pain, {day}", day=day(one)) for one in (found.first, found.second))
        self.pain.set_pain(then, now, *words)

    def _show_motion(self, found: Comparison) -> None:
        """How far the joints moved on both days."""
        self.motion.setVisible(bool(found.motion) and found.first != found.second)
        args = {"first": day(found.first), "second": day(found.second)}
        title = _("Range of motion, {first} and {second}", **args)
        short = gathered((one.place, arrow_words(one.words, one.then, one.now))
                         for one in found.motion)  # fmt: skip
        told = [
            render(moved_then_and_now(one.place, one.words, one.then, one.now))
            for one in found.motion
        ]
        degrees = {place: render(words) for place, words in short.items()}
        self.motion.set_motion(title, degrees, told)

    def _on_table_current_changed(self, _row: object) -> None:
        """The line that is read stays in sight."""
        line = self.table.visualRect(self.table.currentIndex())
        self.keep_in_sight(self.table.viewport(), line)

    def _on_day_chosen(self, _key: str) -> None:
        self._load()


def _said(lines: tuple[ResultLine, ...], is_same: bool) -> str:
    if is_same:
        return _("Choose two different dates to see what changed.")
    if not any(line.verdict is not None for line in lines):
        return _("Nothing was measured on both dates.")
    both = [line for line in lines if line.verdict is not None]
    return render(summary_of_lines(both))

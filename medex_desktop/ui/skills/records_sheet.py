"""What is behind the count of a skill: each record, whose, when; Enter opens it."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.skills.evidence import Found, long_words, needs_words
from medex_desktop.language import _, day, render
from medex_desktop.services.skill_records import RecordLine, records_behind
from medex_desktop.services.skills_page import SkillRow
from medex_desktop.ui import theme
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.models.veiled_table import NameCell, VeiledTableModel
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.data_table import HEADER, ROW, DataTable
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.table_model import Cell, Column

_AROUND, _LEAST_ROWS = 290, 3
_TABS: Final[dict[str, tuple[str, Callable[[Found], dict[str, Any]]]]] = {
    "assessment": ("assess", lambda one: {"assessment_id": one.record_id}),
    "report": ("documents", lambda one: {"document_id": one.record_id}),
    "alert": ("overview", lambda _one: {}),
    "client": ("overview", lambda _one: {}),
    "practice": ("overview", lambda _one: {}),
}


class RecordsSheet(Sheet):
    """``RecordsSheet.open_over(host, session, row)``."""

    def __init__(self, host: QWidget, session: Session, row: SkillRow) -> None:
        super().__init__(host, row.skill.title, _("Open the record"), cancel=_("Close"), width=720)
        assert row.evidence is not None
        self._session = session
        self.model = VeiledTableModel[RecordLine](_columns(), session.beside)
        self.table = DataTable(_("Records behind the count"), self.model, row_height=ROW)
        self.model.follow(self.table)
        lines = session.ask(records_behind, count=row.evidence)
        self.model.set_rows(lines)
        words = _("{found}; {needs}. Enter opens the record.",
                  found=render(long_words(row.evidence)),
                  needs=render(needs_words(row.evidence.rule)))  # fmt: skip
        self.body.addWidget(ParagraphLabel(words, "body", "ink2", min_width=240))
        self.body.addWidget(self.table)
        room = (host.height() - theme.px(_AROUND)) // theme.px(ROW)
        rows = min(len(lines), max(_LEAST_ROWS, room))
        self.table.setFixedHeight(theme.px(HEADER + ROW * rows) + 2)
        self.table.chosen.connect(self._open_record)
        self.agreed.connect(self._on_agreed)
        self.table.choose_line(0)

    @classmethod
    def open_over(cls, host: QWidget, session: Session, row: SkillRow) -> "RecordsSheet":
        """Open it over a window."""
        made = cls(host, session, row)
        made.open(made.table)
        return made

    @Slot()
    def _on_agreed(self) -> None:
        self._open_record(self.table.current_row())

    @Slot(object)
    def _open_record(self, line: object) -> None:
        if not isinstance(line, RecordLine):
            return
        found = line.found
        if found.client_id is None:
            self.say(_("This is about you or the practice; there is no client’s record to open."))
            return
        tab, details = _TABS.get(found.kind, _TABS["client"])
        self.close_overlay()
        self._session.go("client", found.client_id, tab, **details(found))


def _columns() -> list[Column[RecordLine]]:
    return [
        Column(_("Date"), _day, width=100),
        Column(_("Client"), _client, width=150, stretch=1),
        Column(_("Record"), _record, width=180, stretch=2),
    ]


def _day(line: RecordLine) -> Cell:
    return Cell(day(line.found.day))


def _client(line: RecordLine) -> Cell:
    return NameCell(line.client_name) if line.client_name else Cell(_("no client"), ink="ink3")


def _record(line: RecordLine) -> Cell:
    words = render(line.found.words)
    if line.against:
        return Cell(_("{words}, stands against it", words=words), shape="attend")
    return Cell(words, ink="ink2")

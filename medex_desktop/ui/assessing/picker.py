"""Choosing what to test: type a few letters, Enter; sets stand first, then every measure."""

from typing import Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.choices import Choice, choices_of, find
from medex_desktop.ui.key_hints import UP_DOWN, KeyHints
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.search_field import SearchField
from medex_desktop.ui.widgets.table_model import Cell, Column, Group, TableModel


class TestPicker(Overlay):
    """``picked(Choice)``; Esc closes it. It deletes itself when closed."""

    __test__ = False

    picked = Signal(object)

    def __init__(
        self, host: QWidget, session: Session, client_id: int | None, *, adds: bool
    ) -> None:
        title = _("Add tests") if adds else _("Choose tests")
        super().__init__(host, title, width=640, height=560, top=72)
        self._sets, self._measures = choices_of(session, client_id)
        self.field = SearchField(title, hint=_("A set or a test"), size="main")
        self._model = TableModel[Choice](
            [
                Column(_("Test"), _title, width=260, stretch=3),
                Column(_("Kind"), _note, width=110, stretch=1, need=1),
                Column(_("Letters"), _code, width=70),
            ]
        )
        self.table = DataTable(title, self._model, header=False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = ParagraphLabel("", "note", "ink2", min_width=200)
        self.card.body.addWidget(Label(title, "section"))
        self.card.body.addWidget(self.field)
        self.card.body.addWidget(Divider())
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(self._nothing)
        self._foot = KeyHints(
            [(UP_DOWN, _("choose")), ((_("Enter"),), _("take")), ((_("Esc"),), _("close"))],
            _("Two letters and Enter find any test"),
        )
        self.card.body.addWidget(self._foot)
        self.field.searched.connect(self._on_field_searched)
        self.field.moved.connect(self.table.move_by)
        self.field.chosen.connect(self._on_field_chosen)
        self.table.chosen.connect(self._pick)
        self.closed.connect(self.deleteLater)
        self._foot.setVisible(not theme.is_compact())
        self._on_field_searched("")

    @classmethod
    def open_over(
        cls, host: QWidget, session: Session, client_id: int | None, *, adds: bool = False
    ) -> Self:
        """Open it with the keyboard in its field."""
        made = cls(host, session, client_id, adds=adds)
        made.open(made.field)
        return made

    def found(self) -> list[Choice]:
        """What is listed, the nearest first."""
        return [row for row in self._model.rows() if isinstance(row, Choice)]

    def _on_field_searched(self, query: str) -> None:
        hits = find(query, self._sets, self._measures)
        rows: list[Choice | Group] = list(hits)
        if not query.strip():
            sets = [one for one in hits if one.is_set]
            tests = [one for one in hits if not one.is_set]
            rows = [Group(_("Sets")), *sets, Group(_("Tests"), str(len(tests))), *tests]
        self._model.set_rows(rows)
        self.table.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._nothing.setText(_("No test is called “{typed}”.", typed=query.strip()))
        if hits:
            self.table.choose_line(rows.index(hits[0]))

    def _on_field_chosen(self) -> None:
        self._pick(self.table.current_row())

    def _pick(self, row: object) -> None:
        if isinstance(row, Choice):
            self.close_overlay()
            self.picked.emit(row)


def _title(choice: Choice) -> Cell:
    return Cell(choice.title, strong=choice.is_set)


def _note(choice: Choice) -> Cell:
    return Cell(choice.note, ink="ink2")


def _code(choice: Choice) -> Cell:
    return Cell(key=choice.code.upper())

"""Step 3: what the import would do, and every row that can't be read with the reason."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.exchange.faults import RowFault
from medex_desktop.language import _, n_, render
from medex_desktop.services.import_files import Checked
from medex_desktop.services.imports import GRIP
from medex_desktop.ui import theme
from medex_desktop.ui.importing import words
from medex_desktop.ui.importing.people_table import PeopleTable
from medex_desktop.ui.importing.steps import BANNER, EDGE
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.check_box import CheckBox
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Grid, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.stat_tile import StatTile
from medex_desktop.ui.widgets.table_model import Cell, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn

_LONGEST: Final = 72
ROW: Final = 46  # two lines of a reason


class CheckStep(ScrollBody):
    """``leave_out_chosen(bool)``, ``save_asked()`` for the list of refused rows."""

    leave_out_chosen = Signal(bool)
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=12, margins=(EDGE, 0, EDGE, 12), parent=parent)
        self.banner = Banner("info", "")
        self.banner.setMinimumHeight(theme.px(BANNER))
        self.tiles = {
            key: StatTile("0", caption, ground="surface")
            for key, caption in (
                ("ready", _("rows ready")),
                ("found", _("clients found")),
                ("new", _("clients new")),
                ("refused", _("rows refused")),
            )
        }
        self._title = Label("", "section")
        self._title.setMinimumHeight(theme.px(32))
        self._other = Button("", "quiet")
        self._save = Button(_("Save list as CSV"), "quiet", icon="import")
        self.refused: TableModel[RowFault] = TableModel(_fault_columns())
        self.refused_table = DataTable(_("Refused rows"), self.refused, row_height=ROW)
        self._people = PeopleTable()
        self._tables = QStackedWidget()
        self._whole = ParagraphLabel("", "body", "ink2", min_width=200)
        self._repeated = ParagraphLabel("", "caption", min_width=200)
        self.leave_out = CheckBox("")

        self._arrange()

        self.leave_out.toggled.connect(self.leave_out_chosen)
        self._save.clicked.connect(self.save_asked)
        self._other.clicked.connect(self._on_other_clicked)
        self.refused_table.current_changed.connect(self._on_fault_changed)

    def show_checked(self, checked: Checked) -> None:
        """Show a dry run."""
        self._show_banner(checked)
        for key, number in (
            ("ready", checked.ready),
            ("found", len(checked.plan.known)),
            ("new", len(checked.plan.new)),
            ("refused", checked.refused),
        ):
            self.tiles[key].set_number(f"{number:,}", alert=key == "refused" and number > 0)
        self.refused.set_rows(checked.faults)
        self.refused_table.choose_line(0)
        self._people.show_people(checked)
        n = checked.refused
        self.leave_out.setChecked(False)
        self.leave_out.setText(
            n_(
                "Leave this {n} row out. The import record lists it.",
                "Leave these {n} rows out. The import record lists them.",
                n,
            )
        )
        self.leave_out.setAccessibleName(self.leave_out.text())
        self.leave_out.updateGeometry()
        self.leave_out.setVisible(n > 0)
        self._show_repeated(checked)
        self._show_table(refused=n > 0)

    def first_control(self) -> QWidget:
        """Where the keyboard belongs when the step is shown."""
        return self._people.table() if self._save.isHidden() else self.refused_table

    def _arrange(self) -> None:
        column = self.body
        column.addWidget(self.banner)
        across = 2 if theme.is_compact() else 4
        grid = Grid(gap=12)
        for at, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, at // across, at % across)
        column.addLayout(grid)
        card = Card(margins=1, gap=0, ground="surface")
        head = Row(gap=8, margins=(16, 4, 20, 4))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._other)
        head.addWidget(self._save)
        card.body.addLayout(head)
        self._tables.addWidget(self.refused_table)
        self._tables.addWidget(self._people)
        card.body.addWidget(self._tables, 1)
        column.addWidget(card, 1)
        column.addWidget(self._whole)
        column.addWidget(self.leave_out, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._repeated)

    def _show_banner(self, checked: Checked) -> None:
        n, rows = checked.refused, checked.rows
        unchanged = _("Nothing has been imported yet and the file was not changed.")
        if n:
            lead = n_(
                "{n} of {rows} rows can't be read.", "{n} of {rows} rows can't be read.", n,
                rows=f"{rows:,}",
            )  # fmt: skip
            self.banner.set_kind("alert")
            self.banner.set_words(unchanged, lead=lead)
        elif checked.wanted:
            lead = n_("The row can be read.", "All {n} rows can be read.", rows)
            self.banner.set_kind("good")
            self.banner.set_words(unchanged, lead=lead)
        else:
            self.banner.set_kind("info")
            lead = _("There is nothing new in this file.")
            all_here = _("All of it is on record already.")
            in_bin = _("What is not on record already is of clients in the bin.")
            self.banner.set_words(in_bin if checked.plan.binned else all_here, lead=lead)

    def _show_repeated(self, checked: Checked) -> None:
        said = []
        if checked.mapping.kind == GRIP:
            said.append(
                n_(
                    "{n} test is on record already and is left out.",
                    "{n} tests are on record already and are left out.",
                    checked.repeated,
                )
                if checked.repeated
                else _("No test of this file is on record yet.")
            )
        elif checked.repeated:
            said.append(_("Clients who are found stay as they are."))
        if checked.blank:
            said.append(
                n_("{n} blank row was left out.", "{n} blank rows were left out.", checked.blank)
            )
        if checked.plan.binned:
            said.append(
                n_(
                    "{n} client of this file is in the bin; their rows are left out.",
                    "{n} clients of this file are in the bin; their rows are left out.",
                    len(checked.plan.binned),
                )
            )
        said.append(words.duplicates(checked.mapping.kind))
        self._repeated.setText(" ".join(said))

    def _show_table(self, *, refused: bool) -> None:
        faults = bool(self.refused.rowCount())
        self._title.setText(_("Refused rows") if refused else _("Clients of the file"))
        self._other.set_words(_("Show who is ready") if refused else _("Show refused rows"))
        self._other.setVisible(faults)
        self._save.setVisible(refused)
        self._tables.setCurrentWidget(self.refused_table if refused else self._people)
        self._on_fault_changed(self.refused_table.current_row() if refused else None)

    @Slot()
    def _on_other_clicked(self) -> None:
        self._show_table(refused=self._tables.currentWidget() is not self.refused_table)

    @Slot(object)
    def _on_fault_changed(self, fault: object) -> None:
        """A reason too long for its cell is said whole below the table."""
        reason = render(fault.reason) if isinstance(fault, RowFault) else ""
        long = len(reason) > _LONGEST or (theme.is_compact() and bool(reason))
        self._whole.setVisible(long)
        if long and isinstance(fault, RowFault):
            self._whole.setText(_("Line {n}: {reason}", n=fault.line, reason=reason))


def _fault_columns() -> list[TableColumn[RowFault]]:
    return [
        TableColumn(_("Line"), _line, width=70, number=True),
        TableColumn(_("Column"), _column, width=110, need=2),
        TableColumn(_("In the file"), _value, width=150, need=1),
        TableColumn(_("Why, and what would fit"), _reason, width=220, stretch=1),
    ]


def _line(fault: RowFault) -> Cell:
    return Cell(str(fault.line), ink="ink2")


def _column(fault: RowFault) -> Cell:
    return Cell(fault.column or _("whole row"))


def _value(fault: RowFault) -> Cell:
    blank = _("(blank)") if fault.column else ""
    return Cell(" ".join(fault.value.split()) or blank, ink="alert", fixed=True)


def _reason(fault: RowFault) -> Cell:
    return Cell(render(fault.reason), wrap=True)

"""The client list as a table: its columns, and how it narrows as one types."""

from collections.abc import Sequence
from typing import Final

from medex_desktop.domain.search import query_parts
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day, n_, render
from medex_desktop.ui.models.caseload import ClientRow
from medex_desktop.ui.models.due_words import group_ink, kind_word, line_shape
from medex_desktop.ui.models.veiled_table import NameCell
from medex_desktop.ui.widgets.table_model import Cell, Column

ACTIVE: Final = "active"
ARCHIVED: Final = "archived"
BIN: Final = "bin"


@dataclass(frozen=True, slots=True)
class ChipCell(NameCell):
    """A client's name with a chip behind it."""

    chip: str = ""

    def said(self) -> str:
        """Text, then the chip's word."""
        return ", ".join(part for part in (self.text, self.chip) if part)


def columns() -> list[Column[ClientRow]]:
    """Name, born, age, condition, last visit, next due; name, born and due never go."""
    return [
        Column(_("Name"), _name, width=180, stretch=4),
        Column(_("Born"), _born, width=108, stretch=1),
        Column(_("Age"), _age, width=72, need=3),
        Column(_("Condition"), _condition, width=170, stretch=4, need=4),
        Column(_("Last visit"), _last_visit, width=96, stretch=1, need=2),
        Column(_("Next due"), next_due, width=196, stretch=2),
    ]


def _name(row: ClientRow) -> Cell:
    chip = _("Same name") if row.same_name else ""
    return ChipCell(row.line.sort_name, chip=chip)


def _born(row: ClientRow) -> Cell:
    if row.line.birth_date is None:
        return Cell(_("age given"), ink="ink3")
    return Cell(day(row.line.birth_date), strong=row.same_name)


def _age(row: ClientRow) -> Cell:
    if row.age is None:
        return Cell(_("not known"), ink="ink3")
    return Cell(str(row.age) if row.line.birth_date else _("about {n}", n=row.age), ink="ink2")


def _condition(row: ClientRow) -> Cell:
    if row.line.bin_reason:
        return Cell(row.line.bin_reason, ink="ink2")
    return Cell(row.condition, ink="ink2") if row.condition else Cell(_("none noted"), ink="ink3")


def _last_visit(row: ClientRow) -> Cell:
    last = row.line.last_visit
    if last is None:
        return Cell(_("not yet"), ink="ink3")
    return Cell(day(last, short=last.year == row.today.year), ink="ink2")


def next_due(row: ClientRow) -> Cell:
    """What is due next for a client: shape, what and when."""
    if row.days_left is not None:
        return _in_bin(row.days_left)
    archived = row.line.archived_on
    if archived is not None:
        return Cell(_("archived {day}", day=day(archived)), ink="ink3")
    planned = row.reassess_on
    late = (row.today - planned).days if planned else 0
    if row.due is not None and (late <= 0 or row.due.kind == "alert" or row.due.late_days):
        words = _("{what}, {when}", what=kind_word(row.due.kind), when=render(row.due.when))
        return Cell(words, shape=line_shape(row.due), ink=group_ink(row.due))
    if planned is None:
        return Cell(_("no test yet"), ink="ink3")
    return _reassessment(late)


def _in_bin(left: int) -> Cell:
    if left:
        return Cell(n_("{n} day left", "{n} days left", left), shape="later", ink="ink2")
    return Cell(_("30 days are over"), shape="attend", ink="watch")


def _reassessment(late: int) -> Cell:
    if late > 0:
        words = n_("Reassessment, {n} day late", "Reassessment, {n} days late", late)
        return Cell(words, shape="stop", ink="alert")
    if late == 0:
        return Cell(_("Reassessment, today"), shape="attend", ink="watch")
    return Cell(n_("in {n} day", "in {n} days", -late), shape="later", ink="ink2")


class ClientFilter:
    """Narrows rows keystroke after keystroke; a longer query looks only at what matched before."""

    def __init__(self) -> None:
        self._rows: Sequence[ClientRow] = ()
        self._parts: tuple[str, ...] = ()
        self._matching: Sequence[ClientRow] = ()

    def set_rows(self, rows: Sequence[ClientRow]) -> None:
        """Filter among other rows."""
        self._rows = rows
        self._parts, self._matching = (), rows

    def matching(self, query: str) -> Sequence[ClientRow]:
        """The rows that hold every part of the query, in the order of the list."""
        parts = query_parts(query)
        narrows = all(any(old in new for new in parts) for old in self._parts)
        found = self._matching if narrows else self._rows
        for part in sorted(parts, key=len, reverse=True):
            found = [row for row in found if part in row.key.text]
        self._parts, self._matching = parts, found
        return found

"""The clients of the practice: one list, one field to narrow it, one button for a new one."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from medex_desktop.language import _, n_
from medex_desktop.services.clients import archive_client, unarchive_client
from medex_desktop.services.desk import Changed
from medex_desktop.services.keeping import take_from_bin
from medex_desktop.ui import parts
from medex_desktop.ui.clients.client_acts import ClientActs
from medex_desktop.ui.clients.client_delegate import ClientDelegate
from medex_desktop.ui.clients.first_client import FirstClient
from medex_desktop.ui.models.caseload import CONCERNING, ClientRow, caseload_of
from medex_desktop.ui.models.client_table import (
    ACTIVE,
    ARCHIVED,
    BIN,
    ClientFilter,
    columns,
)
from medex_desktop.ui.models.veiled_table import VeiledTableModel
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.data_table import ROW, DataTable
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.search_field import SearchField
from medex_desktop.ui.widgets.segmented import Segmented

_FORM: Final = ("ui.screens.client_form", "ClientFormOverlay")
_IMPORT: Final = ("ui.screens.import_dialog", "ImportDialog")


class ClientsScreen(Screen):
    """Enter opens a client; Ctrl+E edits, Ctrl+Shift+A archives, Ctrl+I imports."""

    help_page = "clients"

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._caseload = caseload_of(session)
        self._filter = ClientFilter()
        self._build()

        self._arrange()

        self._connect()

        self.load()

    def load(self) -> None:
        """Read the clients again when something about them changed."""
        self._caseload.refresh()
        self._show_caseload()

    def show_bin(self) -> None:
        """Show who is in the bin."""
        self._segments.set_key(BIN)
        self._show_caseload()

    def concerns(self, changed: Changed) -> bool:
        """Clients, and what makes them due."""
        self._caseload.note(changed)
        return bool(changed.tables & CONCERNING)

    def arrive(self, target: Target) -> None:
        """Show the list as it is now; a draft's number opens the form with it."""
        self.load()
        self._focus_first()
        if target.details.get("bin"):
            self.show_bin()
        draft_id = target.details.get("draft_id")
        if isinstance(draft_id, int):
            self._open_form(draft_id=draft_id)

    def keys(self) -> Keys:
        """What the keyboard overlay lists."""
        return [
            ("Enter", _("open the client")),
            ("Ctrl E", _("edit")),
            ("Ctrl Shift A", _("archive, or bring back")),
            ("Delete", _("put into the bin")),
            ("Ctrl F", _("narrow the list")),
            ("Ctrl I", _("import")),
        ]

    def _build(self) -> None:
        self._title = Label(_("Clients"), "title")
        self._count = Label("", "body", "ink3")
        self._import = Button(_("Import"), icon="import", size="main")
        self._new = Button(_("New client"), "filled", icon="plus", key="Ctrl N", size="main")
        self._field = SearchField(_("Filter clients"), hint=_("Name, birth date or phone"))
        self._segments = Segmented(
            _("Which clients"), [(ACTIVE, _("Active")), (ARCHIVED, _("Archived")), (BIN, _("Bin"))]
        )
        self._matches = Label("", "body", "ink3")
        self._model = VeiledTableModel[ClientRow](columns(), self.session.beside)
        self._table = DataTable(_("Clients"), self._model, row_height=ROW)
        self._model.follow(self._table)
        self._drawing = ClientDelegate(ROW, self._model, self._table)
        self._table.setItemDelegate(self._drawing)
        self._card = Card(margins=1, gap=0)
        self._nobody = ParagraphLabel("", "note", "ink2", min_width=200)
        self._add_named = Button(_("New client"), icon="plus")
        self._stack = QStackedWidget()

    def _arrange(self) -> None:
        head = Row(gap=12)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(1)
        head.addWidget(self._import)
        head.addWidget(self._new)
        self._tools = QWidget()
        tools = Row(self._tools, gap=12)
        tools.addWidget(self._field)
        tools.addWidget(self._segments)
        tools.addWidget(self._matches)
        tools.addStretch(1)
        self._card.body.addWidget(self._table)
        for page in (self._card, self._nobody_page()):
            self._stack.addWidget(page)
        column = Column(self, gap=12, margins=(24, 20, 24, 16))
        column.addLayout(head)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)

    @cached_property
    def _first(self) -> FirstClient:
        """What an empty practice shows; made when it is."""
        made = FirstClient(self.session)
        made.import_wanted.connect(self.open_import)
        self._stack.addWidget(made)
        return made

    def _nobody_page(self) -> QWidget:
        page = Card(margins=(24, 24), gap=12)
        page.body.addWidget(self._nobody)
        row = Row()
        row.addWidget(self._add_named)
        row.addStretch(1)
        page.body.addLayout(row)
        page.body.addStretch(1)
        return page

    def _connect(self) -> None:
        self._caseload.refreshed.connect(self._show_caseload)
        self._field.searched.connect(self._narrow)
        self._field.chosen.connect(self._on_field_chosen)
        self._field.moved.connect(self._table.move_by)
        self._segments.chosen.connect(self._on_segments_chosen)
        self._table.chosen.connect(self._open_client)
        self._table.left_at_top.connect(self._field.setFocus)
        self._new.clicked.connect(self._on_new_clicked)
        self._add_named.clicked.connect(self._on_add_named_clicked)
        self._import.clicked.connect(self.open_import)
        for keys, slot in (
            ("Ctrl+E", self._on_edit_keys),
            ("Ctrl+Shift+A", self._on_archive_keys),
            ("Ctrl+I", self.open_import),
            ("Del", self._on_bin_keys),
            ("Ctrl+F", self._field.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _show_caseload(self) -> None:
        if not self._caseload.is_ready:
            self._count.setText(_("reading"))
            return
        self._drawing.forget()
        rows = self._caseload.rows
        active = sum(1 for row in rows if row.line.archived_on is None)
        archived = len(rows) - active
        self._count.setText(_("{n} active", n=active) if rows else _("none yet"))
        self._segments.set_words(ARCHIVED, _("Archived {n}", n=archived))
        self._segments.set_words(BIN, _("Bin {n}", n=len(self._caseload.binned)))
        self._filter.set_rows(self._rows_shown())
        anybody = bool(rows or self._caseload.binned)
        self._tools.setVisible(anybody)
        self._new.setVisible(anybody)
        self._import.setVisible(anybody)
        if not anybody:
            self._stack.setCurrentWidget(self._first)
        else:
            self._narrow(self._field.text())

    def _rows_shown(self) -> Sequence[ClientRow]:
        if self._segments.key() == BIN:
            return self._caseload.binned
        archived = self._segments.key() == ARCHIVED
        return [row for row in self._caseload.rows if bool(row.line.archived_on) == archived]

    @Slot(str)
    def _narrow(self, query: str) -> None:
        chosen = self._table.current_row()
        found = self._filter.matching(query)
        self._model.set_rows(found)
        self._matches.setText(n_("{n} match", "{n} matches", len(found)) if query.strip() else "")
        if found:
            self._choose(chosen)
            self._stack.setCurrentIndex(0)
        else:
            self._say_nobody(query)

    def _choose(self, before: object) -> None:
        """Keep the bar on the client it was on, else on the first."""
        line = 0
        if isinstance(before, ClientRow):
            ids = (i for i, row in enumerate(self._model.rows()) if _is(row, before.line.id))
            line = next(ids, 0)
        self._table.choose_line(line)

    def _say_nobody(self, query: str) -> None:
        typed = " ".join(query.split())
        segment = self._segments.key()
        if not typed:
            words = {
                ACTIVE: _("Every client is archived or in the bin."),
                ARCHIVED: _("Nobody is archived."),
                BIN: _("Nobody is in the bin."),
            }[segment]
        else:
            words = _("No client matches “{typed}”.", typed=typed)
        self._nobody.setText(words)
        self._add_named.setVisible(bool(typed) and segment == ACTIVE)
        self._add_named.set_words(_("New client “{typed}”", typed=typed))
        self._stack.setCurrentIndex(1)

    def _focus_first(self) -> None:
        if self._stack.currentWidget() is self.__dict__.get("_first"):
            self._first.focus_name()
        else:
            self._field.setFocus()

    @Slot()
    def _on_field_chosen(self) -> None:
        row = self._table.current_row()
        if row is not None and self._stack.currentIndex() == 0:
            self._open_client(row)
        elif self._add_named.isVisible():
            self._add_named.click()

    @Slot(str)
    def _on_segments_chosen(self, key: str) -> None:
        self._show_caseload()

    @Slot(object)
    def _open_client(self, row: object) -> None:
        if isinstance(row, ClientRow):
            self.session.go("client", row.line.id, tab="overview")

    @Slot()
    def _on_new_clicked(self) -> None:
        self._open_form()

    @Slot()
    def _on_add_named_clicked(self) -> None:
        self._open_form(name=" ".join(self._field.text().split()))

    @Slot()
    def _on_edit_keys(self) -> None:
        row = self._table.current_row()
        if isinstance(row, ClientRow):
            self._open_form(client_id=row.line.id)

    @Slot()
    def _on_archive_keys(self) -> None:
        row = self._table.current_row()
        if not isinstance(row, ClientRow):
            return
        if row.line.binned_at is not None:
            act = take_from_bin
        else:
            act = archive_client if row.line.archived_on is None else unarchive_client
        with self.session.shown():
            self.session.do(act, client_id=row.line.id)

    @Slot()
    def _on_bin_keys(self) -> None:
        row = self._table.current_row()
        if isinstance(row, ClientRow) and row.line.binned_at is None:
            self.acts_on(row).put_into_bin()

    def acts_on(self, row: ClientRow) -> ClientActs:
        """What is done with the whole client of a row."""
        return self._acts.about(row.line.id, row.line.name)

    @cached_property
    def _acts(self) -> ClientActs:
        return ClientActs(self.session, self)

    @Slot()
    def open_import(self) -> None:
        """Open the import of client lists and grip results."""
        parts.of(*_IMPORT).open_over(self._host(), self.session)

    def _open_form(self, **chosen: Any) -> None:
        parts.of(*_FORM).open_over(self._host(), self.session, **chosen)

    def _host(self) -> QWidget:
        above = self.window()
        centre = getattr(above, "centralWidget", None)
        return (centre() if centre else None) or above

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key or a right click on a client."""
        row = self._table.current_row()
        if not isinstance(row, ClientRow) or self._stack.currentIndex() != 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        back = row.line.archived_on is not None or row.line.binned_at is not None
        menu.addAction(_("Open"), self._on_field_chosen)
        menu.addAction(_("Edit"), self._on_edit_keys)
        menu.addAction(_("Bring back") if back else _("Archive"), self._on_archive_keys)
        self.acts_on(row).offer(menu)
        menu.popup(self._menu_place(event))

    def _menu_place(self, event: QContextMenuEvent) -> QPoint:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            return event.globalPos()
        bar = self._table.visualRect(self._table.currentIndex())
        return self._table.viewport().mapToGlobal(bar.bottomLeft())


def _is(row: object, client_id: int) -> bool:
    return isinstance(row, ClientRow) and row.line.id == client_id

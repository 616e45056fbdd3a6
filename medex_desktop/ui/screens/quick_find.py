"""Find a client from anywhere: one box, the clients under it, and what to start for them."""

from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.domain.search import Match
from medex_desktop.language import _, day
from medex_desktop.ui import theme
from medex_desktop.ui.clients.found_list import FoundClient, FoundList
from medex_desktop.ui.clients.start_row import StartRow
from medex_desktop.ui.key_hints import UP_DOWN, KeyHints
from medex_desktop.ui.models.caseload import caseload_of
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.search_field import SearchField

WIDTH: Final = 680
TOP: Final = 84
LIMIT: Final = 20


class _FindField(SearchField):
    """Large and without a frame; Escape closes the overlay at once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class QuickFind(Overlay):
    """``QuickFind.open_over(host, session)``. Arrows choose, Enter opens, Alt+G tests grip."""

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host, _("Find a client"), width=WIDTH, top=TOP, margins=0)
        self._session = session
        self._caseload = caseload_of(session)
        self._chosen: FoundClient | None = None
        self._build()

        self._arrange()

        self._connect()

        self._search("")

    @classmethod
    def open_over(cls, host: QWidget, session: Session) -> "QuickFind":
        """Open over ``host``, or go to the one that is open; it deletes itself when it closes."""
        known = host.findChild(cls)
        if isinstance(known, QuickFind) and known.isVisible():
            known.field.setFocus()
            return known
        made = cls(host, session)
        made.open(made.field)
        return made

    def set_query(self, typed: str) -> None:
        """Put a query in, as if typed."""
        self.field.setText(typed)

    def found(self) -> FoundClient | None:
        """The client Enter would open."""
        return self._chosen

    def _build(self) -> None:
        self.field = _FindField(_("Find a client"), hint=_("Name, birth date or phone"))
        self.field.setStyleSheet("border: none; background: transparent;")
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = Label("", "caption")
        self._list = FoundList(_("Clients found"))
        self._nobody = ParagraphLabel("", "note", "ink2", min_width=200)
        self._start = QWidget()
        self._for = Label("", "caption")
        self._grip = StartRow("hand", _("Grip test"), "Alt G")
        self._trends = StartRow("trend", _("Trends"), "Alt T")
        self._report = StartRow("document", _("Progress report"), "Alt R")
        self._foot_line = Divider()
        self._foot = KeyHints(
            [(UP_DOWN, _("choose")), ((_("Enter"),), _("open")), ((_("Esc"),), _("close"))],
            _("Any order, accents ignored, birth date or phone"),
        )

    def _arrange(self) -> None:
        body = self.card.body
        body.setSpacing(0)
        head = Row(gap=8, margins=(12, 8, 20, 8))
        head.addWidget(self.field, 1)
        head.addWidget(self._count)
        body.addLayout(head)
        body.addWidget(Divider())
        body.gap(6)
        body.addWidget(self._list)
        body.addWidget(self._nobody)
        body.gap(6)
        start = Column(self._start, gap=0, margins=(0, 0, 0, 8))
        start.addWidget(Divider())
        title = Row(margins=(20, 12, 20, 6))
        title.addWidget(self._for, 1)
        start.addLayout(title)
        for row in (self._grip, self._trends, self._report):
            start.addWidget(row)
        body.addWidget(self._start)
        body.addStretch(1)
        body.addWidget(self._foot_line)
        body.addWidget(self._foot)

    def _connect(self) -> None:
        self.closed.connect(self.deleteLater)
        self._caseload.refreshed.connect(self._on_caseload_refreshed)
        self._session.beside.changed.connect(self._on_beside_changed)
        self._on_beside_changed()
        self.field.searched.connect(self._search)
        self.field.moved.connect(self._list.move_by)
        self.field.chosen.connect(self.open_client)
        self._list.pointed.connect(self._point)
        self._list.chosen.connect(self._on_list_chosen)
        for row, keys, slot in (
            (self._grip, "Alt+G", self.start_grip),
            (self._trends, "Alt+T", self.open_trends),
            (self._report, "Alt+R", self.start_report),
        ):
            row.clicked.connect(slot)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        theme.look().changed.connect(self._rescale)
        self._rescale()

    @Slot()
    def _on_beside_changed(self) -> None:
        self._list.set_veil(self._session.beside.veil())

    @Slot(str)
    def _search(self, query: str) -> None:
        found = self._caseload.find(query, LIMIT)
        rows = [each for match in found.matches if (each := self._joined(match)) is not None]
        self._count.setText(_("{n} of {all}", n=found.total, all=len(self._caseload.rows)))
        self._nobody.setVisible(not rows)
        self._list.setVisible(bool(rows))
        self._nobody.setText(self._empty_words(query))
        self._list.set_found(rows)

    def _empty_words(self, query: str) -> str:
        if not self._caseload.is_ready:
            return _("Reading the clients.")
        if not self._caseload.rows:
            return _("No clients yet. Ctrl N adds the first one.")
        return _("No client matches “{typed}”. Ctrl N adds a new one.", typed=query.strip())

    def _joined(self, match: Match) -> FoundClient | None:
        row = self._caseload.row(match.client_id)
        return None if row is None else FoundClient(row, match)

    @Slot()
    def _on_caseload_refreshed(self) -> None:
        self._search(self.field.text())

    @Slot(object)
    def _point(self, found: FoundClient | None) -> None:
        self._chosen = found
        self._start.setVisible(found is not None)
        if found is not None:
            line = found.row.line
            self._for.setText(_("Start for {name}", name=line.name))
            last = line.last_visit
            self._grip.set_note(_("last {day}", day=day(last)) if last else _("the first"))

    @Slot(object)
    def _on_list_chosen(self, found: object) -> None:
        self._chosen = found if isinstance(found, FoundClient) else None
        self.open_client()

    @Slot()
    def open_client(self) -> None:
        """Open the overview of the client pointed at."""
        self._go("overview")

    @Slot()
    def start_grip(self) -> None:
        """Start a grip test for the client pointed at."""
        self._go("assess", measure="grip_strength")

    @Slot()
    def open_trends(self) -> None:
        """Show the trends of the client pointed at."""
        self._go("trends")

    @Slot()
    def start_report(self) -> None:
        """Begin a progress report for the client pointed at."""
        self._go("documents", new="progress_report")

    def _go(self, tab: str, **details: Any) -> None:
        if self._chosen is None:
            return
        client_id = self._chosen.row.line.id
        self.close_overlay()
        self._session.go("client", client_id, tab=tab, **details)

    @Slot()
    def _rescale(self) -> None:
        self.field.setFont(theme.font(20))
        self.field.setFixedHeight(theme.px(44))
        self._foot_line.setVisible(not theme.is_compact())
        self._foot.setVisible(not theme.is_compact())

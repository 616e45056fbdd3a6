"""Add or edit a client in one step: a name and a birth date are enough."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from medex_desktop.domain.clients import ClientForm, read_client
from medex_desktop.errors import InvalidForm, InvalidInput, MedExError
from medex_desktop.language import _, clock, day, render
from medex_desktop.services.clients import (
    add_client,
    add_provider,
    client_form,
    client_page,
    edit_client,
)
from medex_desktop.services.drafts import Draft, draft_by_id
from medex_desktop.ui import theme
from medex_desktop.ui.clients.form_draft import FormDraft, drafts_of
from medex_desktop.ui.clients.form_fields import ClientFields
from medex_desktop.ui.models.caseload import ClientRow, caseload_of
from medex_desktop.ui.problem_card import ProblemCard
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.scroll_body import ScrollBody

WIDTH: Final = 800
EDGE: Final = 24


class _Body(ScrollBody):
    """Asks for all the room its fields need; scrolls only when there is less."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(gap=0, margins=(EDGE, 4, EDGE, 16))
        self.body.addWidget(inside)
        self.body.addStretch(1)
        content = self.widget()
        assert content is not None
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        wide = max(self.viewport().width(), theme.px(320))
        high = self.body.totalHeightForWidth(wide)
        return QSize(wide, max(high, self.body.totalMinimumSize().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120))


class ClientFormOverlay(Overlay):
    """``ClientFormOverlay.open_over(host, session)`` adds; with ``client_id`` it edits.

    Ctrl+Enter saves, Escape closes and keeps what was typed as a draft. ``stored(client_id)``
    follows a save.
    """

    stored = Signal(int)

    def __init__(self, host: QWidget, session: Session, client_id: int | None = None) -> None:
        name = _("New client") if client_id is None else _("Edit client")
        super().__init__(host, name, width=WIDTH, margins=0)
        self._session = session
        self._client_id = client_id
        self._caseload = caseload_of(session)
        self._offered: Draft | None = None
        self._same: list[ClientRow] = []
        self._refused: Callable[[], None] = self.save
        self._lets_go = False
        self._build(name)

        self._arrange()

        self._connect()

        self._load()

    @classmethod
    def open_over(
        cls,
        host: QWidget,
        session: Session,
        client_id: int | None = None,
        draft_id: int | None = None,
        name: str = "",
    ) -> "ClientFormOverlay":
        """Open over ``host``, or go to the one that is open; it deletes itself when it closes."""
        known = host.findChild(cls)
        if isinstance(known, ClientFormOverlay) and known.isVisible():
            known.raise_()
            known.fields.fields["name"].field.setFocus()
            return known
        draft = None if draft_id is None else session.ask(draft_by_id, draft_id=draft_id)
        made = cls(host, session, draft.client_id if draft else client_id)
        if draft is not None:
            made.continue_draft(draft)
        elif name:
            made.fields.set_form(ClientForm(name=name))
        made.open(made.fields.fields["birth_date" if name else "name"].field)
        return made

    def continue_draft(self, draft: Draft) -> None:
        """Put a draft back as it was left."""
        form, more = self._draft.take_up(draft)
        self.fields.set_form(form)
        provider = more.get("provider")
        if isinstance(provider, dict):
            self.fields.provider.set_new_provider(provider)
        self._offered = None
        self._offer.hide()
        self._settle_draft()

    @Slot()
    def save(self) -> None:
        """Check everything, then save; faults stand beside their fields, nothing is lost."""
        self.fields.clear_faults()
        self._warn_same_name()
        form = self.fields.form()
        self._refused = self.save
        try:
            read_client(form, self._session.desk.clock.today())
            self._store(form)
        except InvalidForm as refused:
            self.fields.show_faults(refused)
        except InvalidInput as refused:
            self.fields.provider.show_fault(render(refused.message))
        except MedExError as error:
            self._show_problem(error)

    def close_overlay(self) -> None:
        """Keep what was typed, then close; while the disk refuses it the form stays."""
        if self._draft.is_waiting and not self._lets_go:
            self._keep()
        if not self._draft.is_waiting or self._lets_go:
            super().close_overlay()

    def leave(self) -> bool:
        """The same for who locks or closes: False while the disk refuses what was typed."""
        self.close_overlay()
        return self.isHidden()

    def _store(self, form: ClientForm) -> None:
        new = self.fields.provider.new_provider()
        if new is not None:
            provider_id = self._session.do(add_provider, facts=new)
            self.fields.provider.added(self._session, provider_id)
            form = self.fields.form()
        if self._client_id is None:
            client_id = self._session.do(add_client, form=form)
        else:
            client_id = self._client_id
            self._session.do(edit_client, client_id=client_id, form=form)
        self._draft.let_go()
        self._problem.hide()
        self._known = form
        self.close_overlay()
        self.stored.emit(client_id)
        if self._client_id is None:
            self._session.go("client", client_id, tab="overview")
            if self._same:
                words = _("Added. Should they be one person after all: More, Same person? Merge.")
                self._session.told.emit(words)

    def _build(self, name: str) -> None:
        self._title = Label(name, "section")
        self._kept = Label("", "caption")
        self._offer = Banner("info", "", _("Continue draft"))
        self._offer.hide()
        self._problem = ProblemCard()
        self.fields = ClientFields(self._session)
        self._draft = FormDraft(self._session, self._client_id, self)
        self._body = _Body(self.fields)
        self._discard = Button(_("Discard draft"), "quiet")
        self._discard.hide()
        self.known = Button("", "quiet")
        self.known.hide()
        self._close = Button(_("Close"), key=_("Esc"), size="main")
        words = _("Add client") if self._client_id is None else _("Save changes")
        self._save = Button(words, "filled", key=_("Ctrl Enter"), size="main")

    def _arrange(self) -> None:
        body = self.card.body
        body.setSpacing(0)
        head = Row(gap=12, margins=(EDGE, 20, EDGE, 12))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._kept)
        body.addLayout(head)
        offer = Row(margins=(EDGE, 0, EDGE, 8))
        offer.addWidget(self._offer)
        body.addLayout(offer)
        self._body.body.insertWidget(0, self._problem)
        body.addWidget(self._body, 1)
        body.addWidget(Divider())
        foot = Row(gap=8, margins=(EDGE, 12, EDGE, 16))
        foot.addWidget(self._discard)
        foot.addWidget(self.known)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._save)
        body.addLayout(foot)

    def _connect(self) -> None:
        self.closed.connect(self._on_closed)
        self.fields.changed.connect(self._on_fields_changed)
        self.fields.folded.connect(self._body.updateGeometry)
        self._draft.wanted.connect(self._keep)
        self._draft.kept.connect(self._on_draft_kept)
        self._draft.failed.connect(self._on_draft_failed)
        self._problem.chosen.connect(self._on_problem_chosen)
        self._offer.acted.connect(self._on_offer_acted)
        self._discard.clicked.connect(self._on_discard_clicked)
        self.known.clicked.connect(self._on_known_clicked)
        self._close.clicked.connect(self.close_overlay)
        self._save.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def _load(self) -> None:
        self._known = ClientForm()
        if self._client_id is not None:
            page = self._session.ask(client_page, client_id=self._client_id)
            self._known = client_form(page.client)
        self.fields.set_form(self._known)
        self._known = self.fields.form()
        self._draft.let_go()
        found = drafts_of(self._session, self._client_id)
        if found:
            self._offered = found[0]
            at = found[0].saved_at.astimezone()
            when = clock(at, seconds=False)
            if at.date() != self._session.desk.clock.today():
                when = f"{day(at.date())}, {when}"
            self._offer.set_words(_("Draft of {when} found. Nothing was lost.", when=when))
            self._offer.show()

    def _more(self) -> dict[str, Any]:
        new = self.fields.provider.new_provider()
        return {} if new is None else {"provider": asdict(new)}

    def _is_touched(self) -> bool:
        return self.fields.form() != self._known or bool(self._more())

    @Slot()
    def _on_fields_changed(self) -> None:
        self._kept.setText("")
        self._draft.touch()
        self._warn_same_name()

    def _warn_same_name(self) -> None:
        typed = self.fields.form().name
        self._same = self._caseload.named(typed, self._client_id) if typed.strip() else []
        self.fields.warn_name(_same_name_words(self._same) if self._same else "")
        many = len(self._same) > 1
        self.known.set_words(_("Open one of them") if many else _("Open that client"))
        self.known.setVisible(bool(self._same))

    @Slot()
    def _on_known_clicked(self) -> None:
        """Go on with who is here already; what was typed stays as a draft."""
        if len(self._same) == 1:
            self._open_known(self._same[0].line.id)
        else:
            self.known_menu().popup(self.known.mapToGlobal(self.known.rect().topLeft()))

    def known_menu(self) -> QMenu:
        """The clients of this name, to be shown once."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in self._same:
            menu.addAction(_born_words(row)).setData(row.line.id)
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    @Slot(QAction)
    def _on_menu_triggered(self, chosen: QAction) -> None:
        self._open_known(int(chosen.data()))

    def _open_known(self, client_id: int) -> None:
        self.close_overlay()
        self._session.go("client", client_id, tab="overview")

    @Slot()
    def _keep(self) -> None:
        if self._is_touched():
            self._draft.keep(self.fields.form(), self._more())
        else:
            self._draft.let_go()
            self._settle_draft()

    @Slot()
    def _on_draft_kept(self) -> None:
        self._problem.hide()
        self._settle_draft()

    @Slot(object)
    def _on_draft_failed(self, error: MedExError) -> None:
        self._refused = self._keep
        self._show_problem(error)

    def _show_problem(self, error: MedExError) -> None:
        """Beside the form, for it covers the line above the screen."""
        self._kept.setText(_("Not saved"))
        if not self._problem.isHidden():
            return  # the same, tried again by itself: the keyboard stays where it is
        ways = [
            ("again", _("Try again")),
            ("copy", _("Save a copy elsewhere…")),
            ("away", _("Close and lose what was typed")),
        ]
        self._problem.show_problem(error, ways)
        self._body.ensureWidgetVisible(self._problem)

    @Slot(str)
    def _on_problem_chosen(self, way: str) -> None:
        if way == "again":
            self._problem.hide()
            self._refused()
        elif way == "copy":
            from medex_desktop.ui.draft_copy import DraftCopy  # only when the disk refuses

            DraftCopy(self._session, self).ask(self.typed_lines)
        else:
            self._lets_go = True
            self.close_overlay()

    def typed_lines(self) -> str:
        """What is typed, to be read by a person."""
        from medex_desktop.ui.draft_copy import in_lines  # only when the disk refuses

        typed = {**asdict(self.fields.form()), **self._more()}
        return in_lines(_("Typed and not saved"), typed)

    @Slot()
    def _settle_draft(self) -> None:
        has = self._draft.draft_id is not None
        self._discard.setVisible(has)
        saved = self._session.desk.saved_at
        at = clock(saved.astimezone()) if has and saved else ""
        self._kept.setText(_("Draft saved {at}", at=at) if at else "")

    @Slot()
    def _on_offer_acted(self) -> None:
        if self._offered is not None:
            self.continue_draft(self._offered)

    @Slot()
    def _on_discard_clicked(self) -> None:
        self._draft.let_go()
        self.fields.set_form(self._known)
        self.close_overlay()

    @Slot()
    def _on_closed(self) -> None:
        if self._draft.draft_id is not None:
            self._session.told.emit(_("Kept as a draft. It stands in Today."))
        self.deleteLater()


def _born_words(row: ClientRow) -> str:
    born = row.line.birth_date
    if born is not None:
        return _("{name}, born {day}", name=row.line.name, day=day(born))
    return row.line.name


def _same_name_words(same: list[ClientRow]) -> str:
    first = same[0]
    born = first.line.birth_date
    if born is not None:
        words = _("{name}, born {day}, has this name too.", name=first.line.name, day=day(born))
    elif first.age is not None:
        words = _("{name}, about {n}, has this name too.", name=first.line.name, n=first.age)
    else:
        words = _("{name} has this name too.", name=first.line.name)
    if len(same) > 1:
        words += " " + _("{n} clients in all.", n=len(same))
    return words

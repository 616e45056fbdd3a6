"""The checklist: tiers, filters, the skills of the chosen tier, and the selected one beside.

A view keeps its order while one rates: rows are sorted and filtered when a tier, a filter or the
order is chosen, so that nothing moves under the hand.
"""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.language import _
from medex_desktop.services import skill_ratings
from medex_desktop.services.acts import Role
from medex_desktop.services.skills_page import SkillRow, SkillsPage, next_best
from medex_desktop.ui import commands, theme
from medex_desktop.ui.key_hints import KeyHints
from medex_desktop.ui.session import Session
from medex_desktop.ui.skills import more
from medex_desktop.ui.skills.note_sheet import NoteSheet
from medex_desktop.ui.skills.records_sheet import RecordsSheet
from medex_desktop.ui.skills.skill_card import SkillCard
from medex_desktop.ui.skills.skill_table import SkillModel, SkillTable
from medex_desktop.ui.skills.skill_words import ALL, STATES, kind_words, state_words, tier_words
from medex_desktop.ui.skills.tier_cards import TierCards
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.segmented import Segmented

CARD_WIDTH: Final = 312
ROOM_FOR_CARD: Final = 1000
NEXT_BEST, BY_LIST = "next", "list"


class Checklist(QWidget):
    """``show_page(page, counting=...)``; it rates, notes and opens records by itself.

    ``current_changed(row)`` tells the selected skill, None without one.
    """

    current_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.may_rate = session.desk.role.covers(Role.PRACTITIONER)
        self._page: SkillsPage | None = None
        self._counting = False
        self.has_rated = False
        self._tier = 0
        self._view: list[str] = []
        self._build()

        self._arrange()

        self._connect()

        self._fold()

    def _build(self) -> None:
        self.cards = TierCards()
        self.kinds = Segmented(_("Kind"), kind_words())
        self.folded_kinds = ComboBox(_("Kind"), kind_words())
        self.states = ComboBox(_("State"), state_words())
        self.order = ComboBox(
            _("Order"), [(NEXT_BEST, _("Next best first")), (BY_LIST, _("In the list’s order"))]
        )
        self.model = SkillModel()
        self.table = SkillTable(self.model)
        self.card = SkillCard(may_rate=self.may_rate)
        rate = [(("0",), _("to")), (("4",), _("rate and go on"))] if self.may_rate else []
        note = [(("N",), _("note"))] if self.may_rate else []
        self.hints = KeyHints([*rate, ((_("Enter"),), _("records behind the count")), *note])
        self.nothing = ParagraphLabel("", "note", "ink2", min_width=200)
        self.show_all = Button(_("Show all"))
        self._stack = QStackedWidget()

    def _arrange(self) -> None:
        self._tools = Row(gap=12, margins=(16, 10, 16, 10))
        self._tools.addWidget(self.kinds)
        self._tools.addWidget(self.folded_kinds)
        self._tools.addWidget(self.states)
        self._tools.addStretch(1)
        self._tools.addWidget(self.order)
        empty = QWidget()
        column = Column(empty, gap=12, margins=(20, 20))
        column.addWidget(self.nothing)
        row = Row()
        row.addWidget(self.show_all)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        for page in (self.table, empty):
            self._stack.addWidget(page)
        listed = Card(margins=1, gap=0)
        listed.body.addLayout(self._tools)
        listed.body.addWidget(Divider())
        listed.body.addWidget(self._stack, 1)
        self._rule = Divider()
        listed.body.addWidget(self._rule)
        listed.body.addWidget(self.hints)
        across = Row(gap=16)
        across.addWidget(listed, 1)
        across.addWidget(self.card)
        whole = Column(self, gap=12)
        whole.addWidget(self.cards)
        whole.addLayout(across, 1)

    def _connect(self) -> None:
        self.cards.chosen.connect(self._on_tier_chosen)
        self.kinds.chosen.connect(self._on_kind_chosen)
        self.folded_kinds.chosen.connect(self._on_kind_chosen)
        self.states.chosen.connect(self._on_filter_chosen)
        self.order.chosen.connect(self._on_filter_chosen)
        self.show_all.clicked.connect(self.clear_filters)
        self.table.tier_stepped.connect(self.step_tier)
        self.table.current_changed.connect(self._on_table_current_changed)
        self.table.chosen.connect(self._on_table_chosen)
        for signal, slot in self._wishes(self.card):
            signal.connect(slot)
        theme.look().changed.connect(self._fold)
        for tier in range(3):
            shortcut = QShortcut(QKeySequence(f"Alt+{tier + 1}"), self)
            shortcut.setProperty("tier", tier)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_tier_keys)

    def _wishes(self, card: SkillCard) -> tuple[tuple[Any, Any], ...]:
        return (
            (card.rate_asked, self.rate),
            (card.note_asked, self.write_note),
            (card.records_asked, self.open_records),
            (card.sign_off_asked, self.sign_off),
            (card.plan_asked, self.plan),
        )

    def show_page(self, page: SkillsPage, *, counting: bool) -> None:
        """Show what is on record now; the bar and the order stay where they are."""
        other = self._page is None or self._page.list.key != page.list.key
        before = None if other else self.current()
        self._page, self._counting = page, counting
        self.model.counting, self.model.today = counting, self.session.desk.clock.today()
        if other:
            self._tier = 0
        self.cards.show_page(page, self._tier)
        if other:
            self.look_again()
        else:
            self._fill(before.skill.slug if before else "")

    def look_again(self, slug: str = "") -> None:
        """Sort and filter anew; the bar goes to that skill when it is there, else to the first."""
        self._view = [row.skill.slug for row in self._sorted() if self._is_wanted(row)]
        self._fill(slug)

    def current(self) -> SkillRow | None:
        """The selected skill."""
        row = self.table.current_row()
        return row if isinstance(row, SkillRow) else None

    def tier(self) -> int:
        """The chosen tier."""
        return self._tier

    def set_tier(self, tier: int) -> None:
        """Show another tier from its first row on."""
        self._tier = tier
        self.cards.set_tier(tier)
        self.look_again()

    def show_skill(self, slug: str) -> None:
        """Go to one skill, whatever was filtered."""
        found = [row for row in self._page.rows if row.skill.slug == slug] if self._page else []
        for row in found:
            if row.skill.tier != self._tier or slug not in self._view:
                self._set_filters(ALL, ALL)
                self.set_tier(row.skill.tier)
            self._fill(slug)

    @Slot()
    def clear_filters(self) -> None:
        """Every kind and every state."""
        self._set_filters(ALL, ALL)
        self.look_again()
        self.table.setFocus()

    @Slot(int)
    def step_tier(self, step: int) -> None:
        """The tier beside."""
        tier = self._tier + step
        if self._page is not None and 0 <= tier < len(self._page.list.tiers):
            self.set_tier(tier)

    @Slot(int)
    def rate(self, value: int) -> None:
        """Rate the selected skill and go on to the next one."""
        row = self.current()
        if row is None or self._page is None:
            return
        if not self.may_rate:
            self.session.told.emit(_("Your role here is to read. Nothing was rated."))
            return
        with self.session.shown():
            self.session.do(
                skill_ratings.rate,
                slug=row.skill.slug,
                value=value,
                list_key=self._page.list.key,
            )
            self.has_rated = True
            self._go_on()

    @Slot()
    def write_note(self) -> None:
        """Put a note beside the selected skill's newest rating."""
        row = self.current()
        if row is None or self._page is None or not self.may_rate:
            return
        if row.rating is None:
            self.session.told.emit(_("Rate the skill first; the note stands beside the rating."))
            return
        NoteSheet.open_over(commands.host_of(self), self.session, self._page.list.key, row)

    @Slot()
    def open_records(self) -> None:
        """List what is behind the count of the selected skill."""
        row = self.current()
        if row is None:
            return
        if row.evidence is None or not (row.evidence.found or row.evidence.open_points):
            self.session.told.emit(_("There are no records behind this skill yet."))
            return
        RecordsSheet.open_over(commands.host_of(self), self.session, row)

    @Slot()
    def sign_off(self) -> None:
        """Let somebody who watched sign the selected skill off."""
        self._open_part("sign_off")

    @Slot()
    def plan(self) -> None:
        """Plan to practise the selected skill."""
        self._open_part("plan")

    def _open_part(self, name: str) -> None:
        row = self.current()
        if row is not None and self._page is not None and self.may_rate:
            host, key = commands.host_of(self), self._page.list.key
            more.part(name).open_over(host, self.session, key, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits rate, N, S and P open their sheets, wherever the keyboard is but in a field."""
        self.card.keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card stands beside only where there is room."""
        super().resizeEvent(event)
        self._fold()

    def _go_on(self) -> None:
        """To the next row; past the last one to the next tier that has any."""
        line = self.table.currentIndex().row() + 1
        if line < self.model.rowCount():
            self.table.choose_line(line)
            return
        assert self._page is not None
        for tier in range(self._tier + 1, len(self._page.list.tiers)):
            self.set_tier(tier)
            if self._view:
                return
        self.session.told.emit(_("That was the last skill of the list."))

    def _sorted(self) -> list[SkillRow]:
        if self._page is None:
            return []
        rows = next_best(self._page) if self.order.key() == NEXT_BEST else self._page.rows
        return [row for row in rows if row.skill.tier == self._tier]

    def _is_wanted(self, row: SkillRow) -> bool:
        kind = self.kinds.key()
        return kind in (ALL, row.skill.kind) and STATES[self.states.key()](row)

    def _set_filters(self, kind: str, state: str) -> None:
        self.kinds.set_key(kind)
        self.folded_kinds.set_key(kind)
        self.states.set_key(state)

    def _fill(self, slug: str) -> None:
        rows = {row.skill.slug: row for row in self._page.rows} if self._page else {}
        if self._page is not None:
            self.model.set_tier(tier_words(self._page.list, self._tier))
        self.model.set_rows([rows[one] for one in self._view])
        self._stack.setCurrentIndex(0 if self._view else 1)
        self.nothing.setText(_("No skill of this tier matches."))
        self.table.choose_line(self._view.index(slug) if slug in self._view else 0)
        if not self._view:
            self._on_table_current_changed(None)

    @Slot(object)
    def _on_table_current_changed(self, row: object) -> None:
        known = row if isinstance(row, SkillRow) else None
        if known is not None and self._page is not None:
            self._show(self.card, known)
        self._fold()
        self.current_changed.emit(known)

    def _show(self, card: SkillCard, row: SkillRow) -> None:
        assert self._page is not None
        today = self.session.desk.clock.today()
        card.show_row(self._page.list, row, today, counting=self._counting)

    @Slot(object)
    def _on_table_chosen(self, _row: object) -> None:
        if self._is_folded():
            self.open_card()
        else:
            self.open_records()

    def open_card(self) -> None:
        """Where there is room for the list only: the selected skill over it."""
        row = self.current()
        if row is None:
            return
        over = Overlay(commands.host_of(self), row.skill.title, width=460, height=1_000, margins=0)
        card = SkillCard(may_rate=self.may_rate, ground="")
        self._show(card, row)
        close = Button(_("Close"), key="Esc", size="main")
        close.clicked.connect(over.close_overlay)
        card.foot.addWidget(close)
        over.card.body.addWidget(card)
        for signal, slot in self._wishes(card):
            signal.connect(over.close_overlay)
            signal.connect(slot)
        over.closed.connect(over.deleteLater)
        over.open()

    @Slot(int)
    def _on_tier_chosen(self, tier: int) -> None:
        self.set_tier(tier)
        self.table.setFocus()

    @Slot()
    def _on_tier_keys(self) -> None:
        self._on_tier_chosen(int(self.sender().property("tier")))

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        self._set_filters(kind, self.states.key())
        self.look_again()

    @Slot(str)
    def _on_filter_chosen(self, _key: str) -> None:
        self.look_again()

    def _is_folded(self) -> bool:
        return theme.is_compact() or self.width() < theme.px(ROOM_FOR_CARD)

    @Slot()
    def _fold(self) -> None:
        compact = theme.is_compact()
        self.kinds.setVisible(not compact)
        self.folded_kinds.setVisible(compact)
        self.hints.setVisible(not compact)
        self._rule.setVisible(not compact)
        self.card.setFixedWidth(theme.px(CARD_WIDTH))
        self.card.setVisible(not self._is_folded() and self.current() is not None)

"""One skill at the right: what it is, and its three facts, side by side and never merged."""

from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from medex_desktop.domain.skills.evidence import long_words, needs_words
from medex_desktop.domain.skills.lists import KIND_WORDS, SkillList
from medex_desktop.domain.skills.ratings import HIGHEST, RATING_MEANINGS, Rating, rating_words
from medex_desktop.language import _, day, n_, render
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skills_page import SkillRow
from medex_desktop.ui.skills import more
from medex_desktop.ui.skills.skill_words import rated_words, since_words, tier_words
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.label import Label, ParagraphLabel, Role
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.status_shape import StatusShape

LEAST: Final = 140
RATING_KEYS: Final = tuple(str(value) for value in range(HIGHEST + 1))


class SkillCard(Card):
    """``rate_asked(value)``; the other signals ask for a sheet about the skill shown.

    ``may_rate`` is False for who may only read.
    """

    rate_asked = Signal(int)
    note_asked = Signal()
    records_asked = Signal()
    sign_off_asked = Signal()
    plan_asked = Signal()

    def __init__(
        self, *, may_rate: bool, ground: str = "bg", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, margins=(12, 12, 12, 16), gap=2, ground=ground)
        self.setAccessibleName(_("The skill selected"))
        self.title = ParagraphLabel("", "section", min_width=LEAST)
        self._kind = _words("body", "ink2")
        self.behaviour = _words("body", "ink")
        self.rated = Label("", "section")
        self._since = Label("", "caption")
        self._noted = _words("body", "ink2")
        self._older = Column(gap=2)
        self.note = Button(_("Note"), "quiet", key="N")
        self.evidence = _words("section", "ink")
        self._needs = _words("caption", "ink2")
        self.records = Button("")
        self._observed = Column(gap=4)
        self.sign_off = Button(_("Sign off"), key="S")
        self._learning = [_Passage(heading) for heading in _headings()]
        self.plan = Button(_("Plan practice"), key="P", size="main")
        self.rate = Button(_("Rate"), "filled", key="0\N{EN DASH}4", size="main")
        self.foot = Row(gap=8, margins=(6, 0))
        self._arrange()

        self._connect()

        self.note.setVisible(may_rate)
        self.rate.setVisible(may_rate)
        self.sign_off.setVisible(may_rate and more.is_there("sign_off"))
        self.plan.setVisible(may_rate and more.is_there("plan"))

    def _connect(self) -> None:
        self.note.clicked.connect(self.note_asked)
        self.records.clicked.connect(self.records_asked)
        self.rate.clicked.connect(self._on_rate_clicked)
        self.sign_off.clicked.connect(self.sign_off_asked)
        self.plan.clicked.connect(self.plan_asked)

    def _arrange(self) -> None:
        scrolled = ScrollBody(gap=4, margins=(6, 4, 8, 8))
        scrolled.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what is long is scrolled by keyboard
        scrolled.setAccessibleName(_("About the skill"))
        FocusRing(scrolled)
        body = scrolled.body
        for part in (self.title, self._kind):
            body.addWidget(part)
        body.gap(4)
        body.addWidget(self.behaviour)
        _head(body, _("1. Own rating"), self.note)
        line = Row(gap=8)
        line.addWidget(self.rated)
        line.addStretch(1)
        line.addWidget(self._since)
        body.addLayout(line)
        body.addWidget(self._noted)
        body.addLayout(self._older)
        _head(body, _("2. Evidence in your records"))
        body.addWidget(self.evidence)
        body.addWidget(self._needs)
        body.addLayout(_left(self.records))
        _head(body, _("3. Observed by"))
        body.addLayout(self._observed)
        body.addLayout(_left(self.sign_off))
        for passage in self._learning:
            body.addWidget(passage)
        body.addStretch(1)
        self.body.addWidget(scrolled, 1)
        self.foot.addWidget(self.rate, 1)
        self.foot.addWidget(self.plan)
        self.body.gap(6)
        self.body.addLayout(self.foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits rate, N writes a note, S signs off, P plans, as the caps on the buttons say."""
        letters: dict[int, SignalInstance] = {
            Qt.Key.Key_N: self.note_asked,
            Qt.Key.Key_S: self.sign_off_asked,
            Qt.Key.Key_P: self.plan_asked,
        }
        asked = letters.get(event.key())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if plain and event.text() in RATING_KEYS:
            self.rate_asked.emit(int(event.text()))
        elif plain and asked is not None:
            asked.emit()
        else:
            super().keyPressEvent(event)

    def show_row(self, held: SkillList, row: SkillRow, today: date, *, counting: bool) -> None:
        """Show another skill, or the same with other facts."""
        skill = row.skill
        self.title.setText(skill.title)
        kind = render(KIND_WORDS[skill.kind]).lower()
        self._kind.setText(_("{tier}, {kind}", tier=tier_words(held, skill.tier), kind=kind))
        self.behaviour.setText(skill.behaviour)
        self._show_rating(row, today)
        self._show_evidence(row, counting=counting)
        self._show_observed(row)
        self._show_learning(row)

    def _show_rating(self, row: SkillRow, today: date) -> None:
        self.rated.setText(rated_words(row.rating))
        self._since.setText(since_words(row, today))
        noted = row.rating.note.strip() if row.rating else ""
        _say(self._noted, _("“{note}”", note=noted) if noted else "")
        self.note.set_not_yet("" if row.rating else _("Rate the skill first."))
        clear(self._older)
        for one in reversed(row.ratings[:-1]):
            self._older.addWidget(_older(one))

    def _show_evidence(self, row: SkillRow, *, counting: bool) -> None:
        count = row.evidence
        if count is None:
            words = _("counting") if counting else _("not counted for this list")
            _say(self.evidence, words)
            _say(self._needs, "")
            self.records.hide()
            return
        _say(self.evidence, render(long_words(count)))
        needs = render(needs_words(count.rule))
        if count.open_points:
            against = n_("{n} stands against it", "{n} stand against it", len(count.open_points))
            needs = _("{needs}; {against}", needs=needs, against=against)
        _say(self._needs, needs)
        behind = count.records + len(count.open_points)
        self.records.set_words(n_("Open the {n} record", "Open the {n} records", behind))
        self.records.setVisible(behind > 0)

    def _show_observed(self, row: SkillRow) -> None:
        clear(self._observed)
        for one in reversed(row.observed):
            self._observed.addWidget(_signed(one))
        if row.needs_observer and not row.observed:
            self._observed.addWidget(StatusShape("later", _("observer needed"), plain=True))
        elif not row.observed:
            self._observed.addWidget(Label(_("not required"), "body", "ink2"))

    def _show_learning(self, row: SkillRow) -> None:
        skill, planned = row.skill, ""
        self.plan.set_words(_("Open plan") if row.plan else _("Plan practice"))
        if row.plan is not None:
            planned = _("until {day}", day=day(row.plan.due_on))
            if row.plan.how.strip():
                planned = _("{when}: {how}", when=planned, how=row.plan.how.strip())
        texts = (planned, skill.why, skill.practice, skill.evidence, skill.source)
        for passage, words in zip(self._learning, texts, strict=True):
            passage.say(words)

    def _on_rate_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value in range(HIGHEST + 1):
            rating, meaning = render(rating_words(value)), render(RATING_MEANINGS[value])
            words = _("{rating}: {meaning}", rating=rating, meaning=meaning)
            menu.addAction(words).setData(value)
        menu.triggered.connect(self._on_menu_triggered)
        menu.popup(self.rate.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_menu_triggered(self, action: QAction) -> None:
        self.rate_asked.emit(action.data())


def _headings() -> tuple[str, ...]:
    """What stands below the three facts, each with its words."""
    return (
        _("Practice"),
        _("Why it matters"),
        _("How to practise it"),
        _("What counts"),
        _("Where it was read"),
    )


class _Passage(QWidget):
    """A heading and what is under it; nothing of it without words."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        column = Column(self, gap=2)
        _head(column, heading)
        self._words = _words("body", "ink")
        column.addWidget(self._words)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))


def _head(body: Column, words: str, button: Button | None = None) -> None:
    body.gap(6)
    body.addWidget(Divider())
    body.gap(4)
    row = Row()
    row.addWidget(Label(words, "caption"))
    row.addStretch(1)
    if button is not None:
        row.addWidget(button)
    body.addLayout(row)


def _words(role: Role, ink: str) -> ParagraphLabel:
    return ParagraphLabel("", role, ink, min_width=LEAST)


def _say(label: ParagraphLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _left(button: Button) -> Row:
    row = Row()
    row.addWidget(button)
    row.addStretch(1)
    return row


def _older(one: Rating) -> QWidget:
    words = _("{day}: {rating}", day=day(one.day), rating=render(rating_words(one.value)))
    if one.note.strip():
        words = _("{words}, “{note}”", words=words, note=one.note.strip())
    return ParagraphLabel(words, "caption", min_width=LEAST)


def _signed(one: SignOff) -> QWidget:
    made = QWidget()
    column = Column(made, gap=2)
    name = _("{name}, {credential}", name=one.observer, credential=one.credential)
    row = Row(gap=8)
    row.addWidget(StatusShape("done", name=_("observed")), 0, Qt.AlignmentFlag.AlignTop)
    words = name if one.credential else one.observer
    row.addWidget(ParagraphLabel(words, "body", weight=600, min_width=LEAST), 1)
    column.addLayout(row)
    said = _("{day}: “{feedback}”", day=day(one.day), feedback=one.feedback)
    column.addWidget(ParagraphLabel(said, "body", "ink2", min_width=LEAST))
    return made

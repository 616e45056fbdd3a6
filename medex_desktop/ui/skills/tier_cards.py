"""The three tiers side by side: what stands in each, and the volume its source names."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.services.skills_page import SkillsPage
from medex_desktop.ui import theme
from medex_desktop.ui.skills.skill_words import advice_words, meter_words, skills_words, tier_words
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.card import RADIUS
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row


@dataclass(frozen=True, slots=True)
class TierFacts:
    """What a card says of its tier; ``met`` is None where no evidence is counted."""

    name: str
    skills: str
    independent: int
    met: int | None
    meter: str
    advice: str = ""

    def rated(self) -> str:
        """Behind the first number."""
        return _("rated 3 or more")

    def evidence(self) -> str:
        """Behind the second number."""
        return _("evidence met")

    def said(self) -> str:
        """The card in one line."""
        met = "" if self.met is None else f"{self.met} {self.evidence()}"
        rated = f"{self.independent} {self.rated()}"
        parts = (self.name, self.skills, rated, met, self.meter)
        return ", ".join(part for part in parts if part)


def facts_of(page: SkillsPage, tier: int) -> TierFacts:
    """Counted from the rows of a page."""
    rows = page.of_tier(tier)
    return TierFacts(
        tier_words(page.list, tier),
        skills_words(len(rows)),
        sum(1 for row in rows if row.is_independent),
        sum(1 for row in rows if row.evidence and row.evidence.is_met) if page.meters else None,
        meter_words(page, tier),
        advice_words(page, tier),
    )


class TierCard(QAbstractButton):
    """One tier; the chosen one has the thick frame and the bold dot of a choice."""

    def __init__(self, tier: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.tier = tier
        self.facts = TierFacts("", "", 0, 0, "")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        FocusRing(self, RADIUS)

    def show_facts(self, facts: TierFacts) -> None:
        """Say something else."""
        self.facts = facts
        self.setAccessibleName(facts.said())
        self.setToolTip(facts.advice)
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(theme.px(280), theme.px(92))

    def minimumSizeHint(self) -> QSize:
        """The second line in full."""
        return QSize(theme.px(240), theme.px(92))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name and size of the tier, the two numbers, the meter."""
        painter = drawing.painter_for(self)
        on, rect = self.isChecked(), QRectF(self.rect())
        drawing.box(
            painter, rect, fill=theme.color("surface"),
            line=theme.color("accent" if on else "line"),
            width=theme.focus_width() if on else theme.line_width(), radius=theme.px(RADIUS),
        )  # fmt: skip
        room = rect.adjusted(theme.px(17), 0, -theme.px(17), 0)
        head = QRectF(room.left(), theme.px(12), room.width(), theme.px(22))
        ink, ink2 = theme.color("ink"), theme.color("ink2")
        drawing.text(painter, head, self.facts.name, theme.font(15, 600), ink)
        drawing.text(painter, head, self.facts.skills, theme.font(13), ink2, drawing.RIGHT)
        line = QRectF(room.left(), theme.px(40), room.width(), theme.px(20))
        line = self._number(painter, line, self.facts.independent, self.facts.rated())
        if self.facts.met is not None:
            self._number(painter, line, self.facts.met, self.facts.evidence())
        foot = QRectF(room.left(), theme.px(61), room.width(), theme.px(18))
        drawing.text(painter, foot, self.facts.meter, theme.font(12), theme.color("ink3"))

    def _number(self, painter: QPainter, line: QRectF, number: int, words: str) -> QRectF:
        """A bold number and its words; the room that is left behind them."""
        bold = theme.font(13, 600)
        wide = drawing.text(painter, line, str(number), bold, theme.color("ink")) + theme.px(4)
        rest = line.adjusted(wide, 0, 0, 0)
        wide = drawing.text(painter, rest, words, theme.font(13), theme.color("ink2"))
        return rest.adjusted(wide + theme.px(20), 0, 0, 0)


class TierCards(QWidget):
    """``chosen(tier)`` by a person; from 150 % text on a drop-down with the same words."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Tiers"))
        self.cards: list[TierCard] = []
        self._page: SkillsPage | None = None
        self._group = QButtonGroup(self)
        self._combo = ComboBox(_("Tier"), strong=True)
        self._words = ParagraphLabel("", "body", "ink2", min_width=200)
        self._row = Row(gap=12)
        folded = Row(gap=12)
        folded.addWidget(self._combo)
        folded.addWidget(self._words, 1)
        column = Column(self, gap=0)
        column.addLayout(self._row)
        column.addLayout(folded)
        self._group.buttonClicked.connect(self._on_card_clicked)
        self._combo.chosen.connect(self._on_combo_chosen)
        theme.look().changed.connect(self._fold)

    def show_page(self, page: SkillsPage, tier: int) -> None:
        """Say what stands in each tier, one of them chosen."""
        self._page = page
        while len(self.cards) < len(page.list.tiers):
            card = TierCard(len(self.cards), self)
            QWidget.setTabOrder(self.cards[-1] if self.cards else self._combo, card)
            self.cards.append(card)
            self._group.addButton(card)
            self._row.addWidget(card, 1)
        for card in self.cards:
            card.show_facts(facts_of(page, card.tier))
        self._combo.set_options(
            [(str(at), tier_words(page.list, at)) for at in range(len(page.list.tiers))]
        )
        self.set_tier(tier)
        self._fold()

    def set_tier(self, tier: int) -> None:
        """Choose without telling."""
        card = self.cards[tier]
        card.setChecked(True)
        self._combo.set_key(str(tier))
        for each in self.cards:
            on = each is card
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        self._words.setText(card.facts.said())

    def _on_card_clicked(self, card: QAbstractButton) -> None:
        if isinstance(card, TierCard):
            self.set_tier(card.tier)
            self.chosen.emit(card.tier)

    def _on_combo_chosen(self, key: str) -> None:
        self.set_tier(int(key))
        self.chosen.emit(int(key))

    def _fold(self) -> None:
        folded = theme.is_compact()
        for card in self.cards:
            card.setVisible(not folded)
            card.updateGeometry()
        self._combo.setVisible(folded)
        self._words.setVisible(folded)

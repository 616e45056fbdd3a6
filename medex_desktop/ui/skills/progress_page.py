"""Progress in pictures: ratings of 3 or more over time, by tier and by kind."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from medex_desktop.language import _, day, n_, render
from medex_desktop.services.skill_progress import Progress, bars_of, over_time
from medex_desktop.ui import theme
from medex_desktop.ui.session import Session
from medex_desktop.ui.skills.chart_picture import ChartPicture
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody


class ProgressPage(QWidget):
    """``show_progress(found)``; it says in words what the pictures show."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.steps = ChartPicture(session.tasks, _("Progress over time"), 300)
        self.tiers = ChartPicture(session.tasks, _("By tier"), 190)
        self.kinds = ChartPicture(session.tasks, _("Strengths by kind"), 190)
        self.words = ParagraphLabel("", "body", "ink2", min_width=240)
        self.left = ParagraphLabel("", "body", "ink2", min_width=200)
        self._across = Row(gap=16)
        whole = Column(self, gap=0)
        scrolled = ScrollBody(margins=0)
        scrolled.body.addLayout(self._across, 1)
        whole.addWidget(scrolled)
        grown = Card()
        grown.heading(_("Progress over time"), _("own ratings, from their history"))
        grown.body.addWidget(self.steps, 1)
        grown.body.addWidget(self.words)
        self._across.addWidget(grown, 3)
        self._across.addLayout(self._bars(), 2)
        theme.look().changed.connect(self._fold)
        self._fold()

    def _bars(self) -> Column:
        column = Column(gap=16)
        for picture, words in ((self.tiers, _("By tier")), (self.kinds, _("Strengths by kind"))):
            card = Card()
            card.heading(words)
            card.body.addWidget(picture, 1)
            if picture is self.kinds:
                card.body.addWidget(self.left)
            column.addWidget(card, 1)
        return column

    def show_progress(self, found: Progress) -> None:
        """Show another list, or what was rated since."""
        today = self._session.desk.clock.today()
        said = _said(found)
        self.words.setText(said)
        self.left.setText(_not_rated(found))
        self.steps.show_data(over_time(found, today), said)
        for picture, strengths in ((self.tiers, found.by_tier), (self.kinds, found.by_kind)):
            bars = bars_of(strengths)
            told = ". ".join(f"{bar.name}: {bar.label}" for bar in bars.bars)
            picture.show_data(bars, told)

    def is_drawn(self) -> bool:
        """Whether all pictures are there."""
        every = (self.steps, self.tiers, self.kinds)
        return not any(picture.image().isNull() for picture in every)

    def _fold(self) -> None:
        compact = theme.is_compact()
        side = QBoxLayout.Direction
        self._across.setDirection(side.TopToBottom if compact else side.LeftToRight)


def _said(found: Progress) -> str:
    if found.is_empty:
        return _("Rate your skills in the checklist: how the ratings grow stands here.")
    sentences = []
    for one in found.tiers:
        name = render(found.list.tier_words(one.tier))
        if not one.steps:
            sentences.append(_("{tier}: not rated yet.", tier=name))
            continue
        begun, count = one.steps[0]
        now = _("{tier}: {n} of {skills} at 3 or more", tier=name, n=one.now, skills=one.skills)
        sentences.append(_("{now}, {n} on {day}.", now=now, n=count, day=day(begun)))
    return " ".join(sentences)


def _not_rated(found: Progress) -> str:
    left = sum(one.not_rated for one in found.by_kind)
    if not left:
        return _("Every skill is rated.")
    words = n_("{n} skill is not rated yet", "{n} skills are not rated yet", left)
    return _("{words}: that is not a zero.", words=words)

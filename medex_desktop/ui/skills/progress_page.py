"""Progress in two pictures: ratings of 3 or more over time, and strengths by kind."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from medex_desktop.language import _, day, render
from medex_desktop.services.skill_progress import Progress, by_kind, over_time
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
        self.bars = ChartPicture(session.tasks, _("Strengths by kind"), 240)
        self.words = ParagraphLabel("", "body", "ink2", min_width=240)
        self.strengths = ParagraphLabel("", "body", "ink2", min_width=200)
        self._across = Row(gap=16)
        whole = Column(self, gap=0)
        scrolled = ScrollBody(margins=0)
        scrolled.body.addLayout(self._across, 1)
        whole.addWidget(scrolled)
        grown = Card()
        grown.heading(_("Progress over time"), _("own ratings, from their history"))
        grown.body.addWidget(self.steps, 1)
        grown.body.addWidget(self.words)
        strong = Card()
        strong.heading(_("Strengths by kind"))
        strong.body.addWidget(self.bars, 1)
        strong.body.addWidget(self.strengths)
        self._across.addWidget(grown, 3)
        self._across.addWidget(strong, 2)
        theme.look().changed.connect(self._fold)
        self._fold()

    def show_progress(self, found: Progress) -> None:
        """Show another list, or what was rated since."""
        today = self._session.desk.clock.today()
        steps, bars = over_time(found, today), by_kind(found)
        said = _said(found)
        self.words.setText(said)
        self.steps.show_data(steps, said)
        strong = _strong(found)
        self.strengths.setText(strong)
        self.bars.show_data(bars, ". ".join(f"{bar.name}: {bar.label}" for bar in bars.bars))

    def is_drawn(self) -> bool:
        """Whether both pictures are there."""
        return not (self.steps.image().isNull() or self.bars.image().isNull())

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


def _strong(found: Progress) -> str:
    left = sum(one.not_rated for one in found.kinds)
    if not left:
        return _("Every skill is rated.")
    return _("{n} skills are not rated yet: that is not a zero.", n=left)

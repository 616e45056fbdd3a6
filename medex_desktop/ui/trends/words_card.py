"""What the chart says, in words: the sentence, the remarks, the sources, and the baseline."""

import re
from datetime import date
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.series import BaselineRule
from medex_desktop.language import _, day, render
from medex_desktop.services.charts import people_words
from medex_desktop.services.trends import TrendPage
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear

_ASIDE: Final = re.compile(r"(\([^)]*\))")
_AMOUNT: Final = re.compile(r"(\d+(?:[.,]\d+)?(?: (?:kg|cm|mm|m/s|m|s|points|steps)\b|°))")


def stressed(words: str) -> str:
    """The sentence as markup: its amounts in bold, save those in brackets; text is escaped."""
    pieces = _ASIDE.split(escape(words, quote=False))
    return "".join(
        piece if piece.startswith("(") else _AMOUNT.sub(r"<b>\1</b>", piece) for piece in pieces
    )


class WordsCard(Card):
    """``show_page(page)``; ``report_asked`` when its sentence is wanted in a report."""

    report_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14), gap=8)
        self.heading(_("In words"))
        self.sentence = ParagraphLabel("", "note", min_width=200, rich=True)
        self._remarks = Column(gap=6)
        self._told: list[str] = []
        self.people = ParagraphLabel("", "caption", min_width=200)
        self.use = Button(_("Use in report"), icon="document")
        self.sources = Button("", "quiet")
        self.sources.setCheckable(True)
        self._cited = QWidget()
        self._citations = Column(self._cited, gap=6)
        row = Row(gap=4)
        row.addWidget(self.use)
        row.addWidget(self.sources)
        row.addStretch(1)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self._remarks)
        self.body.addWidget(self.people)
        self.body.addLayout(row)
        self.body.addWidget(self._cited)
        self._cited.hide()
        self.use.clicked.connect(self.report_asked)
        self.sources.toggled.connect(self._cited.setVisible)

    def show_page(self, page: TrendPage) -> None:
        """Word a trend."""
        words = [render(each) for each in page.words]
        self.sentence.setText(stressed(words[0]) if words else "")
        self.sentence.setAccessibleName(words[0] if words else "")
        clear(self._remarks)
        phases = " ".join(map(render, page.phases.words))
        self._told = [*words[1:], *([phases] if phases else [])]
        for remark in self._told:
            self._remarks.addWidget(_remark(remark))
        self.people.setText(people_words(page))
        self.people.setVisible(bool(self.people.text()))
        clear(self._citations)
        for goal in page.phases.goals:
            self._citations.addWidget(_caption(render(goal)))
        for citation in page.citations:
            self._citations.addWidget(_caption(citation.text))
        self.sources.set_words(_("Sources ({n})", n=len(page.citations)))
        self.sources.setVisible(bool(page.citations))
        self.use.setVisible(bool(page.rows))

    def said(self) -> list[str]:
        """Everything it says, the sentence first."""
        return [self.sentence.accessibleName(), *self._told]


def _caption(words: str) -> ParagraphLabel:
    return ParagraphLabel(words, "caption", "ink2", min_width=200)


def _remark(words: str) -> ParagraphLabel:
    made = ParagraphLabel(words, "body", "ink2", min_width=200)
    made.setAccessibleName(words)
    return made


class BaselineCard(Card):
    """Which visit the changes are counted from, and the choice of another one.

    ``chosen(rule, day)``: a BaselineRule and a date or None.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14), gap=8)
        self.heading(_("Baseline"))
        self.now = ParagraphLabel("", "body", "ink2", min_width=200)
        self.choice = ComboBox(_("Baseline"))
        self.hint = ParagraphLabel(
            _("Changes and the error corridor are counted from here. Reports say which."),
            "caption",
            min_width=200,
        )
        self.body.addWidget(self.now)
        self.body.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.hint)
        self.choice.chosen.connect(self._on_choice_chosen)

    def show_page(self, page: TrendPage) -> None:
        """Offer the first visit, of grip the mean of two, and each visit of the newest series."""
        baseline = page.baseline
        self.setVisible(baseline is not None)
        if baseline is None:
            return
        last = page.rows[0].series
        days = list(dict.fromkeys(row.day for row in page.rows if row.series == last))
        mean = [(BaselineRule.MEAN_OF_TWO.value, _("Mean of the first two"))]
        self.choice.set_options(
            [
                (BaselineRule.FIRST.value, _("First visit of the series")),
                *(mean if page.is_grip else []),
                *((each.isoformat(), _("Visit of {day}", day=day(each))) for each in days),
            ]
        )
        is_chosen = baseline.rule is BaselineRule.CHOSEN
        self.choice.set_key(baseline.last_day.isoformat() if is_chosen else baseline.rule.value)
        said = render(baseline.words)
        self.now.setText(said[:1].upper() + said[1:] + ".")

    def _on_choice_chosen(self, key: str) -> None:
        if key in {rule.value for rule in BaselineRule}:
            self.chosen.emit(BaselineRule(key), None)
        else:
            self.chosen.emit(BaselineRule.CHOSEN, date.fromisoformat(key))

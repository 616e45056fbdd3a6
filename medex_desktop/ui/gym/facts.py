"""What was before and what is usual, beside the thing to do now."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.entries import is_unit
from medex_desktop.domain.expected import expected
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.readings import Compared
from medex_desktop.domain.stories import ResultReading, Story
from medex_desktop.language import _, day, number, render
from medex_desktop.ui import theme
from medex_desktop.ui.grip.words import CHIPS
from medex_desktop.ui.gym.said import COUNT
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel, Role
from medex_desktop.ui.widgets.layouts import Row, clear
from medex_desktop.ui.widgets.sentence import Sentence, Tone
from medex_desktop.ui.widgets.status_shape import StatusShape

MOST_SAID: Final = 3


class FactsCard(Card):
    """``show_facts(story, found, on, warnings)``: last time, baseline, norm, protocol."""

    def __init__(self, parent: QWidget | None = None) -> None:
        compact = theme.is_compact()
        super().__init__(parent, margins=(16, 10) if compact else (20, 14), gap=6)

    def show_facts(
        self, story: Story, found: ResultReading | None, on: date, warnings: Iterable[str]
    ) -> None:
        """Everything that is known, newest first."""
        clear(self.body)
        measure = story.measure
        self._past(story, found)
        norm = _norm(story, found, on)
        if norm is not None:
            self._line(_capital(render(norm.group)), render(norm.display))
        if found is not None:
            self._now(measure, found)
        self._notes(norm, found, tuple(warnings))
        self.setVisible(self.body.count() > 0)

    def words(self) -> str:
        """Everything it says."""
        labels = self.findChildren(Label)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self))

    def _past(self, story: Story, found: ResultReading | None) -> None:
        latest = story.latest()
        change = found.change if found is not None else None
        if latest is None or latest.score is None:
            if story.measure.compared:
                self._line(_("The first of its series"), "")
            return
        measure = story.measure
        self._line(
            _("Last time, {day}", day=day(latest.day, short=True)), _shown(measure, latest.score)
        )
        if change is not None:
            baseline, at = change.baseline, change.baseline_day
        else:
            base = story.baseline_in(story.series[-1])
            baseline, at = base.value("score"), base.last_day
        if baseline is not None and at is not None and at != latest.day:
            self._line(_("Baseline, {day}", day=day(at, short=True)), _shown(measure, baseline))

    def _now(self, measure: Measure, found: ResultReading) -> None:
        reading, verdict = found.reading, found.change.since_baseline
        for words in reading.messages[:MOST_SAID]:
            self._said(render(words), "watch" if reading.score.demands else "hint")
        if reading.score.value is None:
            return
        value = _shown(measure, reading.score.value)
        self._line(_("Now"), value, strong=True)
        if reading.category is not None:
            self._note(render(reading.category))
        if verdict is not None:
            judged = render(verdict.label)
            if verdict.change is not None:
                judged = f"{number(verdict.change, verdict.places, signed=True)}  {judged}"
            self.body.addWidget(StatusShape(CHIPS[verdict.kind], judged, size=16))

    def _notes(
        self, norm: Compared | None, found: ResultReading | None, warnings: tuple[str, ...]
    ) -> None:
        comparable = found.change.comparable if found is not None else None
        parts = [f"{norm.title}."] if norm is not None else []
        if found is not None and comparable is not None and not found.change.starts_series:
            parts.append(_("Protocol {how}.", how=render(comparable)))
        if parts:
            self._note(" ".join(parts), quiet=True)
        for words in warnings:
            self._said(words, "watch")

    def _said(self, words: str, tone: Tone) -> None:
        said = Sentence(gym=not theme.is_compact(), min_width=150)
        self.body.addWidget(said)
        said.say(words, tone)

    def _line(self, name: str, value: str, *, strong: bool = False) -> None:
        role: Role = "note" if theme.is_compact() else "gym-note"
        row = Row(gap=12)
        label = ParagraphLabel(name, role, "ink" if strong else "ink2", min_width=120)
        row.addWidget(label, 1)
        if len(value) > 16:
            long = ParagraphLabel(value, role, weight=600, min_width=150)
            long.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            row.addWidget(long, 1)
        elif value:
            row.addWidget(Label(value, role, weight=600))
        self.body.addLayout(row)

    def _note(self, words: str, *, quiet: bool = False) -> None:
        ink = "ink2" if quiet else "ink"
        self.body.addWidget(ParagraphLabel(words, "note", ink, 0 if quiet else 600))


def _norm(story: Story, found: ResultReading | None, on: date) -> Compared | None:
    if found is not None and found.reading.compared is not None:
        return found.reading.compared
    values = found.reading.values if found is not None else {}
    return expected(story.measure, story.person_on(on), values)


def _shown(measure: Measure, value: Decimal) -> str:
    shown = number(value, measure.places)
    plain = not is_unit(measure.unit) or measure.unit == COUNT
    return shown if plain else f"{shown}\N{NO-BREAK SPACE}{measure.unit}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

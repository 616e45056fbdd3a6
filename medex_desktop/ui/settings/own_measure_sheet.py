"""The form of a measure of the practice's own, new or defined anew."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.own_measures import (
    CLOCKS,
    DIRECTIONS,
    SIDES,
    SUMMARIES,
    OwnDefinition,
    OwnForm,
    form_of,
)
from medex_desktop.language import Text, _, render
from medex_desktop.services import own_measures
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.label import ParagraphLabel


class OwnMeasureSheet(FormSheet):
    """``OwnMeasureSheet(host, session, key, definition)``; without a key it defines a new one."""

    def __init__(
        self, host: QWidget, session: Session, key: str = "", before: OwnDefinition | None = None
    ) -> None:
        title = _("Change the measure") if key else _("Add a measure of your own")
        super().__init__(host, session, title, _("Save"))
        self._key = key
        form = OwnForm() if before is None else form_of(before)
        if key:
            words = _(
                "A change is a new version; results keep the one they were measured by. Unit, "
                "what is better, sides, and best or mean stay."
            )
            self.body.addWidget(ParagraphLabel(words, "body", "ink2", min_width=240))
        self.line("name", _("Name"), form.name, hint=_("as it stands in lists and on papers"))
        self.line("unit", _("Unit"), form.unit, hint=_("s, kg, cm, points, steps ..."))
        self.choose("direction", _("What is better"), _options(DIRECTIONS), form.direction)
        self.choose("sides", _("Sides"), _options(SIDES), form.sides)
        self._trials = self.line("trials", _("Trials, at most"), form.trials)
        self.choose("summary", _("Of several trials"), _options(SUMMARIES), form.summary)
        self.line("low", _("Lowest value that can be right"), form.low)
        self.line("high", _("Highest value that can be right"), form.high)
        self.line("places", _("Decimals shown"), form.places)
        self._clock = self.choose("clock", _("Clock"), _options(CLOCKS), form.clock)
        self.line("seconds", _("Length of the countdown, s"), form.seconds)
        self._error = self.line(
            "error", _("Own measurement error (MDC)"), form.error,
            hint=_("empty while none is known: then a change is not judged"),
        )  # fmt: skip
        self.line(
            "error_source", _("Where this error is from"), form.error_source,
            hint=_("such as: ten retests here, May 2026"),
        )  # fmt: skip
        self.note("how_to", _("How it is done, a line each"), form.how_to)
        self._clock.currentIndexChanged.connect(self._fold)
        self._trials.textChanged.connect(self._fold)
        self._error.textChanged.connect(self._fold)
        self._fold()
        self.keep_as(f"measure/{key or 'new'}")

    def do(self) -> None:
        """Save it."""
        form = OwnForm(**self.typed())
        if self._key:
            self.session.do(own_measures.change_own_measure, key=self._key, form=form)
        else:
            self.session.do(own_measures.add_own_measure, form=form)

    def _fold(self) -> None:
        """Only what matters is asked."""
        self.fields["seconds"].setVisible(self._clock.key() == "countdown")
        self.fields["summary"].setVisible(self._trials.text().strip() != "1")
        self.fields["error_source"].setVisible(bool(self._error.text().strip()))


def _options(words: Mapping[str, Text]) -> list[tuple[str, str]]:
    return [(key, render(said)) for key, said in words.items()]

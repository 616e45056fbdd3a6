"""Settings: the measures that the practice defines itself, and its own sets of tests."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.own_measures import DIRECTIONS, SIDES, SUMMARIES, OwnDefinition
from medex_desktop.language import _, day, n_, number, render
from medex_desktop.services import own_measures
from medex_desktop.services.own_measures import OwnMeasure
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.own_sets import OwnSetsCard
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear


class OwnMeasureLine(QWidget):
    """One own measure in words, to be changed or taken out of use."""

    def __init__(self, found: OwnMeasure, definition: OwnDefinition | None) -> None:
        super().__init__()
        self.found, self.definition = found, definition
        name = found.key if definition is None else definition.name
        self.change = Button(_("Change"), "quiet", name=_("Change {name}", name=name))
        self.retire = Button(_("Retire"), "quiet", name=_("Retire {name}", name=name))
        words = Column(gap=0)
        words.addWidget(ParagraphLabel(name, "body", weight=600, min_width=160))
        said = _("Its definition can't be read. The check-up says more.")
        if definition is not None:
            said = summary_of(definition)
        words.addWidget(ParagraphLabel(said, "body", "ink2", min_width=160))
        version = _("version {n}, {day}", n=found.version, day=day(found.made_on))
        words.addWidget(ParagraphLabel(version, "caption", min_width=160))
        row = Row(self, gap=12, margins=(0, 4))
        row.addLayout(words, 1)
        for part in (self.change, self.retire):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.change.setVisible(definition is not None)


def summary_of(one: OwnDefinition) -> str:
    """A definition in one line: unit, what is better, sides, trials, limits, error."""
    parts = [one.unit, render(DIRECTIONS[one.direction]), render(SIDES[one.sides])]
    trials = n_("{n} trial", "{n} trials", one.trials)
    if one.trials > 1:
        trials = f"{trials}: {render(SUMMARIES[one.summary])}"
    low, high = (_as_typed(limit) for limit in (one.low, one.high))
    parts += [trials, _("{low} to {high} {unit}", low=low, high=high, unit=one.unit)]
    if one.error is None:
        parts.append(_("no own error: a change is not judged"))
    else:
        words = {"n": _as_typed(one.error), "unit": one.unit, "source": one.error_source}
        parts.append(_("own error {n} {unit} ({source})", **words))
    return " · ".join(parts)


def _as_typed(value: Decimal) -> str:
    return number(value, max(0, -int(value.as_tuple().exponent)))


class OwnMeasuresSection(Section):
    """What is measured here and stands in no catalogue; results keep the version they used."""

    tables = frozenset({"own_measure", "test_set"})

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.lines: list[OwnMeasureLine] = []
        self._list = Column(gap=4)
        self._none = ParagraphLabel(
            _("None yet. A measure of your own is tested, followed and reported like the others."),
            "body", "ink2", min_width=200,
        )  # fmt: skip
        self.add = Button(_("Add measure"), icon="plus")
        kept = Card(margins=(20, 16), gap=8)
        kept.heading(_("Own measures")).addWidget(self.add)
        about = _(
            "For what you measure and the program does not know. No norms are published for it; a "
            "change is judged by your own error, if you know one and its source."
        )
        kept.body.addWidget(ParagraphLabel(about, "caption", min_width=200))
        kept.body.addWidget(self._none)
        kept.body.addLayout(self._list)
        self.sets = OwnSetsCard(session)
        self.column.addWidget(kept)
        self.column.addWidget(self.sets)
        self.column.addStretch(1)
        self.add.clicked.connect(self._on_add_clicked)
        self.load()

    def load(self) -> None:
        """The measures in use."""
        with self.session.shown():
            found = self.session.ask(own_measures.own_measures)
            clear(self._list)
            self.lines = [OwnMeasureLine(one, own_measures.definition_of(one)) for one in found]
            for at, line in enumerate(self.lines):
                if at:
                    self._list.addWidget(Divider())
                line.change.clicked.connect(self._on_change_clicked)
                line.retire.clicked.connect(self._on_retire_clicked)
                self._list.addWidget(line)
                line.show()
            self._none.setVisible(not found)
        self.sets.load()

    def _line(self) -> OwnMeasureLine:
        return next(one for one in self.lines if self.sender() in (one.change, one.retire))

    def _on_add_clicked(self) -> None:
        self._open(None)

    def _on_change_clicked(self) -> None:
        self._open(self._line())

    def _open(self, line: OwnMeasureLine | None) -> None:
        from medex_desktop.ui.settings.own_measure_sheet import OwnMeasureSheet  # rarely wanted

        definition = None if line is None else line.definition
        key = "" if line is None else line.found.key
        sheet = OwnMeasureSheet(self.window(), self.session, key, definition)
        sheet.open(sheet.fields["name"].field)

    def _on_retire_clicked(self) -> None:
        with self.session.shown():
            self.session.do(own_measures.retire_own_measure, key=self._line().found.key)

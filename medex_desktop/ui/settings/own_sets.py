"""Settings: the practice's own sets of tests, made, changed and taken out of use."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.language import _, n_
from medex_desktop.services import results, test_sets
from medex_desktop.services.test_sets import TestSet
from medex_desktop.ui.assessing.choices import item_name
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear


class OwnSetLine(QWidget):
    """One set with its tests, to be changed or taken out of use."""

    def __init__(self, found: TestSet, measures: Mapping[str, Measure]) -> None:
        super().__init__()
        self.found = found
        self.change = Button(_("Change"), "quiet", name=_("Change {name}", name=found.name))
        self.retire = Button(_("Retire"), "quiet", name=_("Retire {name}", name=found.name))
        words = Column(gap=0)
        words.addWidget(ParagraphLabel(found.name, "body", weight=600, min_width=160))
        names = " · ".join(item_name(one, measures) for one in found.items)
        words.addWidget(ParagraphLabel(names, "body", "ink2", min_width=160))
        count = n_("{n} test", "{n} tests", len(found.items))
        words.addWidget(ParagraphLabel(count, "caption", min_width=160))
        row = Row(self, gap=12, margins=(0, 4))
        row.addLayout(words, 1)
        for part in (self.change, self.retire):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)


class OwnSetsCard(Card):
    """``load()`` reads them again."""

    def __init__(self, session: Session) -> None:
        super().__init__(margins=(20, 16), gap=8)
        self._session = session
        self.lines: list[OwnSetLine] = []
        self._list = Column(gap=4)
        self.add = Button(_("Add set"), icon="plus")
        self.heading(_("Own sets of tests")).addWidget(self.add)
        about = _(
            "What you test together, in your order. A set stands first among the tests that can "
            "be chosen. What was tested by it stays as it is."
        )
        self._none = ParagraphLabel(_("None yet."), "body", "ink2", min_width=200)
        self.body.addWidget(ParagraphLabel(about, "caption", min_width=200))
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.add.clicked.connect(self._on_add_clicked)

    def load(self) -> None:
        """The sets in use."""
        with self._session.shown():
            found = self._session.ask(test_sets.test_sets)
            measures = self._session.ask(results.offered)
            clear(self._list)
            self.lines = [OwnSetLine(one, measures) for one in found]
            for at, line in enumerate(self.lines):
                if at:
                    self._list.addWidget(Divider())
                line.change.clicked.connect(self._on_change_clicked)
                line.retire.clicked.connect(self._on_retire_clicked)
                self._list.addWidget(line)
                line.show()
            self._none.setVisible(not found)

    def _line(self) -> OwnSetLine:
        return next(one for one in self.lines if self.sender() in (one.change, one.retire))

    def _on_add_clicked(self) -> None:
        self._open(None)

    def _on_change_clicked(self) -> None:
        self._open(self._line().found)

    def _open(self, before: TestSet | None) -> None:
        from medex_desktop.ui.settings.own_set_sheet import OwnSetSheet  # rarely wanted

        sheet = OwnSetSheet(self.window(), self._session, before)
        sheet.open(sheet.fields["name"].field)

    def _on_retire_clicked(self) -> None:
        with self._session.shown():
            self._session.do(test_sets.retire_test_set, set_id=self._line().found.id)

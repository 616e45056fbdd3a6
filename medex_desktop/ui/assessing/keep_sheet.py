"""A name for the tests that are chosen now, so that any client can be tested by them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.test_sets import NAME_LIMIT, TestItem
from medex_desktop.errors import InvalidInput
from medex_desktop.language import _
from medex_desktop.services import test_sets
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.line_field import LineField


class KeepSheet(Sheet):
    """Keeps them as a set of the practice's own and says so."""

    def __init__(self, host: QWidget, session: Session, items: Sequence[TestItem]) -> None:
        super().__init__(host, _("Keep these tests as a set"), _("Keep the set"))
        self._session = session
        self._items = tuple(items)
        words = _("Its tests, sides and order are kept, nothing that was measured.")
        self.body.addWidget(ParagraphLabel(words, "body", "ink2"))
        self.line = LineField(limit=NAME_LIMIT)
        self.name = LabeledField(_("Name of the set"), self.line)
        self.body.addWidget(self.name)
        self.keep_words(session, "keep-set", {"name": self.line})
        self.line.returnPressed.connect(self._on_agreed)
        self.agreed.connect(self._on_agreed)

    def _on_agreed(self) -> None:
        name = self.line.text()
        try:
            with self._session.shown():
                self._session.do(test_sets.add_test_set, name=name, items=self._items)
                self.close_overlay()
                self._session.told.emit(_("Set “{name}” kept.", name=name.strip()))
        except InvalidInput as fault:
            if fault.field == "name":
                self.name.set_fault(str(fault))
                self.line.setFocus()
            else:
                self.say(str(fault))

"""What is done with a set as a whole, where large text leaves no room for its list."""

from PySide6.QtCore import Signal

from medex_desktop.language import _
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.layouts import Grid


class SetTools(Card):
    """The buttons below the list of tests, as a card of their own."""

    add_asked = Signal()
    remove_asked = Signal()
    keep_asked = Signal()
    discard_asked = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(16, 14))
        self.add = Button(_("Add tests"), icon="plus", name=_("Add tests"))
        self.remove = Button(_("Take this test out"), icon="minus", name=_("Take this test out"))
        self.keep = Button(_("Keep as set"), name=_("Keep these tests as a set"))
        self.discard = Button(_("Discard"), name=_("Discard what was typed"))
        grid = Grid(gap=(12, 8))
        for place, part in enumerate((self.add, self.remove, self.keep, self.discard)):
            grid.addWidget(part, place // 2, place % 2)
        self.body.addLayout(grid)
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.keep.clicked.connect(self.keep_asked)
        self.discard.clicked.connect(self.discard_asked)

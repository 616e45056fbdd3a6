"""After the import: what came in, and how to take it back."""

from typing import Final

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, n_
from medex_desktop.services.import_files import Checked
from medex_desktop.services.imports import GRIP, Withdrawn
from medex_desktop.ui import theme
from medex_desktop.ui.importing import words
from medex_desktop.ui.importing.people_table import PeopleTable
from medex_desktop.ui.importing.steps import BANNER, EDGE
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Grid
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.stat_tile import StatTile

_TILES: Final = ("tests", "found", "new", "refused")


class DoneStep(ScrollBody):
    """The last page of the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=12, margins=(EDGE, 0, EDGE, 12), parent=parent)
        self.banner = Banner("good", "")
        self.banner.setMinimumHeight(theme.px(BANNER))
        captions = (
            _("tests imported"), _("clients found"), _("clients new"), _("rows left out"),
        )  # fmt: skip
        self.tiles = {
            key: StatTile("0", caption, ground="surface")
            for key, caption in zip(_TILES, captions, strict=True)
        }
        self._about = ParagraphLabel("", "body", "ink2", min_width=200)
        column = self.body
        column.addWidget(self.banner)
        grid = Grid(gap=12)
        across = 2 if theme.is_compact() else 4
        for at, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, at // across, at % across)
        column.addLayout(grid)
        self._people = PeopleTable()
        self._card = Card(margins=1, gap=0, ground="surface")
        self._card.body.addWidget(self._people)
        column.addWidget(self._card, 1)
        column.addWidget(self._about)
        column.addStretch(0)

    def show_imported(self, checked: Checked) -> None:
        """What came in."""
        grip = checked.mapping.kind == GRIP
        counts = {"tests": checked.wanted, "clients_new": len(checked.plan.new)}
        self.banner.set_kind("good")
        self.banner.set_words(
            _("Everything is saved."), lead=words.imported_words(checked.mapping.kind, counts) + "."
        )
        self.tiles["tests"].setVisible(grip)
        self._people.show_people(checked)
        for key, number in (
            ("tests", checked.wanted),
            ("found", len(checked.plan.known)),
            ("new", len(checked.plan.new)),
            ("refused", checked.refused),
        ):
            self.tiles[key].set_number(f"{number:,}")
        for shown in (*(tile for key, tile in self.tiles.items() if key != "tests"), self._card):
            shown.show()
        self._about.setText(
            _(
                "Imported tests are locked and unsigned: they stand in trends and reports as they "
                "came, and nobody changes them. Taking the import back removes all of it, now or "
                "later under Earlier imports."
            )
            if grip
            else _(
                "Taking the import back removes its clients, now or later under Earlier imports, "
                "save those whom somebody has worked with since."
            )
        )

    def words(self) -> str:
        """What the banner says."""
        return self.banner.accessibleName()

    def show_withdrawn(self, taken: Withdrawn) -> None:
        """What went, and what stayed."""
        self.banner.set_kind("info")
        self.banner.set_words(withdrawn_words(taken), lead=_("The import was taken back."))
        for shown in (*self.tiles.values(), self._card):
            shown.hide()
        self._about.setText(_("Its record stays under Earlier imports."))


def withdrawn_words(taken: Withdrawn) -> str:
    """What taking an import back removed and what stayed."""
    said = [
        n_("{n} test and", "{n} tests and", taken.tests)
        + " "
        + n_("{n} client were removed.", "{n} clients were removed.", taken.clients)
    ]
    if taken.clients_kept:
        said.append(
            n_(
                "{n} client stays, having been worked with since.",
                "{n} clients stay, having been worked with since.",
                taken.clients_kept,
            )
        )
    if taken.tests_kept:
        said.append(
            n_(
                "{n} test stays, having been written about since.",
                "{n} tests stay, having been written about since.",
                taken.tests_kept,
            )
        )
    return " ".join(said)

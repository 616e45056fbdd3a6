"""A list of yes and no on one page: a digit says yes, N says no to all that are blank."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy

from medex_desktop.language import _, n_, render
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.together import is_plain
from medex_desktop.ui.gym.steps import KEYS, flags_of
from medex_desktop.ui.gym.task import MainAct, Spot, TaskCard
from medex_desktop.ui.gym.tile import Tile
from medex_desktop.ui.widgets.layouts import Grid
from medex_desktop.ui.widgets.scroll_body import ScrollBody

NEXT = {"": "yes", "yes": "no", "no": "yes"}


class FlagsTask(TaskCard):
    """``answered(field, "yes" | "no")`` for one line; ``passed`` once all are answered."""

    answered = Signal(str, str)

    def __init__(self, spot: Spot, answers: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(spot)
        self._answers = answers
        self._fields = flags_of(spot.measure)
        self.tiles: dict[str, Tile] = {}
        grid = Grid(gap=16)
        columns = 1 if theme.is_compact() else 2
        rows = -(-len(self._fields) // columns)
        for place, field in enumerate(self._fields):
            tile = Tile(render(field.label), key=KEYS[place], narrow=300)
            tile.setProperty("field", field.key)
            tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            tile.clicked.connect(self._on_tile_clicked)
            self.tiles[field.key] = tile
            grid.addWidget(tile, place % rows, place // rows)
        scroll = ScrollBody(gap=0, margins=(6, 6), page_keys=False)
        scroll.body.addLayout(grid)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.title.setText(render(spot.measure.title))
        self.show_text("")

    def show_text(self, text: str) -> None:
        """What is answered so far."""
        answers = self._answers()
        words = {"yes": _("Yes"), "no": _("No"), "": ""}
        for key, tile in self.tiles.items():
            said = answers.get(key, "")
            tile.show_value(words[said], loud=said == "yes")
        blank = len(self._blank())
        self.note.setText(n_("{n} left", "{n} left", blank) if blank else _("all answered"))

    def start(self) -> None:
        """The first blank line takes the keyboard."""
        key = next(iter(self._blank()), self._fields[0].key)
        self.tiles[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def main_act(self) -> MainAct:
        """None of them; then on."""
        if not self._blank():
            return MainAct(_("Next"), _("Enter"))
        some = len(self._blank()) < len(self._fields)
        return MainAct(_("No to the rest") if some else _("None of them"), "N")

    def do_main(self) -> None:
        """As the button says."""
        if self._blank():
            self.none_of_the_rest()
        else:
            self.passed.emit()

    def none_of_the_rest(self) -> None:
        """No, for every line that is blank."""
        for key in self._blank():
            self.answered.emit(key, "no")
        self.changed.emit()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Digits turn a line, N answers the rest."""
        if not is_plain(event):
            return False
        typed = QKeySequence(event.key()).toString()
        if event.key() == Qt.Key.Key_N:
            self.none_of_the_rest()
            return True
        if typed and typed in KEYS[: len(self._fields)]:
            if not event.isAutoRepeat():
                self._turn(self._fields[KEYS.index(typed)].key)
            return True
        return False

    def _turn(self, key: str) -> None:
        self.answered.emit(key, NEXT[self._answers().get(key, "")])
        self.changed.emit()

    def _on_tile_clicked(self) -> None:
        self._turn(str(self.sender().property("field")))

    def _blank(self) -> list[str]:
        answers = self._answers()
        return [field.key for field in self._fields if not answers.get(field.key)]

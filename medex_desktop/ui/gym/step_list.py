"""Everything that is entered for a measure, as tiles: press one to go there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.ui import theme
from medex_desktop.ui.gym.tile import Tile
from medex_desktop.ui.widgets.layouts import Grid, clear


@dataclass(frozen=True, slots=True)
class Line:
    """One tile: which step, its name, what stands there, and whether that can't be taken."""

    step: int
    name: str
    value: str
    fault: bool = False
    active: bool = False


class StepList(QWidget):
    """``chosen(step)``; ``show_lines`` keeps the tiles while their names stay the same."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._grid = Grid(self, gap=16)
        self._names: tuple[str, ...] = ()
        self.tiles: list[Tile] = []
        self._steps: list[int] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, or what changed in them."""
        names = tuple(line.name for line in lines)
        if names != self._names:
            self._names = names
            self._build(lines)
        self._steps = [line.step for line in lines]
        for tile, line in zip(self.tiles, lines, strict=True):
            tile.show_value(line.value, fault=line.fault)
            tile.set_active(line.active)
        self.setVisible(bool(lines))

    def _build(self, lines: Sequence[Line]) -> None:
        clear(self._grid)
        self.tiles = [Tile(line.name) for line in lines]
        columns = 2 if len(lines) > 2 and not theme.is_compact() else 1
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(self._on_tile_clicked)
            self._grid.addWidget(tile, place // columns, place % columns)

    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.chosen.emit(self._steps[self.tiles.index(tile)])

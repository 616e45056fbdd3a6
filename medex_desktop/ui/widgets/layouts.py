"""Rows, columns and grids in design pixels: margins and gaps grow with the text, live."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget

from medex_desktop.ui import theme

Margins = int | tuple[int, int] | tuple[int, int, int, int]


def _margins(margins: Margins) -> QMargins:
    if isinstance(margins, int):
        sides = (margins,) * 4
    elif len(margins) == 2:
        sides = (margins[0], margins[1], margins[0], margins[1])
    else:
        sides = margins
    return QMargins(*(theme.px(side) for side in sides))


class _Box(QBoxLayout):
    def __init__(
        self, direction: QBoxLayout.Direction, parent: QWidget | None, gap: int, margins: Margins
    ) -> None:
        if parent is None:
            super().__init__(direction)
        else:
            super().__init__(direction, parent)
        self._gap = gap
        self._margins = margins
        self._spaces: list[tuple[int, int]] = []
        self._rescale()
        theme.look().changed.connect(self._rescale)

    def set_margins(self, margins: Margins) -> None:
        """Change the margins, in design pixels."""
        self._margins = margins
        self._rescale()

    def gap(self, size: int) -> None:
        """Add a fixed gap of ``size`` design pixels."""
        self._spaces.append((self.count(), size))
        self.addSpacing(theme.px(size))

    def _rescale(self) -> None:
        self.setSpacing(theme.px(self._gap))
        self.setContentsMargins(_margins(self._margins))
        for index, size in self._spaces:
            item = self.itemAt(index)
            spacer = item.spacerItem() if item else None
            if spacer is not None:
                length = theme.px(size)
                lying = self.direction() in (
                    QBoxLayout.Direction.LeftToRight,
                    QBoxLayout.Direction.RightToLeft,
                )
                spacer.changeSize(length if lying else 0, 0 if lying else length)
        self.invalidate()


class Row(_Box):
    """Side by side. ``margins``: all, (sides, top and bottom), or left, top, right, bottom."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, margins: Margins = 0
    ) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, gap, margins)


class Column(_Box):
    """One above the other; ``gap`` and ``margins`` in design pixels."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, margins: Margins = 0
    ) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, gap, margins)


class Grid(QGridLayout):
    """Rows and columns; ``gap`` as one number or (across, down), in design pixels."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int | tuple[int, int] = 8,
        margins: Margins = 0,
    ) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._gaps = (gap, gap) if isinstance(gap, int) else gap
        self._margins = margins
        self._rescale()
        theme.look().changed.connect(self._rescale)

    def _rescale(self) -> None:
        self.setHorizontalSpacing(theme.px(self._gaps[0]))
        self.setVerticalSpacing(theme.px(self._gaps[1]))
        self.setContentsMargins(_margins(self._margins))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let the widgets go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)

"""Keeps the body as it was last painted, so that a key is answered without shading it anew."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.body import painting
from medex_desktop.ui.body.outline import View

Key = tuple[str, QSize, float, QTransform]


class Ground:
    """One canvas's body, painted once for each size and look."""

    def __init__(self, views: Sequence[View], *, seams: bool) -> None:
        self._views = views
        self._seams = seams
        self._key: Key | None = None
        self._kept = QPixmap()

    def paint(self, painter: QPainter, widget: QWidget, sheet: QTransform) -> None:
        """Paint it all over ``widget``, whose sheet lies as ``sheet`` says."""
        ratio = widget.devicePixelRatioF()
        key = (theme.look().name, widget.size(), ratio, sheet)
        if key != self._key:
            self._kept = self._made(widget.size(), ratio, sheet)
            self._key = key
        painter.drawPixmap(0, 0, self._kept)

    def _made(self, size: QSize, ratio: float, sheet: QTransform) -> QPixmap:
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(sheet, combine=True)
        for view in self._views:
            painting.body(painter, view, seams=self._seams)
            painting.frame(painter, view)
        painter.end()
        return made

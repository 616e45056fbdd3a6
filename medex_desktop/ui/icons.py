"""Icons and pictures: our own SVG files, drawn in the colours of the present look."""

import re
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from medex_desktop import assets
from medex_desktop.ui import theme

ICON: Final = 20


def icon(name: str, token: str = "ink2", size: int = ICON) -> QIcon:
    """An icon for Qt's own controls, sharp at one, one and a half and two times.

    ``size`` is in design pixels. Raises FileNotFoundError for an unknown name.
    """
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, token, size, ratio))
    return made


def pixmap(name: str, token: str = "ink2", size: int = ICON, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of ``size`` design pixels on a screen with that pixel ratio."""
    return _drawn("icons", name, theme.look().name, token, theme.px(size), theme.px(size), ratio)


def picture(name: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """A drawing from resources/pictures in design pixels, kept in proportion."""
    return _drawn(
        "pictures", name, theme.look().name, "ink", theme.px(width), theme.px(height), ratio
    )


def paint(painter: QPainter, name: str, token: str, box: QRectF) -> None:
    """Draw an icon into ``box`` of a running painter, at the painter's own resolution."""
    size = round(min(box.width(), box.height()))
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    drawn = _drawn("icons", name, theme.look().name, token, size, size, ratio)
    painter.drawPixmap(box.center().toPoint() - QRectF(0, 0, size, size).center().toPoint(), drawn)


@cache
def _source(folder: str, name: str) -> str:
    return assets.text(folder, f"{name}.svg")


@lru_cache(maxsize=512)
def _drawn(
    folder: str, name: str, look: str, token: str, width: int, height: int, ratio: float
) -> QPixmap:
    """The look is part of the key only: colours are read from the look now in force."""
    text = _source(folder, name).replace("currentColor", theme.hex_of(token))
    text = re.sub(r"@([a-z0-9-]+)", lambda match: theme.hex_of(match[1]), text)
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return made

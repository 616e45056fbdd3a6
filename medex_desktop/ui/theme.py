"""How the program looks: one call sets palette, type and sheet, and every widget follows.

``apply(app, mode, text_percent)`` may be called again at any time. Widgets ask ``color("ink")``,
``px(13)`` and ``font(15, 600)`` while they paint or measure, so they need no memory of the look.
"""

import re
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from medex_desktop import assets
from medex_desktop.ui import tokens

Mode = Literal["light", "dark", "contrast", "contrast_dark", "system"]
MODES: tuple[Mode, ...] = ("light", "dark", "contrast", "contrast_dark", "system")
TEXT_PERCENTS = (100, 110, 125, 150, 175, 200)
COMPACT_FROM = 150
BODY = 13
FALLBACKS = ("DejaVu Sans", "Noto Sans", "Segoe UI", "Helvetica Neue")


class Look(QObject):
    """What is chosen now; ``changed`` follows every switch of look or text size."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode: Mode = "light"
        self.name = "light"
        self.percent = 100
        self.watching = False

    def follow_system(self) -> None:
        """Take up a change of the system's own look, while that is what was asked for."""
        app = QApplication.instance()
        if self.mode == "system" and isinstance(app, QApplication):
            apply(app, "system", self.percent)


@cache
def look() -> Look:
    """The one look of the program."""
    return Look()


def apply(app: QApplication, mode: Mode = "system", text_percent: int = 100) -> None:
    """Set or switch look and text size (100 to 200 %), live, for every widget.

    Raises ValueError for an unknown mode or a size out of range.
    """
    if mode not in MODES or not 100 <= text_percent <= 200:
        raise ValueError(f"no such look: {mode} at {text_percent} %")
    now = look()
    now.mode, now.percent = mode, text_percent
    now.name = _system_look() if mode == "system" else mode
    _watch(app)
    app.setPalette(_palette())
    app.setFont(font(BODY))
    app.setStyleSheet(_sheet())
    now.changed.emit()


def color(token: str) -> QColor:
    """The colour of a token in the present look; raises KeyError for an unknown one.

    The colour is shared: copy it before changing it.
    """
    return _color(look().name, token)


@cache
def _color(name: str, token: str) -> QColor:
    return QColor(tokens.tokens(name)[token])


def hex_of(token: str) -> str:
    """The same as text, "#RRGGBB"."""
    return tokens.tokens(look().name)[token]


def px(size: float) -> int:
    """A design size in pixels at the present text size; never below 1 for a positive size."""
    scaled = round(size * look().percent / 100)
    return max(1, scaled) if size > 0 else scaled


def line_width() -> int:
    """Width of a resting frame: 1, or 2 in high contrast, scaled."""
    return px(2 if is_contrast() else 1)


def focus_width() -> int:
    """Width of the frame of a field that has the focus: 2, or 4 in high contrast, scaled."""
    return px(4 if is_contrast() else 2)


def is_contrast() -> bool:
    """True in both high-contrast looks."""
    return look().name.startswith("contrast")


def is_compact() -> bool:
    """True from 150 % text on: the rail shows icons only, tabs become one drop-down."""
    return look().percent >= COMPACT_FROM


def font(size: float = BODY, weight: int = 400) -> QFont:
    """Inter with tabular figures, ``size`` in design pixels, weight 400, 500, 600 or 700.

    The font is shared: copy it before changing it.
    """
    return _made(_load_inter(), px(size), weight)


@cache
def _made(family: str, pixels: int, weight: int) -> QFont:
    """Qt finds one style only in a variable font, so weight and optical size are set as axes."""
    made = QFont([family, *FALLBACKS])
    made.setPixelSize(pixels)
    made.setVariableAxis(QFont.Tag("wght"), weight)
    made.setVariableAxis(QFont.Tag("opsz"), min(max(pixels, 14), 32))
    made.setFeature(QFont.Tag("tnum"), 1)
    if family in FALLBACKS:
        made.setWeight(QFont.Weight(weight))
    return made


def mono(size: float = BODY, weight: int = 400) -> QFont:
    """A fixed-pitch font for keys and for what a file said, ``size`` in design pixels."""
    return _made_mono(px(size), weight)


@cache
def _made_mono(pixels: int, weight: int) -> QFont:
    made = QFont(["DejaVu Sans Mono", "Consolas", "Menlo", "Monospace"])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    return made


def metrics(size: float = BODY, weight: int = 400) -> QFontMetrics:
    """Metrics of ``font(size, weight)``."""
    return QFontMetrics(font(size, weight))


@cache
def _load_inter() -> str:
    import fontpkg_inter

    for file in sorted((fontpkg_inter.ROOT / "files").glob("Inter[[]*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            return str(QFontDatabase.applicationFontFamilies(number)[0])
    return "DejaVu Sans"


def _system_look() -> str:
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if high:
        return "contrast_dark" if dark else "contrast"
    return "dark" if dark else "light"


def _watch(app: QApplication) -> None:
    now = look()
    if not now.watching:
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(now.follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(now.follow_system)
        now.watching = True


def _palette() -> QPalette:
    role = QPalette.ColorRole
    chosen = {
        role.Window: "bg", role.WindowText: "ink", role.Base: "surface",
        role.AlternateBase: "sunken", role.Text: "ink", role.PlaceholderText: "ink3",
        role.Button: "surface", role.ButtonText: "ink", role.BrightText: "on-accent",
        role.Highlight: "accent", role.HighlightedText: "on-accent", role.Accent: "accent",
        role.Link: "accent", role.LinkVisited: "accent", role.ToolTipBase: "undo",
        role.ToolTipText: "on-undo", role.Light: "surface", role.Midlight: "line",
        role.Mid: "line-strong", role.Dark: "line-strong", role.Shadow: "ink",
    }  # fmt: skip
    made = QPalette()
    for which, token in chosen.items():
        made.setColor(which, color(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, color("ink3"))
    return made


def _sheet() -> str:
    text = assets.text("style", "base.qss")
    narrower = px(10) - focus_width() + line_width()
    widths = {"@wpx": line_width(), "@fwpx": focus_width(), "@fpadpx": narrower}
    for mark, value in widths.items():
        text = text.replace(mark, f"{value}PX")
    text = re.sub(r"(\d+)px", _scaled, text).replace("PX", "px")
    return re.sub(r"@([a-z0-9-]+)", _coloured, text)


def _scaled(match: re.Match[str]) -> str:
    return f"{px(int(match[1]))}px"


def _coloured(match: re.Match[str]) -> str:
    return hex_of(match[1])

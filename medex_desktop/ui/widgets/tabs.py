"""Tabs under a header; from 150 % text they become one drop-down."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.layouts import Row


class _Tab(QAbstractButton):
    def __init__(self, key: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusRing(self)

    def sizeHint(self) -> QSize:
        wide = drawing.advance(self.text(), theme.font(14, 600))
        return QSize(round(wide) + theme.px(24), theme.px(38))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        ink = "accent" if on else "ink" if self.underMouse() else "ink2"
        face = theme.font(14, 600 if on else 400)
        drawing.text(
            painter, rect, self.text(), face, theme.color(ink), drawing.MIDDLE, elide=False
        )
        if on:
            high = theme.px(3)
            bar = QRectF(0, rect.bottom() - high, rect.width(), high)
            painter.fillRect(bar, theme.color("accent"))


class Tabs(QWidget):
    """``Tabs("Client", [("overview", "Overview"), ...])``; ``chosen(key)`` by a person."""

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._quiet = False
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        self._combo = ComboBox(name, options, strong=True)
        row = Row(self, gap=0)
        for key, words in options:
            tab = _Tab(key, words, self)
            self._tabs[key] = tab
            self._group.addButton(tab)
            row.addWidget(tab)
        row.addWidget(self._combo)
        row.addStretch(1)
        next(iter(self._tabs.values())).setChecked(True)
        self._group.buttonToggled.connect(self._on_group_toggled)
        self._combo.chosen.connect(self._on_combo_chosen)
        self._stop_at_chosen()
        self._fold()
        theme.look().changed.connect(self._fold)

    def key(self) -> str:
        """The chosen key."""
        return next(key for key, tab in self._tabs.items() if tab.isChecked())

    def keys(self) -> tuple[str, ...]:
        """Every key there is."""
        return tuple(self._tabs)

    def set_key(self, key: str) -> None:
        """Choose without telling; raises KeyError for an unknown key."""
        self._quiet = True
        self._tabs[key].setChecked(True)
        self._quiet = False

    def choose(self, key: str) -> None:
        """Choose as a person does."""
        self._tabs[key].setChecked(True)

    def _fold(self) -> None:
        folded = theme.is_compact()
        for tab in self._tabs.values():
            tab.setVisible(not folded)
        self._combo.setVisible(folded)

    def _on_combo_chosen(self, key: str) -> None:
        self._tabs[key].setChecked(True)

    def _stop_at_chosen(self) -> None:
        """Tab enters at the chosen one; arrows go on from there."""
        for tab in self._tabs.values():
            on = tab.isChecked()
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def _on_group_toggled(self, tab: QAbstractButton, on: bool) -> None:
        self._stop_at_chosen()
        if on and isinstance(tab, _Tab):
            self._combo.set_key(tab.key)
            if not self._quiet:
                self.chosen.emit(tab.key)

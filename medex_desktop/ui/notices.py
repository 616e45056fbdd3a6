"""Calm lines over the page, whatever it is: said once, each closed by a button."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui.widgets.banner import Banner, Kind
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Column, Row

_MARGINS: Final = (24, 12, 24, 0)


class Notice(QWidget):
    """One of them."""

    def __init__(self, key: str, kind: Kind, lead: str, words: str, action: str) -> None:
        super().__init__()
        self.key = key
        self.banner = Banner(kind, words, action, lead=lead)
        self.shut = Button(_("Close"), "quiet", name=_("Close: {what}", what=lead))
        row = Row(self, gap=8)
        row.addWidget(self.banner, 1)
        row.addWidget(self.shut)


class Notices(QWidget):
    """``add(...)`` and ``drop(key)``; ``acted(key)`` for its button, ``shut(key)`` when closed."""

    acted = Signal(str)
    shut = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, Notice] = {}
        self._column = Column(self, gap=8, margins=_MARGINS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def add(self, key: str, kind: Kind, lead: str, words: str, action: str = "") -> None:
        """Say it, in the place of what had the same key."""
        self.drop(key)
        made = Notice(key, kind, lead, words, action)
        made.banner.acted.connect(self._on_acted)
        made.shut.clicked.connect(self._on_shut)
        self._shown[key] = made
        self._column.addWidget(made)
        self.show()

    def drop(self, key: str) -> None:
        """Say it no longer."""
        gone = self._shown.pop(key, None)
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        self.setVisible(bool(self._shown))

    def notice(self, key: str) -> Notice | None:
        """What is said under a key."""
        return self._shown.get(key)

    def words(self) -> str:
        """Everything it says."""
        return " ".join(one.banner.accessibleName() for one in self._shown.values())

    def _on_acted(self) -> None:
        above = self.sender()
        key = next((k for k, one in self._shown.items() if one.banner is above), "")
        self.acted.emit(key)

    def _on_shut(self) -> None:
        above = self.sender()
        key = next((k for k, one in self._shown.items() if one.shut is above), "")
        self.drop(key)
        self.shut.emit(key)

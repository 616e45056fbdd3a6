"""The foot of quick find: its three keys, and what may be typed."""

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui.widgets.key_cap import KeyCap
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row


class FindFoot(QWidget):
    """Key caps with their words; not shown where large text leaves no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Row(self, gap=4, margins=(20, 10, 20, 10))
        for keys, words in (
            (("\N{UPWARDS ARROW}", "\N{DOWNWARDS ARROW}"), _("choose")),
            ((_("Enter"),), _("open")),
            ((_("Esc"),), _("close")),
        ):
            for key in keys:
                row.addWidget(KeyCap(key))
            row.addWidget(Label(words, "caption"))
            row.gap(10)
        row.addStretch(1)
        row.addWidget(Label(_("Any order, accents ignored, birth date or phone"), "caption"))

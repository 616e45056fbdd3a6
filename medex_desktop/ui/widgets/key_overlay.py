"""The keyboard overlay (?): this screen's keys first, in groups of key and words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.key_cap import KeyCap
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Grid, Row, clear
from medex_desktop.ui.widgets.overlay import Overlay


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A heading and its keys: ``KeyGroup("Entry", [("Enter", "take and go on")])``."""

    title: str
    keys: Sequence[tuple[str, str]]


class KeyOverlay(Overlay):
    """``show_keys([KeyGroup, ...])``; four columns, fewer when the text is large."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, _("Keys on this screen"), width=1240)
        head = Row(gap=8)
        head.addWidget(Label(_("Keys on this screen"), "section"))
        head.addStretch(1)
        close = Button(_("Close"), "quiet", key="Esc")
        close.clicked.connect(self.close_overlay)
        head.addWidget(close)
        self.card.body.addLayout(head)
        self._grid = Grid(gap=(32, 16))
        self.card.body.addLayout(self._grid)

    def show_keys(self, groups: Sequence[KeyGroup]) -> None:
        """Fill it and open it."""
        clear(self._grid)
        host = self.parentWidget()
        room = host.width() if host else 0
        across = max(1, min(4, room // theme.px(300)))
        for at, group in enumerate(groups):
            self._grid.addLayout(self._column(group), at // across, at % across)
            self._grid.setColumnStretch(at % across, 1)
        self.open()

    def _column(self, group: KeyGroup) -> Column:
        column = Column(gap=8)
        column.addWidget(Label(group.title, "body", weight=600))
        rows = Grid(gap=(12, 8))
        rows.setColumnStretch(1, 1)
        for line, (keys, words) in enumerate(group.keys):
            rows.addWidget(KeyCap(keys), line, 0, Qt.AlignmentFlag.AlignLeft)
            rows.addWidget(ParagraphLabel(words, "body", "ink2", min_width=90), line, 1)
        rows.setColumnMinimumWidth(0, theme.px(94))
        column.addLayout(rows)
        column.addStretch(1)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """? closes it too."""
        if event.text() == "?":
            self.close_overlay()
        super().keyPressEvent(event)

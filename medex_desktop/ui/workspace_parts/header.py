"""The head of a client's workspace: who it is and every caveat, always in sight."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.services.alerts import AlertLine
from medex_desktop.services.clients import ClientPage
from medex_desktop.services.health import Health
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.tabs import Tabs
from medex_desktop.ui.workspace_parts.caveats import CaveatLine
from medex_desktop.ui.workspace_parts.client_words import caveats_of, fact_words, short_age
from medex_desktop.ui.workspace_parts.elided import ElidedLabel


class ClientHeader(QWidget):
    """``tab_chosen(key)``, and a signal for each button.

    For a client in the bin there is ``back`` instead of what would add or change something.
    """

    tab_chosen = Signal(str)
    assess_asked = Signal()
    gym_asked = Signal()
    edit_asked = Signal()
    record_asked = Signal()
    back_asked = Signal()
    more_asked = Signal()

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._facts_words: list[str] = []
        self._short = ""
        self._is_binned = False
        self._name = ElidedLabel("name", least=150)
        self._facts = ElidedLabel("body", "ink2", least=24)
        self.edit = Button(_("Edit"), icon="pencil", key="Ctrl E", name=_("Edit client"))
        self.edit_small = Button("", icon="pencil", name=_("Edit client"))
        self.edit_small.setToolTip(_("Edit client"))
        self.more = Button(_("More"), icon="chevron-down", name=_("More about this client"))
        self.more.setToolTip(_("More about this client"))
        self.record = Button(_("Full record"), icon="export", name=_("Export the full record"))
        self.assess = Button(_("Start assessment"), "filled", icon="hand", key="Ctrl T")
        self.gym = Button(_("Gym mode"), key="F11")
        self.back = Button(_("Bring back"), "filled", name=_("Bring back from the bin"))
        self.caveats = CaveatLine()
        self.tabs = Tabs(_("Client"), tabs)
        self._arrange()

        self._connect()
        theme.look().changed.connect(self._fold)
        self._fold()

    def _arrange(self) -> None:
        self._top = Row(gap=12)
        base = Qt.AlignmentFlag.AlignBaseline
        self._top.addWidget(self._name, 0, base)
        self._top.addWidget(self._facts, 0, base)
        self._top.addStretch(1)
        edits = (self.edit, self.edit_small, self.more, self.record)
        for button in (*edits, self.assess, self.gym, self.back):
            self._top.addWidget(button)
        self._column = Column(self, gap=4)
        self._column.addLayout(self._top)
        self._middle = Row(gap=0)
        self._middle.addWidget(self.caveats)
        self._column.addLayout(self._middle)
        self._column.addWidget(self.tabs)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.tab_chosen)
        self.assess.clicked.connect(self.assess_asked)
        self.gym.clicked.connect(self.gym_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.edit_small.clicked.connect(self.edit_asked)
        self.record.clicked.connect(self.record_asked)
        self.back.clicked.connect(self.back_asked)
        self.more.clicked.connect(self.more_asked)

    def show_client(
        self, page: ClientPage, alerts: Sequence[AlertLine], today: date, health: Health
    ) -> None:
        """Show who it is today."""
        client = page.client
        self._name.setText(client.name)
        self._facts_words = fact_words(client, today)
        self._short = short_age(client, today)
        self.caveats.set_items(caveats_of(client, page.provider, today, alerts, health))
        self._is_binned = client.binned_at is not None
        self.show_tab(self.tabs.key())
        self._show_facts()

    def show_tab(self, key: str) -> None:
        """Mark a tab, and offer what fits it."""
        self.tabs.set_key(key)
        binned, compact = self._is_binned, theme.is_compact()
        self.back.setVisible(binned)
        self.assess.setVisible(key != "assess" and not binned)
        self.gym.setVisible(key == "assess" and not binned)
        self.record.setVisible(key == "documents")
        edits = key == "overview" and not binned
        self.edit.setVisible(edits and not compact)
        self.edit_small.setVisible(edits and compact)
        self.more.setVisible(key == "overview")

    def facts(self) -> str:
        """What follows the name."""
        return self._facts.text()

    def name(self) -> str:
        """Whose workspace it is."""
        return self._name.text()

    def _fold(self) -> None:
        """At large text the tabs are one drop-down beside the name."""
        compact = theme.is_compact()
        if compact:
            self._column.removeWidget(self.tabs)
            self._top.insertWidget(3, self.tabs)
        else:
            self._top.removeWidget(self.tabs)
            self._column.addWidget(self.tabs)
        edge, ends = (14, 8) if compact else (12, 12)
        sides, inner = theme.px(edge), 0 if compact else theme.px(12)
        high = theme.px(ends)
        self._column.setContentsMargins(sides, high, theme.px(14 if compact else 24),
                                        high if compact else 0)  # fmt: skip
        for row in (self._top, self._middle):
            row.setContentsMargins(inner, 0, 0, 0)
        self.assess.set_words(_("Start") if compact else _("Start assessment"))
        self.record.set_words("" if compact else _("Full record"))
        self.more.set_words("" if compact else _("More"))
        self.gym.set_words(_("Gym") if compact else _("Gym mode"))
        self.show_tab(self.tabs.key())
        self._show_facts()

    def _show_facts(self) -> None:
        dot = "  \N{MIDDLE DOT}  "
        self._facts.setText(self._short if theme.is_compact() else dot.join(self._facts_words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """White ground with a line below."""
        painter = drawing.painter_for(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        wide = theme.line_width()
        line = QRectF(0, self.height() - wide, self.width(), wide)
        painter.fillRect(line, theme.color("line"))

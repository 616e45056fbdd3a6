"""Joints and precautions on the overview: how many of each, the sheet, and the warning signs."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, n_
from medex_desktop.services.health import Health
from medex_desktop.ui import parts
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row

HEALTH: Final = ("ui.health.overlay", "HealthSheet")
SIGNS: Final = ("ui.health.warning_signs", "WarningSheet")


def open_sheet(
    which: tuple[str, str], over: QWidget, session: Session, client_id: int | None
) -> None:
    """Open one of a client's two sheets over the window; nothing while there is no client."""
    if client_id is not None:
        parts.of(*which).open_over(over.window(), session, client_id)


class HealthCard(Card):
    """``asked`` for the sheet, ``signs_asked`` for the warning signs; the head tells each line."""

    asked = Signal()
    signs_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14, 16, 12), gap=6)
        self.heading(_("Joints and precautions"))
        self._words = ParagraphLabel("", "body", "ink2")
        self.body.addWidget(self._words)
        self.open = Button(_("Open"), key="Ctrl J", name=_("Joints, precautions and limits"))
        self.signs = Button(_("Warning signs"), key="F9")
        row = Row(gap=8)
        row.addWidget(self.open)
        row.addWidget(self.signs)
        row.addStretch(1)
        self.body.addLayout(row)
        self.open.clicked.connect(self.asked)
        self.signs.clicked.connect(self.signs_asked)

    def show_health(self, health: Health) -> None:
        """Show what is on record today."""
        parts = [
            n_("{n} joint replaced", "{n} joints replaced", len(health.replacements)),
            n_("{n} precaution", "{n} precautions", len(health.precautions)),
            n_("{n} limit", "{n} limits", len(health.limits)),
            n_("{n} group", "{n} groups", len(health.conditions)),
        ]
        counts = (
            health.replacements, health.precautions, health.limits, health.conditions,
        )  # fmt: skip
        told = [words for words, found in zip(parts, counts, strict=True) if found]
        self._words.setText(", ".join(told) or _("None on record."))
        self.signs.setVisible(bool(health.replacements))

    def words(self) -> str:
        """What it says."""
        return self._words.text()

"""The protocol as a picture and two lines, for the one who holds the dynamometer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.measures.grip_strength import MEASURE
from medex_desktop.language import _, render
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.words import protocol_words
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.picture import Picture


class ProtocolCard(Card):
    """``refresh(form)`` after a change of protocol."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14))
        self.heading(_("Protocol"))
        self._picture = Picture("grip_southampton", 100, 108)
        self._lines = [ParagraphLabel("", "body", "ink2", min_width=120) for _line in range(2)]
        self._say = ParagraphLabel(
            _("“Squeeze as hard as you can ... and stop.”"), "body", weight=600, min_width=120
        )
        words = Column(gap=6)
        words.addWidget(self._lines[0])
        words.addWidget(self._say)
        words.addWidget(self._lines[1])
        words.addStretch(1)
        row = Row(gap=16)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def refresh(self, form: GripForm) -> None:
        """Show how this protocol is done."""
        protocol = form.entry.protocol
        self._picture.set_picture(f"grip_{protocol.key}", protocol_words(protocol))
        how = dict(MEASURE.how_to).get(protocol.key, ())
        for label, line in zip(self._lines, how, strict=False):
            label.setText(render(line))

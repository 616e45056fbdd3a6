"""Putting a line off: to tomorrow, to next week, or to a day one types."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.errors import InvalidInput
from medex_desktop.language import MONTHS, _, render
from medex_desktop.services.due import TodayLine, postpone
from medex_desktop.ui.models.due_words import kind_word
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.segmented import Segmented

WIDTH: Final = 460
_DAYS: Final = {"1": 1, "3": 3, "7": 7, "14": 14}


class LaterOverlay(Overlay):
    """``LaterOverlay.open_over(host, session, line)``; Enter puts the line off."""

    def __init__(self, host: QWidget, session: Session, line: TodayLine) -> None:
        super().__init__(host, _("Put off"), width=WIDTH)
        self._session = session
        self._line = line
        self._today = session.desk.clock.today()
        about = _("{what}, {client}", what=kind_word(line.kind), client=line.client_name)
        self._quick = Segmented(
            _("How long"),
            [
                ("1", _("Tomorrow")),
                ("3", _("3 days")),
                ("7", _("1 week")),
                ("14", _("2 weeks")),
            ],
        )
        self.day = DateField(_("Put off to"), self._read)
        self._close = Button(_("Close"), key=_("Esc"))
        self._save = Button(_("Put off"), "filled", key=_("Enter"))

        self.card.body.addWidget(Label(_("Later"), "section"))
        self.card.body.addWidget(ParagraphLabel(about, "body", "ink2", min_width=200))
        quick = Row()
        quick.addWidget(self._quick)
        quick.addStretch(1)
        self.card.body.addLayout(quick)
        self.card.body.addWidget(self.day)
        foot = Row()
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._save)
        self.card.body.addLayout(foot)

        self.closed.connect(self.deleteLater)
        self._quick.chosen.connect(self._on_quick_chosen)
        self.day.line.returnPressed.connect(self.save)
        self._close.clicked.connect(self.close_overlay)
        self._save.clicked.connect(self.save)

        self._on_quick_chosen("1")

    @classmethod
    def open_over(cls, host: QWidget, session: Session, line: TodayLine) -> "LaterOverlay":
        """Open over ``host``; it deletes itself when it closes."""
        made = cls(host, session, line)
        made.open(made.day.line)
        made.day.line.selectAll()
        return made

    @Slot()
    def save(self) -> None:
        """Put the line off to the day that stands there."""
        try:
            until = self._read(self.day.text())
            with self._session.shown():
                self._session.do(postpone, line=self._line, until=until)
            self.close_overlay()
        except InvalidInput as refused:
            self.day.set_fault(render(refused.message))

    def _read(self, typed: str) -> date:
        return parse_day(typed, "until", today=self._today, past_only=False)

    @Slot(str)
    def _on_quick_chosen(self, key: str) -> None:
        until = self._today + timedelta(days=_DAYS[key])
        self.day.set_text(f"{until.day} {MONTHS[until.month - 1]} {until.year}")

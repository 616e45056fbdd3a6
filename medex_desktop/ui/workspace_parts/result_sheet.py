"""What one result says, line by line, with the source under each: one key from the table."""

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.telling import Told, cited, with_unit
from medex_desktop.language import _, day, render
from medex_desktop.services.result_table import ResultLine
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row


class ResultSheet(Sheet):
    """``ResultSheet(host, line)``; ``agreed`` opens the test, ``trend_asked`` its trend."""

    trend_asked = Signal(object)

    def __init__(self, host: QWidget, line: ResultLine) -> None:
        title = render(line.name)
        super().__init__(host, title, _("Open the test"), cancel=_("Close"), width=680)
        self.line = line
        self._said: list[str] = []
        self.trend = Button(_("See its trend"), "quiet", icon="chevron-right")
        head = Row(gap=8)
        head.addWidget(Label(_now(line), "section"), 1)
        head.addWidget(self.trend)
        self.body.addLayout(head)
        for _head, group in groupby(line.told, key=lambda told: told.head):
            self.body.addLayout(self._group(list(group)))
        if not line.told:
            self._say(self.body, _("Nothing is published to hold it against."), "ink2")
        self.body.addStretch(1)
        self.trend.clicked.connect(self._on_trend_clicked)

    def lines(self) -> list[str]:
        """Everything it says, in order."""
        return list(self._said)

    def _group(self, told: list[Told]) -> Column:
        column = Column(gap=2)
        column.addWidget(Label(render(told[0].head), "caption"))
        for one in told:
            self._say(column, render(one.words))
            if one.citation is not None:
                self._say(column, render(cited(one.citation)), "ink2", caption=True)
        return column

    def _say(self, column: Column, words: str, ink: str = "", *, caption: bool = False) -> None:
        words = words[:1].upper() + words[1:]
        self._said.append(words)
        role = "caption" if caption else "body"
        made = ParagraphLabel(words, "caption" if caption else "body", ink, min_width=320)
        made.setProperty("role", role)
        column.addWidget(made)

    def _on_trend_clicked(self) -> None:
        self.close_overlay()
        self.trend_asked.emit(self.line)


def _now(line: ResultLine) -> str:
    when = day(line.now.day)
    if line.now.value is None:
        return _("Not measured on {day}", day=when)
    value = render(with_unit(line.now.value, line.places, line.unit))
    return _("{value} on {day}", value=value, day=when)

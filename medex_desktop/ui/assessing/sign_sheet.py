"""Before a set is signed: every result in a line, or what is still missing and the way to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, day, n_, render
from medex_desktop.ui.assessing.before import unasked_words
from medex_desktop.ui.assessing.set_list import SHAPES
from medex_desktop.ui.assessing.sitting import AssessmentSitting, Missing
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.focus_ring import REACH
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.status_shape import StatusShape


class SignSheet(Sheet):
    """``agreed`` signs; Esc goes back. Nothing is on record before."""

    def __init__(self, host: QWidget, sitting: AssessmentSitting) -> None:
        super().__init__(host, _("Sign this assessment"), _("Sign"), cancel=_("Back"), width=600)
        head = ", ".join(filter(None, (sitting.title, day(sitting.day))))
        self.body.addWidget(Label(head, "body", "ink2"))
        unasked = unasked_words(sitting)
        if unasked:
            self.body.addWidget(Banner("watch", unasked, lead=_("Before activity.")))
        for i, item in enumerate(sitting.items):
            row = Row(gap=8)
            row.addWidget(StatusShape(SHAPES[item.state], name=item.state))
            row.addWidget(ParagraphLabel(item.title, "body", min_width=140), 1)
            row.addWidget(Label(item.value, "body", weight=600))
            self.body.addLayout(row)
            said = _said(sitting, i)
            if said:
                self.body.addWidget(ParagraphLabel(said, "caption", "ink2", min_width=200))


class MissingSheet(Sheet):
    """``chosen(Missing)`` goes there; ``agreed`` leaves the blank tests out, where that helps."""

    chosen = Signal(object)

    def __init__(self, host: QWidget, sitting: AssessmentSitting, found: Sequence[Missing]) -> None:
        self.blank = sorted({one.item for one in found if sitting.item(one.item).state == "blank"})
        leaves_out = bool(self.blank) and len(self.blank) < len(sitting.items)
        agree = _("Go to the first")
        if leaves_out:
            count = len(self.blank)
            agree = n_("Leave out {n} blank test", "Leave out {n} blank tests", count)
        super().__init__(host, _("Not yet"), agree, cancel=_("Back"), width=600)
        self.leaves_out = leaves_out
        self._found = list(found)
        words = _("Nothing was signed. Everything typed is kept.")
        self.body.addWidget(ParagraphLabel(words, "body", "ink2"))
        self.rows: list[Button] = []
        lines = Column(gap=12, margins=REACH)  # the ring around each has its room
        self.body.addLayout(lines)
        for one in found:
            title = sitting.item(one.item).title
            button = Button(_("{title}: {what}", title=title, what=one.words), "quiet")
            button.clicked.connect(self._on_row_clicked)
            self.rows.append(button)
            lines.addWidget(button)

    def first(self) -> Missing:
        """What is missing first."""
        return self._found[0]

    def _on_row_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.close_overlay()
            self.chosen.emit(self._found[self.rows.index(button)])


def _said(sitting: AssessmentSitting, i: int) -> str:
    """The category and the change of one result, or why there is none."""
    entry, found = sitting.entry(i), sitting.reading(i)
    if entry.is_coded:
        return entry.reason
    if found is None:
        return ""
    change = found.change.since_baseline
    parts = [found.reading.category, change.label if change is not None else None]
    return ", ".join(render(one) for one in parts if one is not None)

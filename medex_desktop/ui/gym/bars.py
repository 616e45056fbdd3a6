"""The two bars of gym mode: who is tested with every caveat, and what can be done."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _, n_
from medex_desktop.ui import theme
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.workspace_parts.caveats import CaveatLine
from medex_desktop.ui.workspace_parts.client_words import caveats_of


class _Bar(QWidget):
    def __init__(self, *, line_below: bool) -> None:
        super().__init__()
        self._line_below = line_below
        self.row = Row(self, gap=16, margins=(32, 12))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        wide = theme.line_width()
        top = self.height() - wide if self._line_below else 0
        painter.fillRect(QRectF(0, top, self.width(), wide), theme.color("line"))


class GymHead(_Bar):
    """Name, caveats, saved state, the way out."""

    def __init__(self, sitting: GripSitting) -> None:
        super().__init__(line_below=True)
        client = sitting.form.client
        today = sitting.session.desk.clock.today()
        self.caveats = CaveatLine(size=16)
        self.saved = Label("", "note", "ink2")
        self.leave = Button(_("Leave gym mode"), key="F11", size="gym")
        self.row.addWidget(Label(client.name, "gym", weight=600))
        self.row.addWidget(self.caveats, 1)
        self.row.addWidget(self.saved)
        self.row.addWidget(self.leave)
        self.caveats.set_items(caveats_of(client, None, today, ()))

    def show_saved(self, time: str) -> None:
        """When the draft was last put on disk."""
        self.saved.setText(_("Saved {time}", time=time) if not theme.is_compact() else "")


class GymFoot(_Bar):
    """Back, skip, pain, save."""

    def __init__(self) -> None:
        super().__init__(line_below=False)
        self.back = Button(_("Back"), icon="chevron-left", key="Backspace", size="gym")
        self.skip = Button(_("Skip with reason"), key="Ctrl Del", size="gym")
        pains = [("", _("Pain"))] + [(str(n), _("Pain {n}", n=n)) for n in range(11)]
        self.pain = ComboBox(_("Pain in hand, 0 to 10"), pains, gym=True)
        self.left_words = Label("", "gym", "ink2")
        self.save = Button(_("Save grip"), "filled", key="Enter", size="gym")
        for part in (self.back, self.skip, self.pain):
            self.row.addWidget(part)
        self.row.addStretch(1)
        self.row.addWidget(self.left_words)
        self.row.addWidget(self.save)
        theme.look().changed.connect(self._fold)
        self._fold()

    def refresh(self, form: GripForm) -> None:
        """What is missing, and the pain that was said."""
        left = form.blanks
        words = n_("{n} trial is blank", "{n} trials are blank", left) if left else ""
        self.save.set_not_yet(words)
        done = len(form.entry.trials) - left
        count = _("{n} of {all}", n=done, all=len(form.entry.trials))
        self.left_words.setText("" if theme.is_compact() else count)
        self.pain.set_key("" if form.entry.pain is None else str(form.entry.pain))

    def _fold(self) -> None:
        compact = theme.is_compact()
        self.skip.set_words(_("Skip") if compact else _("Skip with reason"))

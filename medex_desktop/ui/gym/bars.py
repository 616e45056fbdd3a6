"""The two bars of gym mode: who is tested with every caveat, and what can be done."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.domain.client_records import Client
from medex_desktop.language import _, n_
from medex_desktop.services.health import health_of
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.acts_row import gym_size
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.workspace_parts.caveats import CaveatLine
from medex_desktop.ui.workspace_parts.client_words import Caveat, caveats_of
from medex_desktop.ui.workspace_parts.elided import ElidedLabel


class Bar(QWidget):
    """A bar over the whole width, with a line towards the middle."""

    def __init__(self, *, line_below: bool) -> None:
        super().__init__()
        self._line_below = line_below
        margins = (14, 6) if theme.is_compact() else (32, 8 if line_below else 16)
        self.row = Row(self, gap=8 if theme.is_compact() else 16, margins=margins)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and line."""
        painter = drawing.painter_for(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        wide = theme.line_width()
        top = self.height() - wide if self._line_below else 0
        painter.fillRect(QRectF(0, top, self.width(), wide), theme.color("line"))


class GymHead(Bar):
    """Name, caveats, saved state, the way out."""

    def __init__(self, session: Session, client: Client) -> None:
        super().__init__(line_below=True)
        today = session.desk.clock.today()
        compact = theme.is_compact()
        self.caveats = CaveatLine(gym=not compact)
        self.saved = Label("", "gym-note", "ink2")
        self.clients = Button(
            "", icon="clients", key="F6", size=gym_size(), name=_("Clients under way")
        )
        self.clients.hide()
        words = _("Leave") if compact else _("Leave gym mode")
        self.leave = Button(words, key="F11", size=gym_size(), name=_("Leave gym mode"))
        name = ElidedLabel("section" if compact else "gym", weight=600, least=120)
        name.setText(client.name)
        self.row.addWidget(name)
        self.row.addWidget(self.caveats, 1)
        self.row.addStretch(0)  # takes the room where nothing is to be said
        self.row.addWidget(self.saved)
        self.row.addWidget(self.clients)
        self.row.addWidget(self.leave)
        health = session.ask(health_of, client_id=client.id, day=today)
        self._known = [one.shortened() for one in caveats_of(client, None, today, (), health)]
        self.caveats.set_items(self._known)

    def show_flags(self, positive: int | None) -> None:
        """What the red flags said today; None while they were not asked."""
        said = []
        if positive:
            said = [Caveat(n_("{n} red flag", "{n} red flags", positive), "stop")]
        elif positive == 0:
            said = [Caveat(_("No red flags"), "done")]
        self.caveats.set_items([*self._known, *said])

    def show_others(self, count: int) -> None:
        """How many other clients are under way."""
        self.clients.set_words(str(count))
        self.clients.setToolTip(n_("{n} more client is under way", "{n} more are under way", count))
        self.clients.setVisible(count > 0)

    def show_saved(self, time: str) -> None:
        """When the draft was last put on disk."""
        self.saved.setText(_("Saved {time}", time=time) if not theme.is_compact() else "")
        taken = self.saved.width() if self.saved.isVisible() else 0
        room = self.caveats.width() + taken - self.saved.sizeHint().width() - self.row.spacing()
        self.saved.setVisible(self.caveats.fits_in(room))  # no caveat gives way to it


class GymFoot(Bar):
    """Back, skip, pain, save."""

    def __init__(self) -> None:
        super().__init__(line_below=False)
        compact, size = theme.is_compact(), gym_size()
        skip = _("Skip") if compact else _("Skip with reason")
        self.back = Button(_("Back"), icon="chevron-left", key="Backspace", size=size)
        self.skip = Button(skip, key="Ctrl Del", size=size)
        pains = [("", _("Pain"))] + [(str(n), _("Pain {n}", n=n)) for n in range(11)]
        self.pain = ComboBox(_("Pain in hand, 0 to 10"), pains, gym=not compact)
        self.left_words = Label("", "gym", "ink2")
        self.save = Button(_("Save grip"), "filled", key="Enter", size=size)
        for part in (self.back, self.skip, self.pain):
            self.row.addWidget(part)
        self.row.addStretch(1)
        self.row.addWidget(self.left_words)
        self.row.addWidget(self.save)

    def refresh(self, form: GripForm) -> None:
        """What is missing, and the pain that was said."""
        left = form.blanks
        words = n_("{n} trial is blank", "{n} trials are blank", left) if left else ""
        self.save.set_not_yet(words)
        done = len(form.entry.trials) - left
        count = _("{n} of {all}", n=done, all=len(form.entry.trials))
        self.left_words.setText("" if theme.is_compact() else count)
        self.pain.set_key("" if form.entry.pain is None else str(form.entry.pain))

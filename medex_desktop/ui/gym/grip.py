"""Gym mode for the grip test: one task, big targets, digits that are read across the room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.grip.grid import GripGrid
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.gym.bars import GymFoot, GymHead
from medex_desktop.ui.gym.ground import Ground
from medex_desktop.ui.gym.now import NowCard
from medex_desktop.ui.gym.rest import Rest
from medex_desktop.ui.gym.standing import GymStanding
from medex_desktop.ui.gym.switcher import offer_clients, others_of
from medex_desktop.ui.screen import Keys
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody


class GymGrip(QWidget):
    """``left()`` by Esc or F11; the test is the sitting's own, so nothing moves or is copied."""

    left = Signal()
    finish_asked = Signal()
    sign_asked = Signal()
    skip_asked = Signal()

    def __init__(self, sitting: GripSitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sitting = sitting
        self._at = ("right", 0)
        self.head = GymHead(sitting.session, sitting.form.client)
        self.now = NowCard()
        self.grid = GripGrid(size="gym")
        self.standing = GymStanding()
        self.foot = GymFoot()
        self.rest = Rest(self)
        self._side = QWidget()
        side = Column(self._side, gap=16)
        side.addWidget(self.grid)
        side.addWidget(self.standing, 1)
        self._middle = QWidget()
        self._stack: QStackedLayout | None = None
        self._pages: tuple[QWidget, ...] = ()
        column = Column(self, gap=0)
        column.addWidget(self.head)
        column.addWidget(self._middle, 1)
        column.addWidget(self.foot)
        self._arrange()
        self._connect()
        self.head.show_others(others_of(sitting.session, sitting.client_id))
        self._on_begun()

    def keys(self) -> Keys:
        """The keys of gym mode."""
        return [
            ("Backspace", _("empty field: go back")),
            ("U R P N", _("empty field: unable, refused, stopped for pain, not measured")),
            ("Enter", _("save grip")),
            ("Ctrl P", _("pain in hand")),
            ("Tab", _("large text: the trials")),
            ("F6", _("another client under way")),
            ("Esc", _("leave gym mode")),
        ]

    def may_leave(self) -> bool:
        """Always: every key is kept."""
        return True

    def keep_typed(self) -> None:
        """Nothing: every key is kept."""

    def leave(self) -> None:
        """Back to the desk."""
        self.left.emit()

    def switch(self) -> None:
        """The clients under way, to go to another."""
        if self.sitting.leave():
            offer_clients(self, self.sitting.session, self.sitting.client_id)

    def start(self) -> None:
        """Take the keyboard: the next empty trial, or the button that saves."""
        if not self.grid.focus_next():
            self.foot.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        """Side by side; at large text the hand that squeezes alone, the grid behind Tab."""
        if theme.is_compact():
            self._stack = QStackedLayout(self._middle)
            self._stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
            behind = ScrollBody(gap=0, margins=(14, 8), page_keys=False)
            behind.body.addWidget(self._side)
            self._pages = (Ground(self.now), Ground(behind))
            for page in self._pages:
                self._stack.addWidget(page)
            self._stack.setCurrentWidget(self._pages[0])
            return
        row = Row(self._middle, gap=24, margins=(32, 24))
        row.addWidget(self.now, 3)
        row.addWidget(self._side, 2)

    def _connect(self) -> None:
        self.sitting.begun.connect(self._on_begun)
        self.sitting.keeper.kept.connect(self.head.show_saved)
        self.grid.current_changed.connect(self._on_grid_current_changed)
        self.grid.typing.connect(self._on_grid_typing)
        self.grid.trial_taken.connect(self._on_grid_trial_taken)
        self.grid.finished.connect(self._on_grid_finished)
        self.rest.ticked.connect(self._on_rest_ticked)
        self.head.leave.clicked.connect(self.left)
        self.head.clients.clicked.connect(self.switch)
        self.foot.back.clicked.connect(self._on_back_clicked)
        self.foot.skip.clicked.connect(self.skip_asked)
        self.foot.save.clicked.connect(self.finish_asked)
        self.foot.save.refused.connect(self._on_save_refused)
        self.foot.pain.chosen.connect(self._on_pain_chosen)
        for keys, slot in (
            ("Ctrl+Return", self.sign_asked),
            ("Ctrl+Enter", self.sign_asked),
            ("Ctrl+Del", self.skip_asked),
            ("Ctrl+P", self._on_pain_shortcut),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and F11 leave, F6 goes to another client."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.left.emit()
        elif event.key() == Qt.Key.Key_F6:
            self.switch()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """At large text Tab turns from the hand that squeezes to the trials, and back."""
        if self._stack is not None and self.grid.current() is not None:
            self._stack.setCurrentIndex(1 - self._stack.currentIndex())
            return True
        return super().focusNextPrevChild(forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, over everything beneath."""
        drawing.painter_for(self).fillRect(self.rect(), theme.color("bg"))

    def _refresh(self) -> None:
        form = self.sitting.form
        self.grid.refresh()
        self.standing.show_reading(form)
        self.foot.refresh(form)
        self._show_now()

    def _show_now(self) -> None:
        form = self.sitting.form
        if self.grid.current() is None and not form.blanks:
            self.now.show_done(form, *self._at)
        else:
            side, index = self._at
            self.now.show_cell(form, side, index, self.grid.text(side, index))
        self.now.show_rest(self.rest)

    def _on_begun(self) -> None:
        self.grid.set_form(self.sitting.form)
        self.sitting.form.changed.connect(self._refresh)
        self._refresh()

    def _on_grid_current_changed(self, side: str, index: int) -> None:
        self._at = (side, index)
        self._show_now()

    def _on_grid_typing(self, side: str, index: int, text: str) -> None:
        self._at = (side, index)
        self._show_now()

    def _on_grid_trial_taken(self, side: str, index: int, text: str) -> None:
        self.rest.squeezed(side)

    def _on_grid_finished(self) -> None:
        self.foot.save.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_now()

    def _on_rest_ticked(self) -> None:
        self.now.show_rest(self.rest)

    def _on_back_clicked(self) -> None:
        order = self.grid.order()
        at = order.index(self._at)
        self.grid.focus_cell(*order[max(0, at - 1)])

    def _on_save_refused(self, reason: str) -> None:
        self.grid.focus_next()
        self.grid.say(reason, alert=True)

    def _on_pain_chosen(self, key: str) -> None:
        self.sitting.form.set_fact(pain=int(key) if key else None)
        self.start()

    def _on_pain_shortcut(self) -> None:
        self.foot.pain.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.foot.pain.showPopup()

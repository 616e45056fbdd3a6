"""Gym mode for a set of tests: one measure per screen, the next one a key away."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.body_places import figure_of
from medex_desktop.domain.result_entries import MEASURED
from medex_desktop.language import _, render
from medex_desktop.services.clients import client_page
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.figure_sheet import JointSheet, figure_sheet
from medex_desktop.ui.assessing.item import GRIP
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.gym.bars import GymHead
from medex_desktop.ui.gym.clock_tasks import Clocks
from medex_desktop.ui.gym.floor_foot import FloorFoot
from medex_desktop.ui.gym.grip import GymGrip
from medex_desktop.ui.gym.page import MeasurePage
from medex_desktop.ui.gym.skip_sheet import FloorSkip
from medex_desktop.ui.gym.steps import flags_of, toggle_key, toggles
from medex_desktop.ui.gym.switcher import offer_clients, others_of
from medex_desktop.ui.gym.task import ENTER
from medex_desktop.ui.screen import Keys
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.overlay import is_in_overlay

FLAGS: Final = "red_flags"


class GymFloor(QWidget):
    """``left()`` by Esc or F11; ``finish_asked()`` after the last test, ``sign_asked()``.

    The set is the sitting's own: the desk shows the same one, and nothing is copied.
    """

    left = Signal()
    finish_asked = Signal()
    sign_asked = Signal()
    skip_asked = Signal()
    client_asked = Signal(int)

    def __init__(
        self,
        sitting: AssessmentSitting,
        parent: QWidget | None = None,
        clocks: Clocks | None = None,
    ) -> None:
        super().__init__(parent)
        self.sitting, self._clocks = sitting, clocks
        client = sitting.session.ask(client_page, client_id=sitting.client_id).client
        self.head = GymHead(sitting.session, client)
        self.foot = FloorFoot()
        self.page: MeasurePage | None = None
        self.grip: GymGrip | None = None
        self._flags_at: int | None = None
        self._column = Column(self, gap=0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self._show()
        # they are left from here and come back to a new floor, so their number stands
        self.head.show_others(others_of(sitting.session, sitting.client_id))

    def keys(self) -> Keys:
        """The keys of gym mode."""
        return [
            ("Space", _("start and stop; figures type a time instead")),
            ("\N{UPWARDS ARROW} \N{DOWNWARDS ARROW}", _("count")),
            ("Enter", _("go on")),
            ("Backspace", _("empty field: go back")),
            ("PgDn PgUp", _("the next measure, the one before")),
            ("Ctrl Z", _("undo")),
            ("Ctrl Del", _("skip with reason")),
            ("Ctrl B", _("the body figure, for pain and joints")),
            ("F6", _("another client under way")),
            ("Ctrl Enter", _("sign")),
            ("Esc", _("leave gym mode")),
        ]

    def start(self) -> None:
        """Take the keyboard."""
        if self.grip is not None:
            self.grip.start()
        elif self.page is not None:
            self.page.start()

    def may_leave(self) -> bool:
        """Whether it may be left now: a clock that runs is stopped first."""
        if self.page is None or not self.page.is_running():
            return True
        if self.page.task is not None:
            self.page.task.say(_("The clock runs. Stop it first, then go on."), "watch")
        return False

    def keep_typed(self) -> None:
        """Locking and quitting: words that no Enter ended yet are in the set."""
        if self.page is not None and self.page.task is not None:
            self.page.task.keep_typed()

    def leave(self) -> None:
        """Back to the desk."""
        if self.may_leave():
            self.left.emit()

    def turn(self, by: int) -> None:
        """To the next measure of the set, or the one before."""
        wanted = self.sitting.current + by
        if self.may_leave() and 0 <= wanted < len(self.sitting.items):
            self.sitting.go(wanted)

    def skip(self) -> None:
        """Ask why this one is not done; or take that back."""
        if not self.may_leave():
            return
        current = self.sitting.current
        if self.sitting.entry(current).is_coded:
            self.sitting.set_outcome(current, MEASURED, "")
            return
        title = self.sitting.item(current).title
        sheet = FloorSkip(self.window(), self.sitting, title)
        sheet.agreed.connect(self._on_skip_agreed)
        sheet.open(sheet.line)

    def show_figure(self) -> None:
        """The body figure, where it helps to enter this test."""
        sheet = figure_sheet(self.window(), self.sitting, self.sitting.current, gym=True)
        if sheet is None:
            return
        if isinstance(sheet, JointSheet):
            sheet.chosen.connect(self._on_joint_chosen)
        sheet.closed.connect(self.start)
        sheet.show_over()

    def switch(self) -> None:
        """The clients under way, to go to another."""
        if self.may_leave() and self.sitting.leave():
            offer_clients(self, self.sitting.session, self.sitting.client_id)

    def event(self, event: QEvent) -> bool:
        """A key that gym mode takes is no shortcut of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._act_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the measure does not take, then the keys of the bars."""
        act = self._act_of(event)
        if act is not None:
            if not event.isAutoRepeat():
                act()
        elif self.page is None or not self.page.handle_key(event):
            if event.key() in ENTER and self.page is not None and not event.isAutoRepeat():
                self._on_main_asked()
            else:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, over everything beneath."""
        drawing.painter_for(self).fillRect(self.rect(), theme.color("bg"))

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        named = QKeySequence(event.keyCombination()).toString()
        page = self.page
        if named == "Ctrl+Z" and page is not None and page.can_undo():
            return page.undo
        acts: dict[str, Callable[[], object]] = {
            "Esc": self.leave,
            "F11": self.leave,
            "F6": self.switch,
            "PgDown": lambda: self.turn(1),
            "PgUp": lambda: self.turn(-1),
        }
        if page is not None:
            acts |= {
                "Ctrl+B": self.show_figure,
                "Ctrl+Del": self.skip,
                "Ctrl+Return": self.sign_asked.emit,
                "Ctrl+Enter": self.sign_asked.emit,
            }
            for field in toggles(page.measure):
                acts[toggle_key(page.measure, field)] = _toggling(page, field.key)
        return acts.get(named)

    def _connect(self) -> None:
        sitting, foot = self.sitting, self.foot
        sitting.moved.connect(self._on_moved)
        sitting.begun.connect(self._on_moved)
        sitting.changed.connect(self._on_moved)
        sitting.item_changed.connect(self._on_item_changed)
        sitting.keeper.kept.connect(self.head.show_saved)
        sitting.session.hand.held.connect(self._on_held)
        self.head.leave.clicked.connect(self.leave)
        self.head.clients.clicked.connect(self.switch)
        foot.undo.clicked.connect(self._on_undo_clicked)
        foot.skip.clicked.connect(self.skip)
        foot.figure.clicked.connect(self.show_figure)
        foot.toggled.connect(self._on_toggled)
        foot.main_asked.connect(self._on_main_asked)

    def _show(self) -> None:
        for part in (self.page, self.grip):
            if part is not None:
                self._column.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.page = self.grip = None
        current = self.sitting.current
        grip = self.sitting.grip
        is_grip = self.sitting.item(current).measure.key == GRIP and grip is not None
        if is_grip and grip is not None:
            self._show_grip(GymGrip(grip))
        else:
            self.page = MeasurePage(self.sitting, current, self._clocks)
            self.page.done.connect(self._on_page_done)
            self.page.changed.connect(self._refresh_foot)
            self._column.insertWidget(1, self.page, 1)
        self.head.setVisible(not is_grip)
        self.foot.setVisible(not is_grip)
        self._refresh()
        now = QApplication.focusWidget()
        if now is None or not is_in_overlay(now):  # the figure may add tests while it is open
            self.start()

    def _show_grip(self, page: GymGrip) -> None:
        self.grip = page
        page.left.connect(self.left)
        page.finish_asked.connect(self._on_page_done)
        page.sign_asked.connect(self.sign_asked)
        page.skip_asked.connect(self.skip)
        self._column.insertWidget(1, page, 1)

    def _refresh(self) -> None:
        self._refresh_foot()
        items, at = self.sitting.items, self.sitting.current
        following = items[at + 1].title if at + 1 < len(items) else ""
        self.foot.show_place(at, len(items), following)
        at_flags = (i for i, line in enumerate(items) if line.measure.key == FLAGS)
        self._flags_at = next(at_flags, None)
        self.head.show_flags(self._flags())

    def _refresh_foot(self) -> None:
        page = self.page
        if page is None or page.task is None:
            return
        self.foot.show_main(page.task.main_act())
        self.foot.show_undo(page.can_undo())
        self.foot.figure.setVisible(bool(figure_of(page.measure)) and not page.entry.is_coded)
        self.foot.show_toggles(
            [
                (field.key, render(field.label), toggle_key(page.measure, field),
                 page.entry.text(field.key) == "yes")
                for field in toggles(page.measure)
            ]
        )  # fmt: skip

    def _flags(self) -> int | None:
        i = self._flags_at
        if i is None or not self.sitting.is_under_way:
            return None
        entry = self.sitting.entry(i)
        said = [entry.text(one.key) for one in flags_of(self.sitting.item(i).measure)]
        return said.count("yes") if all(said) else None

    def _on_main_asked(self) -> None:
        if self.page is not None and self.page.task is not None:
            self.page.task.do_main()

    def _on_undo_clicked(self) -> None:
        if self.page is not None:
            self.page.undo()
            self.page.start()

    def _on_toggled(self, field_key: str) -> None:
        if self.page is not None:
            self.page.toggle(field_key)
            self.page.start()

    def _on_page_done(self) -> None:
        """To the next test of the set that is open; after the last one, the result."""
        if not self.sitting.next():
            self.finish_asked.emit()

    def _on_moved(self, _i: int = 0) -> None:
        if self.sitting.is_under_way:  # once it is signed, whoever shows this leaves it
            self._show()

    def _on_joint_chosen(self, i: int) -> None:
        if i != self.sitting.current:
            self.sitting.go(i)
        elif self.page is not None:
            self.page.go_to_blank()

    def _on_item_changed(self, i: int) -> None:
        if i == self._flags_at:
            self.head.show_flags(self._flags())

    def _on_held(self, seconds: float) -> None:
        if self.page is not None:
            self.page.held(seconds)

    def _on_skip_agreed(self) -> None:
        sheet = self.sender()
        if not isinstance(sheet, FloorSkip):
            return
        if not sheet.reason():
            sheet.refuse(_("Write why it is not done: the record keeps it."))
            return
        self.sitting.set_outcome(self.sitting.current, sheet.code(), sheet.reason())
        sheet.close_overlay()
        self._on_page_done()


def _toggling(page: MeasurePage, field_key: str) -> Callable[[], None]:
    return lambda: page.toggle(field_key)

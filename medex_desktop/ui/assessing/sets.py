"""Assess with and without a set: the page of the single test, or the set under way over it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.measures import grip_strength
from medex_desktop.ui.assessing.choices import Choice
from medex_desktop.ui.assessing.item import GRIP
from medex_desktop.ui.assessing.set_desk import SetDesk
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.session import Session

if TYPE_CHECKING:
    from medex_desktop.ui.gym.floor import GymFloor


class Sets(QStackedWidget):
    """``open_client`` hands in whose; ``signed`` once a set is on record, ``left()`` without one.

    ``discarded()`` when a set was let go: ``bring_back()`` undoes it.
    """

    signed = Signal(int, object)
    left = Signal()
    discarded = Signal()
    new_device_asked = Signal()

    def __init__(self, session: Session, single: QWidget) -> None:
        super().__init__()
        self.session = session
        self.sitting: AssessmentSitting | None = None
        self.desk: SetDesk | None = None
        self.addWidget(single)

    def open_client(self, client_id: int, grip: GripSitting) -> None:
        """Another client; a set of theirs that is under way is shown."""
        if self.sitting is not None:
            self.sitting.deleteLater()
        self.sitting = AssessmentSitting(self.session, client_id, self, grip)
        self.sitting.begun.connect(self._on_sitting_begun)
        self._on_sitting_begun()

    @property
    def is_under_way(self) -> bool:
        """Whether a set is being done."""
        return self.sitting is not None and self.sitting.is_under_way

    def is_shown(self) -> bool:
        """Whether the set is what the keys go to."""
        return self.is_under_way and self.currentIndex() == 1

    def show_set(self) -> None:
        """The set, when there is one."""
        if self.is_under_way and self.desk is not None:
            self.setCurrentIndex(1)
            self.desk.take_keyboard()

    def measure_in_hand(self) -> Measure:
        """The test of the set that the keys go to, else the grip test."""
        if self.sitting is not None and self.is_shown():
            return self.sitting.items[self.sitting.current].measure
        return grip_strength.MEASURE

    def bring_back(self) -> bool:
        """Put a set that was discarded back; False when none was."""
        return self.sitting is not None and self.sitting.bring_back()

    def choose(self) -> None:
        """Open the picker."""
        from medex_desktop.ui.assessing.picker import TestPicker  # once it is asked for

        if self.sitting is not None:
            picker = TestPicker.open_over(
                self.window(), self.session, self.sitting.client_id, adds=self.is_under_way
            )
            picker.picked.connect(self._on_picker_picked)

    def may_leave(self) -> bool:
        """Whether gym mode may take over: a clock that runs at the desk is stopped first."""
        return not self.is_under_way or self.desk is None or self.desk.parts.form.may_leave()

    def gym_page(self) -> "GymFloor | None":
        """The set in gym mode, None without one."""
        from medex_desktop.ui.gym.floor import GymFloor  # once gym mode is asked for

        if self.sitting is None or self.desk is None or not self.is_under_way:
            return None
        page = GymFloor(self.sitting)
        page.finish_asked.connect(self.desk.ask_to_sign)
        page.sign_asked.connect(self.desk.sign)
        return page

    def renew(self) -> None:
        """Read what is known of the client again; what is typed stays."""
        if self.sitting is not None:
            self.sitting.renew()

    def leave(self) -> bool:
        """Put what is typed on disk; False when the disk refuses."""
        return self.sitting is None or self.sitting.leave()

    def _on_sitting_begun(self) -> None:
        sitting = self.sitting
        if sitting is None or not sitting.is_under_way:
            self.setCurrentIndex(0)
            self.left.emit()
            return
        if self.desk is None:
            self.desk = SetDesk(self.session)
            self.desk.signed.connect(self.signed)
            self.desk.add_asked.connect(self.choose)
            self.desk.discarded.connect(self.discarded)
            self.desk.new_device_asked.connect(self.new_device_asked)
            self.addWidget(self.desk)
        self.desk.show_sitting(sitting)
        self.setCurrentIndex(1)

    def _on_picker_picked(self, choice: object) -> None:
        sitting = self.sitting
        if sitting is None or not isinstance(choice, Choice):
            return
        alone = not choice.is_set and choice.items[0].measure == GRIP
        if not sitting.is_under_way:
            if alone:  # the page beneath is the grip test
                return
            sitting.begin(choice.title, choice.items)
        else:
            self._add(sitting, choice)
        self.show_set()

    def _add(self, sitting: AssessmentSitting, choice: Choice) -> None:
        """What the set does not hold yet joins it; a single test may stand in it again."""
        held = [(one.measure.key, dict(one.preset)) for one in sitting.items]
        first = len(sitting.items)
        for item in choice.items:
            place = (item.measure, dict(item.preset))
            again = not choice.is_set and item.measure != GRIP
            if again or place not in held:
                sitting.add(item.measure, item.preset)
            elif not choice.is_set:
                first = held.index(place)
        sitting.go(min(first, len(sitting.items) - 1))

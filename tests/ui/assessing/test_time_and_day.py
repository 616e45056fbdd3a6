"""A set at the desk: Space times a trial where it is typed; a day before birth is no day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.ui.assessing.controls import NumberControl
from medex_desktop.ui.clocks.stopwatch import Phase
from medex_desktop.ui.widgets.number_box import State
from tests.ui.assessing.test_set_desk import begin
from tests.ui.clocks.hands import Hands
from tests.ui.workspace.stage import Bench


def timed_by_hand(control: NumberControl) -> Hands:
    """The stopwatch of a field goes by hands that a test moves."""
    hands = Hands()
    assert control.watch is not None
    state = control.watch.watch.state
    state._now, state._wall = hands.now, hands.wall
    return hands


def test_space_in_a_time_starts_and_stops_its_stopwatch(bench: Bench) -> None:
    sitting, desk = begin(bench, [TestItem("tug", {})])
    control = desk.parts.form.controls[0]
    assert isinstance(control, NumberControl)
    hands = timed_by_hand(control)
    assert control.watch is not None
    bench.key(Qt.Key.Key_Space)
    assert control.watch.watch.state.phase is Phase.RUNNING
    assert control.said() == ""
    hands.pass_s(10.4)
    bench.key(Qt.Key.Key_Space)
    assert sitting.entry(0).text("time") == "10.40"
    assert control.boxes[1].hasFocus()


def test_only_the_trial_that_cant_be_is_framed_and_gone_to(bench: Bench) -> None:
    sitting, desk = begin(bench, [TestItem("tug", {})])
    control = desk.parts.form.controls[0]
    assert isinstance(control, NumberControl)
    for typed in ("12", "0", "11"):
        bench.press(typed)
        bench.key(Qt.Key.Key_Return)
    assert [box.state() for box in control.boxes] == [State.TAKEN, State.HARD, State.TAKEN]
    bench.key(Qt.Key.Key_Return)
    assert control.boxes[1].hasFocus()
    bench.press("10")
    bench.key(Qt.Key.Key_Return)
    assert sitting.items[0].state == "done"


def test_a_running_clock_is_not_left_by_accident(bench: Bench) -> None:
    sitting, desk = begin(bench, [TestItem("tug", {}), TestItem("waist", {})])
    control = desk.parts.form.controls[0]
    bench.key(Qt.Key.Key_Space)
    bench.key(Qt.Key.Key_Return)
    bench.key(Qt.Key.Key_Return)
    assert sitting.current == 0
    assert control.said() == "The clock runs. Stop it first, then go on."
    desk.parts.list.row(1).click()
    assert sitting.current == 0
    assert desk.parts.list.row(0).isChecked()


def test_gym_mode_does_not_take_over_a_clock_that_runs_at_the_desk(bench: Bench) -> None:
    _sitting, desk = begin(bench, [TestItem("tug", {})])
    control = desk.parts.form.controls[0]
    assert isinstance(control, NumberControl)
    hands = timed_by_hand(control)
    bench.key(Qt.Key.Key_Space)
    bench.key(Qt.Key.Key_F11)
    assert not bench.workspace.is_gym()
    assert control.said() == "The clock runs. Stop it first, then go on."
    hands.pass_s(10.4)
    bench.key(Qt.Key.Key_Space)
    bench.key(Qt.Key.Key_F11)
    assert bench.workspace.is_gym()


def test_a_day_before_birth_is_refused_beside_its_field(bench: Bench) -> None:
    sitting, desk = begin(bench)
    today = sitting.day
    field = desk.parts.facts.day
    field.setFocus(Qt.FocusReason.TabFocusReason)
    line = field.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    bench.press("1 jan 1930")
    bench.key(Qt.Key.Key_Tab)
    assert field.sentence() == "This is before the client was born."
    assert desk.parts.facts.day_fault() == field.sentence()
    assert sitting.day == today

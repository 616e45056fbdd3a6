"""What may be typed into a number field, and what it tells."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from medex_desktop.domain.quantity import Keypad
from medex_desktop.ui.widgets.number_box import NumberBox, State
from medex_desktop.ui.widgets.number_field import NumberField
from tests.ui.keypads import TenthsKeypad, WholeKeypad


class Ear:
    def __init__(self, box: NumberBox) -> None:
        self.taken: list[str] = []
        self.changed: list[str] = []
        self.refused: list[str] = []
        self.back = 0
        self.moved: list[tuple[int, int]] = []
        self.left: list[str] = []
        box.taken.connect(self.taken.append)
        box.changed.connect(self.changed.append)
        box.refused.connect(self.refused.append)
        box.went_back.connect(self._on_box_went_back)
        box.moved.connect(self._on_box_moved)
        box.left_with.connect(self.left.append)

    def _on_box_went_back(self) -> None:
        self.back += 1

    def _on_box_moved(self, across: int, down: int) -> None:
        self.moved.append((across, down))


def key(box: NumberBox, code: Qt.Key, text: str = "") -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(box, event)


def type_into(box: NumberBox, keys: str) -> None:
    for char in keys:
        if char == "\r":
            key(box, Qt.Key.Key_Return)
        elif char == "\b":
            key(box, Qt.Key.Key_Backspace)
        else:
            key(box, Qt.Key.Key_unknown, char)


@pytest.fixture
def box(qtbot: QtBot) -> NumberBox:
    made = NumberBox("Left, trial 2", unit="kg", keypad=TenthsKeypad())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("keys", "shown", "taken"),
    [
        ("32,5\r", "32,5", ["32,5"]),
        ("32.5\r", "32.5", ["32.5"]),
        ("325", "32.5", ["32.5"]),
        ("32\r", "32", ["32"]),
        ("32", "32", []),
        ("1e2", "12", []),
        ("-5\r", "5", ["5"]),
        ("3.2.5\r", "3.25", ["3.25"]),
        ("3,2.5\r", "3,25", ["3,25"]),
        ("abc", "", []),
        ("NaN", "", []),
        ("٣٢\r", "32", ["32"]),
        ("32\b\b", "", []),
        ("3\b45\r", "45", ["45"]),
        ("0\r", "0", ["0"]),
        ("\r", "", []),
        ("325412", "41.2", ["32.5", "41.2"]),
    ],
)
def test_typing(box: NumberBox, keys: str, shown: str, taken: list[str]) -> None:
    ear = Ear(box)
    type_into(box, keys)
    if keys == "325412":
        assert ear.taken == ["32.5", "41.2"]
    assert box.text() == shown
    assert ear.taken == taken


@pytest.mark.parametrize("keys", ["1e2", "3.2.5", "abc", "-5", "3,,"])
def test_what_is_no_number_is_refused_in_words(box: NumberBox, keys: str) -> None:
    ear = Ear(box)
    type_into(box, keys)
    assert ear.refused
    assert all(sentence.endswith(".") for sentence in ear.refused)


def test_a_key_too_many_is_refused(qtbot: QtBot) -> None:
    box = NumberBox("Steps")
    qtbot.addWidget(box)
    ear = Ear(box)
    type_into(box, "1" * 14)
    assert box.text() == "1" * 12
    assert len(ear.refused) == 2


def test_negative_only_where_allowed(qtbot: QtBot) -> None:
    box = NumberBox("Extension", allow_negative=True)
    qtbot.addWidget(box)
    ear = Ear(box)
    type_into(box, "-5\r")
    assert ear.taken == ["-5"]
    type_into(box, "--5\r")
    assert ear.taken == ["-5", "-5"]
    assert ear.refused


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [(" 32.5 ", "32.5"), ("32,5", "32,5"), ("1e2", ""), ("1 234", ""), ("12kg", ""), ("", "")],
)
def test_paste_is_taken_whole_or_refused(box: NumberBox, pasted: str, shown: str) -> None:
    QGuiApplication.clipboard().setText(pasted)
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, "v"
    )
    QApplication.sendEvent(box, event)
    assert box.text() == shown


def test_backspace_on_empty_goes_back(box: NumberBox) -> None:
    ear = Ear(box)
    type_into(box, "3\b\b")
    assert ear.back == 1
    assert ear.changed == ["3", ""]


def test_a_code_is_replaced_by_a_figure_and_rubbed_out_whole(box: NumberBox) -> None:
    box.set_code("Stopped for pain")
    assert box.state() is State.CODED
    type_into(box, "2")
    assert box.text() == "2"
    box.set_code("Unable")
    type_into(box, "\b")
    assert box.text() == ""


def test_signed_numbers_stay(box: NumberBox) -> None:
    box.set_value("20.8", State.LOCKED)
    ear = Ear(box)
    type_into(box, "9\b\r")
    assert box.text() == "20.8"
    assert ear.taken == []
    assert ear.refused


def test_states_survive_until_the_next_key(box: NumberBox) -> None:
    box.set_value("52.8", State.SOFT)
    assert box.state() is State.SOFT
    type_into(box, "4")
    assert box.state() is State.WAITING
    assert box.text() == "4"


def test_wheel_changes_nothing(box: NumberBox) -> None:
    box.set_value("32.5")
    for turn in range(1000):
        step = QPoint(0, 120 if turn % 2 else -120)
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), step, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, event)
    assert box.text() == "32.5"


def test_control_combinations_and_letters_can_pass_through(qtbot: QtBot) -> None:
    box = NumberBox("Left", pass_letters=True)
    qtbot.addWidget(box)
    ear = Ear(box)
    letter = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier, "p")
    box.keyPressEvent(letter)
    assert not letter.isAccepted()
    skip = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier
    )
    box.keyPressEvent(skip)
    assert not skip.isAccepted()
    assert ear.refused == []


def test_leaving_in_the_middle_tells_once(qtbot: QtBot, box: NumberBox) -> None:
    ear = Ear(box)
    other = QLineEdit()
    qtbot.addWidget(other)
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    type_into(box, "32")
    box.clearFocus()
    assert ear.left == ["32"]
    assert box.state() is State.TAKEN


@pytest.mark.parametrize(
    ("resolution", "keys", "shown"),
    [("0.1", "325", "32.5"), ("1", "32", "32"), ("0.1", "095", "9.5")],
)
def test_the_domains_keypad_fits(qtbot: QtBot, resolution: str, keys: str, shown: str) -> None:
    box = NumberBox("Left", keypad=Keypad(Decimal(resolution), "kg"))
    qtbot.addWidget(box)
    ear = Ear(box)
    type_into(box, keys)
    assert ear.taken == [shown]


def test_a_key_held_down_counts_once(box: NumberBox) -> None:
    ear = Ear(box)
    for held in (False, True, True, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress,
            Qt.Key.Key_2,
            Qt.KeyboardModifier.NoModifier,
            "2",
            held,
        )
        QApplication.sendEvent(box, event)
    assert box.text() == "2"
    enter = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(box, enter)
    assert ear.taken == []


def test_field_says_the_sentence_and_takes_it_back(qtbot: QtBot) -> None:
    field = NumberField("Left, trial 2", unit="kg", keypad=WholeKeypad(), hint="last 19")
    qtbot.addWidget(field)
    type_into(field.box, "52")
    field.set_state(State.SOFT, "Twice the other trials.")
    assert field.sentence() == "Twice the other trials."
    assert field.box.accessibleDescription() == "Twice the other trials."
    type_into(field.box, "2")
    assert field.sentence() == "last 19"
    type_into(field.box, "x")
    assert "figures" in field.sentence()

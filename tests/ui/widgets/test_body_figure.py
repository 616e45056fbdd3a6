"""The body figure in use: by keyboard, pointer and list, for pain and for joints."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.body_sites import JOINTS, SITES
from medex_desktop.errors import InvalidInput
from medex_desktop.ui.body.joint_canvas import JointCanvas
from medex_desktop.ui.body.pain_canvas import PainCanvas
from medex_desktop.ui.widgets.body_figure import BodyFigure, Mode
from tests.ui.body_figures import shown
from tests.ui.widgets.test_controls import press

Key = Qt.Key


def told(figure: BodyFigure) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    figure.site_changed.connect(lambda key, value: heard.append((key, value)))
    figure.joint_chosen.connect(lambda joint, side: heard.append((joint, side)))
    return heard


def types(widget: QWidget, keys: str) -> None:
    for char in keys:
        press(widget, Key(ord(char.upper())), char)


def test_an_empty_figure_says_that_nothing_is_marked(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    assert figure.pain() == {}
    assert figure.status.text() == "Head, front, not marked"


def test_pain_is_marked_by_keyboard_alone(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    heard = told(figure)
    types(figure.canvas, "k6")
    press(figure.canvas, Key.Key_Up)
    types(figure.canvas, "10")
    assert figure.pain() == {"thigh_right_front": 10, "knee_right_front": 6}
    assert heard == [
        ("knee_right_front", 6),
        ("thigh_right_front", 1),
        ("thigh_right_front", 10),
    ]
    press(figure.canvas, Key.Key_Delete)
    press(figure.canvas, Key.Key_Delete)
    assert heard[3:] == [("thigh_right_front", -1)]


def test_one_then_nought_is_ten_only_on_the_same_place(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    types(figure.canvas, "1")
    press(figure.canvas, Key.Key_Down)
    types(figure.canvas, "0")
    assert figure.pain() == {"head_front": 1, "neck_front": 0}
    types(figure.canvas, "10")
    types(figure.canvas, "0")
    assert figure.pain()["neck_front"] == 0


def test_home_end_and_letters_move(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    press(figure.canvas, Key.Key_End)
    assert figure.canvas.current() == "ankle_foot_left_back"
    press(figure.canvas, Key.Key_Home)
    assert figure.canvas.current() == "head_front"
    found = []
    for _turn in range(5):
        types(figure.canvas, "k")
        found.append(figure.canvas.current())
    assert found == [
        "knee_right_front", "knee_left_front", "knee_right_back", "knee_left_back",
        "knee_right_front",
    ]  # fmt: skip
    types(figure.canvas, "x")
    assert figure.canvas.current() == "knee_right_front"


def test_an_arrow_into_the_void_stays(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    press(figure.canvas, Key.Key_Up)
    press(figure.canvas, Key.Key_Left)
    assert figure.canvas.current() == "head_front"


@pytest.mark.parametrize("mode", ["pain", "joint"])
def test_tab_leaves_the_figure_for_the_list(qtbot: QtBot, mode: Mode) -> None:
    figure = shown(qtbot, mode)
    window = figure.window()
    assert window.focusWidget() is figure.canvas
    qtbot.keyClick(figure.canvas, Key.Key_Tab)
    assert window.focusWidget() is figure.places.filter
    qtbot.keyClick(figure.places.filter, Key.Key_Tab)
    assert window.focusWidget() is figure.places.table


@pytest.mark.parametrize(
    ("key", "text", "modifiers", "taken"),
    [
        (Key.Key_K, "k", Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_6, "6", Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_Delete, "", Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_Question, "?", Qt.KeyboardModifier.ShiftModifier, False),
        (Key.Key_K, "k", Qt.KeyboardModifier.ControlModifier, False),
        (Key.Key_F1, "", Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_the_figure_keeps_its_keys_from_single_key_shortcuts(
    qtbot: QtBot, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier, taken: bool
) -> None:
    figure = shown(qtbot)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    event.ignore()
    QApplication.sendEvent(figure.canvas, event)
    assert event.isAccepted() == taken


def test_every_region_is_clicked_where_its_number_stands(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    canvas = figure.canvas
    assert isinstance(canvas, PainCanvas)
    for key in SITES:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.label_at(key).toPoint())
        assert canvas.current() == key
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert canvas.current() == key


def test_the_scale_marks_by_pointer(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    heard = told(figure)
    figure.move_to("lower_back")
    seven = next(b for b in figure.scale.findChildren(QAbstractButton) if b.text() == "7")
    qtbot.mouseClick(seven, Qt.MouseButton.LeftButton)
    assert (figure.pain(), figure.scale.shown()) == ({"lower_back": 7}, 7)
    figure.move_to("chest")
    assert figure.scale.shown() == -1
    figure.move_to("lower_back")
    qtbot.mouseClick(figure.scale.clear, Qt.MouseButton.LeftButton)
    assert figure.pain() == {}
    assert heard == [("lower_back", 7), ("lower_back", -1)]


def test_the_list_finds_and_marks(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    places = figure.places
    assert places.shown() == list(SITES)
    places.filter.setText("hip")
    assert places.shown() == ["hip_right", "hip_left"]
    places.filter.setText("Left hip")
    assert figure.canvas.current() == "hip_left"
    places.filter.setText("lower back")
    assert places.shown()[0] == "lower_back"
    assert figure.canvas.current() == "lower_back"
    press(places.table, Key.Key_3, "3")
    assert figure.pain() == {"lower_back": 3}
    press(places.table, Key.Key_Backspace)
    assert figure.pain() == {}
    places.filter.setText("tail")
    assert places.shown() == []
    assert places.none.words() == "No such place. Escape shows all of them."
    press(places.filter, Key.Key_Escape)
    assert places.shown() == list(SITES)


def test_the_list_follows_the_figure_and_leads_it(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    figure.move_to("hip_left")
    row = figure.places.table.current_row()
    assert getattr(row, "key", "") == "hip_left"
    press(figure.places.table, Key.Key_Down)
    assert figure.canvas.current() == "thigh_right_front"


def test_what_was_kept_is_shown_again_without_telling(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    heard = told(figure)
    kept: dict[str, object] = {"lower_back": 3, "head_front": 0}
    figure.set_pain(kept)
    assert figure.pain() == kept
    assert figure.scale.shown() == 0
    assert heard == []


@pytest.mark.parametrize("kept", [{"tail": 1}, {"chest": 12}, ["chest"]])
def test_what_cannot_be_shown_changes_nothing(qtbot: QtBot, kept: object) -> None:
    figure = shown(qtbot)
    figure.set_pain({"lower_back": 3})
    with pytest.raises(InvalidInput):
        figure.set_pain(kept)
    assert figure.pain() == {"lower_back": 3}
    with pytest.raises(KeyError):
        figure.move_to("tail")


def test_a_joint_is_chosen_by_keyboard_alone(qtbot: QtBot) -> None:
    figure = shown(qtbot, "joint")
    heard = told(figure)
    types(figure.canvas, "k")
    press(figure.canvas, Key.Key_Return)
    press(figure.canvas, Key.Key_Right)
    press(figure.canvas, Key.Key_Space, " ")
    press(figure.canvas, Key.Key_Home)
    press(figure.canvas, Key.Key_Enter)
    assert heard == [("knee", "right"), ("knee", "left"), ("cervical", "")]
    assert figure.status.text() == "Neck, chosen"


def test_arrows_reach_every_joint(qtbot: QtBot) -> None:
    figure = shown(qtbot, "joint")
    reached = set()
    for column in range(2):
        for _row in range(9):
            reached.add(figure.canvas.current())
            press(figure.canvas, Key.Key_Up if column else Key.Key_Down)
        press(figure.canvas, Key.Key_Right)
    assert reached == set(JOINTS)


def test_every_joint_is_clicked_at_its_words_and_its_marker(qtbot: QtBot) -> None:
    figure = shown(qtbot, "joint")
    canvas = figure.canvas
    assert isinstance(canvas, JointCanvas)
    heard = told(figure)
    for key in JOINTS:
        for at in (canvas.place_rect(key).center(), canvas.marker_at(key)):
            qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert heard == [(one.key, one.side) for one in JOINTS.values() for _twice in range(2)]


def test_what_was_measured_stands_under_the_joints(qtbot: QtBot) -> None:
    figure = shown(qtbot, "joint")
    canvas = figure.canvas
    assert isinstance(canvas, JointCanvas)
    assert canvas.value_words("knee_right") == ""
    figure.set_joint_values({"knee_right": "flexion 114°", "ankle_left": "dorsiflexion −5°"})
    assert canvas.value_words("knee_right") == "flexion 114°"
    assert canvas.value_words("knee_left") == "not measured"
    lines = [figure.places.model.cell(line, 0) for line in range(figure.places.model.rowCount())]
    assert [one.second for one in lines if one.text == "Right knee"] == ["flexion 114°"]
    with pytest.raises(KeyError):
        figure.set_joint_values({"toe_left": "3°"})
    assert canvas.value_words("knee_right") == "flexion 114°"


def test_a_joint_shown_from_outside_is_not_told(qtbot: QtBot) -> None:
    figure = shown(qtbot, "joint")
    heard = told(figure)
    figure.show_joint("knee_left")
    assert figure.status.text() == "Left knee, chosen"
    with pytest.raises(KeyError):
        figure.show_joint("toe_left")
    assert heard == []
    figure.choose()
    assert heard == [("knee", "left")]


def test_the_list_of_joints_chooses(qtbot: QtBot) -> None:
    figure = shown(qtbot, "joint")
    heard = told(figure)
    figure.places.filter.setText("left ankle")
    press(figure.places.table, Key.Key_Return)
    assert heard == [("ankle", "left")]


def test_the_figure_says_where_one_is(qtbot: QtBot) -> None:
    figure = shown(qtbot)
    types(figure.canvas, "k6")
    assert figure.canvas.accessibleName() == "Body figure: Right knee, front 6 of 10"
    press(figure.canvas, Key.Key_Right)
    assert figure.canvas.accessibleName() == "Body figure: Left knee, front, not marked"
    joints = shown(qtbot, "joint")
    joints.set_joint_values({"knee_right": "flexion 114°"})
    joints.show_joint("knee_right")
    said = "Joints on a body figure: Right knee, flexion 114°, chosen"
    assert joints.canvas.accessibleName() == said

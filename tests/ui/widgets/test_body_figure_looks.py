"""The body figure's looks: sizes, contrast, whole words, and two dates side by side."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.body_sites import JOINTS, SITES
from medex_desktop.errors import InvalidInput
from medex_desktop.ui import theme, tokens
from medex_desktop.ui.body.joint_canvas import JointCanvas
from medex_desktop.ui.body.pain_canvas import PainCanvas
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.body_figure import BodyComparison, BodyFigure, Mode
from tests.ui.body_figures import KEPT, shown


@pytest.mark.parametrize("percent", [100, 200])
def test_targets_at_the_desk_are_24_wide(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    canvas = PainCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(canvas.minimumSizeHint())
    for key in SITES:
        rect = canvas.place_rect(key)
        assert min(rect.width(), rect.height()) >= 24, key


@pytest.mark.parametrize("percent", [100, 200])
def test_targets_in_the_gym_are_48_high(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    pain = shown(qtbot, "pain", gym=True, wide=1240)
    numbers = pain.scale.findChildren(QAbstractButton)
    assert all(min(one.width(), one.height()) >= 48 for one in numbers if one.isVisible())
    assert pain.places.table.rowHeight(1) >= 48
    joints = shown(qtbot, "joint", gym=True, wide=1240)
    canvas = joints.canvas
    assert isinstance(canvas, JointCanvas)
    rects = [canvas.place_rect(key) for key in JOINTS]
    assert all(min(rect.width(), rect.height()) >= 48 for rect in rects)
    overlaps = [
        one for one in rects for other in rects if one is not other and one.intersects(other)
    ]
    assert overlaps == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("gym", [False, True])
@pytest.mark.parametrize("mode", ["pain", "joint"])
def test_no_words_of_the_list_are_cut(
    qtbot: QtBot, qapp: QApplication, mode: Mode, gym: bool, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    figure = shown(qtbot, mode, gym=gym, wide=12 * percent)
    if mode == "joint":
        figure.set_joint_values({"knee_right": "flexion 114°, extension 4°"})
    else:
        figure.set_pain(dict.fromkeys(SITES, 10))
    table, model = figure.places.table, figure.places.model
    size = 16 if gym else 13
    for line in range(model.rowCount()):
        for column in range(model.columnCount()):
            cell = model.cell(line, column)
            face = theme.font(size, 600 if cell.strong else 400)
            room = table.columnWidth(column) - 2 * theme.px(8)
            assert drawing.advance(cell.text, face) <= room + 0.5, cell.text
            assert drawing.advance(cell.second, theme.font(12)) <= room + 0.5, cell.second


def test_the_list_goes_beneath_where_the_room_is_narrow(qtbot: QtBot) -> None:
    host = QWidget()
    KEPT.append(host)
    qtbot.addWidget(host)
    figure = BodyFigure("pain")
    figure.setParent(host)
    figure.resize(1200, 700)
    host.show()
    QApplication.processEvents()
    assert figure.places.mapTo(figure, QPoint()).x() > figure.canvas.geometry().right()
    figure.resize(600, 1100)
    QApplication.processEvents()
    assert figure.places.mapTo(figure, QPoint()).y() > figure.canvas.geometry().bottom()


def test_numbers_and_frames_have_contrast() -> None:
    for look in tokens.LOOKS:
        of = tokens.tokens(look)
        for ink in ("ink", "right", "left", "ink2"):
            assert tokens.contrast(of[ink], of["surface"]) >= 4.5, (look, ink)
        for line in ("alert", "focus", "line-strong"):
            assert tokens.contrast(of[line], of["surface"]) >= 3, (look, line)
        assert tokens.contrast(of["alert"], of["alert-soft"]) >= 3, look
        assert tokens.contrast(of["focus"], of["track"]) >= 3, look
        assert tokens.contrast(of["line-strong"], of["track"]) >= 3, look


def test_pain_is_told_by_more_than_colour(qtbot: QtBot) -> None:
    """Two numbers differ where neither stands: the hatching is closer where it is worse."""
    canvas = PainCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 560)
    drawn = {}
    for value in (0, 2, 9):
        canvas.show_pain({"thigh_right_front": value})
        image = canvas.grab().toImage()
        at = canvas.label_at("thigh_right_front").toPoint()
        rows = range(at.y() + 14, at.y() + 34)
        line = [image.pixelColor(at.x(), y).name() for y in rows]
        drawn[value] = sum(before != after for before, after in pairwise(line))
    assert drawn[0] < drawn[2] < drawn[9]


def test_then_and_now_are_compared_in_words(qtbot: QtBot) -> None:
    pair = BodyComparison()
    qtbot.addWidget(pair)
    pair.set_pain({"knee_right_front": 6}, {"knee_right_front": 3}, "Baseline", "Now")
    assert pair.changes.text() == "Right knee, front: 6 of 10 then, now 3 of 10"
    assert pair.then.canvas.accessibleName() == (
        "Body figure, front and back: Right knee, front 6 of 10"
    )
    assert pair.now.words.text() == "Right knee, front 3 of 10"
    with pytest.raises(InvalidInput):
        pair.set_pain({}, {"tail": 1}, "Baseline", "Now")
    assert pair.then.canvas.pain() == {"knee_right_front": 6}
    pair.set_pain({}, {}, "Baseline", "Now")
    assert pair.changes.text() == "The same sites with the same numbers on both dates."


def test_a_figure_to_read_takes_no_keys_and_no_clicks(qtbot: QtBot) -> None:
    canvas = PainCanvas(read_only=True)
    qtbot.addWidget(canvas)
    canvas.resize(500, 560)
    assert canvas.focusPolicy() == Qt.FocusPolicy.NoFocus
    heard: list[str] = []
    canvas.chosen.connect(heard.append)
    at = canvas.label_at("chest").toPoint()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert (canvas.current(), heard) == ("head_front", [])

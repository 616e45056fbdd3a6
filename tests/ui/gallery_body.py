"""The pages of the gallery that show the body figure: pain, joints, the gym, then and now."""

from PySide6.QtWidgets import QWidget

from medex_desktop.ui.widgets.body_figure import BodyComparison, BodyFigure
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.scroll_body import ScrollBody

BASELINE = {
    "knee_right_front": 6, "thigh_right_front": 3, "lower_back": 4, "neck_back": 0,
    "shoulder_left_back": 2,
}  # fmt: skip
TODAY = {
    "knee_right_front": 3, "lower_back": 4, "neck_back": 0, "shoulder_left_back": 10,
    "ankle_foot_left_front": 1,
}  # fmt: skip
DEGREES = {
    "knee_right": "flexion 114°, extension 4°", "knee_left": "flexion 131°",
    "shoulder_right": "external rotation 45°", "hip_right": "flexion 98°",
    "cervical": "rotation, right 50°", "ankle_right": "dorsiflexion 12°",
}  # fmt: skip


def _page(figure: QWidget) -> QWidget:
    page = QWidget()
    whole = Column(page, gap=0)
    body = ScrollBody()
    card = Card(margins=(20, 16))
    card.body.addWidget(figure)
    body.body.addWidget(card)
    whole.addWidget(body)
    return page


def pain() -> QWidget:
    figure = BodyFigure("pain")
    figure.set_pain(BASELINE)
    figure.move_to("knee_right_front")
    figure.canvas.setProperty("focused", True)
    return _page(figure)


def joints() -> QWidget:
    figure = BodyFigure("joint")
    figure.set_joint_values(DEGREES)
    figure.show_joint("knee_right")
    figure.canvas.setProperty("focused", True)
    return _page(figure)


def pain_in_gym() -> QWidget:
    figure = BodyFigure("pain", gym=True)
    figure.set_pain(TODAY)
    figure.places.table.setProperty("focused", True)
    return _page(figure)


def joints_in_gym() -> QWidget:
    figure = BodyFigure("joint", gym=True)
    figure.move_to("shoulder_left")
    return _page(figure)


def then_and_now() -> QWidget:
    shown = BodyComparison()
    shown.set_pain(BASELINE, TODAY, "Baseline, 13 Jul 2026", "Now, 1 Oct 2026")
    return _page(shown)

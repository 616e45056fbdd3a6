"""Questionnaires on screen: in a form's middle and on the gym floor, and the total of a form."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.ui.questionnaires.calculator import TotalSheet
from medex_desktop.ui.questionnaires.panel import QuestionnairePanel
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from tests.shots.camera import Stage, Take, shot

ANSWERED = {"item_1": "2", "item_2": "1", "item_3": "3"}


def _form(key: str, at: int) -> Take:
    def take(stage: Stage) -> None:
        panel = QuestionnairePanel(all_measures()[key])
        panel.set_texts(ANSWERED)
        panel.blank.show()
        page = ScrollBody()
        card = Card()
        card.body.addWidget(panel)
        page.body.addWidget(card)
        page.body.addStretch(1)
        _show(stage, page, lambda: panel.go(at))

    return take


def _gym(key: str, at: int) -> Take:
    def take(stage: Stage) -> None:
        panel = QuestionnairePanel(all_measures()[key], gym=True)
        panel.set_texts(ANSWERED)
        page = Card(margins=(24, 60))
        page.body.addWidget(panel)
        _show(stage, page, lambda: panel.go(at))

    return take


def _show(stage: Stage, page: QWidget, go: Callable[[], None]) -> None:
    page.setObjectName("page")
    page.setParent(stage.window)
    page.setGeometry(stage.window.rect())
    page.setAutoFillBackground(True)
    page.show()
    go()
    stage.settle()


@shot("05-questionnaire-total")
def total(stage: Stage) -> None:
    sheet = TotalSheet(stage.window, all_measures()["odi"])
    sheet.open(sheet.boxes[0])
    for box in sheet.boxes[:9]:
        box.set_value("2")
    sheet._work_out()


for _key, _at in (("koos_jr", 0), ("phq9", 7), ("nprs", 0), ("vas_pain", 0), ("lefs", 3)):
    shot(f"05-questionnaire-{_key}-{_at}")(_form(_key, _at))
    shot(f"06-questionnaire-{_key}-{_at}")(_gym(_key, _at))

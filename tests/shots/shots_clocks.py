"""The clocks of the gym floor in every state, laid over the window."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.shots.camera import Stage, Take, shot
from tests.ui.clocks.pages import PAGES


def _over_the_window(build: Callable[[], QWidget]) -> Take:
    def take(stage: Stage) -> None:
        page = build()
        page.setObjectName("page")
        page.setParent(stage.window)
        page.setGeometry(stage.window.rect())
        page.setAutoFillBackground(True)
        page.show()
        stage.settle()

    return take


for _name, _build in PAGES.items():
    shot(f"07-clocks-{_name}")(_over_the_window(_build))

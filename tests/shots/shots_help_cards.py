"""Protocol cards: a short one, the one with most numbers, a questionnaire, grip."""

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.ui.help_card import MeasureCard
from tests.shots.camera import Stage, Take, shot


def _card(key: str) -> Take:
    def take(stage: Stage) -> None:
        MeasureCard.open_over(stage.window, all_measures()[key])
        stage.settle()

    return take


for _key in ("tug", "six_minute_walk", "koos_jr", "grip_strength", "gait_speed", "phq9"):
    shot(f"05-help-card-{_key}")(_card(_key))

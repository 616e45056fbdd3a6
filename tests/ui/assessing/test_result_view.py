"""What stands beside a form words a result and its change as every other page does."""

from datetime import date
from decimal import Decimal

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.series import BaselineRule
from medex_desktop.domain.stories import Story, read_now
from medex_desktop.domain.telling import SINCE_BASELINE, tell
from medex_desktop.language import render
from medex_desktop.ui.assessing.result_view import change_lines, value_words
from tests.domain.test_stories import motion

OCTOBER = date(2026, 10, 2)


def test_units_read_as_they_do_elsewhere() -> None:
    known = all_measures()
    assert value_words(known["rom"], Decimal(114)) == "114°"
    assert value_words(known["bmi"], Decimal("26.1")).replace("\xa0", " ") == "26.1 kg/m²"


def test_half_a_degree_since_a_mean_of_two_is_not_rounded_away() -> None:
    flexed = motion("flexion", 95, 96)
    story = Story(
        flexed.measure, flexed.identity, flexed.results, lambda _day: Person(),
        baseline_rule=BaselineRule.MEAN_OF_TWO,
    )  # fmt: skip
    found = read_now(story, {**flexed.results[0].values, "degrees": Decimal(97)}, OCTOBER)
    (line, *_) = change_lines(story.measure, found.change)
    (told,) = [one for one in tell(found) if one.head is SINCE_BASELINE]
    assert line.moved == "+1.5°"
    assert render(told.words).startswith("+1.5°")

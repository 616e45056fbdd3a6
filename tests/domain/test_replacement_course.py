"""What studies say of the months around a joint replacement stands where it is looked for."""

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.language import render

# measure, numbers as printed, and a word of the source
TOLD = [
    ("six_minute_walk", ("12 weeks", "week 26"), "Kennedy"),
    ("lefs", ("12 weeks", "week 26"), "Kennedy"),
    ("tug", ("One month", "3 and 6 months"), "Judd"),
    ("six_minute_walk", ("278", "323.1", "104.7", "396.0", "111.9"), "12891-022-05262-4"),
    ("mmt", ("50 %", "26 %", "42 %"), "Vuorenmaa"),
    ("hoos_jr", ("90 days", "300 to 425 days"), "CMS56"),
    ("six_minute_walk", ("24 to 26", "8 to 37", "26 to 49"), "Daynes"),
    ("rom", ("20 degrees", "30 toward"), "AAOS"),
    ("rom", ("90 degrees",), "MSD"),
]


@pytest.mark.parametrize(("key", "numbers", "source"), TOLD)
def test_the_printed_numbers_are_told_beside_their_source(key, numbers, source):
    told = [one for one in all_measures()[key].facts if source in one.citation.text]
    assert any(all(number in render(one.words) for number in numbers) for one in told)

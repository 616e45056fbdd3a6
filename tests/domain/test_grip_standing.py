"""Where a test stands is looked up for those on record and worked out for others: the same."""

from dataclasses import replace
from datetime import date

from medex_desktop.domain.grip_reading import GripTest, read_test
from tests.domain.test_grip_reading import CAMRY, JAMAR, context, entry

DEVICES = (JAMAR, JAMAR, CAMRY, CAMRY, JAMAR)
TESTS = tuple(
    GripTest(n, date(2026, n, 3), n, entry(f"{18 + n} 19 18", "17 17.5 17", device), signed=True)
    for n, device in enumerate(DEVICES, start=1)
)


def test_a_test_on_record_stands_where_a_copy_of_it_would() -> None:
    story = context(*TESTS)
    for test in TESTS:
        copy = replace(test)
        assert story.stand(test) == story.stand(copy)
        assert read_test(story, test) == read_test(story, copy)


def test_a_voided_test_stands_among_the_others_but_not_in_their_series() -> None:
    voided = replace(TESTS[1], voided=True)
    story = context(TESTS[0], voided, *TESTS[2:])
    now, ours, whole = story.stand(voided)
    assert [visit.record_id for visit in ours.visits] == [1, 2]
    assert now in whole.visits
    assert all(now not in part.visits for part in story.series())

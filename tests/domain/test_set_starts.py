"""What a test of a set begins with, and which tests a client had before."""

from datetime import date
from decimal import Decimal

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.result_entries import ResultEntry, read, series_key
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.set_starts import as_tested, last_like, start_entry
from medex_desktop.domain.stories import Recorded, Story
from medex_desktop.domain.test_sets import TestItem

KNOWN = all_measures()
MARGARET = Person("female", Decimal(75), Decimal(163), Decimal("71.5"))
KNEE = {"joint": "knee", "movement": "flexion", "side": "right", "active_passive": "active"}


def recorded(assessment: int, entry: ResultEntry, *, voided: bool = False) -> Recorded:
    measure = KNOWN[entry.measure]
    values = read(measure, entry, MARGARET).values
    key = series_key(measure, values)
    day = date(2026, 7, assessment)
    return Recorded(assessment, day, assessment, entry, values, Decimal(1), key, voided=voided)


def story(*results: Recorded) -> Story:
    measure = KNOWN[results[0].entry.measure]
    return Story(measure, results[0].series.partition("#")[0], results, lambda _day: MARGARET)


def walk(distance: str, course: str, unit: str = "m") -> ResultEntry:
    typed = (("distance", distance), ("course_length", course))
    return ResultEntry("six_minute_walk", typed, (("distance", unit),))


def bent(side: str) -> ResultEntry:
    return ResultEntry("rom", tuple({**KNEE, "side": side, "degrees": "96"}.items()))


def test_the_first_time_begins_with_the_usual_protocol_and_the_clients_body() -> None:
    begun = start_entry(KNOWN["six_minute_walk"], {}, None, MARGARET)
    assert dict(begun.typed) == {"height_cm": "163", "mass_kg": "71.5", "device": "none"}
    nobody = start_entry(KNOWN["six_minute_walk"], {}, None, Person())
    assert dict(nobody.typed) == {"device": "none"}


def test_the_next_time_begins_with_the_last_protocol_and_its_units() -> None:
    begun = start_entry(KNOWN["six_minute_walk"], {}, walk("400", "20", "ft"), MARGARET)
    assert begun.text("course_length") == "20"
    assert begun.text("distance") == ""
    assert begun.units == (("distance", "ft"),)
    assert begun.text("device") == ""  # the last time did not say


def test_what_the_record_fills_in_is_in_the_fields_own_unit() -> None:
    typed = (("distance", "400"), ("height_cm", "64"), ("mass_kg", "158"))
    units = (("distance", "ft"), ("height_cm", "in"), ("mass_kg", "lb"))
    begun = start_entry(
        KNOWN["six_minute_walk"], {}, ResultEntry("six_minute_walk", typed, units), MARGARET
    )
    assert (begun.text("height_cm"), begun.text("mass_kg")) == ("163", "71.5")
    assert begun.units == (("distance", "ft"),)


def test_what_a_set_fixes_wins() -> None:
    measure = KNOWN["chair_stand_30s"]
    begun = start_entry(measure, {"chair_height_cm": 45, "used_arms": False}, None, MARGARET)
    assert dict(begun.typed) == {"used_arms": "no", "chair_height_cm": "45"}


def test_the_last_one_is_of_the_side_that_is_fixed() -> None:
    right, left = recorded(1, bent("right")), recorded(2, bent("left"))
    stories = [story(right), story(left)]
    assert last_like(stories, "rom", KNEE) is right
    assert last_like(stories, "rom", {}) is left
    assert last_like(stories, "rom", {**KNEE, "joint": "hip"}) is None
    assert last_like(stories, "tug", {}) is None


def test_the_tests_of_an_assessment_come_back_in_their_order() -> None:
    first, second = recorded(3, walk("400", "30")), recorded(3, bent("right"))
    gone = recorded(3, bent("left"), voided=True)
    items = as_tested([story(first), story(second), story(gone)])[3]
    assert items == (TestItem("six_minute_walk", {}), TestItem("rom", KNEE))
    assert 9 not in as_tested([story(first)])

"""Places of the body: their names, what was kept of them, and what is said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain import body_sites
from medex_desktop.domain.body_sites import JOINTS, SITES
from medex_desktop.errors import InvalidInput

PAIN = st.dictionaries(st.sampled_from(list(SITES)), st.integers(0, 10))


@pytest.mark.parametrize(
    ("key", "name", "inner"),
    [
        ("knee_right_front", "Right knee, front", "right knee, front"),
        ("ankle_foot_left_back", "Left ankle and foot, back", "left ankle and foot, back"),
        ("lower_back", "Lower back", "lower back"),
        ("hip_left", "Left hip", "left hip"),
        ("buttock_right", "Right buttock", "right buttock"),
        ("neck_back", "Neck, back", "neck, back"),
    ],
)
def test_a_site_is_named(key: str, name: str, inner: str) -> None:
    assert (str(SITES[key].name), str(SITES[key].inner)) == (name, inner)


def test_every_name_is_there_once() -> None:
    names = [str(site.name) for site in SITES.values()]
    assert len(names) == len(set(names)) == 48
    assert {site.key for site in SITES.values()} == set(SITES)


def test_sites_are_read_from_the_head_down_front_first() -> None:
    keys = list(SITES)
    assert keys[0] == "head_front"
    assert keys[-1] == "ankle_foot_left_back"
    views = [site.view for site in SITES.values()]
    assert views == sorted(views, reverse=True)


def test_right_and_left_have_the_same_places() -> None:
    by_side = {
        side: {(site.place, site.view) for site in SITES.values() if site.side == side}
        for side in ("right", "left")
    }
    assert by_side["right"] == by_side["left"]


def test_joints_are_named_with_their_side() -> None:
    assert str(JOINTS["knee_right"].name) == "Right knee"
    assert str(JOINTS["cervical"].name) == "Neck"
    assert JOINTS["thoracolumbar"].side == ""
    assert len(JOINTS) == 16
    assert all(joint.ident == key for key, joint in JOINTS.items())


def test_the_summary_begins_with_the_worst() -> None:
    kept = {"lower_back": 3, "knee_right_front": 6, "neck_back": 0}
    assert str(body_sites.summary(kept)) == (
        "Right knee, front 6 of 10; lower back 3 of 10; neck, back 0 of 10"
    )


def test_the_summary_of_nothing_says_so() -> None:
    assert str(body_sites.summary({})) == "No pain site marked"


def test_what_differs_between_two_dates_is_said() -> None:
    then = {"knee_right_front": 6, "lower_back": 4, "chest": 1}
    now = {"knee_right_front": 3, "lower_back": 4, "hip_left": 0}
    assert [str(one) for one in body_sites.changes(then, now)] == [
        "Chest: 1 of 10 then, not marked now",
        "Left hip: not marked then, now 0 of 10",
        "Right knee, front: 6 of 10 then, now 3 of 10",
    ]


@given(PAIN)
def test_what_was_kept_comes_back_in_reading_order(kept: dict[str, int]) -> None:
    read = body_sites.read_pain(kept)
    assert read == kept
    assert list(read) == [key for key in SITES if key in kept]
    assert body_sites.changes(kept, kept) == ()


@given(PAIN)
def test_a_summary_names_every_marked_site(kept: dict[str, int]) -> None:
    said = str(body_sites.summary(kept)).casefold()
    assert all(f"{SITES[key].inner} {value} of 10" in said for key, value in kept.items())


@pytest.mark.parametrize(
    "kept",
    [None, [], "knee", {"tail": 3}, {3: 3}, {"chest": 11}, {"chest": -1}, {"chest": "6"},
     {"chest": 2.5}, {"chest": True}, {"chest": None}],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(kept: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        body_sites.read_pain(kept)
    assert refused.value.field == "pain_sites"
    assert str(refused.value.message)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("right knee, walking", "knee_right_front"),
        ("Right knee, back", "knee_right_back"),
        ("lower back at rest", "lower_back"),
        ("left hand", "wrist_hand_left_front"),
        ("neck", "neck_front"),
        ("left upper arm", "upper_arm_left_front"),
        ("knee", ""),
        ("right and left knee", ""),
        ("everywhere", ""),
        ("", ""),
    ],
)
def test_ones_own_words_mean_a_region_where_they_are_clear(words: str, key: str) -> None:
    assert body_sites.site_named(words) == key


def test_every_site_is_meant_by_its_own_name() -> None:
    assert {body_sites.site_named(str(site.name)) for site in SITES.values()} == set(SITES)

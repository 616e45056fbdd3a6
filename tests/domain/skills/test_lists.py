"""The list of skills: exactly 52, in their tiers, and what a list of one's own must be like."""

from collections import Counter

import pytest

from medex_desktop.domain.skills.lists import Kind, our_list, read_list
from medex_desktop.domain.skills.rules import RULES
from medex_desktop.errors import InvalidForm
from medex_desktop.language import render
from tests.services.skill_samples import own_rows


def test_our_list_has_52_skills_in_three_tiers_and_three_kinds() -> None:
    ours = our_list()
    assert len(ours.skills) == len({one.slug for one in ours.skills}) == 52
    assert [len(ours.of_tier(tier)) for tier in range(3)] == [21, 18, 13]
    assert Counter(one.kind for one in ours.skills) == {
        Kind.TECHNICAL: 17, Kind.ANALYTICAL: 19, Kind.COMMUNICATION: 16,
    }  # fmt: skip


def test_every_skill_says_everything_and_has_a_rule() -> None:
    for one in our_list().skills:
        assert all((one.title, one.behaviour, one.why, one.practice, one.evidence, one.source))
    assert {one.slug for one in our_list().skills} == set(RULES)
    assert sum(rule.observed for rule in RULES.values()) == 11


def test_an_own_list_keeps_its_own_tiers_and_order() -> None:
    found = read_list(own_rows(), key="own-1", title="Academy list")
    assert found.tiers == ("Foundation", "Practice", "Lead")
    assert [one.slug for one in found.skills] == [f"x-{one.slug}" for one in our_list().skills]


def test_signs_nobody_sees_are_no_part_of_a_list() -> None:
    rows = own_rows(title="Stand\u202e up\u200b, \u2066twice", slug="x\ufeff-stand")
    found = read_list(rows, key="own-1", title="Academy list").skill("x-stand")
    assert found.title == "Stand up, twice"


def test_a_tier_written_in_capitals_here_and_there_is_one_tier() -> None:
    rows = own_rows()
    for row in rows[:15]:
        row["tier"] = row["tier"].upper()
    found = read_list(rows, key="own-1", title="Academy list")
    assert found.tiers == ("FOUNDATION", "Practice", "Lead")
    assert [len(found.of_tier(tier)) for tier in range(3)] == [21, 18, 13]


def faults(rows: list[dict[str, str]]) -> dict[str, str]:
    with pytest.raises(InvalidForm) as refused:
        read_list(rows, key="own-1", title="Academy list")
    return {one.field: render(one.message) for one in refused.value.faults}


def test_a_broken_list_is_refused_row_by_row() -> None:
    rows = own_rows()
    rows[9]["slug"] = rows[3]["slug"]
    rows[30]["tier"] = "Master"
    rows[40]["domain"] = "magic"
    rows[51]["title"] = "  "
    assert faults(rows) == {
        "11": f"{rows[3]['slug']} stands in line 5 already.",
        "32": "Master is none of the tiers (Foundation, Practice, Lead).",
        "42": "magic is none of the kinds (technical, analytical, communication).",
        "53": "title is blank.",
    }


@pytest.mark.parametrize("count", [0, 51, 53])
def test_a_list_has_exactly_52(count: int) -> None:
    rows = [*own_rows(), {**own_rows()[0], "slug": "one-more"}][:count]
    assert "file" in faults(rows)


def test_where_one_of_our_tiers_is_named_the_others_are_ours_too() -> None:
    rows = own_rows()
    for row in rows:
        row["tier"] = "Essential"
    rows[20]["tier"] = "expert"
    assert "22" in faults(rows)


@pytest.mark.parametrize("own", [
    ("Beginner", "Intermediate", "Advanced"), ("Advanced", "Intermediate", "Master"),
    ("Basic", "Advanced", "Essential"),
])  # fmt: skip
def test_own_tiers_may_share_names_with_ours(own: tuple[str, ...]) -> None:
    rows = own_rows()
    for row in rows:
        row["tier"] = own[("Foundation", "Practice", "Lead").index(row["tier"])]
    rows[1]["tier"] = own[0].upper()
    found = read_list(rows, key="own-1", title="Academy list")
    assert found.tiers == own
    assert [len(found.of_tier(tier)) for tier in range(3)] == [21, 18, 13]
    rows[20]["tier"] = "expert"
    assert list(faults(rows)) == ["22"]


def test_our_tiers_stand_in_our_order_and_a_slip_among_them_is_named() -> None:
    rows = own_rows()
    for row in rows:
        at = ("Foundation", "Practice", "Lead").index(row["tier"])
        row["tier"] = ("Advanced", "Intermediate", "Essential")[at]
    assert read_list(rows, key="own-1", title="A").tiers == (
        "essential",
        "intermediate",
        "advanced",
    )
    rows[20]["tier"] = "advnced"
    assert list(faults(rows)) == ["22"]


def test_characters_that_turn_or_hide_are_not_kept() -> None:
    rows = own_rows(title="Sit\u202eup", behaviour="a\x07b\n c")
    first = read_list(rows, key="own-1", title="Academy list").skills[0]
    assert (first.title, first.behaviour) == ("Situp", "ab c")


def test_a_missing_column_is_named() -> None:
    rows = [{k: v for k, v in row.items() if k != "evidence"} for row in own_rows()]
    assert faults(rows) == {"file": "Missing: evidence."}

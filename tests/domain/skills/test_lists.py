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


@pytest.mark.parametrize(
    "names", [("Beginner", "Intermediate", "Advanced"), ("Basic", "Advanced", "Essential")]
)
def test_own_tiers_may_be_called_as_some_of_ours(names: tuple[str, str, str]) -> None:
    own = dict(zip(("Foundation", "Practice", "Lead"), names, strict=True))
    rows = [{**row, "tier": own[row["tier"]]} for row in own_rows()]
    rows[4]["tier"] = rows[4]["tier"].upper()
    found = read_list(rows, key="own-1", title="Academy list")
    assert found.tiers == names
    assert [len(found.of_tier(tier)) for tier in range(3)] == [21, 18, 13]
    rows[30]["tier"] = "Master"
    assert faults(rows) == {"32": f"Master is none of the tiers ({', '.join(names)})."}


def test_a_missing_column_is_named() -> None:
    rows = [{k: v for k, v in row.items() if k != "evidence"} for row in own_rows()]
    assert faults(rows) == {"file": "Missing: evidence."}

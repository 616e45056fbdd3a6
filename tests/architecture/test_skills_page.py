"""docs/skills.md is what the list and its rules say now."""

from medex_desktop.domain.skills.lists import OUR_TIERS, our_list
from medex_desktop.domain.skills.rules import RULES, counts_now
from tests.architecture import tree

PAGE = tree.ROOT / "docs" / "skills.md"


def table() -> str:
    """The rules as the page shows them, a line a skill."""
    lines = [
        "| | skill | tier | kind | records | clients | observer | counts |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for n, skill in enumerate(our_list().skills, 1):
        rule = RULES[skill.slug]
        cells = (
            n,
            f"{skill.title} (`{skill.slug}`)",
            OUR_TIERS[skill.tier],
            skill.kind,
            rule.least,
            rule.least_clients or "",
            "yes" if rule.observed else "",
            "now" if counts_now(rule) else "later",
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def test_the_table_is_up_to_date() -> None:
    assert table() in PAGE.read_text(encoding="utf-8"), f"put this into {PAGE.name}:\n{table()}"


def test_the_page_tells_each_volume() -> None:
    told = PAGE.read_text(encoding="utf-8")
    assert "50 to 75 assessments" in told
    assert "30 to 40 clients" in told

"""The page of one person's skills: what was counted before, what is next, what is behind it."""

from datetime import date

from medex_desktop.domain.skills.evidence import Count, Found, short_words
from medex_desktop.domain.skills.rules import RULES
from medex_desktop.language import Text, render
from medex_desktop.services import clients, skill_lists, skill_ratings
from medex_desktop.services.desk import Desk
from medex_desktop.services.skill_records import records_behind
from medex_desktop.services.skills_page import (
    NOT_COUNTED,
    Counted,
    Meter,
    count_records,
    next_best,
    skills_page,
)
from tests.services.filled import RUTH
from tests.services.skill_samples import own_rows

DAY = date(2026, 9, 1)
GRIP = RULES["grip-dynamometry"]


def found(n: int, client_id: int | None = 1) -> Found:
    return Found("assessment", n, client_id, DAY, Text("Assessment"))


def test_what_was_counted_before_is_not_counted_again(desk: Desk) -> None:
    known = Counted({"grip-dynamometry": Count(GRIP, (found(1),))}, (Meter(7, 50),))
    page = desk.ask(skills_page, counted=known)
    (grip,) = (row for row in page.rows if row.skill.slug == "grip-dynamometry")
    assert grip.evidence is not None
    assert (grip.evidence.records, page.meters) == (1, (Meter(7, 50),))
    assert all(row.evidence is None for row in desk.ask(skills_page, counted=NOT_COUNTED).rows)
    assert desk.ask(skills_page) == desk.ask(skills_page, counted=desk.ask(count_records))


def test_an_own_list_counts_nothing_and_needs_no_observer(desk: Desk) -> None:
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    page = desk.ask(skills_page, list_key=key)
    assert not any(row.evidence or row.needs_observer for row in page.rows)
    desk.do(skill_ratings.rate, slug="x-vital-signs", value=3, list_key=key)
    assert desk.ask(skills_page, list_key=key).rows[0].is_done


def test_next_best_keeps_the_tiers_and_puts_what_is_done_last(desk: Desk) -> None:
    first = next_best(desk.ask(skills_page))
    assert [row.skill.tier for row in first] == sorted(row.skill.tier for row in first)
    desk.do(skill_ratings.rate, slug="role-delineation", value=3)
    last = next_best(desk.ask(skills_page))[-1]
    assert last.skill.slug == "role-delineation", "nothing to work at until its records exist"
    assert not last.is_done, "an own rating alone is not all three facts"
    desk.do(skill_ratings.rate, slug="pain-rating", value=3)
    assert next_best(desk.ask(skills_page))[0].skill.slug == "pain-rating"


def test_next_best_puts_first_what_has_come_furthest(desk: Desk) -> None:
    shares = {"risk-screening": 0, "function-scale": 1, "pain-rating": 4}
    evidence = {
        slug: Count(RULES[slug], tuple(found(n, n) for n in range(many)))
        for slug, many in shares.items()
    }
    page = desk.ask(skills_page, counted=Counted(evidence, ()))
    order = [row.skill.slug for row in next_best(page) if row.skill.slug in shares]
    assert order == ["pain-rating", "function-scale", "risk-screening"]


def test_what_is_missing_is_said_in_the_cell() -> None:
    many = tuple(found(n) for n in range(6))
    assert render(short_words(Count(GRIP, many[:2]))) == "2 of 5"
    assert render(short_words(Count(GRIP, many))) == "1 of 3 clients"
    spread = tuple(found(n, n) for n in range(6))
    assert render(short_words(Count(GRIP, spread))) == "6, needs 5"
    assert render(short_words(Count(GRIP, spread, (found(9),)))) == "1 open"


def test_records_behind_a_count_name_their_client(desk: Desk) -> None:
    ruth = desk.do(clients.add_client, form=RUTH)
    count = Count(GRIP, (found(1, ruth), found(0, None)), (found(2, ruth),))
    lines = desk.ask(records_behind, count=count)
    assert [(line.client_name, line.against) for line in lines] == [
        (RUTH.name, True), (RUTH.name, False), ("", False),
    ]  # fmt: skip

"""A year of practice: its evidence counted anew, and the checklist read with it."""

from medex_desktop.domain.skills.evidence import long_words, short_words
from medex_desktop.domain.skills.ratings import rating_words
from medex_desktop.language import render
from medex_desktop.services import skill_evidence, skills_page
from tests.bench import raw
from tests.bench.bench import Bench
from tests.bench.figure import Figure, Reading, side_by_side

_ROWS = "SELECT measure, entry, scores, series FROM result"


def opens(bench: Bench) -> Reading:
    """The page, every cell in words, the best next first; the screen adds its painting."""

    def page() -> list[str]:
        found = desk.ask(skills_page.skills_page)
        words = [str(row.skill.title) for row in skills_page.next_best(found)]
        for row in found.rows:
            if row.evidence is not None:
                words += [render(short_words(row.evidence)), render(long_words(row.evidence))]
            words += [render(rating_words(one.value)) for one in row.ratings]
        return words

    with bench.desk_at(bench.year) as desk:
        ours, floor = side_by_side(page, raw.fetcher(desk, _ROWS, ()), bench.few(15))
        met = sum(one.is_met for one in desk.ask(skill_evidence.evidence).values())
    return Reading(ours.median, floor.median, f"{met} skills with enough evidence")


def recount(bench: Bench) -> Reading:
    with bench.desk_at(bench.year) as desk:
        ours, floor = side_by_side(
            lambda: desk.ask(skill_evidence.evidence),
            raw.fetcher(desk, _ROWS, ()),
            bench.few(15),
        )
        found = desk.ask(skill_evidence.evidence).values()
    return Reading(ours.median, floor.median, f"{sum(one.records for one in found):,} records")


FIGURES = (
    Figure(
        "skills, a year",
        "the checklist after 400 assessments of 40 clients and 60 reports, read and put in words",
        "the results' rows on the bare driver",
        200,
        opens,
    ),
    Figure(
        "evidence, a year",
        "all evidence of that year counted anew",
        "the results' rows on the bare driver",
        1_000,
        recount,
    ),
)

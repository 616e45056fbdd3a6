"""The year that is measured is a year as it could have been."""

from collections import Counter
from pathlib import Path

from medex_desktop.services import skills_page
from tests.bench import a_year, samples

MONTHS = range(29, a_year.DAYS, 30)


def test_a_year_has_400_assessments_of_40_clients_who_come_one_after_the_other() -> None:
    visits = a_year.visits_of(40, 400)
    first = {visit.person: visit.day for visit in reversed(visits)}
    assert (len(visits), len(first)) == (400, 40)
    assert list(range(40)) == sorted(first, key=first.__getitem__)
    assert first[39] > 120, "the last client comes in the second third of the year"
    assert visits[-1].day > 330
    assert max(Counter(visit.day for visit in visits).values()) <= 6, "as many as a day can hold"


def test_its_evidence_and_ratings_grow_month_by_month(tmp_path: Path) -> None:
    desk = samples.empty(tmp_path / "practice")
    met, records, rated = [], [], []
    for day in a_year.live_a_year(desk, people=5, assessments=30, reports=8):
        if day in MONTHS:
            rows = desk.ask(skills_page.skills_page).rows
            counts = [row.evidence for row in rows if row.evidence is not None]
            met.append(sum(one.is_met for one in counts))
            records.append(sum(one.records for one in counts))
            rated.append(sum(row.is_independent for row in rows))
    desk.close()
    for curve in (met, records, rated):
        assert curve == sorted(curve)
    assert met[0] < met[1] < met[-1] <= 12, "some skills, not all"
    assert records[0] < records[2] < records[4]
    assert rated[0] == 0 < rated[6] < rated[-1] < 52

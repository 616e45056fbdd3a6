"""Every measure has a card: how it is done, its numbers with sources, its licence."""

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.help_cards import NO_ERROR, NO_NORM, NOT_COMPARED, card_of, sources_of
from medex_desktop.domain.own_measures import OwnForm, measure_of, read_own
from medex_desktop.language import render

MEASURES = list(all_measures().values())


def said(measure):
    card = card_of(measure)
    return {part.key: [render(line) for line in part.lines] for part in card.parts}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_nothing_a_result_is_read_by_is_missing(measure):
    parts = said(measure)
    every = "\n".join(line for lines in parts.values() for line in lines)
    for one in measure.comparisons:
        assert render(one.population) in every
        assert one.title in every
    for point in measure.cut_points:
        assert render(point.meaning) in every
    if measure.compared:
        for fact in measure.change_facts:
            assert render(fact.population) in every
            assert f"{fact.values[0]:f}".replace("-", "\N{MINUS SIGN}") in every
    for source in sources_of(measure):
        assert source.text in every
    assert render(measure.licence) in parts["licence"]
    assert "{" not in every
    assert "None" not in every.replace("None to", "")


def test_grip_tells_its_hands_norms_and_cut_points():
    parts = said(all_measures()["grip_strength"])
    assert any(
        "EWGSOP2: below 27 kg in men, 16 kg in women, from 60" in c for c in parts["cut_points"]
    )
    assert any("Tomkinson" in line for line in parts["norms"])
    assert any("MDC95" in line for line in parts["change"])


def test_what_is_not_published_is_said():
    own = measure_of(read_own(OwnForm("Plank", "s", "higher", high="600")), "own_plank", 1)
    parts = said(own)
    assert parts["norms"] == [render(NO_NORM)]
    assert parts["change"] == [render(NO_ERROR)]
    assert said(all_measures()["hr_zones"])["change"] == [render(NOT_COMPARED)]
    odi = said(all_measures()["odi"])
    assert any("one copy" in line for line in odi["sources"])
    koos = said(all_measures()["koos_jr"])
    assert any(line.endswith("shown only") for line in koos["change"])
    assert koos["licence"][-1] == "LOINC 82332-8"

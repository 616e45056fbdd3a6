"""Every number of the catalogue is the cited one, none is missing and none is added."""

import json
import re
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.evidence import ChangeFact
from medex_desktop.domain.interpretation import interpret_inputs
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.readings import citations_of
from medex_desktop.domain.scoring import Person
from medex_desktop.language import render
from tests.domain.cited_facts import cited, differences, held_codes

MEASURES = all_measures()
OWN_FILES = {"grip_strength"}  # its tables are compared in test_grip_norms.py
CITED = cited()
NUMBER = re.compile(r"-?\d+(\.\d+)?")
EACH = pytest.mark.parametrize("key", CITED)


def test_every_cited_measure_is_in_the_catalogue() -> None:
    assert set(CITED) <= set(MEASURES)


@pytest.mark.parametrize("key", sorted(set(MEASURES) - set(CITED) - OWN_FILES))
def test_what_is_not_cited_holds_no_numbers(key: str) -> None:
    assert differences({"measure": key}, MEASURES[key]) == []


@EACH
def test_a_measure_holds_the_cited_numbers_and_no_others(key: str) -> None:
    assert differences(CITED[key], MEASURES[key]) == []


@EACH
def test_categories_change_where_the_source_says(key: str) -> None:
    for probe in CITED[key].get("categories", []):
        found = interpret_inputs(key, probe.get("sex"), probe.get("age"), probe["inputs"])
        words = (found["category"] or "").lower()
        if "is" in probe:
            assert found["category"] == probe["is"], probe
        if "like" in probe:
            assert probe["like"] in words.replace("-", ""), (probe, words)
        if "score" in probe:
            assert found["score"]["value"] == float(probe["score"]), probe


def test_bands_without_the_owners_words_are_as_many_as_printed() -> None:
    named: dict[int, set[str]] = {}
    for probe in CITED["odi"]["categories"]:
        found = interpret_inputs("odi", None, None, probe["inputs"])
        named.setdefault(probe["band"], set()).add(found["category"])
    assert all(len(names) == 1 for names in named.values())
    assert len(set.union(*named.values())) == 5
    assert "crippl" not in str(named).lower()


@EACH
def test_what_is_only_shown_never_judges(key: str) -> None:
    measure = MEASURES[key]
    shown = [fact for fact in measure.change_facts if fact.display_only]
    for fact in shown:
        alone = replace(measure, change_facts=(fact,))
        assert judged(alone, fact) is None


def judged(measure: Measure, fact: ChangeFact) -> object:
    """What a change of one of the fact's own people is judged by."""
    person = Person("female", Decimal(70), groups=frozenset((fact.group,)))
    values = {name: words[0] for name, words in fact.when}
    return change_value_for(measure, person, values, fact.baseline_from or Decimal(30))


@EACH
def test_every_number_stands_beside_its_source(key: str) -> None:
    measure = MEASURES[key]
    cited_by = {citation.text for citation in citations_of(measure)}
    judging = (
        *measure.references,
        *measure.equations,
        *measure.cut_points,
        *measure.bands,
        *measure.change_facts,
        *measure.facts,
    )
    for one in judging:
        assert one.citation.text in cited_by
        assert one.citation.grade, one.citation.key
        assert re.search(r"\b(19|20)\d\d\b", one.citation.text)


@EACH
def test_the_words_of_a_cut_point_say_its_number(key: str) -> None:
    measure = MEASURES[key]
    turned = {test[2] for cut in CITED[key].get("cuts", []) if "printed_in" in cut
              for test in (*cut["tests"], *cut.get("tests_if_held", ()))}  # fmt: skip
    for point in measure.cut_points:
        field = measure.field(point.part)
        if point.limit is None or str(point.limit) in turned or (field and field.kind == "boolean"):
            continue
        assert f"{point.limit.normalize():f}" in render(point.rule) + render(point.meaning)


@EACH
def test_one_copy_is_said_where_only_one_was_read(key: str) -> None:
    facts, measure = CITED[key], MEASURES[key]
    copies = [one for one in facts.get("changes", []) if one.get("evidence") == "one_copy"]
    for one in copies:
        values = tuple(map(Decimal, one["values"]))
        held = [fact for fact in measure.change_facts if fact.values == values]
        assert held
        assert all(fact.citation.grade == "one_copy" for fact in held)
    if facts.get("loinc", {}).get("evidence") == "one_copy" and held_codes(measure):
        assert measure.loinc is not None
        assert measure.loinc.citation is not None


# the comparison can fail ---------------------------------------------------------------------


def leaves(facts: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the numbers of a cited file stand that a measure is held to."""
    if isinstance(facts, dict):
        steps: Any = facts.items()
    elif isinstance(facts, list):
        steps = enumerate(facts)
    else:
        return [path] if isinstance(facts, str) and NUMBER.fullmatch(facts) else []
    return [leaf for step, inner in steps for leaf in leaves(inner, (*path, step))]


def changed(facts: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """A copy with one number a little larger."""
    copy = deepcopy(facts)
    place: Any = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = str(Decimal(place[path[-1]]) + Decimal("0.5"))
    return copy


HELD_TO = ("norms", "changes", "equations", "cuts")
MAY_BE_ABSENT = ("tests_if_held", "band", "from_age", "noted_beside")


@EACH
def test_one_changed_cell_is_found(key: str) -> None:
    facts = CITED[key]
    for name in HELD_TO:
        for path in leaves(facts.get(name, []), (name,)):
            if set(path) & set(MAY_BE_ABSENT) or any(
                word in facts["cuts"][path[1]]
                for word in ("not_shown", "as_bands")
                if name == "cuts"
            ):
                continue
            assert differences(changed(facts, path), MEASURES[key]), path


@EACH
def test_one_left_out_of_the_cited_numbers_is_found(key: str) -> None:
    facts = json.loads(json.dumps(CITED[key]))
    for name in ("norms", "changes", "equations"):
        for place, one in enumerate(facts.get(name, [])):
            if "of_another_test" in one:
                continue
            less = {**facts, name: [*facts[name][:place], *facts[name][place + 1 :]]}
            assert differences(less, MEASURES[key]), (name, place)


@EACH
def test_a_cut_point_turned_round_is_found(key: str) -> None:
    turned = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
    for place, cut in enumerate(CITED[key].get("cuts", [])):
        if "as_bands" in cut or "not_shown" in cut or "band" in cut:
            continue
        for at, (_part, op, number) in enumerate(cut.get("tests", [])):
            told = [render(fact.words) for fact in MEASURES[key].facts]
            if not any(number in words for words in told):
                copy = deepcopy(CITED[key])
                copy["cuts"][place]["tests"][at][1] = turned[op]
                assert differences(copy, MEASURES[key]), (cut["rule"], op)

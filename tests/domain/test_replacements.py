"""A joint replacement: read field by field, named, counted in weeks, with what sources say."""

import re
from dataclasses import asdict, replace
from datetime import date

import pytest

from medex_desktop.domain import replacement_facts
from medex_desktop.domain.dates import since_words
from medex_desktop.domain.precautions import PrecautionKind
from medex_desktop.domain.replacements import (
    Approach,
    Joint,
    Procedure,
    Replacement,
    Side,
    read_replacement,
    replaced_words,
)
from medex_desktop.errors import InvalidForm
from tests.services.health_samples import HIP, KNEE

BIRTH, TODAY = date(1951, 3, 14), date(2026, 10, 1)


def record(**other: object) -> Replacement:
    facts = asdict(read_replacement(KNEE, BIRTH, TODAY))
    return replace(Replacement(id=1, client_id=1, **facts), **other)


def test_a_form_is_read_as_typed() -> None:
    found = read_replacement(KNEE, BIRTH, TODAY)
    assert (found.joint, found.side, found.done_on) == (Joint.KNEE, Side.RIGHT, date(2026, 6, 18))
    assert (found.procedure, found.approach) == (Procedure.TOTAL, Approach.NOT_ASKED)
    assert read_replacement(HIP, BIRTH, TODAY).approach is Approach.POSTERIOR
    assert read_replacement(replace(KNEE, approach="posterior"), BIRTH, TODAY).approach == ""


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"joint": ""}, "joint", "which joint"),
        ({"joint": "elbow"}, "joint", "which joint"),
        ({"joint": "other"}, "joint_words", "such as ankle"),
        ({"side": "both"}, "side", "two entries"),
        ({"procedure": ""}, "procedure", "total or a partial"),
        ({"done_on": "1 Jan 1951"}, "done_on", "before the birth date"),
        ({"done_on": "2 Oct 2026"}, "done_on", "in the future"),
        ({"done_on": ""}, "done_on", "A date is needed"),
        ({"joint": "hip"}, "approach", "by which approach"),
        ({"joint": "hip", "approach": "sideways"}, "approach", "by which approach"),
        ({"restrictions": "  "}, "restrictions", "as the surgeon gave them"),
        ({"source": ""}, "source", "who told this"),
        ({"surgeon": "x" * 201}, "surgeon", "limit is 200"),
    ],
)
def test_what_can_not_be_taken_is_said_beside_its_field(
    changes: dict[str, str], field: str, words: str
) -> None:
    with pytest.raises(InvalidForm) as refused:
        read_replacement(replace(KNEE, **changes), BIRTH, TODAY)
    (fault,) = refused.value.faults
    assert fault.field == field
    assert words in str(fault)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidForm) as refused:
        read_replacement(replace(HIP, side="", done_on="x", approach=""), BIRTH, TODAY)
    assert [fault.field for fault in refused.value.faults] == ["side", "done_on", "approach"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Right knee replaced"),
        ({"side": Side.LEFT, "procedure": Procedure.PARTIAL}, "Left knee partly replaced"),
        ({"joint": Joint.HIP, "procedure": Procedure.REVISION}, "Right hip revised"),
        ({"joint": Joint.OTHER, "joint_words": "ankle"}, "Right ankle replaced"),
    ],
)
def test_it_is_named_in_words(changes: dict[str, object], words: str) -> None:
    assert str(replaced_words(record(**changes))) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 6, 17), "ahead"),
        (date(2026, 6, 18), "0 days"),
        (date(2026, 7, 1), "13 days"),
        (date(2026, 7, 2), "2 weeks"),
        (date(2026, 10, 1), "15 weeks"),
        (date(2028, 6, 14), "103 weeks"),
        (date(2028, 6, 18), "2 years"),
    ],
)
def test_weeks_are_completed_ones(day: date, words: str) -> None:
    assert str(since_words(record().done_on, day)) == words


def test_each_approach_suggests_its_own_and_none_is_without_a_source() -> None:
    by_approach = {
        approach: [one.kind for one in replacement_facts.suggested(Joint.HIP, approach)]
        for approach in Approach
    }
    posterior = [
        PrecautionKind.HIP_FLEXION_OVER_90,
        PrecautionKind.HIP_ADDUCTION,
        PrecautionKind.HIP_INTERNAL_ROTATION,
    ]
    assert by_approach.pop(Approach.POSTERIOR) == posterior
    assert by_approach.pop(Approach.LATERAL) == [*posterior, PrecautionKind.NO_ACTIVE_ABDUCTION]
    assert by_approach.pop(Approach.ANTERIOR) == [PrecautionKind.HIP_EXTENSION_EXTERNAL_ROTATION]
    assert set(map(tuple, by_approach.values())) == {()}
    assert replacement_facts.suggested(Joint.KNEE, Approach.POSTERIOR) == ()
    told = [
        *replacement_facts.suggested(Joint.HIP, Approach.LATERAL),
        *replacement_facts.KNEE_PHASES,
        *replacement_facts.WARNING_SIGNS,
    ]
    assert all(one.citations and all(cited.text for cited in one.citations) for one in told)


def test_phases_end_where_the_sources_end() -> None:
    phases = replacement_facts.phases(Joint.KNEE, Procedure.TOTAL)
    assert [(one.from_week, one.to_week) for one in phases] == [(0, 2), (2, 6)]
    assert replacement_facts.phases(Joint.HIP, Procedure.TOTAL) == ()
    assert replacement_facts.phases(Joint.KNEE, Procedure.PARTIAL) == ()
    assert str(replacement_facts.goal_words(phases[0])) == (
        "Protect, weeks 0 to 2: extension 0, flexion toward 90 degrees."
    )


def test_the_emergency_stands_first_and_only_a_hip_dislocates() -> None:
    knee = replacement_facts.warning_signs(frozenset({Joint.KNEE}))
    assert [one.key for one in knee] == ["pe", "dvt", "infection"]
    assert [one.key for one in knee if one.is_emergency] == ["pe"]
    hip = replacement_facts.warning_signs(frozenset({Joint.HIP, Joint.KNEE}))
    assert [one.key for one in hip] == ["pe", "dvt", "infection", "dislocation"]


@pytest.mark.parametrize(
    ("joint", "approach", "numbers"),
    [
        (Joint.KNEE, Approach.NOT_ASKED, ["4", "12", "3", "6"]),
        (Joint.HIP, Approach.POSTERIOR, ["70", "1", "4", "90"]),
        (Joint.HIP, Approach.ANTERIOR, ["10", "12"]),
        (Joint.HIP, Approach.LATERAL, []),
        (Joint.SHOULDER, Approach.NOT_ASKED, []),
    ],
)
def test_what_protocols_say_is_told_with_who_says_it(
    joint: Joint, approach: Approach, numbers: list[str]
) -> None:
    found = replacement_facts.sayings(joint, Procedure.TOTAL, approach)
    assert re.findall(r"\d+", " ".join(str(one.words) for one in found)) == numbers
    assert all(one.citations for one in found)

"""A client's health for tests: a knee replaced, what it forbids, limits, groups, own tests."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from medex_desktop.domain.clearances import ClearanceForm
from medex_desktop.domain.client_limits import LimitForm
from medex_desktop.domain.conditions import ConditionForm
from medex_desktop.domain.own_measures import OwnForm
from medex_desktop.domain.precautions import PrecautionForm
from medex_desktop.domain.replacements import ReplacementForm
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import (
    clearances,
    client_limits,
    conditions,
    own_measures,
    precautions,
    replacements,
    test_sets,
)
from medex_desktop.services.desk import Desk

Values = dict[str, Any]
KNEE = ReplacementForm(
    joint="knee",
    side="right",
    done_on="2026-06-18",
    procedure="total",
    surgeon="Dr Lindqvist, Mercy General",
    restrictions="No kneeling before the end of October",
    weight_bearing="as tolerated",
    source="Discharge letter, 22 Jun",
)
HIP = replace(KNEE, joint="hip", side="left", done_on="2026-08-20", approach="posterior")
KNEELING = PrecautionForm(
    kind="no_kneeling",
    words="No kneeling on right knee",
    source="Dr Lindqvist",
    given_on="2026-06-22",
    ends_on="2026-10-30",
)
SYSTOLIC = LimitForm(kind="systolic_max", typed="160", source="Dr Osei", given_on="2026-09-17")
OA = ConditionForm(condition="knee_oa", noted_on="2026-07-13", source="Letter of referral")
CLEARED = ClearanceForm(
    given_on="2026-09-17", expires_on="2026-12-17", given_by="Dr Osei", words="Graded exercise"
)
ITEMS = (
    TestItem("rom", {"joint": "knee", "movement": "flexion", "side": "right"}),
    TestItem("grip_strength", {}),
)
STAIRS = OwnForm(
    "Stairs", "s", "lower", "right_left", "3", high="300", places="1", clock="stopwatch",
    error="2.0", error_source="ten retests here, 2026", how_to="Up and down\nOne hand on the rail",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Health:
    """Where a client's health stands (ids); nothing came with the ``loose`` replacement."""

    replacement: int
    loose: int
    precaution: int
    limit: int
    condition: int
    clearance: int
    test_set: int


def fill_health(desk: Desk, client_id: int) -> Health:
    """One of each on record."""
    knee = desk.do(replacements.add_replacement, client_id=client_id, form=KNEE)
    kneeling = replace(KNEELING, replacement_id=knee)
    desk.do(own_measures.add_own_measure, form=STAIRS)
    return Health(
        replacement=knee,
        loose=desk.do(replacements.add_replacement, client_id=client_id, form=HIP),
        precaution=desk.do(precautions.add_precaution, client_id=client_id, form=kneeling),
        limit=desk.do(client_limits.add_limit, client_id=client_id, form=SYSTOLIC),
        condition=desk.do(conditions.add_condition, client_id=client_id, form=OA),
        clearance=desk.do(clearances.add_clearance, client_id=client_id, form=CLEARED),
        test_set=desk.do(test_sets.add_test_set, name="Knee set", items=ITEMS),
    )


Call = Callable[[Desk, Any], Values]


def _of(named: str, noun: str, **values: Any) -> Call:
    """The values of an act that is about one row on record."""
    return lambda _desk, at: {named: getattr(at.health, noun), **values}


def _new(**values: Any) -> Call:
    """The values of an act that adds something to the client."""
    return lambda _desk, at: {"client_id": at.client, **values}


def _fixed(**values: Any) -> Call:
    return lambda _desk, _at: dict(values)


UNSAID = replace(KNEELING, source="")
TOO_HIGH = replace(SYSTOLIC, typed="999")
SAMPLES: dict[str, tuple[Call, Call]] = {
    "replacement.add": (_new(form=HIP), _new(form=replace(HIP, approach=""))),
    "replacement.change": (
        _of("replacement_id", "replacement", form=replace(KNEE, surgeon="Dr Vance")),
        _of("replacement_id", "replacement", form=replace(KNEE, side="both")),
    ),
    "replacement.remove": (
        _of("replacement_id", "loose"),
        _of("replacement_id", "replacement"),
    ),
    "precaution.add": (_new(form=KNEELING), _new(form=UNSAID)),
    "precaution.change": (
        _of("precaution_id", "precaution", form=replace(KNEELING, ends_on="")),
        _of("precaution_id", "precaution", form=replace(KNEELING, ends_on="2026-06-01")),
    ),
    "precaution.lift": (
        _of("precaution_id", "precaution", why="Dr Lindqvist, by phone"),
        _of("precaution_id", "precaution", why=" "),
    ),
    "precaution.remove": (_of("precaution_id", "precaution"), _fixed(precaution_id=999_999)),
    "limit.add": (_new(form=replace(SYSTOLIC, typed="150")), _new(form=TOO_HIGH)),
    "limit.change": (
        _of("limit_id", "limit", form=replace(SYSTOLIC, typed="155")),
        _of("limit_id", "limit", form=TOO_HIGH),
    ),
    "limit.end": (_of("limit_id", "limit"), _of("limit_id", "limit", on="2026-01-01")),
    "condition.add": (_new(form=replace(OA, condition="diabetes")), _new(form=OA)),
    "condition.change": (
        _of("condition_id", "condition", form=replace(OA, condition="hip_oa")),
        _of("condition_id", "condition", form=replace(OA, noted_on="2027-01-01")),
    ),
    "condition.end": (
        _of("condition_id", "condition"),
        _of("condition_id", "condition", on="2026-01-01"),
    ),
    "clearance.add": (_new(form=CLEARED), _new(form=replace(CLEARED, given_by=""))),
    "clearance.change": (
        _of("clearance_id", "clearance", form=replace(CLEARED, expires_on="")),
        _of("clearance_id", "clearance", form=replace(CLEARED, expires_on="2026-01-01")),
    ),
    "clearance.withdraw": (_of("clearance_id", "clearance"), _fixed(clearance_id=999_999)),
    "test_set.add": (
        _fixed(name="Balance", items=ITEMS),
        _fixed(name="KNEE SET", items=ITEMS),
    ),
    "test_set.change": (
        _of("set_id", "test_set", name="Knee set", items=ITEMS[:1]),
        _of("set_id", "test_set", name="Knee set", items=()),
    ),
    "test_set.retire": (_of("set_id", "test_set"), _fixed(set_id=999_999)),
    "own_measure.add": (
        _fixed(form=replace(STAIRS, name="Plank")),
        _fixed(form=STAIRS),
    ),
    "own_measure.change": (
        _fixed(key="own_stairs", form=replace(STAIRS, name="Stairs, 14 steps")),
        _fixed(key="own_stairs", form=STAIRS),
    ),
    "own_measure.retire": (_fixed(key="own_stairs"), _fixed(key="own_plank")),
}  # fmt: skip
"""How each act is called where it is done, and where it is refused."""

"""Each counting skill: what just misses, what just meets, and the records behind the number."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from medex_desktop.domain.result_entries import Answer, ResultEntry
from medex_desktop.domain.skills.rules import KINDS, RULES, counts_now, exists
from medex_desktop.services import (
    documents,
    drafts,
    erasing,
    keeping,
    merging,
    skill_evidence,
)
from medex_desktop.services.desk import Desk
from medex_desktop.storage.registry import all_facts
from tests.architecture import tree
from tests.services.skill_practice import TUG, Practice, typed
from tests.services.test_grip import BETTER, FIRST

NO_EVIDENCE = {  # what is kept beside the records, or about other things
    "attachment", "audit_entry", "baseline", "clearance", "client", "client_condition",
    "client_limit", "device", "document_event", "draft", "erasure", "import_batch",
    "import_mapping", "import_withdrawal", "learning", "merge_event", "own_measure", "permit",
    "postponed", "practice", "practitioner", "provider", "skill_list", "skill_plan", "test_set",
}  # fmt: skip
ALSO = {  # kinds of record that a counting rule must read as well, once they exist
    "vital-signs": "session",
    "red-flag-identification": "session",
    "contraindication-check": "plan",
    "emergency-incident": "incident",
    "functional-language": "session",
}
EVENTS = {"SENT", "ACKNOWLEDGED", "VOIDED"}


def knee(side: str) -> ResultEntry:
    return typed("rom", joint="knee", movement="flexion", side=side, active_passive="active",
                 degrees="110", instrument="goniometer_long")  # fmt: skip


BP = typed("blood_pressure", systolic="124", diastolic="76", arm="left", position="seated")
PULSE = typed("resting_heart_rate", bpm="66")
CHAIR = typed("chair_stand_30s", reps="12", used_arms="no", chair_height_cm="43")
PAIN = typed("nprs", now="3", site="right knee")
PSFS = typed("psfs", activity_1="4", activity_2="5", activity_3="3")
FLAGS = (
    "radiating_pain", "numbness_tingling", "loss_of_motion", "loss_of_function", "swelling",
    "night_pain", "chest_pain_breath", "open_wound", "abnormal_vitals",
)  # fmt: skip
NO_FLAGS = typed("red_flags", **dict.fromkeys(FLAGS, "no"))

# By slug: the tests that count, and tests that look alike but do not.
ASSESSED: dict[str, tuple[tuple[ResultEntry, ...], tuple[ResultEntry, ...]]] = {
    "vital-signs": ((BP, PULSE, TUG), (TUG, BP, PULSE)),
    "rom-measurement": ((knee("right"), knee("left")), (knee("right"),)),
    "strength-testing": (
        tuple(typed("mmt", muscle="knee extension", side=one, grade="4") for one in
              ("left", "right")),
        (typed("mmt", muscle="knee extension", side="left", grade="4"),
         typed("mmt", muscle="hip abduction", side="right", grade="4")),
    ),
    "pain-rating": ((PAIN, TUG), (PAIN, BP)),
    "function-scale": ((PSFS,), (PAIN,)),
    "mobility-performance-tests": ((TUG, CHAIR), (TUG, TUG)),
    "red-flag-identification": ((NO_FLAGS,), (BP,)),
}  # fmt: skip


@pytest.fixture
def practice(desk: Desk) -> Practice:
    return Practice(desk)


def meets(practice: Practice, slug: str, sign: Callable[[int], int]) -> None:
    """m-1 miss, too few clients miss, m of enough clients meet; each opens, voided ones go."""
    rule = RULES[slug]
    ids = [sign(0) for _ in range(rule.least - 1)]
    assert (practice.count(slug).records, practice.count(slug).is_met) == (rule.least - 1, False)
    ids.append(sign(0))
    assert (practice.count(slug).records, practice.count(slug).is_met) == (rule.least, False)
    ids += [sign(n) for n in range(1, rule.least_clients)]
    found = practice.count(slug)
    assert (found.records, found.clients, found.is_met) == (len(ids), rule.least_clients, True)
    assert [one.record_id for one in found.found] == ids[::-1]
    practice.void(ids[-1])
    found = practice.count(slug)
    assert (found.records, found.clients, found.is_met) == (
        len(ids) - 1, rule.least_clients - 1, False,
    )  # fmt: skip


@pytest.mark.parametrize("slug", sorted(ASSESSED))
def test_assessments_count_from_the_least_on(practice: Practice, slug: str) -> None:
    counting, alike = ASSESSED[slug]
    practice.sign(alike)
    meets(practice, slug, lambda n: practice.sign(counting, n))


def test_a_balance_test_counts_with_an_observation(practice: Practice) -> None:
    practice.sign((TUG,))
    meets(practice, "posture-balance-gait", lambda n: practice.sign((TUG,), n, note="Leans left."))


def test_grip_counts_with_three_trials_of_each_hand_and_its_device(practice: Practice) -> None:
    unnamed = replace(FIRST, protocol=replace(FIRST.protocol, device_make="", device_serial=""))
    practice.sign((), grip_entry=unnamed)
    meets(practice, "grip-dynamometry", lambda n: practice.sign((), n, grip_entry=FIRST))


def test_two_sides_count_when_both_are_moved_in_the_same_way(practice: Practice) -> None:
    moved = dict(knee("left").typed) | {"active_passive": "passive"}
    practice.sign((knee("right"), typed("rom", **moved)))
    assert practice.count("rom-measurement").records == 0


@pytest.mark.parametrize(
    "beside",
    [
        typed("rpe", effort_0_10="4"),
        typed("hr_zones", hr_rest="60", low_pct="40", high_pct="60"),
        typed("acsm_screen", regular_exercise_3x30min_3mo="no", known_cv_metabolic_renal="no",
              signs_symptoms="no", desired_intensity="light"),
    ],
    ids=lambda entry: entry.measure,
)  # fmt: skip
def test_a_target_an_effort_or_a_screen_is_no_outcome_beside_pain(
    practice: Practice, beside: ResultEntry
) -> None:
    practice.sign((PAIN, beside))
    assert practice.count("pain-rating").records == 0


def test_positive_flags_count_once_a_provider_was_told_of_each(practice: Practice) -> None:
    def flagged(**actions: str) -> tuple[ResultEntry, ...]:
        found = typed("red_flags", **dict.fromkeys(FLAGS, "no") | dict.fromkeys(actions, "yes"))
        answers = tuple(Answer(flag, done, "Rang Dr Osei") for flag, done in actions.items())
        return (replace(found, answers=answers),)

    practice.sign(flagged(swelling="modify"))
    practice.sign(flagged(swelling="contacted", night_pain="modify"))
    assert practice.count("red-flag-identification").records == 0
    practice.sign(flagged(swelling="contacted", night_pain="refer"))
    assert practice.count("red-flag-identification").records == 1


def test_what_another_test_asks_for_is_no_flag(practice: Practice) -> None:
    stopped = (Answer("crisis", "stop", "Sent home"),)
    high = replace(BP, typed=(("systolic", "185"), ("diastolic", "90")), answers=stopped)
    practice.sign((NO_FLAGS, high))
    assert practice.count("red-flag-identification").records == 1


def test_a_client_in_the_bin_lowers_the_count_until_they_are_put_back(practice: Practice) -> None:
    practice.sign((PSFS,))
    practice.desk.do(keeping.put_in_bin, client_id=practice.client(0))
    assert practice.count("function-scale").records == 0
    practice.desk.do(keeping.take_from_bin, client_id=practice.client(0))
    assert practice.count("function-scale").records == 1


def test_every_table_counts_for_a_skill_or_for_none_by_decision() -> None:
    """A new kind of record is decided here: its rule counts, or it is no evidence."""
    holders = {holder.partition(":")[0] for held in KINDS.values() for holder in held}
    assert holders | NO_EVIDENCE == set(all_facts())


def test_every_kind_of_paper_counts_for_a_skill() -> None:
    held = {holder for holders in KINDS.values() for holder in holders}
    papers = {
        value for name, value in vars(documents).items()
        if name.isupper() and isinstance(value, str) and name not in EVENTS
    }  # fmt: skip
    assert {f"document:{kind}" for kind in papers} <= held
    signs = {
        tree.name(file)
        for file in tree.modules()
        if re.search(r"insert\(\s*document\b", file.read_text(encoding="utf-8"))
    }
    assert signs == {"medex_desktop/services/documents.py"}, "kinds are looked up there"


def test_every_rule_whose_records_exist_counts() -> None:
    counting = {slug for slug, rule in RULES.items() if counts_now(rule)}
    known = set(skill_evidence.COUNTERS) | set(skill_evidence.QUESTIONS)
    assert counting == known


def test_a_rule_reads_every_kind_it_is_about_once_that_exists() -> None:
    """Counting from assessments today is not enough once sessions are on record too."""
    unread = {
        slug: kind for slug, kind in ALSO.items() if exists(kind) and kind not in RULES[slug].reads
    }
    assert unread == {}


def test_what_counts_later_says_so_and_is_no_zero(practice: Practice) -> None:
    every = practice.desk.ask(skill_evidence.evidence)
    assert set(every) == set(RULES)
    for slug, found in every.items():
        assert found.later is not counts_now(RULES[slug])


def test_only_what_stands_and_is_ones_own_counts(practice: Practice) -> None:
    """Unsigned, a colleague's and an erased client's count for nothing; merged clients for one."""
    desk = practice.desk
    first, second = practice.sign((PSFS,), 0), practice.sign((PSFS,), 1)
    draft = {"version": 1, "items": []}
    desk.do(drafts.save_draft, kind="assessment", payload=draft, client_id=practice.client(2))
    with practice.another():
        practice.sign((PSFS,), 2)
        assert practice.stands("function-scale") == (1, 1, False)
    found = practice.count("function-scale")
    assert [one.record_id for one in found.found] == [second, first]
    desk.do(merging.merge_clients, keep_id=practice.client(0), other_id=practice.client(1))
    assert practice.stands("function-scale") == (2, 1, False)
    assert {one.client_id for one in practice.count("function-scale").found} == {practice.client(0)}
    third = practice.sign((PSFS,), 3)
    desk.do(keeping.put_in_bin, client_id=practice.client(3))
    erasing.erase(
        desk, client_id=practice.client(3), name="Client 03", reason="Asked", early_reason="Asked"
    )
    assert third not in {one.record_id for one in practice.count("function-scale").found}


def test_a_set_counts_with_its_reason_and_nothing_against_a_precaution(practice: Practice) -> None:
    why = {"title": "Falls", "rationale": "Fell twice; no hop tests."}
    practice.sign((TUG,), title="Falls")
    practice.sign((TUG,), rationale="Fell twice")
    practice.precaution(9, "no_maximal_effort")
    practice.sign((), 9, grip_entry=FIRST, grip_override="Dr Osei agreed", **why)
    assert practice.count("assessment-selection").records == 0
    meets(practice, "assessment-selection", lambda n: practice.sign((TUG,), n, **why))


def test_a_reassessment_counts_beside_an_earlier_one_of_its_series(practice: Practice) -> None:
    baselines = [practice.sign((TUG,), n) for n in range(3)]
    practice.sign((typed("tug", time="9.8", device="cane"),), 8)
    practice.sign((TUG,), 8)
    assert practice.count("change-interpretation").records == 0
    meets(practice, "change-interpretation", lambda n: practice.sign((TUG,), n))
    assert practice.count("change-interpretation").records == 6
    practice.void(baselines[1])
    assert practice.count("change-interpretation").records == 5, "what it was compared with is gone"


def test_a_colleagues_baseline_serves_a_reassessment(practice: Practice) -> None:
    with practice.another():
        practice.sign((), grip_entry=FIRST)
    practice.sign((), grip_entry=BETTER)
    assert practice.stands("change-interpretation") == (1, 1, False)

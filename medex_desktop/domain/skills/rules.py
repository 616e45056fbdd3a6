"""The rule of evidence for each skill of our list, and which kinds of record exist by now.

The least counts, and which skills need an observer, are this program's own. Records show that
something was documented, not that hands were skilled: hence the observers.
"""

from typing import Final

from medex_desktop.domain.skills.evidence import Rule

# Kinds of record: the tables and papers that hold them. One without any exists in no version yet.
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "assessment": ("assessment", "result", "addendum"),
    "alert": ("alert", "alert_answer"),
    "progress_report": ("document:progress_report",),
    "replacement": ("replacement",),
    "precaution": ("precaution",),
    "backup": ("setting:rehearsal",),
    "rating": ("skill_rating",),
    "signoff": ("skill_observation",),
    "credential": ("credential",),
    "session": (),
    "intake": (),
    "medication": (),
    "screen": (),
    "deficit": (),
    "goal": (),
    "emergency_plan": (),
    "incident": (),
    "scope_statement": (),
    "consent": (),
    "referral": (),
    "interview": (),
    "classification": (),
    "plan": (),
    "protocol": (),
    "plan_change": (),
    "assessment_summary": (),
    "status_notice": (),
    "stage_event": (),
    "problem": (),
    "referral_out": (),
    "introduction": (),
    "contact": (),
    "discharge": (),
    "caseload_report": (),
    "eligibility": (),
    "statement_line": (),
    "review": (),
    "rationale": ("assessment",),
    "narrative": ("document:progress_report",),
}


def exists(kind: str) -> bool:
    """Whether this version keeps records of that kind."""
    return bool(KINDS[kind])


_A: Final = ("assessment",)
RULES: Final = {
    rule.slug: rule
    for rule in (
        Rule("vital-signs", _A, 10, 3, observed=True),
        Rule("blood-glucose", ("session",), 5, 1, observed=True),
        Rule("health-history-intake", ("intake",), 5, 5),
        Rule("medication-review", ("medication",), 5, 5),
        Rule("risk-screening", ("screen",), 5, 5),
        Rule("posture-balance-gait", _A, 5, 3, observed=True),
        Rule("rom-measurement", _A, 5, 3, observed=True),
        Rule("strength-testing", _A, 5, 3, observed=True),
        Rule("grip-dynamometry", _A, 5, 3, observed=True),
        Rule("pain-rating", _A, 5, 3),
        Rule("function-scale", _A, 5, 3),
        Rule("mobility-performance-tests", _A, 5, 3, observed=True),
        Rule("red-flag-identification", _A, 20, 3),
        Rule("contraindication-check", ("precaution",), 5, 5),
        Rule("residual-deficit-list", ("deficit",), 5, 5),
        Rule("goal-setting", ("goal",), 5, 5),
        Rule("emergency-incident", ("emergency_plan",), 1, 0, observed=True),
        Rule("role-delineation", ("scope_statement",), 5, 5),
        Rule("consent-and-release", ("consent",), 5, 5),
        Rule("written-clearance", ("referral",), 5, 5),
        Rule("session-log", ("session",), 20, 3),
        Rule("functional-interview", ("interview",), 5, 5, observed=True),
        Rule("assessment-selection", ("rationale",), 5, 3),
        Rule("client-classification", ("classification",), 10, 10),
        Rule("norm-comparison", ("progress_report",), 10, 3),
        Rule("change-interpretation", _A, 5, 3),
        Rule("decline-detection", ("alert",), 1, 1),
        Rule("plan-of-exercise", ("plan",), 5, 5),
        Rule("condition-protocol", ("protocol",), 3, 3),
        Rule("joint-replacement-pathway", ("replacement", "precaution", "assessment"), 2, 2),
        Rule("comorbidity-modification", ("plan",), 3, 3),
        Rule("dual-task-training", ("session",), 12, 3, observed=True),
        Rule("response-monitoring", ("session",), 20, 3),
        Rule("progression-rules", ("plan_change",), 10, 3),
        Rule("reassessment-cycle", _A, 5, 5),
        Rule("assessment-summary", ("assessment_summary",), 5, 5),
        Rule("progress-report", ("progress_report",), 5, 3),
        Rule("change-in-status-notice", ("status_notice",), 1, 1),
        Rule("functional-language", ("narrative",), 10, 3),
        Rule("care-continuum-mapping", ("stage_event",), 10, 10),
        Rule("case-management", ("problem",), 3, 3),
        Rule("refer-out", ("referral_out",), 5, 3),
        Rule("provider-introduction", ("introduction",), 5, 5),
        Rule("referral-network", ("contact",), 10, 0),
        Rule("discharge-transition", ("discharge",), 5, 5),
        Rule("outcomes-tracking", ("caseload_report",), 1, 0),
        Rule("reimbursement-eligibility", ("eligibility",), 3, 3),
        Rule("code-justification", ("statement_line",), 10, 3),
        Rule("practice-systems", ("review",), 3, 0),
        Rule("records-governance", ("backup", "assessment"), 1, 0),
        Rule("mentoring-signoff", ("signoff",), 5, 0, observed=True),
        Rule("professional-development", ("rating", "credential"), 1, 0),
    )
}


def counts_now(rule: Rule) -> bool:
    """Whether every kind of record the rule reads exists by now."""
    return all(exists(kind) for kind in rule.reads)

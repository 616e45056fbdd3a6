"""A practitioner's skills on record, and how each of their acts is called and refused."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from medex_desktop.domain.skills.learning import CredentialForm, LearningForm
from medex_desktop.domain.skills.lists import our_list
from medex_desktop.exchange.observation_file import Answer, read_form, to_bytes
from medex_desktop.services import (
    learning,
    observation_files,
    sign_offs,
    skill_lists,
    skill_plans,
    skill_ratings,
)
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read
from medex_desktop.storage import signing
from medex_desktop.storage.columns import canonical_json

CPR = CredentialForm("CPR/AED", "Red Cross", "4711", "2025-11-02", "2027-11-02", "")
COURSE = LearningForm("Grip and ageing", "2026-09-01", "METI", "2.5")
GRIP = "grip-dynamometry"
NEXT = date(2026, 12, 1)


def own_rows(**changed: str) -> list[dict[str, str]]:
    """A list of 52 as a practice may own one: our behaviours under other names."""
    tiers = ("Foundation", "Practice", "Lead")
    rows = [
        {
            "slug": f"x-{skill.slug}",
            "tier": tiers[skill.tier],
            "domain": str(skill.kind),
            "title": skill.title,
            "behaviour": skill.behaviour,
            "evidence": skill.evidence,
            "source": "",
        }
        for skill in our_list().skills
    ]
    rows[0] |= changed
    return rows


@dataclass(frozen=True, slots=True)
class Skills:
    """Where a practitioner's skills stand (ids)."""

    own_list: str
    observation: int
    plan: int
    credential: int
    learning: int


def fill_skills(desk: Desk, colleague: int) -> Skills:
    """One of each on record."""
    desk.do(skill_ratings.rate, slug=GRIP, value=2)
    return Skills(
        own_list=desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows()),
        observation=desk.do(
            sign_offs.record_sign_off,
            practitioner_id=desk.practitioner_id,
            slug=GRIP,
            feedback="Clear instruction.",
            observer_id=colleague,
        ),
        plan=desk.do(skill_plans.plan_practice, slug="goal-setting", due_on=NEXT),
        credential=desk.do(learning.add_credential, form=CPR, scan=b"%PDF-1.4 scan"),
        learning=desk.do(learning.add_learning, form=COURSE),
    )


Call = Callable[[Desk, Any], dict[str, Any]]


def _fixed(**values: Any) -> Call:
    return lambda _desk, _at: dict(values)


def _of(named: str, noun: str, **values: Any) -> Call:
    return lambda _desk, at: {named: getattr(at.skills, noun), **values}


def _signed_off(**values: Any) -> Call:
    return lambda desk, at: {
        "practitioner_id": desk.practitioner_id,
        "slug": "rom-measurement",
        "feedback": "Landmarks first, then the arm.",
        "observer_id": at.colleague,
        **values,
    }


MENTORS_KEY = b"the key of another practice"
MENTOR = Answer("Theo Moreau", "PT", "Moreau Therapy", "2026-09-30", "Check the elbow.", "", "")


def asked(desk: Desk, slug: str = GRIP) -> bytes:
    """A form as it is carried to a mentor."""
    return desk.ask(observation_files.new_form, slug=slug)


def answered(desk: Desk, answer: Answer = MENTOR, form: bytes = b"") -> bytes:
    """The same, signed by a mentor's program."""
    found = read_form(form or asked(desk))
    key, _nothing = signing.sign(MENTORS_KEY, 1, "")
    made = replace(found, answer=replace(answer, key=key))
    words = json.loads(to_bytes(made))
    signed = {name: words[name] for name in ("request", "seal", "answer")}
    del signed["answer"]["signature"]
    _key, signature = signing.sign(MENTORS_KEY, 1, canonical_json(signed))
    return to_bytes(replace(made, answer=replace(answer, key=key, signature=signature)))


def from_elsewhere(form: bytes) -> bytes:
    """A form as another practice made it."""
    found = read_form(form)
    return to_bytes(replace(found, request=replace(found.request, practice_mark="0" * 16)))


_OUTSIDE = {
    "slug": GRIP,
    "observer": "Theo Moreau",
    "credential": "PT",
    "day": date(2026, 9, 4),
    "feedback": "Check the elbow angle.",
    "form": b"%PDF-1.4 signed",
}
_NOBODY = 999_999

SAMPLES: dict[str, tuple[Call, Call | None]] = {
    "skill.rate": (_fixed(slug=GRIP, value=3), _fixed(slug=GRIP, value=5)),
    "skill.note": (_fixed(slug=GRIP, note="With belt"), _fixed(slug="refer-out", note="x")),
    "skill_list.add": (
        _fixed(title="Another list", rows=own_rows()),
        _fixed(title="Another list", rows=own_rows(tier="Master")),
    ),
    "skill_list.retire": (_of("key", "own_list"), _fixed(key="medex-52")),
    "skill.sign_off": (_signed_off(), _signed_off(feedback=" ")),
    "skill.outside_sign_off": (_fixed(**_OUTSIDE), _fixed(**{**_OUTSIDE, "form": b""})),
    "skill.export_form": (_fixed(slug=GRIP), _fixed(slug="nothing")),
    "skill.sign_form": (
        lambda desk, _at: {"form": from_elsewhere(asked(desk)), "feedback": "Well placed."},
        lambda desk, _at: {"form": asked(desk), "feedback": "Well placed."},
    ),
    "skill.take_in_form": (
        lambda desk, _at: {"form": answered(desk)},
        lambda desk, _at: {"form": asked(desk)},
    ),
    "skill.withdraw_sign_off": (
        _of("observation_id", "observation", why="Other person"),
        _of("observation_id", "observation", why=" "),
    ),
    **dict.fromkeys(
        (
            "skill.print",
            "skill.export",
            "skill.print_portfolio",
            "skill.export_portfolio",
            "skill.print_certificate",
            "skill.export_certificate",
        ),
        (_fixed(), None),
    ),
    **dict.fromkeys(
        ("skill.print_colleague", "skill.export_colleague"),
        (lambda _desk, at: {"practitioner_id": at.colleague}, _fixed(practitioner_id=_NOBODY)),
    ),
    "skill_plan.add": (
        _fixed(slug="refer-out", due_on=NEXT),
        _fixed(slug="refer-out", due_on=date(2026, 1, 1)),
    ),
    "skill_plan.move": (
        _of("plan_id", "plan", due_on=date(2026, 12, 24)),
        _fixed(plan_id=_NOBODY, due_on=NEXT),
    ),
    "skill_plan.end": (_of("plan_id", "plan", done=True), _fixed(plan_id=_NOBODY, done=True)),
    "learning.add": (_fixed(form=COURSE), _fixed(form=LearningForm(hours="-1"))),
    "learning.remove": (_of("learning_id", "learning"), _fixed(learning_id=_NOBODY)),
    "credential.add": (_fixed(form=CPR), _fixed(form=CredentialForm(expires_on="x"))),
    "credential.change": (
        _of("credential_id", "credential", form=replace(CPR, number="4712")),
        _fixed(credential_id=_NOBODY, form=CPR),
    ),
    "credential.export_scan": (
        _of("credential_id", "credential"),
        _fixed(credential_id=_NOBODY),
    ),
    "credential.end": (_of("credential_id", "credential"), _fixed(credential_id=_NOBODY)),
}


def acts(read: Read) -> list[str]:
    """Every act the audit knows, oldest first."""
    rows = read.connection.exec_driver_sql("SELECT act FROM audit_entry ORDER BY id")
    return [row[0] for row in rows]

"""Sign-offs: who watched a skill done, when, and what they said; kept for good.

Somebody of the practice signs under an own passphrase, on whosever screen. A mentor from outside
signs a form on paper or a file that comes back; the form is kept beside the words.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from medex_desktop.domain.names import clean_line, clean_note, same_person
from medex_desktop.domain.skills.lists import OURS
from medex_desktop.errors import InvalidInput, Problem, Refused, StorageProblem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import Role, act
from medex_desktop.services.assessments import snapshot_digest
from medex_desktop.services.desk import Desk
from medex_desktop.services.scans import scan_type
from medex_desktop.services.skill_ratings import require_skill
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import vault
from medex_desktop.storage.mapping import columns, many
from medex_desktop.storage.sign_off_content import sign_off_content
from medex_desktop.storage.tables.practices import practitioner
from medex_desktop.storage.tables.skills import skill_observation

_LINE = 200


@dataclass(frozen=True, slots=True)
class SignOff:
    """One observation that stands: of whom, which skill, by whom.

    Attributes:
        observer_id: who of the practice signed it; None for somebody from outside, whose form is
            ``form_id``.
    """

    id: int
    practitioner_id: int
    list: str
    slug: str
    observer_id: int | None
    observer: str
    credential: str
    day: date
    feedback: str
    recorded_at: datetime
    form_id: int | None


def sign_off(
    desk: Desk,
    *,
    practitioner_id: int,
    slug: str,
    feedback: str,
    observer_id: int,
    passphrase: str,
    day: date | None = None,
    list_key: str = OURS,
) -> int:
    """Sign a skill of somebody else off, under the observer's own passphrase; its id.

    Raises InvalidInput on "passphrase", "feedback" or "day", Refused for oneself or who has left;
    StorageProblem while wrong passphrases are held up.
    """
    _require_another(observer_id, practitioner_id)
    prove(desk, observer_id, passphrase)
    return desk.do(
        record_sign_off,
        practitioner_id=practitioner_id,
        slug=slug,
        feedback=feedback,
        observer_id=observer_id,
        day=day,
        list_key=list_key,
    )


def _require_another(observer_id: int, practitioner_id: int) -> None:
    if observer_id == practitioner_id:
        raise Refused(Text("Nobody signs off their own skill. Nothing was changed."))


def prove(desk: Desk, practitioner_id: int, passphrase: str) -> None:
    """Somebody shows that it is they who sign. InvalidInput on "passphrase" when it is not theirs.

    A wrong one counts as it does at the door; StorageProblem while they are held up.
    """
    try:
        vault.unlock(desk.file.folder, passphrase, desk.clock.now, practitioner_id)
    except StorageProblem as problem:
        if problem.problem is not Problem.WRONG_PASSPHRASE:
            raise
        words = Text("This is not the passphrase of the person who signs.")
        raise InvalidInput("passphrase", words) from None


@act("skill.sign_off", anchors=True)
def record_sign_off(
    work: Work,
    *,
    practitioner_id: int,
    slug: str,
    feedback: str,
    observer_id: int,
    day: date | None = None,
    list_key: str = OURS,
) -> int:
    """Keep a sign-off whose observer has proved who they are (``sign_off``)."""
    _require_another(observer_id, practitioner_id)
    observer = _who_works(work, observer_id)
    return _keep(
        work,
        practitioner_id,
        list_key,
        slug,
        observer_id=observer_id,
        observer=observer.name,
        credential=observer.credential,
        day=day or work.today,
        feedback=feedback,
    )


@act("skill.outside_sign_off", anchors=True)
def record_outside(
    work: Work,
    *,
    slug: str,
    observer: str,
    credential: str,
    day: date,
    feedback: str,
    form: bytes,
    list_key: str = OURS,
) -> int:
    """Keep what a mentor from outside signed on paper, with a scan of it; its id.

    InvalidInput on "observer", "credential", "day", "feedback" or "form".
    """
    if not form:
        raise InvalidInput("form", Text("Add the signed form: it is the signature."))
    return keep_outside(
        work,
        slug=slug,
        list_key=list_key,
        observer=observer,
        credential=credential,
        day=day,
        feedback=feedback,
        form=form,
        media_type=scan_type(form, "form"),
    )


def keep_outside(
    work: Work,
    *,
    slug: str,
    list_key: str,
    observer: str,
    credential: str,
    day: date,
    feedback: str,
    form: bytes,
    media_type: str,
) -> int:
    """Keep a sign-off from outside of the acting practitioner, whose form was looked at."""
    name = clean_line(observer, "observer", _LINE)
    if not name:
        raise InvalidInput("observer", Text("Write who watched."))
    me = _here(work, work.practitioner_id)
    if same_person(name, me.name, me.credential):
        raise InvalidInput("observer", Text("Nobody signs off their own skill."))
    held = clean_line(credential, "credential", _LINE)
    if not held:
        raise InvalidInput("credential", Text("Write the observer’s credential."))
    return _keep(
        work,
        work.practitioner_id,
        list_key,
        slug,
        observer=name,
        credential=held,
        day=day,
        feedback=feedback,
        form_id=work.store_attachment(form, media_type),
    )


def _keep(
    work: Work, practitioner_id: int, list_key: str, slug: str, *, day: date, feedback: str,
    **facts: Any,
) -> int:  # fmt: skip
    require_skill(work, list_key, slug)
    _who_works(work, practitioner_id)
    if day > work.today:
        raise InvalidInput("day", Text("This day is still to come."))
    said = clean_note(feedback, "feedback")
    if not said.strip():
        raise InvalidInput("feedback", Text("Say what to keep and what to change: one sentence."))
    kept = {
        "practitioner_id": practitioner_id,
        "list": list_key,
        "slug": slug,
        "feedback": said,
        "day": day,
        **facts,
    }
    return _insert(work, kept)


def _insert(work: Work, kept: dict[str, Any]) -> int:
    digest = snapshot_digest(work, sign_off_content(kept))
    return work.insert(skill_observation, **kept, recorded_at=work.now, digest=digest)


@act("skill.withdraw_sign_off", anchors=True)
def withdraw(work: Work, *, observation_id: int, why: str) -> int:
    """Say that an observation does not stand, and why; both stay readable. InvalidInput on "why".

    Only who signed it, or of whom it is, withdraws it.
    """
    row = work.connection.execute(
        select(skill_observation).where(skill_observation.c.id == observation_id)
    ).first()
    if row is None or work.practitioner_id not in (row.observer_id, row.practitioner_id):
        raise Refused(Text("Only the observer or the person observed can take this back."))
    if row.withdraws_id is not None or row.id not in {one.id for one in _standing(work)}:
        raise Refused(Text("This sign-off was taken back already. Nothing was changed."))
    reason = clean_line(why, "why", _LINE)
    if not reason:
        raise InvalidInput("why", Text("Say why; the sign-off stays readable beside it."))
    kept = {
        "practitioner_id": row.practitioner_id,
        "list": row.list,
        "slug": row.slug,
        "withdraws_id": row.id,
        "why": reason,
        "day": work.today,
    }
    return _insert(work, kept)


def received(read: Read, *, list_key: str = "") -> list[SignOff]:
    """What the acting practitioner was signed off in and stands, by one list or all of them."""
    mine = skill_observation.c.practitioner_id == read.practitioner_id
    return _standing(read, mine, list_key=list_key)


def given(read: Read, *, list_key: str = "") -> list[SignOff]:
    """What the acting practitioner signed off of others and stands, by one list or all of them."""
    mine = skill_observation.c.observer_id == read.practitioner_id
    return _standing(read, mine, list_key=list_key)


def _standing(read: Read, *conditions: Any, list_key: str = "") -> list[SignOff]:
    """Oldest first."""
    by_list = [skill_observation.c["list"] == list_key] if list_key else []
    taken_back = select(skill_observation.c.withdraws_id).where(
        skill_observation.c.withdraws_id.is_not(None)
    )
    query = (
        select(*columns(SignOff, skill_observation))
        .where(
            *conditions,
            *by_list,
            skill_observation.c.withdraws_id.is_(None),
            skill_observation.c.id.not_in(taken_back),
        )
        .order_by(skill_observation.c.day, skill_observation.c.id)
    )
    return list(many(read.connection, SignOff, query))


def _here(read: Read, practitioner_id: int) -> Any:
    row = read.connection.execute(
        select(practitioner.c.name, practitioner.c.credential, practitioner.c.role).where(
            practitioner.c.id == practitioner_id, practitioner.c.left_on.is_(None)
        )
    ).first()
    if row is None:
        raise Refused(Text("This person does not work here any more. Nothing was changed."))
    return row


def _who_works(read: Read, practitioner_id: int) -> Any:
    """Somebody here who works with clients: who may only read watches nobody, and has no list."""
    row = _here(read, practitioner_id)
    if row.role == str(Role.READ_ONLY):
        raise Refused(
            Text("{name} may only read in this practice. Nothing was changed.", {"name": row.name})
        )
    return row

"""A mentor from outside, by file: a form is carried there, signed, and read back in, once.

What was asked is sealed by this practice's key, so that a form of another practice, or one whose
skill was changed on the way, is known. What was said is signed by the mentor's program.
"""

import hmac
import secrets
from dataclasses import asdict, replace
from datetime import date
from typing import Final

from sqlalchemy import select

from medex_desktop.domain.names import clean_note
from medex_desktop.domain.skills.lists import OURS
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.exchange.observation_file import (
    LONGEST,
    MEDIA_TYPE,
    Answer,
    ObservationFile,
    Request,
    read_form,
    to_bytes,
)
from medex_desktop.language import Day, Text
from medex_desktop.services.acts import act
from medex_desktop.services.desk import Desk
from medex_desktop.services.practices import the_practice, the_practitioner
from medex_desktop.services.sign_offs import keep_outside, prove
from medex_desktop.services.skill_lists import skill_list_of
from medex_desktop.services.skill_ratings import require_skill
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import signing
from medex_desktop.storage.audit_chain import content_digest
from medex_desktop.storage.columns import canonical_json
from medex_desktop.storage.tables.documents import attachment
from medex_desktop.storage.tables.skills import skill_observation

_SEALED: Final = "medex observation form "
_PRACTICE: Final = "medex practice mark"
_MARK_LETTERS: Final = 16


def new_form(read: Read, *, slug: str, list_key: str = OURS) -> bytes:
    """A new form for one skill of the acting practitioner, to be carried to a mentor."""
    require_skill(read, list_key, slug)
    held = skill_list_of(read, list_key)
    skill, who = held.skill(slug), the_practitioner(read)
    request = Request(
        practice=the_practice(read).name,
        practice_mark=_practice_mark(read),
        person_id=str(read.practitioner_id),
        person=who.name,
        credential=who.credential,
        list=list_key,
        list_title=held.title,
        slug=slug,
        skill=skill.title,
        behaviour=skill.behaviour,
        made_on=read.today.isoformat(),
        nonce=secrets.token_hex(16),
    )
    return to_bytes(ObservationFile(request, _seal(read, request)))


@act("skill.export_form")
def note_form(work: Work, *, slug: str, list_key: str = OURS) -> None:
    """Note in the audit that a form was saved for a mentor."""
    require_skill(work, list_key, slug)


def sign_form(
    desk: Desk, *, form: bytes, feedback: str, passphrase: str, day: date | None = None
) -> bytes:
    """Answer another practice's form, under one's own passphrase; the file to give back.

    Raises InvalidInput on "passphrase", "feedback" or "day"; Refused for a form that is none, is
    answered, or is of this very practice; StorageProblem while wrong passphrases are held up.
    """
    prove(desk, desk.practitioner_id, passphrase)
    return desk.do(record_answer, form=form, feedback=feedback, day=day)


@act("skill.sign_form", anchors=True)
def record_answer(work: Work, *, form: bytes, feedback: str, day: date | None = None) -> bytes:
    """Sign a form for who has proved who they are (``sign_form``); the file to give back."""
    found = to_be_answered(work, form=form)
    said = clean_note(feedback, "feedback", LONGEST)
    if not said.strip():
        raise InvalidInput("feedback", Text("Say what to keep and what to change: one sentence."))
    watched = day or work.today
    if watched > work.today:
        raise InvalidInput("day", Text("This day is still to come."))
    who = the_practitioner(work)
    if not who.credential:
        raise Refused(Text("Write your credential into your profile first: the form says it."))
    unsigned = Answer(
        who.name, who.credential, the_practice(work).name, watched.isoformat(), said, "", ""
    )
    key, _words = signing.sign(work.audit_key, work.practitioner_id, "")
    answered = replace(found, answer=replace(unsigned, key=key))
    _key, signature = signing.sign(work.audit_key, work.practitioner_id, _signed_words(answered))
    return to_bytes(replace(answered, answer=replace(unsigned, key=key, signature=signature)))


def to_be_answered(read: Read, *, form: bytes) -> ObservationFile:
    """A form of another practice that waits for a mentor. Refused, in words, for any other."""
    found = read_form(form)
    if found.answer is not None:
        raise Refused(Text("This form is signed already. Nothing was changed."))
    if found.request.practice_mark == _practice_mark(read):
        raise Refused(
            Text(
                "This form is of this practice. Nothing was changed. Sign the skill off here, "
                "under the observer’s own passphrase."
            )
        )
    return found


@act("skill.take_in_form", anchors=True)
def take_in_form(work: Work, *, form: bytes) -> int:
    """Keep what a mentor signed in their own program, with the form; the sign-off's id."""
    found = to_be_taken_in(work, form=form)
    assert found.answer is not None
    return keep_outside(
        work,
        slug=found.request.slug,
        list_key=found.request.list,
        observer=found.answer.observer,
        credential=found.answer.credential,
        day=date.fromisoformat(found.answer.day),
        feedback=found.answer.feedback,
        form=form,
        media_type=MEDIA_TYPE,
    )


def to_be_taken_in(read: Read, *, form: bytes) -> ObservationFile:
    """A signed form of one's own that was not read before. Refused, in words, for any other."""
    found = read_form(form)
    request, answer = found.request, found.answer
    if request.practice_mark != _practice_mark(read):
        words = {"practice": request.practice or "?"}
        raise Refused(
            Text("Another practice made this form ({practice}). Nothing was changed.", words)
        )
    if not hmac.compare_digest(found.seal.encode(), _seal(read, request).encode()):
        raise Refused(
            Text(
                "What this form asks was changed after it was saved here. Nothing was changed. "
                "Save a new form and have it signed again."
            )
        )
    if request.person_id != str(read.practitioner_id):
        words = {"name": request.person}
        raise Refused(
            Text("This form is about {name}, who takes it in. Nothing was changed.", words)
        )
    if answer is None:
        raise Refused(Text("Nobody signed this form yet. Nothing was changed."))
    if not signing.holds(answer.key, answer.signature, _signed_words(found)):
        raise Refused(
            Text(
                "What the mentor said was changed after they signed it. Nothing was changed. Ask "
                "them for the file again."
            )
        )
    watched = date.fromisoformat(answer.day)
    if watched > read.today:
        raise Refused(
            Text("It is signed for {day}, which is still to come. Nothing was changed.",
                 {"day": Day(watched)})
        )  # fmt: skip
    if request.nonce in _read_before(read):
        raise Refused(Text("This form was taken in already. Nothing was changed."))
    return found


def key_mark(form: ObservationFile) -> str:
    """The mark of the key a form was signed with, to be compared with the mentor; "" unsigned."""
    return signing.mark(form.answer.key) if form.answer is not None else ""


def own_mark(read: Read) -> str:
    """The mark of the acting practitioner's own key, which a mentor reads out when asked."""
    return signing.mark(signing.sign(read.audit_key, read.practitioner_id, "")[0])


def _read_before(read: Read) -> set[str]:
    """The forms that were taken in, also those of sign-offs taken back since."""
    query = (
        select(attachment.c.id)
        .join(skill_observation, skill_observation.c.form_id == attachment.c.id)
        .where(attachment.c.media_type == MEDIA_TYPE)
    )
    kept = read.connection.execute(query).scalars().all()
    return {read_form(read.attachment(one)).request.nonce for one in kept}


def _seal(read: Read, request: Request) -> str:
    return content_digest(read.audit_key, _SEALED + canonical_json(asdict(request)))


def _signed_words(form: ObservationFile) -> str:
    plain = asdict(form)
    del plain["answer"]["signature"]
    return canonical_json(plain)


def _practice_mark(read: Read) -> str:
    return content_digest(read.audit_key, _PRACTICE)[:_MARK_LETTERS]

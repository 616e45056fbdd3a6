"""The observation form as a file that is carried to a mentor and back: read strictly, or not.

It holds whose skill is to be watched and, once a mentor answered, what they said. Nothing of a
client is in it. See ``docs/decisions/0018-observation-forms.md``.
"""

import json
import re
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final, TypeVar

from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

FORMAT: Final = "medex-observation"
VERSION: Final = 1
SUFFIX: Final = "medexobs"
MEDIA_TYPE: Final = "application/vnd.medex.observation+json"
MOST_BYTES: Final = 64 * 1024
LONGEST: Final = 4_000
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_NO_FORM: Final = Text(
    "This is no observation form of MedEx, or it is damaged. Nothing was changed. Ask for the file "
    "again, or take in a scan of the signed paper."
)
_NEWER: Final = Text(
    "A newer MedEx made this form. Nothing was changed. Update this program, then read it again."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be watched, for whom; all of it sealed by the practice that asks.

    Attributes:
        practice_mark: the practice, without its name being trusted.
        nonce: drawn once for each form; a form is read back once.
    """

    practice: str
    practice_mark: str
    person_id: str
    person: str
    credential: str
    list: str
    list_title: str
    slug: str
    skill: str
    behaviour: str
    made_on: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the mentor said; ``key`` is the public half their program signed with."""

    observer: str
    credential: str
    practice: str
    day: str
    feedback: str
    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class ObservationFile:
    """A form; ``answer`` is None until a mentor signed it."""

    request: Request
    seal: str
    answer: Answer | None = None


def to_bytes(form: ObservationFile) -> bytes:
    """The file."""
    plain = {"format": FORMAT, "version": VERSION, **asdict(form)}
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def read_form(content: bytes) -> ObservationFile:
    """Read a file somebody brought. Refused, in words, for anything that is not such a form.

    Whether the seal and the signature hold is for who has the keys.
    """
    if len(content) > MOST_BYTES:
        raise Refused(
            Text(
                "This file has {size} kB; an observation form has less than {most}. Nothing was "
                "changed. Choose the form, or take in a scan of the signed paper.",
                {"size": -(-len(content) // 1024), "most": MOST_BYTES // 1024},
            )
        )
    try:
        plain = json.loads(content.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise Refused(_NO_FORM) from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise Refused(_NO_FORM)
    version = plain.get("version")
    if type(version) is not int:
        raise Refused(_NO_FORM)
    if version > VERSION:
        raise Refused(_NEWER)
    if set(plain) != {"format", "version", "request", "seal", "answer"} or version != VERSION:
        raise Refused(_NO_FORM)
    answer = plain["answer"]
    return ObservationFile(
        request=_checked(Request, plain["request"], "made_on"),
        seal=_line(plain["seal"]),
        answer=None if answer is None else _checked(Answer, answer, "day"),
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("the same name twice")
    return found


RecordT = TypeVar("RecordT", Request, Answer)


def _checked(kind: type[RecordT], plain: object, day: str) -> RecordT:
    names = [one.name for one in fields(kind)]
    if not isinstance(plain, dict) or set(plain) != set(names):
        raise Refused(_NO_FORM)
    values = {name: _line(plain[name]) for name in names}
    try:
        date.fromisoformat(values[day])
    except ValueError:
        raise Refused(_NO_FORM) from None
    return kind(**values)


def _line(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or _CONTROL.search(value):
        raise Refused(_NO_FORM)
    try:
        value.encode()
    except UnicodeEncodeError:  # half a surrogate pair, written as an escape
        raise Refused(_NO_FORM) from None
    return value

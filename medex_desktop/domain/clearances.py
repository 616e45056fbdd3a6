"""A provider's word that a client may exercise: from when, until when, and who gave it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from medex_desktop.domain.forms import Reader, end_day, past_day
from medex_desktop.domain.names import clean_line, clean_note
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

LINE_LIMIT: Final = 200
NOTE_LIMIT: Final = 2_000


@dataclass(frozen=True, slots=True)
class ClearanceForm:
    """The form as typed."""

    given_on: str = ""
    expires_on: str = ""
    provider_id: int | None = None
    given_by: str = ""
    words: str = ""
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class ClearanceFacts:
    """A clearance, read and checked; ``words`` is what was cleared, as it was written."""

    given_on: date
    expires_on: date | None
    provider_id: int | None
    given_by: str
    words: str


@dataclass(frozen=True, slots=True)
class Clearance:
    """A clearance on record; ``expires_on`` is its last day, none when it was left open."""

    id: int
    client_id: int
    given_on: date
    expires_on: date | None
    provider_id: int | None
    given_by: str
    words: str
    withdrawn_on: date | None

    def counts_on(self, day: date) -> bool:
        """Whether it clears a session on a day."""
        return self.is_known_on(day) and (self.expires_on is None or day <= self.expires_on)

    def is_known_on(self, day: date) -> bool:
        """Whether it had been given by a day and not taken back, run out or not."""
        return self.given_on <= day and (self.withdrawn_on is None or day < self.withdrawn_on)


def read_clearance(form: ClearanceForm, birth: date | None, today: date) -> ClearanceFacts:
    """Read and check the form; InvalidForm names every field that can't be taken."""
    read = Reader()
    given_on = read(
        None,
        lambda: past_day(
            form.given_on, "given_on", birth=birth, today=today, month_first=form.month_first
        ),
    )
    expires_on = read(
        None,
        lambda: end_day(
            form.expires_on,
            "expires_on",
            start=given_on,
            today=today,
            month_first=form.month_first,
        ),
    )
    given_by = read("", lambda: _given_by(form))
    words = read("", lambda: clean_note(form.words, "words", NOTE_LIMIT))
    read.finish()
    assert given_on is not None
    return ClearanceFacts(given_on, expires_on, form.provider_id, given_by, words)


def _given_by(form: ClearanceForm) -> str:
    typed = clean_line(form.given_by, "given_by", LINE_LIMIT)
    if not typed and form.provider_id is None:
        raise InvalidInput("given_by", Text("Say who cleared the client."))
    return typed


def current(clearances: Iterable[Clearance], day: date) -> Clearance | None:
    """The clearance that counts on a day, else the one that ran out last; None when none is known.

    Of several that count, the one that lasts longest.
    """
    known = [one for one in clearances if one.is_known_on(day)]
    return max(known, key=lambda one: (one.expires_on or date.max, one.given_on), default=None)

"""Learning and credentials as typed and as kept: hours, expiry, renewal."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from medex_desktop.domain.dates import parse_day
from medex_desktop.domain.due import RENEW_AHEAD_DAYS
from medex_desktop.domain.forms import Reader, end_day
from medex_desktop.domain.names import clean_line, clean_note
from medex_desktop.domain.quantity import parse_number
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text, counted

_LINE: Final = 200
_MOST_HOURS: Final = 1_000
REMIND_BEFORE: Final = timedelta(days=RENEW_AHEAD_DAYS)


@dataclass(frozen=True, slots=True)
class CredentialForm:
    """A credential as typed."""

    name: str = ""
    issuer: str = ""
    number: str = ""
    issued_on: str = ""
    expires_on: str = ""
    hours_needed: str = ""
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class CredentialFacts:
    """A credential, read and checked; ``hours_needed`` for its renewal, None where none are."""

    name: str
    issuer: str
    number: str
    issued_on: date | None
    expires_on: date | None
    hours_needed: Decimal | None


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential on record; ``ended_on`` when it is held no longer."""

    id: int
    name: str
    issuer: str
    number: str
    issued_on: date | None
    expires_on: date | None
    hours_needed: Decimal | None
    scan_id: int | None
    ended_on: date | None

    def is_current(self, day: date) -> bool:
        """Whether it is held and has not expired."""
        return self.ended_on is None and (self.expires_on is None or self.expires_on >= day)

    def is_expired(self, day: date) -> bool:
        """Whether it is held but has expired."""
        return self.ended_on is None and self.expires_on is not None and self.expires_on < day

    def is_to_be_renewed(self, day: date) -> bool:
        """Whether its renewal is near, or past."""
        ends = self.expires_on
        return self.ended_on is None and ends is not None and day >= ends - REMIND_BEFORE


@dataclass(frozen=True, slots=True)
class LearningForm:
    """Something learnt, as typed."""

    title: str = ""
    day: str = ""
    given_by: str = ""
    hours: str = ""
    note: str = ""
    credential_id: int | None = None
    skill_observation_id: int | None = None
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class LearningFacts:
    """Something learnt, read and checked; its hours may count for a credential."""

    title: str
    day: date
    given_by: str
    hours: Decimal
    note: str
    credential_id: int | None
    skill_observation_id: int | None


@dataclass(frozen=True, slots=True)
class Learning:
    """An entry of the learning log: ``LearningFacts``, with identity."""

    id: int
    title: str
    day: date
    given_by: str
    hours: Decimal
    note: str
    credential_id: int | None
    skill_observation_id: int | None


def hours_words(hours: Decimal, needed: Decimal) -> Text:
    """The hours of a renewal: "3 of 5"."""
    return Text("{n} of {needed}", {"n": shown(hours), "needed": shown(needed)})


def shown(hours: Decimal) -> Number:
    """Hours without idle zeros, inside a message: "2.5", "3"."""
    exponent = hours.normalize().as_tuple().exponent
    return Number(hours, max(0, -int(exponent)))


def plain(hours: Decimal) -> str:
    """Hours as one types them: "2.5"."""
    return f"{hours.normalize():f}"


def expiry_words(one: Credential, day: date) -> Text:
    """Until when a credential holds, or that it does no more."""
    if one.ended_on is not None:
        return Text("ended on {day}", {"day": Day(one.ended_on)})
    if one.expires_on is None:
        return Text("does not expire")
    words: dict[str, object] = {"day": Day(one.expires_on)}
    if one.is_expired(day):
        return Text("expired on {day}", words)
    if one.is_to_be_renewed(day):
        left = (one.expires_on - day).days
        when = counted("in {n} day", "in {n} days", left) if left else Text("today")
        return Text("expires on {day}, {when}: renew", {**words, "when": when})
    return Text("valid until {day}", words)


def read_credential(form: CredentialForm, today: date) -> CredentialFacts:
    """Read and check the form; InvalidForm names every field that can't be taken."""
    read, month_first = Reader(), form.month_first
    issued = read(None, lambda: _past(form.issued_on, "issued_on", today, month_first=month_first))
    facts = CredentialFacts(
        name=read("", lambda: _needed(form.name, "name", _WHICH_CREDENTIAL)),
        issuer=read("", lambda: clean_line(form.issuer, "issuer", _LINE)),
        number=read("", lambda: clean_line(form.number, "number", _LINE)),
        issued_on=issued,
        expires_on=read(
            None,
            lambda: end_day(
                form.expires_on, "expires_on", start=issued, today=today, month_first=month_first
            ),
        ),
        hours_needed=read(None, lambda: _hours(form.hours_needed, "hours_needed")),
    )
    read.finish()
    return facts


def read_learning(form: LearningForm, today: date) -> LearningFacts:
    """Read and check the form; InvalidForm names every field that can't be taken."""
    read = Reader()
    facts = LearningFacts(
        title=read("", lambda: _needed(form.title, "title", _WHAT_LEARNT)),
        day=read(None, lambda: _past(form.day, "day", today, month_first=form.month_first))
        or today,
        given_by=read("", lambda: clean_line(form.given_by, "given_by", _LINE)),
        hours=read(None, lambda: _hours(form.hours, "hours")) or Decimal(0),
        note=read("", lambda: clean_note(form.note, "note")),
        credential_id=form.credential_id,
        skill_observation_id=form.skill_observation_id,
    )
    read.finish()
    return facts


_WHICH_CREDENTIAL: Final = Text("Write which credential it is, such as CPR/AED.")
_WHAT_LEARNT: Final = Text("Write what you learnt, in a few words.")


def _needed(typed: str, field: str, why: Text) -> str:
    line = clean_line(typed, field, _LINE)
    if not line:
        raise InvalidInput(field, why)
    return line


def _past(typed: str, field: str, today: date, *, month_first: bool) -> date | None:
    if not typed.strip():
        return None
    return parse_day(typed, field, today=today, month_first=month_first)


def _hours(typed: str, field: str) -> Decimal | None:
    if not typed.strip():
        return None
    hours = parse_number(typed, field)
    if not 0 <= hours <= _MOST_HOURS:
        raise InvalidInput(field, Text("Hours go from 0 to {most}.", {"most": _MOST_HOURS}))
    return hours

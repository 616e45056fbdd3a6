"""A client's form is read as a whole: every faulty field gets its own sentence, at once."""

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from medex_desktop.domain.body import NOTHING, read_height, read_mass
from medex_desktop.domain.client_records import (
    EVENT_KINDS,
    Client,
    ClientFacts,
    ClientForm,
    Hand,
    Provider,
    Sex,
)
from medex_desktop.domain.dates import OLDEST_YEARS, check_birth, parse_day
from medex_desktop.domain.forms import Reader, past_day
from medex_desktop.domain.names import (
    clean_line,
    clean_note,
    display_name,
    refuse_turning,
    sort_name,
)
from medex_desktop.domain.quantity import parse_number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text

__all__ = [
    "EVENT_KINDS",
    "Client",
    "ClientFacts",
    "ClientForm",
    "Hand",
    "Provider",
    "Sex",
    "read_client",
]

NAME_LIMIT: Final = 120
LINE_LIMIT: Final = 200
PARAGRAPH_LIMIT: Final = 2_000

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_client(form: ClientForm, today: date) -> ClientFacts:
    """Read and check a client's form.

    Args:
        form: the fields as typed.
        today: the day it is; birth, surgery and onset are not after it.

    Returns:
        The facts, cleaned and canonical.

    Raises:
        InvalidForm: with one fault for every field that can't be taken, in the form's order.
    """
    read = Reader()
    name = read("", lambda: _name(form.name))
    birth = read(None, lambda: _birth(form, today))
    age = read(None, lambda: _age(form))
    age_on = read(None, lambda: _age_on(form, today))
    facts = ClientFacts(
        name=display_name(name),
        sort_name=sort_name(name),
        birth_date=birth,
        age_years=None if birth else age,
        age_on=None if birth or age is None else age_on,
        sex=read(Sex.NOT_STATED, lambda: _choice(form.sex, "sex", Sex.NOT_STATED)),
        hand=read(Hand.UNKNOWN, lambda: _choice(form.hand, "hand", Hand.UNKNOWN)),
    )
    facts = _with_body(facts, form, read)
    facts = _with_contact(facts, form, read)
    facts = _with_history(facts, form, read, today)
    read.finish()
    return facts


def _with_body(facts: ClientFacts, form: ClientForm, read: Reader) -> ClientFacts:
    height = read(NOTHING, lambda: read_height(form.height_typed, form.height_unit))
    mass = read(NOTHING, lambda: read_mass(form.mass_typed, form.mass_unit))
    return replace(
        facts,
        height_typed=height.typed,
        height_unit=height.unit,
        height_cm=height.value,
        mass_typed=mass.typed,
        mass_unit=mass.unit,
        mass_kg=mass.value,
    )


def _with_contact(facts: ClientFacts, form: ClientForm, read: Reader) -> ClientFacts:
    return replace(
        facts,
        phone=read("", lambda: clean_line(form.phone, "phone", LINE_LIMIT)),
        email=read("", lambda: _email(form.email)),
        address=read("", lambda: clean_note(form.address, "address", PARAGRAPH_LIMIT)),
        provider_id=form.provider_id,
    )


def _with_history(facts: ClientFacts, form: ClientForm, read: Reader, today: date) -> ClientFacts:
    return replace(
        facts,
        diagnosis=read("", lambda: clean_note(form.diagnosis, "diagnosis", PARAGRAPH_LIMIT)),
        event_kind=read("", lambda: _event_kind(form)),
        event_text=read("", lambda: clean_line(form.event_text, "event_text", LINE_LIMIT)),
        event_date=read(None, lambda: _event_date(form, facts.birth_date, today)),
        precautions=read("", lambda: clean_note(form.precautions, "precautions")),
        reference=read("", lambda: clean_line(form.reference, "reference", LINE_LIMIT)),
    )


def _name(typed: str) -> str:
    refuse_turning(typed, "name")
    name = clean_line(typed, "name", NAME_LIMIT)
    if not any(char.isalnum() for char in name):
        raise InvalidInput("name", Text("A name is needed."))
    return name


def _birth(form: ClientForm, today: date) -> date | None:
    if not form.birth_date.strip():
        if form.age_years.strip():
            return None
        raise InvalidInput("birth_date", Text("A birth date is needed, such as 3 Jun 1962."))
    day = parse_day(form.birth_date, "birth_date", today=today, month_first=form.month_first)
    return check_birth(day, "birth_date", today)


def _age(form: ClientForm) -> int | None:
    if not form.age_years.strip():
        return None
    years = parse_number(form.age_years, "age_years")
    if years != int(years) or not 0 <= years <= OLDEST_YEARS:
        raise InvalidInput(
            "age_years", Text("An age is whole years from 0 to {most}.", {"most": OLDEST_YEARS})
        )
    return int(years)


def _age_on(form: ClientForm, today: date) -> date:
    if not form.age_on.strip():
        return today
    return parse_day(form.age_on, "age_on", today=today, month_first=form.month_first)


def _choice(typed: str, field: str, blank: _Choice) -> _Choice:
    word = typed.strip().lower().replace(" ", "_")
    if not word:
        return blank
    try:
        return type(blank)(word)
    except ValueError:
        words = ", ".join(choice.replace("_", " ") for choice in type(blank))
        raise InvalidInput(field, Text("Choose one of: {words}.", {"words": words})) from None


def _email(typed: str) -> str:
    email = clean_line(typed, "email", LINE_LIMIT)
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+", email):
        raise InvalidInput("email", Text("An email address has one @ and no blanks."))
    return email


def _event_kind(form: ClientForm) -> str:
    kind = form.event_kind.strip().lower()
    if kind not in EVENT_KINDS or (not kind and form.event_date.strip()):
        raise InvalidInput("event_kind", Text("Say whether this is a surgery or an onset."))
    return kind


def _event_date(form: ClientForm, birth: date | None, today: date) -> date | None:
    if not form.event_date.strip():
        return None
    return past_day(
        form.event_date, "event_date", birth=birth, today=today, month_first=form.month_first
    )

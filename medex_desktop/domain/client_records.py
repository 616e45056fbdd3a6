"""Who is tested and who refers them: the client, the provider, and a client's form as typed."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from medex_desktop.domain.dates import years_between
from medex_desktop.frozen import dataclass


class Sex(StrEnum):
    """The sex used for norms, as the client states it."""

    FEMALE = "female"
    MALE = "male"
    NOT_STATED = "not_stated"


class Hand(StrEnum):
    """The dominant hand."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"
    UNKNOWN = "unknown"


EVENT_KINDS: Final = ("", "surgery", "onset")


@dataclass(frozen=True, slots=True)
class Provider:
    """A person who refers clients and receives reports."""

    id: int
    name: str
    credential: str = ""
    profession: str = ""
    organization: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """What is known about a client, read and checked; typed values stand beside canonical ones.

    Attributes:
        age_years: age in years stated instead of a birth date, on ``age_on``.
        height_cm: canonical height; ``height_typed`` and ``height_unit`` are as entered.
        mass_kg: canonical body mass; ``mass_typed`` and ``mass_unit`` are as entered.
        event_kind: "", "surgery" or "onset"; what it was is ``event_text``, when ``event_date``.
        precautions: one per line.
        reference: the practice's own number or code for the client.
    """

    name: str
    sort_name: str
    birth_date: date | None = None
    age_years: int | None = None
    age_on: date | None = None
    sex: Sex = Sex.NOT_STATED
    hand: Hand = Hand.UNKNOWN
    height_typed: str = ""
    height_unit: str = ""
    height_cm: Decimal | None = None
    mass_typed: str = ""
    mass_unit: str = ""
    mass_kg: Decimal | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    provider_id: int | None = None
    diagnosis: str = ""
    event_kind: str = ""
    event_text: str = ""
    event_date: date | None = None
    precautions: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the practice; the fields are those of ``ClientFacts`` with identity and dates."""

    id: int
    name: str
    sort_name: str
    birth_date: date | None
    age_years: int | None
    age_on: date | None
    sex: Sex
    hand: Hand
    height_typed: str
    height_unit: str
    height_cm: Decimal | None
    mass_typed: str
    mass_unit: str
    mass_kg: Decimal | None
    phone: str
    email: str
    address: str
    provider_id: int | None
    diagnosis: str
    event_kind: str
    event_text: str
    event_date: date | None
    precautions: str
    reference: str
    archived_on: date | None
    created_at: datetime
    binned_at: datetime | None = None

    @property
    def age_is_about(self) -> bool:
        """Whether the age rests on stated years instead of a birth date."""
        return self.birth_date is None and self.age_years is not None

    def age_on_day(self, day: date) -> Decimal | None:
        """Age in years with its fraction on ``day``; None when neither date nor age is known."""
        if self.birth_date is not None:
            return years_between(self.birth_date, day)
        if self.age_years is None:
            return None
        if self.age_on is None:
            return Decimal(self.age_years)
        return self.age_years + years_between(self.age_on, day)


@dataclass(frozen=True, slots=True)
class ClientForm:
    """A client's form as typed. A new client needs no more than a name and a birth date.

    Attributes:
        age_years: years, typed instead of a birth date; ``age_on`` is the day it was true.
        month_first: dates in numbers alone are month, day, year.
    """

    name: str = ""
    birth_date: str = ""
    age_years: str = ""
    age_on: str = ""
    sex: str = ""
    hand: str = ""
    height_typed: str = ""
    height_unit: str = "cm"
    mass_typed: str = ""
    mass_unit: str = "kg"
    phone: str = ""
    email: str = ""
    address: str = ""
    provider_id: int | None = None
    diagnosis: str = ""
    event_kind: str = ""
    event_text: str = ""
    event_date: str = ""
    precautions: str = ""
    reference: str = ""
    month_first: bool = False

"""The practice and the people who work in it."""

from datetime import date
from decimal import Decimal

from medex_desktop.domain.names import clean_line, clean_note
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

_LINE = 200
_PARAGRAPH = 1_000


@dataclass(frozen=True, slots=True)
class Practice:
    """The letterhead: who sends the papers."""

    id: int
    name: str
    phone: str
    fax: str
    email: str
    address: str
    logo_id: int | None
    demo: bool


@dataclass(frozen=True, slots=True)
class Practitioner:
    """A person who assesses and signs; the credential is printed as it was typed."""

    id: int
    name: str
    credential: str
    title: str
    role: str
    signature_id: int | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class Device:
    """A dynamometer: ``resolution`` is its smallest step, in ``unit``."""

    id: int
    make: str
    serial: str
    unit: str
    resolution: Decimal
    calibrated_on: date | None
    retired_on: date | None


@dataclass(frozen=True, slots=True)
class Profile:
    """The first screen of set-up, as typed; images are PNG or JPEG bytes."""

    practice_name: str
    name: str
    credential: str = ""
    title: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    address: str = ""
    logo: bytes | None = None
    signature: bytes | None = None


def initials(name: str) -> str:
    """At most two letters for the locked screen, which shows no name."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(
        word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)
    ).upper()


def read_profile(profile: Profile) -> Profile:
    """The profile cleaned; InvalidForm names every field that can't be taken."""
    faults: list[InvalidInput] = []

    def line(field: str) -> str:
        try:
            return clean_line(str(getattr(profile, field)), field, _LINE)
        except InvalidInput as fault:
            faults.append(fault)
            return ""

    lines = {
        field: line(field)
        for field in ("practice_name", "name", "credential", "title", "phone", "fax", "email")
    }
    for field, words in (
        ("practice_name", Text("The practice needs a name; it heads every paper.")),
        ("name", Text("Your name is needed; it stands under every report.")),
    ):
        if not lines[field] and not any(fault.field == field for fault in faults):
            faults.append(InvalidInput(field, words))
    try:
        address = clean_note(profile.address, "address", _PARAGRAPH)
    except InvalidInput as fault:
        faults.append(fault)
        address = ""
    if faults:
        raise InvalidForm(faults)
    return Profile(**lines, address=address, logo=profile.logo, signature=profile.signature)

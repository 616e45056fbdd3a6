"""How long a client is kept: the bin, out of every list for 30 days and more, and legal holds.

Nothing goes by itself: when the days are over, erasing is offered (``services/erasing``).
"""

from datetime import date
from typing import Any

from sqlalchemy import select

from medex_desktop.domain import retention
from medex_desktop.domain.names import clean_line
from medex_desktop.domain.retention import USUAL, Years
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import practices
from medex_desktop.services.acts import Role, act
from medex_desktop.services.clients import client_page
from medex_desktop.services.families import GONE, family, head
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.clients import client

ADULT_YEARS, MINOR_YEARS = "keep_years", "keep_years_minors"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Keeping:
    """What keeps a client's records.

    Attributes:
        binned_on: the day they were put into the bin; None outside it.
        days_left: days until erasing is offered; None outside the bin.
        legal_hold: why nothing of theirs may go; "" without a hold.
        kept_until: the last day of the years of keeping; None when nothing was assessed.
    """

    client_id: int
    binned_on: date | None
    bin_reason: str
    days_left: int | None
    legal_hold: str
    kept_until: date | None


@act("client.bin", undo=Text("Put client into the bin"), in_bin=True)
def put_in_bin(work: Work, *, client_id: int, reason: str = "") -> None:
    """Take a client out of every list, count and reminder; nothing of theirs is removed."""
    found = _of(work, client_id)
    work.about(found.id)
    if found.binned_at is not None:
        raise Refused(Text("This client is in the bin already. Nothing was changed."))
    reason = clean_line(reason, "reason", _LONGEST)
    work.update(client, found.id, binned_at=work.now, bin_reason=reason)


@act("client.unbin", undo=Text("Take client from the bin"), in_bin=True)
def take_from_bin(work: Work, *, client_id: int) -> None:
    """Bring a client back from the bin, as they were."""
    found = _of(work, client_id)
    work.about(found.id)
    if found.binned_at is None:
        raise Refused(Text("This client is not in the bin. Nothing was changed."))
    work.update(client, found.id, binned_at=None, bin_reason="")


@act("client.hold", undo=Text("Legal hold"), in_bin=True)
def place_hold(work: Work, *, client_id: int, reason: str) -> None:
    """Keep a client's records from being erased until the hold is lifted."""
    found = _of(work, client_id)
    work.about(found.id)
    reason = clean_line(reason, "reason", _LONGEST)
    if not reason:
        raise InvalidInput("reason", Text("Say why; whoever wants to erase reads it."))
    work.update(client, found.id, legal_hold=reason)


@act("client.lift_hold", undo=Text("Lift the legal hold"), in_bin=True)
def lift_hold(work: Work, *, client_id: int) -> None:
    """Lift a client's legal hold."""
    found = _of(work, client_id)
    work.about(found.id)
    if not _hold(work, found.id):
        raise Refused(Text("This client is under no legal hold. Nothing was changed."))
    for one in family(work, found.id):
        work.update(client, one, legal_hold="")


@act("practice.keep_years", undo=Text("Change of the years of keeping"), role=Role.OWNER)
def choose_years(work: Work, *, years: Years) -> None:
    """Say how long records are kept before they may be erased."""
    for field, chosen in (("adults", years.adults), ("minors", years.minors)):
        if chosen not in retention.OFFERED_YEARS:
            raise InvalidInput(field, Text("{n} years can't be chosen.", {"n": chosen}))
    practices.keep_setting(work, key=ADULT_YEARS, value=str(years.adults))
    practices.keep_setting(work, key=MINOR_YEARS, value=str(years.minors))


def years_of_keeping(read: Read) -> Years:
    """How long this practice keeps records; a value that can't be chosen counts as the usual."""
    return Years(
        _offered(practices.setting_of(read, ADULT_YEARS), USUAL.adults),
        _offered(practices.setting_of(read, MINOR_YEARS), USUAL.minors),
    )


def _offered(kept: Any, usual: int) -> int:
    return next((years for years in retention.OFFERED_YEARS if str(years) == kept), usual)


def keeping(read: Read, *, client_id: int) -> Keeping:
    """What keeps a client's records. Refused when there is no such client."""
    page = client_page(read, client_id=client_id)
    row = _of(read, page.client.id)
    binned_on = row.binned_at.astimezone().date() if row.binned_at else None
    left = None if binned_on is None else retention.days_left(binned_on, read.today)
    known = page.client
    born = retention.Born(known.birth_date, known.age_years, known.age_on)
    until = retention.kept_until(page.last_visit, born, years=years_of_keeping(read))
    return Keeping(known.id, binned_on, row.bin_reason, left, _hold(read, known.id), until)


def _hold(read: Read, client_id: int) -> str:
    """The hold on this record or on one merged into it."""
    held = select(client.c.legal_hold).where(
        client.c.id.in_(family(read, client_id)), client.c.legal_hold != ""
    )
    return read.connection.execute(held.order_by(client.c.id).limit(1)).scalar() or ""


def _of(read: Read, client_id: int) -> Any:
    wanted = (client.c.id, client.c.binned_at, client.c.bin_reason, client.c.legal_hold)
    found = read.connection.execute(
        select(*wanted).where(client.c.id == head(read, client_id))
    ).first()
    if found is None:
        raise Refused(GONE)
    return found

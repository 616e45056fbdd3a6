"""What must be known of a client before they move: one look at what other people said of them."""

from collections.abc import Iterable
from datetime import date

from medex_desktop.domain.clearances import Clearance
from medex_desktop.domain.client_limits import ClientLimit
from medex_desktop.domain.clients import Client
from medex_desktop.domain.conditions import ClientCondition
from medex_desktop.domain.precautions import Precaution
from medex_desktop.domain.replacements import Joint, Replacement
from medex_desktop.frozen import dataclass
from medex_desktop.services.clearances import current_clearance
from medex_desktop.services.client_limits import active_limits
from medex_desktop.services.conditions import conditions
from medex_desktop.services.precautions import active_precautions
from medex_desktop.services.replacements import replacements
from medex_desktop.services.work import Read

TABLES = frozenset(
    ("replacement", "precaution", "client_limit", "client_condition", "clearance")
)  # fmt: skip
"""The tables it is read from."""


@dataclass(frozen=True, slots=True)
class Health:
    """What holds on a day; a clearance that ran out is told too.

    Attributes:
        replacements: newest first.
        precautions, limits, conditions: those that hold on the day.
    """

    replacements: tuple[Replacement, ...] = ()
    precautions: tuple[Precaution, ...] = ()
    limits: tuple[ClientLimit, ...] = ()
    conditions: tuple[ClientCondition, ...] = ()
    clearance: Clearance | None = None

    @property
    def joints(self) -> frozenset[Joint]:
        """The joints that were replaced."""
        return frozenset(one.joint for one in self.replacements)


def health_of(read: Read, *, client_id: int, day: date) -> Health:
    """What holds for a client on a day."""
    noted = conditions(read, client_id=client_id)
    return Health(
        replacements=tuple(replacements(read, client_id=client_id)),
        precautions=active_precautions(read, client_id=client_id, day=day),
        limits=active_limits(read, client_id=client_id, day=day),
        conditions=tuple(one for one in noted if one.counts_on(day)),
        clearance=current_clearance(read, client_id=client_id, day=day),
    )


def stands_as_replacement(client: Client, replaced: Iterable[Replacement]) -> bool:
    """Whether the surgery in a client's form is a joint replacement on record: it is told once."""
    return client.event_kind == "surgery" and any(
        one.done_on == client.event_date for one in replaced
    )

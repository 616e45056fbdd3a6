"""Acts: everything a person can do is registered here, with its role, its undo name, its audit.

@act("client.archive", undo=Text("Archive client"))
def archive_client(work: Work, *, client_id: int) -> None: ...

desk.do(archive_client, client_id=7)
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from medex_desktop.language import Text

if TYPE_CHECKING:
    from medex_desktop.services.work import Work

P = ParamSpec("P")
R = TypeVar("R")


class Role(StrEnum):
    """Who may do an act; each role may do what the ones after it may."""

    OWNER = "owner"
    PRACTITIONER = "practitioner"
    READ_ONLY = "read_only"

    def covers(self, needed: "Role") -> bool:
        """True when this role may do what ``needed`` may."""
        order = list(Role)
        return order.index(self) <= order.index(needed)


@dataclass(frozen=True)
class Act(Generic[P, R]):
    """A registered act. ``undo`` names it for the undo bar; without it the act can't be undone.

    ``audited`` is False only for drafts. ``anchors`` keeps the audit head in the sidecar at once.
    ``forgets`` takes every step that names a removed row out of the undo history. A ``quiet`` act
    is an entry of the audit and nothing else: no screen is told, nothing was saved. Only an act
    that is ``in_bin`` is done for a client who is in the bin.
    """

    name: str
    call: "Callable[Concatenate[Work, P], R]"
    undo: Text | None
    role: Role
    audited: bool
    anchors: bool
    forgets: bool = False
    quiet: bool = False
    in_bin: bool = False


_acts: dict[str, Act[..., Any]] = {}


def act(
    name: str,
    *,
    undo: Text | None = None,
    role: Role = Role.PRACTITIONER,
    audited: bool = True,
    anchors: bool = False,
    forgets: bool = False,
    quiet: bool = False,
    in_bin: bool = False,
) -> "Callable[[Callable[Concatenate[Work, P], R]], Act[P, R]]":
    """Register a function as an act under a permanent name."""

    def register(call: "Callable[Concatenate[Work, P], R]") -> Act[P, R]:
        if name in _acts:
            raise ValueError(f"two acts are called {name}")
        made = Act(name, call, undo, role, audited, anchors, forgets, quiet, in_bin)
        _acts[name] = made
        return made

    return register


def all_acts() -> dict[str, Act[..., Any]]:
    """Every act registered so far, by name."""
    return dict(_acts)

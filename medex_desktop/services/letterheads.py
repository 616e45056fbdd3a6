"""The line under a practice's name on its papers."""

from medex_desktop.domain.practices import Practice, Practitioner
from medex_desktop.language import _


def letterhead_line(practice: Practice, person: Practitioner) -> str:
    """Who works there, where it is, and its phone."""
    parts = (
        ", ".join(part for part in (person.name, person.credential) if part),
        ", ".join(practice.address.splitlines()),
        _("phone {n}", n=practice.phone) if practice.phone else "",
    )
    return " · ".join(part for part in parts if part)

"""The practice's own words and numbers for the safety gate: its stop values, its crisis contact."""

from collections.abc import Mapping
from typing import Final

from medex_desktop.domain.client_limits import LimitKind
from medex_desktop.services import practices
from medex_desktop.services.work import Read

STOP_SETTING: Final = "stop_values"
CONTACT_SETTING: Final = "crisis_contact"


def practice_stops(read: Read) -> Mapping[str, str]:
    """The practice's stop values by kind of limit; none until somebody writes them."""
    kept = practices.setting_of(read, STOP_SETTING, {})
    return {kind.value: str(kept[kind.value]) for kind in LimitKind if kept.get(kind.value)}


def crisis_contact(read: Read) -> str:
    """Whom the practice calls in a crisis, as it wrote it; "" until somebody did."""
    return str(practices.setting_of(read, CONTACT_SETTING, ""))

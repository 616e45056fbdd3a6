"""The one place that asks the system for the time; everything else is told."""

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What the time is: moments in UTC, and the civil date where the laptop stands."""

    def now(self) -> datetime:
        """The moment, with its time zone."""
        ...

    def today(self) -> date:
        """The civil date here."""
        ...


class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        """The moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Today's date in the laptop's time zone."""
        return datetime.now(UTC).astimezone().date()

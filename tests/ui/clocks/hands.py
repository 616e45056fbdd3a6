"""Clocks that a test sets: seconds pass when it says so."""

from datetime import UTC, datetime, timedelta

from medex_desktop.ui.clocks.stopwatch import SECOND


class Hands:
    """``pass_s`` for both clocks; ``sleep_s`` for the wall clock alone."""

    def __init__(self) -> None:
        self.ns = 7_000 * SECOND
        self.at = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)

    def now(self) -> int:
        return self.ns

    def wall(self) -> datetime:
        return self.at

    def pass_s(self, seconds: float) -> None:
        self.ns += round(seconds * SECOND)
        self.sleep_s(seconds)

    def sleep_s(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

"""Evidence of a skill: what the records show, counted; never merged with ratings or sign-offs."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted

RecordKind = Literal["assessment", "report", "alert", "client", "practice", "signoff", "rating"]


@dataclass(frozen=True, slots=True)
class Rule:
    """When the records are enough for one skill; the numbers are this program's own.

    Attributes:
        reads: names of the kinds of record the rule counts from; it counts once all of them exist.
        observed: whether somebody must have watched it too.
    """

    slug: str
    reads: tuple[str, ...]
    least: int
    least_clients: int
    observed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One record that counts: of what kind, where it is, whose, and which day."""

    kind: RecordKind
    record_id: int
    client_id: int | None
    day: date
    words: Text


@dataclass(frozen=True, slots=True)
class Count:
    """The evidence of one skill.

    Attributes:
        found: the records behind it, newest first.
        open_points: what still stands against it, where a rule asks that nothing does.
        later: whether its kind of record comes with a later version; then nothing is counted.
    """

    rule: Rule
    found: tuple[Found, ...] = ()
    open_points: tuple[Found, ...] = ()
    later: bool = False

    @property
    def records(self) -> int:
        """How many records count."""
        return len(self.found)

    @property
    def clients(self) -> int:
        """Of how many clients."""
        return len({one.client_id for one in self.found if one.client_id is not None})

    @property
    def is_met(self) -> bool:
        """Whether the records are enough."""
        return (
            not self.later
            and not self.open_points
            and self.records >= self.rule.least
            and self.clients >= self.rule.least_clients
        )

    @property
    def share(self) -> float:
        """How far it is, 0 to 1, the slower of records and clients."""
        if self.later:
            return 0.0
        records = min(1.0, self.records / self.rule.least) if self.rule.least else 1.0
        wanted = self.rule.least_clients
        clients = min(1.0, self.clients / wanted) if wanted else 1.0
        return min(records, clients)


LATER: Final = Text("counts from a later version")


def count_of(rule: Rule, found: Iterable[Found], against: Iterable[Found] = ()) -> Count:
    """The evidence from its records, newest first."""
    ordered = sorted(found, key=lambda one: (one.day, one.record_id), reverse=True)
    return Count(rule, tuple(ordered), tuple(against))


def short_words(count: Count) -> Text:
    """The evidence in a cell: "2 of 5", "2 of 3 clients", "1 open", "14, needs 5", or later."""
    if count.later:
        return LATER
    words = {"n": count.records, "least": count.rule.least}
    if count.records < count.rule.least:
        return Text("{n} of {least}", words)
    if count.clients < count.rule.least_clients:
        words = {"n": count.clients, "least": count.rule.least_clients}
        return Text("{n} of {least} clients", words)
    if count.open_points:
        return counted("{n} open", "{n} open", len(count.open_points))
    return Text("{n}, needs {least}", words)


def long_words(count: Count) -> Text:
    """The evidence in a line: "14 records, 9 clients"."""
    if count.later:
        return LATER
    records = counted("{n} record", "{n} records", count.records)
    clients = counted("{n} client", "{n} clients", count.clients)
    if not count.rule.least_clients:
        return records
    return Text("{records}, {clients}", {"records": records, "clients": clients})


def needs_words(rule: Rule) -> Text:
    """What is needed: "needs 5 records of 3 clients"."""
    records = counted("{n} record", "{n} records", rule.least)
    if not rule.least_clients:
        return Text("needs {records}", {"records": records})
    clients = counted("{n} client", "{n} clients", rule.least_clients)
    return Text("needs {records} of {clients}", {"records": records, "clients": clients})

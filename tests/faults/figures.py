"""What a run of the harness counted, and whether that is enough."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from medex_desktop.errors import MedExError


class Wrong(StrEnum):
    """The ways in which the program can fail the harness; each has to be zero."""

    LOST = "acknowledged records lost"
    PARTIAL = "partial records"
    UNCAUGHT = "uncaught errors"
    UNSEEN = "flips not detected"
    ACCEPTED = "bad files not refused, or not with their sentence"


FULL_MARKS: Mapping[str, int] = {
    "kills": 2000,
    "I/O faults": 500,
    "bit flips": 500,
    "bad files": 60,
    "hostile archives": 12,
    "wrong passphrases": 1000,
}
SHORT_MARKS: Mapping[str, int] = {
    "kills": 120,
    "I/O faults": 80,
    "bit flips": 60,
    "bad files": 60,
    "hostile archives": 12,
    "wrong passphrases": 50,
}


@dataclass
class Figures:
    """Counts of what was done, by part and within it; and every fault, in words."""

    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[tuple[Wrong, str]] = field(default_factory=list)
    acknowledged: int = 0
    seconds: float = 0.0

    def count(self, part: str, kind: str, times: int = 1) -> None:
        """Note that something of one kind was done."""
        self.done[part, kind] += times

    def wrong(self, kind: Wrong, where: str, what: str | Iterable[str]) -> None:
        """Note one fault, or several."""
        for words in [what] if isinstance(what, str) else what:
            self.faults.append((kind, f"{where}: {words}"))

    def add(self, other: "Figures") -> None:
        """Take the figures of another run in."""
        self.done += other.done
        self.faults += other.faults
        self.acknowledged += other.acknowledged
        self.seconds += other.seconds

    def total(self, part: str) -> int:
        """How many of one part were done."""
        return sum(times for (of, _kind), times in self.done.items() if of == part)

    def zeros(self) -> dict[str, int]:
        """How often each wrong was found."""
        found = Counter(kind for kind, _words in self.faults)
        return {kind.value: found[kind] for kind in Wrong}

    def short_of(self, marks: Mapping[str, int]) -> list[str]:
        """The parts of which fewer were done than wanted."""
        return [part for part, mark in marks.items() if self.total(part) < mark]

    def table(self, marks: Mapping[str, int]) -> str:
        """For people: each part with its kinds, then the zeros."""
        lines = []
        for part, mark in marks.items():
            lines.append(f"{part:<18}{self.total(part):>7}   at least {mark}")
            lines += [
                f"    {kind:<32}{times:>7}"
                for (of, kind), times in sorted(self.done.items())
                if of == part
            ]
        lines.append(f"{'acknowledged':<18}{self.acknowledged:>7}   records, each looked for again")
        lines += [f"{number:>7} {words}" for words, number in self.zeros().items()]
        return "\n".join(lines)

    def as_json(self, marks: Mapping[str, int]) -> str:
        """The same for programs."""
        parts = {
            part: {
                "done": self.total(part),
                "mark": mark,
                "kinds": {kind: n for (of, kind), n in sorted(self.done.items()) if of == part},
            }
            for part, mark in marks.items()
        }
        told = {
            "parts": parts,
            "acknowledged": self.acknowledged,
            "zeros": self.zeros(),
            "faults": [f"{kind.value}: {words}" for kind, words in self.faults],
            "seconds": round(self.seconds, 1),
            "line": self.line(marks),
        }
        return json.dumps(told, indent=1)

    def line(self, marks: Mapping[str, int]) -> str:
        """All of it in one line; the minutes are those of all parts, one after the other."""
        done = ", ".join(f"{self.total(part):,} {part}" for part in marks)
        zeros = ", ".join(f"{number} {words}" for words, number in self.zeros().items())
        minutes = f"{self.seconds / 60:.0f} min of work"
        good = not self.faults and not self.short_of(marks)
        return (
            f"{done}; {self.acknowledged:,} acknowledged; {zeros}; {minutes}; "
            f"{'every mark met' if good else 'NOT EVERY MARK MET'}"
        )

    def kept(self) -> str:
        """The same for ``from_json``: what a run that goes on later starts with."""
        done = [[part, kind, times] for (part, kind), times in self.done.items()]
        faults = [[kind.value, words] for kind, words in self.faults]
        told = {"done": done, "faults": faults, "acknowledged": self.acknowledged}
        return json.dumps({**told, "seconds": self.seconds})

    @classmethod
    def from_json(cls, kept: str) -> "Figures":
        """Figures that were kept."""
        found = json.loads(kept)
        return cls(
            Counter({(part, kind): times for part, kind, times in found["done"]}),
            [(Wrong(kind), words) for kind, words in found["faults"]],
            found["acknowledged"],
            found["seconds"],
        )


def told(error: BaseException) -> str:
    """An error as the harness writes it down: one of ours by its sentence, any other by its kind.

    Only the first kind may ever reach a person; "UNCAUGHT" marks the other.
    """
    if isinstance(error, MedExError):
        return str(error) or "UNCAUGHT: one of our errors without words"
    return f"UNCAUGHT: {type(error).__name__}: {error}"

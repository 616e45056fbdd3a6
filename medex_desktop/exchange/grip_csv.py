"""Grip results of another program: every row made part of a test, or listed with its reason."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from medex_desktop.errors import InvalidInput
from medex_desktop.exchange.cells import Reading
from medex_desktop.exchange.csv_in import Row, Table
from medex_desktop.exchange.faults import BEAT, OnProgress, RowFault, report
from medex_desktop.exchange.grip_rows import HeadReader, TestFacts, TrialCells, fault_of
from medex_desktop.exchange.imported import (
    Counts,
    GripFile,
    ImportedTest,
    ImportedTrial,
    PersonTests,
    values_key,
)
from medex_desktop.exchange.mapping import LONG, PAIRED, Mapping, arrange
from medex_desktop.exchange.people import People, RowFaults
from medex_desktop.exchange.questions import open_questions
from medex_desktop.language import Text
from medex_desktop.turns import in_turn

_TRIALS_A_HAND: Final = 3
_HANDS: Final = {"right": Text("right hand"), "left": Text("left hand")}
_NO_TRIAL: Final = Text("No trial in this row, so nothing to record.")
_ALONE: Final = Text("Not measured, and no other trial of this test, so nothing to record.")


class _Entry(NamedTuple):
    """One trial of a long or paired file, before its test is put together."""

    row: Row
    meaning: str
    side: str
    stated: int | None
    reading: Reading | None
    note: str


def read_grip(
    table: Table, mapping: Mapping, today: date, on_progress: OnProgress | None = None
) -> GripFile:
    """Read every row of a file of grip results; nothing is kept anywhere.

    Args:
        table: the file as text.
        mapping: what its columns mean, with every required question answered.
        today: the day it is; no test and no birth is after it.
        on_progress: told rows done and rows in all; returning False ends the reading.

    Returns:
        The persons with their tests, the refused rows with their reasons, and the counts.

    Raises:
        InvalidInput: a required question is open; the field is its key.
        Cancelled: the listener returned False.
    """
    for question in open_questions(mapping, table):
        raise InvalidInput(question.key, question.words)
    reader = _FileReader(arrange(table, mapping), mapping, today)
    reader.read(on_progress)
    return reader.result()


class _FileReader:
    def __init__(self, table: Table, mapping: Mapping, today: date) -> None:
        self._table = table
        self._mapping = mapping
        self._heads = HeadReader(mapping, table, today)
        self._trials = TrialCells(mapping, table)
        self._faults: list[RowFault] = list(table.faults)
        self._tests: dict[str, list[ImportedTest]] = {}
        self._first: dict[tuple[str, date], ImportedTest] = {}
        self._seen: dict[tuple[str, str], int] = {}
        self._groups: dict[tuple[str, TestFacts], list[_Entry]] = {}

    def read(self, on_progress: OnProgress | None) -> None:
        rows = self._table.rows
        takes = {LONG: self._take_long, PAIRED: self._take_paired}
        take = takes.get(self._mapping.layout, self._take_wide)
        for done, row in enumerate(in_turn(rows)):
            if not done % BEAT:
                report(on_progress, done, len(rows))
            faults = RowFaults()
            take(row, faults)
            if faults.found:
                self._refuse(row, faults)
        for (key, facts), entries in in_turn(self._groups.items()):
            self._assemble(key, facts, entries)
        report(on_progress, len(rows), len(rows))

    def _refuse(self, row: Row, faults: RowFaults) -> None:
        for meaning, reason in faults.found:
            self._faults.append(fault_of(row, self._table, self._mapping, meaning, reason))

    def _take_wide(self, row: Row, faults: RowFaults) -> None:
        head = self._heads.read(row)
        faults.found.extend(head.faults)
        before = len(faults.found)
        trials = self._trials.wide(row.cells, faults)
        note = self._trials.note(row.cells, faults)
        if not trials and len(faults.found) == before:
            faults.add("", _NO_TRIAL)
        if len({trial.unit for trial in trials if trial.unit}) > 1:
            faults.add("", _two_units([(trial.unit, row.line) for trial in trials]))
        if faults.found or head.key is None or head.facts is None:
            return
        test = ImportedTest(head.facts.day, tuple(trials), (row.line,), *head.facts[1:], note=note)
        line = self._doubled(head.key, test)
        if line:
            faults.add("", Text("Same client, date and values as line {line}.", {"line": line}))
            return
        self._tests.setdefault(head.key, []).append(test)

    def _doubled(self, key: str, test: ImportedTest) -> int:
        """The line of the same test earlier in this file, or 0."""
        first = self._first.setdefault((key, test.day), test)
        if first is test:
            return 0
        self._seen.setdefault((key, _values(first)), first.lines[0])
        line = self._seen.setdefault((key, _values(test)), test.lines[0])
        return 0 if line == test.lines[0] else line

    def _take_long(self, row: Row, faults: RowFaults) -> None:
        head = self._heads.read(row)
        faults.found.extend(head.faults)
        side, stated, reading = self._trials.long(row.cells, faults)
        note = self._trials.note(row.cells, faults)
        if faults.found or head.key is None or head.facts is None:
            return
        entry = _Entry(row, "value", side, stated, reading, note)
        self._groups.setdefault((head.key, head.facts), []).append(entry)

    def _take_paired(self, row: Row, faults: RowFaults) -> None:
        """A row with one trial number and a column for each hand."""
        head = self._heads.read(row)
        faults.found.extend(head.faults)
        before = len(faults.found)
        stated = self._trials.number(row.cells, faults)
        trials = self._trials.readings(row.cells, faults)
        note = self._trials.note(row.cells, faults)
        if not trials and len(faults.found) == before:
            faults.add("", _NO_TRIAL)
        if faults.found or head.key is None or head.facts is None:
            return
        self._groups.setdefault((head.key, head.facts), []).extend(
            _Entry(row, f"{side}_1", side, stated, reading, note) for side, _, reading in trials
        )

    def _assemble(self, key: str, facts: TestFacts, entries: list[_Entry]) -> None:
        """One test out of its rows; doubled and fourth trials are refused."""
        if all(entry.reading is None for entry in entries):
            for entry in entries:
                self._refuse(entry.row, RowFaults([(entry.meaning, _ALONE)]))
            return
        if len({entry.reading.unit for entry in entries if entry.reading} - {""}) > 1:
            self._refuse_mixed(entries)
            return
        kept = list(self._numbered(entries))
        trials = [trial for _, trial in kept if trial is not None]
        if not trials:
            return
        test = ImportedTest(
            facts.day,
            tuple(trials),
            tuple(sorted({entry.row.line for entry, _ in kept})),
            *facts[1:],
            note="\n".join(dict.fromkeys(entry.note for entry, _ in kept if entry.note)),
        )
        self._tests.setdefault(key, []).append(test)

    def _refuse_mixed(self, entries: list[_Entry]) -> None:
        """Refuse every row of a test in two units: nobody can say which unit is the slip."""
        read = [(entry.reading.unit, entry.row.line) for entry in entries if entry.reading]
        fault = "", _two_units(read)
        for row in {entry.row.line: entry.row for entry in entries}.values():
            self._refuse(row, RowFaults([fault]))

    def _numbered(self, entries: list[_Entry]) -> Iterator[tuple[_Entry, ImportedTrial | None]]:
        """Each row that fits, with its trial; those that state a number go first."""
        by_order = self._mapping.numbering == "order"
        taken: dict[tuple[str, int], int] = {}
        made = {"right": 0, "left": 0}
        for entry in sorted(entries, key=_stated_first):
            row, _meaning, side, stated, reading, _note = entry
            number = stated
            if by_order or number is None:
                number = made[side] + 1
                while not by_order and (side, number) in taken:
                    number += 1
            place = ("", stated or 0) if by_order else (side, number)
            first = taken.get(place) if stated is not None else None
            reason = self._misfit(entry, number, first, by_order=by_order)
            if reason is not None:
                self._refuse(row, RowFaults([reason]))
                continue
            made[side] += 1
            taken[place] = row.line
            order = stated if by_order else None
            yield entry, self._trials.trial(side, number, reading, order) if reading else None

    def _misfit(
        self, entry: _Entry, number: int, first: int | None, *, by_order: bool
    ) -> tuple[str, Text] | None:
        """Why a trial has no place in its test: its number is taken, or it is the fourth."""
        if first is None and number <= _TRIALS_A_HAND:
            return None
        hand = _HANDS[entry.side]
        if first is None:
            return entry.meaning, Text(
                "More than three trials of the {hand} for this client and day.", {"hand": hand}
            )
        words = {"n": entry.stated, "hand": hand, "line": first}
        if by_order:
            return "trial", Text("Trial {n} of this test is on line {line} already.", words)
        return "trial", Text("Trial {n} of the {hand} is on line {line} already.", words)

    def result(self) -> GripFile:
        people = self._heads.people
        persons = tuple(_person(people, key, tests) for key, tests in in_turn(self._tests.items()))
        faults = tuple(sorted(self._faults, key=lambda fault: fault.line))
        refused = len({fault.line for fault in faults})
        rows = len(self._table.rows) + len(self._table.faults)
        tests = [test for person in persons for test in person.tests]
        counts = Counts(
            rows=rows,
            ready=rows - refused,
            refused=refused,
            blank=self._table.blank_rows,
            people=len(persons),
            tests=len(tests),
            trials=sum(len(test.trials) for test in tests),
        )
        return GripFile(persons, faults, counts)


def _two_units(read: list[tuple[str, int]]) -> Text:
    """The sentence about a test in two units: the first line that says each of them."""
    lines: dict[str, int] = {}
    for unit, line in read:
        if unit:
            lines.setdefault(unit, line)
    (one, line), (other, other_line) = lines.items()
    if line == other_line:
        return Text(
            "Line {line} says both {one} and {other} within one test. "
            "Put all its trials in the unit they were measured in.",
            {"line": line, "one": one, "other": other},
        )
    return Text(
        "One test in two units: line {line} says {one}, line {other_line} says {other}. "
        "Put all its trials in the unit they were measured in.",
        {"line": line, "one": one, "other": other, "other_line": other_line},
    )


def _stated_first(entry: _Entry) -> int:
    return 9 if entry.stated is None else entry.stated


def _values(test: ImportedTest) -> str:
    return values_key(test.day, ((t.side, t.number, t.kg) for t in test.trials))


def _person(people: People, key: str, tests: list[ImportedTest]) -> PersonTests:
    person = people.get(key)
    return PersonTests(
        key=key,
        name=person.name,
        reference=person.reference,
        birth_date=person.birth_date,
        age_years=person.age_years,
        age_on=person.age_on,
        sex=person.sex,
        hand=person.hand,
        height_typed=person.height.typed,
        height_unit=person.height.unit,
        height_cm=person.height.value,
        mass_typed=person.mass.typed,
        mass_unit=person.mass.unit,
        mass_kg=person.mass.value,
        tests=tuple(sorted(tests, key=lambda test: (test.day, test.lines))),
    )

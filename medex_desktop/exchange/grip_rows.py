"""The cells of one row of grip results: when and how the test was made, who by, and its trials."""

from collections.abc import Callable
from datetime import date
from operator import itemgetter
from typing import Final, NamedTuple

from medex_desktop.domain.names import clean_line, clean_note
from medex_desktop.errors import InvalidInput
from medex_desktop.exchange.cells import (
    Reading,
    Remembered,
    read_date,
    read_trial,
    read_trial_number,
    read_word,
    unclear_cells,
)
from medex_desktop.exchange.csv_in import Row, Table
from medex_desktop.exchange.faults import RowFault
from medex_desktop.exchange.imported import ImportedTrial
from medex_desktop.exchange.mapping import TRIALS, ColumnUse, Mapping
from medex_desktop.exchange.people import EXPECTED_SIDE, People, PersonReader, RowFaults
from medex_desktop.exchange.words import FORCE_UNITS, is_nothing, plain, vocabulary
from medex_desktop.language import Text

_LINE_LIMIT: Final = 120
_SHOWN: Final = 80
_UNCLEAR: Final = Text(
    "Most of the file writes decimals with the other mark: this may be a decimal or a thousand."
)
_EXPECTED: Final = {
    "protocol": Text("Expected Southampton or ASHT."),
    "posture": Text("Expected a position such as standing."),
}
_FACTS: Final = (
    "test_date", "protocol", "device_make", "device_serial", "handle", "posture",
)  # fmt: skip


class TestFacts(NamedTuple):
    """When and how a test was made; two rows with the same facts are one test (long layout)."""

    day: date
    protocol: str = ""
    device_make: str = ""
    device_serial: str = ""
    handle: str = ""
    posture: str = ""


class Head(NamedTuple):
    """Whose row it is and which test: None where the row's cells can't be taken."""

    key: str | None
    facts: TestFacts | None
    faults: tuple[tuple[str, Text], ...]


def fault_of(row: Row, table: Table, mapping: Mapping, meaning: str, reason: Text) -> RowFault:
    """A fault with the column's name and what the cell says, made fit to be shown."""
    use = mapping.use(meaning)
    if use is None:
        return RowFault(row.line, "", "", reason)
    cell = row.cells[table.columns.index(use.column)]
    return RowFault(row.line, use.column, clean_line(cell[:_SHOWN], meaning, _SHOWN), reason)


class HeadReader:
    """Reads who and when; rows with the same cells are read once."""

    def __init__(self, mapping: Mapping, table: Table, today: date) -> None:
        self.people = People()
        self._mapping = mapping
        self._persons = PersonReader(mapping, table, today)
        self._facts = tuple(meaning for meaning in _FACTS if mapping.has(meaning))
        self._person_cells = _getter(mapping, table, self._persons.meanings)
        self._fact_cells = _getter(mapping, table, self._facts)
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], Head] = {}
        self._facts_known: dict[
            tuple[str, ...], tuple[TestFacts | None, list[tuple[str, Text]]]
        ] = {}
        named = mapping.has("name", "first_name", "last_name", "reference")
        self._by_line = not named or "{line}" in mapping.name_pattern
        self._readers = {
            meaning: Remembered(_fact_reader(meaning, mapping)) for meaning in self._facts
        }
        self._day = Remembered(
            lambda cell: read_date(cell, "test_date", today=today, month_first=mapping.month_first)
        )

    def read(self, row: Row) -> Head:
        """Whose row it is, which test, and what can't be taken."""
        cells = self._person_cells(row.cells), self._fact_cells(row.cells)
        head = None if self._by_line else self._known.get(cells)
        if head is None:
            head = self._read(row.line, *cells)
            self._known[cells] = head
        return head

    def _read(self, line: int, persons: tuple[str, ...], cells: tuple[str, ...]) -> Head:
        read = self._facts_known.get(cells)
        if read is None:
            found = RowFaults()
            read = self._facts_known[cells] = (self._read_facts(cells, found), found.found)
        facts, said = read
        faults = RowFaults(list(said))
        day = facts.day if facts else None
        person = self._persons.read(persons, line, day, faults)
        key = None
        if person is not None and not faults.found and self.people.take(person, line, day, faults):
            key = person.key
        return Head(key, facts, tuple(faults.found))

    def _read_facts(self, cells: tuple[str, ...], faults: RowFaults) -> TestFacts | None:
        said = dict(zip(self._facts, cells, strict=True))
        day = self._mapping.test_date
        try:
            if "test_date" in said:
                day = self._day(said["test_date"])
        except InvalidInput as fault:
            faults.add("test_date", fault.message)
            day = None
        lines: dict[str, str] = {}
        for meaning in _FACTS[1:]:
            lines[meaning] = getattr(self._mapping, meaning)
            cell = said.get(meaning, "")
            if not is_nothing(cell):
                try:
                    lines[meaning] = self._readers[meaning](cell)
                except InvalidInput as fault:
                    faults.add(meaning, fault.message)
        return TestFacts(day, **lines) if day is not None else None


def _fact_reader(meaning: str, mapping: Mapping) -> Callable[[str], str]:
    expected = _EXPECTED.get(meaning)
    if expected is None:
        return lambda cell: clean_line(cell, meaning, _LINE_LIMIT)
    words = vocabulary(meaning, mapping.own_words(meaning), ())
    return lambda cell: read_word(cell, words, meaning, expected)


def _getter(
    mapping: Mapping, table: Table, meanings: tuple[str, ...]
) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """Picks the cells of some meanings out of a row, as a tuple whatever their number."""
    uses = (mapping.use(meaning) for meaning in meanings)
    places = [table.columns.index(use.column) for use in uses if use is not None]
    if not places:
        return lambda _cells: ()
    if len(places) == 1:
        place = places[0]
        return lambda cells: (cells[place],)
    picked: Callable[[tuple[str, ...]], tuple[str, ...]] = itemgetter(*places)
    return picked


def _place_in_test(use: ColumnUse) -> int:
    return TRIALS.index(use.meaning) if use.meaning in TRIALS else len(TRIALS)


def _trial_of(meaning: str) -> tuple[str, int]:
    side, _dash, number = meaning.partition("_")
    return side, int(number)


class _LongCells(NamedTuple):
    """One trial of a long file and what its cells refuse."""

    side: str
    number: int | None
    reading: Reading | None
    faults: tuple[tuple[str, Text], ...]


class TrialCells:
    """Reads the trials of rows, wide or long; a unit column, a column name or the file says kg."""

    def __init__(self, mapping: Mapping, table: Table) -> None:
        self._mapping = mapping
        self._readers: dict[str, Remembered[Reading | None]] = {}
        self._made: dict[tuple[str, int, int | None, Reading], ImportedTrial] = {}
        self._place = {use.meaning: table.columns.index(use.column) for use in mapping.columns}
        self._wide = [
            (use.meaning, *_trial_of(use.meaning), self._place[use.meaning], use.unit)
            for use in sorted(mapping.columns, key=_place_in_test)
            if use.meaning in TRIALS
        ]
        side = mapping.use("side")
        present = {plain(cell) for cell in set(table.column(side.column))} if side else set()
        sides = vocabulary("side", mapping.own_words("side"), present)
        units = {**FORCE_UNITS, **mapping.own_words("unit")}
        most = 6 if mapping.numbering == "order" else 3
        self._long_meanings = tuple(
            meaning for meaning in ("side", "trial", "value", "unit") if mapping.has(meaning)
        )
        self._unclear = unclear_cells(
            cell
            for use in mapping.columns
            if use.meaning in TRIALS or use.meaning == "value"
            for cell in set(table.column(use.column))
        )
        self._long_cells = _getter(mapping, table, self._long_meanings)
        self._known: dict[tuple[str, ...], _LongCells] = {}
        value = mapping.use("value")
        self._value_unit = value.unit if value else ""
        self._side = Remembered(lambda cell: read_word(cell, sides, "side", EXPECTED_SIDE))
        self._unit = Remembered(
            lambda cell: read_word(cell, units, "unit", Text("Expected kg or lb."))
        )
        self._number = Remembered(lambda cell: read_trial_number(cell, most, "trial"))

    def wide(self, cells: tuple[str, ...], faults: RowFaults) -> list[ImportedTrial]:
        """The trials of a row that holds a whole test."""
        read = self.readings(cells, faults)
        return [self.trial(side, number, reading) for side, number, reading in read]

    def readings(self, cells: tuple[str, ...], faults: RowFaults) -> list[tuple[str, int, Reading]]:
        """What the trial columns of a row hold: hand, number by the column, value."""
        place = self._place.get("unit")
        row_unit = self._row_unit(cells[place], faults) if place is not None else ""
        found: list[tuple[str, int, Reading]] = []
        if row_unit is None:
            return found
        for meaning, side, number, place, unit in self._wide:
            try:
                reading = self._reader(row_unit or unit)(cells[place])
            except InvalidInput as fault:
                faults.add(meaning, fault.message)
                continue
            if reading is not None:
                found.append((side, number, reading))
        return found

    def long(
        self, cells: tuple[str, ...], faults: RowFaults
    ) -> tuple[str, int | None, Reading | None]:
        """The hand, the stated trial number and the value of a row that holds one trial."""
        written = self._long_cells(cells)
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = self._read_long(
                dict(zip(self._long_meanings, written, strict=True))
            )
        faults.found.extend(known.faults)
        return known.side, known.number, known.reading

    def number(self, cells: tuple[str, ...], faults: RowFaults) -> int | None:
        """The trial number a row states, None when it states none."""
        place = self._place.get("trial")
        if place is None or is_nothing(cells[place]):
            return None
        try:
            return self._number(cells[place])
        except InvalidInput as fault:
            faults.add("trial", fault.message)
            return None

    def _read_long(self, said: dict[str, str]) -> "_LongCells":
        faults = RowFaults()
        side, number, reading = "", None, None
        unit = self._row_unit(said.get("unit", ""), faults)
        try:
            side = self._side(said["side"])
        except InvalidInput as fault:
            faults.add("side", fault.message)
        try:
            if not is_nothing(said.get("trial", "")):
                number = self._number(said["trial"])
        except InvalidInput as fault:
            faults.add("trial", fault.message)
        try:
            if unit is not None:
                reading = self._reader(unit or self._value_unit)(said["value"])
        except InvalidInput as fault:
            faults.add("value", fault.message)
        return _LongCells(side, number, reading, tuple(faults.found))

    def trial(
        self, side: str, number: int, reading: Reading, order: int | None = None
    ) -> ImportedTrial:
        """One trial as a record, its place in the test as the mapping says; equal ones are one."""
        same = side, number, order, reading
        made = self._made.get(same)
        if made is None:
            place = self._order(side, number) if order is None else order
            made = ImportedTrial(
                side, number, place, reading.typed, reading.unit, reading.kg, reading.code
            )
            self._made[same] = made
        return made

    def note(self, cells: tuple[str, ...], faults: RowFaults) -> str:
        """The note of a row."""
        place = self._place.get("note")
        if place is None:
            return ""
        try:
            return clean_note(cells[place], "note")
        except InvalidInput as fault:
            faults.add("note", fault.message)
            return ""

    def _row_unit(self, cell: str, faults: RowFaults) -> str | None:
        """The unit a row states, "" when it states none, None when it can't be taken."""
        if is_nothing(cell):
            return ""
        try:
            return self._unit(cell)
        except InvalidInput as fault:
            faults.add("unit", fault.message)
            return None

    def _reader(self, unit: str) -> Remembered[Reading | None]:
        known = self._readers.get(unit)
        if known is None:
            meant, mark, stated = unit or self._mapping.unit, self._mapping.decimal_mark, bool(unit)

            def read(cell: str) -> Reading | None:
                if not mark and cell in self._unclear:
                    raise InvalidInput("value", _UNCLEAR)
                return read_trial(cell, meant, mark, "value", stated=stated)

            known = self._readers[unit] = Remembered(read)
        return known

    def _order(self, side: str, number: int) -> int:
        start, kind = self._mapping.start_side, self._mapping.trial_order
        if not start or not kind:
            return 0
        second = side != start
        return 2 * number - 1 + second if kind == "alternating" else number + 3 * second

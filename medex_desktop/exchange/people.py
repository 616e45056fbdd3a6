"""The person of a row: who it is by the file, what is said about them, and what contradicts it."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from medex_desktop.domain.body import NOTHING, BodyFact, read_height, read_mass
from medex_desktop.domain.client_records import Hand, Sex
from medex_desktop.domain.dates import check_birth, whole_years
from medex_desktop.domain.names import clean_line, display_name, fold, refuse_turning
from medex_desktop.errors import InvalidInput
from medex_desktop.exchange.cells import (
    YOUNGEST,
    Remembered,
    outside_ages,
    read_age,
    read_date,
    read_word,
)
from medex_desktop.exchange.csv_in import Table
from medex_desktop.exchange.mapping import PERSON, Mapping
from medex_desktop.exchange.words import is_nothing, plain, vocabulary
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text

NAME_LIMIT: Final = 120
REFERENCE_LIMIT: Final = 200

_T = TypeVar("_T")

NO_NAME: Final = Text("No name, so nobody to give it to.")
EXPECTED_SIDE: Final = Text("Expected L or R.")
EXPECTED_SEX: Final = Text("Expected female, male or not stated.")
EXPECTED_HAND: Final = Text("Expected right, left, both or unknown.")


@dataclass(frozen=True, slots=True)
class Person:
    """Who a row is about. ``age_years`` on ``age_on`` stands in for a birth date not known."""

    key: str
    name: str
    reference: str = ""
    birth_date: date | None = None
    age_years: int | None = None
    age_on: date | None = None
    sex: Sex = Sex.NOT_STATED
    hand: Hand = Hand.UNKNOWN
    height: BodyFact = NOTHING
    mass: BodyFact = NOTHING


def person_key(reference: str, name: str, birth_date: date | None) -> str:
    """What makes two rows one person: the file's own id, else the folded name and birth date."""
    if reference:
        return _id_key(reference)
    return _name_key(display_name(name), birth_date)


def _id_key(reference: str) -> str:
    return f"id:{reference.casefold()}"


def _name_key(shown: str, birth_date: date | None) -> str:
    born = birth_date.isoformat() if birth_date else ""
    return f"name:{fold(shown)}|{born}"


@dataclasses.dataclass(slots=True)
class RowFaults:
    """The faults of one row while it is read: meanings of columns and why."""

    found: list[tuple[str, Text]] = field(default_factory=list)

    def add(self, meaning: str, reason: Text) -> None:
        """One more."""
        self.found.append((meaning, reason))


class PersonReader:
    """Reads the person cells of rows, by the mapping; words and dates are read once each."""

    def __init__(self, mapping: Mapping, table: Table, today: date) -> None:
        self._mapping = mapping
        self._named = mapping.has("name", "first_name", "last_name")
        self.meanings = tuple(meaning for meaning in PERSON if mapping.has(meaning))
        words = {meaning: column_words(meaning, mapping, table) for meaning in ("sex", "hand")}

        def day(cell: str) -> date:
            found = read_date(cell, "birth_date", today=today, month_first=mapping.month_first)
            return check_birth(found, "birth_date", today)

        height, mass = mapping.use("height"), mapping.use("mass")
        height_unit = (height.unit if height else "") or mapping.height_unit or "cm"
        mass_unit = (mass.unit if mass else "") or mapping.mass_unit or "kg"
        self._birth = Remembered(day)
        self._age_of_all: int | None = int(mapping.age) if mapping.age else None
        self._age = Remembered(lambda cell: read_age(cell, "age"))
        self._sex = Remembered(lambda cell: Sex(read_word(cell, words["sex"], "sex", EXPECTED_SEX)))
        self._hand = Remembered(
            lambda cell: Hand(read_word(cell, words["hand"], "hand", EXPECTED_HAND))
        )
        self._height = Remembered(lambda cell: read_height(cell, height_unit, "height"))
        self._mass = Remembered(lambda cell: read_mass(cell, mass_unit, "mass"))

    def read(
        self, cells: Sequence[str], line: int, day: date | None, faults: RowFaults
    ) -> Person | None:
        """The person of a row; None when a cell can't be taken (said in ``faults``).

        Args:
            cells: one for each of ``meanings``.
            line: the row's line, for names made of it.
            day: the day of the test, for ages and birth dates.
            faults: takes what can't be read.
        """
        said = dict(zip(self.meanings, cells, strict=True))
        before = len(faults.found)

        def fact(meaning: str, reading: Callable[[str], _T], otherwise: _T) -> _T:
            return _fact(said.get(meaning, ""), meaning, reading, otherwise, faults)

        reference = fact("reference", _reference, "")
        name = self._name(said, reference, line, faults)
        birth: date | None = fact("birth_date", self._birth, None)
        age = fact("age", self._age, self._age_of_all) if birth is None else None
        person = Person(
            key=self._key(reference, name, birth, line),
            name=name,
            reference=reference,
            birth_date=birth,
            age_years=age,
            age_on=day if age is not None else None,
            sex=fact("sex", self._sex, Sex.NOT_STATED),
            hand=fact("hand", self._hand, Hand.UNKNOWN),
            height=fact("height", self._height, NOTHING),
            mass=fact("mass", self._mass, NOTHING),
        )
        if birth is not None and day is not None:
            _check_age(birth, day, faults)
        return person if len(faults.found) == before else None

    def _key(self, reference: str, name: str, birth: date | None, line: int) -> str:
        if reference:
            return _id_key(reference)
        return _name_key(name, birth) if self._named else f"line:{line}"

    def _name(self, said: dict[str, str], reference: str, line: int, faults: RowFaults) -> str:
        meaning, written = "name", said.get("name", "")
        if "name" not in said:
            first, last = said.get("first_name", ""), said.get("last_name", "")
            meaning, written = ("last_name" if "last_name" in said else "first_name"), ""
            if first or last:
                written = f"{first.strip()} {last.strip()}"
        if meaning not in said:
            meaning = "reference"
            if reference or "{line}" in self._mapping.name_pattern:
                written = self._mapping.name_pattern.replace("{id}", reference)
                written = written.replace("{line}", str(line))
        try:
            for part in ("first_name", "last_name") if "name" not in said else ():
                refuse_turning(said.get(part, ""), part)
            refuse_turning(written, meaning)
            name = display_name(clean_line(written, meaning, NAME_LIMIT))
        except InvalidInput as fault:
            faults.add(fault.field, fault.message)
            return ""
        if not any(map(str.isalnum, name)):
            faults.add(meaning, NO_NAME)
        return name


def _fact(
    cell: str, meaning: str, reading: Callable[[str], _T], otherwise: _T, faults: RowFaults
) -> _T:
    """One fact of a person; ``otherwise`` when the cell is blank or can't be taken."""
    if is_nothing(cell):
        return otherwise
    try:
        return reading(cell)
    except InvalidInput as fault:
        faults.add(meaning, fault.message)
        return otherwise


def _reference(cell: str) -> str:
    return clean_line(cell, "reference", REFERENCE_LIMIT)


def column_words(meaning: str, mapping: Mapping, table: Table) -> dict[str, str]:
    """The words that are taken in the column of one meaning."""
    use = mapping.use(meaning)
    present = {plain(cell) for cell in set(table.column(use.column))} if use else set()
    return vocabulary(meaning, mapping.own_words(meaning), present)


def _check_age(birth: date, day: date, faults: RowFaults) -> None:
    if day < birth:
        words = {"day": Day(day), "birth": Day(birth)}
        faults.add("test_date", Text("{day} is before the birth date, {birth}.", words))
    elif whole_years(birth, day) < YOUNGEST:
        faults.add("birth_date", outside_ages(whole_years(birth, day)))


class People:
    """Everybody of the file by key; a row that contradicts an earlier one is refused."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Person, int, date | None]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: str) -> Person:
        """The person as all accepted rows together say."""
        return self._known[key][0]

    def take(self, person: Person, line: int, day: date | None, faults: RowFaults) -> bool:
        """Keep a person, or add to the one of the same key; False on a contradiction."""
        known = self._known.get(person.key)
        if known is None:
            self._known[person.key] = (person, line, day)
            return True
        earlier, first_line, latest = known
        conflict = _conflict(earlier, person)
        if conflict is not None:
            meaning, said = conflict
            words = Text(
                "Line {line} says {said} for this client.", {"line": first_line, "said": said}
            )
            faults.add(meaning, words)
            return False
        newer = day is not None and (latest is None or day >= latest)
        self._known[person.key] = (
            _merged(earlier, person, newer=newer),
            first_line,
            day if newer else latest,
        )
        return True


def _conflict(earlier: Person, later: Person) -> tuple[str, object] | None:
    """The meaning that contradicts and what the earlier row said."""
    if fold(earlier.name) != fold(later.name):
        return "name", earlier.name
    births = earlier.birth_date, later.birth_date
    if None not in births and births[0] != births[1]:
        return "birth_date", Day(births[0]) if births[0] else ""
    if Sex.NOT_STATED not in (earlier.sex, later.sex) and earlier.sex != later.sex:
        return "sex", earlier.sex.value
    if Hand.UNKNOWN not in (earlier.hand, later.hand) and earlier.hand != later.hand:
        return "hand", earlier.hand.value
    if _ages_disagree(earlier, later):
        return "age", Text(
            "{years} years on {day}", {"years": earlier.age_years, "day": Day(earlier.age_on)}
        ) if earlier.age_on else earlier.age_years
    return None


def _ages_disagree(earlier: Person, later: Person) -> bool:
    """Whether no birthday fits both stated ages (whole years, so a year's difference may fit)."""
    if earlier.age_years is None or later.age_years is None:
        return False
    if earlier.age_on is None or later.age_on is None:
        return False
    passed = Decimal((later.age_on - earlier.age_on).days) / Decimal("365.25")
    return abs(later.age_years - earlier.age_years - passed) > 1


def _merged(earlier: Person, later: Person, *, newer: bool) -> Person:
    """The earlier record with what it lacked; height and weight are those of the latest test."""
    fresh, old = (later, earlier) if newer else (earlier, later)
    birth = earlier.birth_date or later.birth_date
    return replace(
        earlier,
        birth_date=birth,
        age_years=None if birth else earlier.age_years,
        age_on=None if birth else earlier.age_on,
        sex=later.sex if earlier.sex == Sex.NOT_STATED else earlier.sex,
        hand=later.hand if earlier.hand == Hand.UNKNOWN else earlier.hand,
        height=fresh.height if fresh.height.value is not None else old.height,
        mass=fresh.mass if fresh.mass.value is not None else old.mass,
    )

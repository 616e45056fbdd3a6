"""How one person reads one file: what its columns mean, and what was answered so far."""

from collections.abc import Mapping as Dict
from dataclasses import field, fields, replace
from datetime import date
from typing import Final

from medex_desktop.errors import InvalidInput
from medex_desktop.exchange.csv_in import Table
from medex_desktop.exchange.mapping import Mapping, answer, arrange, assign
from medex_desktop.exchange.questions import COLUMNS, DATE, Question, open_questions, questions
from medex_desktop.exchange.suggestion import date_cells, date_order, suggest
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

SAMPLE_ROWS: Final = 200
SAMPLES: Final = 3
_HEADER: Final = "header"
_DATES: Final = "date_order"
_FIRST: Final = (_HEADER, _DATES)
_NO_ANSWERS: Final = ("kind", "layout")


@dataclass(frozen=True, slots=True)
class Understanding:
    """Columns and answers as given; ``look`` says what they come to.

    Attributes:
        kind: "grip" or "clients".
        columns: the mapping of the columns alone; None until the names were looked at.
        answers: what was answered, by the question's key, as typed or chosen.
    """

    kind: str
    columns: Mapping | None = None
    answers: Dict[str, str] = field(default_factory=dict)

    def assigned(self, column: str, meaning: str, unit: str = "") -> "Understanding":
        """With another meaning for a column; "" leaves the column alone."""
        before = self.columns or Mapping(self.kind)
        return replace(self, columns=assign(before, column, meaning, unit))

    def answered(self, key: str, value: str) -> "Understanding":
        """With one answer, or another one; another first row makes other columns."""
        again = key == _HEADER and self.answers.get(key, value) != value
        columns = None if again else self.columns
        return replace(self, columns=columns, answers={**self.answers, key: value})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer so far, what is wrong with it, and the day it was read as."""

    question: Question
    value: str
    fault: Text | None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """One column of the file: its name, its unit and some of its values."""

    name: str
    unit: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What an understanding comes to with this file; ``open_keys`` stand in the way of reading."""

    understanding: Understanding
    mapping: Mapping
    asked: tuple[Asked, ...]
    open_keys: tuple[str, ...]
    samples: tuple[Sample, ...]


def look(table: Table, given: Understanding, today: date) -> Look:
    """Work out the mapping and what is still to be asked. Slow for large files."""
    given = _with_first_row(table, given)
    bare = given.columns or _suggested(table, given)
    units = {use.column: use.unit for use in _suggested(table, given).columns}
    bare = _with_units(bare, units)
    if not given.answers.get(_DATES):
        shown = date_order(date_cells(bare, arrange(table, bare)))
        bare = replace(bare, date_order=shown)
    given = replace(given, columns=bare)
    asking = _asking(table, bare)
    given = _with_suggestions(given, asking)
    mapping, faults = _mapping(bare, given.answers, today)
    still = {question.key for question in questions(mapping, table)}
    asked = tuple(
        Asked(
            question,
            given.answers.get(question.key, ""),
            faults.get(question.key),
            mapping.test_date if question.form == DATE else None,
        )
        for question in asking
        if given.answers.get(question.key) or question.key in still
    )
    open_keys = [question.key for question in open_questions(mapping, table)]
    open_keys += [one.question.key for one in asked if one.fault and one.value]
    samples = tuple(_samples(arrange(table, bare), units))
    return Look(given, mapping, asked, tuple(dict.fromkeys(open_keys)), samples)


def from_kept(kept: Mapping) -> Understanding:
    """The understanding that a saved mapping holds."""
    columns = Mapping(kept.kind, layout=kept.layout, columns=kept.columns, header=kept.header)
    answers = {
        known.name: getattr(kept, known.name)
        for known in fields(Mapping)
        if known.name not in _NO_ANSWERS and isinstance(getattr(kept, known.name), str)
    }
    answers = {name: value for name, value in answers.items() if value}
    if kept.header is not None:
        answers[_HEADER] = "names" if kept.header else "data"
    if kept.test_date is not None:
        answers["test_date"] = kept.test_date.isoformat()
    answers.update({f"word.{word.meaning}.{word.written}": word.value for word in kept.words})
    return Understanding(kept.kind, columns, answers)


def fits(table: Table, kept: Mapping) -> bool:
    """Whether a file has every column that a saved mapping names."""
    names = set(arrange(table, kept).columns)
    return bool(kept.columns) and all(use.column in names for use in kept.columns)


def _with_first_row(table: Table, given: Understanding) -> Understanding:
    """The answer about the first row, when it is in doubt; otherwise there is none."""
    answers = dict(given.answers)
    if table.header_in_doubt:
        answers.setdefault(_HEADER, "data")
    else:
        answers.pop(_HEADER, None)
    return replace(given, answers=answers)


def _suggested(table: Table, given: Understanding) -> Mapping:
    headless = given.answers.get(_HEADER) == "data"
    found = suggest(table.headless() if headless else table, given.kind)
    return replace(found, header=not headless)


def _with_units(bare: Mapping, units: Dict[str, str]) -> Mapping:
    """The unit that a column's name says stays with the column."""
    columns = tuple(
        replace(use, unit=use.unit or units.get(use.column, "")) for use in bare.columns
    )
    return replace(bare, columns=columns)


def _asking(table: Table, bare: Mapping) -> tuple[Question, ...]:
    """Everything this file leaves open, whether it was answered since or not."""
    asking = questions(bare, table)
    if not table.header_in_doubt:
        return asking
    return (*questions(replace(bare, header=None), table), *asking)


def _with_suggestions(given: Understanding, asking: tuple[Question, ...]) -> Understanding:
    answers = dict(given.answers)
    for question in asking:
        if question.suggested and question.form != COLUMNS:
            answers.setdefault(question.key, question.suggested)
    return replace(given, answers=answers)


def _mapping(
    bare: Mapping, answers: Dict[str, str], today: date
) -> tuple[Mapping, dict[str, Text]]:
    mapping = bare
    faults: dict[str, Text] = {}
    for key in sorted(answers, key=lambda each: each not in _FIRST):
        if not answers[key].strip() or (key == _DATES and bare.date_order):
            continue
        try:
            mapping = answer(mapping, key, answers[key], today)
        except InvalidInput as fault:
            faults[key] = fault.message
    return mapping, faults


def _samples(table: Table, units: Dict[str, str]) -> list[Sample]:
    top = table.rows[:SAMPLE_ROWS]
    found = []
    for place, name in enumerate(table.columns):
        values: dict[str, None] = {}
        for row in top:
            cell = " ".join(row.cells[place].split())
            if cell:
                values.setdefault(cell[:60])
                if len(values) == SAMPLES:
                    break
        found.append(Sample(name, units.get(name, ""), tuple(values)))
    return found
